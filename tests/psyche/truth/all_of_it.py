"""Every feeling of a story."""

from __future__ import annotations

from .again import settled
from .deeds import Deeds
from .fortunes import fears, fellow_feelings, heard_out, hopes, own_fortunes, surprises
from .life import Feeling, Life
from .plans import HeldPlan, held_plans
from .ties import ties


def feelings(life: Life, plans: list[HeldPlan] | None = None) -> list[Feeling]:
    """All that anybody felt."""
    plans = held_plans(life) if plans is None else plans
    others = [
        *own_fortunes(life, plans),
        *fellow_feelings(life),
        *hopes(life, plans),
        *fears(life),
        *surprises(life),
        *ties(life),
    ]
    about = [*((felt, None) for felt in others), *Deeds(life, plans).feelings()]
    return heard_out(settled(life, about))
