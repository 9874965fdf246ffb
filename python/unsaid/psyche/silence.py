"""Answers owed, and what becomes of them.

A question puts the one asked under an obligation: what comes next is heard as an answer or as the lack of one
(adjacency pairs: Schegloff and Sacks 1973). An answer settles it; so does a refusal, an “I can't”, a question back.
It is breached by a turn let pass or used for something else, and then the silence says something. Where a world has
no order of turns, only what the one asked does instead of answering is a breach: nobody can be silent who was never
given the floor.

An answer is owed once for each asking, and a breach is counted once. It can still be given later.
"""

from __future__ import annotations

from unsaid.psyche.log import Log
from unsaid.psyche.statements import Owed


class Speaking:
    """What each act of a world does to its questions."""

    def __init__(self, log: Log) -> None:
        self._speech = {speech.action: speech for speech in log.inner.speech}

    def asks(self, act: int, question: int) -> bool:
        """Whether the act asks the question."""
        return act in self._speech and question in self._speech[act].asks

    def answers(self, act: int, question: int) -> bool:
        """Whether the act answers the question."""
        return act in self._speech and any(q == question for q, _ in self._speech[act].answers)

    def claims(self, act: int, question: int) -> int | None:
        """The hypothesis an answer claims; None where the act is none."""
        answers = self._speech[act].answers if act in self._speech else ()
        return next((h for q, h in answers if q == question), None)

    def discharges(self, act: int, question: int) -> bool:
        """Whether the act settles what is owed without an answer."""
        return act in self._speech and question in self._speech[act].discharges

    def answering(self, question: int) -> list[int]:
        """The acts that answer the question."""
        return [act for act in self._speech if self.answers(act, question)]


def owed(log: Log) -> list[Owed]:
    """Every answer owed in a story and how that ended, in the order of asking."""
    speaking = Speaking(log)
    return [
        _settled(log, speaking, q, entry.place)
        for entry in log.entries
        for q, question in enumerate(log.inner.questions)
        if speaking.asks(entry.act, q) and question.asked in entry.observers
    ]


def _settled(log: Log, speaking: Speaking, q: int, asked: int) -> Owed:
    question, ground = log.inner.questions[q], log.world.ground
    names = question.name, ground.characters[question.asked], ground.characters[question.asker]
    lapse = _lapse(log, question.asked, asked)
    for entry in log.entries[asked + 1 :]:
        done = ground.actions[entry.act].name
        if question.asked in entry.doers and speaking.answers(entry.act, q):
            return Owed(*names, asked, "answered", entry.place, done)
        if question.asked in entry.doers and speaking.discharges(entry.act, q):
            return Owed(*names, asked, "discharged", entry.place, done)
        if speaking.asks(entry.act, q) and entry.place != asked:
            return Owed(*names, asked, "open", entry.place, done)
        if entry.place == lapse or question.asked in entry.doers:
            return Owed(*names, asked, "breached", entry.place, done)
    return Owed(*names, asked, "open")


def _lapse(log: Log, who: int, asked: int) -> int | None:
    """The place of the act before which somebody's first slot after an asking passed unused."""
    return next(
        (s.before for s in log.slots if s.whose == who and s.place is None and s.before > asked),
        None,
    )


def breaches(log: Log) -> list[tuple[int, int]]:
    """The owed answers that were let go: (question, place of the act at which that was clear)."""
    names = [question.name for question in log.inner.questions]
    return [(names.index(o.question), o.place) for o in owed(log) if o.how == "breached" and o.place is not None]
