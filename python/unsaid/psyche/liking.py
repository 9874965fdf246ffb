"""How much one character likes another: a degree from -1 to 1, read in the mind of whoever likes.

Nobody is liked or disliked unless the world says so: between strangers the fortunes of the one are nothing to the
other.
"""

from __future__ import annotations

from unsaid.data.running import Running
from unsaid.world.inner import Inner


def liking(world: Running, inner: Inner, mind: int, who: int, whom: int) -> float:
    """The degree to which ``who``, whose mind this is, likes ``whom``; kept within -1 and 1."""
    stated = next((like for like in inner.likes if (like.who, like.whom) == (who, whom)), None)
    if stated is None:
        return 0.0
    degree = world.value(mind, stated.degree)
    return max(-1.0, min(1.0, float(degree))) if isinstance(degree, (float, bool)) else 0.0
