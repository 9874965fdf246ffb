"""Why somebody did not do something, in plain words.

The same answer often holds, is broken off and holds again: whoever is asked cannot leave, and between questions could
and has nothing to gain by it. So answers that say the same are told once, with all the stretches of the story they hold
for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.proof import called
from unsaid.data.statements import WhyNot
from unsaid.telling.inward.words import Inward, listed
from unsaid.telling.names import capital
from unsaid.telling.teller import Teller
from unsaid.world import Expression, as_text
from unsaid.world.expressions import conjuncts

Stretch = tuple[int, int]
"""The first and the last place a stretch of the story goes over."""


def told(inward: Inward, found: Sequence[WhyNot]) -> Iterator[tuple[WhyNot, str]]:
    """Each answer with its sentence; empty for one that an earlier sentence has told already."""
    groups: dict[object, list[WhyNot]] = {}
    for one in found:
        groups.setdefault(_key(one), []).append(one)
    for one in found:
        group = groups[_key(one)]
        yield one, _sentence(inward, one, [(o.place, o.until) for o in group]) if one is group[0] else ""


def _key(one: WhyNot) -> object:
    """What two answers must have in common to be told together; what held somebody back is told each time."""
    apart = one.place if one.held or one.would else None
    return one.act, one.who, one.answer, one.better, one.needs, apart


def _sentence(inward: Inward, one: WhyNot, stretches: Sequence[Stretch]) -> str:
    who, doing = inward.name(one.who), inward.doing(one.act, one.place)
    when = capital(_when(inward, stretches))
    match one.answer:
        case "done":
            return f"{when}: {who} did it."
        case "impossible":
            return f"{when}: {who} could not {doing}.{_needs(inward, one)}"
        case "thought impossible":
            return f"{when}: {who} did not think it possible to {doing}.{_needs(inward, one)}"
        case "no gain":
            return f"{when}: {who} had nothing to gain by it."
        case "free":
            return f"{when}: nothing kept {inward.object(one.who)} from it; the story went another way."
        case "better":
            return f"{when}: it would have made sense, but this led further: {inward.acts(one.better)}."
    held = "" if one.held is None else inward.held(one.held, one.until)
    would = "" if one.would is None else inward.would(one.would)
    return f"{held} {would}".strip()


def _when(inward: Inward, stretches: Sequence[Stretch]) -> str:
    """“from act 2 to act 4, and before acts 6, 8 and 10”."""
    alone = [first for first, last in stretches if first == last]
    parts = [inward.between(first, last) for first, last in stretches if first != last]
    if len(alone) == 1:
        parts.append(inward.between(alone[0], alone[0]))
    elif alone:
        parts.append(f"before acts {listed(str(place + 1) for place in alone)}")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, and {parts[-1]}"


def _needs(inward: Inward, one: WhyNot) -> str:
    """The conditions that did not hold, in the world's words where it has them, else as they are written."""
    ground = inward.log.world.ground
    action = next(action for action in ground.actions if action.name == one.act)
    written = {as_text(part, ground): part for part in conjuncts(action.precondition)}
    choices = [ways for text in one.needs if (ways := _ways(inward, written[text]))]
    plain = [text for text in one.needs if not _ways(inward, written[text])]
    needs = [condition(inward.teller, written[text]) or f"`{text}`" for text in plain]
    needs.sort(key=lambda need: " that " in need)  # “that” would seem to take in what comes after it
    said = [f"It needs this: {listed(needs)}."] if needs else []
    also = "also " if needs else ""
    said += [f"It {also}needs one of these: {'; '.join(ways[:-1])}; or {ways[-1]}." for ways in choices]
    return "".join(f" {sentence}" for sentence in said)


def _ways(inward: Inward, part: Expression) -> list[str]:
    """The clauses of which one is enough, where some of them are made of several; else none."""
    if type(part) is not tuple or _joint(part) != "or":
        return []
    clauses = [condition(inward.teller, one) for one in part[1:]]
    return clauses if all(clauses) and any(_joint(one) == "and" for one in part[1:]) else []


def condition(teller: Teller, part: Expression) -> str:
    """A condition as a clause, where the world has words for all of it; else nothing."""
    if type(part) is not tuple:
        return ""
    match part:
        case ("or", *parts):
            clauses = [condition(teller, one) for one in parts]
            return " or ".join(clauses) if all(clauses) else ""
        case ("and", *parts):
            parts = sorted(parts, key=lambda one: _joint(one) == "or")
            clauses = [("either " if _joint(p) == "or" else "") + condition(teller, p) for p in parts]
            return listed(clauses) if all(clauses) else ""
        case ("==" | "!=" as sign, ("get", int() as fluent, *chain), value) if type(value) is not tuple:
            worded = teller.world.tellings and teller.has_words(fluent)
            clause = teller.fact(fluent, value) if worded else ""
            return _belief(teller, chain, clause if sign == "==" else _denied(clause)) if worded else ""
    return ""


def _joint(part: Expression) -> object:
    """What joins the parts of a condition, or what it is."""
    return part[0] if type(part) is tuple else None


def _denied(clause: str) -> str:
    """A clause denied at its first “is” or “are”, else as a whole."""
    for verb in (" is ", " are "):
        before, found, after = clause.partition(verb)
        if found and " not " not in f" {after} ":
            return f"{before}{verb}not {after}"
    return f"it is not so that {clause}"


def _belief(teller: Teller, chain: Sequence[int], clause: str) -> str:
    """A clause as something believed by a chain of believers, outermost first."""
    for who in reversed(called(teller.ground, chain)):
        clause = f"{teller.lexicon.name(who)} {'believe' if who == teller.you else 'believes'} that {clause}"
    return clause
