"""Words that a side could not tell: they name what is so, and what that side takes not to be so from first to last.

Which words are told never gives away what a side could not know; what an author writes into them may. Only what is
certain is remarked on: the world says at its start that somebody is wrong about something, no act or trigger ever
makes it so in any mind, and a line told from there names it, outside speech and without a *no* or *any* before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .. import core, tree
from ..report import Report
from ..statements import statements
from .fixed import SPEECH

Fluent = tuple[int, tuple[str, ...]]
"""A property by its number, and the entities it is of."""

_WORD = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")


def remark(world: core.World, told: Iterable[tuple[str, tree.Word]], report: Report) -> None:
    """Remark on lines, each with the character it is told from, that name what that character can never know."""
    changed = {number for event in (*world.actions, *world.triggers) for number in _set(event.effect)}
    wrong = {side: [f for f in _wrong(world, side) if f[0] not in changed] for side in world.members("character")}
    for side, word in told:
        for fluent in wrong.get(side, ()):
            place = _named(word.text, [world.properties[fluent[0]].name, *fluent[1]])
            if place is not None:
                _report(world, side, fluent, word, place, report)


def _report(world: core.World, side: str, fluent: Fluent, word: tree.Word, place: core.Span, report: Report) -> None:
    written = f"{world.properties[fluent[0]].name}({', '.join(fluent[1])})"
    said = f"`{word.text[slice(*place)]}` is told from {side}, who takes `{written}` not to be so and never learns it"
    repair = f"leave it to `nobody`, or let an act bring {side} to believe `{written}`"
    report.add("untold", (word.span[0] + place[0], word.span[0] + place[1]), said, repair=repair)


def _wrong(world: core.World, side: str) -> Iterator[Fluent]:
    """What is so at the start, and is said not to be so, or not to be known, in a character's own mind."""
    truth: dict[tuple[str | None, Fluent], bool | None] = {}
    for assign in (a for initial in world.initial for a in statements(initial.body)):
        believer, target = None, assign.target
        if isinstance(target, core.Believes):
            believer, target = _entity(target.who), target.body
        value = assign.value.value if isinstance(assign.value, core.Value) else ""
        names = tuple(_entity(a) for a in target.arguments) if isinstance(target, core.Fluent) else (None,)
        if isinstance(target, core.Fluent) and None not in names and (isinstance(value, bool) or value is None):
            truth[believer, (target.property, tuple(str(n) for n in names))] = value
    for (believer, fluent), value in truth.items():
        if believer == side and not value and truth.get((None, fluent)):
            yield fluent


def _set(effect: core.Expression | None) -> Iterator[int]:
    """The properties that an effect sets to anything but false, in whatever mind."""
    for assign in statements(effect):
        target = assign.target
        while isinstance(target, core.Believes):
            target = target.body
        falsehood = isinstance(assign.value, core.Value) and assign.value.value is False
        if isinstance(target, core.Fluent) and not falsehood:
            yield target.property


def _entity(term: core.Expression) -> str | None:
    return term.value if isinstance(term, core.Value) and isinstance(term.value, str) else None


def _named(text: str, names: Sequence[str]) -> core.Span | None:
    """Where a line names the first of some names, if one sentence of it names them all."""
    bare = SPEECH.sub(lambda found: " " * len(found.group()), text)
    for sentence in re.finditer(r"[^.?!…]+", bare):
        places = [_place(sentence.group(), name) for name in names]
        first = places[0]
        if all(places) and first is not None:
            return first[0] + sentence.start(), first[1] + sentence.start()
    return None


def _place(sentence: str, name: str) -> core.Span | None:
    words = r"[\s-]+".join(re.escape(word) for word in _WORD.findall(name))
    found = re.search(rf"\b(?<!\bno\s)(?<!\bany\s)(?<!\bwithout\s){words}(?:s|es)?\b", sentence, re.IGNORECASE)
    return found.span() if found else None
