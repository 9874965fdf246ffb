"""Words that a side could not tell: they name what is so, and what that side takes not to be so from first to last.

Which words are told never gives away what a side could not know; what an author writes into them may. Only what is
certain is remarked on: the world says at its start that somebody is wrong about something, no act or trigger ever
makes it so in any mind, and a line told from there names it, outside speech and without a *no* or *any* before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from .. import core, tree
from ..moving import moved
from ..statements import statements
from .fixed import SPEECH
from .names import Names, Noted

Changing = core.Action | core.Trigger | core.Question | None
"""An event, or a question, which changes what somebody takes to be so."""

E = TypeVar("E", bound=Changing)

Fluent = tuple[int, tuple[str, ...]]
"""A property by its number, and the entities it is of."""

_WORD = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")


Truths = dict[tuple[str | None, Fluent], bool | None]
"""What is so at the start, in the world (None) or in a character's mind."""


def remark(names: Names, changed: Collection[int], truths: Truths, left: Iterable[tuple[Noted, int]]) -> None:
    """Remark on lines that name what the character they are told from can never know; ``changed`` are the properties
    that acts and triggers change, and ``left`` holds the lines, each with how far it has moved."""
    wrong: dict[str, list[Fluent]] = {}
    for (side, fluent), value in truths.items():
        if side is not None and not value and truths.get((None, fluent)) and fluent[0] not in changed:
            wrong.setdefault(side, []).append(fluent)
    for noted, by in left if wrong else ():
        for side, word in noted.told:
            for fluent in wrong.get(side, ()):
                names_of = [names.properties[fluent[0]].name, *fluent[1]]
                place = _named(word.text, names_of)
                if place is not None:
                    _report(names, side, fluent, moved(word, by), place)


def _report(names: Names, side: str, fluent: Fluent, word: tree.WordNode, place: core.Span) -> None:
    written = f"{names.properties[fluent[0]].name}({', '.join(fluent[1])})"
    said = f"`{word.text[slice(*place)]}` is told from {side}, who takes `{written}` not to be so and never learns it"
    repair = f"leave it to `nobody`, or let an act bring {side} to believe `{written}`"
    names.report.add("untold", (word.span[0] + place[0], word.span[0] + place[1]), said, repair=repair)


def truths(body: core.Expression) -> Truths:
    """What a statement of the start says for certain, in the world or in a character's own mind."""
    found: Truths = {}
    for assign in statements(body):
        believer, target = None, assign.target
        if isinstance(target, core.Believes):
            believer, target = _entity(target.who), target.body
        value = assign.value.value if isinstance(assign.value, core.Value) else ""
        names = tuple(_entity(a) for a in target.arguments) if isinstance(target, core.Fluent) else (None,)
        if isinstance(target, core.Fluent) and None not in names and (isinstance(value, bool) or value is None):
            found[believer, (target.property, tuple(str(n) for n in names))] = value
    return found


def with_changes(made: E) -> tuple[E, frozenset[int]]:
    """What may change something, and the properties that it sets to anything but false, in whatever mind."""
    return made, frozenset(changed for effect in _effects(made) for changed in _set(effect))


def _effects(made: Changing) -> Iterator[core.Expression | None]:
    if isinstance(made, core.Question):
        yield from (hypothesis.patch for hypothesis in made.hypotheses)
    elif made is not None:
        yield made.effect


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
