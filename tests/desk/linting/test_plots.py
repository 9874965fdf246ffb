"""What lint says of plots: each kind with its whole message, and nothing of worlds that are as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from unsaid.desk.linting import CODES
from unsaid.language.catalogue import CHAPTERS

PROBLEMS = Path(__file__).parents[2] / "sabre" / "problems"
TRUE_OF = {"mill": {("never-set", "owes")}, "well": {("never-set", "away")}}
"""What is never set in them: the files themselves say so in comments."""

GATE = """\
entity Ann : character;
entity Tom : character;
property key() : boolean;
property coin() : boolean;
property in() : boolean;
property lamp() : boolean;
action take_coin(Ann) { precondition: !coin(); effect: coin() & lamp(); consenting: Ann; };
action open_gate(Ann) { precondition: key() & coin(); effect: in(); consenting: Ann; };
action whistle(Tom) { precondition: coin(); effect: lamp(); consenting: Tom; };
utility(): in();
utility(Ann): if(in()) 2 elseif(coin()) 1 else 0;
telling open_gate(Ann) { nobody: "{Ann opens} the gate."; };
ending Inside { when: in(); nobody: "{Ann is} in."; };
closing { nobody: "{Ann goes} home."; };
closing { when: coin(); nobody: "{Ann goes} home with the coin."; };
"""
"""A gate whose key nobody can have, and a man who whistles for nothing."""

SAID = {
    "never-set": ["nothing ever sets `key`, so that it is `False` from first to last"],
    "never-read": ["nothing ever reads `lamp`, so that it makes no difference"],
    "never-possible": ["`open_gate` can never happen: it needs `key()`, which never comes about"],
    "endless-act": ["`whistle` can be done again at once and for ever, and then changes nothing"],
    "goal-out-of-reach": ["no act ever brings the author's goal about: it needs `in()`, which never comes about"],
    "wants-nothing": ["Tom has to want `whistle`, and wants nothing, so that it is never done for a reason"],
    "never-told": [
        "these words are never told, since `open_gate` can never happen",
        "the ending `Inside` is never told: its condition never holds",
        "this closing is never told, since the one before it always is",
    ],
}
"""Written down by hand, before it was looked for."""

DREAMT = """\
entity Ann : character;
property haunted() : boolean;
property fled() : boolean;
believes(Ann, haunted());
action flee(Ann) { precondition: haunted() & !fled(); effect: fled(); consenting: Ann; };
utility(Ann): fled();
"""
"""Ann would flee from a ghost that is not there."""

MET = """\
type place;
entity Inn : place;
entity Pier : place;
entity Ann : character;
entity Ben : character;
property at(c : character) : place;
property met() : boolean;
at(Ben) = Inn;
at(Ann) = Pier;
action leave(Ben) {
  precondition: at(Ben) == Inn;
  effect: at(Ben) = Pier;
  consenting: Ben;
  observing(c : character): at(c) == at(Ben);
};
action visit(Ann) {
  precondition: at(Ann) == Pier;
  effect: at(Ann) = Inn & when(at(Ben) == Inn) met();
  consenting: Ann;
};
utility(Ann): met();
utility(Ben): at(Ben) == Pier;
"""
"""Ann goes to meet Ben, who may have left unseen."""


def said(text: str, *without: str) -> dict[str, list[str]]:
    """What lint says of a plot, by code."""
    found: dict[str, list[str]] = {}
    for d in unsaid.lint(unsaid.read(text), without):
        found.setdefault(d.code, []).append(d.message)
    return found


def test_a_plot_with_everything_wrong() -> None:
    """Each remark is made once, at what it is about, and nothing else is said."""
    assert said(GATE) == SAID


def test_an_act_in_a_mind_alone() -> None:
    """An act that somebody may think possible, and that never is, is said to be such a one."""
    assert said(DREAMT) == {
        "only-in-a-mind": [
            "`flee` can never happen, and somebody may think it can: in the world `haunted()` never holds"
        ]
    }


def test_an_act_whose_outcome_its_doer_never_learns() -> None:
    """Where Ben has left unseen, Ann believes for good to have met him; seen or asked for, it is no matter."""
    message = (
        "by `visit(Ann)` `met()` comes about if `at(Ben) == Inn`, and where Ann is wrong about `at(Ben)`, Ann takes it "
        "the other way and never learns better"
    )
    assert said(MET) == {"mistaken-outcome": [message]}
    seen = MET.replace("  observing(c : character): at(c) == at(Ben);\n", "")
    assert said(seen) == {}
    needed = MET.replace(
        "at(Ann) == Pier;\n  effect: at(Ann) = Inn & when(at(Ben) == Inn) met",
        "!met() & at(Ben) == Inn;\n  effect: met",
    )
    assert said(needed) == {}


BRAKE = """\
entity Ann : character;
property told() : boolean;
property sworn() : boolean;
sworn();
concern word(Ann) : norm { term: sworn(); };
concern quiet(Ann) : norm { term: !told(); };
concern ease(Ann) : own { weight: 2; term: told(); };
action tell(Ann) { precondition: !told(); effect: told(); consenting: Ann; };
"""
"""Telling hurts Ann's quiet, and nothing hurts her word."""


def test_a_brake_without_teeth() -> None:
    """A norm that no act can hurt is said to hold nobody back; one that an act hurts is not."""
    assert said(BRAKE) == {"toothless-brake": ["`word` never holds Ann back: whatever comes about, it stays as it is"]}


@pytest.mark.slow
@pytest.mark.parametrize("name", unsaid.bundled())
def test_bundled_worlds_are_clean(name: str) -> None:
    """Nothing is said of the worlds that come with Unsaid."""
    assert unsaid.lint(unsaid.load(name)) == ()


def test_every_code_can_be_turned_off() -> None:
    """A code that is left out is not looked for, whether by an argument or by a line of the world; the rest stays."""
    for code in SAID:
        rest = {other: messages for other, messages in SAID.items() if other != code}
        assert said(GATE, code) == rest
        assert said(f"// lint: without {code}\n{GATE}") == rest
    assert said(GATE, *CODES) == {}
    assert {entry.slug for entry in CHAPTERS["The plot"]} == set(CODES)


def test_what_cannot_be_turned_off() -> None:
    """An error, and a code that is none, are refused in one sentence."""
    with pytest.raises(unsaid.BadValue, match="syntax is an error, which cannot be turned off"):
        unsaid.lint(unsaid.read(GATE), ["syntax"])
    with pytest.raises(unsaid.BadValue, match="no diagnostic has the code never-red; did you mean never-read"):
        unsaid.lint(unsaid.read(GATE), ["never-red"])


@pytest.mark.parametrize("place", sorted(PROBLEMS.glob("*.txt")), ids=lambda place: place.stem)
def test_problems_of_sabre(place: Path) -> None:
    """Of problems written for Sabre nothing is said about the plot but what was looked up there and is so."""
    found = {(d.code, d.message.split("`")[1]) for d in unsaid.lint(unsaid.load(place)) if d.code in CODES}
    assert found == TRUE_OF.get(place.stem, set())


OVERHEARD = """
entity Ann : character;
entity Tom : character;
property heard() : boolean;
property gone() : boolean;
property told() : boolean;
called Ann: "Ann", she;
called Tom: "Tom", he;
action listen(Tom) {
  precondition: !heard();
  effect: heard();
  consenting: Tom;
  observing(c : character): c == Tom;
};
action go(Tom) { precondition: !gone(); effect: gone(); consenting: Tom; };
action own_up(Tom) { precondition: !told(); effect: told() & believes(Ann, heard()) = True; consenting: Tom; };
utility(): told() & gone() & heard();
utility(Tom): told() & gone() & heard();
telling go(Tom) { knows: heard(); Tom: "{I go}, for what {I have} heard."; Ann: "{Tom goes}: he [has] heard."; };
"""
UNKNOWABLE = "these words are told by Ann, and give away what Ann can never know"


def test_words_that_give_away_what_their_side_can_never_know() -> None:
    """Tom listens unseen and may own up to it: then Ann may know. Where he cannot, nothing ever tells her, and the
    words are hers all the same; his own are as they should be. Seen at it, he needs no words."""
    assert said(OVERHEARD) == {}
    silent = OVERHEARD.replace(" & believes(Ann, heard()) = True", "")
    assert said(silent) == {"unknowable-words": [UNKNOWABLE]}
    assert said(silent, "unknowable-words") == {}
    assert said(silent.replace("  observing(c : character): c == Tom;\n", "")) == {}


def test_what_is_needed_for_an_act_is_known_to_who_sees_it() -> None:
    """Where Tom can only go after he has listened, whoever sees him go knows that he has."""
    silent = OVERHEARD.replace(" & believes(Ann, heard()) = True", "")
    assert said(silent.replace("precondition: !gone();", "precondition: !gone() & heard();")) == {}


def test_words_of_somebody_who_never_sees_the_act() -> None:
    """Ann has words for what is done behind her back."""
    text = OVERHEARD + 'telling listen(Tom) { Tom: "{I listen}."; Ann: "{Tom listens}."; };'
    assert said(text) == {"unknowable-words": ["these words are told by Ann, who never sees `listen`"]}


def test_words_at_the_end_may_give_too_much_away() -> None:
    """A closing of hers that says that he heard: she can know it where he may own up, and else never."""
    closing = 'closing { knows: heard(); Ann: "He [has] heard."; Tom: "{I have} heard."; };'
    assert said(OVERHEARD + closing) == {}
    silent = OVERHEARD.replace(" & believes(Ann, heard()) = True", "").replace("knows: heard(); ", "")
    assert said(silent + closing) == {"unknowable-words": [UNKNOWABLE]}


def test_what_words_give_away_is_laid_out_said_once_and_changes_nothing_told() -> None:
    """The line stays as it is in the layout, is there once, and what is told is the same without it."""
    world = unsaid.read(OVERHEARD)
    assert "knows: heard();" in world.formatted().text
    twice = unsaid.read(OVERHEARD.replace("knows: heard();", "knows: heard(); knows: gone();"))
    assert [d.code for d in twice.diagnostics] == ["repeated-part"]
    acts = ["listen(Tom)", "go(Tom)"]
    bare = unsaid.read(OVERHEARD.replace("knows: heard(); ", ""))
    assert str(world.story(acts).tell("Ann")) == str(bare.story(acts).tell("Ann"))
