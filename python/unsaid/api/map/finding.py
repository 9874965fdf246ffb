"""How what a map gives is worked out: its numbers put into names, words and stories of its world."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from unsaid.api.map.drawing import numbered
from unsaid.api.map.parts import Alone, MapEnd, NeverActs, Tension, TurningPoint
from unsaid.api.map.words import Words
from unsaid.api.stories.story import Story
from unsaid.data.limits import Limits
from unsaid.errors import UnsaidError
from unsaid.story.map.alone import come_to, could_bring, usual, without
from unsaid.story.map.counting import counted
from unsaid.story.map.tension import surprise, suspense
from unsaid.story.map.turning import Turn, turns

if TYPE_CHECKING:
    from unsaid.api.map.map import Map
    from unsaid.api.stories.finding import Finding

NOTHING = 1e-9
"""Less than this is nothing."""


# --- ends ---


def ends(drawn: Map) -> tuple[MapEnd, ...]:
    """The ends on a map."""
    plan, kinds = drawn.plan, drawn.drawn.kinds
    ways = counted(drawn.still_open, len(kinds))
    states: list[list[int]] = [[] for _ in kinds]
    for state, kind in enumerate(plan.kinds):
        if kind >= 0:
            states[kind].append(state)
    found = list[MapEnd]()
    for number, kind in enumerate(kinds):
        courses = (plan.course(state, plan.reasoned_ways) for state in states[number])
        reasoned = min((course for course in courses if course is not None), key=len, default=None)
        course = plan.course(states[number][0]) if reasoned is None else reasoned
        found.append(
            MapEnd(
                kind.name,
                kind.title,
                kind.sort,
                len(states[number]),
                ways[number].ways,
                ways[number].circles,
                drawn.chances[0][number] if drawn.chances else None,
                reasoned is not None,
                _goal_met(drawn, states[number]),
                drawn.story_of(course or []),
            )
        )
    return tuple(found)


def _goal_met(drawn: Map, states: Sequence[int]) -> Literal["all", "some", "none"]:
    """Whether the author has what was asked for in states."""
    worth, goal = drawn.drawn.worth[""], drawn.asked.goal
    met = [worth[state] > worth[0] if goal is None else worth[state] >= goal for state in states]
    return "all" if all(met) else "some" if any(met) else "none"


def titles(drawn: Map, numbers: Iterable[int]) -> tuple[str, ...]:
    """The titles of ends by their numbers, in order."""
    return tuple(drawn.drawn.kinds[number].title for number in sorted(numbers))


# --- what turns ---


def turning_points(drawn: Map) -> tuple[TurningPoint, ...]:
    """The acts on which something turns."""
    words = Words(drawn)
    found = turns(drawn.plan, drawn.still_open, drawn.likely, drawn.chances)
    return tuple(_turning(drawn, words, turn) for turn in found)


def _turning(drawn: Map, words: Words, turn: Turn) -> TurningPoint:
    plan, kinds = drawn.plan, drawn.drawn.kinds
    ways = [way for ways in (*turn.loses.values(), *turn.wins.values()) for way in ways]
    first = min(dict.fromkeys(ways), key=lambda way: (not plan.rows.reasoned[way], plan.depths[plan.sources[way]], way))
    before = plan.sources[first]
    last = plan.reasoned_ways if plan.course(before, plan.reasoned_ways) is not None else plan.first_ways
    course = [*(plan.course(before, last) or []), first]
    return TurningPoint(
        drawn.world.open.ground.actions[turn.act].name,
        words.act(first),
        words.by(turn.act),
        tuple((kinds[end].title, len(ways)) for end, ways in sorted(turn.loses.items())),
        tuple((kinds[end].title, len(ways)) for end, ways in sorted(turn.wins.items())),
        turn.weight if drawn.likely is not None else None,
        _gains(drawn, turn.ways),
        drawn.story_of(course),
    )


def _gains(drawn: Map, ways: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """By character, what its expected utility moves by over some ways, on average; who neither gains nor loses is left
    out."""
    plan, found = drawn.plan, list[tuple[str, float]]()
    for who, values in drawn.fortunes.items():
        moved = sum(values[plan.rows.to[way]] - values[plan.sources[way]] for way in ways) / len(ways)
        if abs(moved) > NOTHING:
            found.append((who, moved))
    return tuple(found)


def fortunes(drawn: Map) -> dict[str, list[float]]:
    """By character, by state, what its utility is expected to end at."""
    likely = drawn.likely
    if likely is None:
        return {}
    worth = drawn.drawn.worth
    return {who: likely.values([numbered(value) for value in worth[who]]) for who in drawn.world.characters}


# --- what one could change ---


def alone(drawn: Map) -> tuple[Alone, ...]:
    """What each character could change."""
    plan, actions = drawn.plan, drawn.world.open.ground.actions
    ordinary = come_to(plan, lambda way: usual(plan, way))
    found = list[Alone]()
    for number, who in enumerate(drawn.world.open.ground.characters):

        def takes_part(act: int, number: int = number) -> bool:
            return number in actions[act].consenting

        bring = could_bring(plan, takes_part) - ordinary
        keep = set[int]() if drawn.unknown else ordinary - without(plan, takes_part)
        found.append(Alone(who, titles(drawn, bring), titles(drawn, keep)))
    return tuple(found)


def never(drawn: Map) -> NeverActs:
    """The acts that come to nothing."""
    rows, actions = drawn.plan.rows, drawn.world.open.ground.actions
    nobody = {number for number, action in enumerate(actions) if not action.consenting}

    def names(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(actions[number].name for number in sorted(numbers))

    every = set(range(len(actions))) - set(drawn.world.open.passes)
    impossible = every - rows.possible
    return NeverActs(
        names(impossible - rows.thought),
        names(impossible & rows.thought),
        names((every & rows.possible) - rows.made_sense - nobody),
    )


# --- tension ---


def likeliest(drawn: Map) -> Story | None:
    """The story that comes of following the likeliest act; where it would go round, it ends."""
    shares = drawn.plan.rows.shares
    if shares is None:
        return None
    state, ways, met = 0, list[int](), {0}
    while True:
        on = [way for way in drawn.plan.ways(state) if shares[way] > 0 and drawn.plan.rows.to[way] not in met]
        if not on:
            return drawn.story_of(ways)
        ways.append(max(on, key=lambda way: (shares[way], -way)))
        state = drawn.plan.rows.to[ways[-1]]
        met.add(state)


def tension(drawn: Map, story: Story | Sequence[str] | None) -> tuple[Tension, ...]:
    """Suspense and surprise along a story."""
    likely = drawn.likely
    if likely is None:
        raise UnsaidError("not-weighed", "how likely each act is was not worked out on this map; give it more time")
    told = drawn.likeliest if story is None else story if isinstance(story, Story) else drawn.world.story(story)
    assert told is not None
    ways = drawn.plan.followed(drawn.world.open.numbered(told.names))
    if ways is None:
        raise UnsaidError("off-the-map", _off(drawn, told))
    states, beliefs = [0, *(drawn.plan.rows.to[way] for way in ways)], drawn.chances
    fortunes = {who: [[value] for value in values] for who, values in drawn.fortunes.items()}
    found = list[Tension]()
    for place, state in enumerate(states):
        before = states[place - 1] if place else state
        fates = tuple(
            (who, values[state][0], suspense(likely, values, state), surprise(values, before, state))
            for who, values in fortunes.items()
        )
        found.append(Tension(place, suspense(likely, beliefs, state), surprise(beliefs, before, state), fates))
    return tuple(found)


def _off(drawn: Map, story: Story) -> str:
    """Where a story leaves the map."""
    for done in range(1, len(story.names) + 1):
        if drawn.plan.followed(drawn.world.open.numbered(story.names[:done])) is None:
            why = "nobody has a reason for it there, or it is not possible"
            return f"act {done}: {story.names[done - 1]} is not on the map; {why}"
    return "the story is not on the map"


# --- a second opinion ---


def holes(drawn: Map, story: Story) -> tuple[Finding, ...]:
    """What the checker has against a story, but what a map leaves out of account."""
    found = story.check(Limits(character=drawn.asked.reasons, depth=drawn.asked.depth))
    return tuple(f for f in found if not f.remark and f.kind != "goal-not-reached" and not _freed(drawn, f))


def _freed(drawn: Map, finding: Finding) -> bool:
    return finding.kind == "no-reason" and finding.who in drawn.free
