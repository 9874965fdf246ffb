"""Whole commands: whatever a file, an argument or a player says, a command ends with a documented code and plain text.

An input is a command on its first line, and then the file that it is given as ``{file}``, what is typed as ``{keys}``,
or the words of an argument, ``{words}``. It is run here, in this process, in a folder of its own.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkdtemp
from zlib import crc32

from fuzz.finding import Broken
from fuzz.mangling import NUMBERS, UNTOWARD, by_bytes, by_tokens
from fuzz.ready import games, sound_texts, stories, tables, world_texts
from fuzz.structures import gathered, regrouped
from fuzz.targets import tables as tables_target
from fuzz.targets import worlds as worlds_target
from fuzz.targets.target import Target
from unsaid.cli.command import outcome
from unsaid.cli.exits import Exit
from unsaid.terminal.output import guarded

BRIEF = "--acts 3 --reasons 2 --depth 2 --time 5 --memory 512"

WORLDS = (
    *("lint {file}", "lint --json {file}", "fmt --diff {file}", "fmt --check {file}", "fmt {file}", "ground {file}"),
    *("words {file}", f"tell {{file}} {BRIEF}", f"tell {{file}} {BRIEF} --json", f"tell {{file}} {BRIEF} --format md"),
    *(f"tell {{file}} {BRIEF} --minds --format html", f"tell {{file}} {BRIEF} --format sabre", f"why {{file}} {BRIEF}"),
    *(f"tell {{file}} {BRIEF} --as nobody --length short --width 40", f"why {{file}} {BRIEF} --json"),
    *(
        f"why {{file}} {BRIEF} --feel Ann --proof",
        f"why {{file}} {BRIEF} --doubt --proof",
        f"why {{file}} {BRIEF} --knew",
    ),
    *(f"why {{file}} {BRIEF} --unsaid --proof", f"why {{file}} {BRIEF} --believe Ann,Bob", f"why {{file}} {BRIEF} 1"),
)
STORIES = (
    *("check tutorial {file}", "tell tutorial --story {file}", "tell tutorial --story {file} --as Ida --all-minds"),
    *("tell tutorial --story {file} --format sabre", "tell tutorial --story {file} --json", "why tutorial {file} 1"),
    *("why tutorial {file} --knew", "why tutorial {file} --doubt --proof", "why tutorial {file} --feel Ida --proof"),
    *("why tutorial {file} --believe Ida,Olm", "why tutorial {file} --unsaid", "why tutorial {file} --json"),
)
TABLES = ("tell tutorial --words {file}", "play tutorial --no-ask --words {file} --new --save game.json")
SAVES = ("play tutorial --as Ida --save {file} --resume", "play tutorial --as Olm --save {file}", "why tutorial {file}")
SAVES = (*SAVES, "tell tutorial --story {file}", "check tutorial {file}")
PLAYED = ("play tutorial --as Ida --ask --save game.json{keys}", "play tutorial --as Olm --ask --save game.json{keys}")
ASKED = (
    *("tell tutorial --goal {words}", "tell tutorial --acts {words}", "tell tutorial --time {words}", "tell {words}"),
    *(
        "tell tutorial --memory {words}",
        "tell tutorial --depth {words}",
        "tell tutorial --seed {words}",
        "play {words}",
    ),
    *("tell tutorial --as {words}", "tell tutorial --width {words}", "why tutorial --not {words}", "lint {words}"),
    *("why tutorial --believe {words}", "why tutorial --feel {words}", "check tutorial {words}", "words {words}"),
    *("tell tutorial --person {words}", "tell tutorial --length {words}", "tell tutorial --states {words}", "{words}"),
)
COMMANDS = frozenset((*WORLDS, *STORIES, *TABLES, *SAVES, *PLAYED, *ASKED))

TYPED = b"1\n2\nback\n1\nhelp\nwhy\nquit\n"

ENCODINGS = ("utf-8", "utf-8", "ascii", "latin-1")
"""Of the two streams."""


@cache
def folder() -> Path:
    """A folder for the files of this process."""
    return Path(mkdtemp(prefix="unsaid-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))


def check(data: bytes) -> None:
    """A command ends with a documented code other than that of a fault, and says nothing that a terminal obeys."""
    head, _, body = data.partition(b"\n")
    command = head.decode("utf-8", "replace")
    if command not in COMMANDS:
        return
    with TemporaryDirectory(dir=folder()) as place, inside(Path(place)):
        code, out, err = ran(command, body)
    if code not in set(Exit) or code == Exit.FAULT:
        raise Broken(f"exit {code}: {fault(err)}", err)
    if code not in (Exit.DONE, Exit.WORLD, Exit.NONE) and not err.strip():
        raise Broken(f"exit {code} without a word")
    for text in (out, err):
        plain(text)


def fault(err: str) -> str:
    """The kind of exception that a fault was."""
    return err.partition("Unsaid itself (")[2].partition(":")[0]


def plain(text: str) -> None:
    """Nothing but what can be seen: no control characters, no escape sequences, no overrides."""
    for character in text:
        if character not in "\n\t" and not character.isprintable() and not character.isspace():
            raise Broken("a character that hides is written out", repr(character))
        if character in HIDING:
            raise Broken("a character that hides is written out", repr(character))


HIDING = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@contextmanager
def inside(place: Path) -> Iterator[None]:
    """Works in a folder, where saves are kept as well."""
    before = Path.cwd()
    os.environ["UNSAID_SAVES"] = str(place)
    os.environ["NO_COLOR"] = "1"
    os.environ.pop("UNSAID_DEBUG", None)
    os.chdir(place)
    try:
        yield
    finally:
        os.chdir(before)


def ran(command: str, body: bytes) -> tuple[int, str, str]:
    """A command's code, and what it wrote to the two streams."""
    typed = body if "{keys}" in command else TYPED
    if "{file}" in command:
        Path("fuzzed").write_bytes(body)
    words = body.decode("utf-8", "surrogateescape").replace("\0", "")
    arguments = [words if a == "{words}" else a for a in command.removesuffix("{keys}").split()]
    encoding = ENCODINGS[crc32(body) % len(ENCODINGS)]
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed), "utf-8")
    sys.stdout, sys.stderr = (io.TextIOWrapper(b, encoding, write_through=True) for b in (out, err))
    try:
        with guarded():
            code = outcome([a.replace("{file}", "fuzzed") for a in arguments])
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.detach()
        sys.stdin, sys.stdout, sys.stderr = streams
    return code, _read(out.getvalue(), encoding), _read(err.getvalue(), encoding)


def _read(written: bytes, encoding: str) -> str:
    """What was written, in the stream's encoding, or as a file would be: in UTF-8 whatever that is, such as a table."""
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode(encoding)


def _with(command: str, body: bytes) -> bytes:
    return command.encode() + b"\n" + body


def _world(chance: Random) -> bytes:
    how = chance.randrange(4)
    if how == 0:
        body = by_bytes(world_texts(), chance)
    elif how == 1:
        body = by_tokens(world_texts(), worlds_target.WORDS, chance)
    else:
        body = (regrouped if how == 2 else gathered)(sound_texts(), chance)
    return _with(chance.choice(WORLDS), body)


def _sketched(chance: Random) -> bytes:
    return _with(chance.choice(WORLDS), worlds_target.sketched(chance))


def _story(chance: Random) -> bytes:
    return _with(chance.choice(STORIES), by_tokens(stories("tutorial"), ("| ", "\n", "Ida", "Olm", "\x1b[2J"), chance))


def _table(chance: Random) -> bytes:
    return _with(chance.choice(TABLES), by_tokens(tables("tutorial"), tables_target.WORDS, chance))


def _save(chance: Random) -> bytes:
    return _with(chance.choice(SAVES), by_bytes(games("tutorial"), chance))


def _keys(chance: Random) -> bytes:
    typed = [b"1", b"2", b"3", b"0", b"-1", b"", b"quit", b"back", b"help", b"save", b"why", b"menu", b"\x04", b"undo"]
    lines = [chance.choice(typed) for _ in range(chance.randint(0, 12))]
    if chance.random() < 0.5:
        lines.insert(0, _untoward(chance))
    return _with(chance.choice(PLAYED), b"\n".join(lines) + b"\n")


def _words(chance: Random) -> bytes:
    body = chance.choice((chance.choice(NUMBERS).encode(), _untoward(chance), b"Ida", b"Ida,Olm", b"nan", b"inf", b""))
    return _with(chance.choice(ASKED), body)


def _untoward(chance: Random) -> bytes:
    part = chance.choice(UNTOWARD)
    return part if isinstance(part, bytes) else part.encode()


TARGET = Target("commands", check, (_world, _world, _sketched, _story, _story, _table, _save, _keys, _words), 1, 10)
