"""Stories: told, checked, asked about, put otherwise, mapped and tested."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

import unsaid
from unsaid.desk.amending import Amended, amended
from unsaid.errors import UnsaidError
from unsaid.mcp.answers import Answer, Next
from unsaid.mcp.asking import Arguments
from unsaid.mcp.tools.common import Acts, Desk, Goal, Time, World, next_, sound, story_of


class Tell(Arguments, frozen=True):
    """Which story, and how it is told."""

    world: World
    story: Acts = None
    side: Annotated[str | None, Meta(description="Whose mind it is told from: a character, or `nobody`.")] = None
    person: Literal[1, 2, 3] | None = None
    tense: Literal["present", "past"] | None = None
    length: Literal["short", "scene", "full"] = "full"
    goal: Goal = None
    amend: Annotated[
        bool,
        Meta(description="Where there is no story: make the offered changes to the file, and tell what comes of it."),
    ] = False
    time: Time = 20


class Check(Arguments, frozen=True):
    """Which story is checked, and for what."""

    world: World
    story: Acts = None
    knowledge: Annotated[bool, Meta(description="Only who knows what; leave reasons out.")] = False
    unfinished: Annotated[bool, Meta(description="A half-written story: do not ask whether it reaches the goal.")] = (
        False
    )
    goal: Goal = None
    time: Time = 30


class Why(Arguments, frozen=True):
    """What is asked of a story."""

    world: World
    story: Acts = None
    ask: Annotated[
        Literal["reasons", "not", "felt", "believed", "knew", "unsaid"],
        Meta(
            description="`reasons`: why it was done; `not`: why `act` was not done; `felt`, `believed`: by `who`; "
            "`knew`: who knew what, when; `unsaid`: what was nearly said."
        ),
    ] = "reasons"
    act: Annotated[int | str | None, Meta(description="An act by its number from 1 or its name. Left out: all.")] = None
    who: Annotated[
        tuple[str, ...], Meta(description="Whom it is about; of `believed`, what the first believes of the next.")
    ] = ()
    time: Time = 20


class WhyNone(Arguments, frozen=True):
    """Why there is no story, or why an act is in none."""

    world: World
    act: Annotated[str | None, Meta(description="An act that is in no story. Left out: why there is none at all.")] = (
        None
    )
    goal: Goal = None
    time: Time = 20


class WhatIf(Arguments, frozen=True):
    """What is put otherwise: at least one thing."""

    world: World
    story: Acts = None
    fact: Annotated[str | None, Meta(description="A fact of the start: `letter() = Attic`.")] = None
    believes: Annotated[str | None, Meta(description="A belief at the start: `believes(Ann, letter() = Desk)`.")] = None
    without: Annotated[str | None, Meta(description="An act that nobody can do: `burn`, or `burn(Tom)`.")] = None
    side: Annotated[str | None, Meta(description="Whose telling it is.")] = None
    time: Time = 20


class Explore(Arguments, frozen=True):
    """How far the map is drawn."""

    world: World
    free: Annotated[
        tuple[str, ...], Meta(description="Who may do anything they think possible, without a reason.")
    ] = ()
    goal: Goal = None
    states: Annotated[int, Meta(description="States that are drawn at most.", ge=1, le=50_000)] = 5_000
    time: Time = 30


class Test(Arguments, frozen=True):
    """Which claims are tried."""

    world: World
    claims: Annotated[
        str | None,
        Meta(description="Claims, as `never row_home before light; reach Home;`. Left out: those in NAME.tests."),
    ] = None
    time: Time = 30


def tell(desk: Desk, asked: Tell) -> Answer:
    """Find a story in a world and tell it, or tell the acts you give. Every act of a found story is wanted by whoever
    does it, as far as they know. Where there is none, the answer says what stands in the way and which small changes
    would give one; `amend`: true makes them."""
    world = sound(desk, asked.world)
    if asked.story is not None:
        return _told(asked, story_of(world, asked.story))
    outcome = world.find(goal=asked.goal, budget=unsaid.Budget(time=asked.time / 2))
    if outcome.story is not None:
        return _told(asked, outcome.story)
    desk.say("no story; looking for changes that would give one")
    found = amended(world, outcome, goal=asked.goal, time=asked.time / 3)
    if found is not None and asked.amend:
        return _amended(desk, asked, found)
    return _none(asked, world, outcome, found)


def _told(asked: Tell, story: unsaid.Story, said: str = "") -> Answer:
    telling = story.tell(asked.side, person=asked.person, tense=asked.tense, length=asked.length)
    acts = list(story.names)
    text = f"{said}{telling}\n\nActs: {', '.join(acts) or 'none'}"
    steps = (next_("check", "a second opinion on it", world=asked.world, story=acts),)
    return Answer(text, data={"acts": acts, "sides": [*story.world.roles, "nobody"]}, next=steps)


def _amended(desk: Desk, asked: Tell, found: Amended) -> Answer:
    """The file amended, and the story that it has now."""
    if desk.folder.world(asked.world).source.path is None:
        raise UnsaidError(
            "read-only", f"{asked.world} comes with Unsaid; write a copy of it by `write_world` and amend that"
        )
    name = asked.world if asked.world.endswith(".world") else f"{asked.world}.world"
    desk.folder.write(name, found.world.text, over=True)
    done = "".join(f"Changed: {one.edit.title} ({one.said}).\n" for one in found.amendments)
    return _told(asked, found.story, f"{done}\n")


def _none(asked: Tell, world: unsaid.World, outcome: unsaid.Outcome, found: Amended | None) -> Answer:
    """That there is no story, why, and what would give one."""
    why = outcome.why_none or outcome.in_the_way
    lines = [f"No story was found ({outcome.stop}).", "" if why is None else why.prose()]
    data = {"stop": outcome.stop, "amendments": [one.said for one in found.amendments] if found is not None else []}
    if found is None:
        lines += ["", "No small change was found that gives one."]
        steps = (next_("why_none", "more about it; name an `act` that should happen", world=asked.world),)
        return Answer("\n".join(lines), False, data, steps)
    lines += ["", "With these changes there is one, which the checker has nothing against:"]
    lines += [f"- {one.said}: {one.edit.title}" for one in found.amendments]
    lines += [f"  the story then: {', '.join(found.story.names)}"]
    lines += ["They are a guess: ask the author, or write what is meant."]
    steps = (next_("tell", "make these changes to the file", world=asked.world, goal=asked.goal, amend=True),)
    return Answer("\n".join(lines), False, data, steps if world.source.path is not None else ())


def check(desk: Desk, asked: Check) -> Answer:
    """Check a story for holes: acts that cannot happen, that somebody does without knowing enough, or does for no
    reason. Of each hole: who knew, since when, the last chance to help it, and repairs that were tried. The check
    shares nothing with what finds stories. Give acts of your own to check a plot."""
    world = sound(desk, asked.world)
    story = story_of(world, asked.story, asked.goal)
    ways = {"goal": asked.goal, "motives": not asked.knowledge, "ending": not asked.unfinished}
    found = list(story.findings(**ways))  # pyright: ignore[reportArgumentType]
    holes = [one for one in found if not one.remark]
    lines = [one.prose() for one in found]
    data = {"acts": list(story.names), "holes": len(holes), "findings": [one.to_dict() for one in found]}
    if not holes:
        every = (
            "Every act is possible, to all who do it." if asked.knowledge else "Every act is possible and has a reason."
        )
        return Answer("\n".join([*lines, every]), data=data)
    desk.say("holes; looking for a story without them")
    mended = story.repaired(**ways)  # pyright: ignore[reportArgumentType]
    if mended is None:
        steps = (
            next_(
                "write_world",
                "a repair that is written into the world",
                world=asked.world,
                replace=[{"old": "…", "new": "…"}],
            ),
        )
        return Answer("\n".join(lines), False, data, steps)
    acts = list(mended.names)
    lines += ["", f"Without holes: {', '.join(acts)}"]
    return Answer("\n".join(lines), False, data | {"repaired": acts}, (_again(asked, acts),))


def _again(asked: Check, acts: list[str]) -> Next:
    return next_("check", "the story mended", world=asked.world, story=acts, goal=asked.goal)


def why(desk: Desk, asked: Why) -> Answer:
    """Ask a story about its minds: why each act was done, why something was not, what somebody felt or believed, who
    knew what when, what was left unsaid. Every statement can be proved; none is a guess."""
    world = sound(desk, asked.world)
    story = story_of(world, asked.story)
    kinds = {
        "reasons": "why",
        "not": "why_not",
        "felt": "felt",
        "believed": "believed",
        "knew": "knew",
        "unsaid": "unsaid",
    }
    if asked.ask == "not":
        if not isinstance(asked.act, str):
            raise UnsaidError("arguments", "`ask`: `not` needs `act`, the name of an act that was not done")
        return Answer(story.why_not(asked.act).prose())
    if asked.ask in ("felt", "believed") and not asked.who:
        raise UnsaidError("arguments", f'`ask`: `{asked.ask}` needs `who`, as ["{world.characters[0]}"]')
    if asked.ask == "felt":
        answer = story.felt(asked.act, asked.who[0])
    elif asked.ask == "believed":
        answer = story.believed(*asked.who, after=asked.act)
    elif asked.ask == "knew":
        answer = story.ask("knew", story.places(asked.act), who=tuple(asked.who))
    else:
        answer = getattr(story, kinds[asked.ask])(asked.act)
    return Answer(answer.prose() or "Nothing.", data={"acts": list(story.names)})


def why_none(desk: Desk, asked: WhyNone) -> Answer:
    """Ask why a world has no story, or why an act is in none: what the goal needs that nothing brings about, who has no
    reason, who does not know enough, and what would change that."""
    world = sound(desk, asked.world)
    outcome = world.find(goal=asked.goal)
    if asked.act is not None:
        return Answer(outcome.why_not(asked.act).prose())
    if outcome.story is not None:
        steps = (next_("tell", "tell it", world=asked.world, goal=asked.goal),)
        return Answer(f"There is a story: {', '.join(outcome.story.names)}", next=steps)
    found = outcome.why_none or outcome.in_the_way
    steps = (next_("read_world", "look at who wants what, and who knows that others are wrong", world=asked.world),)
    return Answer(str(found) if found is not None else f"It was not found out ({outcome.stop}).", False, next=steps)


def whatif(desk: Desk, asked: WhatIf) -> Answer:
    """Put one fact, one belief or one act otherwise, and see what becomes of the story: which acts lose their reason or
    their possibility, and how it ends then. The file is not changed."""
    if asked.fact is asked.believes is asked.without is None:
        raise UnsaidError("arguments", "`whatif` needs one of `fact`, `believes`, `without`")
    world = sound(desk, asked.world)
    story = story_of(world, asked.story)
    fork = story.whatif(fact=_bare(asked.fact), believes=_bare(asked.believes), without=asked.without)
    return Answer(fork.prose(asked.side), data={"acts": list(fork.acts)})


def _bare(text: str | None) -> str | None:
    return None if text is None else text.strip().removesuffix(";")


def explore(desk: Desk, asked: Explore) -> Answer:
    """Draw the map of everything that can come of a world: its endings and the ways to them, turning points, dead ends,
    and what never happens."""
    world = sound(desk, asked.world)
    found = world.explore(asked.free, goal=asked.goal, states=asked.states, budget=unsaid.Budget(time=asked.time * 0.8))
    data = {"whole": found.whole, "states": found.states, "ends": [one.title for one in found.ends]}
    return Answer(found.prose(), data=data)


def test(desk: Desk, asked: Test) -> Answer:
    """Try claims about a world: `reach END;`, `never ACT before ACT;`, `after ACT: Ann knows lit();`, `no dead
    end;`, `sound STORY;`. One that fails comes with a shortest course that shows it. Write them into NAME.tests to
    keep them."""
    world = sound(desk, asked.world)
    name = asked.world.removesuffix(".world")
    text = (
        asked.claims
        if asked.claims is not None
        else desk.folder.text(f"{name}.tests")
        if name not in unsaid.bundled()
        else _shipped(name)
    )
    claims = unsaid.read_claims(text, world)
    if any(story.file is not None for story in claims.written.stories):
        raise UnsaidError("arguments", "a story in claims is written here by its acts: `story NAME: act, act;`")
    verdicts = list(claims.verdicts())
    lines = [f"{one.line}: {one}" + (f" [{', '.join(one.course)}]" if one.course else "") for one in verdicts]
    wrong = [one for one in verdicts if one.outcome != "holds"]
    said = f"{len(verdicts) - len(wrong)} of {len(verdicts)} hold."
    return Answer("\n".join([*lines, said]), not wrong, {"verdicts": [one.to_dict() for one in verdicts]})


def _shipped(name: str) -> str:
    from unsaid.desk.testing.suite import shipped

    return shipped(name)
