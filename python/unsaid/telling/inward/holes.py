"""Holes of a story in plain words: what is wrong, who knew, when it could have been helped, and what would help.

Acts are named as the writer wrote them, so that they can be found in the story; all else is told in the world's words,
as it is in the language only where there are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.data.proof import Fact, called
from unsaid.telling.inward.undone import condition
from unsaid.telling.inward.words import Inward, listed
from unsaid.telling.names import capital
from unsaid.world.expressions import conjuncts
from unsaid.world.text import as_text

if TYPE_CHECKING:
    from unsaid.data.holes import Chance, Remark, Repair, Supposed
    from unsaid.world import Expression

LEFT = {0: "then nothing is wrong", 1: "one hole is left"}


def needs(inward: Inward, act: str, failed: Sequence[str]) -> str:
    """The conditions of an act that fail, in the world's words where it has them."""
    ground = inward.log.world.ground
    action = ground.actions[inward.teller.actions[act]]
    parts = {as_text(part, ground): part for part in conjuncts(action.precondition)}
    return listed((text in parts and _condition(inward, parts[text])) or f"`{text}`" for text in failed)


def _condition(inward: Inward, part: Expression) -> str:
    """A condition as a clause; that a fact is as it is, in plain words where the world has none."""
    told = condition(inward.teller, part)
    match part:
        case ("==", ("get", int() as fluent, *chain), value) if not told and type(value) is not tuple:
            ground = inward.log.world.ground
            return clause(inward, Fact(called(ground, chain), ground.fluents[fluent].name, value))
    return told


def impossible(inward: Inward, act: str, failed: Sequence[str]) -> str:
    """That an act cannot happen."""
    return f"{act} cannot happen: it needs this: {needs(inward, act, failed)}"


def unthought(inward: Inward, act: str, who: str, failed: Sequence[str]) -> str:
    """That somebody thinks an act of theirs impossible."""
    does = _verb(inward, who, "does", "do")
    name = inward.column(who)
    return f"{name} {does} not think {act} possible, not knowing this: {needs(inward, act, failed)}"


def clause(inward: Inward, one: Fact) -> str:
    """A fact as a clause, with whose belief it is."""
    said = inward.teller.fact(inward.log.world.ground.fluents_named()[one.fluent], one.value)
    for who in reversed(one.who):
        said = f"{inward.name(who)} {_verb(inward, who, 'believes', 'believe')} that {said}"
    return said


def since(number: int) -> str:
    """Since an act, or since the start."""
    return f"since act {number}" if number else "from the start"


def known(inward: Inward, one: Fact, who: Sequence[tuple[str, int]]) -> str:
    """Who knows something, and since when."""
    if not who:
        return f"Nobody knows that {clause(inward, one)}."
    times = dict[int, list[str]]()
    for name, number in who:
        times.setdefault(number, []).append(inward.name(name))
    told = "; ".join(f"{listed(names)}, {since(number)}" for number, names in sorted(times.items()))
    return f"Who knows that {clause(inward, one)}: {told}."


def believed(inward: Inward, who: str, one: Fact, number: int) -> str:
    """What somebody believes instead, and since when."""
    verb = _verb(inward, who, "believes", "believe")
    return f"{inward.column(who)} {verb} this instead, {since(number)}: {clause(inward, one)}."


def contradicted(number: int, act: str) -> str:
    """The act that it contradicts."""
    return f"It goes against act {number}, {act}."


def chance(inward: Inward, found: Chance) -> str:
    """The last chance to help it."""
    if not found.by:
        return f"Last chance: before act {found.before}, this could happen: {found.act}."
    who = listed([inward.name(by) for by in found.by])
    willing = ", and has a reason to" if found.willing else ", though nothing in the story gives a reason to"
    several = len(found.by) > 1 or any(_verb(inward, one, "has", "have") == "have" for one in found.by)
    if several:
        willing = willing.replace("has", "have")
    return f"Last chance: before act {found.before}, {who} could do this{willing}: {found.act}."


def would(inward: Inward, who: str, ways: Sequence[Supposed]) -> str:
    """Under which beliefs somebody would have done it."""
    name, they = inward.column(who), inward.they(who) if inward.teller.lexicon.given(who) else inward.name(who)
    verbs = {True: "knew", False: "believed"}
    told = [f"if {they} {verbs[w.so]} that {' and that '.join(clause(inward, f) for f in w.facts)}" for w in ways]
    return f"{name} would do it, {', or '.join(told)}."


def another(inward: Inward, who: str) -> str:
    """That somebody has a reason besides the one that is given."""
    has = _verb(inward, who, "has", "have")
    return f"Repair: leave out the reason that is given; {inward.name(who)} {has} another."


def repair(inward: Inward, one: Repair) -> str:
    """What would mend it, and what is left then."""
    acts = ", then ".join(one.acts)
    match one.kind:
        case "moved":
            said = f"do {acts} as act {one.before} of the story"
        case "swapped":
            said = f"let acts {one.before} and {one.other} change places, {' and '.join(one.acts)}"
        case "put in":
            said = f"before act {one.before}, put in {acts}"
        case "left out":
            said = f"leave out act {one.before}, {acts}"
        case "observer":
            said = f"let {inward.name(one.who or '')} see act {one.before}, {acts}"
        case _:
            said = f"write this into the world: `{one.statement};`"
    return f"Repair: {said}; {left(one)}."


def left(one: Repair) -> str:
    """What is left after a repair."""
    return LEFT.get(one.left, f"{one.left} holes are left")


def leaked(inward: Inward, who: str, number: int, act: str, by: Sequence[str]) -> str:
    """Who let somebody come to believe something, and by which act."""
    told = f"{inward.column(who)} came to believe it by act {number}, {act}"
    return f"{told}: {listed([inward.name(one) for one in by])} let it out." if by else f"{told}."


def _verb(inward: Inward, who: str, one: str, many: str) -> str:
    return one if inward.teller.lexicon.number(who, by_name=True) == "one" else many


def remark(inward: Inward, one: Remark, act: str) -> str:
    """A remark, as a sentence."""
    who = inward.column(one.who) if one.who is not None else ""
    facts = " and ".join(f"that {clause(inward, fact)}" for fact in one.facts)
    match one.kind:
        case "simpler-way":
            verb, had = _verb(inward, one.who or "", "plans", "plan"), len(one.acts)
            return f"{who} {verb} {len(one.plan)} acts; could have had the same in {had}: {', then '.join(one.acts)}"
        case "lie-convinces-nobody":
            return f"{act} convinces nobody: {who} does not come to believe {facts}"
        case "lie-seen-through":
            return f"{act} should convince nobody: {who} is made to believe {facts}, and sees that it is not so"
        case "without-consequence":
            return f"nothing comes of {act}: without it all goes as it does, for the same reasons and to the same end"
        case "never-asked":
            by = listed([inward.name(name) for name in one.by])
            told = f"{capital(by)} knows {facts}, which {inward.name(one.who or '')} does not"
            return f"{told}, has every reason to say it and is never asked: {one.acts[0]}"
    does = _verb(inward, one.who or "", "means", "mean")
    return f"{who} still {does} to go on with what {act} began, and the story ends: {', then '.join(one.acts)}"
