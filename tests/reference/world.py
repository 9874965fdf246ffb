"""The ground world file as plain data. Only the parts that mean something are kept; names serve for messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .expressions import Expression
from .state import Path
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


def read(data: dict[str, Any]) -> World:
    """The world a world file (already parsed from JSON) describes."""
    inner = data.get("inner", {})
    return World(
        characters=tuple(data["characters"]),
        fluents=tuple(f["name"] for f in data["fluents"]),
        initial=tuple(from_plain(f["initial"]) for f in data["fluents"]),
        beliefs=tuple((tuple(b["who"]), b["fluent"], from_plain(b["value"])) for b in data["beliefs"]),
        actions=tuple(_event(a) for a in data["actions"]),
        triggers=tuple(_event(t) for t in data["triggers"]),
        author=data["utility"]["author"],
        utilities=tuple(data["utility"]["characters"]),
        foresight=inner.get("foresight", 0),
        order=tuple(inner.get("turns") or range(len(data["characters"]))),
    )


def _event(data: dict[str, Any]) -> Event:
    return Event(
        name=data["name"],
        line=data.get("line"),
        precondition=data["precondition"],
        effects=tuple(Effect(tuple(e["who"]), e["fluent"], e["when"], e["value"]) for e in data["effects"]),
        consenting=tuple(data.get("consenting", ())),
        observing=tuple(data.get("observing", ())),
    )
