"""``--voice URL``: a story said over again by a language model, with what went wrong in one remark.

The key, where a server wants one, comes from the environment and is kept nowhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from unsaid.api.told.telling import Telling
from unsaid.errors import BadValue
from unsaid.telling import Paragraph, Teller
from unsaid.telling.voice import Endpoint, Voiced, briefs, spoken
from unsaid.terminal.output import gate, remark, wipe

KEY = "UNSAID_VOICE_KEY"
"""The environment variable that holds the key."""


def endpoint(url: str, model: str, seconds: float) -> Endpoint:
    """The server of a ``--voice``; an address that cannot be used ends the command before anything is searched."""
    try:
        return Endpoint(url, model, seconds, os.environ.get(KEY) or None)
    except ValueError as error:
        raise BadValue("voice", f"--voice: {error}") from None


def voiced(server: Endpoint, telling: Telling) -> Telling:
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


def _report(outcome: Voiced, server: Endpoint) -> None:
    """One remark on all that is told in the world's own words after all."""
    strayed = len(outcome.strayed)
    parts = [f"it strayed in {strayed} of {outcome.asked} paragraphs"] if strayed else []
    parts += [outcome.trouble] if outcome.trouble else []
    if parts:
        which = "the rest" if outcome.trouble else "those"
        kept = f"{which} {'is' if which == 'the rest' else 'are'} told in the world's own words"
        remark(f"unsaid: the voice at {server.place}: {', and '.join(parts)}; {kept}")
