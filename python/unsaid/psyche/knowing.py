"""What somebody believed, and who was wrong about what, how long.

Read straight off the minds of a story. Beliefs about what another believes are looked at one step in, which is as far
as most stories turn on.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.data.proof import fact, same_value
from unsaid.data.running import Literal
from unsaid.data.statements import Belief, Mistaken
from unsaid.psyche.holding import false_beliefs
from unsaid.psyche.log import Log
from unsaid.world.scalars import Scalar
from unsaid.world.supposing import unsure


def mistaken(log: Log) -> list[Mistaken]:
    """Everything anybody was wrong about, as such or about another's mind, each for as long as it lasted."""
    found: list[Mistaken] = []
    for who in log.characters:
        begun: dict[tuple[tuple[int, ...], int, str], tuple[int, Literal]] = {}
        for done in range(len(log.states)):
            now = {(b.who, b.fluent, repr(b.value)): b for b in _held(log, done, who)}
            for key in [k for k in begun if k not in now]:
                found.append(_mistake(log, who, begun.pop(key), done - 1))
            for key, belief in now.items():
                begun.setdefault(key, (done, belief))
        found += [_mistake(log, who, one, None) for one in begun.values()]
    return sorted(found, key=lambda m: m.since)


def _held(log: Log, done: int, who: int) -> Iterator[Literal]:
    """The false beliefs of somebody as they are held, not as they should be."""
    mind = log.mind(done, who)
    for wrong in false_beliefs(log, done, who):
        held = log.world.values(log.world.mind(mind, *wrong.who))[wrong.fluent]
        yield Literal(wrong.who, wrong.fluent, held)


def _mistake(log: Log, who: int, begun: tuple[int, Literal], until: int | None) -> Mistaken:
    ground = log.world.ground
    return Mistaken(ground.characters[who], fact(ground, begun[1]), begun[0] - 1, until)


def believed(log: Log, done: int, *chain: int) -> list[Belief]:
    """What the last of a chain of believers believes once so many acts are done: all that is not as it was for them at
    the start, all that is not so, and all that they do not know, or are not known to hold."""
    world = log.world
    rows = [world.values(world.mind(state, *chain)) for state in log.states[: done + 1]]
    truth = world.values(world.mind(log.states[done], *chain[1:]))
    names = tuple(world.ground.characters[c] for c in chain)
    found: list[Belief] = []
    for fluent, ground in enumerate(world.ground.fluents):
        value = rows[-1][fluent]
        so = _is_so(value, truth[fluent], own=len(chain) == 1)
        told = not so or unsure(value) is not None or not same_value(value, rows[0][fluent])
        if told and not ground.static:
            since = next(n for n in range(done, -1, -1) if n == 0 or not same_value(rows[n - 1][fluent], value))
            found.append(Belief(names, ground.name, value, so, since - 1))
    return found


def _is_so(held: Scalar, real: Scalar, *, own: bool) -> bool:
    """Whether what is held is so, of the world (``own``) or of another's mind. Who does not know something is not wrong
    about it, unless what is so is ruled out; and of another's mind, only if that one does not know it either."""
    label, theirs = unsure(held), unsure(real)
    if label is None:
        return same_value(held, real)
    kind, among = label
    if kind == "open" and not own:
        return theirs is not None and theirs[0] == "open"
    if kind == "unclear" and theirs is not None:
        return set(theirs[1]) <= set(among)
    return theirs is None and real in among
