"""What things are called in prose: by the author's word where there is one, else by their name taken apart.

``PatientRoomA`` becomes “Patient Room A” and ``make_tea`` “make tea”. The character a telling stands in may be *I* or
*you*; everybody else has a name and a pronoun. A name may itself hold slots, “{Ann's} husband”, and so may a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from unsaid.english import Number
from unsaid.english.kinds import singular
from unsaid.language import core
from unsaid.language.markup import Who, in_names
from unsaid.telling.narration import Narration

PRONOUNS = {
    "I": ("I", "me", "my", "myself", "mine"),
    "you": ("you", "you", "your", "yourself", "yours"),
    "he": ("he", "him", "his", "himself", "his"),
    "she": ("she", "her", "her", "herself", "hers"),
    "they": ("they", "them", "their", "themselves", "theirs"),
    "plural": ("they", "them", "their", "themselves", "theirs"),
    "it": ("it", "it", "its", "itself", "its"),
}
OWNER = "{}’s"
"""How a name is made an owner; the name of several that ends in an s has the mark alone."""

PRONOUN_NAMES = {"you": "you", "i": "I", "we": "plural", "they": "plural"}
"""Names that are pronouns, where the author has no others, and which pronoun each is in a sentence."""

FORMS = ("he", "him", "his", "himself", "mine")
"""The forms of a pronoun: subject, object, owner, reflexive, and an owner standing alone."""


def spaced(name: str) -> str:
    """A name taken apart into words; the case of each word is kept."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.replace("_", " "))
    return re.sub(r"(?<=[A-Za-z])(?=\d)", " ", parted).strip()


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def unconditional(called: core.Called, mind: str | None) -> bool:
    """Allows the names that have no condition."""
    return called.when is None


class Lexicon(msgspec.Struct, frozen=True):
    """The names of a world, as one telling says them."""

    world: core.World
    narration: Narration = msgspec.field(default_factory=Narration)
    allows: Callable[[core.Called, str | None], bool] = unconditional
    """Whether a name may be used in somebody's mind: whether its condition holds there."""

    def pronominal(self, entity: str) -> bool:
        """Whether the entity is *I* or *you* here, and so never called by name."""
        return self.narration.person_of(entity) != 3

    def name(self, entity: str, *, subject: bool = True) -> str:
        """The entity's name in prose; *I* or *you* (*me* where it is no subject) for whom the telling stands in."""
        if self.pronominal(entity):
            return self.pronoun(entity, "he" if subject else "him")
        return self.address(entity, self.narration.side)

    def address(self, entity: str, by: str | None, *, aloud: bool = False, within: tuple[str, ...] = ()) -> str:
        """What somebody calls the entity, or what it is called from outside; ``aloud``: to somebody's face.

        A name told within itself, as in “{Ann's} husband” for whom “{Tom's} wife” is told, is taken apart there.
        """
        called = None if entity in within else self._called(entity, by)
        if called is None:
            return spaced(entity)
        return self.words(called.text, by, aloud=aloud, within=(*within, entity))

    def words(self, text: str, by: str | None = None, *, aloud: bool = False, within: tuple[str, ...] = ()) -> str:
        """A name or a title with its slots filled in, as ``by`` would say it; ``aloud``, *I* in it is I."""
        if "{" not in text and "}" not in text:
            return text
        parts = in_names(text, [e.name for e in self.world.entities])
        told = [self._slot(p, by, aloud, within) if isinstance(p, Who) else _written(p) for p in parts]
        return "".join(told)

    def _slot(self, slot: Who, by: str | None, aloud: bool, within: tuple[str, ...]) -> str:
        """A slot in a name."""
        entity = slot.name or by or ""
        owner = slot.form in ("own", "his", "mine")
        if aloud and entity == by:
            found = PRONOUNS["I"][FORMS.index({"name": "he", "own": "his"}.get(slot.form, slot.form))]
        elif self.pronominal(entity):
            found = self.pronoun(entity, {"name": "him", "own": "his"}.get(slot.form, slot.form))
        elif slot.form in ("name", "own") or (owner and self.given(entity) is None):
            name = self.address(entity, self.narration.side, within=within)
            found = self._owner(entity, name) if owner else name
        else:
            found = self.pronoun(entity, slot.form)
        return capital(found) if slot.capital else found

    def possessive(self, entity: str) -> str:
        """The entity's name as an owner."""
        if self.pronominal(entity):
            return self.pronoun(entity, "his")
        return self._owner(entity, self.name(entity))

    def _owner(self, entity: str, name: str) -> str:
        several = self.world.owner is None and self.kind(entity) == "plural" and name.endswith("s")
        return f"{name}’" if several else self.owned(name)

    def owned(self, text: str) -> str:
        """Words as an owner."""
        return (self.world.owner or OWNER).replace("{}", text)

    def neuter(self, form: str) -> str:
        """A form of *it*."""
        return self.world.grammar.get("it", PRONOUNS["it"])[FORMS.index(form)]

    def pronoun(self, entity: str, form: str) -> str:
        """A form of the entity's pronoun."""
        kind = self.kind(entity)
        return self.world.grammar.get(kind, PRONOUNS[kind])[FORMS.index(form)]

    def kind(self, entity: str) -> str:
        """Which pronoun stands for an entity: a key of ``PRONOUNS``."""
        person = self.narration.person_of(entity)
        if person != 3:
            return "I" if person == 1 else "you"
        return self.given(entity) or self._default(entity)

    def given(self, entity: str) -> str | None:
        """The pronoun the author gave an entity."""
        return next((c.pronoun for c in self.world.called if c.entity == entity and c.pronoun), None)

    def number(self, entity: str, *, by_name: bool) -> Number:
        """What a verb agrees with when an entity is its subject, told by its name or by its pronoun."""
        kind = self.kind(entity)
        if by_name and not self.pronominal(entity):
            kind = self._pronoun_name(entity) or kind
        if kind == "I":
            return "I"
        return "many" if kind in ("you", "plural") or (kind == "they" and not by_name) else "one"

    def _pronoun_name(self, entity: str) -> str | None:
        """Which pronoun an entity's name is, if it is one: in a world where *You* is somebody, “You bash”."""
        return PRONOUN_NAMES.get(self.name(entity).lower())

    def _default(self, entity: str) -> str:
        named = PRONOUN_NAMES.get(entity.lower())
        if named is not None and self._called(entity, None) is None:
            return named
        if entity in self.world.members("character"):
            return "they"
        several = singular(spaced(entity).split(" ")[-1].lower()) is not None and self._called(entity, None) is None
        return "plural" if several else "it"

    def _called(self, entity: str, by: str | None) -> core.Called | None:
        """The most particular name that may be used: under a condition before without, somebody's own before all's."""
        named = (c for c in self.world.called if c.entity == entity and c.by in (None, by))
        allowed = [c for c in named if self.allows(c, by)]
        return max(allowed, key=lambda c: (c.when is not None, c.by is not None), default=None)


def _written(part: object) -> str:
    """What is no slot of a name, as it stands there."""
    return part if isinstance(part, str) else str(getattr(part, "written", ""))


def titled(world: core.World) -> tuple[str | None, str | None]:
    """What a world's story is called and what it is about, with the names in both."""
    lexicon = Lexicon(world, Narration(None))

    def told(text: str | None) -> str | None:
        words = None if text is None else lexicon.words(text)
        return capital(words) if words and text and text.startswith("{") else words

    return told(world.title), told(world.about)
