"""Long courses: a moment after thousands of acts is as good as the first."""

from __future__ import annotations

import pickle

import unsaid

DAY = """
type place; entity Hall : place; entity Yard : place; entity Mara : character;
property at(c : character) : place;
property bell() : number;
at(Mara) = Yard;
action go(c : character, from : place, to : place) {
  precondition: from != to & at(c) == from;
  effect: at(c) = to;
  consenting: c;
};
action ring(c : character) { effect: bell() = bell() + 1; consenting: c; };
"""
ROUND = ("go(Mara, Yard, Hall)", "go(Mara, Hall, Yard)")


def long(acts: int) -> unsaid.Moment:
    """Mara to and fro."""
    moment = unsaid.read(DAY).start
    for n in range(acts):
        moment = moment.after(ROUND[n % 2])
    return moment


def test_thousands_of_acts_are_gone_on_from() -> None:
    """After an odd number of ways Mara is in the hall, however many they were."""
    assert long(3001)["at(Mara)"] == "Hall"


def test_a_long_course_travels() -> None:
    """Read again, from text or from a pickle, it is the same moment, in which the same is so."""
    moment = long(2001).having("bell() = 3")
    for again in (unsaid.moment(moment.to_json(), moment.world), pickle.loads(pickle.dumps(moment))):
        assert again == moment
        assert (again["at(Mara)"], again["bell()"], len(again.acts)) == ("Hall", 3, 2001)


def test_what_was_put_otherwise_is_worked_out_again() -> None:
    """A moment that has lost what was worked out goes through acts and statements in their order."""
    moment = (
        unsaid.read(DAY)
        .start.having("at(Mara) = Hall & believes(Mara, at(Mara) = Hall)")
        .after(ROUND[1])
        .having("bell() = bell() + 2")
    )
    again = unsaid.Moment(moment.world, moment.course)
    assert (again["at(Mara)"], again["bell()"]) == ("Yard", 2)
    assert again.state == moment.state
