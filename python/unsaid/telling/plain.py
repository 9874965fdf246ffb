"""Plain sentences made from names alone, for what the author gave no words.

``walk(Tom, Home, Market)`` with parameters ``character, from, to`` is told as “Tom walks from Home to Market.” Who
consents is the subject, the first word of the action its verb; everybody and everything else is joined on: by what its
parameter is called, by what the act does to it (``roles``), or as its verb asks for (``english/frames``). Nobody is
left out, and who does something to themselves is told so. Guesses are only guesses: a world that matters to somebody
has words of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

import msgspec

from unsaid.english import BE, Number, Verb, verb
from unsaid.english import frames as english
from unsaid.english.kinds import a, is_adjective, is_mass, is_noun, listed, only_mass, participle, singular, verb_of
from unsaid.language import core
from unsaid.telling.memory import Discourse
from unsaid.telling.names import Lexicon, capital, spaced
from unsaid.telling.roles import Roles, roles

COMPOUND = {"pickup": "pick up", "setup": "set up", "lockup": "lock up", "dropoff": "drop off", "giveup": "give up"}
"""Verbs that programmers write as one word."""

WHERE = (
    *(
        "at",
        "in",
        "on",
        "with",
        "inside",
        "location",
        "position",
        "where",
        "holder",
        "owner",
        "place",
        "container",
        "box",
    ),
)
"""Words for where something is, or with whom, as properties are called."""

SAYING = ("say", "claim", "answer", "reply", "shout", "cry", "whisper")
"""Verbs after which a word of the name is what was said."""

ASKING = ("where", "who", "what", "why", "how", "when")


def act_sentence(
    action: core.Action, arguments: Sequence[str], lexicon: Lexicon, discourse: Discourse | None = None
) -> str:
    """A whole sentence for an act: “Tom walks from Home to Market.”"""
    act = PlainAct(action, tuple(arguments), lexicon)
    if not act.subjects:
        return capital(_impersonal(act.words, lexicon)) + "."
    said, subjects = discourse or Discourse(), act.subjects
    by_name = len(subjects) > 1 or not said.goes_on(subjects[0], lexicon)
    names = listed([lexicon.name(s) for s in subjects]) if by_name else lexicon.pronoun(subjects[0], "he")
    number = "many" if len(subjects) > 1 else lexicon.number(subjects[0], by_name=by_name)
    for entity in (*subjects, *arguments):
        said.mention(entity, lexicon)
    said.subject = subjects[0] if len(subjects) == 1 else None
    return capital(f"{names} {act.predicate(number)}.")


def act_phrase(action: core.Action, arguments: Sequence[str], lexicon: Lexicon) -> str:
    """An act as something to do: “walk from Home to Market”."""
    act = PlainAct(action, tuple(arguments), lexicon)
    if act.passive:
        return f"{lexicon.name(act.subjects[0])} {act.predicate(lexicon.number(act.subjects[0], by_name=True))}"
    return act.predicate(None) if act.subjects else " ".join(act.words)


def finite(word: str, number: Number, lexicon: Lexicon) -> list[str]:
    """A verb told of a subject: “walks”, “walked”; one that no dictionary has keeps its form: “does xyzzy”."""
    known, tense = known_verb(word), lexicon.narration.tense
    if (
        known is None
        and word not in english.NUMERALS
        and (is_adjective(word) or (verb_of(word) is not None and not is_noun(word)))
    ):
        return [*finite("become" if is_adjective(word) else "get", number, lexicon), word]
    if known is None:
        do = verb("do")
        assert do is not None
        return [do.form(tense, number), word]
    return [known.form(tense, number)]


def known_verb(word: str) -> Verb | None:
    """A verb of the dictionary, or one made of such a verb: “teleport”."""
    if (known := verb(word)) is not None:
        return known
    for prefix in english.PREFIXES:
        rest = verb(word.removeprefix(prefix)) if word.startswith(prefix) and len(word) > len(prefix) + 2 else None
        if rest is not None:
            return Verb(word, prefix + rest.one, prefix + rest.past)
    return None


def words_of(name: str) -> list[str]:
    """The words of a name, as a verb and what goes with it."""
    return " ".join(COMPOUND.get(word, word) for word in spaced(name).lower().split()).split()


def _impersonal(words: Sequence[str], lexicon: Lexicon) -> str:
    """What happens without anybody: “it rains”, “there is an earthquake”."""
    tense = lexicon.narration.tense
    if len(words) == 1 and words[0] in english.WEATHER:
        return f"it {' '.join(finite(words[0], 'one', lexicon))}"
    if words[0] == "next" and len(words) > 1:
        return f"the {' '.join(words)} {' '.join(finite('come', 'one', lexicon))}"
    if (known_verb(words[0]) is None or words[-1] in english.EVENTS) and (
        is_noun(words[-1]) or singular(words[-1]) is not None
    ):
        several = singular(words[-1]) is not None
        return f"there {BE.form(tense, 'many' if several else 'one')} {a(' '.join(words))}"
    return f"it happens: {' '.join(words)}"


class PlainPiece(msgspec.Struct, frozen=True):
    """An argument that is not the subject: its parameter, and the preposition before it; None: not decided yet."""

    parameter: core.Parameter
    argument: str
    preposition: str | None = None
    order: int = 1


class PlainAct(msgspec.Struct, frozen=True, dict=True):
    """An act on its way to be said."""

    action: core.Action
    arguments: tuple[str, ...]
    lexicon: Lexicon

    # --- who ---

    @cached_property
    def words(self) -> list[str]:
        """The words of its name."""
        return words_of(self.action.name)

    @cached_property
    def _consenting(self) -> list[tuple[int | None, str]]:
        """Who consents: the place among the parameters, where there is one, and who it is."""
        places = {p.constant or p.name: i for i, p in enumerate(self.action.parameters)}
        found = [(places.get(name), name) for name in map(_word, self.action.consenting)]
        return [(place, self.arguments[place] if place is not None else name) for place, name in found]

    @cached_property
    def _doer(self) -> int | None:
        """The place of the argument that is the subject: who consents, else whom it is about."""
        if self._consenting:
            return next((place for place, _ in self._consenting if place is not None), None)
        people = self._places_of("character")
        taken = self._taken(people)
        return taken if taken is not None else people[0] if people else 0 if self.arguments else None

    def _taken(self, people: Sequence[int]) -> int | None:
        """The place of what is taken from the only character there is, where nobody is said to take it."""
        if len(people) != 1 or english.FRAMES.get(self.words[0], {}).get("person") != "from":
            return None
        moved = roles(self.action, {_key(self.action.parameters[people[0]])}, self).moved
        places = (i for i, p in enumerate(self.action.parameters) if _key(p) in moved and i != people[0])
        return next(places, None)

    @cached_property
    def subjects(self) -> list[str]:
        """Who acts; of those among the arguments the first alone, as the others are told after the verb."""
        first = [self.arguments[self._doer]] if self._doer is not None else []
        return [*first, *(who for place, who in self._consenting if place is None and who not in first)]

    @cached_property
    def passive(self) -> bool:
        """Whether the subject is only whom it befalls: something is taken from them, or the verb wants a doer."""
        if self._consenting or self._doer is None or participle(self.words[0]) is None:
            return False
        people = self._places_of("character")
        return len(people) == 1 and (self._doer not in people or self.words[0] in english.UNDERGONE)

    def _places_of(self, kind: str) -> list[int]:
        members = self.lexicon.world.members(kind)
        return [i for i, argument in enumerate(self.arguments) if argument in members]

    @cached_property
    def roles(self) -> Roles:
        """What happens to each argument."""
        doers = {_word(t) for t in self.action.consenting}
        if not doers:
            doers = {_key(self.action.parameters[i]) for i in self._places_of("character")[:1]}
        return roles(self.action, doers, self)

    def is_place(self, name: str) -> bool:
        """Whether a name that the action's terms use is a place's."""
        pairs = zip(self.action.parameters, self.arguments, strict=True)
        named = any(_key(p) == name and a not in self._people and self._is_place(p) for p, a in pairs)
        return named or (name in self._places and name not in self._people)

    def holds(self, property_: int, value: str) -> bool:
        """Whether a property that comes to have a value says where something is then."""
        pairs = zip(self.action.parameters, self.arguments, strict=True)
        where = self.lexicon.world.properties[property_]
        if self.is_place(value) or words_of(where.name)[-1] in WHERE:
            return True
        people = where.parameters and set(self.lexicon.world.members(where.parameters[0].type)) <= self._people
        if people and value not in self._places:
            return False
        somebody = value in self._people or any(_key(p) == value and a in self._people for p, a in pairs)
        kinds = {where.type, *self.lexicon.world.ancestors.get(where.type, ())}
        return somebody or bool(kinds & english.CONTAINERS) or self.words[0] in english.MOVERS

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(self.lexicon.world.members("character"))

    @cached_property
    def _places(self) -> frozenset[str]:
        world = self.lexicon.world
        kinds = [kind for kind in ("place", "room", "location") if kind in world.ancestors]
        return frozenset(name for kind in kinds for name in world.members(kind))

    # --- what ---

    def predicate(self, number: Number | None) -> str:
        """The verb, for a subject or as something to do, and all that belongs to it."""
        first, *rest = self._worded()
        parts = [first] if number is None else finite(first, number, self.lexicon)
        if first == "lie" and number is not None and len(self._places_of("character")) > 1:
            parts = [Verb("lie", "lies", "lied").form(self.lexicon.narration.tense, number)]
        if self.passive and number is not None:
            parts = [BE.form(self.lexicon.narration.tense, number), participle(first) or first]
        return " ".join([*parts, *self._completed(first, rest)])

    def _worded(self) -> list[str]:
        """The words of the name; a noun that asks for a verb of its own has it."""
        if len(self.words) == 2 and self.words[0] in SAYING and not is_noun(self.words[1]) and verb_of(self.words[1]):
            return [self.words[0], f"“{self.words[1]}”"]
        light = english.LIGHT.get(self.words[-1]) if len(self.words) > 1 else None
        return [light[0], *self.words] if light and self.words[0] != light[0] else list(self.words)

    def _completed(self, first: str, rest: list[str]) -> list[str]:
        """What stands after the verb: the other words of the name, and the arguments."""
        pieces = self._pieces(first, rest)
        if (
            first in english.CONTROL
            and rest
            and known_verb(rest[0]) is not None
            and not english.PREPOSITIONS & {rest[0]}
        ):
            return self._controlled(first, rest, pieces)
        rest, pieces = self._named(rest, pieces)
        pieces = sorted(self._with_object(first, rest, pieces), key=lambda piece: piece.order)
        if rest and rest[-1] in ASKING and pieces:
            rest, pieces = rest[:-1], [self._about(p) for p in pieces]
        bare = [p for p in pieces if p.preposition == ""]
        others = [p for p in pieces if p.preposition != ""]
        if rest and rest[-1] in english.PREPOSITIONS - {"off", "over"}:
            return self._ending(rest, bare, others)
        if len(rest) > 1 and rest[0] in english.PREPOSITIONS:
            return [*self._said(bare), *self._phrase(rest), *self._said(others)]
        return self._ordered(first, rest, bare, others)

    def _ordered(self, first: str, rest: list[str], bare: list[PlainPiece], others: list[PlainPiece]) -> list[str]:
        """The words of the name and its objects, in order."""
        particle = len(rest) == 1 and rest[0] in english.PARTICLES | english.AFTER_OBJECT
        pronoun = any(self.lexicon.pronominal(p.argument) for p in bare)
        if bare and self._complement(first, rest) == "":
            return [*self._said(bare), *rest, *self._said(others)]
        if particle and bare and (pronoun or rest[0] in english.AFTER_OBJECT):
            return [*self._said(bare), *rest, *self._said(others)]
        if rest and not particle and bare and first in english.DOUBLE:
            return [*self._said(bare[:1]), *self._phrase(rest), *self._said(others), *self._said(bare[1:])]
        unnamed = self._unnamed(first, rest, bare)
        return [*self._phrase(rest, first), *unnamed, *self._said(bare), *self._said(others)]

    def _ending(self, rest: list[str], bare: list[PlainPiece], others: list[PlainPiece]) -> list[str]:
        """After a name that ends in a preposition its own argument follows it: “looks at Tom”."""
        own = next((p for p in others if p.preposition == rest[-1]), None)
        if own is not None:
            before, after = bare, [p for p in others if p is not own]
        else:
            (own, before), after = (
                ((bare[0], bare[1:]) if bare else (others[0] if others else None, [])),
                others[not bare :],
            )
        follows = [self._name(own)] if own is not None else []
        return [*rest[:-1], *self._said(before), rest[-1], *follows, *self._said(after)]

    def _controlled(self, first: str, rest: list[str], pieces: list[PlainPiece]) -> list[str]:
        """A verb that is about another: “commands Tom to kill Ben”, “tries to open it”."""
        people = self._people
        whom = [p for p in pieces if p.argument in people and p.order < 4][:1] if english.CONTROL[first] else []
        others = [p for p in pieces if p not in whom]
        # what is left belongs to the second verb: its first is its object, whatever the first verb would make of it
        object_ = next((p for p in others if p.preposition in ("", "with", "of", "about")), None)
        follows = [self._name(p) if p is object_ else self._one(p) for p in others]
        return [*(self._name(p) for p in whom), "to", rest[0], *self._phrase(rest[1:]), *follows]

    def _with_object(self, first: str, rest: list[str], pieces: list[PlainPiece]) -> list[PlainPiece]:
        """What the doer has is acted on, where nothing else is: “opens Ark”, and not “opens with Ark”."""
        lone = [p for p in pieces if p.order < 5]
        if len(lone) != 1 or lone[0].order != 4 or rest or first in english.MOVING | english.STILL | english.REFLEXIVE:
            return pieces
        return [_joins(p, "", 0) if p is lone[0] else p for p in pieces]

    def _unnamed(self, first: str, rest: list[str], bare: Sequence[PlainPiece]) -> list[str]:
        """An object that is no argument: what is moved, by the name of its property, or the doer."""
        if rest or bare:
            return []
        moved = [words_of(self.lexicon.world.properties[i].name) for i in sorted(self.roles.unnamed)]
        if len(moved) == 1 and is_noun(moved[0][-1]):
            return ["the", *moved[0]]
        if first in english.REFLEXIVE and len(self.subjects) == 1 and not self.passive:
            return [self.lexicon.pronoun(self.subjects[0], "himself")]
        return []

    def _about(self, piece: PlainPiece) -> PlainPiece:
        person = piece.argument in self._people
        return PlainPiece(piece.parameter, piece.argument, piece.preposition if person else "about", piece.order)

    def _named(self, rest: list[str], pieces: list[PlainPiece]) -> tuple[list[str], list[PlainPiece]]:
        """A noun of the name that an argument is: “takes Copper Coin” for ``take_coin(c, coin : coin)``."""
        if not rest:
            return rest, pieces
        for i, piece in enumerate(pieces):
            called = {piece.parameter.name.lower().rstrip("0123456789"), (piece.parameter.type or "").lower()}
            if rest[-1] in called | {piece.argument.lower()} and is_noun(rest[-1]):
                others = [*pieces[:i], *pieces[i + 1 :]]
                kept = rest[:-1]
                if kept and kept[-1] in english.PREPOSITIONS:
                    return kept[:-1], [*others, PlainPiece(piece.parameter, piece.argument, kept[-1], 1)]
                return kept, [PlainPiece(piece.parameter, piece.argument, "", 0), *others]
        return rest, pieces

    def _phrase(self, words: list[str], first: str = "") -> list[str]:
        """Words of a name after its verb, with an article where a noun among them needs one: “opens the gate”."""
        lead = 1 if words and words[0] in english.PREPOSITIONS else 0
        noun = words[lead:]
        plain = not noun or first == "play" or noun[0] in ("a", "an", "the", "my", "his", "her", "it", "no")
        if plain or not is_noun(noun[-1]) or only_mass(noun[-1]) or noun[-1] in self._bare_nouns:
            return words
        if not all(is_noun(word) or is_adjective(word) for word in noun) or (lead and is_mass(noun[-1])):
            return words
        return [*words[:lead], "the", *noun]

    @property
    def _bare_nouns(self) -> frozenset[str]:
        """Nouns that stand without an article after a verb or a preposition."""
        return english.IDIOMS | english.PARTICLES | frozenset(ASKING)

    # --- each argument ---

    def _said(self, pieces: Sequence[PlainPiece]) -> list[str]:
        """Arguments with their prepositions, which are said once for several in a row."""
        said: list[str] = []
        for preposition, group in groupby(pieces, lambda p: p.preposition):
            names = listed([self._name(p) for p in group])
            said.append(f"{preposition} {names}" if preposition else names)
        return said

    def _one(self, piece: PlainPiece) -> str:
        return f"{piece.preposition} {self._name(piece)}" if piece.preposition else self._name(piece)

    def _name(self, piece: PlainPiece) -> str:
        """A name that is no subject; who does something to themselves is told so."""
        if piece.argument in self.subjects:
            return self.lexicon.pronoun(piece.argument, "himself") if len(self.subjects) == 1 else "themselves"
        return self.lexicon.name(piece.argument, subject=False)

    def _pieces(self, first: str, rest: list[str]) -> list[PlainPiece]:
        """The arguments after the verb, each with its preposition: objects, then whom and what, then where."""
        left = [
            self._placed(p, argument, first)
            for i, (p, argument) in enumerate(zip(self.action.parameters, self.arguments, strict=True))
            if i != self._doer
        ]
        return sorted(self._joined(first, rest, left), key=lambda piece: piece.order)

    def _placed(self, parameter: core.Parameter, argument: str, first: str) -> PlainPiece:
        """An argument whose parameter's name, or what the act does, says how it is joined on."""
        key, name = _key(parameter), parameter.name.lower().rstrip("0123456789")
        person = argument in self._people
        hint = name if name in english.PREPOSITIONS else english.HINTS.get(name)
        put = first in english.PUTTING and not person
        if hint is not None and parameter.constant is None:
            return PlainPiece(parameter, argument, "in" if put and hint == "to" else hint, 3)
        if person and "person" in english.FRAMES.get(first, {}):
            return PlainPiece(parameter, argument)
        if (
            first in english.REACHING
            and self._is_place(parameter)
            and not person
            and key in self.roles.to | self.roles.setting | self.roles.source
        ):
            return PlainPiece(parameter, argument)
        if key in self.roles.to:
            stays = first in english.STILL or known_verb(self.words[0]) is None
            return PlainPiece(parameter, argument, "in" if put else self._where(parameter) if stays else "to", 3)
        if key in self.roles.setting and key not in self.roles.changed:
            return PlainPiece(parameter, argument, self._where(parameter), 5)
        if key in self.roles.source:
            theirs = self.passive and not person  # where it was taken from somebody
            return PlainPiece(parameter, argument, self._where(parameter) if theirs else "from", 5 if theirs else 2)
        if key in self.roles.used and not person and key not in self.roles.changed:
            return PlainPiece(parameter, argument, "with", 4)
        return PlainPiece(parameter, argument)

    def _joined(self, first: str, rest: list[str], left: list[PlainPiece]) -> list[PlainPiece]:
        """The arguments that nothing has been said of, joined on as their verb asks for."""
        people = self._people
        frame = english.FRAMES.get(first, {})
        free = [p for p in left if p.preposition is None]
        persons = [p for p in free if p.argument in people]
        places = [p for p in free if p not in persons and self._is_place(p.parameter)]
        things = [p for p in free if p not in persons and p not in places]
        moved = [p for p in free if _key(p.parameter) in self.roles.moved]
        noun = self._ends_in_noun(rest)
        out = [p for p in left if p.preposition is not None]
        if frame and persons:
            said = frame.get("person", "")
            out.append(_joins(persons[0], said if said or not noun else "with", 0 if said == "" else 2))
            tail = bool(rest) and rest[0] in english.PREPOSITIONS
            other = None if tail else frame.get("thing", frame.get("topic"))
            alike = self._together(persons)
            out += [_joins(p, said, 0 if said == "" else 2) for p in alike]
            out += [_joins(p, other or "with", 3) for p in persons[1:] if p not in alike]
            bare = said != "" and other is None and not tail and not noun
            beside = "" if bare else english.NOUNS.get(noun, "of") if noun else other or "with"
            later = "for" if first in english.EXCHANGING else "with"
            order = 0 if bare else 1 if noun else 3
            out += [
                _joins(p, later if i else beside, 1 if i and later == "for" else 4 if i else order)
                for i, p in enumerate(things)
            ]
        else:
            objects = [*moved, *(p for p in (*persons, *things) if p not in moved)]
            out += self._objects(first, rest, objects, noun)
        reached = first in english.REACHING and not rest and not any(p.preposition == "" for p in out)
        return [*out, *(self._at(p, first, alone=reached or (len(left) == 1 and not rest)) for p in places)]

    def _together(self, persons: Sequence[PlainPiece]) -> list[PlainPiece]:
        """Of the characters after the first those who consent as the first does: “meets Dora and Evan”."""
        willing = {who for place, who in self._consenting if place is not None}
        return [p for p in persons[1:] if p.argument in willing and persons[0].argument in willing]

    def _objects(self, first: str, rest: list[str], objects: list[PlainPiece], noun: str) -> list[PlainPiece]:
        """Objects of a verb that asks for nothing in particular: the first bare, the others with *with*."""
        people = self._people
        out: list[PlainPiece] = []
        persons = [p for p in objects if p.argument in people]
        alike = self._together(persons) if objects[:1] == persons[:1] else []
        given = first in english.DOUBLE | english.MOVERS and 0 < len(persons) < len(objects) and not rest
        objects = sorted(objects, key=lambda p: p.argument in people) if given else objects
        complement = self._complement(first, rest)
        for place, piece in enumerate(objects):
            person = piece.argument in people
            moved = _key(piece.parameter) in self.roles.moved
            if complement is not None and place == 0:
                out.append(_joins(piece, complement, 0 if complement == "" else 2))
            elif given and person:
                out.append(_joins(piece, "to", 2))
            elif piece in alike:
                out.append(_joins(piece, out[0].preposition or "", out[0].order))
            elif first in english.EXCHANGING and place == 1 and not person:
                out.append(_joins(piece, "for", 1))
            elif (place == 0 and moved and not noun) or (
                place == 0 and (not noun or (person and first in english.DOUBLE)) and first not in english.MOVING
            ):
                out.append(_joins(piece, "", 0))
            elif place == 0 and noun:
                light = english.LIGHT.get(noun)
                idiom = rest[0] in english.PREPOSITIONS  # “in love with”
                asked = "with" if idiom else english.NOUNS.get(noun, "with" if person else "of")
                said = light[1] if light else asked
                out.append(_joins(piece, said, 2))
            else:
                out.append(_joins(piece, "with", 4))
        return out

    def _complement(self, first: str, rest: list[str]) -> str | None:
        """What comes before the object of a verb with an adjective: “gets married *to*”, “makes Tom happy”; or None."""
        last = rest[-1] if len(rest) == 1 else ""
        adjective = is_adjective(last) or (verb_of(last) is not None and last.endswith(("ed", "en", "ing")))
        if not adjective or is_noun(last) or last in english.PARTICLES | english.PREPOSITIONS | english.AFTER_OBJECT:
            return None
        return english.ADJECTIVES.get(last, "to") if first in english.LINKING else ""

    def _ends_in_noun(self, rest: list[str]) -> str:
        """The noun that a name ends in, which is then the object of its verb."""
        last = rest[-1] if rest else ""
        if (
            last in ASKING
            or last in english.PARTICLES | english.PREPOSITIONS | english.AFTER_OBJECT
            or (verb_of(last) and not is_noun(last))
        ):
            return ""
        if len(rest) > 1 and rest[0] in english.PREPOSITIONS and rest[-1] != "love":
            return ""
        return (singular(last) or last) if is_noun(last) or singular(last) is not None else ""

    def _at(self, piece: PlainPiece, first: str, *, alone: bool) -> PlainPiece:
        """A place that nothing has been said of: where one goes, what one acts on, or where it is done."""
        if first in english.MOVING:
            return _joins(piece, "to", 3)
        if alone and first not in english.STILL:
            return _joins(piece, "", 0)
        return _joins(piece, self._where(piece.parameter), 5)

    def _is_place(self, parameter: core.Parameter) -> bool:
        kinds = {parameter.type, parameter.name.rstrip("0123456789")} | self._ancestors(parameter)
        return bool(kinds & {"place", "room", "location"})

    def _where(self, parameter: core.Parameter, otherwise: str = "at") -> str:
        kinds = {parameter.type, parameter.name} | self._ancestors(parameter)
        return "in" if "room" in kinds else "at" if "place" in kinds or "location" in kinds else otherwise

    def _ancestors(self, parameter: core.Parameter) -> set[str]:
        return {*self.lexicon.world.ancestors.get(parameter.type, ()), parameter.type}


def _joins(piece: PlainPiece, preposition: str, order: int) -> PlainPiece:
    return PlainPiece(piece.parameter, piece.argument, preposition, order)


def _key(parameter: core.Parameter) -> str:
    """The name that an action's terms use for an argument."""
    return parameter.constant or parameter.name


def _word(term: core.Term) -> str:
    return term.name if isinstance(term, core.Variable) else str(term.value)
