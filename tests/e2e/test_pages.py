"""The README's and the manual's examples, run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.pages import agrees, blocks, commands, differences

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]
MANUAL = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    """Every command on the page, run in the page's order, prints exactly what the page shows."""
    assert differences(page, tmp_path) == []


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to another file of the repository leads to a file that is there."""
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_index_names_every_page() -> None:
    """Every page of the manual is linked from its index."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / target).resolve() for target in LINK.findall(index)}
    pages = {page.resolve() for page in (ROOT / "docs").rglob("*.md") if page.name != "index.md"}
    assert pages <= linked


def test_commands_are_parted_from_their_output() -> None:
    """A console block is its commands, each with the lines up to the next one."""
    (block,) = blocks("text\n```console\n$ one\na\nb\n$ two\n```\n")
    assert [(shown.command, shown.output) for shown in commands(block.text)] == [("one", "a\nb"), ("two", "")]


def test_python_prints_what_follows_it_at_once(tmp_path: Path) -> None:
    """Blocks of Python share their names; what one prints is held against the text that follows at once."""
    page = tmp_path / "page.md"
    page.write_text("```python\na = 1\n```\n```python\nprint(a)\n```\n\n```text\n1\n```\n", encoding="utf-8")
    assert differences(page, tmp_path) == []
    page.write_text("```python\nprint(1)\n```\n```text\n2\n```\n", encoding="utf-8")
    (found,) = differences(page, tmp_path)
    assert "--- printed\n1" in found
    page.write_text("```python\nprint(1)\n```\nsay\n```text\n2\n```\n", encoding="utf-8")
    assert differences(page, tmp_path) == []


def test_python_that_fails_is_a_difference(tmp_path: Path) -> None:
    """An error of a block is what it prints."""
    page = tmp_path / "page.md"
    page.write_text("```python\n1 / 0\n```\n", encoding="utf-8")
    (found,) = differences(page, tmp_path)
    assert "ZeroDivisionError" in found


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\n…", "a\nb\nc", True),
        ("…\nc", "a\nb\nc", True),
        ("a\n…\nc", "a\nc", True),
        ("a\n…\nc", "a\nb", False),
        ("", "", True),
        ("", "a", False),
    ],
)
def test_output_is_compared_whole(shown: str, printed: str, same: bool) -> None:
    """Shown and printed lines must be equal, and only a line of three dots stands for others."""
    assert agrees(shown, printed) is same
