"""The words somebody can have, and those that only others could.

A speaker has the words of what it holds, of what it could say against that with a reason, of what it has lived through
as its side was told it, and of what it cares about. What else the world's text has is somebody else's: where a line has
such a word, it comes from a mind that is not the speaker's, or from none. All of it hangs on the speaker's mind alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from unsaid.api.values import Scalar
from unsaid.english.kin import nearness
from unsaid.speech.common import CORE, DOING, EVERYDAY, SMALL_TALK
from unsaid.speech.forms import Forms
from unsaid.speech.tokens import CLITICS, TITLE, Names, tokens
from unsaid.telling.names import Lexicon, spaced
from unsaid.telling.narration import Narration
from unsaid.telling.voice.words import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from unsaid.api.moments.moment import Moment
    from unsaid.api.speaking.heads import Head
    from unsaid.language import core
    from unsaid.world.structure import GroundAction

NEAR = 0.5
"""How near a word is to one of the speaker's facts that goes with it."""

_SLOT = re.compile(r"[{}\[\]<>|]|\.(?:he|him|his|himself|mine)\b|’s(?=\})|'s(?=\})")


class Vocabulary:
    """The words of one speaker at a moment; ``allowed`` gives the values of a fluent that it could say."""

    def __init__(self, moment: Moment, head: Head, forms: Forms, allowed: Callable[[int], tuple[Scalar, ...]]) -> None:
        self.moment, self.head, self.forms, self._allowed = moment, head, forms, allowed

    @cached_property
    def own(self) -> frozenset[str]:
        """Stems of the speaker's own words."""
        return frozenset(word for text in self._own_texts() for word in stems(text)) | self._names

    @cached_property
    def facts_of_others(self) -> frozenset[str]:
        """Stems of facts that the speaker could not say, and of nothing else it could."""
        texts = (form.sentence.text for form in self.forms.forms if form.value not in self._allowed(form.fluent))
        return frozenset(word for text in texts for word in stems(text)) - self.own - CORE

    @cached_property
    def foreign(self) -> frozenset[str]:
        """Stems that the world has, and the speaker has not."""
        told = frozenset(word for text in _prose(self.head.world.core) for word in stems(text))
        strange = told - self.own - CORE - SMALL_TALK
        return frozenset(w for w in strange if not self._near_own(w)) | self.facts_of_others

    def _near_own(self, word: str) -> bool:
        """Whether a word goes with one of the facts that the speaker holds: the tongue, for who speaks of taste."""
        return any(nearness(word, other) >= NEAR for other in self._facts_held)

    @cached_property
    def _facts_held(self) -> frozenset[str]:
        held = (form.sentence.text for form in self.forms.forms if form.value in self._allowed(form.fluent))
        return frozenset(word for text in held for word in stems(text)) - CORE - SMALL_TALK

    @cached_property
    def _names(self) -> frozenset[str]:
        """Everybody has a name, which everybody knows."""
        core = self.head.world.core
        called = [c.text for c in core.called if c.entity in core.members("character")]
        return frozenset(word for text in (*map(spaced, core.members("character")), *called) for word in stems(text))

    def harmless(self, word: str) -> bool:
        """Whether a word tells nothing that the speaker does not know."""
        if word.startswith("@") or word.isdigit() or word in self.own or word in CORE | SMALL_TALK:
            return True
        return word in DOING or (word not in self.foreign and word in EVERYDAY)

    def grounded(self, word: str) -> bool:
        """Whether it has a word from what it knows, or everybody has it of anything."""
        return word.startswith("@") or word in self.own or word in CORE

    @cached_property
    def unheard(self) -> frozenset[str]:
        """Stems of anybody's words that stand in the world's text, and not in what the speaker knows."""
        told = frozenset(word for text in _prose(self.head.world.core) for word in stems(text))
        return (told & SMALL_TALK) - self.own - CORE

    # --- the speaker's own ---

    def _own_texts(self) -> Iterator[str]:
        yield from (form.sentence.text for form in self.forms.forms if form.value in self._allowed(form.fluent))
        yield from self.lived()
        yield from (self._named(fluent) for fluent in self.forms.by_fluent if self._allowed(fluent))
        for name, _, _ in self.head.stakes.terms:
            for key in ("up", "down"):
                yield (name and self.head.teller.concern(self.head.who, name, key)) or ""

    def _named(self, fluent: int) -> str:
        """What its author calls a fact."""
        return spaced(self.head.ground.fluents[fluent].property)

    def lived(self) -> list[str]:
        """What it has lived through, as it was told from its side."""
        return self._lived

    @cached_property
    def _lived(self) -> list[str]:
        core, who = self.head.world.core, self.head.who
        opening = next((p for p in core.passages if p.kind == "opening"), None)
        lines = [] if opening is None else [line for line in opening.lines if line.key == who]
        return [
            *(_plain(line) for line in lines),
            *self._told_of(opening),
            *self._deeds(),
            *self._seen,
            *self._choices(),
        ]

    def _told_of(self, opening: core.Passage | None) -> Iterator[str]:
        """What the opening tells everybody of it: the sentences in which it is named first."""
        lines = [] if opening is None else [line for line in opening.lines if line.key == "nobody"]
        names = Names(self.head.world.core)
        for part in (part for line in lines for part in TITLE.sub(r"\1 ", _plain(line)).split(".")):
            first = re.search(r"@(\w+)", names.named(part))
            if first is not None and first[1] == self.head.who:
                yield part

    def _deeds(self) -> Iterator[str]:
        """What it has in mind with what it may do itself, as its own side is told that: it is its own, done or not."""
        ground, who = self.head.ground, self.head.number
        own = [action for action in ground.actions if action.consenting[:1] == (who,)]
        for told in self.head.world.core.tellings:
            if told.sort == "plain" and any(_of(told, action) for action in own):
                yield from (_plain(line) for line in told.lines if line.key == self.head.who)

    def acts(self) -> list[str]:
        """The acts it did or saw, each with all that was told of it."""
        return self._seen

    @cached_property
    def _seen(self) -> list[str]:
        return list(self._acts())

    def _acts(self) -> Iterator[str]:
        """The acts it did or saw."""
        minds, numbers = self.head.minds, self.head.ground.actions_named()
        state = minds.initial
        for step in self.moment.course:
            if step.act is None:
                return
            act = numbers[step.act]
            after = minds.advance(state, act)
            before, then = minds.mind(state, self.head.number), minds.mind(after, self.head.number)
            if before != then or self.head.number in self.head.ground.actions[act].consenting:
                yield f"{self._deed(act)}. {self.head.teller.event(state, act, self.head.who)}"
            state = after

    def _deed(self, act: int) -> str:
        """What its author calls an act, with whose it is: *Orrin put out milk*."""
        action = self.head.ground.actions[act]
        doers = [self.head.ground.characters[number] for number in action.consenting]
        return f"{' and '.join(map(spaced, doers))} {spaced(action.schema)}"

    def _choices(self) -> Iterator[str]:
        """What it could do, as far as it knows."""
        for act in self.head.minds.possible(self.head.mind, self.head.number):
            if self.head.number in self.head.ground.actions[act].consenting:
                yield self.head.teller.choice(self.head.state, act)


def _of(told: core.Telling, action: GroundAction) -> bool:
    """Whether words are for an act."""
    parameters = [p.constant for p in told.parameters]
    if told.name != action.schema or len(parameters) != len(action.arguments):
        return False
    return all(c in (None, argument) for c, argument in zip(parameters, action.arguments, strict=True))


def stems(text: str) -> frozenset[str]:
    """The stems of a text that say something."""
    return frozenset(t.stem for t in tokens(text) if not t.who and t.plain not in SMALL | CLITICS)


def _prose(world: core.World) -> Iterator[str]:
    """All the world's words, whoever they are told to."""
    for told in (*world.tellings, *world.passages):
        yield from (_plain(line) for line in told.lines)
    lexicon = Lexicon(world, Narration(None))
    yield from (lexicon.name(entity.name) for entity in world.entities)


def _plain(line: core.Line) -> str:
    texts: Iterable[str] = (text for turn in line.turns for text in turn)
    return " ".join(_SLOT.sub(" ", text) for text in texts)
