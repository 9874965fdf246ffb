"""Saying in plain words what does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.checker.minds import values
from unsaid.world.text import as_text

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.world import CheckedWorld
    from unsaid.world.structure import Expression


def failing(world: CheckedWorld, act: int, mind: Mind) -> list[Expression]:
    """The conditions of the act that fail in the mind."""
    precondition = world.deeds[act].action.precondition
    wrong = [e for e in world.rules.clauses(precondition, mind) if not world.rules.condition(e)(mind)]
    return wrong or [precondition]


def false_part(world: CheckedWorld, act: int, mind: Mind) -> str:
    """The conditions of the act that fail in the mind, in the world's own language."""
    return listed([f"`{text}`" for text in written(world, failing(world, act, mind))])


def written(world: CheckedWorld, conditions: Sequence[Expression]) -> tuple[str, ...]:
    """Conditions in the world's own language."""
    return tuple(as_text(e, world.ground) for e in conditions)


def facts_of(world: CheckedWorld, conditions: Sequence[Expression]) -> tuple[str, ...]:
    """The names of the facts that conditions speak of, each once, in order."""
    numbers = dict.fromkeys(fluent for e in conditions for fluent, _ in values.reads(e))
    return tuple(world.ground.fluents[number].name for number in numbers)


def reads_of(conditions: Sequence[Expression]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The facts that conditions speak of, by number, each with the chain of believers it is looked up through."""
    return tuple(dict.fromkeys(read for e in conditions for read in values.reads(e)))


def listed(texts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + f" and {texts[-1]}"


def number(utility: float | None) -> str:
    """A utility as the language writes it."""
    return "?" if utility is None else f"{utility:g}"


def ways(count: int) -> str:
    """``1 act``, ``2 acts``."""
    return f"{count} act" if count == 1 else f"{count} acts"
