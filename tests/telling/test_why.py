"""Reasons in prose: the plan, whom it counts on, and the false belief it rests on."""

from __future__ import annotations

from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import why
from unsaid.story.limits import Limits
from unsaid.telling import Reasons, Teller
from unsaid.world import ground

BOXES = """
type place;
entity Left : place;
entity Right : place;
entity Ann : character;
entity Bob : character;
called Ann: "Ann", she;
property ring() : place;
property far() : place;
property glad(c : character) : boolean;
property called() : boolean;
ring() = Left;
far() = Left;
believes(Ann, ring() = Right);
action open(Ann, box : place) { precondition: ring() == box; effect: glad(Ann); consenting: Ann; };
action call(Ann) { precondition: !called(); effect: called(); consenting: Ann; };
action bring(Bob) { precondition: called(); effect: glad(Bob); consenting: Bob; };
utility(): glad(Ann);
utility(Ann): (if(glad(Ann)) 1 else 0) + (if(glad(Bob)) 1 else 0);
utility(Bob): glad(Bob);
"""


def told(act: str) -> str:
    """Why Ann would do an act at the start, in prose."""
    reading = read(BOXES)
    assert reading.world is not None
    made = ground(reading.world, reading.source)
    minds = Minds(made)
    teller = Teller(reading.world, made, minds)
    reason = why(minds, minds.initial, teller.actions[act], teller.characters["Ann"], Limits(character=3, depth=2))
    assert reason is not None
    return Reasons(teller, minds).told(minds.initial, reason)


def test_an_immediate_reason_names_what_it_brings_and_the_error_behind_it() -> None:
    """Ann would open the wrong box for the ring, and what makes it wrong is said; what does not matter is not."""
    assert told("open(Ann, Right)") == (
        "Ann wanted what it brings at once: Ann is glad. Ann was wrong in this: the ring is Right."
    )


def test_a_plan_names_those_it_counts_on() -> None:
    """A plan through somebody else's act says whose act it is."""
    assert told("call(Ann)") == (
        "Ann had a way in mind, and at the end of it Bob is glad. After that, Bob would bring."
    )
