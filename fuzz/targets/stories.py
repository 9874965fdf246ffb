"""Stories of others: lines, Sabre's notation, or JSON; whatever they say, the checker and the teller can take it."""

from __future__ import annotations

from random import Random

from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.ready import NAMES, ready, stories
from fuzz.structures import reshaped
from fuzz.targets.target import Target
from unsaid.api.opened import OpenWorld
from unsaid.checker import Restless, check, explain_acts
from unsaid.story import Limits, Story, from_sabre, story_from_json, to_json, to_sabre
from unsaid.telling import Teller, told

LIMITS = Limits(author=8, character=2, depth=2)
WORDS = (
    "| ",
    "\n",
    "\n| ",
    "goal(",
    "goal(Tom, ",
    "(",
    ")",
    ", ",
    "Tom",
    "True",
    "walk",
    "()",
    "?",
    "& ",
    "||",
    "\n| | ",
)


def check_story(data: bytes) -> None:
    """A text is a story or a ValueError; a story is written and read back the same, checked, and told."""
    try:
        text = data.decode("utf-8-sig")
        story = story_from_json(text) if text.lstrip().startswith("{") else from_sabre(text)
    except ValueError:
        return
    if story_from_json(to_json(story)) != story:
        raise Broken("a story is not read back as written")
    for name in NAMES:
        held_against(ready(name).world, story)


def held_against(world: OpenWorld, story: Story) -> None:
    """The checker has an answer, the same to each question; what can happen is told, and told twice the same."""
    try:
        findings = check(world.ground, story, LIMITS)
        explained, _ = explain_acts(world.ground, story.names[:8], LIMITS)
    except Restless:
        return
    numbers = {action.name: i for i, action in enumerate(world.ground.actions)}
    if not explained.acts and story.acts and story.names[0] in numbers:
        return
    acts = [numbers[name] for name in explained.names if name in numbers]
    if telling(world, acts) != telling(world, acts):
        raise Broken("told twice, two tellings")
    if not findings:
        in_sabres_form(world, story)


def telling(world: OpenWorld, acts: list[int]) -> list[str]:
    """The words for some acts, from outside and from everybody's side."""
    states = world.minds.course(acts)
    texts = []
    for side in (None, *world.ground.characters[:1]):
        teller = Teller(world.core, world.ground, world.minds, side)
        texts += [p.text for p in told(teller, states, acts, side)]
    return texts


def in_sabres_form(world: OpenWorld, story: Story) -> None:
    """A story that is confirmed can be written in Sabre's form, with the acts it has.

    The checker does not look at the reasons of those who need none, and these may name anything.
    """
    try:
        again = from_sabre(to_sabre(story, world.ground))
    except KeyError:
        return
    if again.names != story.names:
        raise Broken("Sabre's form loses acts")


def _all() -> tuple[bytes, ...]:
    return tuple(text for name in NAMES for text in stories(name))


def _bytes(chance: Random) -> bytes:
    return by_bytes(_all(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(_all(), WORDS, chance)


def _reshaped(chance: Random) -> bytes:
    return reshaped([text for text in _all() if text.startswith(b"{")], chance)


def _shuffled(chance: Random) -> bytes:
    """Lines of a story in another order, some more than once."""
    lines = chance.choice(_all()).decode().splitlines(keepends=True)
    picked = [chance.choice(lines) for _ in range(chance.randint(1, len(lines) + 2))]
    return "".join(picked).encode()


TARGET = Target("stories", check_story, (_bytes, _tokens, _tokens, _reshaped, _reshaped, _shuffled), 20)
