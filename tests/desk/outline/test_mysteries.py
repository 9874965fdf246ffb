"""Two published mysteries as outlines: sound as they are, and with holes that were put in."""

from __future__ import annotations

from tests.desk.outline.plots import HOLED_LEAGUE, HOLED_MOONSTONE, SOUND_LEAGUE, SOUND_MOONSTONE
from unsaid import outline
from unsaid.desk.outline import Hole, Knower


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
