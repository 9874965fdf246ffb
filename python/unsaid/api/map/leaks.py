"""Secrets that come out: what somebody knew at the start that another had wrong, and by whose act that ended.

They are looked for in the examples of the ends, one story for each: on the whole map the same secret comes out in as
many ways as there are stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.api.map.parts import Leak, MapEnd
from unsaid.api.map.words import Words
from unsaid.data.statements import Row

if TYPE_CHECKING:
    from unsaid.api.map.map import Map


def leaks(drawn: Map) -> tuple[Leak, ...]:
    """The secrets that come out, in the order in which the ends have them."""
    words, ends = Words(drawn), dict[Leak, list[str]]()
    for end in drawn.ends:
        for leak in _of(drawn, words, end):
            ends.setdefault(leak, []).append(end.title)
    return tuple(Leak(k.fact, k.knew, k.learnt, k.act, k.by, tuple(titles)) for k, titles in ends.items())


def _of(drawn: Map, words: Words, end: MapEnd) -> list[Leak]:
    """The secrets that come out in the example of an end, as if it were in none."""
    rows = [row for row in end.example.knew().statements if isinstance(row, Row)]
    knew, wrong = dict[str, list[str]](), dict[str, set[str]]()
    for change in (change for row in rows if row.place < 0 for change in row.changes):
        if len(change.who) == 1 and not change.fact.who:
            if change.how == "knows":
                knew.setdefault(change.fact.fluent, []).append(change.who[0])
            else:
                wrong.setdefault(change.fact.fluent, set()).add(change.who[0])
    found = list[Leak]()
    for row in (row for row in rows if row.place >= 0):
        act = end.example.acts[row.place]
        for change in row.changes:
            fluent = change.fact.fluent
            own = len(change.who) == 1 and not change.fact.who and change.how == "knows"
            if own and fluent in knew and change.who[0] in wrong.get(fluent, ()):
                wrong[fluent].discard(change.who[0])
                fact = words.teller.fact(words.teller.fluents[fluent], change.fact.value)
                found.append(Leak(fact, tuple(knew[fluent]), change.who[0], act.text, act.by, ()))
    return found
