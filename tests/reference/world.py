"""The ground world file as plain data. Only the parts that mean something are kept; names serve for messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .expressions import Expression, OfOpenable
from .open.labels import Label
from .open.openable import Openable
from .ranks import in_place
from .state import Path, Place
from .values import Value, from_plain

NOTHING_OPEN = Openable(())


@dataclass(frozen=True)
class Effect:
    """``fluent`` in the mind at the end of ``who`` becomes ``value`` when ``when`` holds."""

    who: Path
    fluent: int
    when: Expression
    value: Expression


@dataclass(frozen=True)
class Learning:
    """``who`` learns, when ``when`` holds, the value of a fluent or whether a condition does."""

    who: int
    when: Expression
    what: Expression


@dataclass(frozen=True)
class Event:
    """An act, or a trigger (nobody consents to it and nobody observes it)."""

    name: str
    line: int | None
    precondition: Expression
    effects: tuple[Effect, ...]
    consenting: tuple[int, ...] = ()
    observing: tuple[Expression, ...] = ()
    learning: tuple[Learning, ...] = ()
    seen: Event | None = None
    """The act that others take it for."""

    def as_seen(self, c: int) -> Event:
        """What happens in the eyes of ``c``."""
        return self if self.seen is None or c in self.consenting else self.seen


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
class Secret:
    """A fluent that only those among whom it is kept know at the start; ``openly``, if all know that they do."""

    fluent: int
    among: frozenset[int]
    openly: bool


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
    beliefs: tuple[tuple[Path, int, Label], ...]
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
    openable: Openable = NOTHING_OPEN
    secrets: tuple[Secret, ...] = ()
    dares: tuple[float, ...] = ()
    """What each character is ready to lose by an act done in hope."""


def read(data: dict[str, Any]) -> World:
    """The world a world file (already parsed from JSON) describes."""
    data = _marked(data, {number for number, fluent in enumerate(data["fluents"]) if "domain" in fluent})
    inner = data.get("inner", {})
    return World(
        characters=tuple(data["characters"]),
        fluents=tuple(f["name"] for f in data["fluents"]),
        initial=tuple(from_plain(f["initial"]) for f in data["fluents"]),
        beliefs=tuple((tuple(b["who"]), b["fluent"], _held(b, data["fluents"])) for b in data["beliefs"]),
        actions=_actions(data),
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
        openable=Openable(tuple(_domain(f) for f in data["fluents"])),
        secrets=tuple(Secret(s["fluent"], frozenset(s["among"]), s["openly"]) for s in inner.get("secrets", [])),
        dares=tuple(inner.get("dares") or [0.0 for _ in data["characters"]]),
    )


def _marked(data: Any, openable: set[int]) -> Any:
    """The file, with what it reads of fluents that can be open marked as such."""
    match data:
        case ["get" | "knows", int(fluent), _, *_] if fluent in openable:
            return OfOpenable(data)
        case list():
            return [_marked(item, openable) for item in data]
        case dict():
            return {key: _marked(item, openable) for key, item in data.items()}
    return data


def _domain(fluent: dict[str, Any]) -> frozenset[Value] | None:
    return frozenset(map(from_plain, fluent["domain"])) if "domain" in fluent else None


def _held(belief: dict[str, Any], fluents: list[dict[str, Any]]) -> Label:
    """What is believed at the start: a value, or a label over the values named, or all there are."""
    if "label" not in belief:
        return from_plain(belief["value"])
    values = belief.get("among", fluents[belief["fluent"]]["domain"])
    return belief["label"], frozenset(map(from_plain, values))


def _actions(data: dict[str, Any]) -> tuple[Event, ...]:
    plain = tuple(_event(a, data.get("observations", [])) for a in data["actions"])
    taken = [a.get("seen") for a in data["actions"]]
    return tuple(a if n is None else replace(a, seen=plain[n]) for a, n in zip(plain, taken, strict=True))


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
        learning=tuple(Learning(n["who"], n["when"], n["what"]) for n in data.get("learns", ())),
        observing=tuple(observing if isinstance(observing, list | tuple) else observations[observing]),
    )
