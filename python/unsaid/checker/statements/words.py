"""A statement in a few words, for a finding about it."""

from __future__ import annotations

from unsaid.data.statements import (
    Felt,
    Held,
    Hidden,
    HowHeld,
    Knowing,
    Mistaken,
    Nearly,
    NotKnowing,
    Owed,
    Recognised,
    Row,
    Statement,
    Took,
    WhyNot,
    Would,
)


def told_shortly(statement: Statement | NotKnowing) -> str:
    """Who, what and where in one line."""
    match statement:
        case Felt(feeling=feeling, who=who, place=place):
            return f"{who}, {feeling} {'at the start' if place is None else f'at act {place + 1}'}"
        case Recognised(who=who, act=act, place=place):
            return f"{who}, seeing what it had done by {act} at act {place + 1}"
        case Held(who=who, act=act, place=place):
            return f"{who}, held back from {act} before act {place + 1}"
        case Nearly(held=held):
            return f"{held.who}, near to {held.act} before act {held.place + 1}"
        case Would(who=who, act=act, place=place):
            return f"{who}, who would have done {act} before act {place + 1}"
        case Owed(question=question, who=who, asked=asked):
            return f"{who}, owing an answer on {question} from act {asked + 1}"
        case Took(question=question, who=who, place=place):
            return f"{who}, taking act {place + 1} as evidence on {question}"
        case WhyNot(who=who, act=act, place=place):
            return f"{who}, who did not do {act} before act {place + 1}"
        case Mistaken(who=who, fact=fact):
            return f"{who}, wrong about {fact.fluent}"
        case Row(place=place):
            return "what was known at the start" if place < 0 else f"what came to be known at act {place + 1}"
        case Hidden(who=who, shown=shown, place=place):
            return f"{who}, showing {shown} at act {place + 1}"
        case HowHeld(who=who, fluent=fluent, done=done, label=label):
            return f"{', '.join(who)}: {fluent}, {label} after {done} acts"
        case Knowing(who=who, fluent=fluent, done=done):
            return f"{', '.join(who)}: whether {fluent} is known after {done} acts"
