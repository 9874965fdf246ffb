"""Paragraphs: how told beats are put together, and told apart.

What passes quickly (plain sentences, briefs, what the world calls a summary) runs on in one paragraph, with pronouns
where the same one goes on acting. A scene has paragraphs of its own, as its author parted them; what follows from it in
somebody's mind goes on in the last of them. A breath stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, Protocol

import msgspec

from unsaid.english.quotes import spoken
from unsaid.language import core
from unsaid.telling.joining import joined
from unsaid.telling.memory import Discourse, Memory
from unsaid.telling.teller import Worded

PLAIN_RUN = 4
"""Plain sentences in one paragraph."""

FEW = 4
"""Sentences of a summary that make a paragraph of their own."""

SUMMARY_RUN = 90
"""Words after which a paragraph of summaries ends."""

_SENTENCE = re.compile(r"(?s).*?[.?!…]['’\"”]?(?=\s+['‘“\"A-Z]|\s*\Z)")


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph. ``beats`` are the places of its acts in the story; ``side`` is None outside any mind.

    ``pace``: a ``breath`` is to be set off from what stands around it. ``after``: how many acts have been done
    when it is told, whether or not its side saw them.
    """

    kind: Literal["opening", "scene", "change", "closing"]
    text: str
    side: str | None
    beats: tuple[int, ...] = ()
    pace: core.Pace = "scene"
    after: int = 0


class GrowingParagraph(msgspec.Struct):
    """A paragraph that is still growing."""

    texts: list[str]
    beats: list[int]
    authored: bool
    after: int = 0

    def full(self) -> bool:
        """Whether the next sentence begins another paragraph."""
        words = sum(len(text.split()) for text in self.texts)
        return words >= SUMMARY_RUN if self.authored else len(self.texts) >= PLAIN_RUN


class Pages(Protocol):
    """Where a telling is put down; ``after`` is how many acts have been done."""

    after: int

    def turn_to(self, side: str | None) -> None: ...
    def add(self, said: Worded, beat: int) -> None: ...
    def follow(self, said: Worded, beat: int | None) -> None: ...
    def done(self, opening: str, closing: str) -> list[Paragraph]: ...


class Page(msgspec.Struct):
    """The paragraphs of a telling so far."""

    memory: Memory
    side: str | None
    out: list[Paragraph] = msgspec.field(default_factory=list)
    run: GrowingParagraph | None = None
    after: int = 0
    first: str | None = None

    def __post_init__(self) -> None:
        self.first = self.side

    def turn_to(self, side: str | None) -> None:
        """Go on from another side."""
        if side != self.side:
            self._end()
            self.out.append(Paragraph("change", "", side, after=self.after))
            self.side = side
            self.memory.discourse = Discourse()

    def add(self, said: Worded, beat: int) -> None:
        """The words for an act."""
        if not said.text:
            return
        if said.pace == "breath" or (said.authored and not said.brief and said.pace == "scene"):
            self._end()
            self._put(paragraphs(said.text), (beat,), said.pace)
        else:
            self._run(said, beat)

    def _run(self, said: Worded, beat: int) -> None:
        if self.run is not None and (self.run.full() or self.run.authored != said.authored):
            self._end()
        if self.run is None:
            self.run = GrowingParagraph([], [], said.authored)
        self.run.texts.append(said.text)
        self.run.beats.append(beat)
        self.run.after = self.after
        self.memory.discourse.running = not self.run.full()

    def follow(self, said: Worded, beat: int | None) -> None:
        """The words for what followed an act: they go on in its last paragraph, unless they are to stand alone.

        ``beat`` is None where the act itself was not seen.
        """
        beats = () if beat is None else (beat,)
        if self.run is not None and self.run.beats[-1] == beat and said.pace != "breath":
            self.run.texts.append(said.text)
            return
        last = self.out[-1] if self.out and self.run is None else None
        first, *others = paragraphs(said.text)
        if last is None or last.beats != beats or last.kind != "scene" or "breath" in (last.pace, said.pace):
            self._end()
            self._put([first], beats, said.pace)
        else:
            self.out[-1] = Paragraph("scene", f"{last.text} {first}", self.side, beats, last.pace, last.after)
        self._put(others, beats, said.pace)

    def _put(self, texts: Sequence[str], beats: tuple[int, ...], pace: core.Pace) -> None:
        self.out += [Paragraph("scene", text, self.side, beats, pace, self.after) for text in texts]

    def _end(self) -> None:
        if self.run is not None:
            run = self.run
            self.out.append(Paragraph("scene", " ".join(run.texts), self.side, tuple(run.beats), after=run.after))
        self.run = None
        self.memory.discourse.running = False

    def done(self, opening: str, closing: str) -> list[Paragraph]:
        """All paragraphs, with those before and after the acts."""
        self._end()
        before = [Paragraph("opening", text, self.first) for text in paragraphs(opening)]
        after = [Paragraph("closing", text, self.side, after=self.after) for text in paragraphs(closing)]
        return [*before, *self.out, *after]


class Abstract(msgspec.Struct):
    """A telling in one paragraph, or one for each side that tells; where a side has but few sentences, they go on in
    the paragraph before, which then is nobody's.

    It is made of the author's brief words, with the first sentence of what stands alone; where the author gave no brief
    words at all, of the first sentences of everything.
    """

    memory: Memory
    side: str | None
    sentences: list[tuple[str | None, str, int | None, int]] = msgspec.field(default_factory=list)
    """The side, the sentence, its beat, and how much it matters: 2 for a brief one, 1 for a breath."""
    after: int = 0

    def turn_to(self, side: str | None) -> None:
        """Go on from another side."""
        self.side = side

    def add(self, said: Worded, beat: int | None) -> None:
        """The words for an act."""
        matters = 2 if said.brief else int(said.pace == "breath")
        text = said.text if said.brief else first_sentence(said.text)
        self.memory.discourse.running = True
        if text:
            self.sentences.append((self.side, text, beat, matters))

    def follow(self, said: Worded, beat: int | None) -> None:
        """The words for what followed an act, where they are brief."""
        if said.brief:
            self.add(said, beat)

    def turn(self, said: Worded, beat: int | None) -> None:
        """What a mind turned about: it is kept like what stands alone."""
        self.memory.discourse.running = True
        self.sentences.append((self.side, said.text, beat, 1))

    def done(self, opening: str, closing: str) -> list[Paragraph]:
        """The paragraphs, the opening in the first and the closing in the last."""
        least = 1 if any(matters == 2 for *_, matters in self.sentences) else 0
        kept = [(side, text, beat) for side, text, beat, matters in self.sentences if matters >= least]
        sides: list[list[tuple[str | None, str, int | None]]] = []
        for _, group in groupby(kept, lambda sentence: sentence[0]):
            sentences = list(group)
            if sides and min(len(sentences), len(sides[-1])) < FEW:
                sides[-1] += sentences
            else:
                sides.append(sentences)
        texts = [joined(text for _, text, _ in group) for group in sides] or [[]]
        texts[0].insert(0, opening)
        texts[-1].append(closing)
        beats = [
            (_one(side for side, *_ in group), tuple(dict.fromkeys(b for *_, b in group if b is not None)))
            for group in sides
        ] or [(self.side, ())]
        whole = [" ".join(" ".join(t).split()) for t in texts]
        return [Paragraph("scene", text, *at) for text, at in zip(whole, beats, strict=True) if text]


def _one(sides: Iterable[str | None]) -> str | None:
    """The side that tells, where it is one."""
    found = set(sides)
    return found.pop() if len(found) == 1 else None


def paragraphs(text: str) -> list[str]:
    """A text parted where its author parted it."""
    return [part for part in text.split("\n\n") if part]


def first_sentence(text: str) -> str:
    """The first sentence of a text, with all that is said aloud in it: no quotation is cut."""
    inside = spoken(text)
    for found in _SENTENCE.finditer(text):
        if not any(start < found.end() < end for start, end in inside):
            return text[: found.end()]
    return text
