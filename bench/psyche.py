"""How long it takes to say what is felt and held back in a whole told story.

    .venv/bin/python bench/psyche.py [WORLD …]

Seconds of processor time, in a process that has just found the story, as the command would: with nothing known yet of
anybody's feelings.
"""

from __future__ import annotations

import sys
import time

from unsaid.api import bundled, load
from unsaid.cli.main import unhurried
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import log_of


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
        f"{name:12} {len(acts):3} acts   {len(felt):3} feelings in {between - began:.3f} s   "
        f"{len(held):2} wishes in {ended - between:.3f} s\n"
    )


if __name__ == "__main__":
    unhurried()
    for wanted in sys.argv[1:] or bundled():
        sys.stdout.write(timed(wanted))
