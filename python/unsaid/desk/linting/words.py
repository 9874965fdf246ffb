"""Words that are never told: of acts that never happen, and of ends that never come."""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.language import core
from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.world.possible import FAILS

from .bounds import Bounds


def untold(bounds: Bounds) -> Iterator[Diagnostic]:
    """``never-told``: tellings of acts that never happen, endings that never come, closings behind one that always
    does."""
    yield from _of_acts(bounds)
    always = False
    for passage in bounds.core.passages:
        what = f"the {passage.kind} `{passage.name}`" if passage.name else f"this {passage.kind}"
        if passage.kind == "closing" and always:
            said = f"{what} is never told, since the one before it always is"
            yield diagnose("never-told", passage.span, said, repair="put it first, or give the one before it a `when`")
        elif passage.when is not None and _never(bounds, passage.when, in_minds=passage.kind == "closing"):
            said = f"{what} is never told: its condition never holds"
            yield diagnose("never-told", passage.span, said, repair="let an act bring it about, or take it out")
        always = always or (passage.kind == "closing" and passage.when is None)


def _of_acts(bounds: Bounds) -> Iterator[Diagnostic]:
    """Tellings of actions that can happen in no mind."""
    done = {action.schema for action in bounds.ground.actions}
    never = {action.name for action in bounds.core.actions} - done
    for telling in bounds.core.tellings:
        if telling.name in never and telling.sort == "plain":
            said = f"these words are never told, since `{telling.name}` can never happen"
            yield diagnose("never-told", telling.span, said, repair="let the act be possible, or take both out")


def _never(bounds: Bounds, when: core.Expression, *, in_minds: bool) -> bool:
    if any(isinstance(part, core.Narrated) for part in _inside(when)):
        return False
    condition = bounds.world.grounded.condition(when)
    if bounds.in_the_world.verdict(condition) != FAILS:
        return False
    return not in_minds or bounds.in_minds.verdict(condition) == FAILS


def _inside(e: core.Expression) -> Iterator[core.Expression]:
    from unsaid.world.tree import walk

    return walk(e)
