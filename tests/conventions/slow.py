"""The rules of the public sets once more, as a slow and obvious program: what somebody holds is what is left of the
story when all that it did not witness is struck out.

A chain of minds is gone through from outside in. What is left for Ann is what Ann witnessed; what Ann thinks is left
for Ben is what of that Ben witnessed, as far as Ann knows. Nothing here knows of worlds, labels or the engine.
"""

from __future__ import annotations

from dataclasses import replace

from unsaid.conventions.events import Event, Question, Tale
from unsaid.conventions.rules import Rules

Story = list[Event]
MOVES = ("enter", "exit")
ELSEWHERE = "elsewhere"


def answers(tale: Tale, question: Question, rules: Rules) -> frozenset[str]:
    """Every answer that the story allows."""
    boxes = frozenset(e.box for e in tale.events if e.box and e.thing == question.thing)
    if question.kind == "memory":
        first = [e.box for e in tale.events if e.thing == question.thing and e.kind in ("put", "move")]
        return frozenset(first[:1])
    if question.kind == "topic":
        return frozenset({"yes" if has_heard(tale, question, rules) else "no"})
    story = found(tale, question.thing, rules)
    chain = tuple(who for i, who in enumerate(question.chain) if question.chain[i - 1 : i] != (who,))
    for who in chain:
        story = left_for(story, who, rules)
    place = last_place(story, chain, rules)
    return frozenset({place}) if place else boxes | {ELSEWHERE}


def found(tale: Tale, thing: str, rules: Rules) -> Story:
    """The story of one thing, with what is found on entering as an event of its own, where boxes are open."""
    story: Story = []
    at: dict[str, str] = {}
    where, room = "", ""
    for event in tale.events:
        if event.thing not in ("", thing):
            continue
        story.append(event)
        at.update({event.who: event.room} if event.kind == "enter" else {event.who: ""} if event.kind == "exit" else {})
        if event.kind in ("put", "move"):
            where, room = event.box, event.room if event.kind == "put" else at.get(event.who, "")
        if event.kind == "enter" and rules.boxes == "open" and where and room == event.room:
            story.append(Event("idle", event.who, thing=thing, box=where, room=room))
    return story


def left_for(story: Story, who: str, rules: Rules) -> Story:
    """What is left of a story for somebody, as it knows it: others' dozing is unknown, and so is their peeking."""
    at: dict[str, str] = {}
    left = []
    for event in story:
        if witnessed(event, who, at, rules):
            left.append(replace(event, distracted=(), peeking=tuple(p for p in event.peeking if p == who)))
        if event.kind in MOVES:
            at[event.who] = event.room if event.kind == "enter" else ""
    return left


def witnessed(event: Event, who: str, at: dict[str, str], rules: Rules) -> bool:
    """Whether somebody witnesses an event, given where everybody is."""
    if event.kind == "enter":
        return True
    if event.kind == "exit":
        return rules.leaving == "noticed" or event.who == who
    if event.kind == "put" and rules.starts == "known":
        return True
    if event.kind in ("tell", "confide"):
        return who in (event.who, event.to, *event.peeking)
    if event.kind in ("say", "claim") and event.who == who:
        return True
    room = event.room if event.kind == "put" else at.get(event.who, "")
    return (at.get(who, "") == room and who not in event.distracted) or who in event.peeking


def last_place(story: Story, chain: tuple[str, ...], rules: Rules) -> str:
    """Where the thing is at the end of what is left; with nobody in the chain, in truth."""
    place = ""
    at: dict[str, str] = {}
    gone: list[str] = []
    for event in story:
        if event.kind == "enter":
            at[event.who] = event.room
        elif event.kind == "exit":
            at[event.who] = ""
            if rules.leaving == "noticed":
                gone = [name for name in gone if name != event.who] + [event.who]
        elif event.box and event.kind not in ("claim", "tell"):
            place = event.box
        elif event.box and chain:
            place = event.box if believes(event, chain, at, gone, place, rules) else place
    return place


def believes(
    event: Event, chain: tuple[str, ...], at: dict[str, str], gone: list[str], place: str, rules: Rules
) -> bool:
    """Whether what is said becomes what the last of the chain holds. Whoever stands before it in the chain witnessed
    this, or it would have been struck out."""
    hearer = chain[-1]
    if event.who == hearer:
        outer = chain[-2:-1]
        return rules.speakers == "sincere" and any(trusts(event, other, gone, "", rules) for other in outer)
    return hears(event, hearer, at) and trusts(event, hearer, gone, place, rules)


def hears(event: Event, hearer: str, at: dict[str, str]) -> bool:
    """Whether something is said to somebody, or overheard."""
    near = hearer == event.to if event.kind == "tell" else at.get(hearer) == at.get(event.who)
    return near or hearer in event.peeking


def trusts(event: Event, hearer: str, gone: list[str], place: str, rules: Rules) -> bool:
    """Whether a hearer believes the speaker."""
    if rules.trust == "later":
        left = {name: number for number, name in enumerate(gone, 1)}
        return left.get(hearer, 0) < left.get(event.who, 0)
    return rules.trust == "all" or (rules.trust == "unseen" and not place)


def has_heard(tale: Tale, question: Question, rules: Rules) -> bool:
    """Whether the last of the chain has heard of a topic, as the others have it."""
    story = [e for e in tale.events if e.thing in ("", question.thing)]
    for who in question.chain[:-1]:
        story = left_for(story, who, rules)
    heard = left_for(story, question.chain[-1], rules)
    return any(e.thing == question.thing for e in heard)
