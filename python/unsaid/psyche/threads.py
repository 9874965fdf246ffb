"""What was left unsaid: the threads still open when a story ends.

Wishes held back and never acted on; answers owed and never given; what was shown in place of what was felt; and what
somebody still has wrong about another's mind.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from unsaid.data.statements import Felt, Held, Hidden, Mistaken, Owed
from unsaid.psyche.feelings.showing import hidden
from unsaid.psyche.holding import Holding
from unsaid.psyche.knowing import mistaken
from unsaid.psyche.silence import SpeechActs, owed


class Unsaid(msgspec.Struct, frozen=True):
    """All that was left unsaid in a story."""

    wishes: tuple[Held, ...]
    answers: tuple[Owed, ...]
    hidden: tuple[Hidden, ...]
    mistaken: tuple[Mistaken, ...]


def unsaid(holding: Holding, felt: Sequence[Felt]) -> Unsaid:
    """What is still open at the end of a story."""
    return Unsaid(
        tuple(_wishes(holding)),
        tuple(_answers(holding)),
        tuple(hidden(holding.log, felt)),
        tuple(m for m in mistaken(holding.log) if m.until is None),
    )


def unsaid_at(holding: Holding, felt: Sequence[Felt], places: Collection[int]) -> Unsaid:
    """What was left unsaid at some places: what was held back before the acts there, and what they showed."""
    return Unsaid(
        tuple(w for place in sorted(places) for w in holding.at(place) if isinstance(w, Held)),
        tuple(debt for debt in owed(holding.log) if debt.how in ("breached", "open") and debt.place in places),
        tuple(h for h in hidden(holding.log, felt) if h.place in places),
        (),
    )


def _wishes(holding: Holding) -> list[Held]:
    """Wishes never acted on afterwards, each once, as it was last."""
    log, ground = holding.log, holding.log.world.ground
    last: dict[tuple[str, str], Held] = {}
    for statement in holding.statements():
        if isinstance(statement, Held):
            later = {ground.actions[act].name for act in log.acts[statement.place :]}
            if statement.act not in later:
                last[statement.who, statement.act] = statement
    return sorted(last.values(), key=lambda held: held.place)


def _answers(holding: Holding) -> list[Owed]:
    """Answers owed that were not given later on either."""
    log = holding.log
    speaking, names = SpeechActs(log), [q.name for q in log.inner.questions]
    return [
        debt
        for debt in owed(log)
        if debt.how in ("breached", "open")
        and not any(speaking.answers(act, names.index(debt.question)) for act in log.acts[debt.asked + 1 :])
    ]
