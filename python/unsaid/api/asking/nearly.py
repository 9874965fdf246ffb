"""The map of what was nearly said: every wish that was held back in a story, how near it came, and what held it.

Of a game more can be said: at which turn of the player's a wish stood, which choice of the player's own would have led
to it, found by playing the game once more, and whether the one who was played could have known of it. All of it holds
what no role knows, so a game has it only when it is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.stories.given import is_save
from unsaid.api.told.showing import told
from unsaid.api.values import plain
from unsaid.api.working import at_work
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.data.proof import Fact
from unsaid.data.statements import Held, Nearly, Would
from unsaid.errors import UnsaidError
from unsaid.psyche.holding import Holding, false_beliefs
from unsaid.psyche.knowing import mistaken
from unsaid.psyche.mattered import Mattered, mattered
from unsaid.psyche.nearly import crossed, nearly
from unsaid.story.confirming import refusals
from unsaid.telling.inward import near
from unsaid.telling.inward.proving import statements

if TYPE_CHECKING:
    from unsaid.api.asking.answering import Reply
    from unsaid.api.games.game import Game
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World
    from unsaid.data.statements import Mistaken, Statement

SMALL = 1e-9
"""Differences of worth up to this are rounding."""


@dataclass(frozen=True)
class Freeing:
    """A choice of the player's own after which the wish would have been done: its turn, and what it is."""

    turn: int
    choice: str
    words: str


@dataclass(frozen=True)
class Wish:
    """Something that somebody wanted to do before an act of the story, and did not.

    ``before`` is the number of that act, from 1, and ``turn`` that of the choice after which it stood, where a game is
    asked (0: before the first). ``kind``: ``held`` back by something that would have been lost, or one who ``known``
    better would have done it. ``short``: how much was wanting, 0 where it stood even, and ``place`` where that is on a
    bar of ten; both None where it is not ``held``. ``chosen``: what was the best instead. ``pulls`` and ``costs``: what
    the wish would have brought and cost, by concern. ``brakes``: the smallest sets of concerns without which it would
    have been done; ``limits``: for each that is enough alone, below what it would have had to cost. ``beliefs``: what
    would have had to be known. ``known``: whether the one who is played could have known of it; None where it is asked
    of nobody. ``crossed``: what the one it was for held back at the same act, as pairs of who and what.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> [wish.act for wish in story.nearly().wishes]
    []
    """

    before: int
    turn: int | None
    who: str
    act: str
    kind: Literal["held", "known"]
    short: float | None
    place: int | None
    chosen: tuple[str, ...]
    pulls: tuple[tuple[str, float], ...]
    costs: tuple[tuple[str, float], ...]
    brakes: tuple[tuple[str, ...], ...]
    limits: tuple[tuple[str, float], ...]
    beliefs: tuple[tuple[Fact, ...], ...]
    known: bool | None
    crossed: tuple[tuple[str, str], ...]
    statements: tuple[Held | Would | Nearly, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, but for what would have to be played again: that is in the map's."""
        return {
            "before": self.before,
            "turn": self.turn,
            "who": self.who,
            "act": self.act,
            "kind": self.kind,
            "short": self.short,
            "place": self.place,
            "chosen": list(self.chosen),
            "pulls": dict(self.pulls),
            "costs": dict(self.costs),
            "brakes": [list(one) for one in self.brakes],
            "known_to_role": self.known,
            "crossed": [[who, act, self.before] for who, act in self.crossed],
        }


@dataclass(frozen=True)
class NearlySaid:
    """What was nearly said in a story, or in a game; ``str`` is the map. ``whose``: the wishes of one character; None:
    everybody's.

    >>> import unsaid
    >>> story = unsaid.load("the-soup").playable.story(["fib(Ada)", "tell(Jon)"])
    >>> story.nearly().wishes
    ()
    """

    story: Story
    game: Game | None = None
    whose: str | None = None
    bounds: Limits = UNLIMITED
    act: int | None = None
    """The number of the one act before which it is asked what stood; None: where each wish first stood so."""

    @property
    def world(self) -> World:
        """The world of the story."""
        return self.story.world

    @cached_property
    @at_work
    def wishes(self) -> tuple[Wish, ...]:
        """All wishes that were not acted on there and then, each where it first stood so, in the order of the story; or
        those that stood before one act, whether or not they did so before."""
        found = self._holding.statements() if self.act is None else self._holding.at(self.act - 1)
        return self._made(list(found))

    def before(self, places: Sequence[int] | None) -> NearlySaid:
        """What stood before one act of the story, the first at these places, from 0; None: the map as it is."""
        return self if places is None else replace(self, act=places[0] + 1)

    def of_turn(self, turn: int) -> tuple[Wish, ...]:
        """The wishes of the map that stood after one choice of a game's, counted from 1; 0: before the first."""
        return tuple(wish for wish in self.wishes if wish.turn == turn)

    def turn_of(self, place: int) -> int | None:
        """The choice of a game, counted from 1, after which the act at a place was done; 0: before the first; None
        where no game is asked."""
        return None if self.game is None else self._turns[place] if place >= 0 else 0

    def place_of(self, turn: int) -> int:
        """The place of the first act that was done after one choice of a game, counted from 1; of none, the start."""
        return next((place for place, one in enumerate(self._turns) if one == turn), 0)

    @at_work
    def wrong(self) -> tuple[Mistaken, ...]:
        """What anybody had wrong, from when to when; what is only counted in somebody's head is none of it."""
        inner, fluents = self.world.open.ground.inner, self.world.open.ground.fluents_named()
        return tuple(one for one in mistaken(self._log) if fluents[one.fact.fluent] not in inner.accounts)

    @at_work
    def mattered(self) -> tuple[Mattered, ...]:
        """What anybody had wrong that made a difference, from when to when, by when it began."""
        inner, fluents = self.world.open.ground.inner, self.world.open.ground.fluents_named()
        found = mattered(self._holding)
        return tuple(one for one in found if fluents[one.mistaken.fact.fluent] not in inner.accounts)

    @at_work
    def later(self, wish: Wish) -> tuple[int, str] | None:
        """The place and the name of the first later act by which somebody did what it had wanted: the very act, or one
        of its own after which all that had pulled was served as much; None where there is none."""
        log, ground = self._holding.log, self.world.open.ground
        who = ground.characters.index(wish.who)
        was, pulls = log.worth(log.mind(wish.before - 1, who), who), [(name, by) for name, by in wish.pulls if name]
        places = {c.name: place for place, c in enumerate(log.inner.concerns) if c.owner == who}
        for entry in log.entries[wish.before - 1 :]:
            name = ground.actions[entry.act].name
            now = log.worth(log.mind(entry.place + 1, who), who) if who in entry.doers else {}
            served = (now.get(places[n], 0.0) - was.get(places[n], 0.0) > by - SMALL for n, by in pulls)
            if name == wish.act or (now and pulls and all(served)):
                return entry.place, name
        return None

    @at_work
    def freeing(self, wish: Wish) -> Freeing | None:
        """The last choice of the player's own after which somebody else's wish would have been done, found by playing
        the game once more; None where there is none, and where nobody played."""
        if self.game is None or wish.who in self.game.roles or wish.turn is None:
            return None
        forks = (fork for fork in self.game.hinges() if fork.changes[0].kind == "move")
        found = [(f.changes[0].turn or 0, f.changes[0]) for f in forks if wish.act in f.gained]
        turns = [one for one in found if one[0] <= wish.turn]
        if not turns:
            return None
        turn, change = max(turns, key=lambda one: one[0])
        return Freeing(turn, change.statement, change.words)

    # --- told ---

    @at_work
    def prose(self, side: str | None = None) -> str:
        """The map, told from a side (None: the first role): each wish with its bar, and what there is to say of the
        nearest. Raises UnknownName."""
        from unsaid.api.asking.nearlytold import map_told  # only those who read it pay for the words

        return map_told(self, side)

    @at_work
    def opened(self, wishes: Sequence[Wish], side: str | None = None) -> str:
        """Some wishes told at length: what pulled, what held, what would have freed it, and who could have known."""
        from unsaid.api.asking.nearlytold import opened  # only those who read it pay for the words

        return "\n\n".join(opened(self, wish, side) for wish in wishes)

    @at_work
    def whole(self, side: str | None = None) -> str:
        """The map, or what stood before one act, and what else was left unsaid: answers owed, feelings not shown,
        errors that nobody put right."""
        told = self.prose if self.act is None else lambda side: self.opened(self.wishes, side)
        parts = [told(side) if self.wishes else "", self._besides(side).prose()]
        nothing = "Nothing was left unsaid." if self.act is None else "Nothing was left unsaid there."
        return "\n\n".join(part for part in parts if part) or nothing

    def _besides(self, side: str | None) -> Reply:
        from unsaid.api.asking.answering import besides

        places = None if self.act is None else (self.act - 1,)
        return besides(self.world.open, self.story.known, places, self.bounds, side)

    @at_work
    def proof(self, side: str | None = None) -> str:
        """The map with the runs that each wish rests on, gone through again by the checker, which shares nothing with
        the maker. Raises UnsaidError (``not-confirmed``) where it finds otherwise."""
        from unsaid.api.asking.nearlytold import proved  # only those who read it pay for the words

        rest = self._besides(side)
        said: list[Statement] = [one for wish in self.wishes for one in wish.statements]
        said += statements(rest.statements())
        wrong = refusals(self.world.open.ground, self._log.acts, said, self._log.horizon)
        if wrong:
            raise UnsaidError("not-confirmed", f"not confirmed: {wrong[0]}")
        return proved(self, len(said), rest.prose(), side)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as ``unsaid why --unsaid --json`` prints it."""
        rest = self._besides(None).data()
        return {
            "version": 1,
            "world": self.world.name,
            "role": None if self.game is None else self.game.roles[0],
            "acts": list(self.story.names),
            "wishes": [wish.to_dict() | {"freed_by": self._freed_by(wish)} for wish in self.wishes],
            "answers": plain(rest["Answers owed"]),
            "hidden": plain(rest["Shown and not felt"]),
            "wrong": [plain(one) for one in self.wrong()],
            "hinges": [hinge(fork) for fork in (self.game.hinges() if self.game else ())],
        }

    def _freed_by(self, wish: Wish) -> list[dict[str, Any]]:
        """What would have freed a wish: beliefs put right, a choice of the player's, or a concern that cost less."""
        freeing = self.freeing(wish)
        own = [] if freeing is None else [{"role": {"turn": freeing.turn, "choice": freeing.choice}}]
        beliefs = [{"beliefs": [plain(one) for one in facts]} for facts in wish.beliefs]
        return [*beliefs, *own, *({"concern": [name, limit]} for name, limit in wish.limits)]

    def __str__(self) -> str:
        return self.prose()

    def __hash__(self) -> int:
        return hash((self.story, self.whose))

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return told(self, self.prose)  # the notebook's own name

    # --- worked out ---

    @property
    def _log(self):
        open_ = self.world.open
        return open_.log(open_.numbered(self.story.known), self.bounds)

    @cached_property
    def _holding(self) -> Holding:
        return Holding(self._log)

    @cached_property
    def _most(self) -> dict[str, float]:
        """The most that was ever wanting to anybody in the story."""
        found: dict[str, float] = {}
        for one in self._holding.statements():
            how = nearly(self._holding, one) if isinstance(one, Held) else None
            if how is not None:
                found[one.who] = max(found.get(one.who, 0.0), how.short)
        return found

    def _made(self, said: Sequence[Held | Would]) -> tuple[Wish, ...]:
        """Statements as wishes: what held somebody, and what it did not know of the same, are one."""
        held = [one for one in said if isinstance(one, Held)]
        there = {(one.place, one.who, one.act) for one in held}
        alone = [one for one in said if isinstance(one, Would) and (one.place, one.who, one.act) not in there]
        found = [one for one in (*held, *alone) if self.whose in (None, one.who)]
        return tuple(map(self._wish, sorted(found, key=lambda one: one.place)))

    def _wish(self, said: Held | Would) -> Wish:
        holding, ground = self._holding, self.world.open.ground
        who, act = ground.characters.index(said.who), ground.actions_named()[said.act]
        held = said if isinstance(said, Held) else None
        would = said if isinstance(said, Would) else holding.would_have(said.place, who, act)
        how = None if held is None else nearly(holding, held)
        return Wish(
            before=said.place + 1,
            turn=self.turn_of(said.place),
            who=said.who,
            act=said.act,
            kind="known" if held is None else "held",
            short=None if how is None else how.short,
            place=None if how is None else near.place(how.short, self._most.get(said.who, 0.0)),
            chosen=() if how is None else how.chosen,
            pulls=() if how is None else how.pulls,
            costs=() if how is None else how.costs,
            brakes=() if held is None else held.brakes,
            limits=() if held is None or how is None else tuple(self._limits(held, how)),
            beliefs=() if would is None else would.known,
            known=self._known(said.place, who, act) if held is not None else None,
            crossed=() if held is None else tuple((one.who, one.act) for one in crossed(holding, held)),
            statements=tuple(one for one in (held, would, how) if one is not None),
        )

    def _limits(self, held: Held, how: Nearly) -> Iterator[tuple[str, float]]:
        """Of each concern that is enough alone, below what the wish would have had to cost it, all else being as it is:
        counted with what the best that was open brought it."""
        cost = dict(how.costs)
        for name in (one[0] for one in held.brakes if len(one) == 1):
            whole = -cost.get(name, 0.0) + self._brought(held, name)
            if whole > how.short - SMALL and name in cost:
                yield name, round(-cost[name] * (1 - how.short / whole), 9)

    def _brought(self, held: Held, name: str) -> float:
        """What the best that was open would have brought a concern."""
        holding, ground = self._holding, self.world.open.ground
        who = ground.characters.index(held.who)
        mind, chosen = holding.log.mind(held.place, who), holding.chosen(held.place, who)
        plan = holding.choosing.prospect(mind, chosen[0], who) if chosen else None
        moved = {} if plan is None else holding.moved(mind, who, plan.acts)
        return sum(by for place, by in moved.items() if place >= 0 and holding.log.inner.concerns[place].name == name)

    @cached_property
    def _turns(self) -> list[int]:
        """Of each act of a game, how many choices there had been when it was done, its own included."""
        found, count = list[int](), 0
        for turn in self.game.turns if self.game else ():
            count += turn.shown
            found += [count for event in turn.events if event.kind == "act"]
        return found

    # --- who could have known ---

    def _known(self, place: int, who: int, act: int) -> bool | None:
        """Whether the one who is played could have known of a wish: it stands so in the mind it takes the other to
        have. None of its own, and where nobody is played."""
        role = self._role
        if role is None or role == who:
            return None
        return self._stands(self._log.world.mind(self._log.mind(place, role), who), who, act)

    @property
    def _role(self) -> int | None:
        return None if self.game is None else self.world.open.ground.characters.index(self.game.roles[0])

    def _stands(self, mind: int, who: int, act: int) -> bool:
        """Whether somebody holds an act back, in what is taken for its mind."""
        choosing = self._holding.choosing
        return act in choosing.own_acts(mind, who) and bool(self._holding.brakes(mind, who, act))

    @at_work
    def unknown(self, wish: Wish) -> list[Fact]:
        """What kept the one who is played from knowing of a wish: what it had wrong, of the world or of the other's
        mind, any one of which put right would have let it know."""
        role, ground, log = self._role, self.world.open.ground, self._log
        who, act = ground.characters.index(wish.who), ground.actions_named()[wish.act]
        if role is None or wish.known is not False:
            return []
        place, found = wish.before - 1, list[Fact]()
        mind = log.mind(place, role)
        for wrong in false_beliefs(log, place, role):
            if self._stands(log.world.mind(log.world.patch(mind, [wrong]), who), who, act):
                believed = log.world.values(log.world.mind(mind, *wrong.who))[wrong.fluent]
                found.append(
                    Fact(tuple(ground.characters[c] for c in wrong.who), ground.fluents[wrong.fluent].name, believed)
                )
        return found


def nearly_in(story: Story, place: str | None, whose: str | None, bounds: Limits) -> NearlySaid:
    """The map of a story, which may be that of the saved game at a place: then also what can be said of the game, if it
    is over. Raises UnknownName."""
    found = story.nearly(whose, limits=bounds)
    if place is None or not is_save(place):
        return found
    from unsaid.api.games.resuming import game_at  # only those who give a saved game pay for loading this

    game = game_at(place, story.world)
    return replace(found, game=game) if game.over else found


def hinge(fork: Any) -> dict[str, Any]:
    """A hinge in short, as plain data."""
    change = fork.changes[0]
    said = {"turn": change.turn, "instead": change.statement} if change.kind == "move" else {"belief": change.statement}
    lost, gained = len(fork.branch.gone), len(fork.gained)
    return said | {"over": fork.over, "ending": fork.ending, "lost": lost, "gained": gained}
