"""A bench: a copy of the project in which one fault after another is planted, tried, and taken out again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from coverage_map import Ran
from sites import ROOT, Fault

FEW = 60
"""Tests asked first, the quickest; most faults are seen by one of them."""

PLAIN = re.compile(r"[\w./:-]+(?:\[[\w. -]*\])?")
"""Names of tests that can stand on a command line; the others are asked for with all their fellows."""

MOST = 60.0
"""Seconds of tests asked after those, as the suite was timed."""

PATIENCE = 240
"""Seconds for one run; code that does not come to an end is a fault seen."""

ENGINE_TESTS = (
    ("tests/minds/test_corners.py", "tests/minds/test_foresight.py", "tests/minds/test_stopping.py"),
    ("tests/minds", "tests/checker", "tests/story", "tests/reference"),
    ("tests/psyche", "tests/play", "tests/worlds"),
)
"""What is asked of an engine with a fault in it, one after the other; then the engine's own tests."""


class Bench:
    """One copy; the folder of public data, where there is one, lies beside it as beside the project."""

    def __init__(self, number: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"mutants-{number}-"))
        self.copy = self.folder / "main"
        leave = shutil.ignore_patterns(
            ".git", ".venv", "target", "build", "dist", "__pycache__", ".*_cache", ".hypothesis"
        )
        shutil.copytree(ROOT, self.copy, ignore=leave)
        if (ROOT.parent / "shared").is_dir():
            (self.folder / "shared").symlink_to(ROOT.parent / "shared")

    def try_out(self, fault: Fault, ran: Ran) -> str:
        """Which tests saw the fault, in words; empty where none did."""
        place = self.copy / fault.path.relative_to(ROOT)
        whole = place.read_text(encoding="utf-8")
        place.write_text(fault.planted(whole), encoding="utf-8")
        try:
            return self._engine() if fault.room == "engine" else self._python(fault, ran)
        finally:
            place.write_text(whole, encoding="utf-8")

    def _python(self, fault: Fault, ran: Ran) -> str:
        tests = ran.by(str(fault.path.relative_to(ROOT)), fault.line)
        few = [test for test in tests if PLAIN.fullmatch(test)][:FEW]
        whole = ran.whole(tests, MOST)
        return next((seen for some in (few, whole) if some and (seen := self._pytest(some))), "")

    def _engine(self) -> str:
        if not self._built():
            return "does not compile"
        for some in ENGINE_TESTS:
            if seen := self._pytest([t for t in some if (self.copy / t).exists()]):
                return seen
        done = self._ran(["cargo", "test", "--quiet", "--profile", "mutants", "-p", "minds"])
        return "the engine's own tests" if done else ""

    def _built(self) -> bool:
        """Builds the engine of the copy, quickly rather than well, and puts it in its place."""
        env = {"PYO3_PYTHON": sys.executable}
        if self._ran(["cargo", "build", "--quiet", "--profile", "mutants", "-p", "minds-py",
                      "--features", "pyo3/extension-module"], env):  # fmt: skip
            return False
        library = next((self.copy / "target" / "mutants").glob("lib*minds*.so"))
        for old in (self.copy / "python" / "unsaid").glob("_minds*.so"):
            old.unlink()
        shutil.copy(library, self.copy / "python" / "unsaid" / "_minds.abi3.so")
        return True

    def _pytest(self, tests: list[str]) -> str:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", "--timeout=60"]
        return self._ran([*command, *tests], {"PYTHONPATH": str(self.copy / "python"), "CI": "1"})

    def _ran(self, command: list[str], env: dict[str, str] | None = None) -> str:
        """Runs a command in the copy; how it failed, or nothing where it did not."""
        try:
            done = subprocess.run(
                command, cwd=self.copy, env={**os.environ, **(env or {})}, capture_output=True, text=True,
                errors="replace", timeout=PATIENCE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "no end"
        if done.returncode in (0, 5):  # pytest's 5: nothing was collected
            return ""
        if "pytest" in command and done.returncode == 4 and "ERROR: not found" in done.stderr:
            raise RuntimeError(done.stderr[-500:])
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return failed[0].split(" - ")[0] if failed else f"exit {done.returncode}"


def _all(ran: dict[int, list[str]]) -> list[str]:
    return list(dict.fromkeys(test for tests in ran.values() for test in tests))
