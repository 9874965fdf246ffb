"""The rules of a set: what a reader may infer where its sentences do not say it.

Each is a choice between readings that some set makes or that somebody has made of one. ``CONVENTIONS`` are those that
the sets publish: ToMi (Le, Boureau and Nickel, 2019), Hi-ToM (Wu and others, 2023), ExploreToM (Sclar and others,
2024) and BigToM (Gandhi and others, 2023).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be inferred.

    ``boxes``: ``open``, whoever enters a room sees where its things are; or ``closed``, only a move is seen.
    ``leaving``: ``noticed`` by all, or ``unnoticed``, so that the others think one is still there.
    ``starts``: ``seen`` by those in the room, or ``known`` to everybody, where a thing is at first.
    ``trust``: who believes what is said: ``all``; ``later``, those who left the room before the speaker did;
    ``unseen``, those who do not know (seen beats told); ``nobody``.
    ``speakers``: ``sincere``, who trusts takes the speaker to believe it too; or ``doubted``, it says nothing of that.
    """

    boxes: Literal["open", "closed"] = "closed"
    leaving: Literal["noticed", "unnoticed"] = "noticed"
    starts: Literal["seen", "known"] = "seen"
    trust: Literal["all", "later", "unseen", "nobody"] = "all"
    speakers: Literal["sincere", "doubted"] = "doubted"

    def but(self, **changes: str) -> Rules:
        """The same rules with some otherwise."""
        return replace(self, **changes)  # type: ignore[arg-type]  # names and values are those of the fields


TOMI = Rules(boxes="open")
HITOM = Rules(trust="later")
EXPLORETOM = Rules(trust="all", speakers="sincere")
BIGTOM = Rules()

CONVENTIONS: dict[str, Rules] = {"tomi": TOMI, "hitom": HITOM, "exploretom": EXPLORETOM, "bigtom": BIGTOM}
"""The rules that each set publishes."""

SAID: dict[str, dict[str, str]] = {
    "boxes": {
        "open": "whoever enters a room sees where the things in it are",
        "closed": "whoever enters a room does not see into what is closed there",
    },
    "leaving": {
        "noticed": "everybody notices who leaves",
        "unnoticed": "nobody notices that somebody leaves",
    },
    "starts": {
        "seen": "where a thing is at first is known to those who are there",
        "known": "where a thing is at first is known to everybody",
    },
    "trust": {
        "all": "what is said is believed",
        "later": "what is said is believed by those who left the room before the speaker did",
        "unseen": "what is said is believed by those who do not know (seen beats told)",
        "nobody": "what is said is believed by nobody",
    },
    "speakers": {
        "sincere": "who believes what is said takes the speaker to believe it",
        "doubted": "what is said tells nothing of what the speaker believes",
    },
}
"""Each rule in words."""


def told(rules: Rules) -> tuple[str, ...]:
    """The rules as sentences without a capital or a full stop."""
    return tuple(words[getattr(rules, name)] for name, words in SAID.items())
