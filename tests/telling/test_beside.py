"""Notes on minds: what is said of a belief, from outside and from within."""

from __future__ import annotations

import pytest

from tests.worlds.staged import NAMES, staged
from unsaid.data.limits import Limits
from unsaid.data.story import Reason
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import why
from unsaid.telling import Reasons, Teller
from unsaid.telling.beside import START, Course, Note, beside_paragraphs, notes
from unsaid.world import ground

pytestmark = pytest.mark.slow

MARBLE = """
type place;
entity Basket : place;
entity Box : place;
entity Sally : character;
entity Anne : character;
property marble() : place;
property away(c : character) : boolean;
property happy(c : character) : boolean;
marble() = Basket;
away(Sally);
believes(Sally, marble() = Box);
believes(Anne, believes(Sally, marble() = Box));
action move(Anne, from : place, to : place) {
  precondition: from != to & marble() == from;
  effect: marble() = to & happy(Anne);
  consenting: Anne;
  observing(c : character): !away(c);
};
action shout(Anne) {
  precondition: away(Sally);
  effect: believes(Sally, marble()) = Box;
  consenting: Anne;
};
action come_back(Sally) {
  precondition: away(Sally);
  effect: !away(Sally) & believes(Sally, marble()) = marble();
  consenting: Sally;
};
utility(): happy(Anne);
utility(Sally): !away(Sally);
utility(Anne): happy(Anne);
"""
"""Sally is wrong about the marble, Anne makes it true behind her back, and shouts so."""

MOVE, SHOUT, BACK = "move(Anne, Basket, Box)", "shout(Anne)", "come_back(Sally)"


def noted(acts: tuple[str, ...], view: str | None = None, text: str = MARBLE) -> list[Note]:
    """The notes on a course of acts."""
    reading = read(text)
    assert reading.world is not None
    made = ground(reading.world, reading.source)
    minds = Minds(made)
    teller = Teller(reading.world, made, minds, view)
    course = [teller.actions[a] for a in acts]

    def reason(state: int, act: int, character: int, /) -> Reason | None:
        return why(minds, state, act, character, Limits(character=2, depth=2))

    return notes(Course(teller, minds, minds.course(course), course, view), reason, Reasons(teller, minds))


def told(acts: tuple[str, ...], view: str | None = None) -> list[tuple[int, str]]:
    """Their places and sentences."""
    return [(note.place, note.text) for note in noted(acts, view)]


def test_from_outside_what_is_wrong_is_called_wrong() -> None:
    """At the start Sally is wrong, and Anne knows what Sally believes."""
    assert told(()) == [
        (START, "Sally wrongly believes that the marble is at Box."),
        (START, "Anne thinks Sally believes that the marble is at Box."),
    ]


def test_from_outside_reasons_and_what_is_missed() -> None:
    """Anne's aim is told; Sally, who was away, does not know that Anne is glad. The move itself is in the story."""
    assert told((MOVE,))[2:] == [
        (0, "Anne wants this: Anne is happy."),
        (0, "Sally does not know that Anne is happy."),
    ]


def test_a_belief_put_right_is_said_to_see() -> None:
    """Coming back to a marble that was not moved, Sally sees it in the basket, and Anne, who sees it, thinks so."""
    assert told((BACK,))[2:] == [
        (0, "Sally wants this: Sally is not away."),
        (0, "Sally now sees that the marble is at Basket."),
        (0, "Anne now thinks Sally believes that the marble is at Basket."),
    ]


def test_from_within_nothing_is_called_wrong_and_nothing_unseen_is_told() -> None:
    """From Sally's side her error is no error, and Anne's move leaves no trace."""
    assert told((MOVE,), "Sally") == []


def test_from_within_a_belief_that_changes_is_told() -> None:
    """Back again, she believes what she sees, with no word on what she believed before."""
    assert (0, "You now believe that the marble is at Basket.") in told((BACK,), "Sally")


def test_from_within_what_others_do_may_puzzle() -> None:
    """Sally hears Anne shout and finds no reason that Anne could have for it."""
    assert told((SHOUT,), "Sally") == [(0, "You see no reason for Anne to do this.")]


def test_notes_go_with_the_paragraph_that_tells_their_act() -> None:
    """The last paragraph of an act has its notes; those of an act that is not told go with the next that is."""
    made = [Note(place, "puzzled", ("Ann",), str(place)) for place in (START, 0, 1, 2, 3)]
    shared = beside_paragraphs(made, [(), (), (0,), (0,), (2,), ()], 2)
    assert [[note.text for note in group] for group in shared] == [[], ["-1"], [], ["0"], ["1", "2"], ["3"]]


def course_of(name: str, view: str | None) -> list[Note]:
    """The notes on the story found in a bundled world."""
    world = staged(name)
    teller = Teller(world.world, world.ground, world.minds, view)
    acts = [world.act(a) for a in world.found]

    def reason(state: int, act: int, character: int, /) -> Reason | None:
        return why(world.minds, state, act, character, Limits())

    course = Course(teller, world.minds, world.minds.course(acts), acts, view)
    return notes(course, reason, Reasons(teller, world.minds))


@pytest.mark.deep
@pytest.mark.parametrize("name", NAMES)
def test_every_belief_told_is_held(name: str) -> None:
    """In every bundled world, from every side, the slow semantics confirms each belief and error told."""
    world = staged(name)
    states = world.states(world.found)
    for view in (None, *world.ground.characters):
        for note in course_of(name, view):
            state = states[note.place + 1]
            for fluent, value in note.facts:
                believers = () if note.kind == "misses" else note.who
                assert world.believed(state, fluent, *believers) == value
                if note.kind == "misses":
                    assert world.believed(state, fluent, *note.who) != value
                elif view is None:
                    assert note.wrong == (world.believed(state, fluent, *note.who[1:]) != value)


@pytest.mark.parametrize("name", NAMES)
def test_from_a_mind_only_that_mind_is_told(name: str) -> None:
    """From within, every note is about the mind it is told from, and none says what is wrong or missed."""
    for view in staged(name).ground.characters:
        for note in course_of(name, view):
            assert note.who[0] == view
            assert not note.wrong
            assert note.kind not in ("sees", "misses", "mistaken")


def test_the_night_from_your_side() -> None:
    """You find no reason for his evasion nor for his going to the door, but one for his denial; and he might lace his
    boots to be held."""
    found = staged("the-unsaid").found
    puzzled = {found[note.place] for note in course_of("the-unsaid", "You") if note.kind == "puzzled"}
    assert {"evade()", "to_the_door()"} <= puzzled
    assert not {"deny()", "lace()"} & puzzled


def test_a_count_kept_in_minds_alone_is_no_news() -> None:
    """How far you doubt what is in no world: that you doubt is not noted, that you come to suspect is."""
    notes_on = course_of("the-unsaid", None)
    counted = [n for n in notes_on if any(fluent.startswith("doubt") for fluent, _ in n.facts)]
    suspected = [n for n in notes_on if "affair()" in {fluent for fluent, _ in n.facts} and n.who == ("You",)]
    assert counted == [] and suspected != []
