"""Why an answer is right, in the story's own sentences: who saw or heard which of them, and what was held after it.

What is held is asked of the engine, sentence by sentence; who saw is told from where everybody is.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.audit.data import Step
from unsaid.conventions.events import Event, Question, Tale
from unsaid.conventions.minding import ELSEWHERE, Minded
from unsaid.conventions.rules import Rules

ALONE = ("tell", "confide")


def proof(tale: Tale, asked: Question, rules: Rules) -> list[Step]:
    """The sentences that decide: all about the thing, and those in which somebody asked about comes or goes."""
    steps: list[Step] = []
    minded = Minded(tale, rules)
    people = tuple(dict.fromkeys(asked.chain))
    for count, (event, at) in enumerate(_whereabouts(tale), 1):
        about = event.thing == asked.thing
        if not about and not (event.kind in ("enter", "exit") and event.who in people):
            continue
        saw = tuple(who for who in people if _saw(event, who, at, rules)) if about else ()
        missed = tuple(who for who in people if who not in saw) if about else ()
        step = Step(event.line, event.text, saw, missed, _held(minded, count, asked))
        if steps and steps[-1].line == step.line:
            if not about:
                continue
            steps.pop()
        steps.append(step)
    return steps


def therefore(tale: Tale, asked: Question, rules: Rules, steps: list[Step]) -> str:
    """What follows, in a sentence."""
    answers = Minded(tale, rules).answer(asked)
    if len(answers) != 1:
        possible = _or(sorted(answers, key=lambda answer: (answer == ELSEWHERE, answer)))
        return f"The story does not settle it: for {_whose(asked.chain)} it may be {possible}."
    answer = next(iter(answers))
    if asked.kind == "topic":
        heard = "has heard" if answer == "yes" else "has not heard"
        outer = f"For {_and(asked.chain[:-1])}, " if asked.chain[:-1] else ""
        return f"So the answer is {answer}: {outer}{asked.chain[-1]} {heard} of {asked.thing}."
    if asked.kind == "memory":
        return f"So the answer is {answer}: it is there at first."
    if not asked.chain:
        return f"So the answer is {answer}: it is there at the end."
    return f"So the answer is {answer}: {_because(asked.chain, steps, answer)}."


def _because(chain: tuple[str, ...], steps: list[Step], answer: str) -> str:
    """The last sentence that all of a chain have in common, and what was missed after it."""
    people = tuple(dict.fromkeys(chain))
    last = next(
        (s for i, s in enumerate(steps) if s.holds == answer and all(t.holds == answer for t in steps[i:])), None
    )
    if last is None:
        return f"that is what {_whose(chain)} holds"
    missed = [step for step in steps if step.missed and step.line > last.line]
    who = tuple(dict.fromkeys(name for step in missed for name in step.missed))
    held = f"that is what {_whose(chain)} holds after line {last.line}"
    if not missed:
        return held
    lines = _and([str(step.line) for step in missed])
    if who != people or len(people) == 1:
        return f"{held}; {_and(who)} missed line{'s' if len(missed) > 1 else ''} {lines}"
    return f"{held}; nothing after it was seen by all"


def _held(minded: Minded, after: int, asked: Question) -> str | None:
    answers = minded.answer(asked, after)
    return next(iter(answers)) if len(answers) == 1 else None


def _whereabouts(tale: Tale) -> Iterator[tuple[Event, dict[str, str]]]:
    at: dict[str, str] = {}
    for event in tale.events:
        yield event, at
        if event.kind in ("enter", "exit"):
            at[event.who] = event.room if event.kind == "enter" else ""


def _saw(event: Event, who: str, at: dict[str, str], rules: Rules) -> bool:
    if who in event.peeking or who == event.who:
        return True
    if event.kind in ALONE:
        return who == event.to
    if event.kind == "put" and rules.starts == "known":
        return True
    room = event.room if event.kind == "put" else at.get(event.who, "")
    return at.get(who) == room and who not in event.distracted


def _whose(chain: tuple[str, ...]) -> str:
    """The mind at the end of a chain: ``Ada``, ``Ben as Ada sees him``: said without a pronoun."""
    if not chain:
        return "the world"
    return chain[-1] if len(chain) == 1 else f"{chain[-1]}, as {', as '.join(reversed(chain[:-1]))} has it,"


def _and(names: tuple[str, ...] | list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _or(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
