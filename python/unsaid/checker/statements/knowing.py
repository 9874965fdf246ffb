"""What is said of knowledge, read off the checker's own minds: false beliefs, what came to be known, what was shown.

No run needs to be added to such a statement: it names the mind, the fluent and the places, and the story itself is the
run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from unsaid.checker.statements.feelings import felt_there
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import numbers, same_value
from unsaid.data.statements import Hidden, Mistaken, Row
from unsaid.world.structure import Scalar

Chain = tuple[int, ...]


def wrong_mistaken(walk: Walk, statement: Mistaken) -> Iterator[str]:
    """What is wrong with a statement that somebody was wrong about something."""
    names, fact = numbers(walk.world.ground), statement.fact
    chain = tuple(names.characters.get(who, -1) for who in (statement.who, *fact.who))
    fluent = names.fluents.get(fact.fluent)
    last = len(walk.acts) if statement.until is None else statement.until
    if len(chain) > 2 or len(set(chain)) < len(chain):
        yield "no further than into one other mind is looked"
        return
    if -1 in chain or fluent is None or not -1 <= statement.since < last <= len(walk.acts):
        yield "it is about nobody, nothing or never"
        return
    wrong = [_is_wrong(walk, done, chain, fluent, fact.value) for done in range(len(walk.states))]
    if not all(wrong[statement.since + 1 : last + 1]):
        yield "they were right then, or believed something else"
    if statement.since >= 0 and wrong[statement.since]:
        yield "they had it wrong before"
    if statement.until is not None and wrong[last + 1 : last + 2] != [False]:
        yield "they went on having it wrong"


def _is_wrong(walk: Walk, done: int, chain: Chain, fluent: int, value: Scalar) -> bool:
    """Whether the first of a chain holds a value of a fluent, in the mind of the rest, and it is not the true one."""
    held, real = _value(walk, done, chain, fluent), _value(walk, done, chain[1:], fluent)
    return same_value(held, value) and not same_value(held, real)


def _value(walk: Walk, done: int, chain: Chain, fluent: int) -> Scalar:
    return walk.world.values(walk.world.mind(walk.states[done], *chain))[fluent]


# --- the table ---


class _Turn(NamedTuple):
    """What became of a fluent in a mind, and the value it is about."""

    how: str
    value: Scalar


def wrong_row(walk: Walk, statement: Row) -> Iterator[str]:
    """What is wrong with a row of the table of who knew what when."""
    if not -1 <= statement.place < len(walk.acts):
        yield "there is no such act"
        return
    people, ground = walk.characters, walk.world.ground
    chains = [(c,) for c in people] + [(c, d) for c in people for d in people if c != d]
    rows = {
        (tuple(ground.characters[c] for c in chain), turn.how, ground.fluents[f].name, repr(turn.value))
        for f, fluent in enumerate(ground.fluents)
        if not fluent.static
        for chain, turn in _turns(walk, statement.place + 1, chains, f)
    }
    given = [(c.who, c.how, c.fact.fluent, repr(c.fact.value)) for c in statement.changes]
    if len(given) != len(rows) or set(given) != rows or any(c.fact.who for c in statement.changes):
        yield "something else came to be known there"


def _turns(walk: Walk, done: int, chains: list[Chain], f: int) -> Iterator[tuple[Chain, _Turn]]:
    """The turns worth a word: all but what everybody learns at once, or what a mind that is right goes on being right
    by."""
    turns = {chain: _turn(walk, done, chain, f) for chain in chains}
    some_miss = any(turn is not None and turn.how != "knows" for chain, turn in turns.items() if len(chain) == 1)
    for chain, turn in turns.items():
        alone = len(chain) == 1
        if turn is None:
            if done == 0 and alone and some_miss:
                yield chain, _Turn("knows", _value(walk, 0, chain, f))
        elif turn.how != "knows" or (alone and some_miss) or not _right(walk, done - 1, chain, f):
            yield chain, turn


def _right(walk: Walk, done: int, chain: Chain, f: int) -> bool:
    return same_value(_value(walk, done, chain, f), _value(walk, done, chain[1:], f))


def _turn(walk: Walk, done: int, chain: Chain, f: int) -> _Turn | None:
    now, truth, right = _value(walk, done, chain, f), _value(walk, done, chain[1:], f), _right(walk, done, chain, f)
    if done == 0:
        return None if right else _Turn("misses", truth) if now is None else _Turn("wrong", now)
    was, before = _value(walk, done - 1, chain, f), _value(walk, done - 1, chain[1:], f)
    if not same_value(now, was):
        return _Turn("knows", now) if right else _Turn("loses", was) if now is None else _Turn("wrong", now)
    if right:
        return None if same_value(was, before) else _Turn("knows", now)
    return None if same_value(truth, before) else _Turn("misses", truth)


# --- what was shown ---


def wrong_hidden(walk: Walk, statement: Hidden) -> Iterator[str]:
    """What is wrong with a statement that somebody showed what it did not feel."""
    if not 0 <= statement.place < len(walk.acts) or statement.who not in walk.world.ground.characters:
        yield "it is about nobody or nowhere"
        return
    who, act = walk.world.ground.characters.index(statement.who), walk.acts[statement.place]
    if not any(s.action == act and (who, statement.shown) in s.shows for s in walk.inner.speech):
        yield "that was not shown"
    felt = sorted(felt_there(walk, statement.place + 1, statement.who), key=lambda f: -f.intensity)
    names = list(dict.fromkeys(f.feeling for f in felt))
    if not names or names != list(statement.felt) or statement.shown in names:
        yield f"what was felt is {', '.join(names) or 'nothing'}"
