"""Which English words are nouns, adjectives and participles: what a name can be made into a sentence with.

The words come from a dictionary (``kinds.txt``, see ``tools/verb_table.py``), which is read when the first of them is
asked for. Many words are several things at once, so everything here says what a word *may* be; which it is where it
stands, the caller decides.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from unsaid.english.verbs import finite, verb

DICTIONARY = Path(__file__).with_name("kinds.txt")

_AN = ("hour", "honest", "honour", "honor", "heir")
_ADJECTIVAL = ("ful", "ous", "less", "able", "ible", "ish", "ive", "al", "ic", "y", "ed", "en", "ing", "s")
_A = ("uni", "use", "usu", "eu", "one", "ut")


class Kinds(Struct, frozen=True):
    """The dictionary: adjectives, nouns with their plurals, those that may be a mass, verbs by participles and back."""

    adjectives: set[str]
    nouns: dict[str, str]
    mass: set[str]
    singulars: dict[str, str]
    participles: dict[str, str]
    of_verbs: dict[str, str]


@cache
def _kinds() -> Kinds:
    found = Kinds(set(), {}, set(), {}, {}, {})
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, letters, *other = line.split(" ")
            _enter(found, word, letters, other[0] if other else "")
    found.singulars.update({plural: word for word, plural in found.nouns.items() if plural != word})
    return found


def _enter(found: Kinds, word: str, letters: str, other: str) -> None:
    if "a" in letters:
        found.adjectives.add(word)
    if "n" in letters:
        found.nouns[word] = other if other and "p" not in letters else f"{word}s"
    if "m" in letters:
        found.mass.add(word)
        found.nouns.setdefault(word, word)
    if "p" in letters:
        found.participles[word] = other
        found.of_verbs[other] = word


def is_noun(word: str) -> bool:
    """Whether a word may be a noun in the singular."""
    return word in _kinds().nouns and not (word.endswith("ed") and verb_of(word) is not None)


def is_adjective(word: str) -> bool:
    """Whether a word may be an adjective."""
    return word in _kinds().adjectives


def is_mass(word: str) -> bool:
    """Whether a noun may stand without an article: “tea”."""
    return word in _kinds().mass


def only_mass(word: str) -> bool:
    """Whether a noun never has an article that counts it: “peace”."""
    return _kinds().nouns.get(word) == word


def seems_noun(word: str) -> bool:
    """Whether a word that no dictionary has is a noun rather than an adjective, by its ending."""
    known = is_noun(word) or is_adjective(word) or verb_of(word) is not None or singular(word) is not None
    return not known and len(word) > 2 and not word.endswith(_ADJECTIVAL)


def singular(word: str) -> str | None:
    """The noun whose plural a word may be."""
    return _kinds().singulars.get(word)


def participle(base: str) -> str | None:
    """The participle of a verb: “stolen”; None for no known verb."""
    known = verb(base)
    return None if known is None else _kinds().of_verbs.get(base, known.past)


def verb_of(word: str) -> str | None:
    """The base form of the verb whose participle, or past, a word may be."""
    base = _kinds().participles.get(word)
    if base is not None:
        return base
    known = finite(word)
    for found in (known.verb, known.other) if known is not None else ():
        if found is not None and found.past == word and found.many != word:
            return found.many
    return None


def a(noun: str) -> str:
    """A noun with its article, if it takes one: “a thief”, “an heir”, “clues”, “peace”."""
    last = noun.split(" ")[-1]
    if singular(last) is not None or only_mass(last):
        return noun
    vowel = noun[:1] in "aeiou" and not noun.startswith(_A)
    return f"{'an' if vowel or noun.startswith(_AN) else 'a'} {noun}"


def listed(parts: list[str]) -> str:
    """Things in a row: “A”, “A and B”, “A, B and C”; nothing for none."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
