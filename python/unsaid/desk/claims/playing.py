"""Claims about games: what can be reached, or never happens, whatever the one who is played chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unsaid.desk.claims.games import happened, reaching
from unsaid.desk.claims.meaning import Meaning
from unsaid.desk.claims.words import counted
from unsaid.language.report import Report
from unsaid.play.turns import ended

if TYPE_CHECKING:
    from unsaid.desk.claims.claim import Claim, Verdict
    from unsaid.desk.claims.deciding import Deciding
    from unsaid.play.session import Session


def wanted(meaning: Meaning, claim: Claim) -> Callable[[Session], bool]:
    """What is looked for in games: the ending to be reached, or what is never to happen. ``meaning`` is that of the
    world as it is played, whose states are other numbers."""
    if claim.kind == "dead end":
        return lambda session: ended(session) == "still"
    if claim.kind == "reach":
        holding = meaning.holding(claim.what[0])
        return lambda session: holding.test(session.state)
    what = meaning.what(claim.what[0])
    mark = None if claim.other is None else meaning.acts(claim.other)
    return lambda session: happened(session, what, mark, claim.order)


def played(deciding: Deciding, claim: Claim) -> Verdict:
    """What there is to say of a claim about games."""
    assert claim.who is not None
    who, world = deciding.meaning.who(claim.who), deciding.world.playable
    look = wanted(Meaning(world, Report(), deciding.meaning.source), claim)
    stage = world.play(who).session.stage
    found = reaching(
        stage, who, look, deciding.bounds.menus, deciding.bounds.acts if claim.most is None else claim.most
    )
    looked = counted(found.menus, "menu")
    good = claim.kind == "reach"
    if found.session is not None:
        acts = found.session.acts
        said = f"in a game of {counted(sum(event.action not in stage.passes for event in acts), 'act')}"
        story = world.story([stage.name(event.action) for event in acts])
        return deciding.told(claim, "holds" if good else "fails", said, story)
    if not found.whole:
        return deciding.verdict(claim, "undecided", f"{looked} were looked at, and there are more")
    return deciding.verdict(claim, "fails" if good else "holds", f"{looked}, all there are" if good else "")
