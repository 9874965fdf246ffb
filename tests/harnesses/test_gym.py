"""The dataset for reasoning-gym, made by the harness's own factory."""

from __future__ import annotations

import pytest

reasoning_gym = pytest.importorskip("reasoning_gym", reason="reasoning-gym is not installed: make harnesses")
pytestmark = pytest.mark.deep


def test_gold_is_1_and_every_choice_is_0() -> None:
    """``create_dataset`` makes it; the gold answers score 1, naming every choice scores 0."""
    import unsaid.harnesses.gym  # it registers itself

    assert unsaid.harnesses.gym.NAME == "unsaid_minds"
    dataset = reasoning_gym.create_dataset("unsaid_minds", size=12, seed=3, source="hitom")
    every = [dataset.score_answer(", ".join(entry["metadata"]["choices"]), entry) for entry in dataset]
    assert [dataset.score_answer(entry["answer"], entry) for entry in dataset] == [1.0] * 12
    assert every == [0.0] * 12
