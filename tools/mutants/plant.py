"""A bench: a copy of the project in which one fault after another is planted, tried, and taken out again."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from sites import ROOT, Fault
from witnesses import Witnesses

PATIENCE = 150
"""Seconds of the processor for one run, so that a busy machine sees no more than a quiet one. Code that comes to no end
is a fault seen."""

UNBUILT = "does not compile"


class Bench:
    """One copy; the folder of public data, where there is one, lies beside it as beside the project."""

    def __init__(self, number: int, witnesses: Witnesses) -> None:
        self.witnesses = witnesses
        self.folder = Path(tempfile.mkdtemp(prefix=f"mutants-{number}-"))
        self.copy = self.folder / "main"
        leave = shutil.ignore_patterns(
            ".git", ".venv", "target", "build", "dist", "__pycache__", ".*_cache", ".hypothesis"
        )
        shutil.copytree(ROOT, self.copy, ignore=leave)
        self.engine = next((self.copy / "python" / "unsaid").glob("_minds*.so"))
        self.whole_engine = shutil.copy(self.engine, self.folder)
        if (ROOT.parent / "shared").is_dir():
            (self.folder / "shared").symlink_to(ROOT.parent / "shared")

    def try_out(self, fault: Fault) -> str:
        """Which test saw the fault, in words; empty where none did."""
        while seen := self._planted(fault):
            if not seen.startswith(("FAILED ", "ERROR ")):
                return seen
            test = seen.split()[1].partition("[")[0]
            if self._trusts(test):
                self.witnesses.seen[test] += fault.room == "engine"
                return seen
        return ""

    def _planted(self, fault: Fault) -> str:
        place = self.copy / fault.path.relative_to(ROOT)
        whole = place.read_text(encoding="utf-8")
        place.write_text(fault.planted(whole), encoding="utf-8")
        try:
            return self._engine(fault) if fault.room == "engine" else self._asked(fault)
        finally:
            place.write_text(whole, encoding="utf-8")

    def _asked(self, fault: Fault) -> str:
        return next((seen for some in self.witnesses.of(fault) if (seen := self._pytest(some))), "")

    def _engine(self, fault: Fault) -> str:
        if not self._built():
            return UNBUILT
        try:
            seen = self._asked(fault)
        finally:
            self._put(self.whole_engine)
        if seen or not self.witnesses.patient:
            return seen
        return (
            self._ran(["cargo", "test", "--quiet", "--profile", "mutants", "-p", "minds"]) and "the engine's own tests"
        )

    def _trusts(self, test: str) -> bool:
        """Whether a test that saw a fault passes where there is none."""
        trusted = self.witnesses.trusted
        if test not in trusted:
            trusted[test] = not self._pytest([test])
        return trusted[test]

    def _built(self) -> bool:
        """Builds the engine of the copy, quickly rather than well, and puts it in its place."""
        env = {"PYO3_PYTHON": sys.executable}
        if self._ran(["cargo", "build", "--quiet", "--profile", "mutants", "-p", "minds-py",
                      "--features", "pyo3/extension-module"], env):  # fmt: skip
            return False
        self._put(next((self.copy / "target" / "mutants").glob("lib*minds*.so")))
        return True

    def _put(self, engine: Path | str) -> None:
        """Puts an engine where Python finds it; as a new file, since the old one may be in use."""
        self.engine.unlink(missing_ok=True)
        shutil.copy(engine, self.engine)

    def _pytest(self, tests: list[str]) -> str:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "--no-header",
            "-p",
            "no:cacheprovider",
            "--timeout=1200",
        ]
        command += [f"--deselect={test}" for test in self.witnesses.refused]
        return self._ran([*command, *tests], {"PYTHONPATH": str(self.copy / "python"), "CI": "1"})

    def _ran(self, command: list[str], env: dict[str, str] | None = None) -> str:
        """Runs a command in the copy; how it failed, or nothing where it did not."""
        done = subprocess.run(
            command, cwd=self.copy, env={**os.environ, **(env or {})}, capture_output=True, text=True,
            errors="replace", preexec_fn=_patient, check=False,
        )  # fmt: skip
        if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return "no end"
        if done.returncode in (0, 5):  # pytest's 5: nothing was collected
            return ""
        if "pytest" in command and done.returncode == 4 and "ERROR: not found" in done.stderr:
            raise RuntimeError(done.stderr[-500:])
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return failed[0].split(" - ")[0] if failed else f"exit {done.returncode}"


def _patient() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
