"""Which act an answer is about: what stands at its head, for every question, whichever way the act is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import message, unsaid

pytestmark = pytest.mark.slow

STOVE = """
entity Ann : character;
entity Ben : character;
entity Cal : character;
called Ann: "the cook", she;
called Ben: "the boy", he;
called Cal: "the guest", he;
called Ben by Ann: "Bennie";
called Cal by Ben: "Bennie";
property lit() : boolean;
property fed() : boolean;
property songs() : number;
property rain() : boolean;
believes(Ann, rain());
action light() { precondition: !lit(); effect: lit(); consenting: Ben; };
action sing() { effect: songs() = songs() + 1; consenting: Cal; };
action feed() { precondition: lit() & !fed(); effect: fed() & !lit(); consenting: Ben; };
utility(): fed();
utility(Ann): if(rain() & lit()) 1 else 0;
utility(Ben): (if(lit()) 1 else 0) + (if(fed()) 2 else 0);
utility(Cal): songs();
"""

STORY = "light()\nsing()\nsing()\nfeed()\n"


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, str]:
    """A world with a stove, and a story in which one act is done twice."""
    world, story = tmp_path / "stove.world", tmp_path / "story"
    world.write_text(STOVE, encoding="utf-8")
    story.write_text(STORY, encoding="utf-8")
    return str(world), str(story)


PLACES = [
    (["1"], "act 1 (light())"),
    (["light"], "act 1 (light())"),
    (["light()"], "act 1 (light())"),
    (["2"], "act 2 (sing())"),
    (["4"], "act 4 (feed())"),
    (["feed"], "act 4 (feed())"),
]


@pytest.mark.parametrize(("act", "named"), [*PLACES, (["sing"], "act 3 (sing())")])
def test_beliefs_are_headed_by_the_act_they_were_held_after(asked: tuple[str, str], act: list[str], named: str) -> None:
    """The first act, one in the middle, the last; of one done twice the second time. She takes it to rain all along."""
    first, *_ = unsaid("why", *asked, *act, "--believe", "Ann").out.splitlines()
    assert first == f"After {named}, the cook believed:"
    first, *_ = unsaid("why", *asked, *act, "--believe", "Ben,Ann").out.splitlines()
    assert first == f"After {named}, the boy believed that the cook believed:"


def test_without_an_act_beliefs_are_those_of_the_end(asked: tuple[str, str]) -> None:
    """No act stands at the head."""
    assert unsaid("why", *asked, "--believe", "Ann").out.splitlines()[0] == "At the end, the cook believed:"


@pytest.mark.parametrize(("act", "named"), PLACES)
def test_what_was_not_done_is_headed_by_the_act_before_which_it_was_not(
    asked: tuple[str, str], act: list[str], named: str
) -> None:
    """Whichever way the act is named; in Ann's telling he goes by what she calls him."""
    first, *_ = unsaid("why", *asked, *act, "--not", "feed").out.splitlines()
    assert first.startswith(f"Before {named}: ") and "the boy" in first
    first, *_ = unsaid("why", *asked, *act, "--not", "feed", "--as", "Ann").out.splitlines()
    assert first.startswith(f"Before {named}: ") and "Bennie" in first


def test_what_was_felt_is_headed_by_the_act_it_was_felt_at(asked: tuple[str, str]) -> None:
    """Lit is worth 1 to him from act 1 on, fed 2 from act 4 on, when it is out: 0, 1, 1, 1, 2."""
    glad = "the boy was glad: things went better for him."
    said = unsaid("why", *asked, "--feel", "Ben").out.splitlines()
    assert f"At act 1 (light()), {glad}" in said
    assert f"At act 4 (feed()), {glad}" in said
    assert unsaid("why", *asked, "feed", "--feel", "Ben").out.splitlines()[-1] == said[-1]
    assert unsaid("why", *asked, "2", "--feel", "Ben").out == "The boy felt nothing there that the story shows.\n"


def test_who_knew_is_headed_by_the_act_it_was_known_from(asked: tuple[str, str]) -> None:
    """Only the rain is in question, and from the start; no act has a row."""
    rows = [line.split("  ")[0] for line in unsaid("why", *asked, "--knew").out.splitlines()]
    assert "at the start" in rows and not [row for row in rows if row.startswith("act")]


def test_the_side_says_whose_telling_it_is_and_the_question_whose_mind(asked: tuple[str, str]) -> None:
    """Of himself in his own telling he is *you*; of the cook nothing changes but the names."""
    own = unsaid("why", *asked, "1", "--feel", "Ben", "--as", "Ben").out
    assert own.startswith("At act 1 (light()), you ")
    assert unsaid("why", *asked, "1", "--feel", "you", "--as", "Ben").out == own
    cook = unsaid("why", *asked, "1", "--feel", "Ann", "--as", "Ben").out
    assert cook.startswith("At act 1 (light()), the cook was glad:")
    assert unsaid("why", *asked, "1", "--believe", "Ann", "--as", "Ann").out.startswith(
        "After act 1 (light()), you believed"
    )


def test_a_character_called_you_is_not_whoever_it_is_told_to(tmp_path: Path) -> None:
    """In a world with a character of that name, ``--feel You`` is about it, from whatever side."""
    world, story = tmp_path / "you.world", tmp_path / "story"
    world.write_text(STOVE.replace("Ann", "You"), encoding="utf-8")
    story.write_text(STORY, encoding="utf-8")
    for name in ("You", "you"):
        said = unsaid("why", str(world), str(story), "1", "--feel", name, "--as", "Ben").out
        assert said.startswith("At act 1 (light()), the cook was glad:")


def test_one_that_two_are_called_by_is_asked_back(asked: tuple[str, str]) -> None:
    """She calls the boy Bennie, and he the guest: her telling means the boy, his the guest, any other asks which."""
    her = unsaid("why", *asked, "4", "--feel", "bennie", "--as", "the cook").out
    assert her.startswith("At act 4 (feed()), Bennie was glad")
    him = unsaid("why", *asked, "2", "--feel", "Bennie", "--as", "Ben").out
    assert "At act 2 (sing()), Bennie was glad: things went better for him." in him.splitlines()
    ran = unsaid("why", *asked, "--feel", "Bennie")
    assert (ran.code, message(ran)) == (2, "--feel Bennie: that may be Ben or Cal")


@pytest.mark.parametrize("question", [["--unsaid"], ["--knew"], ["--doubt"], ["--not", "sing"], ["--feel", "Ann"], []])
@pytest.mark.parametrize("side", ["Ann", "the cook", "nobody"])
def test_a_side_goes_with_every_question(asked: tuple[str, str], question: list[str], side: str) -> None:
    """Whose telling it is changes words alone, so that the data are the same."""
    plain = unsaid("why", *asked, *question, "--json")
    assert (plain.code, plain.err) == (0, "")
    assert unsaid("why", *asked, *question, "--as", side, "--json").out == plain.out
