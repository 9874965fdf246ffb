"""Reading from files, and each way in which that fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from unsaid.language import FileProblem, read_file


def problem(path: Path) -> FileProblem:
    """What reading a path raises."""
    with pytest.raises(FileProblem) as caught:
        read_file(path)
    return caught.value


def test_a_file_is_read(tmp_path: Path) -> None:
    """The world is named by the file's stem, and messages by its path; line ends of Windows are line ends."""
    place = tmp_path / "lamp.world"
    place.write_bytes(b"\xef\xbb\xbfentity Tom : character;\r\nentity Ann : charcter;\r\n")
    reading = read_file(place)
    assert reading.source.name == "lamp"
    assert reading.render().startswith(f"{place}:2:14: error[unknown-type]")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00binary", "binary"),
        (b"entity\0", "binary"),
        (b"x" * 4_000_001, "too-large"),
    ],
)
def test_files_that_are_no_worlds(content: bytes, code: str, tmp_path: Path) -> None:
    """Binary data and files of an absurd size are told apart, each with the path."""
    place = tmp_path / "a.world"
    place.write_bytes(content)
    found = problem(place)
    assert found.code == code
    assert str(place) in found.message


def test_missing_and_folders(tmp_path: Path) -> None:
    """A file that is not there and a folder are told apart."""
    assert problem(tmp_path / "none.world").code == "missing"
    assert problem(tmp_path).code == "folder"
    assert problem(tmp_path / "a\0b").code == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    """A file that may not be read is told so."""
    place = tmp_path / "a.world"
    place.write_text("entity Tom : character;")
    place.chmod(0)
    assert problem(place).code == "permission"
