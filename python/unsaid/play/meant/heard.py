"""A line, or the words of a choice, as what is compared: base forms without the words that say nothing.

Everything is brought to one form on the way: short forms are written out, verbs and nouns stand in their base form
(*lacing* is *lace*, *photos* is *photo*), whoever is spoken of is somebody (``P``) or a name, *not* goes with the word
it denies, and turns of phrase become what they come to (``sayings.py``). A line that is a question, or in quotation
marks, is something to be asked or said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from unsaid.english.kinds import is_adjective, is_noun, singular, verb_of
from unsaid.english.verbs import finite, verb
from unsaid.play.meant.looser import loose_phrases
from unsaid.play.meant.sayings import (
    FILLERS,
    LIGHT,
    PARTICLES,
    PEOPLE,
    QUESTIONING,
    phrases,
    vocabulary,
    words,
)

SHORT = {
    "won't": "not",
    "can't": "not",
    "cannot": "not",
    "without": "not",
    "never": "not",
    "wont": "not",
    "cant": "not",
    "gonna": "will",
    "wanna": "want",
    "gotta": "must",
    "im": "i be",
    "ill": "i will",
    "ive": "i have",
    "id": "i would",
    "hes": "he be",
    "shes": "she be",
    "whats": "what be",
    "whos": "who be",
    "thats": "that be",
    "theres": "there be",
    "its": "it be",
    "youre": "you be",
    "youve": "you have",
    "lets": "let us",
    "let's": "let us",
    "n": "and",
    "u": "you",
    "tonite": "tonight",
    "'til": "til",
    "till": "til",
    "this": "it",
    "me": "i",
    "into": "in",
    "inside": "in",
    "outside": "out",
    "around": "round",
    "myself": "self",
    "yourself": "self",
    "himself": "self",
    "herself": "self",
    "itself": "self",
}
"""Short and sloppy forms, and words that are not told from one another."""

ENDINGS = {"'ll": "will", "'ve": "have", "'re": "be", "'m": "be", "'d": "would"}
CONTRACTED = words("he she it that there what who where how when nothing everything here")
SLOPPY = words("dont doesnt didnt isnt wasnt arent couldnt wouldnt shouldnt havent hasnt")
ARTICLES = words("a an the my our")
AUXILIARIES = words("do will would can could shall should must be have may might")
STATES = words("be is was am been feel fall look seem get so very too")
"""Words before which *ill* is no short form."""
PLAIN = words("bit evening morning ceiling building wedding pudding left found felt ground")
"""Words that are not the form of a verb that they could be."""

_FIRST = re.compile(r"^(?:fine|all ?right|right|ok|okay|yes|sure|good|sorry|look|listen|now|so), ")
"""What is said before what is said."""
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z]+)*|[,;:.!?]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts. ``lead``: it is what is to be done. ``denied``: it is not to be. ``part``: which
    part of the sentence it stands in."""

    text: str
    lead: bool = False
    denied: bool = False
    part: int = 0

    @property
    def weight(self) -> float:
        """How much it says."""
        if self.text in ("P", "it"):
            return 0.15 if self.text == "P" else 0.0
        if self.text in PARTICLES or self.text in QUESTIONING:
            return 0.5
        if self.text.startswith("@"):
            return 1.0
        return (0.6 if self.text in LIGHT else 1.5) if self.lead else 1.0

    @property
    def heavy(self) -> bool:
        """Whether it decides what is to be done."""
        return self.lead and self.text not in LIGHT


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a line that count. ``speech``: it is put as what would be said or asked."""

    words: tuple[Word, ...]
    speech: Literal["say", "ask"] | None = None


@lru_cache(maxsize=2048)
def heard(text: str, names: frozenset[str], spelt: frozenset[str] = frozenset(), loose: bool = False) -> Heard:
    """What a text says. ``names``: the words of people's names; ``spelt``: those a slip may have been meant for;
    ``loose``: it is only to be guessed at."""
    plain = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').lower().strip()
    plain = _FIRST.sub("", re.sub(r"\([^)]*\)", " ", plain))
    parts = _parts(plain)
    speech = _speech(plain, parts)
    if spelt:
        parts = [_spelt(part, spelt | names, loose) for part in _joined(parts, spelt)]
    said = " ".join(part.capitalize() if part in names else _base(part) for part in parts) + " "
    said = _denied(said)
    for turns in (loose_phrases(), phrases(), loose_phrases()) if loose else (phrases(),):
        said = _phrased(said, turns)
    return Heard(_words(said, speech), speech)


def _parts(plain: str) -> list[str]:
    """The words, short forms written out; whatever parts a sentence is a comma."""
    parts: list[str] = []
    for found in _WORD.findall(plain):
        if found == "ill" and parts[-1:] and parts[-1] in STATES:
            parts.append(found)
            continue
        parts += _long(found).split()
    return [part for part in parts if part not in ARTICLES]


def _long(word: str) -> str:
    if not word[0].isalnum():
        return ","
    if word in SHORT:
        return SHORT[word]
    if word.endswith("n't") or word in SLOPPY:
        return "not"
    for ending, full in ENDINGS.items():
        if word.endswith(ending):
            return f"{_long(word.removesuffix(ending))} {full}"
    if word.endswith("'s"):
        owner = word.removesuffix("'s")
        return f"{SHORT.get(owner, owner)} be" if owner in CONTRACTED else owner
    return word


def _speech(plain: str, parts: list[str]) -> Literal["say", "ask"] | None:
    """Whether a line is put as what would be said."""
    quoted = len(plain) > 2 and plain[0] in "\"'" and plain.rstrip(".!,")[-1:] in "\"'"
    first = next((part for part in parts if part not in ("and", "but", "so", "hey", ",", "P")), "")
    own = first in AUXILIARIES and "i" in parts[:3]
    if not own and (plain.rstrip("\"'").endswith("?") or first in QUESTIONING):
        return "ask"
    return "say" if quoted else None


def _joined(parts: list[str], spelt: frozenset[str]) -> list[str]:
    """Two words that are one on the menu, as one."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] + part in spelt:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _spelt(word: str, spelt: frozenset[str], loose: bool = False) -> str:
    """A word as it was meant: what no dictionary has is what it is most like on the menu, or in our own tables."""
    if len(word) < (3 if loose else 4) or word in spelt or word in vocabulary() or _known(word):
        return word
    if loose and (swapped := _swapped(word, spelt)):
        return swapped
    if len(word) < 4:
        return word
    from rapidfuzz import process  # only a slip pays for loading it
    from rapidfuzz.distance import OSA

    slips = 1 if len(word) < 7 else 2
    for known in (spelt, vocabulary()):
        near = process.extractOne(word, sorted(known), scorer=OSA.distance, score_cutoff=slips)
        if near is not None and len(near[0]) > 2:
            return near[0]
    return word


def _swapped(word: str, spelt: frozenset[str]) -> str | None:
    """The word that one is with two letters that stand beside one another in the wrong order."""
    ways = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]
    tables = vocabulary() | PEOPLE | SHORT.keys() | {"the", "and"}
    return next((way for known in (spelt, tables) for way in ways if way in known), None) or next(
        filter(_known, ways), None
    )


def _known(word: str) -> bool:
    return is_noun(word) or is_adjective(word) or _base(word) != word or verb(word) is not None


def _base(word: str) -> str:
    """The base form of a word; somebody for whoever is spoken of."""
    if word in PEOPLE:
        return "P"
    if word in PLAIN or word in FILLERS or word in PARTICLES or word in QUESTIONING:
        return word
    if word in ("is", "are", "was", "were", "been", "am", "being"):
        return "be"
    return _ing(word) or _inflected(word) or word


def _ing(word: str) -> str | None:
    """The verb of a form in *-ing*."""
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 2:
        return None
    tries = (
        stem,
        f"{stem[:-1]}ie" if stem[-1] == "y" else "",
        f"{stem}e",
        stem[:-1] if stem[-2:-1] == stem[-1] else "",
    )
    return next((base for base in tries if base and verb(base) is not None), None)


def _inflected(word: str) -> str | None:
    if verb(word) is not None:
        return word
    base = verb_of(word)
    if base is not None:
        return base
    known = finite(word)
    if known is not None:
        return known.verb.many
    return singular(word)


def _denied(said: str) -> str:
    """*not* for each way of denying; *unopened* is *not open*, and who stops walking does not walk."""
    said = re.sub(rf"\b(?:{'|'.join(sorted(AUXILIARIES))}) (?:P )?not ", "not ", said)
    said = said.replace("not to ", "not ")
    words = said.split()
    for place, word in enumerate(words):
        bare = word.removeprefix("un")
        base = verb_of(bare) if bare != word and verb(word) is None and verb_of(word) is None else None
        words[place] = word if base is None else f"not {base}"
    return " ".join(words) + " "


def _phrased(said: str, turns: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, comes in turns:
        said = pattern.sub(lambda found, comes=comes: _filled(found, comes), said)
    return said


def _filled(found: re.Match[str], comes: str) -> str:
    kept = next((group for group in found.groups() if group), "")
    return comes.replace("_ ", f"{kept} ").replace("…", kept)


def _words(said: str, speech: str | None) -> tuple[Word, ...]:
    """The words that count; what leads each part of a sentence leads what is to be done."""
    found: list[Word] = []
    leading, denied, part = speech is None, False, 0
    for text in said.split():
        if text in (",", "and", "then", "but"):
            leading, denied, part = speech is None, False, part + 1
        elif text == "not":
            denied = True
        elif text in ("with", "of", "from", "by"):
            leading = False
        elif text not in FILLERS or text == "it":
            acts = text.startswith("@") or text == "put-out" or (text not in PARTICLES and verb(text) is not None)
            lead = leading and acts
            found.append(Word(text, lead, denied and acts, part))
            leading = leading and text in ("P", "it")
            denied = text in ("nothing", "nobody") or (denied and not acts)
    return tuple(found)


def names_of(people: Collection[str]) -> frozenset[str]:
    """The words of people's names, small."""
    parts = {part for name in people for part in re.findall(r"[a-z]+", name.lower())}
    return frozenset(part for part in parts if len(part) > 1 and part not in FILLERS and part not in PEOPLE)


def letters(text: str) -> list[str]:
    """The words of a text as they are written, small, without what is not a letter."""
    return ["".join(c for c in word if c.isalpha()) for word in text.lower().replace("'s", "").split()]
