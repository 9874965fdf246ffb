"""The taskset for verifiers, loaded and checked by the harness's own command."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("verifiers.v1", reason="verifiers is not installed: make harnesses")
pytestmark = pytest.mark.deep

MODULE = 'from unsaid.harnesses.verifiers_taskset import MindsTaskset\n\n__all__ = ["MindsTaskset"]\n'


def test_every_task_is_valid(tmp_path: Path) -> None:
    """``vf-validate`` loads the tasks; for each, gold scores 1, every choice 0, and no reply does not pass."""
    (tmp_path / "unsaid_minds.py").write_text(MODULE, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    command = ["vf-validate", "unsaid-minds", "--taskset.items", "6", "--rich", "False", "--runtime.type", "subprocess"]
    command += ["-o", str(tmp_path / "out")]
    env = {**os.environ, "PYTHONPATH": paths}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=250, env=env, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (results,) = (tmp_path / "out").rglob("results.jsonl")
    rows = [json.loads(row) for row in results.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 6
    assert "invalid" not in {str(held) for row in rows for held in row.values()}
