"""What a character would do: the act whose plan leads highest, as it believes.

Stories may take any act that makes sense. To say what somebody *wanted* we ask for more: of all acts that make sense to
a character in a mind, those whose best plan ends highest; of several, the one its held plan goes on with; and nothing,
where no act makes sense. ``frozen`` concerns count as they stand, whatever is done.
"""

from __future__ import annotations

from collections.abc import Iterable

from unsaid.data.running import Lens, Prospect
from unsaid.psyche.log import Log


class Choosing:
    """The choices of everybody in the minds of one story; each is worked out once."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._prospects: dict[tuple[int, int, int, Lens | None], Prospect | None] = {}

    def own_acts(self, mind: int, who: int) -> list[int]:
        """The possible acts a character would have to consent to."""
        world = self.log.world
        return [act for act in world.possible(mind, who) if who in world.ground.actions[act].consenting]

    def prospect(self, mind: int, act: int, who: int, frozen: Iterable[int] = ()) -> Prospect | None:
        """The best plan that makes sense of an act, with some concerns frozen; None where nothing does."""
        lens = self.lens(mind, who, frozen)
        key = (mind, act, who, lens)
        if key not in self._prospects:
            self._prospects[key] = self.log.prospect(mind, act, who, lens)
        return self._prospects[key]

    def lens(self, mind: int, who: int, frozen: Iterable[int]) -> Lens | None:
        """The character with some of its concerns held at what they are worth in a mind; None without any."""
        places = sorted(frozen)
        if not places:
            return None
        has = self.log.worth(mind, who)
        return Lens(who, tuple((place, has.get(place, 0.0)) for place in places))

    def chosen(self, mind: int, who: int, frozen: Iterable[int] = (), held: int | None = None) -> tuple[int, ...]:
        """The acts a character would choose between; empty for nothing. ``held`` is the act its plan goes on with."""
        places = tuple(frozen)
        found = {a: p.after for a in self.own_acts(mind, who) if (p := self.prospect(mind, a, who, places)) is not None}
        best = max(found.values(), default=None)
        acts = tuple(act for act, after in found.items() if after == best)
        return (held,) if held in acts else acts

    def alone(self, mind: int, act: int, who: int, frozen: Iterable[int] = ()) -> bool:
        """Whether a character would choose this act and no other."""
        places = tuple(frozen)
        return self.prospect(mind, act, who, places) is not None and self.chosen(mind, who, places) == (act,)
