"""What keeps a text from being an outline: one message with its place and what to do about it."""

from __future__ import annotations

from unsaid.errors import UnsaidError


class OutlineProblem(UnsaidError):
    """A text that is no outline, or that contradicts itself.

    ``place`` is the file and the line; ``repair`` says what to write instead, or None.

    >>> import unsaid
    >>> try:
    ...     unsaid.outline("People: Ann\\n\\n| scene | comes out |\\n|---|---|\\n| 1 | a |\\n", name="plan")
    ... except unsaid.OutlineProblem as problem:
    ...     print(problem.place, problem.repair)
    plan:3 add a column with that word at its top, which says who is in the scene
    """

    repair: str | None

    def __init__(self, code: str, place: str, said: str, repair: str | None = None) -> None:
        self.repair = repair
        super().__init__(code, f"{place}: {said}" + (f"; {repair}" if repair else ""), place)


MOST = {"people": 80, "facts": 400, "scenes": 500, "lines": 20_000}
"""How many there may be in one outline."""

LARGEST = 2 * 2**20
"""Bytes an outline may have."""

LONGEST = 200
"""Characters of a name or of a fact."""

DEEPEST = 3
"""Minds within minds that an item may have."""
