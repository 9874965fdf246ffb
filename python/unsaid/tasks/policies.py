"""Policies that do not think of minds, to be held against tasks: what they bring about is a measure of how cheap a
task is.

``direct`` plans as if everybody believed what is so; it is the depth 0 of ``cut.py``, so a task whose mind has a
depth of one
or more is one in which it fails. ``lucky`` does any possible act, as many as a shortest plan has, and may stop
whenever it
is lucky; that it knows when is a gift to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from unsaid.tasks.cut import Cut, exact
from unsaid.tasks.judging import Judged
from unsaid.tasks.scene import Scene, Want


def lucky(scene: Scene, wants: Sequence[Want], found: Judged, dice: Random) -> bool:
    """Whether acts taken at random, as many as are needed, come upon what is wanted."""
    real = Cut(scene, exact(wants))
    state = real.start()
    for _ in found.plan or ():
        possible = [act for act in real.acts if real.possible(state, act)]
        state = real.after(state, dice.choice(possible))
        if real.reached(state, wants):
            return True
    return False


def direct(scene: Scene, wants: Sequence[Want], states: int) -> bool:
    """Whether a shortest plan made without minds ends as wanted."""
    run, real = Cut(scene, 0).plans(wants, states), Cut(scene, exact(wants))
    return any(real.succeeds(plan, wants) for plan in run.plans)
