"""The Unsaid with one thing changed: which act loses its ground, and what then becomes of the night."""

from __future__ import annotations

import pytest

import unsaid

from .changes import Change, becomes, carried_on, changed
from .staged import Staged, staged
from .test_stories import BEATS, through

pytestmark = pytest.mark.slow

CHANGES = {
    "had you not seen the pictures": Change(
        "    printed() &\n    pictures() &\n",
        "    printed() &\n    !pictures() &\n",
        "leave()",
        "impossible: sob()",
        "Mended",
    ),
    "had he not heard": Change(
        "& when(at(James) == Street) heard();", ";", "to_the_park()", "no reason: walk_home() for James", "Mended"
    ),
    "had you never said that he was losing you": Change(
        "effect: losing() & asked() = Choice;",
        "effect: asked() = Choice;",
        "choose_you()",
        "no reason: confess() for James",
        "StillUnsaid",
    ),
    "had he never thought that he spared you": Change(
        "believes(James, spares());",
        "believes(James, spares() = False);",
        "night_falls()",
        "no reason: lace() for James",
        "StillUnsaid",
    ),
    "had he not counted on your giving up": Change(
        "believes(James, wearied());",
        "believes(James, wearied() = False);",
        "night_falls()",
        "no reason: lace() for James",
        "StillUnsaid",
    ),
    "had shame weighed more than losing you": Change(
        "concern shame(James) : norm, 6:",
        "concern shame(James) : norm, 60:",
        "choose_you()",
        "no reason: confess() for James",
        "SheLeft",
    ),
}


@pytest.mark.deep
@pytest.mark.parametrize("name", CHANGES)
def test_one_thing_changed_takes_the_ground_from_one_act(name: str) -> None:
    """Up to a beat the night goes as it went; the next act is then impossible, or has lost its reason."""
    change = CHANGES[name]
    world, stands = changed("the-unsaid", change), len(through(change.last))
    assert world.verdict(BEATS[:stands]) == "unfinished"
    assert world.verdict(BEATS[: stands + 1]) == change.then


OTHER_ROADS = ("had you never said that he was losing you", "had shame weighed more than losing you")
"""Changes that leave other roads to the truth: a bag says what was not said, and who owns that he heard has told the
worst."""


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in OTHER_ROADS])
def test_one_thing_changed_leaves_no_good_end(name: str) -> None:
    """With the change made, no story with reasons of up to six acts brings the truth out and keeps the two together."""
    assert changed("the-unsaid", CHANGES[name]).minds.search(character=6, depth=4).stop == "none"


@pytest.mark.parametrize("name", CHANGES)
def test_one_thing_changed_becomes_another_night(name: str) -> None:
    """Left to what they have reasons for, the two come to the ending that is named.

    Without the pictures she suspects nobody, and what he does not hear does not turn him round, so that he crosses the
    river; but she tells the recording what she would have told him, and that does. Where he never hears that he is
    losing her he chooses her and keeps the rest; where shame weighs most he does not choose, and she goes. Where he
    thinks that he spares her nothing, or that she will not give him up, he has no reason for his boots, and it gets
    light.
    """
    assert becomes(changed("the-unsaid", CHANGES[name])) == CHANGES[name].becomes


def test_nothing_changed_becomes_the_night() -> None:
    """Left to themselves with nothing changed, the two come to the truth and stay."""
    assert becomes(staged("the-unsaid")) == "Mended"


def test_had_he_turned_round_and_spoken() -> None:
    """Had he turned round at the door and said it, nothing of the night would have been needed."""
    assert becomes(staged("the-unsaid"), (*through("to_the_door()"), "tell_at_the_door()")) == "AtTheDoor"


def test_had_he_said_when_he_would_be_back() -> None:
    """Had he said when, he would have held back one thing fewer, and what he then heard would not have broken him. What
    did not reach him through a door reaches him from a recording."""
    world = staged("the-unsaid")
    asked, cried = through("ask_how_long()"), through("sob()")
    acts = (*asked, "say_when()", *(act for act in cried[len(asked) + 1 :] if act != "be_safe()"))
    state = world.states((*acts, "to_the_park()"))[-1]
    assert world.believed(state, "pressure(James)") == 2
    assert world.believed(state, "wept(James)") is False
    assert becomes(world, acts) == "Mended"


def test_had_he_only_turned_round() -> None:
    """Had he gone back without a word he would have left again: his reason for going was untouched by it, and a man who
    has given her nothing to go by all year is not turned to."""
    world = staged("the-unsaid")
    acts = (*through("to_the_door()"), "come_in(Bedroom)")
    after = done(world, acts)[len(acts) :]
    assert after[: after.index("leave()") + 1] == ["to_the_door()", "leave()"]
    assert becomes(world, acts) == "Mended"


def done(world: Staged, acts: tuple[str, ...]) -> list[str]:
    """All that happens after some acts, and these; but no passes."""
    session = carried_on(world, acts)
    stage = session.stage
    return [stage.name(event.action) for event in session.acts if event.action not in stage.passes]


ASKED = {
    "had he turned round and told her": {"instead": ("leave", "tell_at_the_door")},
    "had you not seen the pictures": {"fact": "not pictures()", "since": "night_falls"},
    "had he not heard": {"fact": "not heard()", "since": "to_the_park"},
    "had you never said that he was losing you": {"without": "say_he_is_losing_you"},
}
"""The questions of the night as anybody may ask them of the story that is found."""


@pytest.fixture(scope="module")
def found() -> unsaid.Story:
    """The night as it is found."""
    story = unsaid.load("the-unsaid").find().story
    assert story is not None
    return story


@pytest.mark.parametrize("name", ASKED)
def test_the_questions_are_answered(found: unsaid.Story, name: str) -> None:
    """Each goes as it went up to where it parts, comes to an ending that has a title, and is told in words alone: no
    name of a fact or of an act stands in it."""
    fork = found.whatif(**ASKED[name])  # type: ignore[arg-type]
    assert fork.first is not None
    assert fork.acts[: fork.first - 1] == found.names[: fork.first - 1]
    assert fork.ending
    told = fork.prose()
    assert f"Ending: {fork.ending}" in told
    assert "()" not in told and "_" not in told


def test_what_he_said_at_the_door_ends_it(found: unsaid.Story) -> None:
    """Had he told her at the door nothing more is needed: it is over with that act, and most of the night is lost."""
    fork = found.whatif(instead=("leave", "tell_at_the_door"))
    assert fork.acts[-1] == "tell_at_the_door()" and fork.ends_otherwise
    assert "sob()" in {lost.act for lost in fork.lost}


def test_what_he_did_not_hear_does_not_turn_him_round(found: unsaid.Story) -> None:
    """Had he not heard her, to walk home has lost its reason."""
    fork = found.whatif(fact="not heard()", since="to_the_park")
    assert "walk_home()" in {lost.act for lost in fork.lost if lost.how == "reason"}


def test_he_laces_his_boots_because_he_thinks_that_he_spares_her(found: unsaid.Story) -> None:
    """Where he does not think so, the boots have lost their reason, and that belief is named as what it was."""
    fork = found.whatif(believes="James: not spares()")
    lost = next(one for one in fork.lost if one.act == "lace()")
    assert (lost.how, [(fact.fluent, fact.value) for fact in lost.because]) == ("reason", [("spares()", True)])
