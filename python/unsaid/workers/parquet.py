"""Rows as a Parquet file, by pyarrow (the extra ``quiz``), which is loaded only here."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from unsaid.errors import UnsaidError


def needed() -> None:
    """Raises where pyarrow is not installed, before anything is made."""
    _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UnsaidError(
            "no-pyarrow", "Parquet needs pyarrow, which is not installed; pip install 'unsaid-stories[quiz]'"
        ) from None
    return pyarrow, pyarrow.parquet


def table_bytes(rows: Iterable[dict[str, Any]], schema: Any = None) -> bytes:
    """Rows as the bytes of one Parquet file; the same rows give the same bytes with the same pyarrow."""
    pyarrow, parquet = _pyarrow()
    sink = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    return sink.getvalue()
