"""The task for Inspect, loaded by the harness's own command, with a script in the place of a model."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("inspect_ai", reason="the harness Inspect is not installed: make harnesses")
pytestmark = pytest.mark.deep

FILE = Path(__file__).resolve().parent.parent.parent / "python" / "unsaid" / "harnesses" / "inspect_task.py"


@pytest.mark.parametrize(("reply", "marks"), [("gold", 1.0), ("every", 0.0)])
def test_gold_is_1_and_every_choice_is_0(tmp_path: Path, reply: str, marks: float) -> None:
    """``inspect eval`` loads the task; the gold answers score 1, naming every choice scores 0."""
    asked = ["-T", "items=6", "-T", f"reply={reply}", "--model", "mockllm/model", "--log-format", "json"]
    command = ["inspect", "eval", f"{FILE}@minds", *asked, "--log-dir", str(tmp_path), "--display", "none"]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    (log,) = tmp_path.glob("*.json")
    results = json.loads(log.read_text(encoding="utf-8"))["results"]
    assert results["completed_samples"] == 6
    assert results["scores"][0]["metrics"]["accuracy"]["value"] == marks
