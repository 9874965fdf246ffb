"""Rows of an outline may say where in a manuscript they stand, and holes are told by that place."""

from __future__ import annotations

import unsaid

SENTENCES = """\
People: Mara, Holt
Unsure: did Holt see it? [p. 12: “his eyes”]
Scene 1, the table: Mara. [p. 3]
It comes out that letter. [p. 3: “the letter lay open”]
Scene 2, the pier: Holt and Mara. [p. 40]
Holt relies on letter. [p. 41: “the letter”]
"""

TABLE = """\
| scene | there | comes out | relies on |
|---|---|---|---|
| 1 the table [p. 3] | Mara | letter [p. 3: "the letter lay open"], key | |
| 2 the pier [p. 40] | Holt, Mara | | Holt: letter [p. 41: "the letter"]; Holt: key |
"""


def test_a_hole_has_the_place_of_what_is_relied_on() -> None:
    """A hole carries the mark of its own statement, and says it first."""
    plan = unsaid.outline(SENTENCES)
    (hole,) = plan.holes
    assert hole.mark is not None
    assert (hole.mark.place, hole.mark.quote) == ("p. 41", "the letter")
    assert "\np. 41, “the letter”: Scene 2, the pier: Holt relies on “letter”, and does not know it." in plan.told


def test_without_one_it_has_that_of_its_scene() -> None:
    """A statement without a mark is where its scene is."""
    plan = unsaid.outline(TABLE)
    assert [(hole.item and hole.item.fact, str(hole.mark)) for hole in plan.holes] == [
        ("letter", "p. 41, “the letter”"),
        ("key", "p. 40"),
    ]


def test_a_mark_changes_nothing_else() -> None:
    """The same outline without marks has the same holes, but for their place."""
    bare = unsaid.outline(
        "People: Mara, Holt\nScene 1, the table: Mara.\nIt comes out that letter.\n"
        "Scene 2, the pier: Holt and Mara.\nHolt relies on letter.\n"
    )
    marked = unsaid.outline(SENTENCES)
    assert marked.world_text().partition("title")[2] == bare.world_text().partition("title")[2]
    assert [hole.repairs for hole in marked.holes] == [hole.repairs for hole in bare.holes]
    assert bare.holes[0].mark is None


def test_what_a_reader_is_unsure_of_is_a_question() -> None:
    """It is asked of the author with its place, and nobody knows anything by it."""
    plan = unsaid.outline(SENTENCES)
    assert [question.text for question in plan.questions] == ["did Holt see it?"]
    assert "To the author:\n  p. 12, “his eyes”: did Holt see it?" in plan.told
    assert [fact.name for fact in plan.plot.facts] == ["letter"]


def test_other_brackets_are_part_of_what_is_said() -> None:
    """Brackets that hold neither a place nor a quotation are left where they stand."""
    plan = unsaid.outline("Scene 1, the hall: Ann and Ben.\nIt comes out that the will [the second] is forged.\n")
    assert [fact.name for fact in plan.plot.facts] == ["the will [the second] is forged"]
