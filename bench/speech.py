"""How well the gate tells lines that leak from lines that do not.

    python bench/speech.py            the lines in bench/speech that were seen while the gate was made, and the table
    python bench/speech.py --held     those that were kept back as well, and bench/results/speech.md written

Six hundred lines over three worlds were written and labelled before there was a gate. Of each world and label every
third, in the order of a digest, was kept back.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import unsaid
from unsaid.speech.forms import Forms
from unsaid.speech.gate import Gate, Judged

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
    held: bool = False


def lines(folder: Path = HERE / "speech") -> list[Line]:
    """All lines, those kept back marked."""
    found = [line for path in sorted(folder.glob("*.lines")) for line in _read(path.read_text(encoding="utf-8"))]
    groups: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for line in found:
        groups[line.world, line.leaks].append(line)
    held = {line for group in groups.values() for line in sorted(group, key=_digest)[2::3]}
    return [replace(line, held=line in held) for line in found]


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
    rows = ["| lines | kind | seen | wrong | kept back | wrong |", "|---|---|---|---|---|---|"]
    for leaks in (False, True):
        kinds = dict.fromkeys(line.kind for line, _ in found if line.leaks == leaks)
        for kind in (*kinds, "all"):
            cells = [_counts(found, leaks, kind, held) for held in (False, True)]
            rows.append(f"| {'leaking' if leaks else 'sound'} | {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _counts(found: list[tuple[Line, Judged]], leaks: bool, kind: str, held: bool) -> str:
    these = [(a, v) for a, v in found if a.leaks == leaks and kind in (a.kind, "all") and a.held == held]
    faults = len(wrong(these))
    share = f" ({100 * faults / len(these):.1f} %)" if kind == "all" and these else ""
    return f"{len(these)} | {faults}{share}"


def main() -> int:
    """Reads the command line, judges, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="judge the lines that were kept back as well")
    asked = parser.parse_args()
    found = judged([line for line in lines() if asked.held or not line.held])
    for line, verdict in wrong(found):
        label = "let through" if line.leaks else "stopped"
        print(f"{label:12}{line.world} {line.speaker} {line.kind:9}{line.text}   [{verdict}]")
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
