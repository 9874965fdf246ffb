"""A menu tells nothing that its role does not know: worked out by hand from one letter in one of two places."""

from __future__ import annotations

import unsaid

SEARCH = """
type place;
entity Desk : place; entity Attic : place;
entity Ben : character;
property letter() : place;
property searched(p : place) : boolean;
property found() : boolean;
letter() = Attic;
believes(Ben, letter()) = open;
action search(Ben, p : place) {
  precondition: !searched(p);
  effect: searched(p) & when(letter() == p) found();
  consenting: Ben;
  learns(Ben): letter() == p;
};
utility(): found();
utility(Ben): found();
"""


def _choices(text: str, *acts: str) -> list[str]:
    game = unsaid.read(text).play("Ben")
    for act in acts:
        game = game.take(act)
    return [move.words for move in game.options]


def test_the_mark_of_an_end_does_not_tell_where_the_letter_is() -> None:
    """Either search may end it, as far as Ben knows; and the menu is the same wherever the letter is."""
    there = _choices(SEARCH)
    assert there[:2] == ["Search Desk (perhaps the end)", "Search Attic (perhaps the end)"]
    assert _choices(SEARCH.replace("letter() = Attic;", "letter() = Desk;")) == there


def test_an_end_that_is_known_is_marked_as_one() -> None:
    """Having searched the desk in vain Ben knows where the letter is, and that to search there ends it."""
    assert _choices(SEARCH, "search(Ben, Desk)")[0] == "Search Attic (the end)"


def test_what_ends_it_however_it_is_is_the_end() -> None:
    """Whoever opens the letter ends the story, happily or not: what is not known is only how."""
    text = SEARCH + (
        "property sad() : boolean;\n"
        "action give_up(Ben, p : place) { effect: if(letter() == p) found() else sad(); consenting: Ben; };\n"
        'ending Sad { when: sad(); title: "Sad"; nobody: "He is sad."; };\n'
        'ending Glad { when: found(); title: "Glad"; nobody: "He is glad."; };\n'
    )
    words = _choices(text)
    assert [w for w in words if w.startswith("Give up")] == ["Give up at Desk (the end)", "Give up at Attic (the end)"]
    assert words[:2] == ["Search Desk (perhaps the end)", "Search Attic (perhaps the end)"]


DAWN = SEARCH + (
    "property light() : boolean;\n"
    "action dawn() { precondition: letter() == Attic; effect: light(); };\n"
    "action rain() { precondition: letter() == Desk; effect: light(); };\n"
    'ending Light { when: light(); title: "Light"; nobody: "It is light."; };\n'
)


def test_fates_ends_do_not_tell_what_is_not_known() -> None:
    """Dawn ends it if the letter is in the attic, and rain if it is in the desk: after a round in which nothing
    happens both may be waited for, wherever it is; and what was waited for in vain does not come."""
    there = unsaid.read(DAWN).play("Ben").take("pass")
    ends = [(move.of, move.words) for move in there.options if move.kind == "time"]
    assert ends == [(act, "Let time pass (perhaps the end)") for act in ("dawn()", "rain()")]
    assert _choices(DAWN.replace("letter() = Attic;", "letter() = Desk;"), "pass") == [m.words for m in there.options]
    assert [there.take(f"pass: {act}").over for act in ("dawn()", "rain()")] == ["ending", None]


def test_a_mind_says_what_it_does_not_know_though_it_never_changes() -> None:
    """Ben, who is alone, does not know where the letter is, which never moves; once he knows that too is told."""
    game = unsaid.read(SEARCH + 'telling letter(): "the letter lies in {value}";\n').play("Ben")
    assert "- It may be that the letter lies in Desk, or that the letter lies in Attic." in game.said("mind")
    later = game.take("search(Ben, Desk)").said("mind")
    assert "- The letter lies in Attic." in later
    assert "may be" not in later
