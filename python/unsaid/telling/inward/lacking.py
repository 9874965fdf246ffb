"""What keeps people from what a story needs, in plain words.

The reader is told who lacks a reason for what, and what would give one, as it stands in the mind that lacks it. What is
believed is told as the truth that is not known there; what another would have to do is told with what that other lacks,
as it is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.data.lacking import Lack, Way
from unsaid.data.proof import Fact, numbers
from unsaid.telling.inward.words import Inward, listed
from unsaid.telling.names import capital
from unsaid.telling.plain import finite, known_verb
from unsaid.telling.teller import Teller


def lack(inward: Inward, found: Lack) -> str:
    """What is missing of one act, for whom, and what would give a reason for it."""
    who, they, doing = inward.name(found.who), _they(inward, found.who), inward.doing(found.act, found.place)
    no = f"{_verb(inward, found.who, 'has', 'have')} no reason"
    if not found.unknown:
        return capital(_reasons(inward, found, f"{who} {no} to {doing}"))
    known = _known(inward, found.unknown)
    first = f"{who} {_verb(inward, found.who, 'does', 'do')} not think it possible to {doing}"
    if found.reasoned:
        return capital(f"{first}: {they} would do it, if {they} knew {known}.")
    return f"{capital(first)}, not knowing {known}. {capital(_reasons(inward, found, f'even then {they} {no}'))}"


def _reasons(inward: Inward, found: Lack, head: str) -> str:
    """That there is no reason, and what would give one: first what is enough by itself, then what another would do."""
    plain = _ifs(inward, found.who, found.ways)
    others = [_other(inward, found.who, way) for way in found.ways if way.kind == "other"]
    if all(way.kind == "wish" for way in found.ways) and plain:
        wants = _verb(inward, found.who, "wants", "want")
        nothing = f"it brings {inward.them(found.who)} nothing that {_they(inward, found.who)} {wants}"
        return f"{head}: {nothing}. {capital(plain)}"
    if plain:
        return " ".join([f"{head}: {plain}", *map(capital, others)])
    if others:
        return " ".join([f"{head}: {others[0]}", *map(capital, others[1:])])
    return f"{head}, and nothing that was tried would give {inward.them(found.who)} one."


def _ifs(inward: Inward, who: str, ways: Sequence[Way]) -> str:
    """“she would, if she knew …, or if …”; empty where nothing is enough by itself."""
    they = _they(inward, who)
    conditions = [text for way in ways if (text := _if(inward, who, way))]
    return f"{they} would, {', or '.join(conditions)}." if conditions else ""


def _if(inward: Inward, who: str, way: Way) -> str:
    they = _they(inward, who)
    match way.kind:
        case "belief":
            return f"if {they} knew {_known(inward, way.facts)}"
        case "wish":
            return f"if {they} wanted this: {_facts(inward, way.facts)}"
        case "cost":
            assert way.concern is not None
            lost = inward.teller.concern(who, way.concern, "down", (who,))
            return f"were it not for this: {lost or inward.concern(way.concern)}"
    return ""


def _other(inward: Inward, who: str, way: Way) -> str:
    """What an act would lead on to, if another did what it has no reason for in this mind."""
    assert way.other is not None and way.act is not None
    it = f"what it would bring ({_facts(inward, way.facts)})" if way.facts else "it"
    lexicon = inward.teller.lexicon
    his = lexicon.pronoun(who, "his") if _has_pronoun(inward, who) else lexicon.possessive(who)
    mind = "as far as you know" if who == inward.teller.you else f"in {his} mind"
    would = _ifs(inward, way.other, way.inner)
    tail = f": {would.rstrip('.')}" if would else ""
    name, has = inward.name(way.other), _verb(inward, way.other, "has", "have")
    does = _does(inward, way.other, way.act)
    return f"{it} gains {inward.them(who)} something only if {does}, and {mind} {name} {has} no reason to{tail}."


def _does(inward: Inward, who: str, act: str) -> str:
    """Somebody and what it does: “Jim comes home”; “Jim were to …” where it takes more than one verb."""
    doing, lexicon = inward.doing(act), inward.teller.lexicon
    first, _, rest = doing.partition(" ")
    if known_verb(first) is None or " and " in doing:
        return f"{inward.name(who)} were to {doing}"
    verb = finite(first, lexicon.number(who, by_name=True), lexicon)
    return " ".join([inward.name(who), *verb, *([rest] if rest else [])])


def _they(inward: Inward, who: str) -> str:
    """The pronoun of somebody just named, where the author gave one or it is you; else the name again."""
    return inward.they(who) if _has_pronoun(inward, who) else inward.name(who)


def _has_pronoun(inward: Inward, who: str) -> bool:
    return inward.teller.lexicon.given(who) is not None or inward.teller.lexicon.pronominal(who)


def _verb(inward: Inward, who: str, one: str, many: str) -> str:
    return verb(inward.teller, who, one, many)


def verb(teller: Teller, who: str, one: str, many: str) -> str:
    """A verb as the name of somebody takes it."""
    return one if teller.lexicon.number(who, by_name=True) == "one" else many


def _known(inward: Inward, facts: Sequence[Fact]) -> str:
    return listed(f"that {_clause(inward, one)}" for one in facts)


def _facts(inward: Inward, facts: Sequence[Fact]) -> str:
    """Facts in the world's words, those that have some before all others."""
    worded = [one for one in facts if inward.worded(one)]
    return listed(dict.fromkeys(_clause(inward, one) for one in worded or facts))


def _clause(inward: Inward, one: Fact) -> str:
    clause = inward.teller.fact(numbers(inward.log.world.ground).fluents[one.fluent], one.value)
    for who in reversed(one.who):
        clause = f"{inward.name(who)} {_verb(inward, who, 'believes', 'believe')} that {clause}"
    return clause
