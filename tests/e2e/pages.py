"""Pages whose examples are run: what they show is what the program prints.

In a Markdown page, a block marked ``world NAME`` is a file of that name, and ``world NAME +`` is added to its end. In
a block marked ``console``, a line ``$ COMMAND`` is run in a folder with those files, in the order of the page, and the
lines after it are the whole output, standard error included. A line ``…`` stands for any number of lines.

A block marked ``python`` is run in that folder too, and shares its names with those before it; what it prints is the
block marked ``text`` that follows at once, and where none does it has to run. ``python NAME`` is a file. All other
blocks are for people only.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, the words after the kind, its text, and the line of the page it starts on.

    ``close``: nothing stands between it and the block before it.
    """

    kind: str
    words: tuple[str, ...]
    text: str
    line: int
    close: bool = False


@dataclass(frozen=True)
class Shown:
    """A command of a page and the output printed there."""

    command: str
    output: str


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page that have a kind, in order."""
    end = 0
    for match in BLOCK.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        close = end > 0 and not page[end : match.start()].strip()
        yield Block(match[1], tuple(match[2].split()), match[3], line, close)
        end = match.end()


def commands(text: str) -> Iterator[Shown]:
    """The commands of a console block, each with its output."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Shown(command, output.rstrip("\n"))


def write(block: Block, folder: Path) -> None:
    """Makes, or adds to, the file a block stands for."""
    name, *rest = block.words
    with (folder / name).open("a" if rest == ["+"] else "w", encoding="utf-8") as file:
        file.write(block.text)


def run(command: str, folder: Path) -> str:
    """What a command prints, in a terminal 80 columns wide without colours, spaces at the ends of lines apart."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "XDG_STATE_HOME": str(folder)}
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return "\n".join(line.rstrip() for line in ran.stdout.splitlines()).rstrip("\n")


def agrees(shown: str, printed: str) -> bool:
    """Whether what a page shows is what was printed, ``…`` standing for anything."""
    parts = [ANY if line == ANY else re.escape(line) + "\n" for line in shown.splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if part == ANY else part for part in parts)
    return re.fullmatch(pattern, printed + "\n" if printed else "") is not None


@dataclass
class Page:
    """A page that is gone through: the folder its files are in, and the names its Python has made so far."""

    folder: Path
    names: dict[str, Any] = field(default_factory=dict)

    def differences(self, block: Block, following: Block | None) -> Iterator[str]:
        """What a block does otherwise than the page shows; files are made on the way."""
        if block.kind in ("world", "python") and block.words:
            write(block, self.folder)
        elif block.kind == "python":
            printed, failed = self.run(block)
            shown = following.text.rstrip("\n") if following and following.kind == "text" and following.close else None
            if failed or shown is not None:
                yield from different(block, block.text, shown or "", printed)
        for shown in commands(block.text) if block.kind == "console" else ():
            yield from different(block, f"$ {shown.command}", shown.output, run(shown.command, self.folder))

    def run(self, block: Block) -> tuple[str, bool]:
        """What a block of Python prints, and whether it fails."""
        failed = False
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(io.StringIO()) as out:
            try:
                exec(compile(block.text, f"line {block.line}", "exec"), self.names)
            except Exception:
                failed = True
                out.write(traceback.format_exc())
        return "\n".join(line.rstrip() for line in out.getvalue().splitlines()), failed


def different(block: Block, given: str, shown: str, printed: str) -> Iterator[str]:
    """That a page shows one thing and another was printed, where that is so."""
    if not agrees(shown, printed):
        yield f"line {block.line}: {given}\n--- shown\n{shown}\n--- printed\n{printed}"


def differences(page: Path, folder: Path) -> list[str]:
    """Every example of a page whose output is not as shown, with both."""
    going = Page(folder)
    found = list(blocks(page.read_text(encoding="utf-8")))
    return [
        one
        for block, following in pairwise(chain(found, [None]))
        if block
        for one in going.differences(block, following)
    ]
