"""A statement in a few words, for a finding about it."""

from __future__ import annotations

from unsaid.psyche.statements import Felt, Held, Owed, Took, Would

Statement = Felt | Held | Would | Owed | Took


def told_shortly(statement: Statement) -> str:
    """Who, what and where in one line."""
    match statement:
        case Felt(feeling=feeling, who=who, place=place):
            return f"{who}, {feeling} {'at the start' if place is None else f'at act {place + 1}'}"
        case Held(who=who, act=act, place=place):
            return f"{who}, held back from {act} before act {place + 1}"
        case Would(who=who, act=act, place=place):
            return f"{who}, who would have done {act} before act {place + 1}"
        case Owed(question=question, who=who, asked=asked):
            return f"{who}, owing an answer on {question} from act {asked + 1}"
        case Took(question=question, who=who, place=place):
            return f"{who}, taking act {place + 1} as evidence on {question}"
