"""Reasons in prose: the plan, whom it counts on, and the false belief it rests on."""

from __future__ import annotations

from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import why
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
property paid() : boolean;
action pay(Ann) { precondition: !paid(); effect: paid() & glad(Bob); consenting: Ann; };
action bring(Bob) { precondition: called(); effect: glad(Bob); consenting: Bob; };
utility(): glad(Ann);
utility(Ann): (if(glad(Ann)) 1 else 0) + (if(glad(Bob)) 1 else 0) - (if(paid()) 0.5 else 0);
utility(Bob): glad(Bob);
"""


def told(act: str) -> str:
    """Why Ann would do an act at the start among the boxes, in prose."""
    return why_in(BOXES, act)


def why_in(text: str, act: str) -> str:
    """Why Ann would do an act at the start of a world, in prose."""
    reading = read(text)
    assert reading.world is not None
    made = ground(reading.world, reading.source)
    minds = Minds(made)
    teller = Teller(reading.world, made, minds)
    reason = why(minds, minds.initial, teller.actions[act], teller.characters["Ann"], Limits(character=3, depth=2))
    assert reason is not None
    return Reasons(teller, minds).told(minds.initial, reason)


def test_an_immediate_reason_names_what_it_brings_and_the_error_behind_it() -> None:
    """Ann would open the wrong box for the ring, and what makes it wrong is said; what does not matter is not."""
    assert told("open(Ann, Right)") == "Ann wanted this: Ann is glad. Ann was wrong in this: the ring is at Right."


def test_a_plan_names_those_it_counts_on() -> None:
    """A plan through somebody else's act says whose act it is."""
    assert told("call(Ann)") == "Ann wanted this: Bob is glad. As Ann saw it, Bob would bring."


def test_a_price_is_not_what_is_wanted() -> None:
    """Ann pays to see Bob glad: that he is glad is what she wants, and that she has paid is not."""
    assert told("pay(Ann)") == "Ann wanted this: Bob is glad."


def test_an_act_is_told_of_whoever_would_do_it() -> None:
    """*I* in the words of a choice is *you* to the one who may choose, and a pronoun where somebody else may."""
    reading = read(BOXES + 'telling call(Ann) { choice: "Call {Bob} to {my} side"; };')
    assert reading.world is not None
    made = ground(reading.world, reading.source)
    minds = Minds(made)
    call = Teller(reading.world, made, minds).actions["call(Ann)"]
    sides = {side: Teller(reading.world, made, minds, side) for side in ("Ann", "Bob", None)}
    assert sides["Ann"].choice(minds.initial, call) == "Call Bob to your side"
    assert {side: t.doing(minds.initial, call) for side, t in sides.items()} == {
        "Ann": "call Bob to your side",
        "Bob": "call you to her side",
        None: "call Bob to her side",
    }


def test_what_is_averted_is_told_first() -> None:
    """Ann hides the deed because Tom would sell the house; that she hides it brings her nothing by itself."""
    text = """
    entity Ann : character;
    entity Tom : character;
    called Ann: "Ann", she;
    property hidden() : boolean;
    property sold() : boolean;
    action hide(Ann) { precondition: !hidden(); effect: hidden(); consenting: Ann; };
    action sell(Tom) { precondition: !hidden() & !sold(); effect: sold(); consenting: Tom; };
    utility(): hidden();
    utility(Ann): if(sold()) -3 else 0;
    utility(Tom): sold();
    telling hide(Ann) { choice: "Hide the deed"; };
    telling sell(Tom) { choice: "Sell the house"; };
    telling sold() { true: "the house is sold"; false: "the house is not sold"; };
    foresight 1;
    """
    assert why_in(text, "hide(Ann)") == (
        "Otherwise, as Ann saw it, Tom would sell the house. Ann wanted this instead: the house is not sold."
    )


CARED = """
entity Ann : character;
property fed() : boolean;
property warm() : boolean;
action cook() { effect: fed() & warm(); consenting: Ann; };
concern fire(Ann) : own { term: warm(); };
concern supper(Ann) : own { weight: 2; term: fed(); };
telling concern supper(Ann) { up: "{Ann} would have eaten"; };
"""


def test_what_is_wanted_is_told_in_the_words_for_the_concerns_it_serves() -> None:
    """Supper counts twice what the fire does, so it comes first; and she, who has been named, is a pronoun."""
    fire = 'telling concern fire(Ann) { up: "the room would be warm"; }; called Ann: "Ann", she;'
    wanted = "Ann wanted this: she would have eaten and the room would be warm."
    assert why_in(CARED + fire, "cook()") == wanted


def test_where_a_concern_has_no_words_the_facts_are_told() -> None:
    """To tell of the supper alone would hide that the fire was wanted too."""
    assert why_in(CARED, "cook()") == "Ann wanted this: it is warm and Ann has fed."
