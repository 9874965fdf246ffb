"""A scene of a task: who is where, what there is to be known, and the acts that can be done.

A scene is small and made of few kinds of parts, so that three programs can work on it that share nothing else: the
engine, by
the world it is written as (``writing.py``); minds cut at a depth (``cut.py``); and whoever reads its words
(``wording.py``).

An act is done by the one who solves the task, and by nobody's leave. It needs some values, in the world or in one
mind; it
sets some; and it is seen by whoever is in some rooms, or by some people.
"""

from __future__ import annotations

from dataclasses import dataclass

YOU = "You"

Value = str | bool | None
"""A value of a fluent; None is ``?``."""

Chain = tuple[str, ...]
"""Believers, the outermost first."""


@dataclass(frozen=True)
class Need:
    """That a fluent has a value, at the end of a chain of believers."""

    chain: Chain
    fluent: str
    value: Value


@dataclass(frozen=True)
class Want:
    """What is to be so at the end, or, with ``kept``, what is not to be."""

    need: Need
    kept: bool = False

    @property
    def depth(self) -> int:
        """How many believers it has."""
        return len(self.need.chain)


@dataclass(frozen=True)
class Act:
    """Something that can be done: ``name`` is that of the world's act, ``words`` say it in English."""

    name: str
    words: str
    needs: tuple[Need, ...]
    sets: tuple[tuple[str, Value], ...]
    rooms: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    shown: str = ""
    """The name by which it is chosen, where the world's own would tell what is to be found out."""

    @property
    def chosen(self) -> str:
        """The name by which it is chosen."""
        return self.shown or self.name


@dataclass(frozen=True)
class Scene:
    """Rooms with doors between neighbours in order, people, values at the start, and who does not know which."""

    people: tuple[str, ...]
    rooms: tuple[str, ...]
    start: tuple[tuple[str, Value], ...]
    unknown: tuple[tuple[str, str], ...]
    """Pairs of a person and a fluent of which they know nothing."""
    parts: frozenset[str]
    """Which kinds of acts there are."""

    @property
    def others(self) -> tuple[str, ...]:
        """Everybody but you."""
        return tuple(who for who in self.people if who != YOU)

    @property
    def doors(self) -> tuple[tuple[str, str], ...]:
        """The pairs of rooms one can go between, both ways."""
        there = tuple(zip(self.rooms, self.rooms[1:], strict=False))
        return (*there, *((b, a) for a, b in there))

    @property
    def places(self) -> dict[str, str]:
        """Who is where at the start."""
        return {who: str(value) for who in self.people for f, value in self.start if f == at(who)}

    def acts(self) -> tuple[Act, ...]:
        """All acts, in the order in which the world has them."""
        found: list[Act] = []
        for part, makes in PARTS.items():
            if part in self.parts:
                found += makes(self)
        return tuple(found)


def at(who: str) -> str:
    """The fluent of where somebody is."""
    return f"at({who})"


def is_at(who: str, room: str) -> Need:
    """That somebody is in a room."""
    return Need((), at(who), room)


def _go(s: Scene) -> list[Act]:
    return [
        Act(f"go({a}, {b})", f"go from the {a} to the {b}", (is_at(YOU, a),), ((at(YOU), b),), frozenset((a, b)))
        for a in s.rooms
        for b in s.rooms
        if (a, b) in s.doors
    ]


def _send(s: Scene) -> list[Act]:
    return [
        Act(
            f"send({c}, {a}, {b})",
            f"in the {a}, ask {c} to go to the {b}",
            (is_at(YOU, a), is_at(c, a)),
            ((at(c), b),),
            frozenset((a, b)),
        )
        for c in s.others
        for a in s.rooms
        for b in s.rooms
        if (a, b) in s.doors
    ]


def _say(s: Scene) -> list[Act]:
    told = Need((YOU,), "news()", True)
    return [
        Act(f"say({r})", f"say the news aloud in the {r}", (is_at(YOU, r), told), (("news()", True),), frozenset((r,)))
        for r in s.rooms
    ]


def _whisper(s: Scene) -> list[Act]:
    told = Need((YOU,), "news()", True)
    return [
        Act(
            f"whisper({c}, {r})",
            f"in the {r}, whisper the news to {c}",
            (is_at(YOU, r), is_at(c, r), told),
            (("news()", True),),
            people=frozenset((YOU, c)),
        )
        for c in s.others
        for r in s.rooms
    ]


def _ask(s: Scene) -> list[Act]:
    return [
        Act(
            f"ask({c}, {p}, {r})",
            f"in the {r}, ask {c} aloud who took the ring",
            (is_at(YOU, r), is_at(c, r), Need((c,), "thief()", p)),
            (("thief()", p),),
            frozenset((r,)),
            shown=f"ask({c}, {r})",
        )
        for c in s.others
        for p in s.others
        for r in s.rooms
    ]


def _take(s: Scene) -> list[Act]:
    return [
        Act(
            f"take({r})",
            f"take the ring in the {r}",
            (is_at(YOU, r), Need((), "ring()", r)),
            (("ring()", YOU),),
            frozenset((r,)),
        )
        for r in s.rooms
    ]


def _put(s: Scene) -> list[Act]:
    return [
        Act(
            f"put({r})",
            f"put the ring down in the {r}",
            (is_at(YOU, r), Need((), "ring()", YOU)),
            (("ring()", r),),
            frozenset((r,)),
        )
        for r in s.rooms
    ]


PARTS = {"go": _go, "send": _send, "say": _say, "whisper": _whisper, "ask": _ask, "take": _take, "put": _put}
"""The kinds of acts, in the order in which a world has them."""
