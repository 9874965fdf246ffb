"""What lint says of not knowing: each kind with its whole message, and the edits that put it right."""

from __future__ import annotations

from pathlib import Path

import pytest

from unsaid.api.opened import OpenWorld
from unsaid.desk.linting.bounds import Bounds
from unsaid.desk.linting.ignorance import linked, perhaps, taken, vain
from unsaid.desk.linting.mistakes import mistaken
from unsaid.language import read
from unsaid.language.diagnostic import Diagnostic
from unsaid.language.mending import changed

KINDS = {"vain-search": vain, "taken-to-know": taken, "perhaps-seen": perhaps, "linked-facts": linked}

SEARCH = """\
type place;
entity Desk, Attic : place;
entity Ben : character;
property letter() : place;
property searched(p : place) : boolean;
property found() : boolean;
letter() = Attic;
believes(Ben, letter()) = ?;
action search(Ben, p : place) {
  precondition: !searched(p);
  effect: searched(p) & when(letter() == p) found();
  consenting: Ben;
};
utility(): found();
utility(Ben): found();
"""

SEARCHING = SEARCH.replace("= ?;", "= open;").replace(
    "consenting: Ben;\n", "consenting: Ben;\n  learns(Ben): letter() == p;\n"
)
"""The same, as somebody would write it who knows how."""


def found(text: str, code: str) -> list[Diagnostic]:
    """What is said of one kind about a world."""
    return list(KINDS[code](Bounds(OpenWorld(read(text)))))


def repaired(text: str, code: str) -> str:
    """The text with the first edit of what is said."""
    (first, *_) = found(text, code)
    return changed(text, first.edits[0].changes)


def test_a_search_in_which_nothing_can_be_found():
    """Ben holds `?`, so that the search tells him nothing; the edit lets it be open, and says what is learnt."""
    (said,) = found(SEARCH, "vain-search")
    assert said.message == (
        "Ben holds `?` for `letter()`, and takes nothing to be possible, so that `search` can tell Ben nothing"
    )
    assert repaired(SEARCH, "vain-search") == SEARCHING
    assert found(SEARCHING, "vain-search") == []


def test_a_search_on_one_line():
    """The part is added on the line where the others are, by the name that the searcher has in the action."""
    before = "action search(c : character, p : place) { effect: when(letter() == p) found(); consenting: c };\n"
    head, tail = SEARCH.partition("action")[0], SEARCH.partition("};\n")[2]
    after = before.replace("consenting: c }", "consenting: c; learns(c): letter() == p; }")
    assert repaired(head + before + tail, "vain-search") == head.replace("= ?", "= open") + after + tail


def test_the_search_of_the_cases(shared: Path):
    """The world whose two searches were without a reason is put right by the edit."""
    text = (shared / "cases" / "desk" / "search.world").read_text(encoding="utf-8")
    mended_text = repaired(text, "vain-search")
    assert "believes(Ben, letter()) = open;" in mended_text
    assert "learns(Ben): letter() == p;" in mended_text
    assert read(mended_text).diagnostics == []
    assert list(mistaken(Bounds(OpenWorld(read(mended_text))))) == []


ANNA = "entity Anna : character;\naction call by Anna { effect: found(); };\n"


@pytest.mark.parametrize("world", [SEARCH + ANNA, SEARCHING + ANNA])
def test_somebody_taken_to_know(world: str):
    """Anna takes Ben to hold what she holds herself, until it is said that she does not."""
    (said,) = found(world, "taken-to-know")
    assert said.message == "Anna takes Ben to know `letter()`, which Ben is said not to know"
    put_right = repaired(world, "taken-to-know")
    assert "\nbelieves(Anna, believes(Ben, letter())) = open;\n" in put_right
    assert found(put_right, "taken-to-know") == []


def test_several_who_take_somebody_to_know():
    """Of several it is said once, and put right for all of them."""
    carl = ANNA.replace("Anna", "Carl").replace("call", "cry")
    (said,) = found(SEARCHING + ANNA + carl, "taken-to-know")
    assert said.message == "Anna and Carl take Ben to know `letter()`, which Ben is said not to know"
    assert found(repaired(SEARCHING + ANNA + carl, "taken-to-know"), "taken-to-know") == []


def test_nobody_is_taken_to_know_a_secret():
    """A secret says what others think; and who does not know it either takes nobody to."""
    secret = SEARCHING.replace("believes(Ben, letter()) = open;", "secret letter() among Anna;")
    assert found(secret + ANNA, "taken-to-know") == []
    both = SEARCHING + ANNA + "believes(Anna, letter()) = open;\n"
    assert found(both, "taken-to-know") == []


def test_an_act_that_is_perhaps_seen():
    """Whether Anna is at home is not known to Ben, and who sees the search hangs on it."""
    world = SEARCHING.replace(
        "learns(Ben): letter() == p;", "learns(Ben): letter() == p;\n  observing(o : character): o == Ben | home(o);"
    )
    world += ANNA + "property home(c : character) : boolean;\nbelieves(Ben, home(Anna)) = open;\n"
    (said,) = found(world, "perhaps-seen")
    assert said.message == (
        "who observes `search` hangs on `home(Anna)`, which somebody may not know: of an act that was perhaps seen, "
        "minds keep what was held of each thing by itself"
    )
    assert found(world.replace("believes(Ben, home(Anna)) = open;", ""), "perhaps-seen") == []


def test_what_hangs_on_something_else():
    """Who learns whether it was found could tell where it was; in one act that tells both there is nothing to say."""
    world = SEARCHING.replace("learns(Ben): letter() == p;", "learns(Ben): found();")
    (said,) = found(world, "linked-facts")
    assert said.message == "`found()` hangs on `letter()`, which could be told by it, and minds do not keep that"
    assert found(world.replace("found();\n}", "found(), letter() == p;\n}"), "linked-facts") == []


def test_what_is_alike():
    """Who learns that two things are alike could tell one by the other; who learns one of them as well, can."""
    world = SEARCHING.replace("letter() == p;\n}", "letter() == key();\n}") + (
        "property key() : place;\nbelieves(Ben, key()) = open;\naction move(p : place) by Ben { effect: key() = p; };\n"
    )
    (said,) = found(world, "linked-facts")
    assert said.message == (
        "who learns whether `letter()` and `key()` are alike could tell one by the other later, "
        "and minds do not keep that"
    )
    assert found(world.replace("letter() == key();", "letter() == key(), key();"), "linked-facts") == []
