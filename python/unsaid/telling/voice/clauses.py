"""Who does what in a paragraph, as far as that can be seen without understanding it.

English says by order and by small words who acts and who is acted on: who stands before the verb does it, unless the
verb is passive; the others stand after it, alone or behind a preposition. So each sentence is cut where clauses meet,
and of each clause is kept its verb, who stands before it, and in what place everybody and everything else stands. This
is no parser: where it sees no doer it says so, and what it sees is used only to compare two tellings of one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from unsaid.english import finite
from unsaid.telling.voice.words import NOT, NUMBERS, PARTICIPLES, SMALL, bare, outside_speech, stem, word_set

WHO = {
    **dict.fromkeys(("i", "me"), "i"),
    **dict.fromkeys(("we", "us"), "we"),
    "you": "you",
    **dict.fromkeys(("he", "him"), "he"),
    **dict.fromkeys(("she", "her"), "she"),
    **dict.fromkeys(("they", "them"), "they"),
}
"""Pronouns of persons, and which person each is."""

OWNERS = {"my": "i", "our": "we", "your": "you", "his": "he", "her": "she", "their": "they", "its": "it"}
PREPOSITIONS = word_set(
    """
    about above across after against along among around at before behind below beneath beside
    between beyond by down for from in inside into like near of off on onto out outside over past
    round through to toward towards under until up upon with within without
    """
)
DETERMINERS = word_set("a an the this that these those some any every each no another both all")
BEING = word_set("am is are was were be been being got")
JOINTS = word_set(
    """
    and but or so then while when as because before after though although where who which that if
    """
)
UNSAID = word_set("who whom which that to where")
"""Joints after which the doer is another than before, and not said."""

ALIKE = {"to": "", "for": "", "toward": "to", "towards": "to", "into": "in", "onto": "on", "upon": "on"}
"""Prepositions that come to the same: *gave it to Ann* is *gave Ann it*."""

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d+|[.,;:!?…—–()]")


@dataclass
class Clause:
    """One verb: its stem, who does it (None: nobody is seen to), whether it is denied, and where the rest stands."""

    verb: str
    agent: str | None = None
    denied: bool = False
    places: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class SpokenWord:
    """A word in its clause: as written, bare, its stem, and the words before and after it."""

    text: str
    plain: str
    before: str
    after: str

    @property
    def owner(self) -> bool:
        """Whether it says whose: ``his``, ``Ann’s``, and ``her`` before a thing."""
        if self.plain in OWNERS:
            return self.plain != "her" or bool(self.after and self.after not in SMALL and not self.after.endswith("ly"))
        return self.text.lower().replace("'", "’").endswith(("’s", "s’"))

    @property
    def noun(self) -> bool:
        """Whether it stands where a person or a thing does."""
        if self.owner or self.plain in DETERMINERS or self.plain in NUMBERS:
            return False
        return self.plain in WHO or self.plain not in SMALL

    @property
    def introduced(self) -> bool:
        """Whether the word before it makes it a thing or what describes one."""
        return (
            self.before in DETERMINERS or self.before in OWNERS or self.before in NUMBERS or self.before.endswith("’s")
        )


def clauses(text: str) -> list[Clause]:
    """The clauses of a text, without what is said in it."""
    found: list[Clause] = []
    for sentence in re.split(r"[.!?…]+", outside_speech(text)):
        subject: str | None = None
        for joint, part in _parts(sentence):
            subject = None if joint in UNSAID else subject
            told = list(_told(part, subject))
            if not told and found and joint in ("and", "or", ","):
                found[-1].places |= {who: how for who, how in _placed(part) if who not in found[-1].places}
            found += [clause for clause, _ in told]
            subject = told[-1][1] if told else subject
    return found


def _parts(sentence: str) -> Iterator[tuple[str, list[SpokenWord]]]:
    """A sentence cut at its commas, at the words that join clauses, and before *to do*; with what it was cut at."""
    part: list[str] = []
    joint, tokens = "", [*_TOKEN.findall(sentence), ","]
    for token, after in zip(tokens, [*tokens[1:], ""], strict=True):
        plain = token.lower()
        if token[0].isalnum() and plain not in JOINTS and not (plain == "to" and _is_base(after)):
            part.append(token)
            continue
        if part:
            written = [w.lower().replace("'", "’") for w in part]
            around = zip(part, ["", *written], [*written[1:], ""], strict=False)
            yield joint, [SpokenWord(w, bare(w), before, behind) for w, before, behind in around]
        part, joint = [], plain


def _is_base(word: str) -> bool:
    found = finite(word.lower())
    return found is not None and word == found.verb.many and word not in SMALL


def _told(part: list[SpokenWord], subject: str | None) -> Iterator[tuple[Clause, str | None]]:
    """The clauses of a part, verb after verb, each with its grammatical subject; at first that of the part before."""
    verbs = [place for place in range(len(part)) if acts(part, place)]
    starts, ends = [0, *(v + 1 for v in verbs)], [*verbs[1:], len(part)]
    denied = any(w.plain in NOT or w.text.endswith(("n’t", "n't")) for w in part)
    for start, verb, end in zip(starts, verbs, ends, strict=False):
        before, plain = part[start:verb], part[verb].plain
        own = _subject(before)
        places = dict(_placed(part[verb + 1 : end]))
        if end < len(part) and (next_subject := _subject(part[verb + 1 : end])):
            places.pop(next_subject, None)
        if own is None and start == 0 and before and before[0].plain in PREPOSITIONS and not subject:
            places.pop(next((who for who, how in places.items() if not how), ""), None)  # it may be the doer
        active = not _passive(plain, before, start > 0 and "by" in places.values())
        subject = own or (None if plain.endswith("ing") else subject)
        clause = Clause(stem(part[verb].text), subject, denied, places)
        if not active:
            clause.agent = next((who for who, how in clause.places.items() if how == "by"), None)
            clause.places = {who: how for who, how in clause.places.items() if how != "by"}
            clause.places |= {subject: ""} if subject else {}
        yield clause, subject


def _passive(plain: str, before: list[SpokenWord], by: bool) -> bool:
    """Whether a verb is done to the one before it: behind a form of *be*, or as a participle that is no past."""
    if plain.endswith("ing"):
        return False
    had = any(w.plain in ("have", "has", "had", "having") for w in before)
    return any(w.plain in BEING for w in before) or (plain in PARTICIPLES and not had) or by


def acts(part: list[SpokenWord], place: int) -> bool:
    """Whether the word at a place is the verb of its clause."""
    word = part[place]
    if word.plain in SMALL or word.owner or word.introduced or word.before in PREPOSITIONS - {"to"}:
        return False
    if place and word.before not in SMALL and not part[place - 1].text[0].isupper() and not word.before.endswith("ly"):
        return _is_verb(word.plain) and word.plain != stem(word.text)
    return _is_verb(word.plain)


def _is_verb(plain: str) -> bool:
    return finite(plain) is not None or plain in PARTICIPLES or (plain.endswith("ing") and len(plain) > 5)


def _subject(words: list[SpokenWord]) -> str | None:
    """Who stands before the verb: the last person or thing there that no preposition leads to."""
    found, led = None, False
    for word in words:
        if word.plain in PREPOSITIONS:
            led = True
        elif word.noun:
            found, led = (found, False) if led else (named(word), False)
    return found


def _placed(words: list[SpokenWord]) -> Iterator[tuple[str, str]]:
    """Everybody and everything behind the verb, with the preposition that leads there; the first place counts."""
    how, seen = "", set[str]()
    for word in words:
        if word.plain in PREPOSITIONS:
            how = ALIKE.get(word.plain, word.plain)
        elif word.noun:
            last = word.text[0].isupper() or word.after in ("", *SMALL, *WHO, *NUMBERS)
            if named(word) not in seen and (last or not how):
                seen.add(named(word))
                yield named(word), how
            how = "" if last else how


def named(word: SpokenWord) -> str:
    """A person or a thing by one name."""
    return WHO.get(word.plain) or stem(word.text)


def pairs(text: str, firsts: str) -> set[tuple[str, str]]:
    """Pairs of a word and the thing that follows it: ``owners`` (*Ann’s key*) or ``numbers`` (*two keys*)."""
    found = set[tuple[str, str]]()
    words = [(w, bare(w)) for w in _TOKEN.findall(outside_speech(text)) if w[0].isalnum()]
    for place, (written, plain) in enumerate(words[:-1]):
        first = OWNERS.get(plain) if plain != "her" else "she"
        if firsts == "owners" and written.lower().replace("'", "’").endswith("’s") and plain not in WHO:
            first = plain
        if firsts == "numbers":
            first = plain if plain in NUMBERS or plain.isdigit() else None
        thing = next((w for w, p in words[place + 1 : place + 4] if p not in SMALL), None)
        if first is not None and thing is not None:
            found.add((first, stem(thing)))
    return found
