"""Hinges: every other way a game could have gone by one change, and on which of them most of it hung.

There are not many: the other items of each menu, and each belief that was wrong at the start, put right. All of them
are played out, by the same minds and the same rules, so that nothing is guessed. Most hangs on what brings another
ending, and of these on what brings most other acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.api.otherwise.change import Otherwise
from unsaid.api.otherwise.whatif import Fork, after, branched, moved
from unsaid.api.values import written as as_written
from unsaid.data.limits import Limits
from unsaid.data.proof import Fact, fact, literal
from unsaid.data.running import Literal
from unsaid.play.begun import begun
from unsaid.play.items import items
from unsaid.play.session import Session
from unsaid.play.table.again import again, at_choice, choices, made
from unsaid.play.turns import gone_on, take
from unsaid.psyche.holding import false_beliefs

if TYPE_CHECKING:
    from unsaid.api.games.game import Game

MOST = 6
"""Hinges that are told."""

LITTLE = 3
"""Acts that differ, at least, where a hinge is told that brings the same end."""


def hinges(game: Game) -> tuple[Fork, ...]:
    """All forks of a game after which something differs, that on which most hung first; of equals, those of moves
    first, the earliest of them."""
    found = (fork for fork in (*_moves(game), *_beliefs(game)) if fork.first is not None)
    return tuple(sorted(found, key=_heaviest))


def _heaviest(fork: Fork) -> tuple[bool, int]:
    otherwise, acts = fork.branch.weight
    return not otherwise, -acts


def worth_telling(forks: Sequence[Fork]) -> list[Fork]:
    """The few to tell, the heaviest first: one for each ending, and then one for each turn and each belief."""
    told, endings, places = list[Fork](), set[object](), set[object]()
    for new in (lambda fork: fork.branch.end not in endings, lambda fork: _place(fork) not in places):
        for fork in (fork for fork in forks if _much(fork)):
            if fork not in told and new(fork):
                told.append(fork)
                endings.add(fork.branch.end)
                places.add(_place(fork))
    return sorted(told[:MOST], key=forks.index)


def _much(fork: Fork) -> bool:
    """Whether enough hung on it to be told."""
    otherwise, acts = fork.branch.weight
    return otherwise or acts >= LITTLE


def _place(fork: Fork) -> object:
    change = fork.changes[0]
    return change.turn or change.statement


# --- all there are ---


def _moves(game: Game) -> Iterator[Fork]:
    """Every choice that was not made."""
    old, past = game.session, choices(game.session)
    for turn, choice in enumerate(past, start=1):
        before = at_choice(old, turn)
        for item in items(before):
            if not made(old.stage, item).like(choice):
                forked = take(before, item)
                change = moved(before, game.table.voice(before.role), item, turn)
                yield _fork(game, change, again(forked, past[turn:]), *after(old, forked, turn))


def _beliefs(game: Game) -> Iterator[Fork]:
    """Every belief that was wrong at the start, put right there; what is only counted in somebody's head is none."""
    ground, log = game.world.open.ground, game.world.open.log((), Limits())
    for who in log.characters:
        for wrong in false_beliefs(log, 0, who):
            if wrong.fluent not in ground.inner.accounts:
                yield put_right(game, fact(ground, Literal((who, *wrong.who), wrong.fluent, wrong.value)))


def put_right(game: Game, known: Fact) -> Fork:
    """The game with a belief put right at the start, once all has settled there."""
    old, minds = game.session, game.world.open.minds
    start = minds.patch(minds.initial, [literal(game.world.open.ground, known)])
    session = gone_on(Session(begun(old.stage, start), old.roles))
    change = Otherwise("belief", written(known), known=known)
    return _fork(game, change, again(session, choices(old)), start, 0)


def written(fact: Fact) -> str:
    """A belief as a player could type it."""
    value = as_written(fact.value)
    held = (
        fact.fluent if fact.value is True else f"!{fact.fluent}" if fact.value is False else f"{fact.fluent} = {value}"
    )
    return " believed ".join([*fact.who, held])


def _fork(game: Game, change: Otherwise, new: Session, state: int, place: int) -> Fork:
    return Fork(game, (change,), "choices", branched(game.session, new, game.world, state, place, game.table))
