"""How a command is told that a file is Sabre's, and how it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import unsaid

pytestmark = pytest.mark.slow

TEXT = """\
// lint: without goal-out-of-reach, endless-act
entity A : character;
property n() : number;
n() = 1;
action up(A) { effect: n() = 2 };
utility(): 10 - n() - n();
"""
"""By Sabre's reading the utility is 10, by that of arithmetic 8."""


@pytest.mark.parametrize("flags", [["--sabre"], ["--no-sabre"], []])
@pytest.mark.parametrize("name", ["a.txt", "a.world"])
def test_the_flag_comes_before_the_name(tmp_path: Path, name: str, flags: list[str]) -> None:
    """Ground files differ by the reading, which is the flag's if there is one and the name's if not."""
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    expected = flags == ["--sabre"] or (not flags and name == "a.txt")
    linted = unsaid("lint", str(path), *flags)
    summary, hint = linted.out.splitlines()[-2:]
    assert summary == f"1 world{' (read as Sabre reads it)' * expected}: no errors, 1 warning"
    assert hint == "1 can be mended by `--fix`"
    found = json.loads(unsaid("lint", str(path), "--json", *flags).out)
    assert {d["reading"] for d in found} == {"sabre" if expected else "unsaid"}
    told = json.loads(unsaid("tell", str(path), "--goal", "0", "--json", *flags).out)
    assert (told["reading"], told["before"]) == (("sabre", 10.0) if expected else ("unsaid", 8.0))


def test_layout_takes_the_flag_too(tmp_path: Path) -> None:
    """A Sabre file that says nothing wrong is laid out, its brackets as they were."""
    path = tmp_path / "a.world"
    path.write_text(TEXT, encoding="utf-8")
    assert unsaid("fmt", str(path), "--sabre").code == 0
    assert "utility(): 10 - n() - n();" in path.read_text(encoding="utf-8")
