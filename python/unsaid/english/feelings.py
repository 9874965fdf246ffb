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
    "forgiveness",
    "gratitude",
    "regret",
    "remorse",
    "guilt",
    "shame",
    "pride",
    "jealousy",
    "loneliness",
]

NAMES: tuple[Feeling, ...] = get_args(Feeling)


class FeelingWords(NamedTuple):
    """How a feeling is said.

    ``clause``: that somebody felt it, with places for ``who``, ``was``, ``they`` and ``other``, whom it is about.
    ``noun``: what can stand in a row after “feels”; ``about`` comes between it and whom it is about. ``alone``: what is
    felt, where nobody else is spoken of; the feeling's name, if that will do.
    """

    clause: str
    noun: str
    about: str = "about"
    alone: str | None = None


WORDS: dict[str, FeelingWords] = {
    "joy": FeelingWords("{who} {was} glad", "joy"),
    "distress": FeelingWords("{who} {was} distressed", "distress"),
    "hope": FeelingWords("{who} hoped", "hope"),
    "fear": FeelingWords("{who} {was} afraid", "fear"),
    "satisfaction": FeelingWords("{who} had what {they} had hoped for", "satisfaction"),
    "disappointment": FeelingWords("{who} {was} disappointed", "disappointment"),
    "relief": FeelingWords("{who} {was} relieved", "relief"),
    "fear confirmed": FeelingWords("what {who} had feared came", "a fear come true", alone="a fear come true"),
    "surprise": FeelingWords("{who} {was} surprised at {other}", "surprise", "at"),
    "happy for": FeelingWords("{who} {was} happy for {other}", "joy", "for", "gladness for another"),
    "pity": FeelingWords("{who} {was} sorry for {other}", "pity", "for"),
    "resentment": FeelingWords("{who} begrudged {other} it", "resentment", "of"),
    "gloating": FeelingWords("{who} gloated over {other}", "glee", "over"),
    "anger": FeelingWords("{who} {was} angry with {other}", "anger", "at"),
    "forgiveness": FeelingWords("{who} forgave {other}", "forgiveness", "towards"),
    "gratitude": FeelingWords("{who} {was} grateful to {other}", "gratitude", "to"),
    "regret": FeelingWords("{who} regretted it", "regret"),
    "remorse": FeelingWords("{who} {was} full of remorse", "remorse"),
    "guilt": FeelingWords("{who} felt guilty towards {other}", "guilt", "towards"),
    "shame": FeelingWords("{who} {was} ashamed", "shame", "before"),
    "pride": FeelingWords("{who} {was} proud", "pride", "before"),
    "jealousy": FeelingWords("{who} {was} jealous over {other}", "jealousy", "over"),
    "loneliness": FeelingWords("{who} {was} lonely for {other}", "longing", "for"),
}


def alone(feeling: str) -> str:
    """What is felt, where nobody else is spoken of."""
    return WORDS[feeling].alone or feeling if feeling in WORDS else feeling
