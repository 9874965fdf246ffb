"""The notebook of the manual: made from its source, and run again as a reader would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tools import notebook_page as tool

STORED: dict[str, Any] = json.loads(tool.PLACE.read_text(encoding="utf-8"))


def given(cell: dict[str, Any]) -> list[dict[str, str]]:
    """What a cell gives to be read: text and pages; pictures differ from one version of a library to the next."""
    kept = [{kind: "".join(told) for kind, told in one.get("data", {}).items()} for one in cell["outputs"]]
    return [{k: v for k, v in one.items() if k.startswith("text/") and "<Figure" not in v} for one in kept]


def test_notebook_is_made_from_its_source() -> None:
    """Its cells are the text and the blocks of the source, in order."""
    made = tool.notebook(tool.SOURCE.read_text(encoding="utf-8"))
    assert [(c["cell_type"], c["source"]) for c in made["cells"]] == [
        (c["cell_type"], "".join(c["source"])) for c in STORED["cells"]
    ]


def test_notebook_shows_what_it_promises() -> None:
    """As it is stored it has prose, a table of a mind, a folded proof, and a picture; no error, and nothing of here."""
    outputs = [one for cell in STORED["cells"] if cell["cell_type"] == "code" for one in cell["outputs"]]
    kinds = {one["output_type"] for one in outputs}
    told = json.dumps(outputs)
    assert kinds == {"execute_result", "display_data"}
    assert all(sign in told for sign in ("<p>", "<table>", "<details>", "image/svg+xml"))
    assert str(Path.home()) not in told


@pytest.mark.slow
def test_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from beginning to end in a kernel of its own, each cell gives what is stored."""
    pytest.importorskip("nbclient", reason="`make notebook` installs what runs notebooks")
    pytest.importorskip("ipykernel", reason="`make notebook` installs what runs notebooks")
    monkeypatch.chdir(tmp_path)
    made = tool.ran(tool.notebook(tool.SOURCE.read_text(encoding="utf-8")))
    code = [cell for cell in made["cells"] if cell["cell_type"] == "code"]
    stored = [cell for cell in STORED["cells"] if cell["cell_type"] == "code"]
    assert [given(cell) for cell in code] == [given(cell) for cell in stored]
