"""Questions about minds, asked as a person would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid

pytestmark = pytest.mark.slow

BOAT = """
entity Nan : character;
entity Col : character;
property debt() : boolean;
property bought() : boolean;
debt();
believes(Nan, debt() = False);
action buy() { precondition: !bought(); effect: bought(); consenting: Nan; };
action admit() { precondition: debt(); effect: believes(Nan, debt()) = True; consenting: Col; };
action look() { precondition: !bought() & !debt(); consenting: Col; };
utility(): bought();
utility(Nan): if(bought()) (if(debt()) -2 else 1) else 0;
utility(Col): if(bought()) -2 else 0;
"""


@pytest.fixture
def boat(tmp_path: Path) -> str:
    """A world with a debt that one of two does not know of."""
    path = tmp_path / "boat.world"
    path.write_text(BOAT, encoding="utf-8")
    return str(path)


def data(*arguments: str) -> list[dict]:
    return json.loads(unsaid("why", *arguments, "--json").out)


def test_what_somebody_felt(boat: str) -> None:
    """Col loses 2 by the purchase, and Nan, as she believes, gains 1; each statement has the runs that prove it."""
    felt = {f["feeling"]: f for f in data(boat, "--feel", "Col")}
    assert felt["distress"]["intensity"] == 2
    assert [run["worth"] for run in felt["distress"]["runs"]] == [0, -2]
    assert {f["feeling"]: f["intensity"] for f in data(boat, "--feel", "nan")}["joy"] == 1
    assert "Col was distressed: things went worse for Col." in unsaid("why", boat, "--feel", "Col").out


def test_why_somebody_did_not(boat: str) -> None:
    """Nan would not have bought, nor Col admitted; to look was not possible, for there is a debt."""
    (admit,) = data(boat, "--not", "admit")
    assert (admit["who"], admit["answer"]) == ("Col", "no gain")
    (buy,) = data(boat, "--not", "buy()")
    assert buy["answer"] == "done"
    (look,) = data(boat, "--not", "look", "1")
    assert (look["answer"], look["needs"]) == ("impossible", ["!debt()"])


def test_what_somebody_believed(boat: str) -> None:
    """Nan believes that there is no debt, which is not so, and believes it of Col, who does not."""
    (debt, bought) = data(boat, "--believe", "Nan")
    assert (debt["fluent"], debt["value"], debt["so"], debt["since"]) == ("debt()", False, False, -1)
    assert (bought["fluent"], bought["so"], bought["since"]) == ("bought()", True, 0)
    (debt, bought) = data(boat, "--believe", "Nan, Col")
    assert (debt["who"], debt["so"], bought["so"]) == (["Nan", "Col"], False, True)


def test_who_knew_what(boat: str) -> None:
    """From the start Col knows of the debt and Nan is wrong about it, and of each other too, he about what she knows;
    the purchase is news to nobody."""
    (start,) = json.loads(unsaid("why", boat, "--knew", "--json").out)
    assert start["place"] == -1
    assert [(c["who"], c["how"], c["fact"]["value"]) for c in start["changes"]] == [
        (["Nan"], "wrong", False),
        (["Col"], "knows", True),
        (["Nan", "Col"], "wrong", False),
        (["Col", "Nan"], "wrong", True),
    ]


def test_what_was_left_unsaid(boat: str) -> None:
    """At the end Nan still has it wrong."""
    left = json.loads(unsaid("why", boat, "--unsaid", "--json").out)
    assert {(m["who"], m["fact"]["fluent"]) for m in left["wrong"] if m.get("until") is None} >= {("Nan", "debt()")}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--feel", "Zed"], "--feel Zed: there is no character 'Zed'; this world has Nan, Col"),
        (["--believe", "Nan,Zed"], "--believe Nan,Zed: there is no character 'Zed'; this world has Nan, Col"),
        (["--not", "by"], "--not by: this world has no such act; did you mean buy?"),
        (["--feel", "Nan", "--knew"], "ask one thing at a time: --not, --feel, --believe, --knew, --unsaid or --doubt"),
        (["7", "--knew"], "the story has 1 act; there is no act 7"),
    ],
)
def test_questions_that_cannot_be_asked(boat: str, asked: list[str], said: str) -> None:
    """One line says what is wrong, and the code that it is the command line."""
    ran = unsaid("why", boat, *asked)
    assert (ran.code, message(ran)) == (2, said)


def test_a_story_that_cannot_happen_is_taken_to_have_happened(boat: str, tmp_path: Path) -> None:
    """That it could not be is said, and what minds would be like in it all the same."""
    story = tmp_path / "story.txt"
    story.write_text("look()\n", encoding="utf-8")
    ran = unsaid("why", boat, str(story), "--unsaid")
    said = "act 1: look() is not possible there; it is taken to have happened (`unsaid check` says more)"
    assert (ran.code, message(ran)) == (0, said)
    assert ran.out


ALMOST = """
entity Ann : character;
entity Tom : character;
called Tom: "Tom", he;
property told() : boolean;
property tea() : boolean;
concern company(Tom) : closeness(Ann) { weight: 3; term: told(); };
concern shame(Tom) : norm { weight: 2; term: !told(); };
concern sparing(Tom) : other(Ann) { weight: 2; term: !told(); };
action tell() { precondition: !told(); effect: told(); consenting: Tom; };
action make_tea() { precondition: !tea(); effect: tea(); consenting: Ann; };
utility(Ann): tea();
utility(): tea();
telling held tell() { Tom: "{I} almost said it."; };
"""


def test_what_was_wanted_and_what_held_it_back(tmp_path: Path) -> None:
    """A pull of 3 against two brakes of 2: the two together, and neither alone; and from his side it is told."""
    path = tmp_path / "almost.world"
    path.write_text(ALMOST, encoding="utf-8")
    (answer,) = data(str(path), "--not", "tell")
    assert answer["answer"] == "held back"
    assert answer["held"]["pull"] == ["company"]
    assert answer["held"]["brakes"] == [["shame"], ["sparing"]]
    said = unsaid("why", str(path), "--unsaid").out
    assert "Held by shame and care for Ann, together." in said
    assert "You almost said it." in unsaid("tell", str(path), "--as", "Tom").out
    assert "almost" not in unsaid("tell", str(path), "--as", "Ann").out


RIVAL = """
entity You : character;
entity James : character;
called James: "James", he;
property affair() : boolean;
property asked() : boolean;
property denied() : boolean;
property sat() : number;
turns You, James;
question rival(You, James) {
  nobody: !affair();
  woman, 1: affair();
};
action ask() { effect: asked(); consenting: You; asking: rival; };
action deny() {
  precondition: asked() & !denied();
  effect: denied();
  consenting: James;
  answering: rival = nobody;
};
action sit() { effect: sat() = sat() + 1; consenting: You; };
action stray() { effect: affair(); };
utility(): sat();
utility(You): sat();
utility(James): denied() & !affair();
"""


def test_how_a_silence_was_taken(tmp_path: Path) -> None:
    """Only the innocent would gain by a denial: two silences, and on the second you believe in another woman."""
    path, story = tmp_path / "rival.world", tmp_path / "story.txt"
    path.write_text(RIVAL, encoding="utf-8")
    story.write_text("ask()\nsit()\nask()\nsit()\n", encoding="utf-8")
    found = json.loads(unsaid("why", str(path), str(story), "--doubt", "--json").out)
    assert [o["how"] for o in found["Answers owed"]] == ["breached", "breached"]
    assert [t["after"] for t in found["How it was taken"]] == [[1, 1], [2, 1]]
    assert found["How it was taken"][-1]["believed"] == ["nobody", "woman"]
    said = unsaid("why", str(path), str(story), "--doubt").out
    assert "You took the silence to speak against “nobody”, and came to believe “woman”." in said


def test_a_silence_that_costs_everything_alike_says_nothing(tmp_path: Path) -> None:
    """He would gain by a denial whoever there is: a silence costs both hypotheses one, and tells nothing."""
    path, story = tmp_path / "rival.world", tmp_path / "story.txt"
    path.write_text(RIVAL.replace("denied() & !affair()", "denied()"), encoding="utf-8")
    story.write_text("ask()\nsit()\n", encoding="utf-8")
    (took,) = json.loads(unsaid("why", str(path), str(story), "--doubt", "--json").out)["How it was taken"]
    assert took["costs"] == [1, 1]
    assert (
        "You took the silence to say nothing, since an answer made sense in any case."
        in unsaid("why", str(path), str(story), "--doubt").out
    )


def test_what_is_not_thought_of_is_not_told_to_be_spoken_against() -> None:
    """That he kept away out of love is first thought of when he says so; before, nothing speaks against it."""
    said = unsaid("why", "the-unsaid", "--doubt").out.splitlines()
    spoken = [line for line in said if "to speak against" in line]
    assert spoken
    assert not [line for line in spoken if "out of love" in line]
