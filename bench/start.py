"""Cold start: how long until a small world has been read, searched and told, process and all.

    .venv/bin/python bench/start.py [--runs N]

The command is run as a user has it: in an environment of its own, with what `pyproject.toml` asks for at run time and
nothing else, every module compiled, as after an installation. The packages of development beside it would be gone
through at each start, and without compiled modules most of the time would go into compiling. What is measured is the
processor time of the whole process, which others at work on the machine change least; the clock is beside it.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from report import ROOT, keep, machine, table

COMMANDS = (("--version",), ("lint", "tutorial"), ("tell", "tutorial"), ("tell", "tutorial", "--json"))

SCRIPT = """#!{python}
import sys
from unsaid.cli.main import run
sys.exit(run())
"""
"""What an installer writes for the command."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def main() -> None:
    """Times each command and keeps the table."""
    parser = argparse.ArgumentParser(description="Time whole commands on the tutorial world.")
    parser.add_argument("--runs", type=int, default=15, help="runs of each command")
    runs = parser.parse_args().runs
    packages = list(needed())
    with tempfile.TemporaryDirectory() as folder:
        command = installed(Path(folder), packages)
        times = {" ".join(("unsaid", *given)): [once(command, *given) for _ in range(runs)] for given in COMMANDS}
    rows = [[f"`{name}`", *(f"{value:.3f}" for value in summary(measured))] for name, measured in times.items()]
    head = ("command", "least s", "median s", "most s", "least s by the clock")
    beside = ", ".join(f"{one.name} {one.version}" for one in packages)
    about = f"{machine()}; {runs} runs of each as a new process: seconds of processor time, its own and the system's."
    there = f"Beside Unsaid there were {beside}; all modules were compiled."
    text = f"# Cold start\n\n{about} {there}\n\n{table(head, rows)}\n"
    print(text)
    keep("start", text, times)


def needed() -> Iterator[Distribution]:
    """The packages that Unsaid needs at run time, and those that they need, as they are installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, met = list(project["dependencies"]), set[str]()
    while waiting:
        requirement = Requirement(waiting.pop(0))
        if requirement.name in met or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        met.add(requirement.name)
        found = distribution(requirement.name)
        waiting += found.requires or []
        yield found


def installed(folder: Path, packages: list[Distribution]) -> Path:
    """The command in a new environment with these packages and Unsaid itself."""
    venv.create(folder, symlinks=True)
    site = next(folder.glob("lib*/python*/site-packages"))
    for package in packages:
        for file in package.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                (site / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), site / file)
    shutil.copytree(ROOT / "python" / "unsaid", site / "unsaid", ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(site, quiet=1)
    command = folder / "bin" / "unsaid"
    command.write_text(SCRIPT.format(python=folder / "bin" / Path(sys.executable).name))
    command.chmod(0o755)
    return command


def once(command: Path, *given: str) -> tuple[float, float]:
    """The processor time that one run takes, and the seconds by the clock; a run that fails ends the benchmark."""
    before, began = spent(), time.perf_counter()
    subprocess.run(
        [command, *given],
        env=ENVIRONMENT,
        cwd=command.parent,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return spent() - before, time.perf_counter() - began


def spent() -> float:
    """Processor seconds of all processes begun here and ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def summary(measured: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Least, median and most of the processor times, and the least by the clock."""
    used, passed = zip(*measured, strict=True)
    return min(used), statistics.median(used), max(used), min(passed)


if __name__ == "__main__":
    main()
