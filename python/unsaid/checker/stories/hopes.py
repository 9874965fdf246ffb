"""Confirming a hope that is given: its plan is run again under every supposition, and what is said of it compared.

The plan is the claim. The gain, the loss and the table of suppositions may be left out; what is said of them has to be
so, each supposition once and none missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unsaid.checker.minds.unsure.hoping import NoHope, Replayed
from unsaid.checker.minds.unsure.labels import Label
from unsaid.checker.stories.words import number
from unsaid.data.story import Guess, Hope, Supposition

if TYPE_CHECKING:
    from unsaid.checker.minds.unsure.hoping import Run
    from unsaid.checker.minds.unsure.setting import Put
    from unsaid.checker.minds.world import CheckedWorld
    from unsaid.data.story import Reason

WHY = {
    "too long": ("too-many-acts", "it has more acts than may count"),
    "not theirs": ("plan-impossible", "its first act is somebody else's"),
    "only possible": ("plan-impossible", "its first act is not sure to be possible"),
    "too much to suppose": ("unconfirmed", "there is more to suppose than may be supposed"),
    "nothing to suppose": ("no-hope", "it reads nothing that is not known"),
    "unknown": ("no-hope", "what it ends with is not known under every supposition"),
    "no gain": ("plan-no-gain", "under no supposition does it come to its end and gain anything"),
    "too much to lose": ("plan-no-gain", "it may lose more than is dared"),
    "more to lose than to gain": ("plan-no-gain", "it may lose as much as it may gain"),
    "idle": ("not-minimal", "it does no more than a part of it"),
}
"""Of each thing that keeps a plan from being a hope, the code and the words."""


def written(world: CheckedWorld, replayed: Replayed) -> Hope:
    """A hope as data, with all that was found of it."""
    return Hope(replayed.best, replayed.worst, tuple(_supposition(world, run) for run in replayed.runs))


def no_hope(world: CheckedWorld, found: NoHope) -> tuple[str, str]:
    """The code of what keeps a plan from being a hope, and the words for it."""
    code, words = WHY[found.why]
    if found.why == "idle":
        words += f": {', '.join(world.deeds[act].action.name for act in found.about)}"
    return code, words


def wrong(world: CheckedWorld, reason: Reason, hope: Hope, replayed: Replayed) -> Iterator[tuple[str, str]]:
    """What is said of a hope that is not so: codes and words."""
    if any(step.reasons for step in reason.plan):
        yield "step-unexplained", "the steps of a hope have no reasons of their own: they differ by what is supposed"
    if reason.before is not None or reason.after is not None:
        yield "wrong-utility", "of a hope there is no one utility before and after"
    for said, found, word in ((hope.gain, replayed.best, "gain"), (hope.loss, replayed.worst, "lose")):
        if said is not None and said != found:
            yield "wrong-utility", f"it is said that it may {word} {number(said)}, and it may {word} {number(found)}"
    if hope.suppositions:
        yield from _table(world, hope, replayed)


def _table(world: CheckedWorld, hope: Hope, replayed: Replayed) -> Iterator[tuple[str, str]]:
    so = {frozenset(map(_key, one.guesses)): one for one in (_supposition(world, run) for run in replayed.runs)}
    said = [frozenset(map(_key, one.guesses)) for one in hope.suppositions]
    for guesses, one in zip(said, hope.suppositions, strict=True):
        true = so.get(guesses)
        if true is None or len(guesses) != len(one.guesses):
            yield "wrong-supposition", f"nobody supposes that {_told(one)}"
        elif (one.acts, one.gain) != (true.acts, true.gain):
            ends = f"{true.acts} of its acts are done, and it gains {number(true.gain)}"
            yield "wrong-supposition", f"supposing that {_told(one)}, {ends}"
    if len(set(said)) < len(said):
        yield "wrong-supposition", "one thing is supposed twice"
    missing = next((one for guesses, one in so.items() if guesses not in said), None)
    if missing is not None:
        yield "wrong-supposition", f"it is left out that {_told(missing)}"


def _key(guess: Guess) -> tuple[object, ...]:
    return guess.fluent, guess.who, type(guess.value), guess.value, guess.open


def _told(one: Supposition) -> str:
    """What is supposed, in the language's words."""
    return " and ".join(_guessed(guess) for guess in one.guesses) or "nothing"


def _guessed(guess: Guess) -> str:
    said = (
        f"{guess.fluent} is open" if guess.open else f"{guess.fluent} == {'?' if guess.value is None else guess.value}"
    )
    return "".join(f"{who} believes that " for who in guess.who) + said


def _supposition(world: CheckedWorld, run: Run) -> Supposition:
    guesses = tuple(_guess(world, put) for put in run.supposed.puts)
    return Supposition(guesses, run.done, 0.0 if run.gain is None else run.gain)


def _guess(world: CheckedWorld, put: Put) -> Guess:
    who = tuple(world.ground.characters[c] for c in put.chain)
    name = world.ground.fluents[put.fluent].name
    return Guess(name, who, open=True) if type(put.held) is Label else Guess(name, who, put.held)
