"""Going through a story with a voice: paragraph after paragraph, until its end or until the voice fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from unsaid.telling.told import Paragraph
from unsaid.telling.voice.judge import strays
from unsaid.telling.voice.paper import Brief
from unsaid.voice import Asking, Message, VoiceError


@dataclass(frozen=True)
class Voiced:
    """The story as it is told in the end, how the voice strayed where it did, and why it was given up, if it was.

    ``strayed`` pairs the place of a paragraph with how.
    """

    paragraphs: list[Paragraph]
    asked: int = 0
    strayed: tuple[tuple[int, str], ...] = ()
    trouble: str | None = None


def spoken(
    paragraphs: Sequence[Paragraph],
    briefs: Sequence[Brief | None],
    voice: Asking,
    progress: Callable[[int, int], object] | None = None,
) -> Voiced:
    """The story said over again by a voice; a brief that is None leaves its paragraph as it is.

    A paragraph whose answer strays is kept; after trouble with the voice itself all the rest are.
    """
    told, strayed, asked, before = list(paragraphs), [], 0, ""
    for place, (paragraph, brief) in enumerate(zip(paragraphs, briefs, strict=True)):
        if progress is not None:
            progress(place, len(told))
        if brief is None:
            continue
        try:
            answer = _answer(voice, brief.messages(before))
        except VoiceError as trouble:
            return Voiced(told, asked, tuple(strayed), trouble.message)
        asked += 1
        how = strays(brief, answer)
        if how is None:
            told[place] = replace(paragraph, text=answer.strip())
        else:
            strayed.append((place, how))
        before = told[place].text
    return Voiced(told, asked, tuple(strayed))


def _answer(voice: Asking, messages: Sequence[Message]) -> str:
    """What a voice answers. Nothing is an answer as well, and one that strays: with the next it may be otherwise."""
    try:
        return voice.ask(messages)
    except VoiceError as error:
        if error.code == "voice-empty":
            return ""
        raise
