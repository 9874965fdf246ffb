"""Claims about a small world, whose reasoned courses can be counted on one hand."""

from __future__ import annotations

import pytest

import unsaid
from tests.desk.claims.small import CHEST, chest, only, outcomes

STORY = "story gold: unlock, look;\n"


def test_a_sound_story() -> None:
    """A story in which every act is possible and wanted is sound, and not unsound."""
    assert outcomes(f"{STORY} sound gold; unsound gold;") == ["holds", "fails"]


def test_a_story_with_a_hole() -> None:
    """Ben cannot look into a closed chest: the story fails at its first act, and no course leads there."""
    verdict = only("story early: look, unlock; sound early;")
    assert (verdict.outcome, verdict.course) == ("fails", ())
    assert "look(Ben) cannot happen" in verdict.message


def test_half_a_story() -> None:
    """A story that stops before the author's goal is sound only where the goal is left out."""
    assert outcomes("story half: unlock; sound half; sound half without goal;") == ["fails", "holds"]


def test_what_is_reached() -> None:
    """An ending is reached by its name and by its title, a condition as well; what nobody wants is not."""
    text = 'reach Gold; reach "Gold"; reach goal; reach open() & !seen(); reach locked(); reach locked() with Cid free;'
    assert outcomes(text) == ["holds", "holds", "holds", "holds", "fails", "holds"]


def test_the_shortest_course_is_shown() -> None:
    """What never happens, and does, is shown by the fewest acts, in the author's brief words."""
    verdict = only("never seen();")
    assert (verdict.outcome, verdict.course) == ("fails", ("unlock(Ann)", "look(Ben)"))
    assert verdict.words == ("Ann opens the chest.", "Ben looks in.")


def test_never_before_and_after() -> None:
    """Nobody sees the gold before the chest is opened; after that somebody does; and no act comes before itself."""
    text = "never seen() before unlock; never look before unlock; never seen() after unlock; never unlock after unlock;"
    assert outcomes(text) == ["holds", "holds", "fails", "holds"]


def test_what_is_known_at_the_start() -> None:
    """Ben is wrong about the gold, and Ann about Ben: to know is to believe what is so."""
    assert outcomes("after 0: gold(), Ann knows gold(), Ben does not know gold(), Ben believes !gold();") == ["holds"]
    assert outcomes("after 0: Ann believes Ben believes gold(), Ann does not know Ben believes gold();") == ["holds"]


def test_what_is_known_after_an_act() -> None:
    """Cid does not see Ben look: of three, two know then what was seen."""
    text = f"{STORY} after 2 in gold: Ben knows gold(), Ann knows seen(), Cid does not know seen();"
    assert outcomes(text) == ["holds"]
    assert outcomes(f"{STORY} after 2 in gold: everybody knows seen();") == ["fails"]
    assert outcomes(f"{STORY} after 1 in gold: everybody knows open(), nobody knows seen();") == ["holds"]


def test_after_an_act_wherever_it_is_done() -> None:
    """What holds after an act is held against every reasoned course that has it."""
    assert outcomes("after unlock: everybody knows open(); after look: Cid knows seen();") == ["holds", "fails"]


def test_a_dead_end() -> None:
    """Where all act on their own reasons the story comes to its end; once Cid is free he can lock it for good."""
    assert outcomes("no dead end; no dead end within 12;") == ["holds", "holds"]
    verdict = only("no dead end with Cid free;")
    assert (verdict.outcome, verdict.course) == ("fails", ("slam(Cid)",))


def test_no_shorter_plan() -> None:
    """The story of two acts is as short as any; one that takes a detour is not."""
    world = unsaid.read(
        CHEST.replace("action slam", "action wait(Ann) { effect: gold(); consenting: Ann; };\naction slam")
    )
    text = f"{STORY} story slow: wait, unlock, look; no shorter plan than gold; no shorter plan than slow;"
    assert outcomes(text, world) == ["holds", "fails"]


def test_nothing_dead() -> None:
    """Cid never slams the lid, so one act is dead, and no more than that."""
    assert outcomes("nothing dead; nothing dead but slam; nothing dead with Cid free;") == ["fails", "holds", "holds"]


def test_what_is_told() -> None:
    """The words are looked for at an act, or in all of it, as the side has them; quotation marks may be set."""
    text = f"""{STORY}
    told gold as Ben at 2 has "full of gold"; told gold as nobody has "whistles"; told gold as Ben lacks "whistles";
    told gold as Ben at act 1 has "gold";"""
    assert outcomes(text) == ["holds", "holds", "holds", "fails"]


def test_games() -> None:
    """Who plays Ben can come to the gold, or never look; who plays Cid can see to it that nobody does."""
    text = "reach Gold playing Ben; never locked() playing Ben; never locked() playing Cid; no dead end playing Cid;"
    assert outcomes(text) == ["holds", "holds", "fails", "fails"]


@pytest.mark.parametrize("claim", ["never locked()", "no dead end", "reach locked()", "nothing dead"])
def test_what_cannot_be_decided(claim: str) -> None:
    """With room for one state nothing speaks for or against it."""
    assert only(f"limits states 1; {claim};").outcome == "undecided"


def test_what_is_found_is_found() -> None:
    """Where not all could be looked at, a course that was found still counts."""
    assert outcomes("limits states 2; reach open(); never open();") == ["holds", "fails"]


def test_bounds_on_acts() -> None:
    """Within one act nobody has looked; the same claim fails within two."""
    assert outcomes("never seen() within 1; never seen() within 2;") == ["holds", "fails"]


def test_verdicts_are_values() -> None:
    """A verdict is plain data, and its sentence says the claim and what became of it."""
    verdict = only("never seen() within 1;")
    assert verdict.to_dict()["outcome"] == "holds"
    assert str(verdict) == "never seen() within 1: holds"
    assert chest().ok
