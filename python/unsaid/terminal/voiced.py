"""``--voice URL``: a story said over again by a language model, with what went wrong in one remark.

The key, where a server wants one, comes from the environment and is kept nowhere. The coolest temperature is asked for:
what is wanted are other words for the same, and no fancies.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from unsaid.api.told.telling import Telling
from unsaid.errors import BadValue
from unsaid.telling import Paragraph, Teller
from unsaid.telling.voice import Voiced, briefs, spoken
from unsaid.terminal.output import gate, remark, wipe
from unsaid.voice import Voice, VoiceError, voice_at


def server_at(url: str, model: str | None, seconds: float) -> Voice:
    """The server of a ``--voice``; an address that cannot be used ends the command before anything is searched."""
    try:
        return voice_at(url, model=model, time=seconds, temperature=0)
    except VoiceError as error:
        raise BadValue(error.code, f"--voice: {error}") from None


def voiced(server: Voice, telling: Telling) -> Telling:
    """A telling in the other voice, where it is one that can be trusted."""
    watched = sys.stderr.isatty()

    def voice(
        teller: Teller, paragraphs: Sequence[Paragraph], states: Sequence[int], acts: Sequence[int]
    ) -> list[Paragraph]:
        told = briefs(teller, paragraphs, states, acts)
        outcome = spoken(paragraphs, told, server, _progress if watched else None)
        if watched:
            wipe()
        _report(outcome, server)
        return outcome.paragraphs

    return telling.said_by(voice)


def _progress(place: int, count: int) -> None:
    gate(sys.stderr).line(f"the voice: paragraph {place + 1} of {count}")


def _report(outcome: Voiced, server: Voice) -> None:
    """One remark on all that is told in the world's own words after all."""
    strayed = f"strayed in {len(outcome.strayed)} of {outcome.asked} paragraphs"
    if outcome.trouble is not None:
        before = f"; before, it {strayed}" if outcome.strayed else ""
        remark(f"unsaid: {outcome.trouble}{before}; the rest is told in the world's own words")
    elif outcome.strayed:
        remark(f"unsaid: the voice at {server.host} {strayed}; those are told in the world's own words")
