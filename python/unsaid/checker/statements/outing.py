"""What has come out about an act since it was done, made out anew.

Written from the page ("Recognition"): what somebody comes to believe at a later act, and must have been so when the
earlier one was done, as far as that one can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.checker.statements.known import knows_of
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import same_value
from unsaid.data.running import Literal
from unsaid.world.structure import Scalar

Matter = tuple[tuple[int, ...], int]
Out = dict[Matter, Scalar]
"""What has come out, by what it is about."""


def out_about(walk: Walk, who: int, place: int, now: int) -> Out:
    """What is known of the act at a place when the act ``now`` is done, beyond what was believed before it."""
    key = f"out {who} {place} {now}"
    if key not in walk.kept:
        walk.kept[key] = _gathered(walk, who, place, now)
    return walk.kept[key]


def _gathered(walk: Walk, who: int, place: int, now: int) -> Out:
    if now <= place:
        return {}
    found = dict(out_about(walk, who, place, now - 1))
    for matter, value in coming_out(walk, who, place, now).items():
        found[matter] = value
        if same_value(_in(walk, walk.mind(place, who), matter), value):
            del found[matter]
    return found


def coming_out(walk: Walk, who: int, place: int, now: int) -> Out:
    """What comes out about the act at a place by the act ``now`` itself."""
    if now <= place:
        return {}
    return {m: v for m, v in _new_beliefs(walk, who, now).items() if _all_along(walk, who, place, now, m, v)}


def as_literals(out: Out) -> tuple[Literal, ...]:
    """What has come out as literals, in order."""
    return tuple(Literal(chain, fluent, out[chain, fluent]) for chain, fluent in sorted(out))


def _in(walk: Walk, mind: int, matter: Matter) -> Scalar:
    return walk.world.values(walk.world.mind(mind, *matter[0]))[matter[1]]


def _new_beliefs(walk: Walk, who: int, now: int) -> Out:
    key = f"new {who} {now}"
    if key not in walk.kept:
        walk.kept[key] = dict(_compared(walk, who, now))
    return walk.kept[key]


def _compared(walk: Walk, who: int, now: int) -> Iterator[tuple[Matter, Scalar]]:
    was, is_ = walk.mind(now, who), walk.mind(now + 1, who)
    if was == is_:
        return
    for chain in [(), *((c,) for c in walk.characters if c != who)]:
        rows = (walk.world.values(walk.world.mind(mind, *chain)) for mind in (was, is_))
        for fluent, (before, after) in enumerate(zip(*rows, strict=True)):
            counted = fluent in walk.inner.accounts
            if not counted and after is not None and not same_value(before, after):
                yield (chain, fluent), after


def _all_along(walk: Walk, who: int, place: int, now: int, matter: Matter, value: Scalar) -> bool:
    """Whether something was so already when the act at a place was done, as far as somebody can tell."""
    ground = walk.world.ground
    for at in range(place, now + 1):
        if _touches(ground.actions[walk.acts[at]].effects, matter) and knows_of(walk, who, at, now):
            return False
    if any(_touches(trigger.effects, matter) for trigger in ground.triggers):
        return False
    if _taught(walk, who, now, matter):
        return False
    return _known_maker(walk, who, place, now, matter, value) or not _may_have(walk, who, place, now, matter, value)


def _touches(effects: tuple, matter: Matter) -> bool:
    chain, fluent = matter
    return any(e.fluent == fluent and (not e.who or e.who == chain) for e in effects)


def _taught(walk: Walk, who: int, now: int, matter: Matter) -> bool:
    """Whether it is what another learnt by looking on at the act ``now``, as somebody who knows of that act sees it."""
    chain, fluent = matter
    if not chain or chain[0] not in walk.entries[now].observers or not knows_of(walk, who, now, now):
        return False
    learnt = walk.world.learnt(walk.mind(now, who), chain[0], walk.acts[now])
    return any(not one.who and one.fluent == fluent for one in learnt)


def _known_maker(walk: Walk, who: int, place: int, now: int, matter: Matter, value: Scalar) -> bool:
    chain, fluent = matter
    for at in range(place):
        effects = walk.world.ground.actions[walk.acts[at]].effects
        if any((e.who, e.fluent) == (chain, fluent) for e in effects):
            was, made = (_in(walk, walk.states[done], matter) for done in (at, at + 1))
            if same_value(made, value) and not same_value(made, was) and knows_of(walk, who, at, now):
                return True
    return False


def _may_have(walk: Walk, who: int, place: int, now: int, matter: Matter, value: Scalar) -> bool:
    """Whether some act that somebody might miss could since have made it so, as things looked."""
    hidden = {act for act in range(len(walk.world.ground.actions)) if _makes_unseen(walk, who, act, matter, value)}
    if not hidden:
        return False
    return any(hidden & {*walk.world.possible(walk.mind(done, who), who)} for done in range(place + 1, now + 1))


def _makes_unseen(walk: Walk, who: int, act: int, matter: Matter, value: Scalar) -> bool:
    action = walk.world.ground.actions[act]
    if who in action.consenting or action.observing[who] is True:
        return False
    chain, fluent = matter
    effects = [e for e in action.effects if e.fluent == fluent and e.who in ((), chain)]
    return any(isinstance(e.value, tuple) or same_value(e.value, value) for e in effects)
