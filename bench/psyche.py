"""How long it takes to say what is felt and held back in a whole told story.

    .venv/bin/python bench/psyche.py [WORLD …]

Seconds of processor time, in a process that has just found the story, as the command would: with nothing known yet of
anybody's feelings. A breach is judged when an answer owed is let go: what was owed, and how the silence is taken, with
the story up to it known before and nothing else.
"""

from __future__ import annotations

import sys
import time

from unsaid.api.opened import bundled, load
from unsaid.cli.main import unhurried
from unsaid.data.statements import Owed, Took
from unsaid.psyche.doubt import doubts
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.silence import owed


def timed(name: str) -> str:
    """One line for a world: acts of its story, feelings, wishes, and the seconds each took."""
    world = load(name)
    numbers = world.ground.actions_named()
    acts = [numbers[act] for act in world.find().acts]
    began = time.process_time()
    log = log_of(Engined(world.minds), acts)
    felt = feelings(log)
    between = time.process_time()
    held = list(Holding(log).statements())
    ended = time.process_time()
    return (
        f"{name:16} {len(acts):3} acts   {len(felt):3} feelings in {between - began:.3f} s   "
        f"{len(held):2} wishes in {ended - between:.3f} s{judged(name, log)}\n"
    )


def judged(name: str, log: Log) -> str:
    """The breaches of a story, and how long the slowest took to judge."""
    places = [debt.place for debt in owed(log) if debt.how == "breached" and debt.place is not None]
    times = [_judged(name, log, place) for place in places]
    return f"   {len(times)} breaches, each in at most {max(times):.3f} s" if times else ""


def _judged(name: str, log: Log, place: int) -> float:
    known = log_of(Engined(load(name).minds), log.acts[:place])
    _taken(known)
    began = time.process_time()
    _taken(known.then(log.acts[place]))
    return time.process_time() - began


def _taken(log: Log) -> tuple[list[Owed], list[Took]]:
    return owed(log), doubts(log)


if __name__ == "__main__":
    unhurried()
    for wanted in sys.argv[1:] or bundled():
        sys.stdout.write(timed(wanted))
