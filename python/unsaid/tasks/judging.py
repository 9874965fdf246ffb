"""What is true of a task: whether it can be done, in how few acts, and how deep a mind it takes.

The engine says the first two, with proof: it looks for a shortest story, and its ``none`` is the end of an
exhaustive search. Minds
cut at a depth (``cut.py``) say the third, and are a second opinion on the rest: the plan must succeed there, and
where there
is none, none may be found among minds as deep as the goal. What the two do not agree on is a fault and raises; what is
not decided within the states there are is no task.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import unsaid
from unsaid.errors import UnsaidError
from unsaid.tasks.cut import Cut, exact, needed
from unsaid.tasks.scene import Scene, Want
from unsaid.tasks.writing import world

STATES = 3000
"""States a search may look into; a task that takes more is left out."""


class Disagreement(UnsaidError):
    """The engine and the second opinion differ on a task, which is a fault in one of them."""


@dataclass(frozen=True)
class Judged:
    """``plan`` is a shortest one, or None where the task cannot be done; ``depth`` is that of the mind it takes."""

    plan: tuple[str, ...] | None
    depth: int | None


def proved(scene: Scene, wants: Sequence[Want], most: int) -> tuple[str, ...] | bool | None:
    """A shortest plan as the engine proves it; None where there is none; False where that is not decided."""
    outcome = unsaid.read(world(scene, wants), name="task").find(
        goal=1, acts=most, reasons=1, depth=1, shortest=True, budget=unsaid.Budget(states=STATES)
    )
    if outcome.stop == "found" and outcome.story is not None:
        return tuple(str(act) for act in outcome.story.acts)
    return None if outcome.stop == "none" else False


def judged(scene: Scene, wants: Sequence[Want], most: int, solvable: bool) -> Judged | None:
    """What is true of a task that can be done, or cannot, as asked; None where it is otherwise, or not decided."""
    plan = proved(scene, wants, most)
    if isinstance(plan, bool) or (plan is not None) != solvable or plan == ():
        return None
    real = Cut(scene, exact(wants))
    if plan is None:
        run = real.plans(wants, STATES)
        if run.plans and len(run.plans[0]) <= most:
            raise Disagreement("tasks-disagree", f"the engine found no plan, and there is {'; '.join(run.plans[0])}")
        return Judged(None, None) if run.decided and not run.plans else None
    if not real.succeeds(plan, wants):
        raise Disagreement("tasks-disagree", f"a plan of the engine does not succeed: {'; '.join(plan)}")
    depth = needed(scene, wants, STATES)
    return None if depth is None else Judged(plan, depth)
