"""Who is gone for good, so that what they believe, and what is said of them alone, may be forgotten.

Nothing that anybody could ask about now, or ever again, may hang on what is forgotten. That is so of some people where

- no act that names them can be done: each has a condition that does not hold, in the world nor in any mind of the
  others, to any depth, and that reads only facts that are the same in all of these and that nothing changes but acts
  that name them (the *standing* facts: ``here(Ada)`` is not so);
- and nothing else reads what is forgotten: a fact that names them and does not stand, or what they believe. Who of them
  sees an act, and what it does to their minds and to such facts, is forgotten too, so it does not count.

By the first no act of theirs will ever be done or thought of; by the second all that the others believe goes on as if
nothing had been forgotten (the semantics reference, “Forgetting”). It is decided from the ground world alone, and is on
the safe side: where in doubt it says what stands in the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from unsaid.errors import UnsaidError
from unsaid.minds.engine import Minds
from unsaid.minds.pieces import Node, laid_out, put
from unsaid.world.expressions import JUNCTIONS, conjuncts, reads
from unsaid.world.structure import Effect, Expression, GroundAction, GroundEvent, GroundWorld
from unsaid.world.text import as_text
from unsaid.world.values import same


@dataclass(frozen=True)
class Leaving:
    """What is looked at: a state, who is to be gone, and all that the others lead to in it."""

    minds: Minds
    gone: frozenset[int]
    states: Sequence[int]
    nodes: Sequence[Node]

    @property
    def ground(self) -> GroundWorld:
        """The world."""
        return self.minds.ground

    @property
    def staying(self) -> tuple[int, ...]:
        """Everybody else."""
        return tuple(who for who in range(len(self.ground.characters)) if who not in self.gone)

    def names(self, event: GroundEvent) -> bool:
        """Whether an act or a trigger names somebody who is gone, or needs their consent."""
        consenting = event.consenting if isinstance(event, GroundAction) else ()
        return not self._named.isdisjoint(event.arguments) or not self.gone.isdisjoint(consenting)

    @property
    def _named(self) -> set[str]:
        return {self.ground.characters[who] for who in self.gone}

    def about(self, fluent: int) -> bool:
        """Whether a fact names somebody who is gone."""
        return not self._named.isdisjoint(self.ground.fluents[fluent].arguments)


def leaving(minds: Minds, state: int, gone: Iterable[int]) -> Leaving:
    """Some people's leaving, as things stand in a state."""
    who = frozenset(gone)
    staying = [number for number in range(len(minds.ground.characters)) if number not in who]
    states, nodes = laid_out(minds, [state], staying)
    return Leaving(minds, who, states, nodes)


def standing(left: Leaving) -> frozenset[int]:
    """The facts that stand, where those who are to be gone are. Raises UnsaidError (``not-gone``) where they are not,
    and says what stands in the way."""
    _simple(left.ground)
    events: list[GroundEvent] = [*left.ground.actions, *left.ground.triggers]
    blocks = {event.name: _block(left, event) for event in events if left.names(event)}
    for action in left.ground.actions:
        if left.names(action) and blocks[action.name] is None:
            raise _not_gone(left, f"{action.name} could be done or thought of again")
    stands = frozenset(fluent for block in blocks.values() for fluent in block or ())
    for event in events:
        if blocks.get(event.name) is None:
            _keeps_apart(left, event, stands)
    _nobody_wants(left, stands)
    return stands


def _simple(ground: GroundWorld) -> None:
    """Raises UnsaidError for a world in which it cannot be said by this rule."""
    inner = ground.inner
    if inner.questions or inner.releases:
        raise UnsaidError("not-gone", "nobody can be forgotten in a world that keeps account of questions or outbursts")
    if any(fluent.domain for fluent in ground.fluents):
        raise UnsaidError("not-gone", "nobody can be forgotten in a world in which minds may not know something")


def _block(left: Leaving, event: GroundEvent) -> frozenset[int] | None:
    """The facts read by a condition of an event that keeps it from ever happening; None where there is none."""
    for part in conjuncts(event.precondition):
        read = list(reads(part))
        facts = frozenset(fluent for fluent, _ in read)
        if any(chain for _, chain in read) or not all(_stands(left, fluent) for fluent in facts):
            continue
        if not any(left.minds.holds(state, part) for state in left.states):
            return facts
    return None


def _stands(left: Leaving, fluent: int) -> bool:
    """Whether a fact is the same in the world and in all minds of the others, and only acts that name those who are
    gone change it."""
    if left.ground.fluents[fluent].static:
        return True
    first = left.nodes[0].values[fluent]
    if not all(same(node.values[fluent], first) for node in left.nodes):
        return False
    events: list[GroundEvent] = [*left.ground.actions, *left.ground.triggers]
    return not any(
        effect.fluent == fluent and left.gone.isdisjoint(effect.who)
        for event in events
        if not (isinstance(event, GroundAction) and left.names(event))
        for effect in event.effects
    )


def _folded(left: Leaving, expression: Expression, stands: frozenset[int]) -> Expression:
    """An expression with the standing facts as they are, and what follows from that worked out: they are the same
    wherever they are read."""
    if type(expression) is not tuple:
        return expression
    kind = expression[0]
    if kind == "get":
        stands_there = expression[1] in stands and left.gone.isdisjoint(expression[2:])
        return left.nodes[0].values[expression[1]] if stands_there else expression
    parts = [_folded(left, part, stands) for part in expression[1:]] if kind != "knows" else []
    if kind in JUNCTIONS:
        return _junction(kind, parts)
    if kind == "not" and type(parts[0]) is bool:
        return not parts[0]
    if kind in ("==", "!=") and type(parts[0]) is not tuple and type(parts[1]) is not tuple:
        return same(parts[0], parts[1]) is (kind == "==")
    if kind == "if" and type(parts[0]) is bool:
        return parts[1 if parts[0] else 2]
    return (kind, *parts) if parts else expression


def _junction(kind: str, parts: Sequence[Expression]) -> Expression:
    decides = kind == "or"
    if any(part is decides for part in parts):
        return decides
    open_ = [part for part in parts if type(part) is not bool]
    return (kind, *open_) if open_ else not decides


def _keeps_apart(left: Leaving, event: GroundEvent, stands: frozenset[int]) -> None:
    """Raises UnsaidError where an event that can happen reads what is to be forgotten, for anything that is kept."""
    kept = [effect for effect in event.effects if not _forgotten(left, effect, stands)]
    for part in _read_by(left, event, kept, stands):
        fact = next((f for f, chain in reads(part) if _is_lost(left, f, chain, stands)), None)
        if fact is not None:
            raise _not_gone(
                left, f"{event.name} reads {left.ground.fluents[fact].name}, in {as_text(part, left.ground)}"
            )


def _read_by(left: Leaving, event: GroundEvent, kept: Sequence[Effect], stands: frozenset[int]) -> Iterator[Expression]:
    """The expressions of an event that anything kept hangs on. Conditions of acts are taken as they are written: who is
    surprised by an act learns from all that stands there."""
    if isinstance(event, GroundAction) or kept:
        yield event.precondition
    for effect in kept:
        when = _folded(left, effect.when, stands)
        if when is not False:
            yield when
            yield _folded(left, effect.value, stands)
    if isinstance(event, GroundAction):
        yield from (_folded(left, event.observing[who], stands) for who in left.staying)
        for learning in event.learns:
            if learning.who not in left.gone:
                yield learning.when
                yield learning.what


def _forgotten(left: Leaving, effect: Effect, stands: frozenset[int]) -> bool:
    """Whether an effect is on what is forgotten alone."""
    return _is_lost(left, effect.fluent, effect.who, stands)


def _is_lost(left: Leaving, fluent: int, chain: Sequence[int], stands: frozenset[int]) -> bool:
    """Whether what a chain of minds holds of a fact is forgotten."""
    return not left.gone.isdisjoint(chain) or (left.about(fluent) and fluent not in stands)


def _nobody_wants(left: Leaving, stands: frozenset[int]) -> None:
    """Raises UnsaidError where what somebody else wants, or the author, hangs on what is to be forgotten."""
    utility = left.ground.utility
    wanted = {"the author": utility.author}
    wanted |= {left.ground.characters[who]: utility.characters[who] for who in left.staying}
    for who, expression in wanted.items():
        found = reads(_folded(left, expression, stands))
        fact = next((f for f, chain in found if _is_lost(left, f, chain, stands)), None)
        if fact is not None:
            raise _not_gone(left, f"what {who} wants hangs on {left.ground.fluents[fact].name}")


def _not_gone(left: Leaving, why: str) -> UnsaidError:
    who = " and ".join(left.ground.characters[number] for number in sorted(left.gone))
    verb = "is" if len(left.gone) == 1 else "are"
    return UnsaidError("not-gone", f"{who} {verb} not gone: {why}")


def forgotten(minds: Minds, state: int, gone: Iterable[int]) -> int:
    """The state without what only those who are gone were, held or were held to be: their minds are as at the start,
    in the world and in every other mind, and so are the facts that name them, but for those that stand. Raises
    UnsaidError (``not-gone``)."""
    left = leaving(minds, state, gone)
    stands = standing(left)
    people = range(len(minds.ground.characters))
    beginnings = [minds.mind(minds.initial, who) for who in sorted(left.gone)]
    _, first = laid_out(minds, beginnings, people)
    shift = len(left.nodes)
    of = {who: shift + place for who, place in zip(sorted(left.gone), _places(beginnings), strict=True)}
    lost = [left.about(fluent) and fluent not in stands for fluent in range(len(minds.ground.fluents))]
    initial = [fluent.initial for fluent in minds.ground.fluents]

    def kept(node: Node) -> Node:
        values = (start if gone_ else value for value, start, gone_ in zip(node.values, initial, lost, strict=True))
        return Node(tuple(values), tuple(of.get(who, node.minds[who]) for who in people))

    moved = [Node(node.values, tuple(place + shift for place in node.minds)) for node in first]
    return put(minds, [*map(kept, left.nodes), *moved])


def _places(states: Sequence[int]) -> list[int]:
    """The place of each state among the distinct ones."""
    order = list(dict.fromkeys(states))
    return [order.index(state) for state in states]


__all__ = ["Leaving", "forgotten", "leaving", "standing"]
