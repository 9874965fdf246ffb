"""Effects that whoever brings them about sees otherwise, and never learns of.

An effect may hang on something that its doer is wrong about: Ann goes to the inn to meet Ben, who has left. In her
mind he is there, so that in her mind they have met; and if nothing else ever says whether they have, she takes it to be
so for good, and is content. That is seldom meant. It is remarked on only where what she wants hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.world.expressions import conjuncts, fluents, reads
from unsaid.world.structure import Effect, GroundAction
from unsaid.world.text import as_text

from .bounds import Bounds


def mistaken(bounds: Bounds) -> Iterator[Diagnostic]:
    """``mistaken-outcome``, once for each action."""
    said: set[str] = set()
    for number, action in enumerate(bounds.ground.actions):
        found = None if action.schema in said else _found(bounds, number, action)
        written = next((a for a in bounds.core.actions if a.name == action.schema), None)
        if found is not None and written is not None:
            said.add(action.schema)
            who, effect, read = found
            hangs, outcome = (f"`{bounds.ground.fluents[f].name}`" for f in (read, effect.fluent))
            message = (
                f"by `{action.name}` {outcome} comes about if `{as_text(effect.when, bounds.ground)}`, and where {who}"
                f" is wrong about {hangs}, {who} takes it the other way and never learns better"
            )
            repair = "put that into the precondition, or let something show what came of it"
            yield diagnose("mistaken-outcome", written.span, message, repair=repair)


def _found(bounds: Bounds, number: int, action: GroundAction) -> tuple[str, Effect, int] | None:
    ground = bounds.ground
    known = {fluent for part in conjuncts(action.precondition) for fluent, who in reads(part) if not who}
    for who in action.consenting:
        wanted = fluents(ground.utility.characters[who])
        shown = {f for row in action.learns if row.who == who for f in fluents(row.what)}
        for effect in action.effects:
            if effect.who or effect.when is True or effect.fluent not in wanted:
                continue
            open_ = [f for f, minds in reads(effect.when) if not minds and f not in known | shown]
            read = next((f for f in open_ if _may_be_wrong(bounds, who, f)), None)
            if read is not None and not _learnt(bounds, number, effect.fluent):
                return ground.characters[who], effect, read
    return None


def _may_be_wrong(bounds: Bounds, who: int, fluent: int) -> bool:
    """Whether somebody may take a fluent for another than it is: from the start, or by not seeing it change."""
    if any(b.who == (who,) and b.fluent == fluent for b in bounds.ground.beliefs):
        return True
    for action in bounds.ground.actions:
        writes = any(e.fluent == fluent and not e.who for e in action.effects)
        if writes and who not in action.consenting and action.observing[who] is not True:
            return True
    return False


def _learnt(bounds: Bounds, number: int, fluent: int) -> bool:
    """Whether anything but this act ever shows how a fluent stands: sets it, or asks for it."""
    schema = bounds.ground.actions[number].schema
    if any(fluent in fluents(row.what) for action in bounds.ground.actions for row in action.learns):
        return True
    for event in (*bounds.ground.actions, *bounds.ground.triggers):
        if event.schema != schema and any(e.fluent == fluent for e in event.effects):
            return True
        if any(f == fluent for part in conjuncts(event.precondition) for f, _ in reads(part)):
            return True
        if event.schema == schema and any(e.fluent == fluent and e.who for e in event.effects):
            return True
    return False
