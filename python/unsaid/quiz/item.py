"""An item: a story, a question about it, choices of which exactly one is right, and what shows that it is.

A value that travels as a line of JSON or a row of Parquet. ``twin`` names the item that asks the same of a story which
differs in one event and has the other answer, so that nobody who overlooks the event can be right on both. ``sights``
are the stretches of the story (start, end, in characters) that say who saw or heard what: a test for shortcuts hides
them.
"""

from __future__ import annotations

import msgspec

CARD = "chronicle-1"
"""The convention card by which stories of today are to be read."""


class Item(msgspec.Struct, frozen=True):
    """One question with its one right answer.

    ``answer`` is one of ``choices``, word for word. ``order`` is how many minds the question goes through (0 to 4).
    ``world`` is the digest of the world and the course that the story tells; ``proof`` says which acts the mind in
    question took part in, and so what it holds. ``card`` names the page of conventions that it is to be read by, and
    ``form`` the way the story is laid out.
    """

    id: str
    story: str
    question: str
    choices: tuple[str, ...]
    answer: str
    kind: str
    order: int
    genre: str
    form: int
    tags: tuple[str, ...]
    twin: str
    seed: int
    world: str
    proof: str
    card: str = CARD
    sights: tuple[tuple[int, int], ...] = ()

    @property
    def label(self) -> int:
        """The place of the answer among the choices, from 0."""
        return self.choices.index(self.answer)

    def masked(self, by: str = "…") -> str:
        """The story with what says who saw or heard what put out of sight."""
        parts, done = [], 0
        for start, end in self.sights:
            parts += [self.story[done:start], by]
            done = end
        return "".join([*parts, self.story[done:]])
