"""The columns of tasks in Parquet: the same in every shard, whatever comes up in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

NUMBERS = ("number", "seed", "people", "rooms", "most", "length", "depth")
TRUTHS = ("solvable", "lucky")
TEXTS = ("id", "kind", "setting", "goal", "reaches", "world", "licence")
ORDER = (
    *("id", "number", "seed", "kind", "people", "rooms", "setting", "goal", "acts", "most", "solvable", "length"),
    *("depth", "plan", "reaches", "world", "lucky", "licence"),
)


def schema() -> pyarrow.Schema:
    """The columns, in the order of a row."""
    import pyarrow as pa

    act = pa.struct([("name", pa.string()), ("words", pa.string())])
    kinds = {
        **dict.fromkeys(NUMBERS, pa.int64()),
        **dict.fromkeys(TRUTHS, pa.bool_()),
        **dict.fromkeys(TEXTS, pa.string()),
        "plan": pa.list_(pa.string()),
        "acts": pa.list_(act),
    }
    return pa.schema([(name, kinds[name]) for name in ORDER])
