"""What somebody holds itself to hold: of all that is openable, however deep, what it does hold.

Of an openable fluent neighbours in a chain that are the same character count as one. Of other fluents they do not, so
a mind and what its owner holds of itself may differ there, and go different ways.
"""

from __future__ import annotations

from unsaid.checker.minds.mind import Mind


def following(mind: Mind, leader: Mind, openable: frozenset[int]) -> Mind:
    """A mind with everything openable in it, and within it, as in the leader."""
    if mind is leader:
        return mind
    key = ("following", id(leader))
    found = mind.known.get(key)
    if found is None:
        values = tuple(leader.values[f] if f in openable else value for f, value in enumerate(mind.values))

        def make(character: int) -> Mind:
            ahead = leader if character == mind.owner else leader.believed(character)
            return following(mind.believed(character), ahead, openable)

        # The leader is kept with what is remembered of it, so that its identity stays its own.
        found = mind.known[key] = Mind(values, make, mind.owner), leader
    return found[0]
