"""Plots about looking and telling, where somebody does not know: what an editor would say, written by hand.

The worlds stand here as they are written by somebody who does not know how, and as `unsaid lint` puts them right.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from tests.desk.running import ran

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

SEARCH_MENDED = SEARCH.replace("= ?;", "= open;").replace(
    "  consenting: Ben;\n", "  consenting: Ben;\n  learns(Ben): letter() == p;\n"
)

TOLD = (
    SEARCH.replace("entity Ben : character;", "entity Anna, Ben : character;")
    + """\
utility(Anna): found();
action tell(Anna, p : place) {
  precondition: believes(Anna, letter() == p);
  effect: believes(Ben, letter()) = p;
  consenting: Anna;
};
"""
)

OPEN = "believes(Ben, letter()) = open;\nbelieves(Anna, believes(Ben, letter())) = open;"
TOLD_OPEN = TOLD.replace("believes(Ben, letter()) = ?;", OPEN)
"""Ben does not know, Anna knows that he does not; and what a search shows is not said."""

TOLD_MENDED = TOLD_OPEN.replace(
    "!searched(p);\n  effect: searched(p) & when(letter() == p) found();\n  consenting: Ben;\n",
    "!searched(p);\n  effect: searched(p) & when(letter() == p) found();\n  consenting: Ben;\n"
    "  learns(Ben): letter() == p;\n",
)
"""The same, and Ben sees whether it is where he looks."""

THREE = TOLD_MENDED.replace("entity Desk, Attic", "entity Desk, Attic, Cellar")
"""The same with a third place, so that one look in vain leaves two."""


def holes(text: str, *acts: str) -> list[tuple[str, int, str | None]]:
    """Every hole of a story: its kind, the number of the act, and whose it is."""
    found = unsaid.read(text).story(list(acts)).check()
    return [(hole.kind, hole.act.number, hole.who) for hole in found if hole.act is not None and not hole.remark]


def test_as_it_stands_nobody_searches() -> None:
    """To Ben the letter is nowhere: neither search makes sense, and no story is found."""
    assert holes(SEARCH, "search(Ben, Desk)", "search(Ben, Attic)") == [
        ("no-reason", 1, "Ben"),
        ("no-reason", 2, "Ben"),
    ]
    assert unsaid.read(SEARCH).find().story is None


@pytest.mark.parametrize(("before", "after"), [(SEARCH, SEARCH_MENDED), (TOLD, TOLD_MENDED)])
def test_lint_puts_them_right(before: str, after: str, tmp_path: Path) -> None:
    """`= open`, `learns`, and where Anna takes Ben to know, that she does not: then nothing is left to say."""
    world = tmp_path / "a.world"
    world.write_text(before, encoding="utf-8")
    assert ran("lint", str(world), "--fix", "--unsafe-fixes").code == 0
    assert world.read_text(encoding="utf-8") == after
    again = ran("lint", str(world))
    assert (again.code, again.out) == (0, "1 world: no errors, no warnings\n")


@pytest.mark.parametrize("acts", [["search(Ben, Attic)"], ["search(Ben, Desk)", "search(Ben, Attic)"]])
def test_mended_both_searches_are_sound(acts: list[str]) -> None:
    """Not knowing where it is, Ben may look in either place first; once the desk is struck out he knows."""
    assert holes(SEARCH_MENDED, *acts) == []


@pytest.mark.parametrize("world", [TOLD_OPEN, TOLD_MENDED, THREE])
def test_telling_who_does_not_know_is_sound(world: str) -> None:
    """Anna tells Ben where it is, who might have guessed, and he goes there."""
    assert holes(world, "tell(Anna, Attic)", "search(Ben, Attic)") == []


@pytest.mark.parametrize("world", [TOLD_OPEN, TOLD_MENDED, THREE])
def test_who_was_told_does_not_look_elsewhere(world: str) -> None:
    """He knows since act 1 that it is in the attic: that he looks in the desk is the one hole."""
    acts = "tell(Anna, Attic)", "search(Ben, Desk)", "search(Ben, Attic)"
    assert holes(world, *acts) == [("no-reason", 2, "Ben")]


def test_who_looked_in_vain_is_told() -> None:
    """Of three places two are left after the desk: he is told which, and goes there."""
    assert holes(THREE, "search(Ben, Desk)", "tell(Anna, Attic)", "search(Ben, Attic)") == []


def test_who_can_work_it_out_is_told_for_nothing() -> None:
    """Of two places one is left after the desk, and who saw him look knows that he knows: to tell him is a hole."""
    acts = "search(Ben, Desk)", "tell(Anna, Attic)", "search(Ben, Attic)"
    assert holes(TOLD_MENDED, *acts) == [("no-reason", 2, "Anna")]


@pytest.mark.parametrize(
    ("world", "story", "wanted"),
    [
        ("search.world", "search.txt", []),
        ("b.world", "b_sound.txt", []),
        ("b.world", "b_hole.txt", [("no-reason", 2, "Ben")]),
        ("b.world", "b_sound_ignorant.txt", [("no-reason", 2, "Anna")]),
    ],
)
def test_the_cases(shared: Path, tmp_path: Path, world: str, story: str, wanted: list[tuple[str, int, str]]) -> None:
    """The plots of the cases, put right by lint. In the last Ben works it out before he is told, as above."""
    cases = shared / "cases" / "desk"
    (tmp_path / world).write_text((cases / world).read_text(encoding="utf-8"), encoding="utf-8")
    assert ran("lint", str(tmp_path / world), "--fix", "--unsafe-fixes").code == 0
    acts = (cases / story).read_text(encoding="utf-8").split("\n")
    assert holes((tmp_path / world).read_text(encoding="utf-8"), *filter(None, acts)) == wanted
