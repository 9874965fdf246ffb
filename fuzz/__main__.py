"""The command line of the fuzzer: ``python -m fuzz``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fuzz import running, watch
from fuzz.finding import ROOT, Finding
from fuzz.reporting import Progress, command, table, write
from fuzz.targets import TARGETS

OUT = ROOT / "build" / "fuzz"


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Throws made-up inputs at Unsaid.")
    parser.add_argument("--inputs", type=int, default=100_000, help="how many inputs in all (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other inputs")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("--targets", default=",".join(TARGETS), help="which, with commas (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=OUT, help="where findings are written")
    parser.add_argument("--replay", type=Path, nargs="+", help="try these files, each in a folder named as its target")
    return parser.parse_args()


def main() -> int:
    """Runs what is asked for; 1 where anything was found."""
    asked = arguments()
    if asked.replay:
        return replay(asked.replay)
    unknown = [name for name in asked.targets.split(",") if name not in TARGETS]
    if unknown:
        print(f"there is no target {unknown[0]!r}; there are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    return fuzz(asked)


def fuzz(asked: argparse.Namespace) -> int:
    """A run of so many inputs."""
    tally, targets = running.Tally(), [TARGETS[name] for name in asked.targets.split(",")]
    progress = Progress(tally, asked.inputs)
    try:
        running.run(running.batches(asked.inputs, targets), asked.seed, asked.jobs, tally, progress)
        findings = list(smaller(tally))
    except KeyboardInterrupt:
        findings = list(tally.findings.values())
        print("\nstopped", file=sys.stderr)
    progress.end()
    print(table(tally))
    for finding in findings:
        place = write(finding, asked.out, asked.seed, tally.times[finding.key])
        print(f"\n{finding.target}: {finding.what}, {finding.place}\n  {command(place)}")
    return 1 if findings else 0


def smaller(tally: running.Tally) -> list[Finding]:
    """Every kind of finding with an input as small as it will go; what ends a process stays as it is."""
    if not tally.findings:
        return []
    print("making inputs small", file=sys.stderr)
    watch.prepare()
    return [running.minimised(f) if f.place else f for f in tally.findings.values()]


def replay(places: list[Path]) -> int:
    """Tries inputs again and shows what each breaks."""
    watch.prepare()
    broken = 0
    for place in places:
        name = place.resolve().parent.name
        if name not in TARGETS:
            print(f"{place} lies in no folder named as a target ({', '.join(TARGETS)})", file=sys.stderr)
            return 2
        finding = running.tried(TARGETS[name], place.read_bytes())
        broken += finding is not None
        print(f"{place}: {finding.what}\n{finding.told}" if finding else f"{place}: all is well")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
