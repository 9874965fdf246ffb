"""Acts that never happen, acts that happen only in a mind, and acts that change nothing and can be done for ever."""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.world.expressions import conjuncts, fluents, reads, rebuilt
from unsaid.world.never import never_happens
from unsaid.world.possible import FAILS, HOLDS, Possible
from unsaid.world.structure import Expression, GroundAction
from unsaid.world.text import as_text

from .bounds import Bounds
from .properties import written


def never(bounds: Bounds) -> Iterator[Diagnostic]:
    """``never-possible`` and ``only-in-a-mind``: actions no form of which can ever happen in the world."""
    ground = bounds.ground
    for action in bounds.core.actions:
        grounded = [a for a in ground.actions if a.schema == action.name]
        if not grounded:
            found = never_happens(bounds.core, ground, action.name)
            if found is not None:
                said = f"`{action.name}` can never happen: {_never(found.needs)}"
                repair = "let something bring that about, or take the act out"
                yield diagnose("never-possible", action.span, said, repair=repair)
        elif all(bounds.in_the_world.verdict(a.precondition) == FAILS for a in grounded):
            if all(_contested(bounds, a) for a in grounded):
                continue
            part = _in_the_way(bounds, grounded[0])
            said = f"`{action.name}` can never happen, and somebody may think it can: in the world {part} never holds"
            repair = "leave it, if it is only to be hoped or feared; else let something bring that about"
            yield diagnose("only-in-a-mind", action.span, said, repair=repair)


def _never(needs: tuple[str, ...]) -> str:
    """Why an act never happens; a condition without a property says that nobody fits it."""
    if not needs:
        return "its conditions never hold at once"
    if not any("(" in need for need in needs):
        return "there is nobody, or nothing, that fits its parameters"
    told = " and ".join(f"`{need}`" for need in needs)
    return f"it needs {told}, which never {'comes' if len(needs) == 1 else 'come'} about"


def _contested(bounds: Bounds, action: GroundAction) -> bool:
    """Whether what keeps an act from happening is what a question is about: then the world says that it is thought."""
    asked = {number for q in bounds.core.questions for h in q.hypotheses for number in written(h.patch)}
    parts = [p for p in conjuncts(action.precondition) if bounds.in_the_world.verdict(p) == FAILS]
    names = {bounds.ground.fluents[fluent].property for part in parts for fluent in fluents(part)}
    return not names.isdisjoint({bounds.core.properties[number].name for number in asked})


def _in_the_way(bounds: Bounds, action: GroundAction) -> str:
    parts = [p for p in conjuncts(action.precondition) if bounds.in_the_world.verdict(p) == FAILS]
    return f"`{as_text(parts[0], bounds.ground)}`" if parts else "its condition"


def endless(bounds: Bounds) -> Iterator[Diagnostic]:
    """``endless-act``: what can be done again as soon as it is done, and the second time changes nothing."""
    ground = bounds.ground
    set_by_itself = {e.fluent for trigger in ground.triggers for e in trigger.effects} | ground.inner.accounts
    speaking = {speech.action for speech in ground.inner.speech}
    spoken = {ground.actions[number].schema for number in speaking}
    final = _final(bounds)
    for action in bounds.core.actions:
        grounded = [a for a in ground.actions if a.schema == action.name]
        possible = [a for a in grounded if bounds.in_the_world.verdict(a.precondition) != FAILS]
        ends = any(effect.fluent in final for a in possible for effect in a.effects)
        if possible and not ends and action.name not in spoken and all(_repeats(a, set_by_itself) for a in possible):
            said = f"`{action.name}` can be done again at once and for ever, and then changes nothing"
            repair = "let its precondition say that it has not been done"
            yield diagnose("endless-act", action.span, said, repair=repair)


def _final(bounds: Bounds) -> set[int]:
    """The fluents that endings ask for: what sets them may end the story."""
    return {fluent for ending in bounds.world.endings for fluent in fluents(ending.when)}


def _repeats(action: GroundAction, elsewhere: set[int]) -> bool:
    """Whether an act leaves its own condition as it was, and, done once more, all else."""
    if any(seen is not True for seen in action.observing):
        return False
    changed: dict[int, Expression] = {}
    for effect in action.effects:
        if effect.when is not True or type(effect.value) is tuple:
            return False
        if not effect.who:
            changed[effect.fluent] = effect.value
    touched = {effect.fluent for effect in action.effects}
    for part in conjuncts(action.precondition):
        read = tuple(reads(part))
        if any(fluent in elsewhere for fluent, _ in read):
            return False
        if any(fluent in touched for fluent, _ in read):
            inside = any(who for fluent, who in read if fluent in touched)
            if inside or Possible(()).verdict(_put(part, changed)) != HOLDS:
                return False
    return True


def _put(e: Expression, changed: dict[int, Expression]) -> Expression:
    """A condition with what an act sets put in; what it does not set makes it fail."""
    if type(e) is tuple and e[0] == "get":
        return changed.get(e[1])
    if type(e) is tuple and e[0] == "knows":
        return False
    return rebuilt(e, lambda part: _put(part, changed))
