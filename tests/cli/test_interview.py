"""``unsaid interview`` on the command line: a transcript, data, and bad input."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import unsaid


def test_lines_are_answered_in_turn() -> None:
    """Each line of standard input is shown and answered; why opens the answer; the rest after quit is not read."""
    done = unsaid("interview", "set-fair", "Dole", stdin="Who took the glass?\nwhy\nquit\nWhere is the glass?\n")
    assert done.code == 0
    assert "> Who took the glass?\n\nMrs. Dole says nothing." in done.out
    assert "Nothing said. Mrs. Dole takes it that it was Kit who took the glass." in done.out
    assert "Where is the glass?" not in done.out


def test_as_data() -> None:
    """``--json`` prints the exchanges and nothing else."""
    done = unsaid("interview", "set-fair", "Dole", "--json", stdin="Was the scullery window latched?\n")
    (exchange,) = json.loads(done.out)["exchanges"]
    assert [reply["kind"] for reply in exchange["replies"]] == ["lie"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("set-fiar", "Dole"),
            5,
            "unsaid: there is no file, no world and no case called 'set-fiar'; did you mean 'set-fair'?\n",
        ),
        (("set-fair", "Doll"), 2, "unsaid: there is no character 'Doll'; did you mean Dole?\n"),
        (
            ("set-fair", "Dole", "--by", "Dole"),
            2,
            "unsaid: Dole cannot be asked by Dole; give somebody else who asks\n",
        ),
        (
            ("set-fair", "Dole", "--voice", "http://user:secret@example.org/v1"),
            2,
            "unsaid: --voice: an address with a key or a password in it is not taken; "
            "put the key into UNSAID_VOICE_KEY\n",
        ),
        (
            ("set-fair", "Dole", "--voice", "ftp://example.org"),
            2,
            "unsaid: --voice: a voice has an address that begins with http:// or https://, as http://127.0.0.1:8080/v1\n",
        ),
    ],
)
def test_bad_input_is_one_message(arguments: tuple[str, ...], code: int, said: str) -> None:
    """No such world, nobody of that name, nobody to ask, no address: one line, its exit code, and nothing printed."""
    done = unsaid("interview", *arguments, stdin="Who took the glass?\n")
    assert (done.code, done.err, done.out) == (code, said, "")


def test_no_line_at_all() -> None:
    """Without a line there is the opening alone."""
    done = unsaid("interview", "set-fair", "Dole", stdin="")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Set Fair\n\nIt was a barometer")
