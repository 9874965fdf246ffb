"""Four published mysteries as outlines: sound as they are, and with holes that were put in."""

from __future__ import annotations

from pathlib import Path

from tests.desk.outline.plots import HOLED_LEAGUE, HOLED_MOONSTONE, SOUND_LEAGUE, SOUND_MOONSTONE
from unsaid import outline
from unsaid.desk.outline import Hole, Knower

HERE = Path(__file__).parent
"""Of two of them there are files: after Edgar Allan Poe's tale of 1844, in sentences, and G. K. Chesterton's of 1910,
as a table. What is expected of them was written down before either was tried."""


def of(holes: tuple[Hole, ...]) -> list[tuple[str, str, str, str]]:
    """Holes in short: scene, kind, who and the fact."""
    return [(hole.scene, hole.kind, hole.who, hole.item.fact if hole.item else "") for hole in holes]


def test_both_are_sound_as_they_are() -> None:
    """In the summaries everybody knows what they rely on."""
    assert outline(SOUND_LEAGUE).holes == ()
    assert outline(SOUND_MOONSTONE).holes == ()


def test_the_holes_of_the_league() -> None:
    """What Holmes saw alone, what Jones is told one scene later, and what Clay takes Holmes to know."""
    assert of(outline(HOLED_LEAGUE).holes) == [
        ("8", "unknown", "Watson", "worn_knees"),
        ("8", "unknown", "Jones", "gold"),
        ("10", "unknown", "Clay", "tunnel"),
    ]


def test_who_could_have_told_in_the_league() -> None:
    """Holmes could have told Watson up to the concert; Clay, who saw as much, met him nowhere."""
    knees, gold, tunnel = outline(HOLED_LEAGUE).holes
    assert knees.knew == (Knower("Holmes", "5", "7"), Knower("Clay", "5", None))
    assert gold.knew == (Knower("Merryweather", None, None),)
    assert tunnel.knew == (Knower("Holmes", "6", None),)


def test_the_holes_of_the_moonstone() -> None:
    """What Blake has forgotten, a lie to who saw it, what only Godfrey knows, and a dead woman at an inn."""
    assert of(outline(HOLED_MOONSTONE).holes) == [
        ("7", "forgotten", "Blake", "blake_took"),
        ("8", "unconvincing", "Rachel", "blake_took"),
        ("11", "unknown", "Cuff", "godfrey_has"),
        ("12", "dead", "Rosanna", ""),
    ]


def test_who_could_have_told_in_the_moonstone() -> None:
    """Rachel and Rosanna knew, and neither was with Blake after he had forgotten."""
    forgotten, lie, unknown, dead = outline(HOLED_MOONSTONE).holes
    assert forgotten.lost == "2"
    assert {(c.who, c.since, c.last) for c in forgotten.knew} == {("Rachel", "2", None), ("Rosanna", "5", None)}
    assert lie.lost == "2"
    assert unknown.knew == (Knower("Godfrey", "3", None),)
    assert dead.lost == "6"


def written(name: str) -> str:
    """An outline in a file beside this one."""
    return (HERE / name).read_text(encoding="utf-8")


def test_the_letter_and_the_cross_are_sound_as_they_are() -> None:
    """In the summaries everybody knows what they rely on."""
    assert outline(written("letter.txt")).holes == ()
    assert outline(written("blue_cross.md")).holes == ()


def test_the_holes_of_the_letter() -> None:
    """The Prefect passes on what he does not know; Dupin takes what he has not seen yet; the King speaks of a theft
    that nobody has told him of; and the Queen, who saw it, is told that there was none."""
    assert of(outline(written("letter_holes.txt")).holes) == [
        ("5", "unknown", "Prefect", "unhidden"),
        ("6", "unknown", "Dupin", "in_rack"),
        ("11", "unknown", "King", "taken"),
        ("11", "unconvincing", "Queen", "taken"),
    ]


def test_who_could_have_told_in_the_letter() -> None:
    """The Minister knows both things about his house and meets neither of those who want them; the Queen could have
    told the King until supper, and the Minister when he took the letter; the others who know never see the King."""
    passed_on, rack, theft, lie = outline(written("letter_holes.txt")).holes
    assert passed_on.knew == rack.knew == (Knower("Minister", "2", None),)
    assert {(c.who, c.since, c.last) for c in theft.knew} == {
        ("Queen", "1", "10"),
        ("Minister", "1", "1"),
        ("Prefect", "3", None),
        ("Dupin", "5", None),
        ("Narrator", "5", None),
    }
    assert lie.lost == "1"


def test_the_holes_of_the_cross() -> None:
    """Valentin follows two priests before he has heard of them; a shopwoman knows of a window across the town; Flambeau
    knows that he was outwitted before he is told; and a waiter speaks on the Heath, where he is not."""
    assert of(outline(written("blue_cross_holes.md")).holes) == [
        ("4", "unknown", "Valentin", "two_priests"),
        ("8", "unknown", "Shopwoman", "window"),
        ("9", "unknown", "Flambeau", "back"),
        ("10", "absent", "Waiter", "window"),
    ]


def test_who_could_have_told_in_the_cross() -> None:
    """Whoever saw the priests met Valentin no sooner than the scene; Brown, who broke the window, was in the shop after
    that; only he knows that the parcels were changed back."""
    priests, window, back, _ = outline(written("blue_cross_holes.md")).holes
    assert {(c.who, c.since, c.last) for c in priests.knew} == {
        (who, "3", None) for who in ("Brown", "Flambeau", "Proprietor")
    }
    assert {(c.who, c.since, c.last) for c in window.knew} == {
        ("Brown", "5", "7"),
        ("Flambeau", "5", None),
        ("Waiter", "5", None),
        ("Valentin", "6", None),
    }
    assert back.knew == (Knower("Brown", "7", None),)


def test_who_knew_and_could_not_have_told_is_named_too() -> None:
    """Brown could have told the shopwoman; the others who knew are named after him."""
    said = outline(written("blue_cross_holes.md")).told
    assert "could have told Shopwoman, last in scene 7. Valentin, Flambeau and Waiter knew it too." in said


def test_nobody_learns_from_themselves() -> None:
    """The Prefect tells the Queen; that he then knows her to know it is not said to be learnt, from him or anybody."""
    said = outline(written("letter_holes.txt")).told
    assert "learns from Prefect “" in said
    assert "Prefect learns from Prefect" not in said and "Minister is misled by Minister" not in said
