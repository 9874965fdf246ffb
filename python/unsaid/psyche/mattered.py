"""What somebody had wrong that made a difference, and for how long it made one.

Not to know something is not to have it wrong; nor does somebody have wrong what an answer has put right, whatever its
acts still come out of (``leaning.py``). Most of what is left is a small thing that nothing hung on. A belief *matters*
at a moment if, were it put right there, whoever holds it would choose otherwise, or what it cares about would be worth
otherwise to it. It is told from when it was held to when it was put right, or, where nobody ever did that, to where it
last mattered; one that still does at the end is told as never put right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from unsaid.data.proof import differing, fact
from unsaid.data.running import Literal
from unsaid.data.statements import Mistaken
from unsaid.psyche.holding import Holding
from unsaid.psyche.leaning import answered, leaning
from unsaid.psyche.log import Log
from unsaid.world.inner import GroundQuestion
from unsaid.world.scalars import Scalar


class Stretch(NamedTuple):
    """Something somebody had wrong, while so many acts were done: from ``since`` to before ``until`` (None: to the
    end); ``wrong`` as it was held, ``right`` as it was so at each moment."""

    who: int
    wrong: Literal
    right: list[Literal]
    since: int
    until: int | None


class Mattered(NamedTuple):
    """A mistake that mattered; ``last``: the place of the act before which it last did, where it was never put right
    and does not matter any more at the end."""

    mistaken: Mistaken
    last: int | None = None


def mattered(holding: Holding) -> list[Mattered]:
    """All that anybody had wrong and that mattered, by when it began."""
    found = (one for stretch in stretches(holding.log) for one in _told(holding, stretch))
    return sorted(found, key=lambda one: one.mistaken.since)


def _told(holding: Holding, stretch: Stretch) -> Iterator[Mattered]:
    log, last = holding.log, len(holding.log.states) - 1
    held = fact(log.world.ground, stretch.wrong)
    said = Mistaken(
        log.world.ground.characters[stretch.who],
        held,
        stretch.since - 1,
        None if stretch.until is None else stretch.until - 1,
    )
    when = next(_moments(holding, stretch), None)
    if when is not None:
        yield Mattered(said, when if stretch.until is None and when < last else None)


def _moments(holding: Holding, stretch: Stretch) -> Iterator[int]:
    """The moments at which a mistake mattered, the last first."""
    log = holding.log
    places = {*holding.occasions(stretch.who), len(log.states) - 1}
    for place in sorted(places, reverse=True):
        held = stretch.since <= place < stretch.since + len(stretch.right)
        if held and _matters(holding, place, stretch.who, stretch.right[place - stretch.since]):
            yield place


def _matters(holding: Holding, place: int, who: int, right: Literal) -> bool:
    """Whether a belief is what a question of somebody's is about, or, put right, would change what its mind is worth
    to it, or what it would do."""
    log, mind = holding.log, holding.log.mind(place, who)
    if any(question.asker == who and _asks(question, right) for question in log.inner.questions):
        return True
    better = log.world.patch(mind, [right])
    if log.world.utility(better, who) != log.world.utility(mind, who):
        return True
    return holding.choosing.chosen(better, who) != holding.choosing.chosen(mind, who)


def _asks(question: GroundQuestion, one: Literal) -> bool:
    """Whether the answers to a question say something of a fact."""
    patches = (patch for hypothesis in question.hypotheses for patch in hypothesis.patch)
    return any(patch.fluent == one.fluent and patch.who == one.who for patch in patches)


# --- what was wrong, and how long ---


def stretches(log: Log) -> Iterator[Stretch]:
    """Everything anybody had wrong, as such or about another's mind, each for as long as it lasted."""
    given = [answered(log.world, log.acts[:done]) for done in range(len(log.states))]
    for who in log.characters:
        for chain in ((who,), *((who, other) for other in log.characters if other != who)):
            yield from _of_chain(log, chain, given)


def _of_chain(log: Log, chain: tuple[int, ...], given: list[dict[int, int]]) -> Iterator[Stretch]:
    begun: dict[tuple[int, str], tuple[int, Scalar, list[Literal]]] = {}
    followed: set[tuple[int, str]] = set()
    for done, state in enumerate(log.states):
        held = leaning(log.world, log.world.mind(state, chain[0]), chain, given[done])
        so = _so(log, state, chain[1:], given[done])
        wrong = {(f, repr(held[f])): (held[f], so[f]) for f in differing(held, so) if held[f] is not None}
        for key in [key for key in begun if key not in wrong]:
            yield _stretch(chain, key, begun.pop(key), done)
        followed = {key for key in wrong if key in followed or (key not in begun and _follows(log, done, chain, key))}
        for key, (value, right) in wrong.items():
            if key not in followed:
                begun.setdefault(key, (done, value, []))[2].append(Literal(chain[1:], key[0], right))
    for key, one in begun.items():
        yield _stretch(chain, key, one, None)


def _follows(log: Log, done: int, chain: tuple[int, ...], key: tuple[int, str]) -> bool:
    """Whether a mistake came of another: somebody saw the act that made it so, and took it otherwise only because it
    had wrong what the act hangs on."""
    entry = log.entries[done - 1] if done else None
    if entry is None or chain[0] not in entry.observers:
        return False
    return any(effect.fluent == key[0] and not effect.who for effect in log.world.ground.actions[entry.act].effects)


def _so(log: Log, state: int, chain: tuple[int, ...], given: dict[int, int]) -> list[Scalar]:
    """What is so of the world, or of what another takes to be so."""
    if not chain:
        return list(log.world.values(state))
    return leaning(log.world, log.world.mind(state, chain[0]), chain, given)


def _stretch(
    chain: tuple[int, ...], key: tuple[int, str], one: tuple[int, Scalar, list[Literal]], until: int | None
) -> Stretch:
    since, value, right = one
    return Stretch(chain[0], Literal(chain[1:], key[0], value), right, since, until)
