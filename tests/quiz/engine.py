"""Items asked of the engine: the world of an item's course, gone through act by act."""

from __future__ import annotations

import re
from itertools import pairwise, product

import unsaid
from unsaid import Moment
from unsaid.data.limits import Limits
from unsaid.quiz.course import Course
from unsaid.quiz.grounding import acts, world_text
from unsaid.quiz.making import Made

WANTING = """
property has(c : character, t : thing) : boolean;
property waits(c : character) : place;
property met(c : character) : boolean;
"""
SEEKING = """
action seek({who}, p : place) {{
  effect: forall(t : thing) when(at(t) == p) has({who}, t) & forall(d : character) when(waits(d) == p) met(d);
  observing(x : character): x == {who};
  consenting: {who};
}};
"""
WAITING = """
action wait({who}, p : place) {{ effect: waits({who}) = p; observing(x : character): x == {who}; consenting: {who}; }};
"""
SAYING = """
action say({who}, {whom}, {what}, {place}) {{
  effect: believes({whom}, at({what}) = {place});
  observing(x : character): x == {who} | x == {whom};
  consenting: {who};
}};
"""
"""Acts for those who want something, after the course is over."""
LIMITS = Limits(author=2, character=2, depth=2)


def ended(course: Course, wants: str = "") -> Moment:
    """The moment after a course, in a world with wants of its own."""
    world = unsaid.read(world_text(course, wants=wants))
    assert world.ok, world.diagnostics
    moment = world.start
    for act in acts(course):
        moment = moment.after(act)
    return moment.after("close()")


def chains(people: int, deepest: int) -> list[tuple[int, ...]]:
    """All chains of minds to a depth in which nobody follows on themselves."""
    found = [chain for length in range(deepest + 1) for chain in product(range(people), repeat=length)]
    return [chain for chain in found if all(one != other for one, other in pairwise(chain))]


def held(moment: Moment, chain: tuple[int, ...]) -> dict[str, object]:
    """All that the mind at the end of a chain holds, by the names of facts."""
    return dict((moment.mind(*(f"P{p}" for p in chain)) if chain else moment).facts)


def planned(made: Made) -> str:
    """What the engine's planner answers to a question about what somebody does, or why."""
    item, words = made.item, made.words
    who = [
        f"P{words.people.index(name)}" for name in re.findall(r"\b[A-Z][a-z]+\b", item.question) if name in words.people
    ]
    things = [
        f"T{words.things.index(thing)}" for thing in re.findall(r"the [a-z]+", item.question) if thing in words.things
    ]
    if item.kind == "why":
        return _why(made, who[0], things)
    if item.kind == "do":
        return _do(made, who[0], who[1], things[0])
    seeker = who[0]
    wanted = SEEKING.format(who=seeker) + f"utility({seeker}): has({seeker}, {things[0]});"
    chooser = seeker if item.order == 1 else who[1]
    if chooser != seeker:
        wanted += WAITING.format(who=chooser) + f"utility({chooser}): met({chooser});"
    act = ended(made.course, WANTING + wanted).choose(chooser, limits=LIMITS).act
    assert act is not None
    return words.at(int(act.rstrip(")").rpartition("L")[2]))


def _why(made: Made, who: str, things: list[str]) -> str:
    """For which thing alone the act would have had a reason."""
    place = next(n for n, name in enumerate(made.words.places) if f"{made.words.at(n)}. Why?" in made.item.question)
    for thing in things:
        moment = ended(made.course, f"{WANTING}{SEEKING.format(who=who)}utility({who}): has({who}, {thing});")
        (option,) = [o for o in moment.options(who, limits=LIMITS) if o.act == f"seek({who}, L{place})"]
        if option.reason is not None:
            return f"because {made.words.people[int(who[1])]} thinks that {made.words.things[int(thing[1])]} is there"
    return "for nothing"


def _do(made: Made, who: str, whom: str, thing: str) -> str:
    """What is done for somebody to think something: the choice that begins with a name, if anything."""
    place = next(n for n in range(len(made.words.places)) if f" is {made.words.at(n)}, and" in made.item.question)
    said = SAYING.format(who=who, whom=whom, what=thing, place=f"L{place}")
    wanted = f"{WANTING}{said}utility({who}): believes({whom}, at({thing}) == L{place});"
    act = ended(made.course, wanted).choose(who, limits=LIMITS).act
    assert act in (None, f"say({who}, {whom}, {thing}, L{place})"), act
    return next(choice for choice in made.item.choices if choice.startswith("nothing") == (act is None))
