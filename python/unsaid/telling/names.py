"""What things are called in prose: by the author's word where there is one, else by their name taken apart.

``PatientRoomA`` becomes “Patient Room A” and ``make_tea`` “make tea”. A character who is the one told to is “you”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from unsaid.language import core

PRONOUNS = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "her", "herself"),
    "they": ("they", "them", "their", "themselves"),
    "it": ("it", "it", "its", "itself"),
    "you": ("you", "you", "your", "yourself"),
}
FORMS = ("he", "him", "his", "himself")
"""The four forms of a pronoun, named by the masculine: subject, object, possessive, reflexive."""


def spaced(name: str) -> str:
    """A name taken apart into words; the case of each word is kept."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.replace("_", " "))
    return re.sub(r"(?<=[A-Za-z])(?=\d)", " ", parted).strip()


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Lexicon:
    """The names of a world, as told to ``you``: a character, or nobody."""

    world: core.World
    you: str | None = None

    def name(self, entity: str) -> str:
        """The entity's name in prose."""
        if entity == self.you:
            return "you"
        called = self._called(entity)
        return called.text if called else spaced(entity)

    def possessive(self, entity: str) -> str:
        """The entity's name as an owner."""
        if entity == self.you:
            return "your"
        name = self.name(entity)
        return f"{name}’" if name.endswith("s") else f"{name}’s"

    def pronoun(self, entity: str, form: str) -> str:
        """One of the four forms of the entity's pronoun."""
        called = self._called(entity)
        kind = "you" if entity == self.you else (called.pronoun if called and called.pronoun else self._default(entity))
        return PRONOUNS[kind][FORMS.index(form)]

    def _default(self, entity: str) -> str:
        return "they" if entity in self.world.members("character") else "it"

    def _called(self, entity: str) -> core.Called | None:
        return next((c for c in reversed(self.world.called) if c.entity == entity), None)
