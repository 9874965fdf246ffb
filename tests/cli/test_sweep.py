"""Text that would command a terminal, through every command by every kind of input: none of it leaves.

The commands and their parameters are those that are registered, so that a new one is swept as soon as it is there; one
that needs an argument of a new kind fails here until ``GOOD`` has a sound value for it.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import LAMP
from tests.cli.sweeping import Run, swept
from tests.voice.fake import Fake, How, chat, raw, retelling
from unsaid.cli.command import _fault, app  # pyright: ignore[reportPrivateUsage]
from unsaid.play.kept.saves import Save, SavedEvent, SavedMove, SavedTurn, dumps

EVIL = (
    "x\x1b[31m\x1b]0;PWN\x07\x1b]52;c;cm0gLXJmIC8=\x1b\\\x9b5m\x9d0;PWN\x9c\x1bPq\x1b\\"
    "\u202eevil\u2066\u200b\ufeff\x7f\x08\r\x85\u2028y"
)
"""Colours, a title, the clipboard, eight-bit codes, a device string, overrides, and what is not seen."""

NAMED = EVIL.replace("/", "").replace("=", "") + "\udcff"
"""The same as the name of a file, with a byte that is no character."""

OURS = re.compile(r"\x1b\[(?:1|2|33|1;31|1;33|0)m|\r\x1b\[K")
"""The codes of our own: the colours, none of which is in ``EVIL``, and the wiping of a line of progress."""

STORY = "light(Ida)\nrow_home(Olm)\n"

WORLDS = {
    "in words": LAMP
    + f'title "{EVIL}"; telling light(Ida) {{ nobody: "{{Ida lights}} {EVIL}."; choice: "{EVIL}"; }};\n',
    "in a slot": LAMP + f'telling light(Ida) {{ nobody: "{{{EVIL}}} [{EVIL}]"; }};\n',
    "in a comment": LAMP + f"// {EVIL}\n/* {EVIL} */\n",
    "between": f"entity {EVIL} Zoe : {EVIL};\n" + LAMP,
    "unfinished": LAMP + f'title "{EVIL}',
    "a ground file": f'{{"format": "unsaid-world", "version": 1, "name": "{EVIL}"}}',
}

STORIES = {
    "lines": f"go({EVIL})\n",
    "after one": f"light(Ida)\n{EVIL}\n",
    "broken": f'{{"{EVIL}": 1}}',
    "acts": f'{{"stop": "found", "acts": ["{NAMED[:-1].encode("unicode_escape").decode()}"]}}'.replace("\\x", "\\u00"),
    "half a character": '{"stop": "found", "acts": ["\\ud83d"]}',
}

TABLES = {
    "said": f'msgctxt "opening"\nmsgid ""\nmsgstr "{EVIL}"\n',
    "id": f'msgctxt "{EVIL}"\nmsgid "{EVIL}"\nmsgstr "{EVIL}"\n',
    "broken": f"msgctxt {EVIL}\n",
}

SAVES = {
    "another's": dumps(Save(EVIL, EVIL, (EVIL,), ())),
    "acts": dumps(Save("lamp", "h", ("Ida",), (SavedTurn(SavedMove("act", EVIL), (SavedEvent("act", EVIL, EVIL),)),))),
    "other": f'{{"format": "{EVIL}"}}',
    "broken": EVIL,
}

GOOD = {
    "WORLD": "lamp.world",
    "WORLD...": "lamp.world",
    "FILE...": "lamp.world",
    "STORY": "lamp.txt",
    "NAME": "tutorial",
    "FILE": "lamp.txt",
    "OLD": "light",
    "NEW": "Olm",
    "WHO": "Olm",
    "SET": "tomi",
    "FORMAT": "tomi",
}
"""A sound value for each parameter that a command must have, by what its help calls it."""


ENDING = {"serve": ("--port", "0", "--time", "0.1"), "watch": ("--once",)}
"""What is added to a command that would go on until it is told to stop."""


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every registered command, with its words."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), app)]
    while waiting:
        words, command = waiting.pop()
        yield words, command
        names = command.list_commands(None) if hasattr(command, "list_commands") else []
        waiting += [((*words, name), command.get_command(None, name)) for name in names]


def needed(command: Any) -> dict[str, str]:
    """The arguments a command must have, each with a sound value."""
    return {p.name: GOOD[p.metavar or p.name.upper()] for p in command.params if p.required}


def called(words: tuple[str, ...], command: Any, /, **given: str) -> tuple[str, ...]:
    """A command line with its needed arguments, some of them, and some options, given."""
    line = [*words, *ENDING.get(" ".join(words), ())]
    for p in command.params:
        value = given.get(p.name, needed(command).get(p.name))
        if value is not None and p.param_type_name == "argument":
            line.append(value)
        elif value is not None:
            line += [p.opts[0]] if p.is_flag else [p.opts[0], value]
    return tuple(line)


def arguments() -> Iterator[Run]:
    """Each parameter of each command with such a text; each flag with a world in a file of such a name."""
    for words, command in commands():
        for p in command.params:
            if getattr(p, "is_flag", False):
                given = {p.name: "yes"} | {n: f"{NAMED}.world" for n in needed(command) if n in ("world", "files")}
                yield Run(called(words, command, **given))
                continue
            for text in (EVIL, NAMED, f"--{EVIL}", f"0{EVIL}"):
                yield Run(called(words, command, **{p.name: text}))
        yield Run((*called(words, app), EVIL))
        yield Run((*called(words, app), f"--{EVIL}={EVIL}"))


def having(*kinds: str) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """The commands with a parameter of some name, and the parameter."""
    for words, command in commands():
        for p in command.params:
            if p.name in kinds:
                yield words, command, p


def files(folder: Path) -> Iterator[Run]:
    """Such a text in every file that a command reads, and on its standard input."""
    kinds = {("world", "files"): WORLDS, ("story",): STORIES, ("words",): TABLES, ("save",): SAVES}
    for names, texts in kinds.items():
        for n, text in enumerate(texts.values()):
            place = folder / f"{names[0]}{n}"
            data = text.encode()
            place.write_bytes(data)
            for words, command, p in having(*names):
                more = {"ask": "yes"} if words == ("play",) else {}
                yield Run(called(words, command, **{p.name: str(place)}, **more), stdin=EVIL.encode())
                if names != ("save",):
                    yield Run(called(words, command, **{p.name: "-"}, **more), stdin=data)


def around(folder: Path) -> Iterator[Run]:
    """A sound world in a file of such a name; such texts typed, and in the environment."""
    for words, command, p in having("world", "files"):
        yield Run(called(words, command, **{p.name: f"{NAMED}.world"}))
        for variable in ("UNSAID_SAVES", "XDG_STATE_HOME", "UNSAID_VOICE_KEY", "PAGER", "COLUMNS"):
            yield Run(called(words, command), environment={variable: EVIL, "UNSAID_DEBUG": "1"})
    for typed in (EVIL, f"save {EVIL}", f"save {folder}/{EVIL}/x", "1", "why", "mind", "help", "undo"):
        yield Run(("play", f"{NAMED}.world", "--ask", "--new"), stdin=f"{typed}\n1\n{typed}\nquit\n".encode())


def leaks(data: bytes, *, terminal: bool) -> str:
    """What of some output a terminal would obey or not show, colours of ours at a terminal left out."""
    text = data.decode()
    text = OURS.sub("", text) if terminal else text
    obeyed = (c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\n\t")
    return "".join(obeyed)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with a sound world, once under a good name and once under a bad one, and its story."""
    (tmp_path / "lamp.world").write_text(LAMP)
    (tmp_path / "lamp.txt").write_text(STORY)
    (tmp_path / f"{NAMED}.world").write_text(LAMP)
    return tmp_path


def test_what_is_looked_for_is_found() -> None:
    """The text has what the sweep looks for, and our own codes are none of it."""
    assert len(leaks(EVIL.encode(), terminal=True)) == len(leaks(EVIL.encode(), terminal=False)) > 15
    assert leaks(b"\x1b[1mA\x1b[0m", terminal=True) == ""
    assert leaks(b"\x1b[1mA\x1b[0m", terminal=False) == "\x1b\x1b"


def test_every_command_is_swept(room: Path) -> None:
    """Every command that is registered, with each of its parameters, is among the runs."""
    lines = [run.arguments for run in arguments()]
    for words, command in commands():
        mine = [line for line in lines if line[: len(words)] == words]
        assert len(mine) >= len(command.params)
        for p in command.params:
            assert p.param_type_name == "argument" or any(option in line for line in mine for option in p.opts), p.name


@pytest.mark.slow
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipes"])
@pytest.mark.parametrize("kind", ["arguments", "files", "around"])
def test_nothing_that_commands_a_terminal_leaves(room: Path, kind: str, terminal: bool) -> None:
    """Whatever is given to it, no command lets such a character out, on either stream, to a terminal or a pipe."""
    done = list(arguments() if kind == "arguments" else files(room) if kind == "files" else around(room))
    wrote = swept(done, room, terminal=terminal)
    leaking = [(str(run), ascii(leaks(data, terminal=terminal))) for run, data in zip(done, wrote, strict=True)]
    assert [(run, leaked) for run, leaked in leaking if leaked != "''"] == []
    assert any(b"\\x1b" in data for data in wrote)
    faults = [(str(run), data.decode()) for run, data in zip(done, wrote, strict=True) if b"fault in Unsaid" in data]
    assert faults == []


@pytest.mark.slow
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipes"])
@pytest.mark.parametrize(
    "reply",
    [
        retelling(lambda text: f"{text[:20]}{EVIL}{text[20:]}"),
        raw(chat(EVIL)),
        raw(chat("\ud83d")),
        raw(EVIL.encode()),
        lambda handler, _: handler.answer(chat("x"), 200, **{"X-Note": "\x1b[31m"}),
        lambda handler, _: handler.wfile.write(f"HTTP/1.0 503 \x1b[31m\x9b5m\x07 {'z' * 9}\r\n\r\n".encode("latin-1")),
        lambda handler, _: handler.wfile.write(b"\x1b]0;PWN\x07 \x9b5m\r\n\r\n"),
    ],
)
def test_no_server_commands_a_terminal(room: Path, reply: How, terminal: bool) -> None:
    """Nor does what a voice answers, in its text, its status or instead of both, in a story, a book or a message."""
    with Fake(reply) as server:
        line = ("tell", "lamp.world", "--voice", server.url, "--voice-seconds", "5")
        forms = ((), ("--json",), ("--out", "a.md"), ("--out", "a.html"), ("--out", "a.epub"), ("--format", "md"))
        runs = [Run((*line, *form)) for form in forms]
        wrote = swept(runs, room, terminal=terminal)
    assert [leaks(data, terminal=terminal) for data in wrote] == [""] * len(runs)
    for name in ("a.md", "a.html"):
        assert leaks((room / name).read_bytes(), terminal=False) == ""
    with zipfile.ZipFile(room / "a.epub") as book:
        for name in book.namelist():
            assert leaks(book.read(name), terminal=False) == ""
            assert name.endswith((".css", "mimetype")) or ElementTree.fromstring(book.read(name)) is not None


def test_what_is_written_to_files_is_clean(room: Path) -> None:
    """A file that Unsaid writes has no such character in it, whatever the world is called."""
    runs = [
        Run(("words", f"{NAMED}.world", "--out", "a.po", "--language", EVIL)),
        Run(("tell", f"{NAMED}.world", "--json", "--out", "a.json")),
    ]
    swept(runs, room, terminal=False)
    for name in ("a.po", "a.json"):
        assert leaks((room / name).read_bytes(), terminal=False) == ""


def test_a_traceback_is_cleaned(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a fault of ours is shown whole, what it quotes is shown as it is elsewhere."""
    monkeypatch.setenv("UNSAID_DEBUG", "1")
    try:
        raise RuntimeError(EVIL)
    except RuntimeError as error:
        _fault(error)
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert leaks(said.encode(), terminal=False) == ""
