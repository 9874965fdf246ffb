"""Whole lives: a sound world is grounded, run, a story of it found, checked, told, written out, and played.

Nothing here is damaged. What is found must be confirmed by the checker, and whatever is written must be read again.
"""

from __future__ import annotations

from random import Random
from zlib import crc32

from fuzz.finding import Broken
from fuzz.ready import sound_texts
from fuzz.structures import gathered, regrouped
from fuzz.targets.stories import in_sabres_form, telling
from fuzz.targets.target import Target
from fuzz.targets.worlds import sketched
from unsaid.api.opened import OpenWorld, WorldError
from unsaid.checker import Restless, check
from unsaid.language import read
from unsaid.minds import MindsError
from unsaid.play.items import items
from unsaid.play.kept import saves
from unsaid.play.stage import Rules
from unsaid.play.turns import begin, ended, take
from unsaid.story import Limits, Result, story_from_json, to_json

LIMITS = Limits(author=4, character=3, depth=2, states=200, memory=256)


def check_life(data: bytes) -> None:
    """From the text to what is told and played, with every documented refusal on the way allowed."""
    world = OpenWorld(read(data.decode("utf-8", "replace")))
    if world.reading.world is None:
        return
    try:
        _ = world.minds
    except WorldError:
        return
    try:
        lived(world, crc32(data))
    except (Restless, MindsError) as error:
        if isinstance(error, MindsError) and error.code != "trigger-cycle":
            raise


def lived(world: OpenWorld, number: int) -> None:
    """A story found, and a game played."""
    result = world.find(LIMITS)
    if result != world.find(LIMITS) and not _alike(result, world.find(LIMITS)):
        raise Broken("searched twice, two stories")
    if result.stop == "found":
        confirmed(world, result)
    acts = [_number(world, act) for act in result.acts]
    if telling(world, acts) != telling(world, acts):
        raise Broken("told twice, two tellings")
    played(world, Random(number))


def _alike(one: Result, two: Result) -> bool:
    return (one.stop, one.acts, one.explanations, one.utility) == (two.stop, two.acts, two.explanations, two.utility)


def _number(world: OpenWorld, name: str) -> int:
    return next(i for i, action in enumerate(world.ground.actions) if action.name == name)


def confirmed(world: OpenWorld, result: Result) -> None:
    """The checker accepts the story, also when it has been written and read."""
    story = story_from_json(to_json(result))
    if story != result.story:
        raise Broken("a story is not read back as written")
    findings = check(world.ground, story, LIMITS)
    if findings:
        raise Broken("the checker refuses what was found", "\n".join(map(str, findings)))
    in_sabres_form(world, story)


def played(world: OpenWorld, chance: Random) -> None:
    """A game of a few turns survives being saved."""
    if not world.ground.characters:
        return
    stage = OpenWorld(world.reading, passing=True).stage(Rules(2, 2))
    session = begin(stage, chance.choice(world.ground.characters))
    for _ in range(3):
        if ended(session):
            break
        session = take(session, chance.choice(items(session)))
    save = saves.record(session, world.ground.name, "0" * 64)
    resumed = saves.resume(saves.loads(saves.dumps(save)), stage, save.text)
    if resumed.session.turns != session.turns:
        raise Broken("a game does not survive being saved")


def _regrouped(chance: Random) -> bytes:
    return regrouped(sound_texts(), chance)


def _gathered(chance: Random) -> bytes:
    return gathered(sound_texts(), chance)


TARGET = Target("lives", check_life, (sketched, sketched, sketched, _regrouped, _gathered), 4, seconds=10)
