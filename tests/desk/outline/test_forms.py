"""The forms of an outline say the same, and what is none is refused in one message with place and repair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import unsaid
from tests.cli.running import message
from tests.cli.running import unsaid as ran
from unsaid.cli.exits import Exit
from unsaid.desk.outline import Item, Knower

RACE = Path(__file__).parent / "race.md"
HEAD = "People: Ann, Ben\nFacts: key, will\n\n| scene | there | comes out | relies on |\n|---|---|---|---|\n"

TABLE = (
    HEAD + "| 1 the hall | Ann and Ben | key | Ben: key |\n| 2 the pier | Ann | will | |\n| 3 | Ben | | Ben: will |\n"
)
CSV = """\
People:,Ann,Ben
"Facts: key, will",,,
scene;there;comes out;relies on
1 the hall;Ann, Ben;key;Ben: key
2 the pier;Ann;will;
3;Ben;;Ben: will
"""
SENTENCES = """\
People: Ann, Ben
Facts: key, will
Scene 1, the hall: Ann and Ben.
Ben relies on key.
It comes out that key.
Scene 2, the pier: Ann.
It comes out that will.
Scene 3: Ben.
Ben relies on will.
"""


@pytest.mark.parametrize("text", [TABLE, CSV, SENTENCES], ids=["table", "csv", "sentences"])
def test_three_forms_have_one_verdict(text: str) -> None:
    """Ben relies on what has not come out when the scene begins, and on what came out where he was not."""
    first, second = unsaid.outline(text).holes
    assert (first.scene, first.who, first.item, first.knew) == ("1", "Ben", Item("key"), ())
    assert (second.scene, second.who, second.item) == ("3", "Ben", Item("will"))
    assert second.knew == (Knower("Ann", "2", None),)


def test_sentences_have_an_order() -> None:
    """What a sentence lets come out may be relied on by the next; in a table it has to be known before."""
    said = "Ben relies on key.\nIt comes out that key.\n"
    turned = SENTENCES.replace(said, "It comes out that key.\nBen relies on key.\n")
    assert [hole.scene for hole in unsaid.outline(turned).holes] == ["3"]


def test_a_whole_table() -> None:
    """In the race Greg is misled about a gypsy, which is no hole; Wat was never told what Holt worked out."""
    plan = unsaid.outline(RACE)
    (hole,) = plan.holes
    assert (hole.scene, hole.who, hole.item, hole.knew) == ("7", "Wat", Item("insider"), (Knower("Holt", "5", "5"),))
    assert hole.repairs[0].said == "let Holt tell Wat in scene 5"
    assert plan.knows("Greg", "gypsy") is True
    assert plan.knows("Wat", "hidden", "7") is None
    assert plan.knows("Wat", "hidden") is True
    assert "The column “place” is not looked at." in plan.told


def test_what_one_knows_of_another() -> None:
    """Ann sees Ben learn of the key, and not of the will; that he knows of the key she may rely on."""
    text = HEAD + "| 1 | Ann, Ben | key | |\n| 2 | Ben | will | |\n| 3 | Ann | | Ann: Ben knows key, Ben knows will |\n"
    (hole,) = unsaid.outline(text).holes
    assert (hole.scene, hole.item) == ("3", Item("will", True, ("Ben",)))


def test_no_word_of_a_program() -> None:
    """What is said is about people and scenes."""
    told = unsaid.outline(RACE).told
    assert not [word for word in ("believes(", "True", "False", "None", "precondition", "took_horse") if word in told]


BAD = {
    "no scene": ("", "plan.md: there is no scene in this outline"),
    "no column": (HEAD.replace("| there ", "") + "| 1 | key | |\n", "plan.md:4: the table has no column “there”"),
    "near column": (HEAD.replace("relies", "relys") + "| 1 | Ann | | |\n", "plan.md:4: there is no column “relys on”"),
    "unknown person": (HEAD + "| 1 | Ann, Anne | | |\n", "plan.md:6: there is nobody called “Anne” in this outline"),
    "unknown fact": (HEAD + "| 1 | Ann | kay | |\n", "plan.md:6: no fact of this outline is called “kay”"),
    "twice": (HEAD + "| 1 | Ann | | |\n| 1 | Ben | | |\n", "plan.md:7: there are two scenes 1"),
    "backwards": (HEAD + "| 2 | Ann | | |\n| 1 | Ben | | |\n", "plan.md:7: scene 1 stands after scene 2"),
    "both": (HEAD + "| 1 | Ann | key, not key | |\n", "plan.md:6: in scene 1 it comes out that “key” is so"),
    "too deep": (
        HEAD + "| 1 | Ann | | Ann: Ben knows Ann knows Ben knows key |\n",
        "plan.md:6: this lies 4 minds deep",
    ),
    "a table in a cell": (HEAD + "| 1 | Ann | | a | b | c |\n| |\n", "plan.md:6: this row has 6 cells"),
    "nobody": (HEAD + "| 1 | Ann | | key |\n", "plan.md:6: “key” does not say whom it is about"),
    "dead when": ("Dead after: Ann 7\n" + HEAD + "| 1 | Ann | | |\n", "plan.md:1: “Ann 7” does not say after which"),
    "no sentence": ("Scene 1: Ann.\nAnn relays on key.\n", "plan.md:2: “Ann relays on key.” is none of the sentences"),
    "open quote": ('scene,there,comes out\n1 a,"Ann,key\n', "plan.md:2: a quotation begins here and never ends"),
    "too many": ("People: Ann\n" + "".join(f"Scene {n}: Ann.\n" for n in range(501)), "at most 500 scenes"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_outline(kind: str) -> None:
    """One message, with its place, and what to do about it."""
    text, said = BAD[kind]
    with pytest.raises(unsaid.OutlineProblem) as caught:
        unsaid.outline(text + "\n", name="plan.md")
    assert said in str(caught.value)
    assert caught.value.repair
    assert str(caught.value).endswith(f"; {caught.value.repair}") and "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    """A table program's encodings are read, with any line ends."""
    place = tmp_path / "plan.md"
    text = TABLE.replace("Ann", "Zoë").replace("\n", "\r\n")
    place.write_bytes(text.encode(encoding))
    assert unsaid.outline(place).plot.people == ("Zoë", "Ben")


@pytest.mark.slow
def test_the_command(tmp_path: Path) -> None:
    """A hole is 1 and is said; as data it is the same; the world and the story are written whole, and over nothing."""
    out, acts = tmp_path / "race.world", tmp_path / "race.txt"
    made = ran("outline", str(RACE), "--world", str(out), "--story", str(acts))
    assert made.code == Exit.WORLD
    assert "Wat relies on “insider”, and does not know it." in made.out
    checked = ran("check", str(out), str(acts))
    assert (checked.code, "scene_7" in checked.out) == (Exit.WORLD, True)
    again = ran("outline", str(RACE), "--world", str(out))
    assert (again.code, "--force" in message(again)) == (Exit.FILE, True)
    data = json.loads(ran("outline", str(RACE), "--json").out)
    assert [(hole["scene"], hole["who"], hole["kind"]) for hole in data["holes"]] == [("7", "Wat", "unknown")]


def test_nothing_is_written_of_what_is_no_outline(tmp_path: Path) -> None:
    """A mistake is 1, a file that is not there 5, and no world is begun."""
    plan, out = tmp_path / "plan.md", tmp_path / "plan.world"
    plan.write_text(HEAD + "| 1 | Anne | | |\n", encoding="utf-8")
    assert ran("outline", str(plan), "--world", str(out)).code == Exit.WORLD
    assert ran("outline", str(tmp_path / "none.md"), "--world", str(out)).code == Exit.FILE
    assert not out.exists()


def test_who_is_not_there_makes_no_world() -> None:
    """Somebody who acts where they are not is a hole; a world of it is refused."""
    plan = unsaid.outline(HEAD + "| 1 | Ann | key | |\n| 2 | Ben | | Ann: key |\n")
    assert [(hole.kind, hole.who) for hole in plan.holes] == [("absent", "Ann")]
    with pytest.raises(unsaid.OutlineProblem, match="Ann acts in scene 2, and is not there"):
        plan.world_text()


def test_what_hides_in_a_note_is_no_part_of_it() -> None:
    """A carriage return ends a line, and a character that a terminal would obey is a blank: the world that the outline
    stands for has neither."""
    plan = unsaid.outline("scene;there;comes out\r1;Ann;bi\x1bll\r2;Ann, Ben;\n")
    assert plan.plot.scenes[0].there == ("Ann",)
    assert [fact.words for fact in plan.plot.facts] == ["bi ll"]
    assert plan.world.ok


def test_what_somebody_knows_belongs_before_the_first_scene() -> None:
    """In a scene people learn things; that they know them is said before, and so it is told."""
    with pytest.raises(unsaid.OutlineProblem) as caught:
        unsaid.outline("Scene 1, the hall: Ann.\nAnn knows bill.\n", name="plan")
    assert str(caught.value) == (
        "plan:2: what somebody knows is said before the first scene; write it there, or say here how they learn it"
    )
