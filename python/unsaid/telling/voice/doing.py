"""The judge's part for doings: who does what to whom, and nobody and nothing that was not there.

Two tellings are compared clause by clause (``clauses``). Where the same verb is told, the same one must do it, to the
same others, in the same places, and it must be denied in both or in neither. Another verb may be used, but its doer
must be one who does something in the paragraph; only of the few verbs that turn a doing round (*receive* for *give*)
may it be the other one. There may be no more new verbs than there are old ones left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unsaid.english import finite
from unsaid.telling.voice.clauses import DETERMINERS, OWNERS, PREPOSITIONS, WHO, Clause, clauses, pairs
from unsaid.telling.voice.paper import Brief
from unsaid.telling.voice.words import (
    MINDS,
    NUMBERS,
    SMALL,
    bare,
    outside_speech,
    sentences,
    stem,
    stems,
    word_set,
    words,
)

TURNED = word_set(
    """
    receive accept get take obtain hear learn buy borrow follow catch inherit have hold
    """
)
"""Verbs whose doer may be the one to whom another verb does it."""

RECEIVING = word_set("receive obtain borrow inherit")
"""Those whose doer must be."""

PALE = word_set(
    """
    be go come make do let seem become keep stand lie sit turn move stay begin start stop
    """
)
"""Verbs that bring in nothing by themselves."""

HARMLESS = frozenset(
    [
        "way",
        "moment",
        "time",
        "while",
        "hand",
        "side",
        "word",
        "voice",
        "step",
        "turn",
        "end",
        "place",
        "head",
        "eye",
        "foot",
        "arm",
        "back",
        "silence",
        "look",
        "thing",
        "air",
        "front",
        "breath",
        "pace",
        "reach",
        "middle",
        "rest",
        "part",
        "bit",
        "least",
        "once",
        "last",
        "first",
        "direction",
        "distance",
        "company",
        "sight",
        "care",
        "haste",
        "return",
    ]
)
"""Things that any sentence may have."""

ANYBODY = word_set(
    """
    someone somebody anyone anybody everyone everybody others stranger strangers people
    """
)

PRONOUNS = frozenset(WHO.values()) - {"i", "you", "we"}


def doings(_: Brief, before: str, after: str) -> Iterator[str]:
    """Nobody does what another did, and nothing is done that was not."""
    told, said = clauses(before), clauses(after)
    for clause in said:
        if not any(_fits(clause, other, told) for other in told if other.verb == clause.verb):
            if any(other.verb == clause.verb for other in told):
                yield f"somebody else does it ({clause.verb})"
            elif not _could(clause, told):
                yield f"somebody does something else ({clause.verb})"
    if turned := _turned(stems(before), stems(after)):
        yield f"it says the opposite ({turned})"
    new = [c.verb for c in said if _weighs(c.verb) and c.verb not in stems(before)]
    lost = [c.verb for c in told if c.verb not in stems(after)]
    if len(new) > len(lost):
        yield f"something more is done ({new[-1]})"
    for firsts in ("owners", "numbers"):
        were = pairs(before, firsts)
        for first, thing in pairs(after, firsts) - were:
            if any(other == thing or (firsts == "numbers" and one == first) for one, other in were):
                yield (
                    f"it is another's ({thing})" if firsts == "owners" else f"its numbers are others ({first} {thing})"
                )


def _turned(told: frozenset[str], said: frozenset[str]) -> str | None:
    """A word that has come to be denied by how it begins, or no longer is: *unlocks* for *locks*."""
    for one, other in ((told, said), (said, told)):
        for word in other - one:
            if any(word.removeprefix(start) in one - other for start in ("un", "dis", "mis") if word.startswith(start)):
                return word
    return None


def _weighs(verb: str) -> bool:
    return verb not in PALE and verb not in MINDS


def _fits(clause: Clause, other: Clause, told: list[Clause]) -> bool:
    """Whether two clauses of one verb can tell the same."""
    if clause.denied != other.denied or not _same(clause.agent, other.agent):
        return False
    if other.agent is not None and other.agent in clause.places and other.agent not in other.places:
        return False
    if clause.agent is not None and clause.agent in other.places and clause.agent not in clause.places:
        return False
    elsewhere = {who for one in told for who in one.places} - set(other.places) - set(WHO.values())
    if other.places and any(how == "" and who in elsewhere for who, how in clause.places.items()):
        return False
    return all(other.places.get(who, how) == how for who, how in clause.places.items())


def _same(one: str | None, other: str | None) -> bool:
    """Whether two doers may be one: a pronoun of the third person may stand for a name."""
    if one is None or other is None or one == other:
        return True
    return (one in PRONOUNS) != (other in PRONOUNS) and not {one, other} & {"i", "you", "we"}


def _could(clause: Clause, told: list[Clause]) -> bool:
    """Whether a new verb's doer is one who could be its doer."""
    if clause.agent is None:
        return True
    if clause.verb in RECEIVING:
        return any(clause.agent in other.places for other in told)
    if clause.verb in TURNED and any(clause.agent in other.places for other in told):
        return True
    return any(other.agent is None or _same(clause.agent, other.agent) for other in told)


def things(brief: Brief, before: str, after: str) -> Iterator[str]:
    """Every person and thing is one of the paragraph's, of its facts', or one that any sentence may have."""
    known = stems(before) | HARMLESS | {w for fact in brief.known for w in stems(fact)} | {stem(n) for n in brief.names}
    told = {bare(w) for w in words(before)}
    for new in (who for clause in clauses(after) for who, how in clause.places.items() if not how):
        if (
            new not in known
            and new not in WHO.values()
            and finite(new) is None
            and not new.endswith(("ly", "ing", "ed"))
        ):
            yield f"it brings in {new}"
    for sentence in sentences(outside_speech(after)):
        plain = [bare(w) for w in re.findall(r"[^\W\d_][\w’'-]*|[.,;:—]", sentence)]
        if new := ANYBODY & set(plain) - told:
            yield f"it brings in {min(new)}"
        for place, word in enumerate(plain):
            if word in DETERMINERS or word in OWNERS or word in NUMBERS or word in PREPOSITIONS:
                run = list(_run(plain[place + 1 :]))
                if run and not any(stem(w) in known for w in run) and _is_thing(run[-1], word):
                    yield f"it brings in {run[-1]}"


def _run(plain: list[str]) -> Iterator[str]:
    """The words that belong to a thing, from where it is introduced."""
    for word in plain:
        if not word[0].isalpha() or word in SMALL:
            return
        yield word


def _is_thing(word: str, before: str) -> bool:
    """Whether a word is one; without an article, only what is surely more than one."""
    if word.endswith(("ing", "ly")):
        return False
    return before not in PREPOSITIONS or (word.endswith("s") and not word.endswith("ss"))


PAST, PRESENT = word_set("was were had did went came said"), word_set("is are am has have does do")


def tense(_: Brief, before: str, after: str) -> Iterator[str]:
    """What happens does not come to have happened, nor the other way round."""
    (then, now), (past, present) = _tenses(before), _tenses(after)
    if (then and not now and present and not past) or (now and not then and past and not present):
        yield "it is told in another tense"


def _tenses(text: str) -> tuple[int, int]:
    """How many verbs are surely past, and how many surely present."""
    plain = [bare(w) for w in words(outside_speech(text))]
    found = [
        (w, finite(w)) for w, b in zip(plain, ["", *plain], strict=False) if b not in DETERMINERS and b not in OWNERS
    ]
    verbs = [(w, f.verb) for w, f in found if f is not None and f.other is None]
    past = sum(w in PAST or (w == v.past != v.many and not w.endswith("ed")) for w, v in verbs)
    past += sum(w.endswith("ed") and w == v.past for w, v in verbs)
    present = sum(w in PRESENT or (w == v.one and w not in PREPOSITIONS) for w, v in verbs)
    return past, present
