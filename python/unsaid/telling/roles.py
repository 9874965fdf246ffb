"""What part each argument of an act has in it, read off what the act asks for and does.

Whatever an effect puts somewhere is moved *to* there and, where the precondition says where it was, *from* there; what
the doer has and keeps is what it is done *with*; where the doer is and stays is where it is done. Beliefs count like
what is so: who is brought to believe a thing is told it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import msgspec

from unsaid.language import core
from unsaid.language.statements import statements

Target = tuple[int, tuple[str, ...]]
"""A property and the names its arguments are written with."""


class Roles(msgspec.Struct):
    """Parameters by what happens to them; each set holds names of parameters, or of entities standing for them."""

    moved: set[str] = msgspec.field(default_factory=set[str])
    to: set[str] = msgspec.field(default_factory=set[str])
    source: set[str] = msgspec.field(default_factory=set[str])
    setting: set[str] = msgspec.field(default_factory=set[str])
    used: set[str] = msgspec.field(default_factory=set[str])
    changed: set[str] = msgspec.field(default_factory=set[str])
    told: set[str] = msgspec.field(default_factory=set[str])
    unnamed: set[int] = msgspec.field(default_factory=set[int])
    """Properties of nothing in particular that say where something is: ``letter() = Desk`` moves the letter."""


class Places(Protocol):
    """What names of an act's terms, and values of properties, may be."""

    def is_place(self, name: str, /) -> bool: ...
    def holds(self, property_: int, value: str, /) -> bool: ...


def roles(action: core.Action, doers: set[str], places: Places) -> Roles:
    """The parts of an act's arguments; ``doers`` are the names its terms use for those who do it.

    A place does not move: what a place comes to hold is put there. What is neither a place nor somebody is only
    somewhere if the property says where.
    """
    asked = dict(_asked(action.precondition))
    found = Roles()
    set_: set[Target] = set()
    for target, value, believer in _assigned(action.effect):
        set_.add(target)
        if believer is not None:
            found.told.add(believer)
            continue
        found.changed.update(target[1][:1])
        if value is None or isinstance(value, str):
            _move(found, target, value, asked.get(target), places)
    for target, value in asked.items():
        if target in set_ or len(target[1]) != 1:
            continue
        if target[1][0] in doers:
            found.setting.add(value)
        elif value in doers:
            found.used.add(target[1][0])
    return found


def _move(found: Roles, target: Target, value: str | None, before: str | None, places: Places) -> None:
    """What comes to be somewhere else, or with somebody else, and from where; with no value, nowhere known."""
    what = target[1][0] if target[1] else None
    if value is not None and value not in target[1] and what is not None and places.is_place(what):
        found.moved.add(value)
        found.to.add(what)
    elif (value is None or places.holds(target[0], value)) and value not in target[1]:
        found.moved.update(target[1][:1])
        found.to.update(() if value is None else (value,))
        found.source.update(() if before is None or before == value else (before,))
        found.unnamed.update(() if what is not None else (target[0],))


def setters(world: core.World, property_: core.Property) -> Iterator[tuple[core.Action, tuple[str, ...]]]:
    """The actions that make a property true, each with the names of what they make it true of."""
    number = next((i for i, p in enumerate(world.properties) if p == property_), -1)
    for action in world.actions:
        for (made, names), value, believer in _assigned(action.effect):
            if made == number and value is True and believer is None:
                yield action, names


def _asked(e: core.Expression | None) -> Iterator[tuple[Target, str]]:
    """What a precondition says for certain of where things are: a fluent that equals an entity or a parameter."""
    match e:
        case core.Junction("and", items):
            for item in items:
                yield from _asked(item)
        case core.Compare("==" | "=", core.Fluent() as fluent, value) | core.Compare(
            "==" | "=", value, core.Fluent() as fluent
        ):
            name = _name(value)
            if name is not None:
                yield _target(fluent), name
        case _:
            pass


def _assigned(effect: core.Expression | None) -> Iterator[tuple[Target, str | bool | None, str | None]]:
    """What an effect sets, to which name or truth, and in whose mind, outermost, where that is not the world."""
    for statement in statements(effect):
        believer, inner = None, statement.target
        while isinstance(inner, core.Believes):
            believer = believer or _name(inner.who)
            inner = inner.body
        if isinstance(inner, core.Fluent):
            value = statement.value
            known = value.value if isinstance(value, core.Value) else ""
            named = known if isinstance(known, bool) or known is None else _name(value)
            if named is not None or known is None:
                yield _target(inner), named, believer


def _target(fluent: core.Fluent) -> Target:
    return fluent.property, tuple(_name(a) or "" for a in fluent.arguments)


def _name(e: core.Expression) -> str | None:
    """The name a term is written with."""
    if isinstance(e, core.Variable):
        return e.name
    return e.value if isinstance(e, core.Value) and isinstance(e.value, str) else None
