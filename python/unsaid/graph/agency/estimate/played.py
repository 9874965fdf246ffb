"""Agency by playing, where the graph of a game is too large to be gone through.

Games are played by a policy. What a menu's options come to is then estimated: from each
option that goes on, many games are played to their ends. By one half of these games it is chosen which two options
differ most, and in what; by the other half it is counted how much they do, and then the other way about. So neither the
choice nor the size of the sample makes a decision: chance adds nothing on average, and what is too seldom to be seen in
both halves can only hide differences. What has been played once is remembered by place. What stands at the end is taken
by what each mind is worth to its owner as a whole, which can only hide differences, too.

Whole games are looked at in this way, so that decisions are counted in a game, and turns between them.
"""

from __future__ import annotations

import gc
import math
import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from time import monotonic

from unsaid.budget import Spent
from unsaid.graph.agency.decisions import REAL_ENDINGS, REAL_STANDINGS
from unsaid.graph.agency.turns import Table
from unsaid.play.events import Item
from unsaid.play.items import items
from unsaid.play.session import Session
from unsaid.play.turns import ended, take

ROLLOUTS, FEWER, LONG = 200, 40, 300.0
"""Games played from each option; and how many where there are fewer seconds than so many."""

Lot = Sequence[Hashable]
"""What a lot of games came to."""

LONGEST = 150
"""Menus after which a game is given up."""

GAMES = 200
"""Whole games that are played where there is time."""

PLAYING = 0.3
"""The part of the time that they may take; the rest is for looking into their menus."""

MOST_PLACES = 2_000
"""Places that are remembered before a table is set anew, so that memory does not run out."""

ROOM = 320 * 2**20
"""Bytes that the engine of a table may come to hold before it is set anew, or no more whole games are played at it."""


@dataclass
class Sample:
    """What was found by playing: whole games, and the menus of some of them looked into."""

    games: list[Played] = field(default_factory=list["Played"])
    looked: list[list[Decision]] = field(default_factory=list[list["Decision"]])
    begun: list[Decision] = field(default_factory=list["Decision"])
    """The menus of a game of which not all are looked into yet."""


@dataclass
class Played:
    """A game: the session at each menu, what was chosen, and how it ended."""

    menus: list[Session]
    chosen: list[Item]
    end: Session
    sudden: bool
    waited: bool


@dataclass(frozen=True)
class Decision:
    """A menu looked into: whether there is a real decision, one between acts, and any act that goes on; and how many
    turns go by from it to the next menu."""

    real: bool
    acts: bool
    dead: bool
    turns: int = 1


@dataclass(eq=False, slots=True)
class Spot:
    """A place of the graph, as far as it has been played from: its menu, how much each item weighs in the policy, and
    what came of those that were tried. ``came_to`` is how the story ended and how things stood, where it is over."""

    session: Session
    menu: list[Item] = field(default_factory=list[Item])
    weights: list[float] = field(default_factory=list[float])
    after: dict[int, Spot] = field(default_factory=dict[int, "Spot"])
    came_to: tuple[Hashable, Hashable] | None = None


class Playing:
    """Plays one role of a world by a policy."""

    def __init__(self, table: Table, policy: str, seed: int = 1, rollouts: int = ROLLOUTS) -> None:
        self.table, self.policy, self.rollouts, self.draw = table, policy, rollouts, random.Random(seed)
        self.spots: dict[Hashable, Spot] = {}

    # --- playing ---

    def weighed(self, session: Session) -> list[tuple[Item, float]]:
        """The items of a menu, each with its weight in the policy."""
        menu = items(session)
        if self.policy == "uniform":
            return [(item, 1.0) for item in menu]
        if self.policy == "greedy" and any(item.kind == "act" for item in menu):
            return [(item, float(item.kind == "act")) for item in menu]
        role = self.table.role
        reasoned = {prospect.acts[0] for prospect in session.stage.options(session.mind(role), role)}
        return [(item, self._weight(item, reasoned)) for item in menu]

    @staticmethod
    def _weight(item: Item, reasoned: set[int]) -> float:
        acts = item.kind == "act" and not item.ends
        return (4.0 if acts else 1.0) * (2.0 if item.kind == "act" and item.action in reasoned else 1.0)

    def choice(self, session: Session) -> Item:
        """An item of a menu, drawn by the policy."""
        menu, weights = zip(*self.weighed(session), strict=True)
        return self.draw.choices(menu, weights)[0]

    def game(self, session: Session) -> Played:
        """A game from a session to its end."""
        menus, chosen = list[Session](), list[Item]()
        while not ended(session) and len(menus) < LONGEST:
            item = self.choice(session)
            menus.append(session)
            chosen.append(item)
            session = take(session, item)
        return self._played(menus, chosen, session)

    def _played(self, menus: list[Session], chosen: list[Item], end: Session) -> Played:
        if not chosen:
            return Played(menus, chosen, end, sudden=False, waited=False)
        last, item = menus[-1], chosen[-1]
        first = end.turns[len(last.turns)].events[:1]
        own = item.ends or any(end.stage.over(event.after) for event in first)
        return Played(menus, chosen, end, not own, not own and item.passes)

    def spot(self, session: Session) -> Spot:
        """The place of a session: one for all of which the turn model reads the same."""
        key = self.table.same(session)
        if key not in self.spots:
            self.spots[key] = self._spot(session)
        return self.spots[key]

    def _spot(self, session: Session) -> Spot:
        if ended(session):
            return Spot(session, came_to=(self.ending(session), self.standing(session)))
        menu, weights = zip(*self.weighed(session), strict=True)
        return Spot(session, [*menu], [*weights])

    def after(self, spot: Spot, number: int) -> Spot:
        """What comes of an item of a menu."""
        if number not in spot.after:
            spot.after[number] = self.spot(take(spot.session, spot.menu[number]))
        return spot.after[number]

    def outcome(self, spot: Spot) -> tuple[Hashable, Hashable]:
        """How a game from a place ended, and how things stood."""
        for _ in range(LONGEST):
            if spot.came_to is not None:
                return spot.came_to
            spot = self.after(spot, self.draw.choices(range(len(spot.menu)), spot.weights)[0])
        return self.ending(spot.session), self.standing(spot.session)

    def ending(self, session: Session) -> Hashable:
        """What a game came to."""
        return self.table.ending(session)

    def standing(self, session: Session) -> Hashable:
        """What each mind is worth to its owner, as a whole."""
        minds = session.stage.minds
        return tuple(minds.utility(session.mind(c), c) for c in range(len(session.stage.ground.characters)))

    # --- looking into a menu ---

    def decision(self, session: Session) -> Decision:
        """Whether it matters what is chosen at a menu."""
        spot = self.spot(session)
        going_on = [n for n in range(len(spot.menu)) if self.after(spot, n).came_to is None]
        acts = [spot.menu[n].kind == "act" for n in going_on]
        if not any(acts) or len(going_on) < 2:
            return Decision(False, False, not any(acts))
        outcomes = [[self.outcome(self.after(spot, n)) for _ in range(self.rollouts)] for n in going_on]
        pairs = [(a, b) for a, b in combinations(range(len(acts)), 2) if acts[a] or acts[b]]
        real = self._differs(outcomes, pairs)
        both = [(a, b) for a, b in pairs if acts[a] and acts[b]]
        return Decision(real, bool(both) and real and self._differs(outcomes, both), False)

    def _differs(self, outcomes: Sequence[Sequence[tuple[Hashable, Hashable]]], pairs: list[tuple[int, int]]) -> bool:
        """Whether two options differ enough in how games end, or in how things stand then."""
        for side, least in ((0, REAL_ENDINGS), (1, REAL_STANDINGS)):
            found = [[outcome[side] for outcome in option] for option in outcomes]
            half = len(found[0]) // 2
            early, late = [one[:half] for one in found], [one[half:] for one in found]
            if (shown(early, late, pairs) + shown(late, early, pairs)) / 2 >= least:
                return True
        return False


def shown(first: Sequence[Lot], second: Sequence[Lot], pairs: list[tuple[int, int]]) -> float:
    """How much two options differ: by ``first`` it is chosen which two, and what speaks for the one and not for the
    other; by ``second`` it is counted how much more often that comes of the one. On average this is never more than the
    total variation between the two."""
    a, b = max(pairs, key=lambda pair: distance(first[pair[0]], first[pair[1]]))
    one, other = Counter(first[a]), Counter(first[b])
    speaks = {kind for kind in one if one[kind] > other[kind]}
    against = {kind for kind in other if other[kind] > one[kind]}
    return (_more(second[a], second[b], speaks) + _more(second[b], second[a], against)) / 2


def _more(one: Lot, other: Lot, kinds: set[Hashable]) -> float:
    """How much more often some kinds come of one lot of games than of another."""
    return sum(kind in kinds for kind in one) / len(one) - sum(kind in kinds for kind in other) / len(other)


def distance(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Total variation between what two lots of games came to."""
    left, right = Counter(one), Counter(other)
    return sum(abs(left[k] / len(one) - right[k] / len(other)) for k in left | right) / 2


@dataclass(frozen=True)
class Estimate:
    """The figures that playing gives: of how many games, how many of them looked into, and how many menus in these and
    in one more that was begun. What asks for a share of all that can be is not among them; nor, where no game was
    looked into to its end, what is counted in a game, and where no menu was, what is counted in menus."""

    games: int
    looked: int
    menus: int
    turns: float
    shares: tuple[tuple[str, float], ...]
    bits: float
    standings: int
    real: float | None
    real2: float | None
    real_turns: float | None
    dead: float | None
    corridor_mean: float | None
    corridor_max: int | None
    sudden: float
    waited: float
    difference: float
    acts_seen: int
    acts: int
    never: tuple[str, ...]

    @property
    def endings(self) -> int:
        """Endings that differ."""
        return len(self.shares)

    @property
    def top(self) -> float:
        """The share of the commonest."""
        return max(share for _, share in self.shares)


def sampled(fresh: Callable[[], Table], policy: str, seconds: float, games: int = GAMES) -> Estimate | None:
    """The figures of a role by playing: so many whole games at most, and as many of them looked into as there are
    seconds for. None where there was no time for a game. ``fresh`` sets the table anew, with an engine of
    its own: what is played from one menu fills its memory, which is let go with it."""
    began, table = monotonic(), fresh()
    playing, sample = Playing(table, policy), Sample()
    try:
        while len(sample.games) < games and (not sample.games or _goes_on(table, monotonic() - began, seconds)):
            sample.games.append(playing.game(table.start))
        _look_into(sample, table, fresh, policy, began, seconds)
    except Spent as spent:
        if spent.limit != "time":
            raise
    return _figures(table, playing, sample) if sample.games else None


def _goes_on(table: Table, spent: float, seconds: float) -> bool:
    """Whether there is time and room for another whole game."""
    return spent < PLAYING * seconds and table.minds.bytes < ROOM


def _look_into(
    sample: Sample, table: Table, fresh: Callable[[], Table], policy: str, began: float, seconds: float
) -> None:
    """Looks into the menus of one game after another, as long as there is time."""
    known: dict[Hashable, Decision] = {}
    rollouts = ROLLOUTS if seconds >= LONG else FEWER
    looking = Playing(fresh(), policy, 2, rollouts)
    for game in sample.games:
        ways = [items(menu).index(item) for menu, item in zip(game.menus, game.chosen, strict=True)]
        looked = sample.begun = list[Decision]()
        for n, here in enumerate(game.menus):
            if monotonic() > began + seconds:
                return
            key = table.same(here)
            if key not in known:
                if len(looking.spots) > MOST_PLACES or looking.table.minds.bytes > ROOM:
                    del looking
                    gc.collect()  # an engine is much to keep until it is next found to be nobody's
                    looking = Playing(fresh(), policy, len(known), rollouts)
                known[key] = looking.decision(_come_to(looking.table, ways[:n]))
            after = game.menus[n + 1] if n + 1 < len(game.menus) else game.end
            looked.append(replace(known[key], turns=len(after.turns) - len(here.turns)))
        sample.looked.append(looked)
        sample.begun = []


def _come_to(table: Table, ways: Sequence[int]) -> Session:
    """The session that some choices lead to, at a table of its own."""
    session = table.start
    for way in ways:
        session = take(session, items(session)[way])
    return session


def _figures(table: Table, playing: Playing, sample: Sample) -> Estimate:
    games, looked = sample.games, sample.looked
    ends = Counter(playing.ending(game.end) for game in games)
    menus = [decision for one in [*looked, sample.begun] for decision in one]
    runs = [corridor(one) for one in looked]
    done = [frozenset(table.stage.name(e.action) for e in game.end.acts) for game in games]
    pairs = [1 - len(a & b) / max(1, len(a | b)) for a, b in combinations(done, 2)]
    acts, seen = [*_acts(table)], {act for game in games for act in _named(table, game)}
    return Estimate(
        games=len(games),
        looked=len(looked),
        menus=len(menus),
        turns=_mean([len(game.chosen) for game in games]),
        shares=tuple((str(end)[:60], count / len(games)) for end, count in ends.most_common()),
        bits=entropy(ends),
        standings=len({table.standing(game.end.state) for game in games}),
        real=_mean([decision.real for decision in menus]) if menus else None,
        real2=_mean([decision.acts for decision in menus]) if menus else None,
        real_turns=_mean([sum(decision.real for decision in one) for one in looked]) if looked else None,
        dead=_mean([decision.dead for decision in menus]) if menus else None,
        corridor_mean=_mean(runs) if runs else None,
        corridor_max=max(runs, default=None),
        sudden=_mean([game.sudden for game in games]),
        waited=_mean([game.waited for game in games]),
        difference=_mean(pairs),
        acts_seen=len(seen & set(acts)),
        acts=len(acts),
        never=tuple(act for act in acts if act not in seen),
    )


def corridor(decisions: Sequence[Decision]) -> int:
    """The most turns in a row of a game without a real decision."""
    longest = run = 0
    for decision in decisions:
        run = (0 if decision.real else run + 1) + decision.turns - 1
        longest = max(longest, run)
    return longest


def entropy(counts: Counter[Hashable]) -> float:
    """The entropy of what was counted, in bits."""
    total = sum(counts.values())
    return -sum(n / total * math.log2(n / total) for n in counts.values()) + 0.0


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _acts(table: Table) -> Iterator[str]:
    passes = set(table.stage.passes)
    return (action.name for n, action in enumerate(table.stage.ground.actions) if n not in passes)


def _named(table: Table, game: Played) -> Iterator[str]:
    return (table.stage.name(event.action) for event in game.end.acts)
