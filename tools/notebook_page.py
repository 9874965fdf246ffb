#!/usr/bin/env python3
"""Writes docs/notebook.ipynb from tools/notebook.md, run from beginning to end.

Blocks of Python are its cells, and what stands between them its text. What the cells give is written into the notebook,
so that it can be read where it is not run. What it needs is in requirements/notebook.txt; a test runs it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent / "notebook.md"
PLACE = SOURCE.parent.parent / "docs" / "notebook.ipynb"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(source: str) -> dict[str, Any]:
    """A notebook that has not been run, as plain data."""
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": list(cells(source)), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def cells(source: str) -> Iterator[dict[str, Any]]:
    """Text and blocks of Python by turns; ``split`` gives them so."""
    for number, part in enumerate(BLOCK.split(source)):
        cell = {"id": f"cell-{number}", "metadata": {}, "source": part.strip()}
        if number % 2:
            yield {"cell_type": "code", "execution_count": None, "outputs": [], **cell}
        elif cell["source"]:
            yield {"cell_type": "markdown", **cell}


def ran(made: dict[str, Any]) -> dict[str, Any]:
    """A notebook with what its cells give. Raises nbclient's CellExecutionError where one fails."""
    import nbformat  # only who runs it needs these packages  # pyright: ignore[reportMissingImports]
    from nbclient import NotebookClient  # pyright: ignore[reportMissingImports]

    whole = nbformat.from_dict(made)
    NotebookClient(whole, timeout=300, record_timing=False).execute()
    return json.loads(nbformat.writes(whole))


def main() -> None:
    made = ran(notebook(SOURCE.read_text(encoding="utf-8")))
    PLACE.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{PLACE.name}: {len(made['cells'])} cells")


if __name__ == "__main__":
    main()
