"""Every bundled world has words for whatever can happen in it, from every side."""

from __future__ import annotations

import pytest

from unsaid.api.opened import bundled_text
from unsaid.language import core, format_text

from .staged import NAMES, Staged, staged


def patterns(world: core.World, schema: str, arguments: tuple[str, ...]) -> list[core.Telling]:
    """The tellings whose pattern fits an event, conditions aside."""
    return [t for t in world.tellings if t.name == schema and fits(world, t, arguments)]


def fits(world: core.World, telling: core.Telling, arguments: tuple[str, ...]) -> bool:
    """Whether an event's arguments fit a telling's parameters."""
    if len(telling.parameters) != len(arguments):
        return False
    pairs = zip(telling.parameters, arguments, strict=True)
    return all(a == p.constant if p.constant else a in world.members(p.type) for p, a in pairs)


def keys(staged_world: Staged, schema: str, arguments: tuple[str, ...]) -> set[str]:
    """The keys under which an event has words."""
    return {line.key for t in patterns(staged_world.world, schema, arguments) for line in t.lines}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_act_has_words_and_a_choice(name: str) -> None:
    """Whatever can happen can be told from outside, and what somebody can do chosen from a menu."""
    for action in staged(name).ground.actions:
        needed = {"nobody", "choice"} if action.consenting else {"nobody"}
        assert needed <= keys(staged(name), action.schema, tuple(action.arguments)), action.name


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_words(name: str) -> None:
    """Whatever can be believed can be said in a sentence."""
    told = {t.name for t in staged(name).world.tellings}
    unsaid = {p.name for p in staged(name).world.properties if p.name not in told}
    assert unsaid <= {"next", "last", "slot", "unthought"}  # furniture, whose turn it is, and what nobody thinks


@pytest.mark.parametrize("name", NAMES)
def test_every_role_has_an_opening_and_an_end(name: str) -> None:
    """A story opens and closes from each role's side and from outside; the last closing needs no condition."""
    world = staged(name).world
    for kind in ("opening", "closing"):
        passages = [{line.key for line in p.lines} for p in world.passages if p.kind == kind]
        assert passages and all({*world.roles, "nobody"} <= keys or "nobody" in keys for keys in passages)
    assert [p for p in world.passages if p.kind == "closing"][-1].when is None


APART = {
    "the-unsaid": {
        "You": {"to_the_park()", "sit_on_the_bench()", "walk_home()", "walk_away()"},
        "James": {"do_the_sum()"},
    },
    "the-lesson": {
        "Irene": {"up_to_the_attic()", "listen_at_night()", "take_off_the_headphones()", "come_down()", "vanish()"},
        "Paul": {"fetch_the_ledger()"},
    },
}
"""Acts that one of the two is never there to see."""


@pytest.mark.parametrize("name", APART)
def test_every_act_is_told_from_both_sides(name: str) -> None:
    """Every act has words of its own for whoever of the two is there to see it."""
    world = staged(name)
    for who, unseen in APART[name].items():
        untold = {a.name for a in world.ground.actions if who not in keys(world, a.schema, tuple(a.arguments))}
        assert untold <= unseen, who


@pytest.mark.parametrize("name", APART)
def test_every_trigger_has_words(name: str) -> None:
    """What a mind does by itself can be told too; what ranks of doubt do is told as what comes to be believed."""
    world = staged(name)
    questions = {q.name for q in world.ground.inner.questions}
    for trigger in (t for t in world.ground.triggers if t.schema.partition(":")[0] not in questions):
        assert "nobody" in keys(world, trigger.schema, tuple(trigger.arguments)), trigger.name


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_world_is_laid_out_as_fmt_would(name: str) -> None:
    """What people copy out to edit is already in the canonical layout."""
    text = bundled_text(name)
    assert format_text(text) == text


@pytest.mark.parametrize("name", NAMES)
def test_every_silence_has_words(name: str) -> None:
    """An answer let go is told from both sides it lies between, and from outside."""
    world = staged(name).world
    told = {t.name: {line.key for line in t.lines} for t in world.tellings if t.sort == "silence"}
    for question in world.questions:
        assert {*(p.constant for p in question.parameters), "nobody"} <= told[question.name]
