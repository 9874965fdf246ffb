"""Going through statements about minds once more, apart from whoever made them.

Everything runs on the checker's minds, which share nothing with the engine. Of every statement

- each run is gone through again and must show what it is said to show;
- the statement must follow from its runs by its row of the table, worked out here anew;
- and what it says about there being nothing smaller, or nothing better, is tried in full.

What cannot be confirmed is refused: a finding says which statement and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from unsaid.checker.replay import GivenUp, Replay
from unsaid.checker.statements.anew import wrong_recognised
from unsaid.checker.statements.doubting import moved, wrong_owed, wrong_took
from unsaid.checker.statements.feelings import wrong_feeling
from unsaid.checker.statements.holding import wrong_held, wrong_would
from unsaid.checker.statements.knowing import wrong_hidden, wrong_mistaken, wrong_row
from unsaid.checker.statements.nearly import wrong_nearly
from unsaid.checker.statements.runs import wrong_run
from unsaid.checker.statements.undone import wrong_why
from unsaid.checker.statements.unsure import wrong_held_so, wrong_knowing
from unsaid.checker.statements.walk import Rules, Walk
from unsaid.checker.statements.words import told_shortly
from unsaid.data.running import Horizon
from unsaid.data.statements import (
    Felt,
    Held,
    Hidden,
    HowHeld,
    Knowing,
    Mistaken,
    Nearly,
    NotKnowing,
    Owed,
    Recognised,
    Row,
    Statement,
    Took,
    WhyNot,
    Would,
)
from unsaid.world.structure import GroundWorld


@dataclass(frozen=True, slots=True)
class Refusal:
    """A statement that is not confirmed, and what is wrong with it."""

    statement: Statement | NotKnowing
    message: str

    def __str__(self) -> str:
        return f"{told_shortly(self.statement)}: {self.message}"


def check(
    ground: GroundWorld,
    acts: Sequence[int],
    statements: Iterable[Statement | NotKnowing],
    rules: Rules,
    horizon: Horizon | None = None,
) -> list[Refusal]:
    """The statements about a story that cannot be confirmed; empty where all are.

    ``rules`` find all feelings on the checker's minds. They are whoever's rules the caller trusts, and what hangs on
    them alone is no more certain than they are: that a feeling has this cause, concern and end and no better runs,
    which feelings somebody hid, and whether guilt was among them.
    """
    walk = Walk(Replay(ground), tuple(acts), horizon or Horizon(), rules)
    checker = _StatementChecker(walk)
    return [Refusal(s, message) for s in statements if (message := checker.wrong(s)) is not None]


def left_out(
    ground: GroundWorld,
    acts: Sequence[int],
    statements: Iterable[Statement],
    places: Sequence[int] | None = None,
    horizon: Horizon | None = None,
) -> list[str]:
    """What moved a question in a story, or at some places of it, and is not among the statements; empty where they are
    all of it. So nothing can be confirmed of a doubt by leaving out what would have turned it."""
    walk = Walk(Replay(ground), tuple(acts), horizon or Horizon(), lambda *_: ())
    said = {(one.question, one.place, one.kind) for one in statements if isinstance(one, Took)}
    try:
        moves = [move for n in range(len(walk.inner.questions)) for move in moved(walk, n)]
    except GivenUp:
        return ["there is too much to look through to say that nothing is left out"]
    wanted = (move for move in moves if places is None or move[1] in places)
    return [
        f"act {place + 1} moved {question} ({kind})"
        for question, place, kind in wanted
        if (question, place, kind) not in said
    ]


class _StatementChecker:
    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    def wrong(self, statement: Statement | NotKnowing) -> str | None:
        """What is wrong with a statement, or None."""
        try:
            return next(self._faults(statement), None)
        except GivenUp:
            return "there is too much to look through to confirm it"

    def _faults(self, statement: Statement | NotKnowing) -> Iterator[str]:
        for run in statement.runs if isinstance(statement, (Felt, Recognised, Held, Would, Nearly, Took)) else ():
            yield from wrong_run(self.walk, run)
        match statement:
            case Felt():
                yield from wrong_feeling(self.walk, statement)
            case Recognised():
                yield from wrong_recognised(self.walk, statement)
            case Held():
                yield from wrong_held(self.walk, statement)
            case Would():
                yield from wrong_would(self.walk, statement)
            case Nearly():
                yield from wrong_nearly(self.walk, statement)
            case Owed():
                yield from wrong_owed(self.walk, statement)
            case Took():
                yield from wrong_took(self.walk, statement)
            case WhyNot():
                yield from wrong_why(self.walk, statement)
            case Mistaken():
                yield from wrong_mistaken(self.walk, statement)
            case Row():
                yield from wrong_row(self.walk, statement)
            case Hidden():
                yield from wrong_hidden(self.walk, statement)
            case HowHeld():
                yield from wrong_held_so(self.walk, statement)
            case Knowing():
                yield from wrong_knowing(self.walk, statement)


__all__ = ["Refusal", "check", "left_out"]
