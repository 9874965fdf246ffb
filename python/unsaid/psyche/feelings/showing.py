"""Felt is not shown: what somebody shows, beside what it feels.

An act may declare what it shows. Others go by that, and the log keeps what was felt (display rules: Ekman and Friesen
1969). Where the two part, something is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.statements import Felt, Hidden
from unsaid.psyche.feelings.felt import felt_at
from unsaid.psyche.log import Log


def hidden(log: Log, felt: Sequence[Felt]) -> list[Hidden]:
    """Every showing of what is not felt, in the order of the story."""
    return list(_hidden(log, felt))


def _hidden(log: Log, felt: Sequence[Felt]) -> Iterator[Hidden]:
    shows = {speech.action: speech.shows for speech in log.inner.speech}
    for entry in log.entries:
        for who, shown in shows.get(entry.act, ()):
            name = log.world.ground.characters[who]
            there = sorted(felt_at(felt, entry.place, name), key=lambda f: -f.intensity)
            names = tuple(dict.fromkeys(f.feeling for f in there))
            if names and shown not in names:
                yield Hidden(name, entry.place, shown, names)
