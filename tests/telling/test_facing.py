"""Two pages of one story: what stands beside what, and that nothing is lost or told twice."""

from __future__ import annotations

import unsaid
from unsaid.telling import Paragraph
from unsaid.telling.facing import facing
from unsaid.telling.setting.tale import tale
from unsaid.telling.setting.terminal import Sheet, lines


def scene(text: str, after: int) -> Paragraph:
    """A paragraph that tells of acts up to a place."""
    return Paragraph("scene", text, "Ann", after=after)


def opening(text: str) -> Paragraph:
    """A paragraph from before the first act."""
    return Paragraph("opening", text, "Ann")


def closing(text: str) -> Paragraph:
    """A paragraph from after the last."""
    return Paragraph("closing", text, "Ann", after=9)


def test_beside_a_paragraph_stands_what_the_other_tells_up_to_then() -> None:
    """She tells of acts 1 and 4; he of 1, 2, 3 and 5: what he has of 2 and 3 comes with her 4, and 5 with her end."""
    hers = [opening("O"), scene("1", 1), scene("4", 4), closing("E")]
    his = [opening("o"), scene("a", 1), scene("b", 2), scene("c", 3), scene("d", 5), closing("e")]
    assert facing(hers, his) == [["o"], ["a"], ["b", "c"], ["d", "e"]]


def test_an_end_without_an_end_beside_it_has_what_is_left() -> None:
    """A page without opening or closing still has all of the other's."""
    his = [opening("o"), scene("a", 1), scene("b", 2), closing("e")]
    assert facing([scene("2", 2)], his) == [["o", "a", "b", "e"]]
    assert facing([opening("O"), scene("1", 1)], his) == [["o"], ["a", "b", "e"]]
    assert facing([], his) == []


def test_all_of_the_other_page_is_there_once() -> None:
    """In the long story every paragraph of his stands beside one of hers, in his order; and each page is as alone."""
    story = unsaid.load("the-unsaid").story(
        ["reach_for_him(Summer)", "slip_away()", "months_pass()", "reach_for_him(Autumn)"]
    )
    both = story.tell("You", facing="James")
    beside = [note for block in both.tale.blocks for note in block.notes]
    assert beside == [block.text for block in story.tell("James").tale.blocks]
    assert [block.text for block in both.tale.blocks] == [block.text for block in story.tell("You").tale.blocks]
    assert both.tale.facing == ("You", "James")


def test_pages_stand_side_by_side_where_there_is_room() -> None:
    """Ninety columns are two pages of 43 with a gap; fewer are one page, the other's paragraphs under hers."""
    made = tale("T", None, [scene("hers " * 20, 1)], {}, [["his " * 20, "his too"]], facing=("Ann", "Bob"))
    wide = [line.raw for line in lines(made, Sheet(90, 90))]
    assert wide[2].split() == ["Ann", "Bob"]
    assert wide[4].split("   ")[0].strip().startswith("hers") and "his his" in wide[4]
    assert any(line.strip() == "his too" for line in wide)
    narrow = [line.raw for line in lines(made, Sheet(60, 60))]
    assert not any("hers" in line and "his" in line for line in narrow)
