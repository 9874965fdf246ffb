"""``lint --fix``: files mended whole or not at all, and what is said then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli.command import outcome
from unsaid.cli.exits import Exit
from unsaid.terminal import rewriting

WRONG = (
    "// lint: without never-read\n"
    "entity Tom : character\nproperty calm(c : character) : boolean; // at first\ncalm(Tim);\n"
)
SAFE = WRONG.replace("character\np", "character;\np")
MENDED = SAFE.replace("Tim", "Tom")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A world with one mistake that is mended for sure, and one that is guessed."""
    path = tmp_path / "a.world"
    path.write_text(WRONG)
    return path


def test_fix_mends_what_is_safe(file: Path) -> None:
    """What is safe is written, what is left is said, and an error that is left is the exit code's."""
    ran = unsaid("lint", "--fix", str(file))
    assert (ran.code, file.read_text()) == (Exit.WORLD, SAFE)
    assert ran.out.splitlines()[-1] == "1 world: 1 error, no warnings; 1 mended"


def test_unsafe_fixes_mend_the_rest(file: Path) -> None:
    """A near name is written when it is asked for; comments stay."""
    ran = unsaid("lint", "--fix", "--unsafe-fixes", str(file))
    assert (ran.code, file.read_text()) == (Exit.DONE, MENDED)
    assert ran.out == "1 world: no errors, no warnings; 2 mended\n"


def test_diff_writes_nothing(file: Path) -> None:
    """A diff is all there is on standard output; the file and the verdict are as they were."""
    ran = unsaid("lint", "--diff", "--unsafe-fixes", str(file))
    assert (ran.code, file.read_text()) == (Exit.WORLD, WRONG)
    assert [line for line in ran.out.splitlines()[2:] if line[0] in "+-"] == [
        "-entity Tom : character",
        "+entity Tom : character;",
        "-calm(Tim);",
        "+calm(Tom);",
    ]
    assert ran.err == "1 world: 2 errors, no warnings; 2 would be mended\n"


def test_standard_input_is_mended_to_standard_output() -> None:
    """A text that is piped in is piped out mended, and what is said goes to standard error."""
    ran = unsaid("lint", "--fix", "--unsafe-fixes", "-", stdin=WRONG)
    assert (ran.code, ran.out) == (Exit.DONE, MENDED)
    assert ran.err == "1 world: no errors, no warnings; 2 mended\n"


def test_line_ends_and_marks_of_a_file_stay(file: Path) -> None:
    """A file whose lines end as on Windows, with a byte order mark, keeps both."""
    file.write_bytes(b"\xef\xbb\xbf" + WRONG.encode().replace(b"\n", b"\r\n"))
    unsaid("lint", "--fix", "--unsafe-fixes", str(file))
    assert file.read_bytes() == b"\xef\xbb\xbf" + MENDED.encode().replace(b"\n", b"\r\n")


def test_a_bundled_world_is_not_written() -> None:
    """What comes with the program is not changed; how to have a file of it is said."""
    ran = unsaid("lint", "--fix", "tutorial")
    assert ran.code == Exit.FILE
    assert "`unsaid worlds copy tutorial`" in ran.err


def test_another_encoding_is_left_alone(file: Path) -> None:
    """A file that is not all UTF-8 is not written in another encoding."""
    data = WRONG.encode() + b"// caf\xe9\n"
    file.write_bytes(data)
    ran = unsaid("lint", "--fix", str(file))
    assert (ran.code, file.read_bytes()) == (Exit.FILE, data)


def test_a_file_that_cannot_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where writing fails the file is as it was, and that is said."""

    def fails(path: Path, text: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("unsaid.play.kept.disk.write_whole", fails)
    assert outcome(["lint", "--fix", str(file)]) == Exit.FILE
    assert file.read_text() == WRONG
    assert "is as it was (No space left on device)" in capsys.readouterr().err


def test_what_could_be_mended_is_said(file: Path) -> None:
    """Without the flag, the last line says what it would do."""
    ran = unsaid("lint", str(file))
    assert ran.out.splitlines()[-1] == "1 can be mended by `--fix`, 1 more by `--fix --unsafe-fixes`"


def test_as_it_was() -> None:
    """Of a file with both kinds of line ends the lines end as they are read."""
    assert rewriting.as_it_was("a\nb\n", b"a\r\nb\n") == b"a\nb\n"


def test_a_missing_file_is_said_once(tmp_path: Path) -> None:
    """A file that is not there is one message, with a file's exit code."""
    ran = unsaid("lint", "--diff", str(tmp_path / "gone.world"))
    assert ran.code == Exit.FILE
    assert "gone.world" in message(unsaid("lint", "--fix", "--json", str(tmp_path / "gone.world")))
