"""Plain sentences made from names alone, for what the author gave no words.

``walk(Tom, Home, Market)`` with parameters ``character, from, to`` is told as “Tom walks from Home to Market.” The
first who consents is the subject, the first word of the action its verb, the other words its particle; what is left of
the arguments follows, each with a preposition guessed from its parameter's name or type. Guesses are only guesses: a
world that matters to somebody has words of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.english import BE, Number, verb
from unsaid.language import core
from unsaid.telling.memory import Discourse
from unsaid.telling.names import Lexicon, capital, spaced

PREPOSITIONS = {
    "from": "from",
    "to": "to",
    "with": "with",
    "by": "by",
    "for": "for",
    "into": "into",
    "place": "at",
    "room": "in",
    "location": "at",
    "destination": "to",
    "source": "from",
    "punishment": "to",
    "receiver": "to",
    "recipient": "to",
}
"""What a parameter's name says about how its argument is joined on."""

ENDS_ALREADY = ("to", "from", "with", "in", "at", "of", "for", "on", "into")
"""Words after which an argument follows bare: “falls in love with”."""

GOVERNS = {"love": "with", "peace": "with", "clues": "of", "crime": "of"}
"""Prepositions that nouns ask for after them."""

COMPOUND = {"pickup": "pick up", "setup": "set up", "lockup": "lock up", "dropoff": "drop off", "giveup": "give up"}
"""Verbs that programmers write as one word."""


def act_sentence(
    action: core.Action, arguments: Sequence[str], lexicon: Lexicon, discourse: Discourse | None = None
) -> str:
    """A whole sentence for an act: “Tom walks from Home to Market.”"""
    subjects = _subjects(action, arguments)
    words = _words(action.name)
    if not subjects:
        return capital(f"it happens: {act_phrase(action, arguments, lexicon, infinitive=True)}") + "."
    said = discourse or Discourse()
    by_name = len(subjects) > 1 or not said.goes_on(subjects[0], lexicon)
    names = " and ".join(lexicon.name(s) for s in subjects) if by_name else lexicon.pronoun(subjects[0], "he")
    number = "many" if len(subjects) > 1 else lexicon.number(subjects[0], by_name=by_name)
    for entity in (*subjects, *arguments):
        said.mention(entity, lexicon)
    said.subject = subjects[0] if len(subjects) == 1 else None
    verb_words = [*finite(words[0], number, lexicon), *words[1:]]
    return capital(f"{names} {_joined(verb_words, action, arguments, subjects, lexicon)}.")


def finite(word: str, number: Number, lexicon: Lexicon) -> list[str]:
    """A verb told of a subject: “walks”, “walked”; one that no dictionary has keeps its form: “does xyzzy”."""
    known, tense = verb(word), lexicon.narration.tense
    if known is None:
        do = verb("do")
        assert do is not None
        return [do.form(tense, number), word]
    return [known.form(tense, number)]


def act_phrase(action: core.Action, arguments: Sequence[str], lexicon: Lexicon, *, infinitive: bool = False) -> str:
    """An act as something to do: “walk from Home to Market”; with ``infinitive`` the subject is not left out."""
    subjects = [] if infinitive else _subjects(action, arguments)
    return _joined(_words(action.name), action, arguments, subjects, lexicon)


def _subjects(action: core.Action, arguments: Sequence[str]) -> list[str]:
    """Who acts: those who consent, the first of them alone where the others stand among the arguments."""
    named = dict(zip((p.name for p in action.parameters), arguments, strict=True))
    consenting = [named.get(_word(t), _word(t)) for t in action.consenting]
    among = [c for c in consenting if c in arguments]
    return among[:1] or consenting


def _words(name: str) -> list[str]:
    return " ".join(COMPOUND.get(word, word) for word in spaced(name).lower().split()).split()


def _word(term: core.Term) -> str:
    return term.name if isinstance(term, core.Variable) else str(term.value)


def _joined(
    words: list[str], action: core.Action, arguments: Sequence[str], subjects: Sequence[str], lexicon: Lexicon
) -> str:
    left = [(p, a) for p, a in zip(action.parameters, arguments, strict=True) if a not in subjects]
    text, bare = " ".join(words), words[-1] in ENDS_ALREADY
    placed = sorted(left, key=lambda pair: _preposition(pair[0], lexicon) is not None)
    for position, (parameter, argument) in enumerate(placed):
        preposition = _preposition(parameter, lexicon)
        if bare and position == 0:
            preposition = None
        elif preposition is None and position == 0:
            preposition = GOVERNS.get(words[-1])
        elif preposition is None and position > 0:
            preposition = "with"
        named = lexicon.name(argument, subject=False)
        text += f" {preposition} {named}" if preposition else f" {named}"
    return text


def _preposition(parameter: core.Parameter, lexicon: Lexicon) -> str | None:
    known = PREPOSITIONS.get(parameter.name.lower().rstrip("0123456789"))
    if known:
        return known
    ancestors = lexicon.world.ancestors.get(parameter.type, frozenset())
    return next((PREPOSITIONS[t] for t in ("room", "place") if t in ancestors and parameter.constant is None), None)


def fluent_sentence(
    property_: core.Property, arguments: Sequence[str], value: bool | float | str | None, lexicon: Lexicon
) -> str:
    """A fact without its full stop: “Tom is at Home”, “Ann is not alive”, “Tom’s money is 1”."""
    name, words = spaced(property_.name).lower(), [lexicon.name(a) for a in arguments]
    teller = {bool: _truth, str: _entity, float: _number, type(None): _unknown}[type(value)]
    return teller(name, words, arguments, value, lexicon)


def _be(arguments: Sequence[str], lexicon: Lexicon) -> str:
    number = lexicon.number(arguments[0], by_name=True) if arguments else "one"
    return BE.form("present", number)


def _truth(name: str, words: list[str], arguments: Sequence[str], value: object, lexicon: Lexicon) -> str:
    no = "" if value else "not "
    if len(words) == 2 and name.endswith("s"):
        says = name if value else f"does not {name.removesuffix('s')}"
        return f"{words[0]} {says} {words[1]}"
    if not words:
        return f"it is {'so' if value else 'not so'}: {name}"
    rest = f" ({', '.join(words[1:])})" if words[1:] else ""
    return f"{words[0]} {_be(arguments, lexicon)} {no}{name}{rest}"


def _entity(name: str, words: list[str], arguments: Sequence[str], value: object, lexicon: Lexicon) -> str:
    what = lexicon.name(str(value))
    if name in ("at", "in", "on", "with", "location") and words:
        return f"{words[0]} {_be(arguments, lexicon)} {'at' if name == 'location' else name} {what}"
    return f"{_owned(name, arguments, lexicon)} is {what}"


def _number(name: str, words: list[str], arguments: Sequence[str], value: object, lexicon: Lexicon) -> str:
    return f"{_owned(name, arguments, lexicon)} is {value:g}"


def _unknown(name: str, words: list[str], arguments: Sequence[str], value: object, lexicon: Lexicon) -> str:
    if name in ("at", "in", "location") and words:
        return f"there is no telling where {words[0]} {_be(arguments, lexicon)}"
    return f"there is no telling what {_owned(name, arguments, lexicon)} is"


def _owned(name: str, arguments: Sequence[str], lexicon: Lexicon) -> str:
    if not arguments:
        return f"the {name}"
    rest = f" ({', '.join(lexicon.name(a) for a in arguments[1:])})" if arguments[1:] else ""
    return f"{lexicon.possessive(arguments[0])} {name}{rest}"
