"""The map of what was nearly said in words: the map itself, and one of its marks opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.api.asking.answering import teller
from unsaid.data.statements import Held, Nearly, Would
from unsaid.english.kinds import listed
from unsaid.telling.inward import near
from unsaid.telling.inward.proving import proof
from unsaid.telling.inward.words import Inward
from unsaid.telling.names import capital

if TYPE_CHECKING:
    from unsaid.api.asking.nearly import NearlySaid, Wish

NEAREST = 2
"""How many of the nearest wishes get a sentence."""

NEAR = 4
"""The place on the bar from which on a wish is near enough for that."""

LEAD = "What was nearly said. The nearer the mark to the right, the less was wanting."


def inward(said: NearlySaid, side: str | None) -> Inward:
    """The words of the story's minds, from a side."""
    open_ = said.world.open
    return Inward(teller(open_, side), open_.log(open_.numbered(said.story.known), said.bounds))


def map_told(said: NearlySaid, side: str | None) -> str:
    """The map, and what there is to say of the nearest and of those that were crossed."""
    words, wishes = inward(said, side), said.wishes
    if not wishes:
        return "Nothing was held back."
    rows = [
        (
            _number(wish),
            _again(near.wish(words, wish.who, wish.act, wish.before - 1), wish, more),
            wish.place,
            _whys(words, wish, more) + _later(said, words, wish),
        )
        for wish, more in once(wishes, words)
    ]
    counted = "by your turns" if said.game else "by the acts before which they stood"
    return "\n\n".join([f"{LEAD} The wishes are numbered {counted}.", near.table(rows), *_sentences(said, words)])


def once(wishes: Sequence[Wish], words: Inward | None = None) -> list[tuple[Wish, list[Wish]]]:
    """Each wish once, where it came nearest, in the order of the story; beside it the other times that it stood. With
    words, acts that are told in the same are one wish."""
    alike: dict[tuple[str, str], list[Wish]] = {}
    for wish in wishes:
        called = wish.act if words is None else words.doing(wish.act, wish.before - 1)
        alike.setdefault((wish.who, called), []).append(wish)
    nearest = [max(same, key=lambda one: -1 if one.place is None else one.place) for same in alike.values()]
    pairs = zip(nearest, alike.values(), strict=True)
    found = [(one, [other for other in same if other is not one]) for one, same in pairs]
    return sorted(found, key=lambda pair: pair[0].before)


def _again(words: str, wish: Wish, more: Sequence[Wish]) -> str:
    """The words of a wish, and the numbers of the other times that it stood, where it came less near."""
    numbers = [number for number in dict.fromkeys(map(_number, more)) if number != _number(wish)]
    return f"{words} (also {listed(numbers)})" if numbers else words


def _number(wish: Wish) -> str:
    return str(wish.before if wish.turn is None else wish.turn)


def _whys(words: Inward, wish: Wish, more: Sequence[Wish]) -> str:
    """The same, and what would have had to be known, where it stood another time for want of that."""
    unknown = [_why(words, other) for other in more if other.kind == "known" and wish.kind != "known"]
    return " ".join([_why(words, wish), *dict.fromkeys(unknown)])


def _later(said: NearlySaid, words: Inward, wish: Wish) -> str:
    """That it was done after all, or came to as much, later on."""
    found = said.later(wish)
    if found is None:
        return ""
    place, act = found
    turn = said.turn_of(place)
    when = f"at turn {turn}" if turn else "later"
    doing = words.doing(act, place)
    same = act == wish.act or doing == words.doing(wish.act, wish.before - 1)
    return f" It was done {when}." if same else f" What it was for came {when}: {doing}."


def _why(words: Inward, wish: Wish) -> str:
    """What held a wish, or what would have had to be known."""
    held = _held(wish)
    if held is None:
        return f"What was not known would have done it: {near.known(words, _would(wish))}."
    wanting = f"{capital(near.wanting(wish.place))}. " if wish.place is not None else ""
    return f"{wanting}Held by {near.held_by(words, held)}."


def _held(wish: Wish) -> Held | None:
    return next((one for one in wish.statements if isinstance(one, Held)), None)


def _would(wish: Wish) -> Would:
    return next(one for one in wish.statements if isinstance(one, Would))


# --- sentences ---


def _sentences(said: NearlySaid, words: Inward) -> Iterator[str]:
    """A sentence for each of the nearest wishes, and for each two that were crossed."""
    nearest = [wish for wish, _ in once(said.wishes, words)]
    placed = sorted((w for w in nearest if (w.place or 0) >= NEAR), key=lambda wish: -(wish.place or 0))
    for wish in sorted(placed[:NEAREST], key=lambda wish: wish.before):
        yield f"{capital(_when(words, wish))}, {_nearest(words, wish)}"
    told = set[frozenset[tuple[str, str, int]]]()
    for wish in said.wishes:
        for other, act in wish.crossed:
            pair = frozenset({(wish.who, wish.act, wish.before), (other, act, wish.before)})
            if pair not in told:
                told.add(pair)
                own, theirs = (words.doing(one, wish.before - 1) for one in (wish.act, act))
                both = f"{words.name(wish.who)} wanted to {own}, and {words.name(other)} to {theirs}"
                yield f"{capital(_when(words, wish))} they were both at it: {both}."


def _nearest(words: Inward, wish: Wish) -> str:
    held = _held(wish)
    assert held is not None and wish.place is not None
    pulled = near.pulled(words, held)
    wanted = (
        f"{words.name(wish.who)} wanted to {words.doing(wish.act, wish.before - 1)}{f' ({pulled})' if pulled else ''}"
    )
    if wish.place == near.PLACES:
        return f"it stood even: {wanted}, and what held weighed just as much: {near.held_by(words, held)}."
    return f"{wanted}, and {near.wanting(wish.place)}. What held was {near.held_by(words, held)}."


def _when(words: Inward, wish: Wish) -> str:
    if wish.turn is None:
        return words.between(wish.before - 1, wish.before - 1)
    return f"at turn {wish.turn}" if wish.turn else "before your first turn"


# --- one mark, opened ---


def opened(said: NearlySaid, wish: Wish, side: str | None) -> str:
    """One wish at length: what pulled, what held, what would have freed it, and whether it could have been known."""
    words, held = inward(said, side), _held(wish)
    who, doing = words.name(wish.who), words.doing(wish.act, wish.before - 1)
    if held is None:
        lines = [f"{capital(_when(words, wish))}, {who} would have done this, had more been known: {doing}."]
    else:
        pulled = near.pulled(words, held)
        lines = [f"{capital(_when(words, wish))}, {who} wanted to {doing}{f' ({pulled})' if pulled else ''}."]
        lines.append(f"What held: {near.held_by(words, held)}.")
        lines += [f"{capital(near.wanting(wish.place))}."] if wish.place is not None else []
        plan = words.course(wish.who, held.plan, wish.before - 1)
        lines += [f"It would have begun this: {plan}."] if len(held.plan) > 1 else []
    free = list(_freed(said, words, wish))
    return "\n".join([*lines, *([near.ways(free)] if free else []), *_unknown(said, words, wish)])


def _freed(said: NearlySaid, words: Inward, wish: Wish) -> Iterator[str]:
    """What would have freed a wish, any one of these by itself."""
    for facts in wish.beliefs:
        yield f"to have known {' and '.join(f'that {words.fact(one)}' for one in facts)}."
    freeing = said.freeing(wish)
    if freeing is not None:
        named = freeing.choice in words.teller.actions
        choice = f"to {words.doing(freeing.choice, said.place_of(freeing.turn))}" if named else f"“{freeing.words}”"
        yield f"that at turn {freeing.turn} {_role(said, words)} had chosen {choice}."
    held = _held(wish)
    for names, kinds in zip(held.brakes, held.named, strict=True) if held is not None else ():
        parts = [near.brake(words, wish.who, name, kind) for name, kind in zip(names, kinds, strict=True)]
        yield f"less of {' and of '.join(dict.fromkeys(parts))}."


def _role(said: NearlySaid, words: Inward) -> str:
    """Who was played."""
    return words.name(said.game.roles[0]) if said.game else ""


def _unknown(said: NearlySaid, words: Inward, wish: Wish) -> Iterator[str]:
    """Whether the one who is played could have known of a wish, and what it had wrong."""
    if wish.known is None:
        return
    name = capital(_role(said, words))
    if wish.known:
        yield f"{name} could have known it."
        return
    wrong = [one for one in said.unknown(wish) if words.worded(one)]
    believed = f" {name} believed {' and '.join(f'that {words.fact(one)}' for one in wrong[:2])}." if wrong else ""
    yield f"{name} could not have known it.{believed}"


# --- proved ---


def proved(said: NearlySaid, count: int, rest: str, side: str | None) -> str:
    """The map with the runs behind each wish, and what else was left unsaid."""
    words, lines = inward(said, side), list[str]()
    for wish in said.wishes:
        whose = near.wish(words, wish.who, wish.act, wish.before - 1)
        lines.append(f"- {capital(_when(words, wish))}, {whose}. {_why(words, wish)}")
        last = wish.statements[-1]
        found = [one for one in wish.statements if not (isinstance(last, Nearly) and one is last.held)]
        lines += [f"    {line}" for one in found for line in proof(words, one)]
    counted = "1 statement" if count == 1 else f"{count} statements"
    checked = f"Gone through again on minds of its own, the checker confirms {counted}." if count else ""
    parts = ("\n".join(lines), rest, checked)
    return "\n\n".join(part for part in parts if part) or "Nothing was left unsaid."
