"""The figures of whole worlds: what they are for a small one, and that no world gets better by padding."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

import unsaid
from unsaid.api.opened import bundled_text
from unsaid.graph.agency.board import Board
from unsaid.graph.agency.figures import Figures, measures
from unsaid.graph.agency.turns import Table

pytestmark = pytest.mark.slow

ICE = Path(__file__).with_name("ice.world")
COMMAND = Path(__file__).resolve().parents[3] / "bench" / "agency.py"


def board(text: str, role: str) -> Board:
    """The whole graph of a world's game."""
    return Table(unsaid.read(text).play(role)).board(nodes=9000, seconds=600)


def figures(text: str, role: str) -> list[Figures]:
    """The figures of a world by every policy."""
    return [measure.figures() for measure in measures(board(text, role))]


# --- a game as a graph ---


def test_a_game_is_laid_out_with_what_comes_of_each_option() -> None:
    """Ida lights the lamp, and may let Olm row home, which is said to end it; or she lets all be, and nothing is left
    but to light it."""
    start, lit, quiet, home = board(bundled_text("tutorial"), "Ida").places
    light, rest = start.options
    assert (light.act, light.to, light.done, light.others) == ("light(Ida)", 1, {"light(Ida)"}, frozenset())
    assert light.reasoned and not light.own
    assert (rest.act, rest.to, rest.done, rest.idle) == (None, 2, frozenset(), True)
    (listen,) = lit.options
    assert (listen.act, listen.to, listen.done, listen.own) == (None, 3, {"row_home(Olm)"}, True)
    assert home.ending == "Home"
    assert [(option.act, option.to) for option in quiet.options] == [("light(Ida)", 1)]


def test_turns_that_go_on_by_themselves_are_counted_with_the_move_before_them() -> None:
    """A lamp to light, and then four turns in which there is nothing to choose."""
    text = """
    entity Ann : character;
    property lit() : boolean;
    action light() { precondition: !lit(); effect: lit(); consenting: Ann; };
    """
    start, end, _ = board(text, "Ann").places
    assert [option.turns for option in start.options] == [5, 1]
    assert end.over


def test_what_a_role_expects_and_reads_is_said_of_each_option() -> None:
    """Ida expects to be better off by lighting the lamp than by letting be; she reads of her own act, and of his, and
    where nothing is answered there is nothing to read."""
    laid = board(bundled_text("tutorial"), "Ida")
    assert laid.expects(0, 0) == (("", 1.0),)
    assert laid.expects(0, 1) == (("", 0.0),)
    assert (laid.tells(0, 1), laid.answers(0, 1)) == (("Nothing happens that you notice.",), ())
    lit, rowed = laid.tells(0, 0), laid.tells(1, 0)
    assert isinstance(lit, tuple) and isinstance(rowed, tuple)
    assert (len(lit), laid.answers(0, 0)) == (1, ())
    assert (len(rowed), laid.answers(1, 0)) == (1, rowed)


def test_a_graph_that_may_not_grow_is_cut() -> None:
    """Places that were not looked into have neither options nor an ending."""
    places = Table(unsaid.load("tutorial").play("Ida")).board(nodes=2, seconds=600).places
    assert [(place.over, place.cut) for place in places] == [(False, False), (False, True), (False, True)]
    places = Table(unsaid.load("tutorial").play("Ida")).board(nodes=3, seconds=600).places
    assert [(place.over, place.cut) for place in places][:2] == [(False, False), (False, False)]


def test_agency_is_measured_of_one_role_without_a_chance() -> None:
    """Neither several roles nor a chance can be measured by these places."""
    world = unsaid.load("tutorial")
    for game in (world.play("Ida", "Olm"), world.play("Ida", chance=3)):
        with pytest.raises(ValueError, match="of one role, and without a chance"):
            Table(game)


# --- a small world ---


def test_a_world_of_two_decisions_has_the_figures_worked_out_by_hand() -> None:
    """What to show him and what to do when he is there are real and decide a bit each, among four endings alike; the
    third turn has but one way, out. She foresees nothing of the first, and of the second that kindness helps."""
    found = figures(ICE.read_text(encoding="utf-8"), "Ana")[1]
    assert found.policy == "greedy"
    assert (found.turns, found.real_turns, found.dead) == pytest.approx((3, 2, 1 / 3))
    assert (found.real, found.real2) == pytest.approx((2 / 3, 2 / 3))
    assert (found.endings, found.bits, found.top) == (4, pytest.approx(2), 0.25)
    assert found.decisive == pytest.approx(2)
    assert (found.corridor_mean, found.corridor_max) == (1, 1)
    assert (found.sudden, found.waited, found.cut, found.endless) == (0, 0, 0, 0)
    assert (found.foreseen, found.acknowledged, found.answered) == (0.5, 1, 1)
    assert (found.acts_seen, found.acts, found.standings) == (11, 11, 2)


# --- padding ---


def free(on: str, who: str) -> str:
    """Three acts that change nothing, each once, everywhere."""
    return "".join(
        f"property looked{n}() : boolean;"
        f"action look{n}() {{ precondition: {on} & !looked{n}(); effect: looked{n}(); consenting: {who}; }};"
        for n in (1, 2, 3)
    )


def chain(on: str, who: str, after: int) -> str:
    """Three acts that open one another and nothing else; after the last comes nothing, or the first again."""
    return "property peeks() : number; peeks() = 0;" + "".join(
        f"action peek{n}() {{ precondition: {on} & peeks() == {n}; effect: peeks() = {to}; consenting: {who}; }};"
        for n, to in ((0, 1), (1, 2), (2, after))
    )


def exits(on: str, who: str, effect: str) -> str:
    """Two more ways to end the story, everywhere."""
    return "".join(f"action go{n}() {{ precondition: {on}; effect: {effect}; consenting: {who}; }};" for n in (1, 2))


def assert_same(padded: list[Figures], plain: list[Figures]) -> None:
    """Every figure but the size of the graph is what it was."""
    for one, other in zip(padded, plain, strict=True):
        some, same = one.to_dict(), other.to_dict()
        assert some.pop("menus") > same.pop("menus")
        assert some.pop("empty") > same.pop("empty")
        assert some.pop("never") == same.pop("never")
        assert dict(some.pop("shares")) == pytest.approx(dict(same.pop("shares")))
        assert some == pytest.approx(same)


def assert_none_rises(padded: list[Figures], plain: list[Figures], *names: str) -> None:
    """The decisions of a game and how open its ending is are less, and so are some more figures; it ends sooner."""
    for one, other in zip(padded, plain, strict=True):
        for name in ("real_turns", "bits", "turns", *names):
            assert getattr(one, name) <= getattr(other, name) + 1e-9, name
        assert one.top >= other.top


PADDINGS = [free("!over()", "Ana"), chain("!over()", "Ana", 3), chain("!over()", "Ana", 0)]


@pytest.mark.parametrize("padding", PADDINGS, ids=["free", "chain", "ring"])
def test_acts_that_change_nothing_change_no_figure(padding: str) -> None:
    """Free ones, and such as open one another in a chain or a ring."""
    text = ICE.read_text(encoding="utf-8")
    assert_same(figures(text + padding, "Ana"), figures(text, "Ana"))


def test_more_ways_out_leave_less_to_decide() -> None:
    """Two more everywhere, to an ending of their own. The share of menus that are real may rise by them, here from 2/3
    to .71, since fewer games come to the third turn, which is none: so it is to be read beside decisions per game."""
    text = ICE.read_text(encoding="utf-8")
    left = "property left() : boolean;" + exits("!over()", "Ana", "over() & left()")
    ending = 'ending Left { when: over() & left(); nobody: "She went to bed."; };'
    padded = text.replace("ending InHerTowel", f"{ending}\n\nending InHerTowel", 1) + left
    assert_none_rises(figures(padded, "Ana"), figures(text, "Ana"))


# --- padding in a longer world ---

THE_DAY = "!over()"
LONG = [free(THE_DAY, "Hanne"), chain(THE_DAY, "Hanne", 3), chain(THE_DAY, "Hanne", 0)]


@pytest.fixture(scope="module")
def owl() -> list[Figures]:
    """The Owl as Hanne, the bundled game with the most real decisions of those that are drawn whole."""
    return figures(bundled_text("the-owl"), "Hanne")


def test_the_owl_is_longer_than_the_small_world(owl: list[Figures]) -> None:
    """Several times as many menus, more turns, and acts of others and of fate's; it, too, has real decisions."""
    for long, short in zip(owl, figures(ICE.read_text(encoding="utf-8"), "Ana"), strict=True):
        assert long.cut == short.cut == 0
        assert long.menus > 3 * short.menus
        assert long.acts > short.acts
    assert owl[0].real_turns > 2
    assert owl[0].endings == 4


@pytest.mark.parametrize("padding", LONG, ids=["free", "chain", "ring"])
def test_acts_that_change_nothing_change_no_figure_of_a_longer_world(padding: str, owl: list[Figures]) -> None:
    """The Owl as Hanne, with each of them. It is so where no time is lost by them: in The Unsaid whoever looks round
    instead of waiting keeps fate from acting, and that is no empty act."""
    assert_same(figures(bundled_text("the-owl") + padding, "Hanne"), owl)


def test_more_ways_out_leave_less_to_decide_in_a_longer_world(owl: list[Figures]) -> None:
    """The Owl as Hanne, with two more ways to one of the commoner endings: there is less to decide, and it is less open
    how it ends. The share of menus that are real rises here, too, since games have fewer."""
    out = exits(THE_DAY, "Hanne", "wrapped()")
    assert_none_rises(figures(bundled_text("the-owl") + out, "Hanne"), owl)


# --- the command ---


def test_the_command_prints_a_page_or_data() -> None:
    """A row for each role that is asked for; as data every policy has its figures, and the causes are there."""

    def run(*more: str) -> str:
        command = [sys.executable, str(COMMAND), "tutorial", *more]
        return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout

    rows = [line.split() for line in run("--role", "Olm").splitlines() if line.startswith("| tutorial")]
    assert [row[3] for row in rows] == ["Olm"] * 3
    ida, olm = json.loads(run("--json"))
    assert (ida["role"], olm["role"]) == ("Ida", "Olm")
    assert [found["policy"] for found in ida["policies"]] == ["believable", "greedy", "uniform"]
    assert ida["policies"][0]["menus"] == 3
    assert [cause["why"] for cause in olm["causes"]] == ["no act but such as end the story"]
