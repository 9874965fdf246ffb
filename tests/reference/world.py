"""The ground world file as plain data. Only the parts that mean something are kept; names serve for messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .expressions import Expression
from .ranks import in_place
from .state import Path, Place
from .values import Value, from_plain


@dataclass(frozen=True)
class Effect:
    """``fluent`` in the mind at the end of ``who`` becomes ``value`` when ``when`` holds."""

    who: Path
    fluent: int
    when: Expression
    value: Expression


@dataclass(frozen=True)
class Event:
    """An act, or a trigger (nobody consents to it and nobody observes it)."""

    name: str
    line: int | None
    precondition: Expression
    effects: tuple[Effect, ...]
    consenting: tuple[int, ...] = ()
    observing: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Hypothesis:
    """What would be so, in the mind of who asks; the fluent of its rank, and that of its rank while unthought of."""

    patch: tuple[tuple[Place, Value], ...]
    rank: int | None
    unthought: int | None


@dataclass(frozen=True)
class Question:
    """What ``asker`` may ask of ``asked``, the acts that ask, answer and discharge it, by number; and its fluents."""

    asker: int
    asked: int
    hypotheses: tuple[Hypothesis, ...]
    owes: int | None
    silent: int | None
    believed: int | None
    asking: frozenset[int]
    answering: frozenset[int]
    discharging: frozenset[int]

    @property
    def ranks(self) -> set[int | None]:
        """The fluents of all ranks, thought of or not."""
        return {f for h in self.hypotheses for f in (h.rank, h.unthought)} - {None}


@dataclass(frozen=True)
class Concern:
    """A named part of what its owner wants: weight times term."""

    owner: int
    weight: float
    term: Expression


@dataclass(frozen=True)
class World:
    """A world: characters, fluents, acts and triggers are numbered by their place in the file."""

    characters: tuple[str, ...]
    fluents: tuple[str, ...]
    initial: tuple[Value, ...]
    beliefs: tuple[tuple[Path, int, Value], ...]
    actions: tuple[Event, ...]
    triggers: tuple[Event, ...]
    author: Expression
    utilities: tuple[Expression, ...]
    foresight: int = 0
    """How many acts of others anybody foresees."""
    order: tuple[int, ...] = ()
    """In which order characters have their turns where acts are foreseen."""
    questions: tuple[Question, ...] = ()
    turns: tuple[int, ...] = ()
    """Who has turns in a story, in order."""
    slot: int | None = None
    """The fluent that holds the place in ``turns``."""
    concerns: tuple[Concern, ...] = ()
    pressures: tuple[tuple[int, int], ...] = ()
    """In whom wants held back are counted, and the fluent of the count."""


def read(data: dict[str, Any]) -> World:
    """The world a world file (already parsed from JSON) describes."""
    inner = data.get("inner", {})
    return World(
        characters=tuple(data["characters"]),
        fluents=tuple(f["name"] for f in data["fluents"]),
        initial=tuple(from_plain(f["initial"]) for f in data["fluents"]),
        beliefs=tuple((tuple(b["who"]), b["fluent"], from_plain(b["value"])) for b in data["beliefs"]),
        actions=tuple(_event(a, data.get("observations", [])) for a in data["actions"]),
        triggers=tuple(_event(t, []) for t in in_place(data)),
        author=data["utility"]["author"],
        utilities=tuple(data["utility"]["characters"]),
        foresight=inner.get("foresight", 0),
        order=tuple(inner.get("turns") or range(len(data["characters"]))),
        questions=tuple(_question(q, i, inner.get("speech", [])) for i, q in enumerate(inner.get("questions", []))),
        turns=tuple(inner.get("turns", [])),
        slot=inner.get("slot"),
        concerns=tuple(Concern(c["owner"], c["weight"], c["term"]) for c in inner.get("concerns", [])),
        pressures=_pressures(inner.get("releases", [])),
    )


def _pressures(releases: list[dict[str, Any]]) -> tuple[tuple[int, int], ...]:
    counted = ((r["who"], r["pressure"]) for r in releases if r.get("pressure") is not None)
    return tuple(dict.fromkeys(counted))


def _question(data: dict[str, Any], number: int, speech: list[dict[str, Any]]) -> Question:
    answering = {s["action"] for s in speech for question, _ in s.get("answers", []) if question == number}
    return Question(
        asker=data["asker"],
        asked=data["asked"],
        hypotheses=tuple(_hypothesis(h) for h in data["hypotheses"]),
        owes=data.get("owes"),
        silent=data.get("silent"),
        believed=data.get("believed"),
        asking=frozenset(s["action"] for s in speech if number in s.get("asks", [])),
        answering=frozenset(answering),
        discharging=frozenset(s["action"] for s in speech if number in s.get("discharges", [])),
    )


def _hypothesis(data: dict[str, Any]) -> Hypothesis:
    patch = tuple(((tuple(p["who"]), p["fluent"]), from_plain(p["value"])) for p in data["patch"])
    return Hypothesis(patch, data.get("rank"), data.get("unthought"))


def _event(data: dict[str, Any], observations: list[list[Any]]) -> Event:
    observing = data.get("observing", ())
    return Event(
        name=data["name"],
        line=data.get("line"),
        precondition=data["precondition"],
        effects=tuple(Effect(tuple(e["who"]), e["fluent"], e["when"], e["value"]) for e in data["effects"]),
        consenting=tuple(data.get("consenting", ())),
        observing=tuple(observing if isinstance(observing, list | tuple) else observations[observing]),
    )
