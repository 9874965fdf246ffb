"""Feelings: what each is called, and the words for it.

Their names are those of the study of minds (after Ortony, Clore and Collins, *The Cognitive Structure of Emotions*,
1988). A world is written with the same names, spaces as underscores: ``happy_for``.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Feeling = Literal[
    "joy",
    "distress",
    "hope",
    "fear",
    "satisfaction",
    "disappointment",
    "relief",
    "fear confirmed",
    "surprise",
    "happy for",
    "pity",
    "resentment",
    "gloating",
    "anger",
    "gratitude",
    "regret",
    "guilt",
    "shame",
    "pride",
    "jealousy",
    "loneliness",
]

NAMES: tuple[Feeling, ...] = get_args(Feeling)


class Words(NamedTuple):
    """How a feeling is said.

    ``clause``: that somebody felt it, with places for ``who``, ``was``, ``they`` and ``other``, whom it is about.
    ``noun``: what can stand in a row after “feels”; ``about`` comes between it and whom it is about. ``alone``: what is
    felt, where nobody else is spoken of; the feeling's name, if that will do.
    """

    clause: str
    noun: str
    about: str = "about"
    alone: str | None = None


WORDS: dict[str, Words] = {
    "joy": Words("{who} {was} glad", "joy"),
    "distress": Words("{who} {was} distressed", "distress"),
    "hope": Words("{who} hoped", "hope"),
    "fear": Words("{who} {was} afraid", "fear"),
    "satisfaction": Words("{who} had what {they} had hoped for", "satisfaction"),
    "disappointment": Words("{who} {was} disappointed", "disappointment"),
    "relief": Words("{who} {was} relieved", "relief"),
    "fear confirmed": Words("what {who} had feared came", "a fear come true", alone="a fear come true"),
    "surprise": Words("{who} {was} surprised at {other}", "surprise", "at"),
    "happy for": Words("{who} {was} happy for {other}", "joy", "for", "gladness for another"),
    "pity": Words("{who} {was} sorry for {other}", "pity", "for"),
    "resentment": Words("{who} begrudged {other} it", "resentment", "of"),
    "gloating": Words("{who} gloated over {other}", "glee", "over"),
    "anger": Words("{who} {was} angry with {other}", "anger", "at"),
    "gratitude": Words("{who} {was} grateful to {other}", "gratitude", "to"),
    "regret": Words("{who} regretted it", "regret"),
    "guilt": Words("{who} felt guilty towards {other}", "guilt", "towards"),
    "shame": Words("{who} {was} ashamed", "shame", "before"),
    "pride": Words("{who} {was} proud", "pride", "before"),
    "jealousy": Words("{who} {was} jealous over {other}", "jealousy", "over"),
    "loneliness": Words("{who} {was} lonely for {other}", "longing", "for"),
}


def alone(feeling: str) -> str:
    """What is felt, where nobody else is spoken of."""
    return WORDS[feeling].alone or feeling if feeling in WORDS else feeling
