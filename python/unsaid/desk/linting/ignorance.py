"""Not knowing that is not meant so: `?` where something is to be found out, and what links things, which minds forget.

Who holds `?` holds a value, with which nothing compares: nobody like that searches, and whoever thinks of them takes
them to know. And what is held of several things is held of each by itself, so that what links them is forgotten (the
page on minds that do not know has a table of that). Each is remarked on where it surely makes a difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unsaid.language import core
from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.language.edits import Edit, Replacement, put
from unsaid.language.statements import statements
from unsaid.world.expressions import fluents, reads
from unsaid.world.opening import domain_of
from unsaid.world.structure import GroundAction, GroundBelief, Learning
from unsaid.world.tree import conjuncts, walk

from .bounds import Bounds


class Searching(Struct, frozen=True):
    """An act by which somebody would find out what they hold ``?`` for: whose act, who, and what."""

    action: core.Action
    who: int
    fluent: int


# --- Searches that tell nothing ------------------------------------------------------------------------


def vain(bounds: Bounds) -> Iterator[Diagnostic]:
    """``vain-search``, once for each action: with the edit that lets it be a search."""
    said: set[str] = set()
    for found in () if bounds.world.source.sabre else _searches(bounds):
        if found.action.name in said:
            continue
        said.add(found.action.name)
        who, name = bounds.ground.characters[found.who], bounds.ground.fluents[found.fluent].name
        message = (
            f"{who} holds `?` for `{name}`, and takes nothing to be possible, so that"
            f" `{found.action.name}` can tell {who} nothing"
        )
        edit = _as_search(bounds, found)
        repair = f"say `believes({who}, {name}) = open`, and what is learnt: `learns({who}): …`"
        yield diagnose("vain-search", found.action.span, message, repair=repair, edits=[edit] if edit else [])


def _searches(bounds: Bounds) -> Iterator[Searching]:
    """Acts with an effect that hangs on what whoever does them holds ``?`` for."""
    written = {action.name: action for action in bounds.core.actions}
    unknown = {(b.who[0], b.fluent) for b in bounds.ground.beliefs if len(b.who) == 1 and _is_unknown(bounds, b)}
    for act in bounds.ground.actions if unknown else ():
        asked = {f for effect in act.effects for f, chain in reads(effect.when) if not chain}
        for who in act.consenting:
            fluent = next((f for f in sorted(asked) if (who, f) in unknown and not _settled(bounds, who, f)), None)
            if fluent is not None and act.schema in written:
                yield Searching(written[act.schema], who, fluent)


def _is_unknown(bounds: Bounds, belief: GroundBelief) -> bool:
    """Whether somebody holds ``?`` for what they could be open about."""
    fluent = bounds.ground.fluents[belief.fluent]
    unknown = belief.label is None and belief.value is None and fluent.initial is not None
    return unknown and domain_of(fluent.type, bounds.core.members) is not None


def _settled(bounds: Bounds, who: int, fluent: int) -> bool:
    """Whether the condition of some act shows somebody the value before it is looked for."""
    return any(
        not chain and f == fluent and who not in act.consenting
        for act in bounds.ground.actions
        for f, chain in reads(act.precondition)
    )


def _as_search(bounds: Bounds, found: Searching) -> Edit | None:
    """`= open` in place of `?`, and `learns` in the action."""
    property_ = bounds.ground.fluents[found.fluent].property
    value = next((a.value for a in _unknowns(bounds.core) if _property(bounds.core, a.target) == property_), None)
    what = _asked(bounds.core, found.action, property_)
    learner = _learner(bounds, found)
    text = bounds.world.source.text
    place = _end_of(text, found.action.span[1])
    if value is None or what is None or learner is None or place is None:
        return None
    part = f"learns({learner}): {text[slice(*what.span)]};"
    changes = (Replacement(value.span, "open"), _last_part(text, place, part))
    return Edit(f"let it be open, and let `{found.action.name}` tell it", changes)


def _unknowns(world: core.World) -> Iterator[core.Assign]:
    """The statements of the start by which a mind holds ``?``."""
    for initial in world.initial:
        for assign in statements(initial.body):
            unknown = isinstance(assign.value, core.Value) and assign.value.value is None
            if unknown and isinstance(assign.target, core.Believes):
                yield assign


def _property(world: core.World, target: core.Expression) -> str:
    while isinstance(target, core.Believes):
        target = target.body
    assert isinstance(target, core.Fluent)
    return world.properties[target.property].name


def _asked(world: core.World, action: core.Action, property_: str) -> core.Expression | None:
    """The condition on an effect that asks for a property, as it is written; what can be learnt of it."""
    tests = [t for e in walk(action.effect) if isinstance(e, core.If) for t, _ in e.branches] if action.effect else []
    for part in (part for test in tests for part in conjuncts(test)):
        if any(isinstance(e, core.Fluent) and world.properties[e.property].name == property_ for e in walk(part)):
            plain = isinstance(part, core.Compare) and part.operator in ("==", "!=")
            sides = (part.left, part.right) if isinstance(part, core.Compare) else ()
            if plain and all(isinstance(side, core.Fluent | core.Value | core.Variable) for side in sides):
                return part
            return next(e for e in walk(part) if isinstance(e, core.Fluent))
    return None


def _learner(bounds: Bounds, found: Searching) -> str | None:
    """How an action calls whoever searches."""
    who = bounds.ground.characters[found.who]
    for term in found.action.consenting:
        if isinstance(term, core.Variable):
            return term.name
        if isinstance(term, core.Value) and term.value == who:
            return who
    return None


def _end_of(text: str, start: int) -> int | None:
    """Where the braces close that open next; nothing else that closes stands in an action without words."""
    depth = 0
    for place in range(text.find("{", start), len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return None


def _last_part(text: str, place: int, part: str) -> Replacement:
    """A part added to an action, on a line of its own if the others are."""
    before = text[:place].rstrip()
    closing = "" if before.endswith((";", "{")) else ";"
    lines = "\n" in text[len(before) : place]
    return Replacement((len(before), place), f"{closing}\n  {part}\n" if lines else f"{closing} {part} ")


# --- Minds that are taken to know ----------------------------------------------------------------------


def taken(bounds: Bounds) -> Iterator[Diagnostic]:
    """``taken-to-know``: somebody is said not to know something, and another takes them to know it."""
    ground = bounds.ground
    stated = {(b.who, b.fluent): b for b in ground.beliefs}
    secrets = {secret.fluent for secret in ground.inner.secrets}
    deciding = {who for action in ground.actions for who in action.consenting}
    said: set[core.Span] = set()
    for belief in () if bounds.world.source.sabre else ground.beliefs:
        if len(belief.who) > 1 or not _unknowing(bounds, belief) or belief.fluent in secrets:
            continue
        others = [
            other
            for other in sorted(deciding - set(belief.who))
            if (other, *belief.who) not in {who for who, fluent in stated if fluent == belief.fluent}
            and _holds_a_value(stated.get(((other,), belief.fluent)))
        ]
        where = _statement(bounds, belief)
        if others and where is not None and where.span not in said:
            said.add(where.span)
            yield _taken_to_know(bounds, belief, others, where)


def _unknowing(bounds: Bounds, belief: GroundBelief) -> bool:
    fluent = bounds.ground.fluents[belief.fluent]
    if belief.label is not None:
        return True
    return belief.value is None and fluent.initial is not None and fluent.type != "number"


def _holds_a_value(belief: GroundBelief | None) -> bool:
    return belief is None or (belief.label is None and belief.value is not None)


def _statement(bounds: Bounds, belief: GroundBelief) -> core.Assign | None:
    """The last statement that says it of a mind, of this fluent or of all of its property."""
    property_ = bounds.ground.fluents[belief.fluent].property
    found: core.Assign | None = None
    for initial in bounds.core.initial:
        for assign in statements(initial.body):
            alike = isinstance(assign.target, core.Believes) and _property(bounds.core, assign.target) == property_
            unknown = isinstance(assign.value, core.Openness) or assign.value == core.Value(None, assign.value.span)
            nested = isinstance(assign.target, core.Believes) and isinstance(assign.target.body, core.Believes)
            found = assign if alike and unknown and not nested else found
    return found


def _taken_to_know(bounds: Bounds, belief: GroundBelief, others: list[int], where: core.Assign) -> Diagnostic:
    ground, text = bounds.ground, bounds.world.source.text
    (who,), names = belief.who, [ground.characters[other] for other in others]
    name, fluent = ground.characters[who], ground.fluents[belief.fluent].name
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    takes = "takes" if len(names) == 1 else "take"
    message = f"{listed} {takes} {name} to know `{fluent}`, which {name} is said not to know"
    value = "open" if domain_of(ground.fluents[belief.fluent].type, bounds.core.members) else "?"
    if len(names) == 1:
        added = f"believes({names[0]}, believes({name}, {fluent})) = {value};"
    else:
        added = f"forall(o : character) when(o != {name}) believes(o, believes({name}, {fluent})) = {value};"
    end = text.find(";", where.span[1])
    edits = [put(f"\n{added}", end + 1)] if end >= 0 else []
    return diagnose("taken-to-know", where.span, message, repair=f"write `{added}` as well", edits=edits)


# --- What minds keep less of ---------------------------------------------------------------------------


def perhaps(bounds: Bounds) -> Iterator[Diagnostic]:
    """``perhaps-seen``: who observes an act hangs on what somebody may not know."""
    said: set[str] = set()
    open_ = {number for number, fluent in enumerate(bounds.ground.fluents) if fluent.domain}
    for act in bounds.ground.actions if open_ else ():
        read = next((f for seen in act.observing for f in sorted(fluents(seen)) if f in open_), None)
        written = next((a for a in bounds.core.actions if a.name == act.schema), None)
        if read is None or act.schema in said or written is None or written.observing is None:
            continue
        said.add(act.schema)
        name = bounds.ground.fluents[read].name
        message = f"who observes `{act.schema}` hangs on `{name}`, which somebody may not know: of an act that was"
        message += " perhaps seen, minds keep what was held of each thing by itself"
        repair = "let who observes it hang on what everybody there knows"
        yield diagnose("perhaps-seen", written.observing.span, message, repair=repair)


def linked(bounds: Bounds) -> Iterator[Diagnostic]:
    """``linked-facts``: something is learnt that tells something else, and minds do not see that it does."""
    said: set[str] = set()
    links = _links(bounds)
    for act in bounds.ground.actions:
        written = next((a for a in bounds.core.actions if a.name == act.schema), None)
        found = None if written is None or act.schema in said else next(_unseen_links(act, links), None)
        if found is not None and written is not None:
            said.add(act.schema)
            one, other, why = found
            names = [bounds.ground.fluents[f].name for f in (one, other)]
            message = f"{why.format(*(f'`{name}`' for name in names))}, and minds do not keep that"
            repair = f"let both be learnt: `{names[0]}, {names[1]}`"
            yield diagnose("linked-facts", written.learns[0].span, message, repair=repair)


def _links(bounds: Bounds) -> dict[int, set[int]]:
    """For each fluent that somebody may not know, those that effects make it hang on."""
    open_ = {number for number, fluent in enumerate(bounds.ground.fluents) if fluent.domain}
    found: dict[int, set[int]] = {}
    for event in (*bounds.ground.actions, *bounds.ground.triggers) if open_ else ():
        for effect in event.effects:
            read = (fluents(effect.when) | fluents(effect.value)) & open_ - {effect.fluent}
            if not effect.who and effect.fluent in open_ and read:
                found.setdefault(effect.fluent, set()).update(read)
    return found


def _unseen_links(act: GroundAction, links: dict[int, set[int]]) -> Iterator[tuple[int, int, str]]:
    for row in act.learns:
        together = _learnt_with(act, row)
        for compared in _comparisons(row):
            if not compared & together:
                one, other = sorted(compared)
                yield one, other, "who learns whether {} and {} are alike could tell one by the other later"
        for fluent in sorted(together):
            missing = links.get(fluent, set()) - {f for r in act.learns if r.who == row.who for f in fluents(r.what)}
            if missing:
                yield fluent, min(missing), "{} hangs on {}, which could be told by it"


def _learnt_with(act: GroundAction, row: Learning) -> set[int]:
    """The fluents of which somebody learns the value by the same act."""
    rows = (r.what for r in act.learns if r.who == row.who)
    return {what[1] for what in rows if type(what) is tuple and what[0] == "get"}


def _comparisons(row: Learning) -> Iterator[set[int]]:
    parts = row.what[1:] if type(row.what) is tuple and row.what[0] == "and" else (row.what,)
    for part in parts:
        if type(part) is tuple and part[0] in ("==", "!=") and len(fluents(part)) == 2:
            yield fluents(part)


__all__ = ["linked", "perhaps", "taken", "vain"]
