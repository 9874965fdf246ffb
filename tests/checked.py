"""Every story that any test finds is gone through by the checker, whatever the test is about.

``install`` puts a checking search in the place of the search, before the tests import it.
"""

from __future__ import annotations

from typing import Any

from unsaid.checker import Restless, check
from unsaid.data.limits import Limits
from unsaid.data.story import Result
from unsaid.minds import Minds
from unsaid.story import find

_search = find.find


def checked(minds: Minds, limits: Limits | None = None, *, goal: float | None = None, progress: Any = None) -> Result:
    """The search, and after it the checker; a story the checker does not confirm fails the test."""
    result = _search(minds, limits, goal=goal, progress=progress)
    if result.stop == "found":
        try:
            findings = check(minds.ground, result.story, limits, goal)
        except Restless:
            return result  # random worlds may hold triggers that never rest where only the checker's own search looks
        assert not findings, "\n".join(map(str, findings))
    return result


def install() -> None:
    """From here on, whoever imports the search gets the checking one."""
    find.find = checked
