"""The task for lm-evaluation-harness, loaded by its own command and by its own evaluator, with scripts for models."""

# The harness is installed elsewhere (make harnesses).
# pyright: reportMissingImports=false

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("lm_eval", reason="lm-evaluation-harness is not installed: make harnesses")
pytestmark = pytest.mark.deep

FOLDER = Path(__file__).resolve().parent.parent.parent / "python" / "unsaid" / "harnesses" / "lm_eval"


def scored(kind: str) -> float:
    """The mean of the marks of a scripted model."""
    from lm_eval import simple_evaluate
    from lm_eval.api.model import LM
    from lm_eval.tasks import TaskManager

    from unsaid.harnesses.marking import scripted

    class Script(LM):
        def generate_until(self, requests: list[Any], disable_tqdm: bool = False) -> list[str]:
            return [scripted(kind, r.doc["choices"], r.doc["answer"]) for r in requests]

        def loglikelihood(self, requests: list[Any], disable_tqdm: bool = False) -> list[tuple[float, bool]]:
            raise NotImplementedError

        def loglikelihood_rolling(self, requests: list[Any], disable_tqdm: bool = False) -> list[float]:
            raise NotImplementedError

    manager = TaskManager(include_path=str(FOLDER), include_defaults=False)
    found = simple_evaluate(model=Script(), tasks=["unsaid_minds"], task_manager=manager, limit=8, bootstrap_iters=0)
    assert found is not None
    return found["results"]["unsaid_minds"]["one_choice,none"]


def test_gold_is_1_and_every_choice_is_0() -> None:
    """The gold answers score 1, naming every choice scores 0."""
    assert (scored("gold"), scored("every")) == (1.0, 0.0)


def test_its_command_loads_the_task() -> None:
    """``lm-eval run`` loads the task with the harness's dummy model, which answers nothing and scores 0."""
    command = ["lm_eval", "run", "--model", "dummy", "--tasks", "unsaid_minds", "--include_path", str(FOLDER)]
    ran = subprocess.run([*command, "--limit", "4"], capture_output=True, text=True, timeout=250, check=False)
    assert "one_choice" in ran.stdout, ran.stdout + ran.stderr
