"""A whole story told: which acts, from whose side, in which order of paragraphs.

Told from a mind, an act that mind does not see is left out. Told from both sides, the telling stays with one side
until something happens that only the other sees, or until a while has passed, and then changes over.

The result is data, so that a terminal, a page and a file can each set it in their own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from unsaid.telling.seen import sees
from unsaid.telling.teller import Teller

PLAIN_RUN = 4
"""Plain sentences in one paragraph."""

STRETCH = 7
"""Acts told from one side before the other has its turn, where both see what happens."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``beats`` are the places of its acts in the story; ``side`` is None outside any mind."""

    kind: Literal["opening", "scene", "change", "closing"]
    text: str
    side: str | None
    beats: tuple[int, ...] = ()


def told(teller: Teller, states: Sequence[int], acts: Sequence[int], side: str | None) -> list[Paragraph]:
    """A story from one side, or from outside.

    ``states`` are those before each act, and the last; ``acts`` are numbers of ground actions.
    """
    seen = [i for i, act in enumerate(acts) if _told_to(teller, states[i], act, side)]
    scenes = _scenes(teller, states, acts, [(i, side) for i in seen])
    return [*_passage("opening", teller.opening(side), side), *scenes, *_end(teller, states[-1], side)]


def told_by_turns(teller: Teller, states: Sequence[int], acts: Sequence[int], sides: Sequence[str]) -> list[Paragraph]:
    """A story from two or more sides, one after the other."""
    placed = _placed(teller, states, acts, sides)
    first = placed[0][1] if placed else sides[0]
    last = placed[-1][1] if placed else sides[0]
    scenes = _scenes(teller, states, acts, placed)
    return [*_passage("opening", teller.opening(first), first), *scenes, *_end(teller, states[-1], last)]


def _told_to(teller: Teller, state: int, act: int, side: str | None) -> bool:
    return side is None or sees(teller.ground, teller.states, state, act, teller.characters[side])


def _placed(
    teller: Teller, states: Sequence[int], acts: Sequence[int], sides: Sequence[str]
) -> list[tuple[int, str | None]]:
    """The side each act is told from."""
    placed: list[tuple[int, str | None]] = []
    current, stretch = sides[0], 0
    for i, act in enumerate(acts):
        seeing = [s for s in sides if _told_to(teller, states[i], act, s)]
        others = [s for s in seeing if s != current]
        if current not in seeing or (stretch >= STRETCH and others):
            current, stretch = (others[0] if others else None), 0
        placed.append((i, current))
        current = current or sides[0]
        stretch += 1
    return placed


def _scenes(
    teller: Teller, states: Sequence[int], acts: Sequence[int], placed: Sequence[tuple[int, str | None]]
) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    plain: list[tuple[int, str, str | None]] = []
    before: str | None = placed[0][1] if placed else None
    for i, side in placed:
        written = teller.written(states[i], acts[i], side)
        if plain and (written or side != plain[-1][2] or len(plain) == PLAIN_RUN):
            paragraphs.append(_run(plain))
            plain = []
        if side != before:
            paragraphs.append(Paragraph("change", "", side))
        if written:
            paragraphs += [Paragraph("scene", part, side, (i,)) for part in _parts(written)]
        else:
            plain.append((i, teller.plain(acts[i], side), side))
        before = side
    return [*paragraphs, _run(plain)] if plain else paragraphs


def _run(plain: list[tuple[int, str, str | None]]) -> Paragraph:
    return Paragraph("scene", " ".join(text for _, text, _ in plain), plain[0][2], tuple(i for i, _, _ in plain))


def _end(teller: Teller, state: int, side: str | None) -> list[Paragraph]:
    return _passage("closing", teller.closing(state, side), side)


def _passage(kind: Literal["opening", "closing"], text: str, side: str | None) -> list[Paragraph]:
    return [Paragraph(kind, part, side) for part in _parts(text)]


def _parts(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part]
