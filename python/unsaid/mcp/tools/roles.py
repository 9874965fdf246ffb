"""Minds: a role played, and a mind asked what it holds."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

import unsaid
from unsaid.api.values import written
from unsaid.errors import UnsaidError
from unsaid.mcp.answers import Answer
from unsaid.mcp.asking import Arguments
from unsaid.mcp.tools.common import Desk, Time, World, act_of, next_, sound

MOST = 60
"""Facts of a mind that are told."""


class Play(Arguments, frozen=True):
    """Which role, and what it has chosen so far."""

    world: World
    role: Annotated[str | None, Meta(description="Whom you play. Left out: the first role.")] = None
    choices: Annotated[
        tuple[str, ...],
        Meta(description="All choices so far, each an act or `pass`; nothing is kept. To undo, leave some out."),
    ] = ()
    chance: Annotated[
        int, Meta(description="A number by which the others draw; 0: they do the first that suits.", ge=0)
    ] = 0
    time: Time = 30


class AskMind(Arguments, frozen=True):
    """Whose mind, when, and about what."""

    world: World
    who: Annotated[
        tuple[str, ...],
        Meta(description='["Ann"]: her mind; ["Ann", "Ben"]: what Ann thinks Ben thinks.', min_length=1, max_length=6),
    ]
    after: Annotated[tuple[str, ...], Meta(description="The acts that have happened. Left out: the start.")] = ()
    facts: Annotated[
        tuple[str, ...], Meta(description="Facts that are asked about, as `at(Key)`. Left out: all it is wrong about.")
    ] = ()
    time: Time = 10


def play(desk: Desk, asked: Play) -> Answer:
    """Play a role: you read what it lives through and choose among what it thinks it can do; the others act on their
    own minds. You are shown nothing that the role cannot know. Send all choices so far each time."""
    world = sound(desk, asked.world)
    game = world.play(*([asked.role] if asked.role else []), chance=asked.chance)
    read = 0
    for number, choice in enumerate(asked.choices, start=1):
        read = len(game.passages)
        try:
            game = game.take(choice if choice.startswith("pass") else act_of(world.playable, choice))
        except UnsaidError as error:
            raise UnsaidError(error.code, f"choice {number}: {error.message}") from error
    passages = [one.text for one in game.passages[read:]] if asked.choices else [one.text for one in game.passages]
    options = [{"choose": str(move), "words": move.words} for move in game.options] if game.over is None else []
    lines = ["\n".join(passages) or "(nothing that you notice)", ""]
    lines += [f"- {one['choose']}: {one['words']}" for one in options] or [
        f"The story is over ({game.ending or game.over})."
    ]
    data = {"role": game.roles[0], "options": options, "over": game.over, "ending": game.ending}
    steps = [
        next_(
            "play",
            f"choose: {one['words']}",
            world=asked.world,
            role=asked.role,
            chance=asked.chance or None,
            choices=[*asked.choices, one["choose"]],
        )
        for one in options[:2]
    ]
    if game.over is not None:
        steps = [next_("why", "why everybody did what they did", world=asked.world, story=list(game.acts))]
        data |= {"acts": list(game.acts)}
    return Answer("\n".join(lines), data=data, next=tuple(steps))


def ask_mind(desk: Desk, asked: AskMind) -> Answer:
    """Ask what somebody believes, or what they believe somebody else believes, at a moment: exactly, not by guess.
    Of each fact: what it is in that mind, what it is in truth, and where the mind leaves it open, what it thinks
    possible."""
    world = sound(desk, asked.world)
    moment = world.start
    for act in asked.after:
        moment = moment.after(act_of(world, act))
    mind = moment.mind(*asked.who)
    facts = asked.facts or list(mind.mistakes) or list(mind.facts)
    rows = [_row(mind, fact) for fact in facts[:MOST]]
    names = world.chain(asked.who)
    head = f"In the mind of {names[0]}" if len(names) == 1 else f"What {' thinks that '.join(names)} thinks"
    kind = (
        "" if asked.facts else " (what is otherwise in truth)" if mind.mistakes else " (it is right about everything)"
    )
    lines = [f"{head}{kind}:", *(_said(row) for row in rows)]
    lines += [f"… and {len(facts) - MOST} more; name `facts`."] if len(facts) > MOST else []
    steps = (
        next_(
            "ask_mind",
            "one mind further in",
            world=asked.world,
            who=[*asked.who, _other(world, asked.who)],
            after=asked.after or None,
        ),
    )
    return Answer(
        "\n".join(lines),
        data={"who": list(world.chain(asked.who)), "facts": rows},
        next=steps if len(world.characters) > 1 else (),
    )


def _row(mind: unsaid.Mind, fact: str) -> dict[str, Any]:
    """What a fact is in a mind, and what it is in truth."""
    possible = mind.thinks_possible(fact)
    row: dict[str, Any] = {"fact": fact, "holds": None if len(possible) > 1 else mind[fact], "so": mind.truth[fact]}
    return row | ({"possible": list(possible)} if len(possible) > 1 else {})


def _said(row: dict[str, Any]) -> str:
    if "possible" in row:
        return f"- {row['fact']}: not known; possible: {', '.join(map(written, row['possible']))}"
    right = "" if row["holds"] == row["so"] else f" (in truth {written(row['so'])})"
    return f"- {row['fact']}: {written(row['holds'])}{right}"


def _other(world: unsaid.World, who: tuple[str, ...]) -> str:
    last = world.chain(who)[-1]
    return next((one for one in world.characters if one != last), last)
