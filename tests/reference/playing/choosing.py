"""What one of the others would do: the best act, by way of the plan held, what is owed, what is new, and the draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b, sha256
from itertools import accumulate
from math import exp

from tests.reference.choosing import best_plan
from tests.reference.model import Acts
from tests.reference.state import State

from .setting import Setting
from .story import Story, spent


def prospect(setting: Setting, act: int, c: int, mind: State) -> tuple[Acts, float] | None:
    """The best plan for an act in a mind of ``c``, and where it ends; None where ``c`` has no reason for it."""
    model, rules = setting.model, setting.rules
    key = ("prospect", act, c, mind)
    if key not in model.remembered:
        model.remembered[key] = best_plan(model, act, c, mind, rules.steps, rules.levels - 1)
    return model.remembered[key]


def ends(setting: Setting, c: int, mind: State) -> dict[int, float]:
    """Of each act that ``c`` has a reason for in a mind, where its best plan ends."""
    found = {a: prospect(setting, a, c, mind) for a in setting.acts if c in setting.doers(a)}
    return {act: best[1] for act, best in found.items() if best is not None}


def highest(ends: dict[int, float]) -> list[int]:
    """The acts that end highest."""
    return [act for act, end in ends.items() if end == max(ends.values())]


def would(setting: Setting, story: Story, c: int) -> int | None:
    """The act that ``c`` would do now; None for nothing."""
    fresh = {a: end for a, end in ends(setting, c, story.mind(c)).items() if not spent(setting, story, c, a)}
    if not fresh:
        return None
    if c in setting.tempers:
        return by_temper(setting, story, c, fresh)
    best = highest(fresh)
    held = held_plan(setting, story, c)
    owed = list(setting.owed(story.mind(c), c))
    best = those(best, lambda act: held[:1] == (act,))
    best = those(best, lambda act: any(act in q.answering | q.discharging for q in owed))
    best = those(best, lambda act: not story.has_happened(act))
    return drawn(setting, story, c, best)


def those(acts: list[int], fit: Callable[[int], bool]) -> list[int]:
    """The acts that fit, if any fits; or else all of them."""
    return [act for act in acts if fit(act)] or acts


def held_plan(setting: Setting, story: Story, c: int) -> Acts:
    """What is left of the plan with which ``c`` did the last act it began; passes apart."""
    own = [place for place, e in enumerate(story.events) if e.kind == "act" and e.who == c and e.act in setting.acts]
    if not own:
        return ()
    begun = story.events[own[-1]]
    best = prospect(setting, begun.act, c, begun.before.mind(c))
    left = () if best is None else best[0][1:]
    for event in story.events[own[-1] + 1 :]:
        if event.kind == "act" and left[:1] == (event.act,):
            left = left[1:]
    return left


# --- chance -----------------------------------------------------------------------------------------


def number(setting: Setting, story: Story, c: int | None) -> int:
    """The number that is drawn by: a hash of the world, the chance, who draws, and the story so far."""
    names = setting.model.world.characters

    def name(who: int | None) -> str:
        return "fate" if who is None else names[who]

    lines = [sha256(setting.text.encode()).hexdigest(), str(setting.rules.chance), name(c)]
    lines += [f"{e.kind} {setting.model.world.actions[e.act].name} {name(e.who)}" for e in story.events]
    return int.from_bytes(blake2b("\n".join(lines).encode(), digest_size=8).digest(), "big")


def drawn(setting: Setting, story: Story, c: int | None, acts: Sequence[int]) -> int:
    """One of several acts: the first where nothing is left to chance."""
    return acts[number(setting, story, c) % len(acts) if setting.rules.chance else 0]


def by_temper(setting: Setting, story: Story, c: int, ends: dict[int, float]) -> int:
    """One of all acts that make sense, the likelier the higher it ends."""
    top = max(ends.values())
    weights = [exp((end - top) / setting.tempers[c]) for end in ends.values()]
    point = number(setting, story, c) / 2**64 * sum(weights)
    pieces = zip(ends, accumulate(weights), strict=True)
    *_, last = ends
    return next((act for act, until in pieces if point < until), last)
