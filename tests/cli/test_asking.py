"""What can be asked about, and in which words: acts by name, people by what they are called, and what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid

pytestmark = pytest.mark.slow

DOOR = """
entity Ann : character;
entity Tom : character;
called Ann: "Miss Lark", she;
called Tom: "the lodger", he;
called Tom by Ann: "Tommy";
property knocks() : number;
property open() : boolean;
property told() : boolean;
property moved() : boolean;
property let_down() : boolean;
question debt(Ann, Tom) {
  paid: !let_down();
  owing, 1: let_down();
};
called debt: "the rent";
called paid: "his having paid";
called owing: "his owing it";
action knock() { precondition: !open(); effect: knocks() = knocks() + 1; consenting: Ann; asking: debt; };
action let_in() { precondition: knocks() >= 2 & !open(); effect: open(); consenting: Tom; };
action tell() { precondition: open() & !told(); effect: told(); consenting: Tom; answering: debt = paid; };
action move_out() { precondition: open() & believes(Ann, let_down()); effect: moved(); consenting: Tom; };
utility(): told();
utility(Ann): knocks();
utility(Tom): (if(open()) 1 else 0) + (if(told() & !let_down()) 1 else 0);
telling open() { true: "the door is open"; false: "the door is shut"; };
telling let_down() { true: "the lodger owes the rent"; false: "the rent is paid"; };
"""

STORY = "knock()\nknock()\nlet_in()\ntell()\n"


@pytest.fixture
def door(tmp_path: Path) -> str:
    """A world with a door, rent, and names for all of it."""
    path = tmp_path / "door.world"
    path.write_text(DOOR, encoding="utf-8")
    return str(path)


@pytest.fixture
def story(tmp_path: Path) -> str:
    """Two knocks, and an answer."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def test_an_act_is_asked_about_by_its_name(door: str, story: str) -> None:
    """By its number, its name, or its name without brackets; of an act done twice, both times are told."""
    by_number = unsaid("why", door, story, "3").out
    assert by_number.startswith("3. let_in()")
    assert unsaid("why", door, story, "let_in").out == unsaid("why", door, story, "let_in()").out == by_number
    assert [line for line in unsaid("why", door, story, "knock").out.splitlines() if "knock()" in line] == [
        "1. knock(): Knock.",
        "2. knock(): Knock.",
    ]


def test_an_act_may_stand_where_a_story_could(door: str) -> None:
    """Without a story one is found, and the only argument is the act."""
    assert "let_in()" in unsaid("why", door, "let_in").out


def test_a_file_comes_before_an_act_of_its_name(door: str, tmp_path: Path) -> None:
    """A story may be called what an act is called."""
    (tmp_path / "tell").write_text("knock()\n", encoding="utf-8")
    assert unsaid("why", door, "tell", cwd=tmp_path).out.startswith("1. knock()")


def test_people_are_known_by_what_they_are_called(door: str, story: str) -> None:
    """By their name in the world, what the telling calls them, or what another calls them."""
    asked = [unsaid("why", door, story, "--feel", name, "--json").out for name in ("Tom", "the lodger", "tommy")]
    assert asked[0] == asked[1] == asked[2] and json.loads(asked[0])


def test_each_question_can_be_about_one_act(door: str, story: str) -> None:
    """Of all that is asked, only what belongs to that act."""
    taken = json.loads(unsaid("why", door, story, "let_in", "--doubt", "--json").out)
    assert [(debt["asked"], debt["how"]) for debt in taken["Answers owed"]] == [(1, "breached")]
    assert {took["place"] for took in taken["How it was taken"]} == {2}
    rows = json.loads(unsaid("why", door, story, "let_in", "--knew", "--json").out)
    assert all(row["place"] == 2 for row in rows)


def test_what_an_act_needs_is_told_in_words(door: str, story: str) -> None:
    """In the words of the world for a condition and whoever must believe it, where there are any; else as written."""
    (line,) = unsaid("why", door, story, "--not", "move_out").out.splitlines()
    needs = "It needs this: Miss Lark believes that the lodger owes the rent."
    assert line == f"From act 1 to act 4: the lodger could not move out. {needs}"
    first, *_ = unsaid("why", door, story, "--not", "let_in").out.splitlines()
    assert first == "From act 1 to act 2: the lodger could not let in. It needs this: `knocks() >= 2`."


def test_answers_that_say_the_same_are_told_once() -> None:
    """You cannot leave him without a bag, and none is packed from the first act to the last: that is one line."""
    said = unsaid("why", "the-unsaid", "--not", "leave_him").out.splitlines()
    acts = json.loads(unsaid("why", "the-unsaid", "--json").out)
    needs = "It needs this: there is a bag packed."
    assert said == [f"From act 1 to act {len(acts)}: you could not take the bag and go. {needs}"]


def test_questions_and_hypotheses_have_their_words(door: str, story: str) -> None:
    """As the world calls them, and not by their names."""
    said = unsaid("why", door, story, "--doubt").out
    assert "about the rent, the lodger" in said
    assert "the rent, prior of his owing it: 1" in said
    assert "owing," not in said


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["let_on"], 5, "there is no file and no act called let_on; did you mean let_in?"),
        (["nowhere.txt"], 5, "nowhere.txt: there is no such file"),
        (["move_out"], 2, "move_out is not done in this story; `--not move_out` says why"),
        (["0"], 2, "there is no act 0; acts are counted from 1"),
        (["99"], 2, "the story has 4 acts; there is no act 99"),
        (["--feel", ""], 2, "--feel '': there is no character ''; this world has Ann, Tom"),
        (["--feel", "Tmo"], 2, "--feel Tmo: there is no character 'Tmo'; did you mean Tom?"),
        (["--believe", "Ann,"], 2, "--believe Ann,: there is no character ''; this world has Ann, Tom"),
        (["--not", ""], 2, "--not '': this world has no such act"),
        (["--as", "both"], 2, "--as both: reasons are told from one side at a time"),
    ],
)
def test_what_cannot_be_asked(door: str, asked: list[str], code: int, said: str) -> None:
    """One line says what is wrong, and the code whose fault it is."""
    ran = unsaid("why", door, *asked)
    assert (ran.code, message(ran)) == (code, said)


def test_nothing_is_asked_of_no_story(door: str) -> None:
    """A story without acts is said to be one."""
    for asked in ([], ["--not", "tell"]):
        assert unsaid("why", door, "-", *asked, stdin="goal(told())\n").out == "There are no acts in this story.\n"
    assert unsaid("why", door, "-", "1", stdin="goal(told())\n").code == 2


def test_a_statement_is_proved_on_request(door: str, story: str) -> None:
    """Each run in words, under its statement; by hand: the door shut is worth 0 to Tom, and open 1."""
    said = unsaid("why", door, story, "let_in", "--feel", "Tom", "--proof").out.splitlines()
    glad = said.index("At act 3 (let_in()), the lodger was glad: things went better for him.")
    assert said[glad + 1 : glad + 3] == [
        "    after act 2, in the lodger’s mind, it is worth 0 to the lodger",
        "    after act 3, in the lodger’s mind, it is worth 1 to the lodger",
    ]
    assert said[-1] == "Gone through again on minds of its own, the checker confirms 2 statements."


def test_the_ranks_behind_a_doubt_are_shown(door: str, story: str) -> None:
    """His answer makes sense if he has paid and none if he owes: 0 stays 0, and 1 becomes 2."""
    said = unsaid("why", door, story, "tell", "--doubt", "--proof").out.splitlines()
    assert said[2:4] == ["    paid: 0 before, 0 for this, 0 after", "    owing: 1 before, 1 for this, 2 after"]


def test_what_has_no_statements_has_no_proof(door: str) -> None:
    """Reasons and beliefs are read off the story itself, and `unsaid check` proves that."""
    ran = unsaid("why", door, "--knew", "--proof")
    assert (ran.code, message(ran)) == (
        2,
        "--proof goes with --not, --feel, --unsaid or --doubt; `unsaid check` proves a story",
    )
