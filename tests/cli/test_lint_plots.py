"""`unsaid lint --fix --unsafe-fixes` also mends what shows only in the plot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.linting.test_ignorance import ANNA, SEARCH, SEARCHING
from unsaid.cli.command import outcome


def test_a_plot_is_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The search is made one that tells something, and then Anna no longer takes Ben to know."""
    place = tmp_path / "search.world"
    place.write_text(SEARCH + ANNA, encoding="utf-8")
    assert outcome(["lint", "--fix", "--unsafe-fixes", str(place)]) == 0
    after = "believes(Ben, letter()) = open;\nbelieves(Anna, believes(Ben, letter())) = open;"
    assert place.read_text(encoding="utf-8") == SEARCHING.replace("believes(Ben, letter()) = open;", after) + ANNA
    assert capsys.readouterr().out.splitlines()[-1].endswith("; 2 mended")
