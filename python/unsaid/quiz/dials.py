"""What a set is made like: the dials, and which of them contradict each other."""

from __future__ import annotations

import msgspec

from unsaid.errors import BadValue

GENRES = ("rooms", "gossip", "offices", "games", "detection")
KINDS = (
    "reality",
    "memory",
    "belief",
    "knows",
    "whether",
    "wrong",
    "next",
    "why",
    "do",
    "could",
    "unsaid",
    "silence",
    "feeling",
)


class Dials(msgspec.Struct, frozen=True):
    """How stories and questions are made. Numbers are counts, but for ``lies``: the share of what is told that is not
    what the teller thinks. ``depth``: the most minds a question goes through. ``distractors``: acts that change
    nothing that is asked. Raises BadValue for what cannot be."""

    depth: int = 4
    acts: int = 8
    people: int = 5
    distractors: int = 1
    lies: float = 0.5
    genres: tuple[str, ...] = GENRES
    kinds: tuple[str, ...] = KINDS

    def __post_init__(self) -> None:
        for name, least, most in (("depth", 0, 4), ("acts", 6, 40), ("people", 4, 8), ("distractors", 0, 20)):
            number = getattr(self, name)
            if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
                raise BadValue(name, f"{name} is a whole number from {least} to {most}, and {number!r} is not")
        if not isinstance(self.lies, int | float) or not 0 <= self.lies <= 1:
            raise BadValue("lies", f"lies is a share from 0 to 1, and {self.lies!r} is not")
        self._named("genres", GENRES)
        self._named("kinds", KINDS)
        if self.distractors > self.acts - 6:
            most = self.acts - 6
            raise BadValue(
                "distractors",
                f"{self.distractors} of {self.acts} acts cannot be distractors, for a story needs six that are none: "
                f"at most {most}, or more acts",
            )
        if not self.cells:
            least = min(LEAST[kind] for kind in self.kinds)
            raise BadValue("depth", f"no question of these kinds goes through at most {self.depth} minds: take {least}")

    def _named(self, what: str, known: tuple[str, ...]) -> None:
        given = getattr(self, what)
        if not given:
            raise BadValue(what, f"no {what} are given; there are {', '.join(known)}")
        for name in given:
            if name not in known:
                raise BadValue(what, f"there is no {name!r} among the {what}: {', '.join(known)}")

    @property
    def cells(self) -> tuple[tuple[str, int], ...]:
        """What is asked for in turn: kinds with their orders, those least open to shortcuts more often."""
        return tuple((kind, order) for kind, order in SCHEDULE if kind in self.kinds and order <= self.depth)


SCHEDULE = (
    ("belief", 1),
    ("next", 1),
    ("why", 1),
    ("do", 2),
    ("knows", 1),
    ("wrong", 2),
    ("reality", 0),
    ("belief", 2),
    ("next", 2),
    ("could", 1),
    ("unsaid", 1),
    ("why", 1),
    ("silence", 2),
    ("feeling", 1),
    ("belief", 3),
    ("do", 2),
    ("next", 1),
    ("whether", 1),
    ("memory", 0),
    ("knows", 2),
    ("belief", 4),
    ("why", 1),
    ("feeling", 2),
    ("next", 2),
)
LEAST = {kind: min(order for other, order in SCHEDULE if other == kind) for kind in KINDS}
DEEPEST = {kind: max(order for other, order in SCHEDULE if other == kind) for kind in KINDS}
"""How many minds a question of each kind goes through, at least and at most."""
