"""The proof of a statement in plain words: the runs of the world it rests on, one to a line.

A run goes through some acts of the story, perhaps with one of them changed, looks into a mind, puts something right
there, thinks some acts on, and reads something off. A line says these in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.proof import At, Run
from unsaid.data.statements import Felt, Held, Nearly, Recognised, Statement, Took, WhyNot, Would
from unsaid.psyche.doubt import doubts
from unsaid.telling.inward.taken import apart
from unsaid.telling.inward.words import Inward, listed


def proof(inward: Inward, statement: object) -> list[str]:
    """The runs of a statement, each as a line; for evidence, what every hypothesis came to."""
    match statement:
        case Felt(runs=runs) | Recognised(runs=runs) | Held(runs=runs) | Would(runs=runs):
            return [_run(inward, run) for run in runs]
        case Nearly(held=held, runs=runs):
            return [*proof(inward, held), *(_run(inward, run) for run in runs)]
        case WhyNot(held=held, would=would):
            return [line for one in (held, would) if one is not None for line in proof(inward, one)]
        case Took():
            return list(_ranks(inward, statement))
    return []


def statements(found: Sequence[object]) -> Iterator[Statement]:
    """What a checker can go through again, of what was found."""
    return (one for one in found if isinstance(one, Statement))


def _run(inward: Inward, run: Run) -> str:
    return f"{_where(inward, run.at)}, {_shown(inward, run)}"


def _where(inward: Inward, at: At) -> str:
    """The mind a run comes to: “after act 3, in Tom's mind, with shame frozen”."""
    done = "at the start" if at.done == 0 else f"after act {at.done}"
    parts = [done, *(_instead(inward, i.place, i.act) for i in at.instead)]
    if at.who:
        names = [inward.teller.lexicon.possessive(who) for who in reversed(at.who)]
        parts.append(f"in {names[0]} mind" + "".join(f", as it is in {name}" for name in names[1:]))
    if at.patched:
        parts.append(f"were it known that {listed(map(inward.fact, at.patched))}")
    if at.within:
        parts.append(f"as it then is in {' and '.join(map(inward.teller.lexicon.possessive, reversed(at.within)))}")
    if at.then:
        parts.append(f"and then {', then '.join(at.then)}")
    return ", ".join(parts)


def _instead(inward: Inward, place: int, act: str | None) -> str:
    return f"had act {place + 1} {'not been done' if act is None else f'been {act}'}"


def _shown(inward: Inward, run: Run) -> str:
    """What a run reads off."""
    who = inward.name(run.character)
    if run.act is not None:
        return f"{run.act} {'makes' if run.explained else 'makes no'} sense to {who}"
    if run.chosen is not None:
        frozen = f", were it not for {listed(map(inward.concern, run.frozen))}" if run.frozen else ""
        return f"{who} would choose {' or '.join(run.chosen) or 'to do nothing'}{frozen}"
    worth = "nothing" if run.worth is None else f"{run.worth:g}"
    return f"it is worth {worth} to {who}{', norms left out' if run.fortune and _norms(inward, run.character) else ''}"


def _norms(inward: Inward, who: str) -> bool:
    characters = inward.log.world.ground.characters
    return any(c.kind == "norm" and characters[c.owner] == who for c in inward.log.inner.concerns)


def _ranks(inward: Inward, took: Took) -> Iterator[str]:
    """What each hypothesis came to by one act, as whatever it was taken; one nobody thinks of has no rank."""
    question = next(q for q in inward.log.inner.questions if q.name == took.question)
    together = [t for t in doubts(inward.log) if apart(t) == apart(took)]
    costs = [sum(each) for each in zip(*(t.costs for t in together), strict=True)]
    ranks = zip(question.hypotheses, together[0].before, costs, together[-1].after, strict=True)
    for h, before, cost, after in ranks:
        was = "not thought of" if before is None else f"{before}"
        now = "not thought of" if after is None else f"{after}"
        by = "by the act itself" if took.kind == "effect" else f"{cost} for this"
        yield f"{h.name}: {was} before, {by}, {now} after"
