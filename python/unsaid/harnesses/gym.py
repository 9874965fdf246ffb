"""A dataset for reasoning-gym: ``import unsaid.harnesses.gym`` and ``reasoning_gym.create_dataset("unsaid_minds")``."""

# The harness is installed elsewhere (make harnesses).
# pyright: reportMissingImports=false

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reasoning_gym.factory import ProceduralDataset, register_dataset

from unsaid.harnesses.asked import asked
from unsaid.harnesses.marking import mark

NAME = "unsaid_minds"


@dataclass
class MindsConfig:
    """How many items of which source; the seed says which."""

    source: str = "tomi"
    seed: int | None = 0
    size: int = 500

    def validate(self) -> None:
        """Refuses what cannot be made."""
        if self.size < 1:
            raise ValueError("a dataset has at least one item")


class MindsDataset(ProceduralDataset):
    """Questions about who believes what, each with its one right choice."""

    def __init__(self, config: MindsConfig) -> None:
        super().__init__(config=config, seed=config.seed, size=config.size)
        self.items = asked(config.source, config.size, self.seed)
        self.size = len(self.items)

    def __getitem__(self, idx: int) -> dict[str, Any]:
        """The item with a number."""
        item = self.items[idx]
        metadata = {
            "source_dataset": NAME,
            "source_index": idx,
            "choices": list(item.choices),
            "kind": item.kind,
            "difficulty": {"order": item.order},
        }
        return {"question": item.prompt, "answer": item.answer, "metadata": metadata}

    def score_answer(self, answer: str | None, entry: dict[str, Any]) -> float:
        """1 for who names the right choice and no other."""
        return mark(answer or "", entry["metadata"]["choices"], entry["answer"])


register_dataset(NAME, MindsDataset, MindsConfig)
