"""What is common among some people: so for each of them, and for each that it is so for each, and so on without end.

A mind in a state leads to the minds in it; so many as there are, they are finitely many. What is common holds in every
one that chains of these people lead to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.language.asking import PhraseError
from unsaid.world.supposing import unsure
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.minds import Minds
    from unsaid.world import Expression


def minds_of(minds: Minds, state: int, group: Sequence[int]) -> Iterator[int]:
    """Every mind that a chain of believers of a group leads to, each once; not the state itself, if none does."""
    waiting, met = [state], set[int]()
    while waiting:
        here = waiting.pop()
        for who in group:
            mind = minds.mind(here, who)
            if mind not in met:
                met.add(mind)
                waiting.append(mind)
                yield mind


def common(minds: Minds, state: int, group: Sequence[int], condition: Expression) -> bool:
    """Whether a condition is commonly believed in a group: no chain of believers leads to a mind in which it is not."""
    return all(minds.holds(mind, condition) for mind in minds_of(minds, state, group))


def commonly_known(minds: Minds, state: int, group: Sequence[int], fluent: int) -> bool:
    """Whether the value that a fluent has is held in every mind that a chain of believers of a group leads to."""
    so = minds.values(state)[fluent]
    held = (minds.values(mind)[fluent] for mind in minds_of(minds, state, group))
    return so is not None and all(unsure(one) is None and same(one, so) for one in held)


FEWEST = 1
"""Believers of whom something can be common."""

PLAIN = 2
"""Parts of the reading of a fluent in the state itself."""

ASKED = re.compile(r"\s*common\s*\((.*)\)\s*", re.DOTALL)


def asked(phrase: str) -> tuple[tuple[str, ...], str] | None:
    """Of ``common(Ann, Ben, lit())`` the names and what is asked of them; None for any other phrase."""
    found = ASKED.fullmatch(phrase)
    parts = [part.strip() for part in _apart(found[1])] if found else []
    if len(parts) < FEWEST + 1 or not all(part.isidentifier() for part in parts[:-1]):
        return None
    return tuple(parts[:-1]), parts[-1]


def _apart(text: str) -> Iterator[str]:
    """What stands between the commas outside brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def test_of(open_: OpenWorld, group: Sequence[int], phrase: str) -> Callable[[int], bool]:
    """Whether, in a state, a condition is common in a group; of a fact that is no condition, whether its value is.
    Raises PhraseError."""
    minds = open_.minds
    try:
        condition = open_.grounded.condition(open_.phrases.condition(phrase))
    except PhraseError:
        value = open_.grounded.value(open_.phrases.value(phrase))
        if type(value) is not tuple or value[0] != "get" or len(value) > PLAIN:
            raise
        return lambda state: commonly_known(minds, state, group, value[1])
    return lambda state: common(minds, state, group, condition)
