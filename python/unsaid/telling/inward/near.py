"""A map of what was nearly said, in words: for each wish a bar, what was wanting, and what held it.

Nothing is told by a number or by the name of a concern. How much was wanting is a place on a bar of ten, and a word for
it; a concern is told in the author's words, and where there are none, by its kind alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unsaid.data.proof import numbers
from unsaid.data.statements import Held, Would
from unsaid.english.kinds import listed
from unsaid.telling.inward.words import BRAKES, Inward
from unsaid.telling.names import capital

PLACES = 10
"""The place of a wish to which nothing was wanting."""

WANTING = ((10, "it stood even"), (7, "little was wanting"), (4, "something was wanting"), (0, "much was wanting"))
"""What is said of a wish from a place of the bar on."""


def place(short: float, most: float) -> int:
    """The place of a wish on its bar, the most that was ever wanting being at 0; only what stood even is at 10."""
    if short <= 0 or most <= 0:
        return PLACES
    return min(PLACES - 1, max(0, round(PLACES - min(PLACES, short * PLACES / most))))


def bar(at: int) -> str:
    """A bar with its mark: “. . . . . . . o . . .”."""
    return " ".join("o" if at == one else "." for one in range(PLACES + 1))


def wanting(at: int) -> str:
    """How much was wanting, in words."""
    return next(words for least, words in WANTING if at >= least)


def wish(inward: Inward, who: str, act: str, place: int) -> str:
    """Whose wish it was before the act at a place, and for what: “James: turn round and tell you”."""
    return f"{capital(inward.name(who))}: {inward.doing(act, place)}"


def held_by(inward: Inward, held: Held) -> str:
    """What held a wish: one thing, several of which each was enough, or several together."""
    sets = [
        list(dict.fromkeys(_brake(inward, held.who, name, kind) for name, kind in zip(names, kinds, strict=True)))
        for names, kinds in zip(held.brakes, held.named, strict=True)
    ]
    if len(sets) == 1:
        return _joined(sets[0], "or") + ("" if len(sets[0]) == 1 else ": each was enough")
    if all(len(one) == 1 for one in sets):
        return f"{_joined(list(dict.fromkeys(one[0] for one in sets)), 'and')}, together"
    return "; or ".join(dict.fromkeys(_joined(one, "and") for one in sets))


Part = tuple[str, str | None]
"""A brake by the word for its kind, and the author's words for what would have been lost."""


def _joined(parts: Sequence[Part], word: str) -> str:
    """Brakes of one kind named once, with all that would have been lost: “shame (he would see it, or you would)”."""
    lost: dict[str, list[str]] = {}
    for kind, words in parts:
        lost.setdefault(kind, []).extend([words] if words else [])
    said = [kind + (f" ({f', {word} '.join(dict.fromkeys(words))})" if words else "") for kind, words in lost.items()]
    return listed(said) if word == "and" else f" {word} ".join(said)


def brake(inward: Inward, who: str, name: str, kind: str) -> str:
    """One concern that held somebody, by its kind and in the author's words for what would have been lost."""
    return _joined([_brake(inward, who, name, kind)], "or")


def _brake(inward: Inward, who: str, name: str, kind: str) -> Part:
    owner = numbers(inward.log.world.ground).characters[who]
    toward = next((c.toward for c in inward.log.inner.concerns if c.owner == owner and c.name == name), None)
    other = "another" if toward is None else inward.object(inward.log.world.ground.characters[toward])
    return BRAKES[kind].format(toward=other), inward.teller.concern(who, name, "down")


def pulled(inward: Inward, held: Held) -> str:
    """What a wish would have brought, as far as there are words for it."""
    found = (inward.teller.concern(held.who, concern, "up") for concern in held.pull if concern)
    return " and ".join(dict.fromkeys(words for words in found if words))


def known(inward: Inward, would: Would) -> str:
    """What would have had to be known."""
    return ", or ".join(" and ".join(f"that {inward.fact(one)}" for one in facts) for facts in would.known)


def table(rows: Iterable[tuple[str, str, int | None, str]]) -> str:
    """A map: of each wish its number, whose it was and for what, its place (None: it has none), and what held it."""
    found = list(rows)
    wide = max((len(number) for number, *_ in found), default=1)
    lines: list[str] = []
    for number, words, at, why in found:
        mark = "" if at is None else f"{bar(at)}  "
        lines += [f"{number:>{wide}}  {words}", f"{'':{wide}}  {mark}{why}"]
    return "\n".join(lines)


def ways(parts: Sequence[str]) -> str:
    """What would have freed a wish: one thing, or any one of several."""
    lead = "It needed this" if len(parts) == 1 else "It needed any one of these"
    return "\n".join([f"{lead}:", *(f"- {part}" for part in parts)])
