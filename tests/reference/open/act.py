"""What becomes of every mind when an act happens, where minds may not know.

From outside in, each mind as whoever thinks of it sees it. Four things are kept of a mind on its way through the act:
it *put right*, with what it learns of what the act leaves alone; its *row* after the effects; what is set *over* it
afterwards; and which fluents the act *changed* there. The minds it thinks of are made from these.

What is tied to the thinker's fluent is looked at again whenever that fluent moves. Where the thinker has only come to
know more, the tie holds. Where the act changed the fluent, the tie holds for those who saw it change alike; others have
what they had, and all that can be told of them is that they are sure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..expressions import Expression
from ..state import Edits, Path, Place, State, unfold
from ..values import UNKNOWN
from ..world import Effect, Event
from .changing import changed
from .correcting import corrections
from .labels import SURE, TIED, Label, amazed, broken, joined, label, retied
from .learning import fluents_of, learn
from .openable import ELSE, Openable
from .supposing import results, truth
from .writing import Frozen, Moves, Write, Writes, along, below, frozen, merged, written

Besides = Callable[[State], Edits]


@dataclass(frozen=True)
class Mind:
    """A mind on its way through an act. The world itself is one, that of nobody."""

    right: State
    owner: int | None
    event: Event | None = field(compare=False)
    which: int
    row: tuple[Label, ...]
    changed: frozenset[int]
    over: Moves
    below: Frozen

    @property
    def after(self) -> tuple[Label, ...]:
        """The values at the end."""
        row = list(self.row)
        for f, _, new in self.over:
            row[f] = new
        return tuple(row)


def after(state: State, act: Event, openable: Openable, besides: Besides = lambda _: {}) -> State:
    """The state once the act has happened, before triggers."""
    state = mirrored(state, openable)
    row, touched = changed(state, None, act, openable, None)
    root = _made(state, None, act, row, touched, besides(state), {}, openable)
    return mirrored(unfold(root, lambda mind: _grown(mind, openable, besides)), openable)


def mirrored(state: State, openable: Openable) -> State:
    """What people hold of themselves, and all in it, as they hold it, in all that is openable."""

    def grow(seed: tuple[State, State, int | None]) -> tuple[tuple[Label, ...], list[tuple[State, State, int | None]]]:
        labels, plain, own = seed
        row = tuple(a if f in openable else b for f, (a, b) in enumerate(zip(labels.values, plain.values, strict=True)))
        pairs = zip(labels.minds(), plain.minds(), strict=True)
        return row, [(labels if c == own else one, other, c) for c, (one, other) in enumerate(pairs)]

    return unfold((state, state, None), grow)


def _made(
    right: State,
    owner: int | None,
    event: Event | None,
    row: list[Label],
    touched: frozenset[int],
    besides: Edits,
    outer: Writes,
    openable: Openable,
) -> Mind:
    """A mind with what is set in it afterwards: by evidence, and by effects on beliefs, from outside too."""
    for (path, f), v in besides.items():
        if not path:
            row[f] = v
    over = tuple(_set_over(row[f], f, w, openable) for (path, f), w in outer.items() if not path)
    inner = {place: w for place, w in outer.items() if place[0]}
    if event is not None:
        inner = _over(beliefs(right, owner, event, openable), inner, openable)
    return Mind(right, owner, event, id(event), tuple(row), touched, over, frozen(inner))


def _set_over(old: Label, f: int, w: Write, openable: Openable) -> tuple[int, bool, Label]:
    new = w.whole
    if f not in openable:
        return f, False, (UNKNOWN if w.maybe and new != old else new)
    if w.maybe:
        new = joined(old, new)
    new = openable.made(f, new, ELSE, old)
    return f, new != old and (w.forced or w.maybe or amazed(old, new)), new


def beliefs(mind: State, own: int | None, event: Event, openable: Openable) -> dict[Place, Write]:
    """What the effects on beliefs set in the minds thought of here; of itself, in ``own``, nothing openable."""
    writes: dict[Place, Write] = {}
    for e in event.effects:
        sees = truth(e.when, mind, own) if e.who else False
        if sees is False or (e.fluent in openable and e.who[0] == own):
            continue
        path = merged(e.who) if e.fluent in openable else e.who
        told = Write(_believed(e.value, mind, own, e.fluent, path, openable), maybe=sees is None)
        writes = _over(writes, {(path, e.fluent): told}, openable)
    return writes


def at_home(trigger: Event, c: int | None, openable: Openable) -> Event:
    """A trigger in the mind of ``c``: what it says ``c`` is to believe of openable fluents is to be so in that mind."""

    def led(e: Effect) -> Effect:
        return replace(e, who=merged(e.who, c)) if e.who[:1] == (c,) and e.fluent in openable else e

    return replace(trigger, effects=tuple(led(e) for e in trigger.effects))


def _believed(e: Expression, mind: State, own: int | None, f: int, path: Path, openable: Openable) -> Label:
    """What somebody is made to believe, where it depends on what is not known."""
    found = results(e, mind, own)
    if found is None:
        found = openable.domain(f) if f in openable else frozenset((UNKNOWN,))
    if len(found) == 1:
        return next(iter(found))
    if f not in openable:
        return UNKNOWN
    return label(TIED if e == ["get", f] and len(path) == 1 else SURE, found)


def _grown(mind: Mind, openable: Openable, besides: Besides) -> State | tuple[tuple, list[Mind]]:
    if mind.event is None and not mind.over and not mind.below and mind.row == mind.right.values:
        return mind.right
    count = len(mind.right.rows[0][1])
    return mind.after, [_thought(mind, c, openable, besides) for c in range(count)]


def _thought(mind: Mind, c: int, openable: Openable, besides: Besides) -> Mind:
    """The mind of ``c`` as it is thought of in ``mind``."""
    if c == mind.owner:
        return _own(mind, c, openable, besides)
    before = mind.right.mind(c)
    outer = {place: _tie_told(place, w, mind) for place, w in _from_outside(mind, c, openable).items()}
    sees = truth(seen_by(mind, c), mind.right, mind.owner)
    still = _tied_anew(frozenset(), list(before.values), mind)
    if sees is False or mind.event is None:
        return _made(before, c, None, still, frozenset(), {}, outer, openable)
    if sees:
        return _moved(mind, c, before, outer, openable, besides)
    moved = _moved(mind, c, before, {}, openable, besides)
    perhaps = {((), f): Write(_either(f, a, b, openable), forced=True) for f, (a, b) in _differing(still, moved.after)}
    made = _made(before, c, None, still, frozenset(), {}, _over(perhaps, outer, openable), openable)
    breaks = {f for (_, f), w in perhaps.items() if f in openable and w.label != still[f]}
    over = ((f, b or (f in breaks and new != still[f]), new) for f, b, new in made.over)
    return replace(made, over=tuple(over))


def _tie_told(place: Place, w: Write, mind: Mind) -> Write:
    """A write by which somebody is tied to what the thinker holds, as that is at the end of the act."""
    path, f = place
    if path:
        return w

    def anew(held: Label) -> Label:
        return _tied_anew(frozenset(), [*mind.right.values[:f], held], mind)[f]

    return replace(w, label=anew(w.label), beside=tuple(map(anew, w.beside)))


def _from_outside(mind: Mind, c: int, openable: Openable) -> dict[Place, Write]:
    """What is set in the mind of ``c`` by effects on beliefs: also by those of an act that is only taken to happen."""
    outer = below(dict(mind.below), c)
    seen = mind.event.as_seen(c) if mind.event is not None else None
    sees = truth(seen_by(mind, c), mind.right, mind.owner)
    if seen is None or seen is mind.event or sees is False:
        return outer
    told = below(beliefs(mind.right, mind.owner, seen, openable), c)
    inner = {place: replace(w, maybe=w.maybe or sees is None) for place, w in told.items()}
    return _over(inner, outer, openable)


def seen_by(mind: Mind, c: int) -> Expression:
    """When ``c`` sees what happens in a mind; never, where nothing does."""
    return mind.event.observing[c] if mind.event is not None else ["or"]


def _differing(one: list[Label], other: tuple[Label, ...]) -> list[tuple[int, tuple[Label, Label]]]:
    return [(f, pair) for f, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]


def _either(f: int, one: Label, other: Label, openable: Openable) -> Label:
    return joined(one, other) if f in openable else UNKNOWN


def _over(inner: Writes, outer: Writes, openable: Openable) -> dict[Place, Write]:
    """Writes that stand over others; one that may stay unset leaves both."""
    out = dict(inner)
    for place, w in outer.items():
        out[place] = _either_write(place[1], out[place], w, openable) if w.maybe and place in out else w
    return out


def _either_write(f: int, one: Write, other: Write, openable: Openable) -> Write:
    """One write, or that and another that may stay unset."""
    forced = not one.maybe and (one.forced or f in openable)
    if f not in openable:
        return Write(one.label if one.label == other.label else UNKNOWN, forced=forced, maybe=one.maybe)
    beside = dict.fromkeys((*one.beside, other.label, *other.beside))
    return Write(one.label, forced=forced, maybe=one.maybe, beside=tuple(b for b in beside if b != one.label))


def _tied_anew(own_changes: frozenset[int], row: list[Label], mind: Mind) -> list[Label]:
    """A row whose ties have been looked at again, now that the act is done where it is thought of."""
    new, theirs = list(row), mind.after
    breaks = {f for f, b, _ in mind.over if b}
    for f, held in enumerate(new):
        if held[0] == TIED:
            stale = f in breaks or (f in mind.changed and f not in own_changes)
            new[f] = broken(held) if stale else retied(theirs[f])
    return new


def _moved(mind: Mind, c: int, before: State, outer: Writes, openable: Openable, besides: Besides) -> Mind:
    """The mind of somebody who sees the act, and undergoes it."""
    assert mind.event is not None
    event = mind.event.as_seen(c)
    right = _put_right(mind, c, before, event, openable)
    row, touched = changed(right, c, event, openable, mind.right if event is mind.event else None)
    row = _tied_anew(touched, row, mind)
    late = _learnt(mind, c, event, tuple(row), mind.after, True, openable)
    return _made(right, c, event, row, touched, besides(right), _over(late, outer, openable), openable)


def _put_right(mind: Mind, c: int, before: State, event: Event, openable: Openable) -> State:
    """The mind put right about the act, and with what it learns of fluents that the act does not set."""
    taken = event is not mind.event
    wrong = corrections(before, c, mind.right, mind.owner, event, taken, openable)
    writes = {((merged(path, c) if f in openable else path), f): w for (path, f), w in wrong.items()}
    row = list(before.values)
    for (path, f), w in writes.items():
        if not path:
            row[f] = w.label
    known_before = tuple(row)
    learnt = _learnt(mind, c, event, known_before, mind.right.values, False, openable) if not taken else {}
    return written(before, writes | learnt, openable, c)


def _learnt(
    mind: Mind, c: int, event: Event, row: tuple[Label, ...], theirs: tuple[Label, ...], late: bool, openable: Openable
) -> dict[Place, Write]:
    """What somebody learns, of fluents that the act sets (``late``) or of those it leaves alone."""
    if event is not mind.event:
        return {}
    targets = {e.fluent for e in event.effects if not e.who}
    new, surprising = list(row), set()
    for item in event.learning:
        if item.who != c or bool(fluents_of(item.what) & targets) != late:
            continue
        sees = truth(item.when, mind.right, mind.owner)
        if sees is False:
            continue
        once = list(new)
        learn(item.what, theirs, once, openable)
        for f, (a, b) in _differing(new, tuple(once)):
            new[f] = b if sees else joined(a, b)
            if not sees:
                surprising.add(f)
    return {((), f): Write(b, forced=f in surprising) for f, (_, b) in _differing(list(row), tuple(new))}


def _own(mind: Mind, c: int, openable: Openable, besides: Besides) -> Mind:
    """What somebody holds of itself: what is openable as it holds it; the rest by the rules for any act."""
    before = mind.right.mind(c)
    outer = along(dict(mind.below), c, openable)
    plain = {p: w for p, w in outer.items() if p[0] or p[1] not in openable}
    sees = truth(seen_by(mind, c), mind.right, mind.owner) is not False
    right, row, event = before, list(before.values), None
    if sees and mind.event is not None:
        event = mind.event
        wrong = corrections(before, c, mind.right, mind.owner, event, False, openable)
        right = written(before, {p: w for p, w in wrong.items() if p[1] not in openable}, openable, c)
        row, _ = changed(right, c, event, openable, None)
    made = _made(right, c, event, row, mind.changed, besides(right) if event else {}, plain, openable)
    same = [mind.row[f] if f in openable else held for f, held in enumerate(made.row)]
    over = tuple(m for m in mind.over if m[0] in openable) + tuple(m for m in made.over if m[0] not in openable)
    return Mind(
        right, c, event, id(event), tuple(same), mind.changed, tuple(sorted(over, key=lambda m: m[0])), made.below
    )
