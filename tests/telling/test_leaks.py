"""Viewpoint is law: nothing is told from a mind that it could not know.

Every bundled world is told from every mind, over stories found, stories known to be good and random courses. The law is
held in three ways: by telling with a world of which only the mind can be seen (``leaks.Blind``), by asking the slow
semantics which acts the mind saw, and by looking at the words (``mentions``). Each way is tried on leaks made for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from tests.long import deep
from tests.telling.leaks import INSIDE, Blind, Leak, courses, observed
from tests.telling.mentions import Net
from tests.worlds.staged import NAMES, Staged, staged
from unsaid.data.limits import Limits
from unsaid.data.story import Reason
from unsaid.psyche.engined import Engined
from unsaid.psyche.log import log_of
from unsaid.story.find import why
from unsaid.telling import Manner, Paragraph, Reasons, Teller, told, told_by_turns
from unsaid.telling.beside import Course, Note, notes
from unsaid.telling.conditions import Conditions
from unsaid.telling.inward.stirring import Stirring

pytestmark = pytest.mark.slow

MANNERS = (Manner(), Manner(person=3, tense="past", thoughts=False))
LIMITS = Limits(character=4, depth=3)
Acts = tuple[str, ...]


def blindly(world: Staged, side: str) -> Any:
    """A blind world of one mind, in which only the seeing of acts is decided by how things are."""
    return Blind(world.minds, world.ground.characters.index(side))


def course(world: Staged, acts: Acts) -> tuple[list[int], list[int]]:
    """The acts by number, and the states they lead through."""
    numbers = [world.act(a) for a in acts]
    return numbers, world.minds.course(numbers)


# --- words ---


def tellings(world: Staged, side: str, running: Any, acts: Acts) -> Iterator[list[Paragraph]]:
    """A course told from one side, in each manner."""
    numbers, states = course(world, acts)
    for manner in MANNERS:
        yield told(Teller(world.world, world.ground, running, side, manner), states, numbers, side)


@pytest.mark.parametrize("name", NAMES)
def test_words_are_chosen_by_what_the_mind_holds(name: str) -> None:
    """With a world of which only the mind can be seen, the same words are told."""
    world = staged(name)
    for side in world.ground.characters:
        blind = blindly(world, side)
        for acts in courses(name):
            assert list(tellings(world, side, blind, acts)) == list(tellings(world, side, world.minds, acts))


def test_choosing_words_by_the_truth_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a condition on words read in the world and not in the mind, the blind telling would fail."""
    world, sound = staged("the-unsaid"), Conditions.holds

    def truthful(self: Conditions, e: Any, names: Any = None, chain: tuple[str, ...] = ()) -> bool:
        return sound(self, e, names, chain[1:])

    monkeypatch.setattr(Conditions, "holds", truthful)
    with pytest.raises(Leak):
        list(tellings(world, "You", blindly(world, "You"), world.found))


# --- acts ---


def paragraphs(world: Staged, acts: Acts) -> list[Paragraph]:
    """A course told from every side, and by turns."""
    numbers, states = course(world, acts)
    teller = Teller(world.world, world.ground, world.minds)
    sides = world.ground.characters
    alone = [p for side in sides for p in told(teller, states, numbers, side)]
    return [*alone, *told_by_turns(teller, states, numbers, sides)]


def unseen(world: Staged, acts: Acts) -> list[str]:
    """The acts told from a side that, by the slow semantics, did not see them."""
    seen = {side: observed(world, acts, side) for side in world.ground.characters}
    told_from = ((p.side, beat) for p in paragraphs(world, acts) for beat in p.beats)
    return [f"{acts[beat]} from {side}" for side, beat in told_from if side is not None and not seen[side][beat]]


@pytest.mark.parametrize("name", deep(NAMES))
def test_only_acts_that_were_seen_are_told(name: str) -> None:
    """By the slow semantics every act told from a side was seen from it, in a telling by turns as well."""
    assert [unseen(staged(name), acts) for acts in courses(name)] == [[]] * len(courses(name))


@pytest.mark.deep
def test_telling_what_was_not_seen_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were every act told to everybody, the way to the park would be told from your side."""
    world = staged("the-unsaid")
    monkeypatch.setattr(world.minds, "sees", lambda *_: True)
    assert "to_the_park() from You" in unseen(world, world.found)


# --- facts ---


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_mentions_what_the_mind_does_not_know(name: str) -> None:
    """No told sentence has in it the words of a fact that is so, and of which its side knows nothing."""
    world = staged(name)
    net = Net(world, Teller(world.world, world.ground, world.minds))
    for acts in courses(name):
        states = course(world, acts)[1]
        assert [leak for p in paragraphs(world, acts) for leak in net.caught(p, states)] == []


def test_a_sentence_that_gives_a_fact_away_is_caught() -> None:
    """Whatever of the hidden facts is added to a paragraph of yours, in the world's words, is found."""
    world = staged("the-unsaid")
    net = Net(world, Teller(world.world, world.ground, world.minds))
    numbers, states = course(world, world.found)
    tried = 0
    for paragraph in told(net.teller, states, numbers, "You"):
        for beat in paragraph.beats:
            for fluent, value in net.hidden("You", states[beat], states[beat + 1]):
                if net.clause(fluent, value) is not None:
                    leaky = replace(paragraph, text=f"{paragraph.text} And {net.teller.fact(fluent, value)}.")
                    assert net.caught(leaky, states)
                    tried += 1
    assert tried > 20


def test_a_leaky_line_of_an_author_is_caught() -> None:
    """A line of yours that says in other forms of the words that he hears you cry is found."""
    world = staged("the-unsaid")
    net = Net(world, Teller(world.world, world.ground, world.minds))
    beat = world.found.index("sob()")
    line = Paragraph("scene", "You cry. Out on the stairs he hears every bit of the crying.", "You", (beat,))
    assert net.caught(line, course(world, world.found)[1])
    assert not net.caught(replace(line, side="James"), course(world, world.found)[1])


# --- inner lives ---


@pytest.mark.parametrize("name", NAMES)
def test_inner_lives_are_told_from_their_own_side(name: str) -> None:
    """With wishes, silences, feelings and shows in its words, the story found gives no more away."""
    world = staged(name)
    numbers, states = course(world, world.found)
    psyche = Stirring(log_of(Engined(world.minds), numbers), {t.sort for t in world.world.tellings})
    net = Net(world, Teller(world.world, world.ground, world.minds))
    for side in world.ground.characters:
        blind = blindly(world, side)
        seeing_all = Teller(world.world, world.ground, world.minds, side, psyche=psyche)
        made = told(seeing_all, states, numbers, side)
        assert made == told(replace(seeing_all, states=blind), states, numbers, side)
        assert [leak for p in made for leak in net.caught(p, states)] == []


@pytest.mark.parametrize("name", deep(NAMES))
def test_stirs_are_seen_by_those_they_concern(name: str) -> None:
    """A wish or a feeling is its own mind's; a silence is between two; a show was observed, by the slow semantics."""
    world = staged(name)
    numbers, _ = course(world, world.found)
    psyche = Stirring(log_of(Engined(world.minds), numbers))
    seen = {side: observed(world, world.found, side) for side in world.ground.characters}
    for step in range(1, len(numbers) + 1):
        for stir in psyche.stirs(step):
            witnesses = [side for side in seen if seen[side][step - 1]]
            told_to = {side for side in seen if stir.seen_by(side, witnesses)}
            allowed = {"held": {stir.who}, "feeling": {stir.who}, "silence": {stir.who, stir.whom}}
            assert told_to <= allowed.get(stir.sort, {stir.who, *witnesses})


# --- notes ---


def noted(world: Staged, side: str, running: Any, acts: Acts) -> list[Note]:
    """The notes on a course from one side; a reason of somebody else's may only be looked for within the mind."""
    numbers, states = course(world, acts)
    teller = Teller(world.world, world.ground, running, side)

    def reason(state: int, act: int, character: int, /) -> Reason | None:
        if isinstance(running, Blind):
            if state < INSIDE and character != running.character:
                raise Leak("a reason was looked for in the world itself")
            state %= INSIDE
        return why(world.minds, state, act, character, LIMITS)

    return notes(Course(teller, running, states, numbers, side), reason, Reasons(teller, running))


@pytest.mark.parametrize("name", NAMES)
def test_notes_on_a_mind_come_from_that_mind(name: str) -> None:
    """Seen with that mind alone, the notes beside a story are the same."""
    world = staged(name)
    for side in world.ground.characters:
        blind = blindly(world, side)
        for acts in courses(name, seeds=2, length=16):
            assert noted(world, side, blind, acts) == noted(world, side, world.minds, acts)


def test_notes_on_other_minds_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were everybody's mind noted from your side, the blind notes would fail."""
    world = staged("the-unsaid")
    blind = blindly(world, "You")
    monkeypatch.setattr(Course, "told", property(lambda _: [0, 1]))
    with pytest.raises(Leak):
        noted(world, "You", blind, world.found)
