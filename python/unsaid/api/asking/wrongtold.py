"""What those in a story had wrong that mattered, in words: how long each believed what was not so, and what nobody ever
told them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unsaid.api.asking.nearlytold import inward
from unsaid.telling.names import capital

if TYPE_CHECKING:
    from unsaid.api.asking.nearly import NearlySaid
    from unsaid.data.statements import Mistaken
    from unsaid.psyche.mattered import Mattered
    from unsaid.telling.inward.words import Inward


A_WHILE = 3
"""Turns for which what is wrongly believed of another's mind must last to be told."""


def wrong_told(said: NearlySaid, side: str | None) -> str:
    """All that anybody had wrong and that mattered, that of the one whose side it is first; what was never put right,
    and still mattered at the end, stands apart."""
    words = inward(said, side)
    found = [one for one in said.mattered() if words.worded(one.mistaken.fact) and not _fleeting(said, one.mistaken)]
    for_a_time = [one for one in found if one.mistaken.until is not None or one.last is not None]
    you, others = (
        [one for one in for_a_time if (one.mistaken.who == words.teller.you) is own] for own in (True, False)
    )
    never = [one for one in found if one not in for_a_time]
    leads = {"What you had wrong, for a time": you, "What others had wrong, for a time": others}
    leads |= {"What nobody ever put right": never}
    parts = [_part(lead, (_line(said, words, one) for one in some)) for lead, some in leads.items()]
    return "\n\n".join(part for part in parts if part) or "Nobody had anything wrong that mattered."


def _fleeting(said: NearlySaid, one: Mistaken) -> bool:
    """Whether something was put right too soon to be told: within a turn of a game, or, where it is about another's
    mind, within a few."""
    if one.until is None or one.since < 0:
        return False
    since, until = said.turn_of(one.since), said.turn_of(one.until)
    least = A_WHILE if one.fact.who else 1
    return since is not None and until is not None and until - since < least


def _part(lead: str, lines: Iterator[str]) -> str:
    found = list(dict.fromkeys(lines))
    return "\n".join([f"{lead}:", *(f"- {line}" for line in found)]) if found else ""


def _line(said: NearlySaid, words: Inward, found: Mattered) -> str:
    one = found.mistaken
    believed = f"{capital(words.name(one.who))} believed that {words.fact(one.fact)}"
    since = _when(said, words, one.since)
    if one.until is not None:
        return f"{believed}, from {since} until {_when(said, words, one.until)}."
    if found.last is not None:
        return f"{believed}, from {since} on; nothing hung on it after {_when(said, words, found.last - 1)}."
    return f"{believed}, since {since}."


def _when(said: NearlySaid, words: Inward, place: int) -> str:
    """When something came to be believed: at a turn of a game, or at an act of a story."""
    turn = said.turn_of(place)
    if place < 0 or turn == 0:
        return "the start"
    return words.act(place) if turn is None else f"turn {turn}"
