"""What ranks of doubt do of themselves: told from the least, kept within bounds, and believed; worked out by hand.

The acts here say themselves what they do to a doubt, so that nothing but the triggers of a question is looked at.
"""

from __future__ import annotations

import json

import pytest

from tests.reference import Model
from tests.reference.ranks import in_place
from tests.reference.values import to_plain
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.world import GroundWorld, Scalar, dumps, ground

AWAY = """
entity Ann : character;
entity Tom : character;
entity Pat : character;
property debts() : boolean;
property love() : boolean;
property told() : boolean;
property knows(c : character) : boolean;
love();
question away(Ann, Tom) {
  work: !debts();
  money, 1: debts();
  ashamed, 1 when(told()): debts() & believes(Tom, !love());
};
action seen() { effect: doubt(away, work) = doubt(away, work) + 2; };
action odd() { effect: doubt(away, work) = doubt(away, work) + 1; };
action far() { effect: doubt(away, money) = doubt(away, money) + 5; };
action puzzling() {
  effect: doubt(away, work) = doubt(away, work) + 2 & doubt(away, money) = doubt(away, money) + 2;
};
action tell() { effect: told(); };
action hide() { effect: doubt(away, work) = 3; observing(c : character): c != Ann; };
"""


@pytest.fixture(scope="module")
def world() -> GroundWorld:
    reading = read(AWAY)
    assert reading.world is not None and not reading.diagnostics, reading.render()
    return ground(reading.world, reading.source)


def test_ranks_are_no_matter_of_the_text():
    """The checked world has the trigger that is written, and the ground world before it those of the question."""
    reading = read(AWAY + "trigger tells() { precondition: told() & !debts(); effect: !told(); };")
    assert reading.world is not None
    assert [t.name for t in reading.world.triggers] == ["tells"]
    schemas = [t.schema.split(": ")[0] for t in ground(reading.world, reading.source).triggers]
    assert schemas == ["away"] * 11 + ["tells"]


def test_properties_of_the_author_are_none_of_its_ranks():
    """Others of the same names, of other things, may stand in the text; ranks are what questions bring."""
    own = "property doubt(a : entity, b : entity) : number; property believed(c : character) : character;\n"
    reading = read(own + AWAY)
    assert reading.world is not None, reading.render()
    of_itself = {e.fluent for t in ground(reading.world, reading.source).triggers for e in t.effects if not e.who}
    names = [f.name for f in ground(reading.world, reading.source).fluents]
    ranks = {*(f"doubt(away, {h})" for h in ("work", "money", "ashamed")), "unthought(away, ashamed)"}
    assert {names[f] for f in of_itself} == {*ranks, "believed(away)"}


def test_only_what_is_so_of_the_world_is_known():
    """Who believes a hypothesis takes the one asked to know what it says of the world, not what it says of minds."""
    says = "debts() & forall(c : character) (knows(c) & believes(c, !love()))"
    reading = read(AWAY.replace("money, 1: debts()", f"money, 1: {says}"))
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    believed = next(t for t in world.triggers if t.schema == "away: money is believed")
    ann, tom, pat = range(3)
    set_in = {e.who: sum(other.who == e.who for other in believed.effects) for e in believed.effects}
    assert set_in == {(): 1, (ann, tom): 5, (ann,): 4, (ann, ann): 1, (ann, pat): 1}


class Course:
    """Where acts lead from the beginning, and what is so there."""

    def __init__(self, world: GroundWorld, *acts: str) -> None:
        self.world, self.minds = world, Minds(world)
        self.state = self.minds.initial
        for act in acts:
            self.state = self.minds.apply(self.state, world.actions_named()[act])

    def mind(self, *who: str) -> int:
        return self.minds.mind(self.state, *(self.world.characters.index(name) for name in who))

    def value(self, fluent: str, *who: str) -> Scalar:
        names = [f.name for f in self.world.fluents]
        return self.minds.values(self.mind(*who))[names.index(fluent)]

    def ranks(self, *who: str) -> list[Scalar]:
        return [self.value(f"doubt(away, {h})", *who) for h in ("work", "money", "ashamed")]


def test_at_first_the_likeliest_is_believed(world):
    """The hypothesis of rank 0 is the one believed, and one nobody can think of has no rank but its prior in store."""
    start = Course(world)
    assert start.ranks() == [0.0, 1.0, None]
    assert (start.value("believed(away)"), start.value("unthought(away, ashamed)")) == ("work", 1.0)


@pytest.mark.parametrize("who", [(), ("Ann",), ("Tom",), ("Tom", "Ann"), ("Pat", "Tom", "Ann")])
def test_ranks_are_told_from_the_least(world, who):
    """Work pays 2: 2 and 1 are told as 1 and 0, in every mind that saw it, and money is believed."""
    course = Course(world, "seen()")
    assert course.ranks(*who) == [1.0, 0.0, None]
    assert course.value("believed(away)", *who) == "money"


def test_to_believe_a_hypothesis_is_to_believe_what_it_says(world):
    """Ann takes it that there are debts, and that Tom knows; Tom knows that she does; the world is as it was."""
    course = Course(world, "seen()")
    believed = {who: course.value("debts()", *who) for who in ((), ("Ann",), ("Ann", "Tom"), ("Tom",), ("Tom", "Ann"))}
    assert believed == {(): False, ("Ann",): True, ("Ann", "Tom"): True, ("Tom",): False, ("Tom", "Ann"): True}


def test_who_comes_to_believe_knows_it_of_herself(world):
    """What Ann believes that she believes is what she believes: the very same mind."""
    course = Course(world, "seen()")
    assert course.mind("Ann", "Ann") == course.mind("Ann")


def test_what_is_believed_stays_on_a_tie(world):
    """Work pays 1 and is as doubtful as money: work goes on being believed."""
    course = Course(world, "odd()")
    assert course.ranks() == [0.0, 0.0, None]
    assert (course.value("believed(away)"), course.value("debts()", "Ann")) == ("work", False)


def test_nothing_is_doubted_more_than_three(world):
    """Money at 1 pays 5 and is doubted 3."""
    assert Course(world, "far()").ranks() == [0.0, 3.0, None]


def test_what_has_come_in_has_paid_less(world):
    """All that is thought of pays 2, and is told as before; the hypothesis nobody thinks of is then ahead of them by 1.

    Once it can be thought of it is believed, and the others are behind it by 1 and by 2."""
    before, after = Course(world, "puzzling()"), Course(world, "puzzling()", "tell()")
    assert (before.ranks(), before.value("unthought(away, ashamed)")) == ([0.0, 1.0, None], -1.0)
    assert (after.ranks(), after.value("believed(away)")) == ([1.0, 2.0, 0.0], "ashamed")
    assert (after.value("debts()", "Ann"), after.value("love()", "Ann", "Tom")) == (True, False)


def test_a_hypothesis_comes_in_at_its_prior(world):
    """Where nothing was paid, what comes in has its prior for a rank, and nothing else changes."""
    course = Course(world, "tell()")
    assert (course.ranks(), course.value("believed(away)")) == ([0.0, 1.0, 1.0], "work")


def test_who_sees_nothing_doubts_as_before(world):
    """Ann does not see the act: her ranks stay, and so does what she believes."""
    course = Course(world, "hide()")
    assert course.ranks("Ann") == [0.0, 1.0, None]
    assert course.value("debts()", "Ann") is False


def test_the_file_lists_what_the_reference_makes_of_its_questions(world):
    """Of each kind the file has as many triggers as the reference makes from the questions alone, and in its order."""
    data = json.loads(dumps(world))
    made = [t["name"] for t in in_place(data)]
    kinds = [" ".join(name.split(": ")[1].split()[:1]) for name in made]
    assert kinds == [t.schema.split(": ")[1].split()[0] for t in world.triggers]
    assert len(kinds) == 3 + 3 + 1 + 1 + 3


@pytest.mark.parametrize(
    "acts", [["seen()"], ["odd()", "odd()"], ["puzzling()", "tell()"], ["far()", "hide()", "tell()"]]
)
def test_ranks_move_as_the_reference_has_them_move(world, acts):
    """Every rank, and what is believed, in every mind up to two deep, by the engine on the file's triggers and by the
    reference on its own."""
    model, course = Model(json.loads(dumps(world))), Course(world, *acts)
    state = model.initial
    for act in acts:
        state = model.after(state, world.actions_named()[act])
    people = range(len(world.characters))
    for who in ((), *((c,) for c in people), *((c, d) for c in people for d in people)):
        engine = course.minds.values(course.minds.mind(course.state, *who))
        assert [to_plain(value) for value in state.at(who).values] == engine
