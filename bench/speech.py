"""How well the gate tells lines that leak from lines that do not.

    python bench/speech.py            the lines that were seen while the gate was made: failures, and the table
    python bench/speech.py --write    all lines, and those made by rule; writes bench/results/speech.md

Six hundred lines over three worlds were written and labelled before there was a gate. Of each world and label every
third, in the order of a digest, was kept back until the gate was good enough on the others. A hundred and fifty more
(``*.others.lines``) were written by somebody else, who had not seen the gate, and of the six hundred about a hundred;
when the gate had been mended, sixty last ones (``*.last.lines``), which it has not been tuned on.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import unsaid
from unsaid.api.speaking.heads import Literal_
from unsaid.speech.forms import Forms
from unsaid.speech.gate import Gate, Judged

RESULTS = Path(__file__).resolve().parent / "results" / "speech.md"
HERE = Path(__file__).resolve().parent
CASES = Path(unsaid.__file__).parent / "speech" / "cases"


@dataclass(frozen=True)
class Line:
    """A line with its label, and who says it to whom, when."""

    world: str
    course: tuple[str, ...]
    speaker: str
    hearer: str
    leaks: bool
    kind: str
    text: str
    group: str = "seen"


WORLDS = ("set-fair", "the-saucer", "the-soup")
GROUPS = {"seen": "seen", "held": "kept back", "others": "written by somebody else", "last": "last"}
"""The groups of lines, and what the table calls them."""


def lines() -> list[Line]:
    """The six hundred, those kept back marked."""
    found = _written("")
    groups: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for line in found:
        groups[line.world, line.leaks].append(line)
    held = {line for group in groups.values() for line in sorted(group, key=_digest)[2::3]}
    return [replace(line, group="held") if line in held else line for line in found]


def later() -> list[Line]:
    """Lines that were written when there was a gate, by somebody who had not made it."""
    return [replace(line, group=group) for group in list(GROUPS)[2:] for line in _written(f".{group}")]


def _written(ending: str) -> list[Line]:
    paths = [HERE / "speech" / f"{world}{ending}.lines" for world in WORLDS]
    return [line for path in paths for line in _read(path.read_text(encoding="utf-8"))]


def _digest(line: Line) -> str:
    return hashlib.sha256(f"{line.speaker} {line.text}".encode()).hexdigest()


def _read(text: str) -> Iterator[Line]:
    world, course, speaker, hearer = "", (), "", ""
    for row in text.splitlines():
        head, _, rest = row.partition(" ")
        if head == "world":
            world, course = rest, ()
        elif head == "after":
            course = tuple(rest.split("; "))
        elif head == "speaker":
            speaker, _, hearer = rest.partition(" to ")
        elif head in ("sound", "leak"):
            kind, _, said = rest.partition(" ")
            yield Line(world, course, speaker, hearer, head == "leak", kind, said)


# --- lines made by rule, in worlds of which no line was written ---

MADE = ("tutorial", "the-owl", "paste", "the-riding-light")

PLAIN = ("{0}.", "I think that {1}.", "As far as I know, {1}.", "I can tell you this much: {1}.", "Believe me, {1}.")


def made() -> list[Line]:
    """Every fact in words, said by everybody in plain frames: sound where the speaker takes it to be so; leaking where
    it is so, or somebody else takes it to be so, and the speaker does not, unless it would be a lie with a reason.
    And that somebody knows a fact, leaking where the speaker does not take them to."""
    return list(dict.fromkeys(line for name in MADE for line in _made(name)))


def _made(name: str) -> Iterator[Line]:
    moment = world_of(name).start
    people = moment.world.characters
    forms = Forms(moment.world.open)
    for speaker in people:
        hearer = next(who for who in people if who != speaker)
        mind = moment.mind(speaker)
        head = Gate(moment, speaker, [hearer], forms).head
        for form in forms.forms:
            fact = moment.world.facts[form.fluent]
            clause = head.words(Literal_((), form.fluent, form.value), head.lexicon(hearer))
            held = mind[fact] == form.value
            there = any(m[fact] == form.value for m in (moment, *moment.minds.values()))
            if held:
                yield from (Line(name, (), speaker, hearer, False, "known", t) for t in _framed(clause))
            elif there and not _reason(moment, speaker, hearer, fact, form.value):
                yield from (Line(name, (), speaker, hearer, True, "name", t) for t in _framed(clause))
            for who in people:
                if who not in (speaker, hearer) and there and moment.mind(speaker, who)[fact] != form.value:
                    yield Line(
                        name,
                        (),
                        speaker,
                        hearer,
                        True,
                        "nested",
                        f"{moment.world.called(who, speaker)} knows that {clause}.",
                    )


def _framed(clause: str) -> list[str]:
    return [frame.format(clause[:1].upper() + clause[1:], clause) for frame in PLAIN]


def _reason(moment: unsaid.Moment, speaker: str, hearer: str, fact: str, value: object) -> bool:
    """Whether a lie would have a reason, or keep up what the hearer believes, of the speaker as well."""
    said = f"{fact} == {value}" if not isinstance(value, bool) else fact if value else f"!{fact}"
    (found,) = moment.may_say(speaker, [said], to=[hearer])
    return found.allowed


def world_of(name: str) -> unsaid.World:
    """A bundled world, or a case."""
    case = CASES / f"{name}.world"
    return unsaid.load(case if case.exists() else name)


def judged(some: list[Line]) -> list[tuple[Line, Judged]]:
    """Each line with what the gate makes of it."""
    gates: dict[tuple[str, str], Gate] = {}
    forms: dict[str, Forms] = {}
    for line in some:
        if (line.world, line.speaker) not in gates:
            moment = world_of(line.world).start
            for act in line.course:
                moment = moment.after(act)
            forms.setdefault(line.world, Forms(moment.world.open))
            gates[line.world, line.speaker] = Gate(moment, line.speaker, [line.hearer], forms[line.world])
    return [(line, gates[line.world, line.speaker].judged(line.text)) for line in some]


def wrong(found: list[tuple[Line, Judged]]) -> list[tuple[Line, Judged]]:
    """Leaks that were let through, and sound lines that were stopped."""
    return [(line, verdict) for line, verdict in found if verdict.passed == line.leaks]


def table(found: list[tuple[Line, Judged]]) -> str:
    """The table by kind: how many lines, and how many of them were judged wrongly."""
    there = [group for group in GROUPS if any(line.group == group for line, _ in found)]
    rows = [f"| lines | kind | {' | '.join(f'{GROUPS[group]} | wrong' for group in there)} |"]
    rows.append("|---" * (2 + 2 * len(there)) + "|")
    for leaks in (False, True):
        kinds = dict.fromkeys(line.kind for line, _ in found if line.leaks == leaks)
        for kind in (*kinds, "all"):
            cells = [_counts(found, leaks, kind, group) for group in there]
            rows.append(f"| {'leaking' if leaks else 'sound'} | {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _counts(found: list[tuple[Line, Judged]], leaks: bool, kind: str, group: str) -> str:
    these = [(a, v) for a, v in found if a.leaks == leaks and kind in (a.kind, "all") and a.group == group]
    faults = len(wrong(these))
    share = f" ({100 * faults / len(these):.1f} %)" if kind == "all" and these else ""
    return f"{len(these)} | {faults}{share}"


HEAD = """\
# What the gate lets through

`python bench/speech.py --write` (about ten seconds). A line is *wrong* where it leaks and is let through, or is sound
and is stopped. The lines, with their labels, are in [bench/speech](../speech): 600 over three worlds (a case of theft,
a deception, and two people who each know what the other hides), written and labelled before there was a gate. Whoever
wrote the lines wrote the gate as well, afterwards.

A third was kept back. When it was looked at first, the gate being good enough on the others (1 of 201 leaking lines let
through, 19 of 201 sound ones stopped), it let 6 of 99 leaking lines through (6.1 %) and stopped 14 of 99 sound ones
(14.1 %). That was taken for the figure for new lines. What was mended afterwards was mended with those failures in
view, so the second pair of columns below says no more than the first.

Then somebody who had not seen the gate, and of the six hundred lines about a hundred, for their form, wrote and
labelled 150 more, 75 that leak and 75 that are sound, of the same speakers at the same moments. Of these the gate, when
it was first tried on them, let 11 through that leak (14.7 %: 1 of 21 by name, 4 of 18 by hint, 1 of 17 by tense, 5 of
19 by nested belief) and stopped 29 that are sound (38.7 %: 13 of 28 known, 3 of 8 believed, 7 of 15 lies, 6 of 16
nested, none of 8 of manner). So the figures above were less than half of the true ones: lines are alike where one hand
writes them all. What was mended afterwards was mended with these failures in view, so the third pair of columns is no
figure for new lines either.

After that mending sixty last lines were written, 30 that leak and 30 that are sound, before the gate was tried on them,
and it has not been touched since. It let 3 of the 30 through that leak (10.0 %) and stopped 11 of the 30 that are sound
(36.7 %). **That is the figure for new lines**, and it is far from what is wanted (at most 1 % and at most 10 %). It is
of few lines: of thirty, three may stand for anything from 2 % to 27 %. Whoever wrote them had mended the gate, which
may flatter it. So the mending holds for what was mended and carries over little. The gate is a sieve and no proof: what
must not be said at all, keep out of the words a model is given.

The two hands do not agree everywhere. Whether *you think I haven't noticed that you can't taste* takes for granted that
the other knows it of herself, one says no (sound) and the other yes (a leak). The gate takes the second to be right,
and three lines of the first are counted as stopped for it.
"""

RULE = """\
## Lines made by rule

Every fact in words of four other worlds, said by everybody in plain frames and labelled by what each mind holds. They
use the words of the facts themselves, so they are easy. At first 203 of the sound ones were stopped, nearly all for one
word of a frame (*far*) that was not taken for a common one.
"""

LEFT = """\
## Failures

All lines that are judged wrongly, and what the gate says of those it stops.
"""


def page(found: list[tuple[Line, Judged]]) -> str:
    """The page of results."""
    by_rule = judged(made())
    rows = [
        f"- {_label(line)}, {line.world}, {line.speaker}, {line.kind}{_back(line)}: {line.text}{_why(verdict)}"
        for line, verdict in wrong(found)
    ]
    return "\n".join([HEAD, table(found), "", RULE, _ruled(by_rule), "", LEFT, *rows, ""])


def _ruled(found: list[tuple[Line, Judged]]) -> str:
    rows = ["| lines | number | wrong |", "|---|---|---|"]
    for leaks in (False, True):
        these = [(line, verdict) for line, verdict in found if line.leaks == leaks]
        rows.append(f"| {'leaking' if leaks else 'sound'} | {len(these)} | {len(wrong(these))} |")
    return "\n".join(rows)


def _label(line: Line) -> str:
    return "let through" if line.leaks else "stopped"


def _back(line: Line) -> str:
    return "" if line.group == "seen" else f", {GROUPS[line.group]}"


def _why(verdict: Judged) -> str:
    return "" if verdict.passed else f" ({verdict.faults[0].said})"


def main() -> int:
    """Reads the command line, judges, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="judge all lines, and write the page of results")
    asked = parser.parse_args()
    found = judged([line for line in (*lines(), *later()) if asked.write or line.group == "seen"])
    for line, verdict in wrong(found):
        print(f"{_label(line):12}{line.world} {line.speaker} {line.kind:9}{line.text}   [{verdict}]")
    print(table(found))
    if asked.write:
        RESULTS.write_text(page(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
