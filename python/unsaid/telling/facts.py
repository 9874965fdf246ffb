"""Facts made from names alone, as clauses without their full stop: “Tom is at Home”, “Ann has not heard about Ben”.

What a property's name is decides the sentence: a verb (*loves*, *has_key*), a participle, which is told of a doer as
done (“has asked”) and of a thing as undergone (“is locked”), going by which acts make it true; a place (*in_room*), an
adjective, a noun. A name that is none of these is quoted, and everybody it is about is mentioned all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

import msgspec

from unsaid.english import BE, Number
from unsaid.english import finite as found_verb
from unsaid.english import frames as english
from unsaid.english import verb as base_verb
from unsaid.english.kinds import (
    a,
    is_adjective,
    is_noun,
    listed,
    only_mass,
    participle,
    seems_noun,
    singular,
    verb_of,
)
from unsaid.language import core
from unsaid.telling.names import Lexicon
from unsaid.telling.plain import SAYING, words_of
from unsaid.telling.roles import setters
from unsaid.world.scalars import Unsure

Value = bool | float | str | None | Unsure

FEW = 4
"""Values that are named where somebody thinks each of them possible."""

PLACES = ("at", "in", "on", "with", "near", "location", "position", "whereabouts", "place", "room", "where")
"""Names of properties that say where something is."""


def fluent_sentence(property_: core.Property, arguments: Sequence[str], value: Value, lexicon: Lexicon) -> str:
    """A fact without its full stop: “Tom is at Home”, “Ann is not alive”, “Tom has 2 coins”."""
    fact = FactWords(property_, tuple(arguments), lexicon)
    match value:
        case None:
            return fact.unknown()
        case (how, among):
            return fact.unsure(how, among)
        case bool():
            return fact.truth(value)
        case str():
            return fact.entity(value)
        case _:
            return fact.number(value)


class FactWords(msgspec.Struct, frozen=True, dict=True):
    """A fluent on its way to be said."""

    of: core.Property
    arguments: tuple[str, ...]
    lexicon: Lexicon

    @cached_property
    def words(self) -> list[str]:
        """The words of the property's name."""
        return words_of(self.of.name)

    @property
    def name(self) -> str:
        """The property's name in words."""
        return " ".join(self.words)

    @property
    def _subject(self) -> str:
        """The name of the first argument."""
        return self.lexicon.name(self.arguments[0])

    # --- whether ---

    def truth(self, value: bool) -> str:
        """Something that is so or is not."""
        return self._bare(value) if not self.arguments else self._of_subject(value)

    def _bare(self, value: bool) -> str:
        """Of a property of nothing in particular: “the door is open”, “there is a letter”, “Ann has asked”."""
        first, last = self.words[0], self.words[-1]
        known = found_verb(first)
        if len(self.words) > 1 and known is not None and first in ("is", "has", "was", "can"):
            return f"it {self._verb(first, 'one', value)} {' '.join(self.words[1:])}"
        if len(self.words) > 1 and (done := self._deed()) is not None:
            return f"{done[0]} {self._verb('has', done[1], value)} {done[2]}"
        stated = (
            is_adjective(last) or verb_of(last) is not None or last in english.PREPOSITIONS | {"here", "there", "over"}
        )
        if len(self.words) > 1 and stated and all(is_noun(w) or is_adjective(w) for w in self.words[:-1]):
            return f"the {' '.join(self.words[:-1])} {_be('one', value)} {last}"
        if len(self.words) == 1 and (done := self._somebody(last)) is not None:
            return f"{done[0]} {self._verb('has', done[1], value)} {participle(verb_of(last) or '') or last}"
        if last.endswith("ing") and len(last) > 5:
            return f"it {_be('one', value)} {self.name}"
        if self._is_noun(self.words) and not is_adjective(last):
            many: Number = "many" if singular(last) is not None else "one"
            counted = self.name if last in english.MASS else a(self.name)
            return f"there {_be(many, True)} {counted if value else 'no ' + self.name}"
        if stated or first in english.PREPOSITIONS:
            return f"it {_be('one', value)} {self.name}"
        return f"“{self.name}” {'holds' if value else 'does not hold'}"

    def _deed(self) -> tuple[str, Number, str] | None:
        """Of a deed named whole, as ``said_burned`` by ``say_burned``: who has done it, and what."""
        base, rest = verb_of(self.words[0]), self.words[1:]
        entities = {e.name for e in self.lexicon.world.entities}
        for action, _ in setters(self.lexicon.world, self.of):
            doers = [_term(t) for t in action.consenting]
            if base is not None and words_of(action.name) == [base, *rest] and len(doers) == 1:
                named = doers[0] in entities
                who = self.lexicon.name(doers[0]) if named else "somebody"
                number = self.lexicon.number(doers[0], by_name=True) if named else "one"
                quoted = base in SAYING and len(rest) == 1 and not is_noun(rest[0])
                what = [f"“{rest[0]}”"] if quoted else self._article(rest)
                return who, number, " ".join([participle(base) or self.words[0], *what])
        return None

    def _somebody(self, word: str) -> tuple[str, Number] | None:
        """Who has done what a participle alone says, where it is a deed of the same verb that makes it so."""
        verb = verb_of(word)
        makers = [action for action, _ in setters(self.lexicon.world, self.of)]
        if verb is None or (is_adjective(word) and not makers):
            return None
        named = [action for action in makers if words_of(action.name)[0] == verb]
        if not named and any(not action.consenting for action in makers):
            return None
        doers = {tuple(_term(t) for t in action.consenting) for action in named or makers}
        entities = {e.name for e in self.lexicon.world.entities}
        if len(doers) == 1 and (who := list(*doers)) and set(who) <= entities:
            number = "many" if len(who) > 1 else self.lexicon.number(who[0], by_name=True)
            return listed([self.lexicon.name(w) for w in who]), number
        return ("somebody", "one") if named and verb in english.ACTIVE else None

    def _of_subject(self, value: bool) -> str:
        """Of somebody or something: what its name is decides how."""
        first, *rest = self.words
        number = self.lexicon.number(self.arguments[0], by_name=True)
        subject, known = self._subject, found_verb(first)
        if known is not None and known.number == "one" and (rest or not self._is_plural(first)):
            it = " it" if self.name in english.HELD and len(self.arguments) == 1 else ""
            return f"{subject} {self._verb_phrase(first, rest, number, value)}{it}{self._objects(1)}"
        if self._is_base(first, rest):
            return f"{subject} {self._verb(first, number, value)}{self._objects(1)}"
        if first in english.PREPOSITIONS:
            asked = "with" if rest else ""
            return f"{subject} {_be(number, value)} {self._phrase(self.words)}{self._others(1, asked)}"
        if not rest and verb_of(first) is not None:
            return self._done(subject, number, value)
        if is_adjective(self.words[-1]) and not self._prefers_noun():
            asked = english.ADJECTIVES.get(self.words[-1], "to")
            return f"{subject} {_be(number, value)} {self.name}{self._others(1, asked)}"
        if self._is_noun(self.words) or (not rest and seems_noun(first)):
            return self._noun(subject, number, value)
        if not rest and self.name.endswith("ing"):
            return f"{subject} {_be(number, value)} {self.name}{self._objects(1)}"
        if len(self.arguments) == 1:
            return f"{subject} {_be(number, value)} {self.name}"
        return f"“{self.name}” {'holds' if value else 'does not hold'} of {listed(self._names(0))}"

    def _done(self, subject: str, number: Number, value: bool) -> str:
        """A participle: done by the subject, or to it."""
        word = self.words[0]
        base = verb_of(word) or ""
        said, person = participle(base) or word, self._person(0)
        if person and base and (self._does(base) or (len(self.arguments) > 1 and not any(self._makers()))):
            frame = english.FRAMES.get(base, {})
            rest = frame.get("person", "") if len(self.arguments) > 1 and self._person(1) else ""
            return f"{subject} {self._verb('has', number, value)} {said}{self._objects(1, rest)}"
        asked = (
            english.ADJECTIVES.get(word)
            or english.FRAMES.get(base, {}).get("topic")
            or ("by" if self._person(1) else "to")
        )
        return f"{subject} {_be(number, value)} {word}{self._others(1, asked)}"

    def _does(self, base: str) -> bool:
        """Whether the first of a participle is whoever did it: they consent to what makes it so, or hear and see it."""
        if base in english.ACTIVE and (len(self.arguments) > 1 or base not in english.EXPERIENCED):
            return True
        if base in english.REFLEXIVE:
            return False
        own = [(action, names) for action, names in self._makers() if words_of(action.name)[0] == base and names]
        return bool(own) and all(names[0] in {_term(t) for t in action.consenting} for action, names in own)

    def _makers(self) -> list[tuple[core.Action, tuple[str, ...]]]:
        return list(setters(self.lexicon.world, self.of))

    def _noun(self, subject: str, number: Number, value: bool) -> str:
        """A noun: “is a thief”, “is a friend of Ben”, “there is a path from here to there”."""
        if self._person(0) or len(self.arguments) == 1:
            article = (
                self.name if number == "many" and self.lexicon.kind(self.arguments[0]) == "plural" else a(self.name)
            )
            if self._person(0) and self._is_plural(self.words[-1]) and self.lexicon.kind(self.arguments[0]) != "plural":
                return f"{subject} {self._verb('has', number, value)} {self.name}{self._others(1)}"
            return f"{subject} {_be(number, value)} {article}{self._others(1, english.NOUNS.get(self.words[-1], 'of'))}"
        hints = [self._hint(i) for i in range(len(self.arguments))]
        names = self._names(0)
        if len(names) == 2 and not any(hints):
            where = f"between {names[0]} and {names[1]}"
        else:
            where = f"{hints[0] or 'of'} {names[0]}{self._others(1, self._further(1))}"
        return f"there is {'' if value else 'no '}{a(self.name) if value else self.name} {where}"

    # --- which ---

    def entity(self, value: str) -> str:
        """Somebody or something that a property names."""
        what = self.lexicon.name(value, subject=False)
        person = value in self.lexicon.world.members("character")
        if not self.arguments:
            return f"the {self.name} {_be('one', True)} {self._whereabouts()}{what}"
        if self.name in PLACES:
            return self._place(value, what, person)
        first, number = self.words[0], self.lexicon.number(self.arguments[0], by_name=True)
        known = found_verb(first)
        others = self._others(1)
        if known is not None and known.number == "one":
            return self._verb_between(value, what)
        if len(self.words) == 1 and verb_of(first) is not None and not is_noun(first):
            return self._assigned(value, what, person)
        if is_adjective(self.words[-1]) and not is_noun(self.words[-1]):
            asked = english.ADJECTIVES.get(self.words[-1], "to")
            return f"{self._subject} {_be(number, True)} {self.name}{others} {asked} {what}"
        return f"{self._owned()} {_be('many' if self._is_plural(self.words[-1]) else 'one', True)} {what}"

    def _place(self, value: str, what: str, person: bool) -> str:
        """Where something is: with whom, or in which place."""
        number = self.lexicon.number(self.arguments[0], by_name=True)
        if person and not self._person(0):
            holder = self.lexicon.name(value)
            return f"{holder} {self._verb('has', self.lexicon.number(value, by_name=True), True)} {self._names(0)[0]}"
        where = (
            "with"
            if person
            else self.name
            if self.name in english.PREPOSITIONS
            else "in"
            if self.name == "room"
            else "at"
        )
        return f"{self._subject} {_be(number, True)} {where} {what}{self._others(1)}"

    def _verb_between(self, value: str, what: str) -> str:
        """A verb with an entity for its value, which is who does it where the argument is nobody."""
        first, rest = self.words[0], self.words[1:]
        if self._person(0):
            number = self.lexicon.number(self.arguments[0], by_name=True)
            said = self._objects(1)
            asked = " for" if said else " at" if self._lives() else ""
            return f"{self._subject} {self._verb_phrase(first, rest, number, True)}{said}{asked} {what}"
        number = self.lexicon.number(value, by_name=True)
        return (
            f"{self.lexicon.name(value)} {self._verb_phrase(first, rest, number, True)} {' with '.join(self._names(0))}"
        )

    def _assigned(self, value: str, what: str, person: bool) -> str:
        """A participle with an entity for its value: “Jones is assigned to Room A”."""
        turned = person and not self._person(0)
        subject, other = (self.lexicon.name(value), self._names(0)[0]) if turned else (self._subject, what)
        number = self.lexicon.number(value if turned else self.arguments[0], by_name=True)
        base = verb_of(self.words[0]) or ""
        asked = english.ADJECTIVES.get(self.words[0]) or ("by" if person and not turned else "to")
        if self._person(0) and (self._does(base) or base in english.EXPERIENCED):
            return f"{subject} {self._verb('has', number, True)} {participle(base)} {other}{self._others(1)}"
        return f"{subject} {_be(number, True)} {self.name} {asked} {other}{self._others(1)}"

    def _whereabouts(self) -> str:
        """What comes before a place where something that is no place itself is."""
        kinds = {self.of.type, *self.lexicon.world.ancestors.get(self.of.type, ())}
        if self.words[-1] in kinds | set(PLACES) | {"home", "destination", "target", "goal", "scene", "site"}:
            return ""
        inside = kinds & english.CONTAINERS
        return "in " if inside else "at " if kinds & {"place", "location"} else ""

    # --- how much ---

    def number(self, value: float) -> str:
        """A number: “Tom has 2 coins”, “Tom’s wealth is 2”, “Alice is angry to degree 2”."""
        last, shown = self.words[-1], f"{value:g}"
        if (one := singular(last)) is not None and not is_adjective(last):
            counted = " ".join([*self.words[:-1], one if value == 1 else last])
            return self._counted(shown, counted, value)
        degree = "" if value in (0, 1) else f" to degree {shown}"
        first, known = self.words[0], found_verb(self.words[0])
        if (
            self.arguments
            and known is not None
            and known.number == "one"
            and len(self.arguments) > 1
            and self._person(0)
        ):
            number = self.lexicon.number(self.arguments[0], by_name=True)
            if first == "has" and value not in (0, 1):
                return f"{self._subject} {self._verb(first, number, True)} {shown} of{self._objects(1)}"
            return self._of_subject(value != 0) + degree
        if self.arguments and self._stated():
            return self._of_subject(value != 0) + degree
        return f"{self._owned()} {_be('one', True)} {shown}"

    def _counted(self, shown: str, counted: str, value: float) -> str:
        if not self.arguments:
            return f"there {_be('one' if value == 1 else 'many', True)} {shown} {counted}"
        number, subject = self.lexicon.number(self.arguments[0], by_name=True), self._subject
        return f"{subject} {self._verb('has', number, True)} {shown} {counted}{self._others(1)}"

    def _stated(self) -> bool:
        """Whether the name says what somebody is, and not how much of something they have."""
        last = self.words[-1]
        return self.words[0] in english.PREPOSITIONS or (
            not is_noun(last) and (is_adjective(last) or verb_of(last) is not None)
        )

    # --- and what nobody knows ---

    def unknown(self) -> str:
        """What there is no telling."""
        return f"there is no telling {self.question()}"

    def unsure(self, how: str, among: Sequence[Value]) -> str:
        """What somebody does not know, or knows as others cannot tell: “it is known where the letter is”."""
        if how == "open":
            return self.unknown() + self._options(among)
        return f"it {'may be' if how == 'unclear' else 'is'} known {self.question()}"

    def _options(self, among: Sequence[Value]) -> str:
        """Which of a few values it may be."""
        named = [self.lexicon.name(one, subject=False) for one in among if isinstance(one, str)]
        return f": {' or '.join([', '.join(named[:-1]), named[-1]])}" if 1 < len(named) <= FEW else ""

    def question(self) -> str:
        """An indirect question about it: “where the letter is”, “whether Ann is at home”."""
        if self.of.type == "boolean":
            return f"whether {self.truth(True)}"
        subject = self._subject if self.arguments else f"the {self.name}"
        number = self.lexicon.number(self.arguments[0], by_name=True) if self.arguments else "one"
        if self.of.type == "number":
            if singular(self.words[-1]) is not None and self.arguments:
                has = f"{self._verb('has', number, True)}{self._others(1)}"
                return f"how many {self.name} {subject} {has}"
            known = found_verb(self.words[0])
            verbal = known is not None and known.number == "one" and len(self.arguments) > 1
            if self.arguments and (self._stated() or verbal):
                return f"how far {self._of_subject(True)}"
            return f"what {self._owned()} is"
        if self.name in PLACES or (not self.arguments and self._whereabouts()):
            return f"where {subject} {_be(number, True)}"
        members = self.lexicon.world.members
        who = "who" if set(members(self.of.type)) <= set(members("character")) else "what"
        known = found_verb(self.words[0])
        if self.arguments and known is not None and known.number == "one":
            return f"{self._asked(who, number)}"
        if (
            len(self.words) == 1
            and self.arguments
            and verb_of(self.words[0]) is not None
            and not is_noun(self.words[0])
        ):
            return f"{who} is {self.name} to {self._names(0)[0]}"
        return f"{who} {self._owned()} is"

    def _lives(self) -> bool:
        """Whether a verb says where somebody is: “lives at Home”."""
        known = found_verb(self.words[0])
        return known is not None and known.verb.many in english.STILL and not self.words[1:]

    def _asked(self, who: str, number: Number) -> str:
        """An indirect question about the value of a verb."""
        if self._person(0):
            phrase = self._verb_phrase(self.words[0], self.words[1:], number, True)
            who = "where" if self._lives() else who
            asked = " for" if len(self.arguments) > 1 else ""
            return f"{who} {self._subject} {phrase}{self._objects(1)}{asked}"
        return f"{who} {self._verb_phrase(self.words[0], self.words[1:], 'one', True)} {self._names(0)[0]}"

    # --- words ---

    def _person(self, place: int) -> bool:
        return len(self.arguments) > place and self.arguments[place] in self.lexicon.world.members("character")

    def _is_plural(self, word: str) -> bool:
        """Whether a form in s is rather the plural of a noun: “tasks”, where no second argument makes it a verb."""
        return singular(word) is not None and len(self.arguments) < 2 and self.of.type != "character"

    def _is_base(self, first: str, rest: list[str]) -> bool:
        """Whether a name is a verb without its ending: ``trust(Ann, Ben)``."""
        if rest or len(self.arguments) != 2 or base_verb(first) is None or is_adjective(first):
            return False
        return (
            self._person(0) and (not is_noun(first) or self._person(1)) and first not in ("friend", "father", "mother")
        )

    def _is_noun(self, words: list[str]) -> bool:
        acts = len(words) > 1 and len(self.arguments) > 1 and base_verb(words[-1]) is not None  # “task kill”
        return all(is_noun(w) or is_adjective(w) or singular(w) for w in words) and len(words[-1]) > 1 and not acts

    def _prefers_noun(self) -> bool:
        """Whether a word that may be both is rather a noun: with a second argument, as “suspect”, or for somebody."""
        last = self.words[-1]
        return is_noun(last) and base_verb(last) is not None and len(self.arguments) > 1

    def _verb(self, word: str, number: Number, value: bool) -> str:
        """A verb for its subject, perhaps denied: “has”, “do not love”, “has not”."""
        known = found_verb(word)
        form = known.verb.form("present", number).replace("'", "’") if known is not None else word
        if value:
            return form
        if (
            known is None
            or known.verb.am is not None
            or known.verb.one == known.verb.many
            or (word == "has" and self._helps())
        ):
            return f"{form} not"
        return f"{'does' if number == 'one' else 'do'} not {known.verb.many}"

    def _helps(self) -> bool:
        """Whether *has* stands before a participle here, and not before what is had."""
        last = self.words[1] if self.words[0] == "has" and len(self.words) > 1 else self.words[0]
        return verb_of(last) is not None

    def _verb_phrase(self, first: str, rest: list[str], number: Number, value: bool) -> str:
        return " ".join([self._verb(first, number, value), *self._article(rest, after=first)])

    def _article(self, words: list[str], after: str = "") -> list[str]:
        """Words with an article, where they are a noun that needs one."""
        last = words[-1] if words else ""
        noun = (
            bool(words) and is_noun(last) and not only_mass(last) and all(is_noun(w) or is_adjective(w) for w in words)
        )
        if not noun or last in english.IDIOMS or (is_adjective(last) and after in ("is", "are")):
            return words
        return a(" ".join(words)).split(" ") if after == "is" else ["the", *words]

    def _phrase(self, words: list[str]) -> str:
        """A place as a property's name says it: “in the room”, “at home”."""
        rest = words[1:]
        return " ".join([words[0], *(rest if rest and rest[-1] in english.IDIOMS else self._article(rest))])

    def _names(self, first: int) -> list[str]:
        return [self._object(argument) if first else self.lexicon.name(argument) for argument in self.arguments[first:]]

    def _object(self, argument: str) -> str:
        if argument == self.arguments[0] and argument in self.lexicon.world.members("character"):
            return self.lexicon.pronoun(argument, "himself")
        return self.lexicon.name(argument, subject=False)

    def _hint(self, place: int) -> str | None:
        name = self.of.parameters[place].name.lower().rstrip("0123456789")
        return name if name in english.PREPOSITIONS else english.HINTS.get(name)

    def _objects(self, first: int, preposition: str = "") -> str:
        """Arguments after a verb: the first bare, or with what its parameter's name says; the others after it."""
        return self._others(first, preposition)

    def _others(self, first: int, preposition: str = "with") -> str:
        """Arguments after the subject, each with its preposition: of several further ones all are told."""
        names = self._names(first)
        further = [preposition if i == first else self._further(i) for i in range(first, len(self.arguments))]
        told = [
            (self._hint(i) or before, name)
            for i, (before, name) in enumerate(zip(further, names, strict=True), start=first)
        ]
        said = ""
        for before, group in groupby(told, lambda pair: pair[0]):
            together = listed([name for _, name in group])
            said += f" {before} {together}" if before else f" {together}"
        return said

    def _further(self, place: int) -> str:
        """What comes before a later argument: a place is where."""
        kind = self.of.parameters[place].type
        kinds = {kind, *self.lexicon.world.ancestors.get(kind, ())}
        return "at" if kinds & {"place", "location"} else "in" if "room" in kinds else "with"

    def _owned(self) -> str:
        """“Tom’s wealth”, “Ann’s trust in Ben”, “the hour”."""
        if not self.arguments:
            return f"the {self.name}"
        person = self._person(1)
        asked = english.NOUNS.get(self.words[-1], "with" if person else "for")
        return f"{self.lexicon.possessive(self.arguments[0])} {self.name}{self._others(1, asked)}"


def _be(number: Number, value: bool) -> str:
    return BE.form("present", number) + ("" if value else " not")


def _term(term: core.Term) -> str:
    return term.name if isinstance(term, core.Variable) else str(term.value)
