"""The author's words with their marks filled in, for one telling: names, pronouns, and verbs that agree.

A line is gone through once, from left to right. Whoever was last told as a subject is what a further verb agrees with;
whoever was named is what a pronoun may stand for, as long as nobody else of that pronoun has been named since. A mark
that means nothing is an error of the author's, which the language reports; should one come here all the same, it is
told as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from unsaid.english import Number, Verb, read_as
from unsaid.english.clauses import BEGINS, adverbs_only, agreed, clause, goes_with, inverted, ruled
from unsaid.language.markup import Doing, Fixed, Motif, Part, Thought, Who, Wrong, finite_word, halves
from unsaid.language.markup import parsed as parts_of
from unsaid.telling.memory import Memory
from unsaid.telling.names import Lexicon, capital

_JOINED = (" and ", " or ", ", ")
"""What stands between subjects that share a verb; after ``, and`` there is a new clause."""


@lru_cache(maxsize=8192)
def parsed(text: str, known: frozenset[str]) -> tuple[Part, ...]:
    """The parts of a line."""
    return tuple(parts_of(text, known))


def filled(
    text: str,
    names: Mapping[str, str],
    lexicon: Lexicon,
    extra: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    thoughts: bool = True,
    clause: bool = False,
    speaker: str | None = None,
) -> str:
    """A line told: ``names`` binds slots to entities, ``extra`` to ready text; a clause begins with no capital.

    ``speaker`` is who *I* is in the line, where that is not the one the telling stands in."""
    known = frozenset((*names, *(e.name for e in lexicon.world.entities), *(extra or {})))
    return Filling(names, lexicon, extra or {}, memory or Memory(), thoughts, clause, speaker).told(parsed(text, known))


class Filling(msgspec.Struct):
    """One line on its way to be told."""

    names: Mapping[str, str]
    lexicon: Lexicon
    extra: Mapping[str, str]
    memory: Memory
    thoughts: bool
    clause: bool
    speaker: str | None = None
    out: str = ""
    number: Number = "one"
    first: bool = True
    """Whether nobody has been named in this line."""
    joined: int = -1
    """Where in ``out`` the last subject ended, so that “Tom and Ann” make a plural."""
    named: tuple[str, bool] = ("", True)
    """Who was named last, and whether by name: whom *who* stands for."""
    awaits: bool = False
    """Whether a verb has been told whose subject comes after it."""

    def told(self, parts: tuple[Part, ...]) -> str:
        """All parts filled in, white space tidied where thoughts were left out."""
        thinking = False
        for place, part in enumerate(parts):
            if isinstance(part, Thought):
                thinking = part.begins
            elif self.thoughts or not thinking:
                self._add(part, parts[place + 1 :])
        return self.out if self.thoughts else tidied(self.out)

    def _add(self, part: Part, rest: tuple[Part, ...]) -> None:
        match part:
            case str():
                self.out += agreed(part, self.number) if self.joined == len(self.out) else part
            case Who():
                self._who(part, rest)
            case Doing():
                of = self._agrees_with(part, rest)
                self._say(verb_phrase(part.verb, of, self.lexicon), part.verb[:1] in "^" or part.verb[:1].isupper())
            case Fixed():
                self._say(verb_phrase(part.verb, self._of_fixed(part), self.lexicon), part.verb[:1].isupper())
            case Motif():
                self._motif(part, rest)
            case Wrong():
                self.out += part.written
            case Thought():
                pass

    def _say(self, words: str, raised: bool) -> None:
        begins = bool(BEGINS.search(self.out)) and not (self.clause and not self.out)
        self.out += capital(words) if raised or begins else words

    def _motif(self, motif: Motif, rest: tuple[Part, ...]) -> None:
        times = self.memory.said[motif.name]
        self.memory.said[motif.name] += 1
        turn = motif.turns[min(times, len(motif.turns) - 1)] if motif.turns else ()
        for place, part in enumerate(turn):
            self._add(part, (*turn[place + 1 :], *rest))

    def _agrees_with(self, verb: Doing, rest: tuple[Part, ...]) -> Number | None:
        """What a verb alone agrees with: whom it names, the last subject, or whoever comes after it; else nothing."""
        if verb.of is not None:
            return self.lexicon.number(self._entity(verb.of[0]), by_name=True)
        if self.out.endswith(("who ", "which ")) and self.named[0]:
            return self.lexicon.number(self.named[0], by_name=self.named[1])
        if not inverted(self.out, verb.verb, _text(rest)):
            return self.number
        after = [part for part in rest[:2] if not (isinstance(part, str) and not part.strip())][:1]
        self.awaits = bool(after) and isinstance(after[0], Who) and after[0].form == "name"
        if not (self.awaits and isinstance(after[0], Who)):
            return None
        several = len(rest) > 3 and rest[2] in _JOINED
        return "many" if several else self.lexicon.number(self._entity(after[0].name), by_name=True)

    def _of_fixed(self, verb: Fixed) -> Number | None:
        """What words in brackets agree with: the name right before them, where it is a subject."""
        stands = self.joined >= 0 and adverbs_only(self.out[self.joined :])
        return self.number if stands and finite_word(verb.verb)[0] != "were" else None

    # --- who ---

    def _who(self, slot: Who, rest: tuple[Part, ...]) -> None:
        if slot.name is not None and slot.name in self.extra and slot.name not in self.names:
            self._ready(slot, self.extra[slot.name])
            return
        entity = self._entity(slot.name)
        if slot.by is not None:
            self._say(self.lexicon.address(entity, self._entity(slot.by), aloud=True), slot.capital)
            return
        by_name = self._by_name(slot, entity)
        subject = slot.form == "he" or (slot.form == "name" and (self.awaits or self._is_subject(slot, rest)))
        self.awaits = False
        words = self._words(slot, entity, by_name, subject)
        compound = subject and self.joined >= 0 and self.out[self.joined :] in _JOINED
        several = compound and self.out[self.joined :] != " or "
        self._say(words, slot.capital)
        self.first, self.named = False, (entity, by_name)
        self.memory.discourse.mention(entity, self.lexicon)
        if subject:
            self.memory.discourse.subject = None if compound else entity
            self.number = "many" if several else self.lexicon.number(entity, by_name=by_name)
            self.joined = len(self.out)
        if slot.verb is not None:
            self.out += " " + verb_phrase(slot.verb, self.number, self.lexicon)

    def _ready(self, slot: Who, text: str) -> None:
        """A text that is nobody's name, such as a number, in the place of a name; with its verb, if it has one."""
        owner, by_name = slot.form in ("own", "his", "mine"), slot.form in ("name", "own")
        lexicon = self.lexicon
        form = {"own": "his", "name": "he"}.get(slot.form, slot.form)
        words = lexicon.owned(text) if by_name and owner else text if by_name else lexicon.neuter(form)
        self._say(words, slot.capital)
        if slot.verb is not None:
            self.number = "one" if text in ("1", "-1") or not text.lstrip("-").isdigit() else "many"
            self.out += " " + verb_phrase(slot.verb, self.number, self.lexicon)

    def _entity(self, name: str | None) -> str:
        if name is None:
            return self.speaker or self.lexicon.narration.side or ""
        return self.names.get(name, name)

    def _by_name(self, slot: Who, entity: str) -> bool:
        """Whether the entity is told by its name: asked for, or because a pronoun would be taken for another."""
        discourse = self.memory.discourse
        if self.lexicon.pronominal(entity) or slot.form == "himself":
            return False
        if slot.form == "name" and self.first and discourse.goes_on(entity, self.lexicon):
            return False
        return slot.form in ("name", "own") or not discourse.clear(entity, self.lexicon, first=slot.name is not None)

    def _words(self, slot: Who, entity: str, by_name: bool, subject: bool) -> str:
        if not by_name:
            form = {"name": "he" if subject else "him", "own": "his"}.get(slot.form, slot.form)
            return self.lexicon.pronoun(entity, form)
        owner = slot.form in ("own", "his", "mine")
        return self.lexicon.possessive(entity) if owner else self.lexicon.name(entity)

    def _is_subject(self, slot: Who, rest: tuple[Part, ...]) -> bool:
        """Whether a name is a subject: it has a verb, begins a sentence, or a verb of its own comes after it."""
        if slot.verb is not None or BEGINS.search(self.out):
            return True
        after, part = _text(rest), next((p for p in rest if not isinstance(p, str)), None)
        if goes_with(self.out, after, self.joined):
            return True
        if ruled(self.out):
            return False
        match part:
            case Fixed():
                return adverbs_only(after)
            case Doing(of=None):
                return adverbs_only(after) or not (_coordinates(after) or clause(self.out, self.joined)[1])
            case Who(form="name"):
                return after in _JOINED and self._is_subject(part, rest[2:])
            case _:
                return False


def _text(rest: tuple[Part, ...]) -> str:
    """The plain words that come next."""
    return rest[0] if rest and isinstance(rest[0], str) else ""


def _coordinates(text: str) -> bool:
    """Whether words go on with something else: “… and ”."""
    return any(f" {word} " in f" {text} " for word in ("and", "or", "but"))


def verb_phrase(phrase: str, number: Number | None, lexicon: Lexicon) -> str:
    """A verb phrase in the tense of a telling, for a subject; None keeps the number the phrase is written in.

    Of words for each tense those of the telling's are taken: as they are written, but for agreeing with the subject.
    """
    parted = halves(phrase)
    if parted is not None:
        return _as_written(parted[lexicon.narration.tense == "past"], number)
    word, rest = finite_word(phrase)
    raised = word[:1].isupper()
    found = read_as(word[:1].lower() + word[1:])
    if found is None:
        return phrase
    form = _form(found.verb, number or found.number or "one", lexicon).replace("'", "’")
    return (capital(form) if raised else form) + rest


def _as_written(phrase: str, number: Number | None) -> str:
    """A phrase in the tense it is written in: “was taken”, “were taken”."""
    word, rest = finite_word(phrase)
    found = read_as(word)
    if number is None or found is None:
        return phrase.replace("'", "’")
    tense = "past" if word in (found.verb.past, found.verb.were) else "present"
    return found.verb.form(tense, number).replace("'", "’") + rest


def _form(verb: Verb, number: Number, lexicon: Lexicon) -> str:
    return verb.form(lexicon.narration.tense, number)


def tidied(text: str) -> str:
    """A text from which parts were left out, without the gaps they leave."""
    paragraphs = (" ".join(p.split()) for p in text.split("\n\n"))
    return "\n\n".join(p for p in paragraphs if p)
