"""What the task of lm-evaluation-harness calls: its dataset, and the marks of a reply."""

# The harness is installed elsewhere (make harnesses).
# pyright: reportMissingImports=false

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from datasets import Dataset

from unsaid.harnesses.asked import asked
from unsaid.harnesses.marking import mark


def dataset(source: str = "tomi", items: int = 100, seed: int = 0, **_: Any) -> dict[str, Any]:
    """The items as one split."""
    found = asked(source, items, seed)
    return {"test": Dataset.from_list([{**asdict(item), "prompt": item.prompt} for item in found])}


def marked(doc: dict[str, Any], results: list[str]) -> dict[str, float]:
    """1 for who names the right choice and no other."""
    return {"one_choice": mark(results[0], doc["choices"], doc["answer"])}
