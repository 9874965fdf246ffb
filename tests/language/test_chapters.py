"""The language reference, run: every world in it reads, says, begins and looks as its chapter has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.language.chapters import Example, believed, examples, grouped, scalar, tellings
from unsaid.language import core, format_text, read
from unsaid.minds import Minds
from unsaid.psyche.engined import Engined
from unsaid.psyche.log import log_of
from unsaid.telling import Teller, told
from unsaid.telling.inward.stirring import Stirring
from unsaid.world import GroundWorld, ground
from unsaid.world.text import held_text, hypothesis_text, learning_text, read_text, secret_lines

EXAMPLES = examples()


def claiming(kind: str) -> list[Example]:
    """The examples that make a kind of claim."""
    return [e for e in EXAMPLES if kind in e.claims]


def world_of(example: Example) -> core.World:
    reading = read(example.text)
    assert reading.world is not None, reading.render()
    return reading.world


def questions(world: GroundWorld) -> Iterator[str]:
    """Every question of a ground world, a line for it and one for each hypothesis."""
    for q in world.inner.questions:
        yield f"{q.name}: {world.characters[q.asker]} asks {world.characters[q.asked]}"
        yield from (f"  {hypothesis_text(h, world)}" for h in q.hypotheses)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_reader_says_exactly_this(example: Example) -> None:
    """What is said of a text is the chapter's block to the last character, and nothing where there is none."""
    assert read(example.text).render() == example.claims.get("diagnostics", "")


@pytest.mark.parametrize("example", claiming("start"), ids=str)
def test_it_begins_like_this(example: Example) -> None:
    """Each fluent named has its value at the start, in the world or in the mind named."""
    world = ground(world_of(example), None)
    minds, names = Minds(world), [f.name for f in world.fluents]
    for line in example.claims["start"].splitlines():
        place, value = line.rsplit(" = ", 1)
        who, fluent = believed(place)
        state = minds.initial
        for name in who:
            state = minds.mind(state, world.characters.index(name))
        assert (line, minds.values(state)[names.index(fluent)]) == (line, scalar(value))


@pytest.mark.parametrize("example", claiming("concerns"), ids=str)
def test_these_are_its_concerns(example: Example) -> None:
    """Each concern, filled in: whose, its name, its kind with whom it is about, and its weight."""
    world = ground(world_of(example), None)
    lines: list[str] = []
    for c in world.inner.concerns:
        to = f" to {world.characters[c.toward]}" if c.toward is not None else ""
        lines.append(f"{world.characters[c.owner]} {c.name}: {c.kind}{to}, {c.weight:g}")
    assert lines == example.claims["concerns"].splitlines()


@pytest.mark.parametrize("example", claiming("questions"), ids=str)
def test_these_are_its_questions(example: Example) -> None:
    """Each question, filled in: who asks whom, and of every hypothesis its rank, what reveals it, and what it sets."""
    assert list(questions(ground(world_of(example), None))) == example.claims["questions"].splitlines()


@pytest.mark.parametrize("example", claiming("acts"), ids=str)
def test_these_are_all_its_acts(example: Example) -> None:
    """The acts that can ever happen are those of the chapter, in order."""
    assert [a.name for a in ground(world_of(example), None).actions] == example.claims["acts"].splitlines()


OPEN = {"open", "learnt", "after"}


@pytest.mark.parametrize("example", claiming("after"), ids=str)
def test_it_is_so_afterwards(example: Example) -> None:
    """After the acts of the first line each fluent named has its value, in the world or in the mind named."""
    world = ground(world_of(example), None)
    minds, names = Minds(world), [f.name for f in world.fluents]
    acts, *lines = example.claims["after"].splitlines()
    *_, last = minds.course([world.actions_named()[act] for act in acts.split("; ")])
    for line in lines:
        place, value = line.rsplit(" = ", 1)
        who, fluent = believed(place)
        state = minds.mind(last, *(world.characters.index(name) for name in who))
        assert (line, minds.values(state)[names.index(fluent)]) == (line, scalar(value))


@pytest.mark.parametrize("example", claiming("open"), ids=str)
def test_this_is_not_known_at_the_start(example: Example) -> None:
    """What the chapter lists is all that is stated, or kept secret, of what is not known."""
    world = ground(world_of(example), None)
    stated = (b for b in world.beliefs if b.label is not None)
    lines = [f"{read_text(world, b.fluent, b.who)} = {held_text(b)}" for b in stated]
    assert [*lines, *secret_lines(world)] == example.claims["open"].splitlines()


@pytest.mark.parametrize("example", claiming("learnt"), ids=str)
def test_this_is_learnt_and_taken(example: Example) -> None:
    """What the chapter lists is all that acts teach, and what others take them for."""
    world, lines = ground(world_of(example), None), list[str]()
    for action in world.actions:
        lines += (f"{action.name}: {learning_text(row, world)}" for row in action.learns)
        lines += [f"{action.name}: seen: {world.actions[action.seen].name}"] if action.seen is not None else []
    assert lines == example.claims["learnt"].splitlines()


@pytest.mark.parametrize("example", claiming("grouped"), ids=str)
def test_it_is_grouped_like_this(example: Example) -> None:
    """The author's utility, every bracket written, is the chapter's."""
    world = world_of(example)
    (body,) = (u.body for u in world.utilities if u.character is None)
    assert grouped(body, world) == example.claims["grouped"]


@pytest.mark.parametrize("example", claiming("formatted"), ids=str)
def test_it_is_laid_out_like_this(example: Example) -> None:
    """The canonical layout is the chapter's block, and lays out to itself."""
    wanted = example.claims["formatted"] + "\n"
    assert format_text(example.text) == wanted
    assert format_text(wanted) == wanted


@pytest.mark.parametrize("example", claiming("told"), ids=str)
def test_it_is_told_like_this(example: Example) -> None:
    """Acts are told from a side, in a person and tense, in exactly these words."""
    world = world_of(example)
    made = ground(world, None)
    minds = Minds(made)
    for asked in tellings(example.claims["told"]):
        acts = [made.actions_named()[a] for a in asked.acts]
        psyche = Stirring(log_of(Engined(minds), acts), {telling.sort for telling in world.tellings})
        teller = Teller(world, made, minds, asked.side, asked.manner, psyche=psyche)
        paragraphs = told(teller, minds.course(acts), acts, asked.side)
        scenes = [p.text for p in paragraphs if p.kind == "scene"]
        assert (asked.head, " ".join(" ".join(scenes).split())) == (asked.head, asked.text)


def test_every_claim_is_one_that_is_checked() -> None:
    """No chapter has a block of a kind that nothing looks at."""
    kinds = {kind for example in EXAMPLES for kind in example.claims}
    assert kinds <= {"diagnostics", "concerns", "questions", "start", "acts", "grouped", "formatted", "told", *OPEN}
