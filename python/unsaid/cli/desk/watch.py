"""``unsaid watch``: what every save of a world changes, said as soon as it is known."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

from unsaid.api.opened import is_bundled, missing
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.parameters import argument, option
from unsaid.terminal.output import emit, remark
from unsaid.terminal.progress import CountLine
from unsaid.text.hidden import on_one_line

Story = Annotated[str | None, argument("[STORY]", help="A story of it (unset: the one that is found).")]
Once = Annotated[bool, option("--once", help="Say what there is to say now, and leave.")]

TITLES = {"lint": "text", "old": "old story", "new": "story", "plot": "plot", "tests": "claims"}


def watch(
    world: Annotated[str, argument("WORLD", help="A world file.")], story: Story = None, once: Once = False
) -> None:
    """Follow a world while it is edited: at every save, what is wrong with it, whether the old story still holds, which
    story there is now, and whether its claims do."""
    from unsaid.desk.watching.looking import Looking
    from unsaid.desk.watching.rounds import Rounds

    missing(world)
    if is_bundled(world):
        raise Halt(Exit.USAGE, f"{world} comes with Unsaid; `unsaid worlds copy {world}` makes one of your own")
    rounds = Rounds(world, story)
    looking = Looking(rounds.paths)
    rounds.stale = lambda: bool(looking.changed())
    _round(rounds)
    if once:
        return
    remark(f"watching {on_one_line(world)}; ^C ends it")
    for saved in looking.saves():
        gone = [path for path in saved if not path.exists()]
        for path in gone:
            emit(f"{_now()} {on_one_line(str(path))} is gone; it is waited for")
        if Path(world) not in gone:
            _round(rounds)


def _round(rounds: object) -> None:
    """One round, each step told as soon as it is known."""
    from unsaid.desk.watching.rounds import Rounds
    from unsaid.errors import UnsaidError

    assert isinstance(rounds, Rounds)
    emit(f"{_now()} {on_one_line(str(rounds.place))}")
    counted = CountLine("claims decided")
    rounds.come = counted.come
    try:
        for found in rounds.round():
            counted.wipe()
            if found.lines:
                first, *rest = found.lines
                emit(f"  {TITLES[found.step]} ({found.seconds:.2f} s): {first}")
                for line in rest:
                    emit(f"    {line}")
                sys.stdout.flush()
    except UnsaidError as error:
        emit(f"  {on_one_line(error.message)}")


def _now() -> str:
    return time.strftime("%H:%M:%S")
