"""The gate: what it lets out, and that nothing of the command goes around it."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest

import unsaid
from unsaid.terminal import output
from unsaid.terminal.output import Gate, emit, emit_json, remark
from unsaid.text.styled import Styled

HOUSE = Path(unsaid.__file__).parent
FILES = [place for place in sorted(HOUSE.rglob("*.py")) if place != Path(output.__file__)]

EVIL = "a\x1b[31m\x1b]52;c;cm0=\x07\x9b1m\u202eb\rc\ud800"
SHOWN = "a\\x1b[31m\\x1b]52;c;cm0=\\x07\\x9b1m\\u202eb\\x0dc\\ud800"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does not say so to everybody."""
        return True


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who has nothing against colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_results_and_messages_are_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    """Both streams show what a terminal would obey."""
    emit(EVIL)
    remark(EVIL)
    assert capsys.readouterr() == (SHOWN + "\n", SHOWN + "\n")


def test_json_is_cleaned_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """In a JSON result the same is written in the way of JSON."""
    emit_json('["\u202e\x7f\U000e0041"]')
    assert capsys.readouterr().out == '["\\u202e\\u007f\\udb40\\udc41"]\n'


def test_colours_are_ours_alone(colours: None) -> None:
    """On a terminal a style becomes its colour, and the colours that stand in its words do not."""
    stream = Terminal()
    Gate(stream).send(Styled("x\x1b[2Jy", style="strong"))
    assert stream.getvalue() == "\x1b[1mx\\x1b[2Jy\x1b[0m"


def test_no_colours_where_they_are_not_taken(colours: None) -> None:
    """A pipe gets the words without them."""
    stream = io.StringIO()
    Gate(stream).send(Styled("a", style="error"))
    assert stream.getvalue() == "a"


def test_whoever_writes_is_held_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    """While the command runs, even what is printed past it is cleaned."""
    with output.guarded():
        print(EVIL)
    assert capsys.readouterr().out == SHOWN + "\n"


def test_an_encoding_that_lacks_a_letter() -> None:
    """What a stream cannot say is written in plainer characters or as an escape, and nothing is lost."""
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, encoding="ascii")
    Gate(stream).write("‘日’\x1b")
    stream.flush()
    assert data.getvalue() == b"'\\u65e5'\\x1b"


def writers(tree: ast.AST) -> list[str]:
    """Calls that write to a stream of the process, or make something that does."""
    found = []
    for node in ast.walk(tree):
        words = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Call) else ""
        if isinstance(node, ast.Attribute) and node.attr in ("write", "writelines", "buffer", "fileno"):
            found += [words] if "sys.std" in words and "stdin" not in words else []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = ast.unparse(node.func).split(".")[-1]
            found += [words] if name in ("print", "Console", "echo", "secho", "print_exc", "print_exception") else []
    return found


def test_writers_are_found() -> None:
    """The test below sees the ways around the gate."""
    ways = ["print('a')", "sys.stderr.write('a')", "rich.console.Console()", "click.echo('a')", "sys.stdout.buffer"]
    assert all(writers(ast.parse(way)) for way in ways)


def test_nothing_goes_around_the_gate() -> None:
    """No other file of the program writes to a stream. A layout's printer, which has the same word for it, does not,
    and the version, told before anything is loaded, is nobody's text but ours."""
    ours = ("Printer().print(", "Printer(indent).print(", "print(f'unsaid {VERSION}',")
    ways = [(str(place), way) for place in FILES for way in writers(ast.parse(place.read_text(encoding="utf-8")))]
    assert [(place, way) for place, way in ways if not way.startswith(ours)] == []
