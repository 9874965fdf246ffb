"""Pages whose examples are run: what they show is what the program prints.

In a Markdown page, a block marked ``world NAME`` is a file of that name, and ``world NAME +`` is added to its end. In
a block marked ``console``, a line ``$ COMMAND`` is run in a folder with those files, in the order of the page, and the
lines after it are the whole output, standard error included. A line ``…`` stands for any number of lines. All other
blocks are for people only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, the words after the kind, its text, and the line of the page it starts on."""

    kind: str
    words: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True)
class Shown:
    """A command of a page and the output printed there."""

    command: str
    output: str


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page that have a kind, in order."""
    for match in BLOCK.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        yield Block(match[1], tuple(match[2].split()), match[3], line)


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


def differences(page: Path, folder: Path) -> list[str]:
    """Every command of a page whose output is not as shown, with both."""
    found = []
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.kind == "world" and block.words:
            write(block, folder)
        for shown in commands(block.text) if block.kind == "console" else ():
            printed = run(shown.command, folder)
            if not agrees(shown.output, printed):
                found.append(f"line {block.line}: $ {shown.command}\n--- shown\n{shown.output}\n--- printed\n{printed}")
    return found
