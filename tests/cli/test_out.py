"""Stories into files: Markdown, HTML, EPUB and plain text."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from tests.cli.terminals import at_terminal
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow

FORMS = ["prose", "md", "html", "epub"]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.md", b"# The Lamp\n"), ("a.HTML", b"<!DOCTYPE html>\n"), ("a.epub", b"PK"), ("a.txt", b"The Lamp\n")],
)
def test_the_name_of_the_file_says_the_form(name: str, start: bytes, tmp_path: Path) -> None:
    """Without --format the form is the one the file's name asks for, and prose for any other name."""
    ran = unsaid("tell", "tutorial", "--out", name, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("form", ["prose", "md", "html", "sabre"])
def test_a_file_holds_what_standard_output_would(form: str, tmp_path: Path) -> None:
    """--out FILE and no --out bring the same text; so does --out -."""
    place = tmp_path / "story"
    assert unsaid("tell", "tutorial", "--format", form, "--out", str(place)).code == 0
    assert place.read_text(encoding="utf-8") == unsaid("tell", "tutorial", "--format", form).out
    assert place.read_text(encoding="utf-8") == unsaid("tell", "tutorial", "--format", form, "--out", "-").out


def test_a_book_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Two runs make the same EPUB."""
    for name in ("one.epub", "two.epub"):
        assert unsaid("tell", "the-owl", "--as", "both", "--out", name, cwd=tmp_path).code == 0
    assert (tmp_path / "one.epub").read_bytes() == (tmp_path / "two.epub").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.epub").testzip() is None


@pytest.mark.parametrize("form", FORMS)
def test_a_file_in_the_way_is_kept(form: str, tmp_path: Path) -> None:
    """A file that is there is replaced only with --force."""
    place = tmp_path / "story"
    place.write_text("mine")
    ran = unsaid("tell", "tutorial", "--format", form, "--out", str(place))
    assert ran.code == Exit.FILE
    assert "--force replaces it" in message(ran)
    assert place.read_text() == "mine"
    assert unsaid("tell", "tutorial", "--format", form, "--out", str(place), "--force").code == 0
    assert place.read_bytes() != b"mine"


def test_what_is_in_the_way_is_said_before_the_search(endless: Path, tmp_path: Path) -> None:
    """A search that would never end is not begun for a file that could not be written."""
    for place, words in ((tmp_path, "is a folder"), (tmp_path / "no" / "where.md", "is no folder")):
        ran = unsaid("tell", str(endless), "--out", str(place))
        assert ran.code == Exit.FILE
        assert words in message(ran)


def test_nothing_is_left_where_writing_fails(tmp_path: Path) -> None:
    """Without a story there is no file, nor a piece of one."""
    ran = unsaid("tell", "tutorial", "--goal", "99", "--out", "gone.md", cwd=tmp_path)
    assert ran.code == Exit.NONE
    assert list(tmp_path.iterdir()) == []


def test_json_goes_to_the_file_too(tmp_path: Path) -> None:
    """--json with --out writes the JSON."""
    place = tmp_path / "story.json"
    assert unsaid("tell", "tutorial", "--json", "--out", str(place)).code == 0
    assert json.loads(place.read_text())["acts"] == ["light(Ida)", "row_home(Olm)"]


def test_a_book_is_not_written_at_a_terminal() -> None:
    """At a terminal an EPUB is refused, with the way to have it."""
    assert "--out FILE writes it" in at_terminal("tell", "tutorial", "--format", "epub")


def test_a_width_is_kept_in_a_file(tmp_path: Path) -> None:
    """--width sets the lines of a plain text file."""
    place = tmp_path / "story.txt"
    assert unsaid("tell", "tutorial", "--width", "40", "--out", str(place)).code == 0
    assert max(map(len, place.read_text().splitlines())) <= 40


def test_a_story_that_is_kept_is_told_again(tmp_path: Path) -> None:
    """What --json or --format sabre wrote is told as it was when it was found, from any side."""
    for form, name in ((["--json"], "story.json"), (["--format", "sabre"], "story.txt")):
        kept = tmp_path / name
        assert unsaid("tell", "the-owl", *form, "--out", str(kept)).code == 0
        for side in ("bo", "nobody"):
            again = unsaid("tell", "the-owl", "--story", str(kept), "--as", side)
            assert again.out == unsaid("tell", "the-owl", "--as", side).out


def test_a_story_that_cannot_happen_is_not_told(tmp_path: Path) -> None:
    """An act that is not there, or not possible, is one message and code 1."""
    kept = tmp_path / "story.txt"
    for act, words in (("row_home(Olm)", "is not possible there"), ("fly(Olm)", "this world has no act fly(Olm)")):
        kept.write_text(f"{act}\n")
        ran = unsaid("tell", "tutorial", "--story", str(kept))
        assert (ran.code, ran.out) == (Exit.WORLD, "")
        assert words in message(ran)


def test_a_side_that_is_not_there_is_said_before_the_search(endless: Path) -> None:
    """A mistyped --as does not cost a search."""
    assert unsaid("tell", str(endless), "--as", "nobdoy").code == Exit.USAGE
