"""What changed in people's minds where two stories part: reasons that are there now and were not, and what they rest
on; and what nobody ever learns in the story as it went on.

Why a reason is gone, or there, is asked and not guessed: what is otherwise in the mind that has it is put back, one
belief at a time and then two together, until the reason comes back, or goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from unsaid.api.otherwise.toldon import best_of
from unsaid.api.values import plain
from unsaid.data.proof import Fact, differing, fact
from unsaid.data.running import Literal
from unsaid.psyche.holding import false_beliefs
from unsaid.psyche.log import Log

if TYPE_CHECKING:
    from unsaid.minds import Minds
    from unsaid.play.stage import Stage, State

SINGLE = 60
"""Beliefs that are put back one at a time."""

WIDE = 8
"""Beliefs that are also put back two at a time; where more are otherwise, only single ones are."""


@dataclass(frozen=True)
class Gain:
    """An act that somebody has a reason for, where two stories part, and had none for in the old one.

    ``plan``: what it is to lead to, the act first. ``because``: what ``who`` would have to believe for the reason to be
    gone; empty where no one or two beliefs are enough. ``done``: whether it is done in the new story.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> [(gain.who, gain.act) for gain in story.whatif(fact="lit()").gains]
    [('Olm', 'row_home(Olm)')]
    """

    who: str
    act: str
    plan: tuple[str, ...]
    because: tuple[Fact, ...] = ()
    done: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return plain(self)


@dataclass(frozen=True)
class Unlearnt:
    """What is so at the end of a story, and ``who`` never learns: ``truth`` (its ``who``: in whose mind it is so).
    ``came_out``: whether in the old story they did.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> story.whatif(without="light").unlearnt
    ()
    """

    who: str
    truth: Fact
    came_out: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return plain(self)


# --- reasons ---


@dataclass(frozen=True)
class Parting:
    """The moment at which two stories part, in the engine of each, and the place of the act at which they do."""

    before: Stage
    was: State
    stage: Stage
    now: State
    place: int = 0

    def gains(self, done: Sequence[str]) -> Iterator[Gain]:
        """The acts that somebody has a reason for now and had none for; ``done`` are those that are done."""
        for who, name in enumerate(self.stage.ground.characters):
            then = {self.before.name(act) for act in best_of(self.before, self.before.minds.mind(self.was, who), who)}
            for act, plan in best_of(self.stage, self.stage.minds.mind(self.now, who), who).items():
                called = self.stage.name(act)
                if called not in then:
                    because = self.because(who, act, there=True) if called in self.before.numbers else ()
                    yield Gain(name, called, tuple(map(self.stage.name, plan.acts)), because, called in done)

    def because(self, who: int, act: int, *, there: bool) -> tuple[Fact, ...]:
        """The smallest set of old beliefs which, put back, take a reason that is there, or bring one that is not.

        Where a world knows no other value of what is otherwise, the new beliefs are put into the old mind instead."""
        other = self._otherwise(who)[:SINGLE]
        new, old = _minds(self.stage), _minds(self.before)
        mind, before = new.mind(self.now, who), old.mind(self.was, who)
        then = self.before.find(self.stage.name(act))
        for count in (1, 2) if len(other) <= WIDE else (1,):
            for chosen in combinations(other, count):
                back = [one.back for one in chosen]
                if not any(new.ground.fluents[one.fluent].static for one in back):
                    changes = _makes_sense(self.stage, new.patch(mind, back), act, who) != there
                elif then is not None and not any(old.ground.fluents[one.there.fluent].static for one in chosen):
                    put = old.patch(before, [one.there for one in chosen])
                    changes = _makes_sense(self.before, put, then, who) == there
                else:
                    continue
                if changes:
                    return tuple(fact(new.ground, one) for one in back)
        return ()

    def _otherwise(self, who: int) -> list[_Apart]:
        """What somebody believes in the one story and not in the other: about the world, and about others' minds."""
        new, old = _minds(self.stage), _minds(self.before)
        numbers, found = self._shared, list[_Apart]()
        for chain in ((), *((c,) for c in range(len(self.stage.ground.characters)) if c != who)):
            now = new.values(new.mind(self.now, who, *chain))
            was = old.values(old.mind(self.was, who, *chain))
            for here, there in numbers:
                if here not in new.ground.inner.accounts and differing([now[here]], [was[there]]):
                    found.append(_Apart(Literal(chain, here, was[there]), Literal(chain, there, now[here])))
        return found

    @property
    def _shared(self) -> list[tuple[int, int]]:
        """The fluents that both worlds have: their numbers in the new one and in the old one."""
        old = {fluent.name: number for number, fluent in enumerate(_minds(self.before).ground.fluents)}
        fluents = enumerate(_minds(self.stage).ground.fluents)
        return [(number, old[one.name]) for number, one in fluents if one.name in old]


class _Apart(NamedTuple):
    """A belief that is otherwise: the old value, to be put back into the new mind; the new one, for the old mind."""

    back: Literal
    there: Literal


def _minds(stage: Stage) -> Minds:
    return stage.minds  # pyright: ignore[reportReturnType]  # the stage of a world is run by the engine


def _makes_sense(stage: Stage, mind: State, act: int, who: int) -> bool:
    """Whether somebody thinks an act possible and has a reason for it."""
    return act in stage.possible(mind, who) and stage.explained(mind, act, who)


# --- what nobody learns ---


def unlearnt(minds: Minds, end: State, old: Minds, last: State) -> tuple[Unlearnt, ...]:
    """What somebody has wrong at the end of a story, what came out in the old one first."""
    knew = {_key(old, one) for one in _wrong(old, last)}
    inner = minds.ground.inner.accounts
    found = [
        Unlearnt(minds.ground.characters[who], fact(minds.ground, literal), _key(minds, (who, literal)) not in knew)
        for who, literal in _wrong(minds, end)
        if literal.fluent not in inner
    ]
    return tuple(sorted(found, key=lambda one: (not one.came_out, len(one.truth.who))))


def _wrong(minds: Minds, state: State) -> Iterator[tuple[int, Literal]]:
    """What everybody has wrong in a state: who, and what is so."""
    log = Log(minds, ())  # pyright: ignore[reportArgumentType]  # the engine answers all that is asked here
    log.__dict__["states"] = [state]
    return ((who, wrong) for who in log.characters for wrong in false_beliefs(log, 0, who))


def _key(minds: Minds, wrong: tuple[int, Literal]) -> object:
    who, literal = wrong
    return who, literal.who, minds.ground.fluents[literal.fluent].name
