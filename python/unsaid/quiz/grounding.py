"""A course written in the language: the world whose one course it is, so that the engine can be asked the same.

Each event is an act of its own, ``act1`` to ``actN``. People are P0, P1, …, things T0, …, places L0, …, as they are
numbered. Who watches in secret is so in the world and in their own mind alone. ``close`` ends the course, before all:
after it none of its acts can happen, so that a planner has only what else the world offers.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.quiz.course import HUSH, LOOK, NOISE, TELL, Course, Event

HEAD = """type place;
type thing;
property at(t : thing) : place;
property mover(t : thing) : character;
property over() : boolean;
action close() { precondition: !over(); effect: over(); };
property trusts(hearer : character, teller : character) : boolean;
"""


def world_text(course: Course, places: int = 8, wants: str = "") -> str:
    """The world of a course; ``wants`` is text to stand at its end."""
    return HEAD + "\n".join([*_start(course, places), *_acts(course), wants]) + "\n"


def acts(course: Course) -> list[str]:
    """The acts of a course, in order."""
    return [f"act{number}()" for number in range(1, len(course.events) + 1)]


def _start(course: Course, places: int) -> Iterator[str]:
    people = range(course.people)
    yield "\n".join(f"entity P{p} : character;" for p in people)
    yield "\n".join(f"entity T{t} : thing;" for t in range(len(course.start)))
    yield "\n".join(f"entity L{p} : place;" for p in range(places))
    yield "\n".join(f"at(T{thing}) = L{place};" for thing, place in enumerate(course.start))
    for hearer in people:
        for teller in people:
            if hearer != teller and (hearer, teller) not in course.distrust:
                yield f"trusts(P{hearer}, P{teller});"
    for person, thing, place in course.wrong:
        yield f"believes(P{person}, at(T{thing}) = L{place});"


def _acts(course: Course) -> Iterator[str]:
    for number, event in enumerate(course.events, 1):
        if event.hidden >= 0:
            yield from _hiding(course, number, event.hidden)
        seers = [f"x == P{p}" for p in range(course.people) if event.seen >> p & 1]
        seers += [f"(x == P{event.hidden} & hides{number}())"] if event.hidden >= 0 else []
        effect = _effect(event)
        changes = f"effect: {effect}; " if effect else ""
        yield (
            f"action act{number}() {{ precondition: !over(); {changes}consenting: P{event.who}; "
            f"observing(x : character): {' | '.join(seers)}; }};"
        )


def _hiding(course: Course, number: int, who: int) -> Iterator[str]:
    yield f"property hides{number}() : boolean;\nhides{number}();"
    for other in range(course.people):
        if other != who:
            yield f"believes(P{other}, !hides{number}());"
            yield f"believes(P{who}, believes(P{other}, !hides{number}()));"


def _effect(event: Event) -> str:
    if event.kind == NOISE:
        return ""
    thing, place = event.writes[0]
    at, who, whom = f"at(T{thing})", f"P{event.who}", f"P{event.whom}"
    if event.kind == LOOK:
        return f"believes({who}, {at}) = {at}"
    if event.kind == HUSH:
        return f"believes({whom}, believes({who}, {at})) = believes({whom}, {at})"
    if event.kind == TELL:
        heard = f"believes({whom}, {at} = L{place}) & believes({whom}, believes({who}, {at} = L{place}))"
        return f"when(trusts({whom}, {who})) ({heard})"
    return " & ".join(f"at(T{t}) = L{p} & mover(T{t}) = {who}" for t, p in event.writes)
