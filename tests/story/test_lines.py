"""What a writer may write down as a story, and which acts are meant by it."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from tests.story.holes.plots import RING
from unsaid.story.lines import lines_of
from unsaid.story.meant import Meant

STORY = ["drop(Mara, Well)", "arrive(Odo)", "say(Nils, Odo, Well)", "fetch(Odo, Well)"]

WRITTEN = {
    "as it is": "drop(Mara, Well)\narrive(Odo)\nsay(Nils, Odo, Well)\nfetch(Odo, Well)\n",
    "case and spaces": "DROP( mara,well )\n\n  Arrive(odo)\nsay(nils,odo,well)\nFetch(Odo , Well)",
    "comments": "// a plot\ndrop(Mara, Well) // in it goes\narrive(Odo) # home\n/* now\nthe ring */\n"
    "say(Nils, Odo, Well)\nfetch(Odo, Well) -- got it",
    "a list in Markdown": "# The Ring\n\nA plot of mine.\n\n- drop(Mara, Well)\n* `arrive(Odo)`\n\nThen:\n\n"
    "- [ ] say(Nils, Odo, Well).\n- **fetch(Odo, Well)**\n",
    "a list with numbers": "1. drop(Mara, Well)\n2. arrive(Odo)\n3) say(Nils, Odo, Well)\nAct 4: fetch(Odo, Well)\n",
    "fenced": "```\ndrop(Mara, Well);\narrive(Odo);\nsay(Nils, Odo, Well);\nfetch(Odo, Well);\n```\n",
    "names alone": "drop\narrive\nsay(Nils, Odo, Well)\nfetch\n",
    "slips of the pen": "dorp(Mara, Well)\narive(Odo)\nsay(Nils, Odo, Wel)\nfetch(Ode, Well)\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_one_story_in_many_hands(text: str, tmp_path: Path) -> None:
    """Every way of writing it down is the same four acts."""
    place = tmp_path / "story.md"
    place.write_text(text, encoding="utf-8")
    assert list(unsaid.read(RING).story(place).names) == STORY


def test_lines_keep_their_numbers() -> None:
    """Comments over several lines count as the lines they take."""
    assert [(line.number, line.level, line.text) for line in lines_of("/* a\nb */\n\ngo()\n| stay()\n")] == [
        (4, 0, "go()"),
        (5, 1, "stay()"),
    ]


def test_another_act_is_never_taken_for_a_slip() -> None:
    """A name that the world has is meant, even where it makes no act; what is near two acts is neither."""
    meant = Meant(["take(Ann, Cup)", "take(Ann, Cap)", "walk(Ann)"], ["Ann", "Cup", "Cap", "Cop", "take", "walk"])
    assert meant.one("take(Ann, Cop)") == "take(Ann, Cop)"
    assert meant.one("take(Ann, C_p)") == "take(Ann, C_p)"
    assert meant.one("take") == "take"
    assert meant.one("wlak") == meant.one("wlak(ann)") == "walk(Ann)"
    assert meant.one("dance(Ann)") == "dance(Ann)"


def test_a_slip_is_remarked_and_case_is_not(tmp_path: Path) -> None:
    """Whoever reads what was found sees what was read otherwise than it is written."""
    place = tmp_path / "story.txt"
    place.write_text("drop\nARRIVE(odo)\nsay(Nils, Odo, Wel)\nfetch\n", encoding="utf-8")
    (remark,) = unsaid.read(RING).story(place).check()
    assert (remark.kind, remark.remark, remark.act and remark.act.number) == ("read-as", True, 3)


def test_a_name_that_could_be_several_acts_is_said_to(tmp_path: Path) -> None:
    """Where none of them is possible there is no telling which is meant."""
    place = tmp_path / "story.txt"
    place.write_text("drop\narrive\nfetch\narrive(Odo)\n", encoding="utf-8")
    kinds = {one.kind: str(one) for one in unsaid.read(RING).story(place).check(ending=False)}
    assert "may be any of" in kinds.get("unknown-act", "") or "impossible-act" in kinds


def test_a_story_of_another_world_is_refused(tmp_path: Path) -> None:
    """Not act by act, but once, with the world that it says it is of."""
    place = tmp_path / "story.json"
    place.write_text('{"world": "tutorial", "acts": [{"act": "light(Ida)"}, {"act": "row_home(Olm)"}]}')
    with pytest.raises(unsaid.UnsaidError) as caught:
        unsaid.read(RING, name="ring").story(place)
    assert caught.value.code == "another-world"
    assert "this world is ring: it has none of its acts" in caught.value.message
    assert "a story of the world tutorial" in caught.value.message
