"""What is said of minds that may not know, read off the checker's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unsaid.data.proof import numbers

if TYPE_CHECKING:
    from unsaid.checker.statements.walk import Walk
    from unsaid.data.statements import HowHeld, Knowing, NotKnowing


def wrong_held_so(walk: Walk, statement: HowHeld) -> Iterator[str]:
    """What is wrong with a statement about how somebody holds a fluent."""
    place = _place(walk, statement)
    if isinstance(place, str):
        yield place
        return
    how, among = walk.world.held(*place)
    if statement.label != how:
        yield f"it is {how}"
    said = {(type(value), value) for value in statement.among}
    if len(said) < len(statement.among):
        yield "a value is said twice"
    so = {(type(value), value) for value in among}
    if said - so:
        yield "a value is said that is ruled out"
    if so - said:
        yield "a value is left out that is not ruled out"


def wrong_knowing(walk: Walk, statement: Knowing) -> Iterator[str]:
    """What is wrong with a statement about whether somebody knows a fluent."""
    place = _place(walk, statement)
    if isinstance(place, str):
        yield place
    elif not place[1]:
        yield "the world knows everything, and is nobody"
    elif (knows := walk.world.knows(*place)) is not statement.knows:
        yield "it is not clear" if knows is None else "they do" if knows else "they do not"


def _place(walk: Walk, statement: NotKnowing) -> tuple[int, tuple[int, ...], int] | str:
    """The state, the chain of believers and the fluent that something is said about; or why there are none."""
    names = numbers(walk.world.ground)
    chain = [names.characters.get(who, -1) for who in statement.who]
    fluent = names.fluents.get(statement.fluent)
    if -1 in chain or fluent is None or not 0 <= statement.done <= len(walk.acts):
        return "it is about nobody, nothing or never"
    return walk.states[statement.done], tuple(chain), fluent
