"""Who wants nothing, what the author wants and nothing ever brings, and what holds nobody back."""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.language import core
from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.world.expressions import fluents
from unsaid.world.needed import never_reached
from unsaid.world.possible import ANYTHING, NUMBER, TRUE
from unsaid.world.structure import Expression

from .bounds import Bounds


def goal(bounds: Bounds) -> Iterator[Diagnostic]:
    """``goal-out-of-reach``: the author's utility never comes to more than at the start."""
    written = next((u for u in bounds.core.utilities if u.character is None), None)
    if written is None:
        return
    minds = bounds.world.minds
    before = minds.utility(minds.initial)
    if before is not None and _may_exceed(bounds, before):
        return
    found = never_reached(bounds.core, bounds.ground, bounds.world.left_out, None, before)
    if found is not None:
        needs = " and ".join(f"`{need.text}`" for need in found.needs)
        said = "no act ever brings the author's goal about" + (
            f": it needs {needs}, which never comes about" if needs else ""
        )
        yield diagnose("goal-out-of-reach", written.span, said, repair="let an act or a trigger bring that about")


def idle(bounds: Bounds) -> Iterator[Diagnostic]:
    """``wants-nothing``: somebody whose utility never changes has to want an act, whoever else does it."""
    for who, action in unwilling(bounds):
        said = f"{who} has to want `{action.name}`, and wants nothing, so that it is never done for a reason"
        written = next((u for u in bounds.core.utilities if u.character == who), None)
        repair = f"say what {who} wants: `utility({who}): …;`, or take {who} out of `consenting`"
        yield diagnose("wants-nothing", written.span if written else action.span, said, repair=repair)


def unwilling(bounds: Bounds) -> Iterator[tuple[str, core.Action]]:
    """Those whose utility never changes, each with an act that they have to want, whoever else does it."""
    ground, names = bounds.ground, bounds.ground.characters
    nothing = {number for number, utility in enumerate(ground.utility.characters) if _fixed(bounds, utility)}
    done = [a for a in ground.actions if a.consenting]
    unwanted = {a.schema for a in done} - {a.schema for a in done if nothing.isdisjoint(a.consenting)}
    for number in sorted(nothing):
        acts = {a.schema for a in ground.actions if number in a.consenting} & unwanted
        first = next((action for action in bounds.core.actions if action.name in acts), None)
        if first is not None:
            yield names[number], first


def brakes(bounds: Bounds) -> Iterator[Diagnostic]:
    """``toothless-brake``: a norm or a secret that somebody cares for, and that nothing ever touches, in any mind."""
    said: set[str] = set()
    for concern in bounds.ground.inner.concerns:
        written = next((c for c in bounds.core.concerns if c.name == concern.name), None)
        if concern.kind not in ("norm", "secrecy") or written is None or concern.name in said:
            continue
        alike = [c for c in bounds.ground.inner.concerns if c.name == concern.name]
        if all(_fixed(bounds, c.term) for c in alike):
            said.add(concern.name)
            who = bounds.ground.characters[concern.owner]
            message = f"`{concern.name}` never holds {who} back: whatever comes about, it stays as it is"
            yield diagnose("toothless-brake", written.span, message, repair="let an act hurt it, or take it out")


def _may_exceed(bounds: Bounds, before: float) -> bool:
    """Whether it is plain that the author's utility may come to more; calculations are left to the longer way."""
    found = bounds.in_the_world.values(bounds.ground.utility.author)
    numbers = [1.0 if one == TRUE else one for one in found]
    return found is not ANYTHING and NUMBER not in found and any(isinstance(n, float) and n > before for n in numbers)


def _fixed(bounds: Bounds, wanted: Expression) -> bool:
    """Whether a utility, or a part of one, asks for nothing that ever changes in any mind."""
    return all(bounds.ground.fluents[fluent].static for fluent in fluents(wanted))
