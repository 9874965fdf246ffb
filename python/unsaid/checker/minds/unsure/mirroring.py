"""What somebody holds itself to hold: of all that is openable, however deep, what it does hold.

Of an openable fluent neighbours in a chain that are the same character count as one. Of other fluents they do not, so a
mind and what its owner holds of itself may see an act differently; of what is openable, the mind itself decides.
"""

from __future__ import annotations

from unsaid.checker.minds.mind import Mind


def mirrored(mind: Mind, openable: frozenset[int]) -> Mind:
    """A mind in which, and within which, everybody holds itself to hold what it does, of all that is openable."""
    return _Mirror(openable).of(mind, mind)


class _Mirror:
    def __init__(self, openable: frozenset[int]) -> None:
        self._openable = openable
        self._made: dict[tuple[int, int], tuple[Mind, Mind, Mind]] = {}

    def of(self, leader: Mind, mind: Mind) -> Mind:
        """A mind with everything openable as in its leader."""
        key = id(leader), id(mind)
        if key not in self._made:
            values = zip(leader.values, mind.values, strict=True)
            row = tuple(a if f in self._openable else b for f, (a, b) in enumerate(values))

            def make(character: int) -> Mind:
                ahead = leader if character == mind.owner else leader.believed(character)
                return self.of(ahead, mind.believed(character))

            # both are kept with what was made of them, so that nothing else comes by their identity
            self._made[key] = Mind(row, make, mind.owner), leader, mind
        return self._made[key][0]
