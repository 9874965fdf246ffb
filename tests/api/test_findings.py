"""What does not hold in a story, as data: hand-worked on two people and a lamp."""

from __future__ import annotations

import unsaid


def test_who_knew_what_an_act_needed() -> None:
    """He cannot row before the lamp is lit, and both have known since the start that it is not."""
    (finding,) = unsaid.load("tutorial").story(["row_home(Olm)"]).check()
    assert (finding.kind, finding.who, finding.needs) == ("impossible-act", None, ("lit()",))
    (fact,) = finding.facts
    assert (fact.fact, fact.so, fact.believed, fact.known) == ("lit()", False, False, (("Ida", 0), ("Olm", 0)))


def test_what_whoever_acts_believed_of_it() -> None:
    """The lamp burns and he believes it does not: the act is possible, only not to him; she has known from the
    start."""
    world = unsaid.load("tutorial").having("lit()").having("believes(Olm, !lit())")
    (finding,) = world.story(["row_home(Olm)"]).check()
    assert (finding.kind, finding.who) == ("precondition-believed-false", "Olm")
    (fact,) = finding.facts
    assert (fact.so, fact.believed, fact.known) == (True, False, (("Ida", 0),))


def test_since_when() -> None:
    """She has known that the lamp is lit since act 1, when she lit it; it cannot be lit again."""
    (finding,) = unsaid.load("tutorial").story(["light(Ida)", "light(Ida)"]).check(ending=False)
    assert (finding.act and finding.act.number, finding.needs) == (2, ("!lit()",))
    assert finding.facts[0].known == (("Ida", 1), ("Olm", 1))


def test_a_finding_is_data() -> None:
    """What is printed as JSON has the act with its parts."""
    (finding,) = unsaid.load("tutorial").story(["row_home(Olm)"]).check()
    told = finding.to_dict()
    assert (told["act"]["name"], told["needs"]) == ("row_home", ["lit()"])
    (repair,) = told["repairs"]
    assert (repair["kind"], repair["story"], repair["left"]) == ("put in", ["light(Ida)", "row_home(Olm)"], 0)
