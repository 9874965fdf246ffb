"""Answers owed, and what becomes of them.

A question puts the one asked under an obligation: what comes next is heard as an answer or as the lack of one
(adjacency pairs: Schegloff and Sacks 1973). An answer settles it; so does a refusal, an “I can't”, a question back.
It is breached by a turn let pass or used for something else, and then the silence says something. Where a world has
no order of turns, only what the one asked does instead of answering is a breach: nobody can be silent who was never
given the floor.

An answer is owed once for each asking, and a breach is counted once. It can still be given later. To be asked again
ends nothing that has been let go already: where a slot passed before the second asking, the first was breached.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.data.statements import Owed
from unsaid.psyche.log import Log


class SpeechActs:
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
    speaking = SpeechActs(log)
    return [
        _settled(log, speaking, q, entry.place)
        for entry in log.entries
        for q, question in enumerate(log.inner.questions)
        if speaking.asks(entry.act, q) and question.asked in entry.observers
    ]


def _settled(log: Log, speaking: SpeechActs, q: int, asked: int) -> Owed:
    question, ground = log.inner.questions[q], log.world.ground
    names = question.name, ground.characters[question.asked], ground.characters[question.asker]
    lapse = _lapse(log, question.asked, asked)
    for entry in log.entries[asked + 1 :]:
        done = ground.actions[entry.act].name
        if question.asked in entry.doers and speaking.answers(entry.act, q):
            return Owed(*names, asked, "answered", entry.place, done)
        if question.asked in entry.doers and speaking.discharges(entry.act, q):
            return Owed(*names, asked, "discharged", entry.place, done)
        if entry.place == lapse or question.asked in entry.doers:
            return Owed(*names, asked, "breached", entry.place, done)
        if speaking.asks(entry.act, q):
            return Owed(*names, asked, "open", entry.place, done)
    return Owed(*names, asked, "open")


def _lapse(log: Log, who: int, asked: int) -> int | None:
    """The place of the act before which somebody's first slot after an asking passed unused."""
    return next(
        (s.before for s in log.slots if s.whose == who and s.place is None and s.before > asked),
        None,
    )


def silences(log: Log, q: int, *outer: int) -> list[int]:
    """The places of the acts at which it was clear that an answer is let go, as a chain of believers has it.

    What is owed there is read of the world's own fluents where it keeps them, and else made out from who asked and who
    answered."""
    return list(_silences(log, q, outer))


def _silences(log: Log, q: int, outer: tuple[int, ...]) -> Iterator[int]:
    question, speaking = log.inner.questions[q], SpeechActs(log)
    kept = question.owes, question.silent
    keeps = None not in kept and any(h.rank is not None for h in question.hypotheses)
    awaited = False
    for entry in log.entries:
        if not all(c in entry.observers for c in outer):
            continue
        settles = speaking.answers(entry.act, q) or speaking.discharges(entry.act, q)
        idle = question.asked in log.passed(entry.place) or (question.asked in entry.doers and not settles)
        if keeps:
            values = log.world.values(log.world.mind(entry.before, *outer))
            owes, silent = (values[fluent] for fluent in kept if fluent is not None)
            awaited = owes is True and silent is not True
        if awaited and idle:
            yield entry.place
        heard = speaking.asks(entry.act, q) and question.asked in entry.observers
        awaited = heard or (awaited and not idle and not settles)
