"""``unsaid test``: what a world is claimed to be, held against it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from unsaid.budget import Spent
from unsaid.budget.counted import STATES
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.opening import opened
from unsaid.cli.options import Json, Sabre
from unsaid.cli.parameters import argument, option
from unsaid.desk.claims.claim import Verdict
from unsaid.desk.testing.suite import Claims, claims
from unsaid.terminal.output import emit, emit_json
from unsaid.terminal.progress import counting
from unsaid.terminal.rewriting import replace

if TYPE_CHECKING:
    from unsaid.desk.testing.chance import Covered, RandomGames
    from unsaid.desk.testing.recorded import Difference

Files = Annotated[
    tuple[str, ...],
    argument("FILE...", nargs=-1, help="Files of claims, or worlds beside which they stand."),
]
About = Annotated[str | None, option("--world", metavar="WORLD", help="The world they are held against.")]
Games = Annotated[
    int, option("--random", type=click.IntRange(0, 1_000_000), metavar="N", help="Also play N games by chance.")
]
First = Annotated[
    int, option("--seed", type=click.IntRange(1, STATES), metavar="N", help="The seed of the first of these games.")
]
Junit = Annotated[str | None, option("--junit", metavar="FILE", help="Also write the verdicts as JUnit's XML.")]
Recording = Annotated[bool, option("--record", help="Keep endings, acts and who knew what, to be compared later.")]


def test(
    files: Files,
    world: About = None,
    random: Games = 0,
    seed: First = 1,
    record: Recording = False,
    junit: Junit = None,
    sabre: Sabre = None,
    json: Json = False,
) -> None:
    """Hold a world to what is claimed of it: each claim holds, fails with the shortest course that shows it, or is not
    decided within the limits."""
    about = None if world is None else opened(world, sabre)
    suites = [claims(file, about) for file in files]
    for suite in suites:
        _ = suite.world.open.minds  # a world with mistakes is told before anything is tested
    runs = [_Run(suite, world, quiet=json) for suite in suites]
    for run in runs:
        run.decide()
        run.compare(record)
        if random:
            run.play(random, seed)
    if junit is not None:
        from unsaid.desk.testing.junit import junit as as_junit

        replace(Path(junit), as_junit((run.suite.source.label, run.verdicts) for run in runs))
    if json:
        import json as _json

        emit_json(_json.dumps([run.to_dict() for run in runs], ensure_ascii=False, indent=2))
    _leave(runs)


class _Run:
    """One file being tested, against another ``world`` where one is named; ``quiet``: nothing is said on the way."""

    def __init__(self, suite: Claims, world: str | None, *, quiet: bool) -> None:
        self.suite, self.world, self.quiet = suite, world, quiet
        self.verdicts = list[Verdict]()
        self.differences: tuple[Difference, ...] = ()
        self.chance: RandomGames | None = None
        self.spent = False

    def say(self, text: str) -> None:
        """A line of the report."""
        if not self.quiet:
            emit(text)

    def decide(self) -> None:
        """Decides all claims, each said as soon as it is known; when time is up the rest are not decided."""
        try:
            with counting(len(self.suite.written.claims), "claims decided") as come:
                for verdict in self.suite.verdicts():
                    self._decided(verdict)
                    come(len(self.verdicts))
        except Spent as spent:
            self.spent = True
            for claim in self.suite.written.claims[len(self.verdicts) :]:
                line = self.suite.source.position(claim.span[0])[0]
                self._decided(Verdict("undecided", claim.text, line, f"the {spent.limit} limit was reached"))
        self.say(f"{self.suite.source.label}: {summary(self.verdicts)}")

    def _decided(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
        if verdict.outcome != "holds":
            self.say(f"{self.suite.source.label}:{verdict.line}: {verdict}")
            for number, (act, words) in enumerate(zip(verdict.course, verdict.words, strict=True), start=1):
                self.say(f"  {number}. {act}: {words}")

    def compare(self, record: bool) -> None:
        """Keeps what the world comes to, or compares it with what was kept."""
        from unsaid.desk.testing import recorded

        if self.suite.source.path is None or self.spent:
            return
        place = recorded.place_of(self.suite.source.path)
        if record:
            replace(place, self.suite.record().written())
            self.say(f"{place}: written")
        elif place.is_file():
            self.differences = recorded.differences(recorded.read(place), self.suite.record())
            for one in self.differences:
                self.say(f"{place}: other than recorded: {one.what}")
                for sign, lines in (("-", one.gone), ("+", one.new)):
                    for line in lines:
                        self.say(f"  {sign} {line}")

    def play(self, games: int, seed: int) -> None:
        """Plays games by chance, and says what they came across."""
        with counting(games, "games played by chance") as come:
            self.chance = chance = self.suite.chance(games, seed, come)
        self.say(f"{self.suite.source.label}: {games} games by chance, seed {seed}: {chance.ended} came to an end")
        for what, covered in (("acts", chance.acts), ("texts", chance.texts), ("endings", chance.endings)):
            self.say(f"  {_covered(what, covered)}")
        for wrong in chance.wrong:
            self.say(f"  seed {wrong.seed}, playing {wrong.playing}: {wrong.message}")
            self.say(f"    {', '.join(wrong.acts) or 'at the start'}")
            about = "" if self.world is None else f" --world {self.world}"
            self.say(f"    again: unsaid test {self.suite.source.label}{about} --random 1 --seed {wrong.seed}")

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "file": self.suite.source.label,
            "world": self.suite.world.name,
            "verdicts": [verdict.to_dict() for verdict in self.verdicts],
            "differences": [one.to_dict() for one in self.differences],
            "chance": None if self.chance is None else self.chance.to_dict(),
        }


def summary(verdicts: list[Verdict]) -> str:
    """How many claims hold, fail and were not decided."""
    counts = [(sum(v.outcome == outcome for v in verdicts), outcome) for outcome in ("holds", "fails", "undecided")]
    words = {"holds": ("holds", "hold"), "fails": ("fails", "fail"), "undecided": ("not decided", "not decided")}
    said = [f"{count} {words[outcome][count != 1]}" for count, outcome in counts if count]
    return ", ".join(said) or "no claims"


def _covered(what: str, covered: Covered, most: int = 8) -> str:
    """``acts 11 of 12; never: part``."""
    all_ = len(covered.met) + len(covered.never)
    more = f" and {len(covered.never) - most} more" if len(covered.never) > most else ""
    never = f"; never: {', '.join(covered.never[:most])}{more}" if covered.never else ""
    return f"{what} {len(covered.met)} of {all_}{never}"


def _leave(runs: list[_Run]) -> None:
    outcomes = {verdict.outcome for run in runs for verdict in run.verdicts}
    wrong = any(run.differences or (run.chance is not None and run.chance.wrong) for run in runs)
    if "fails" in outcomes or wrong:
        raise Halt(Exit.WORLD)
    if "undecided" in outcomes:
        raise Halt(Exit.UNDECIDED)
