"""What comes of an act that somebody tries: it fails, is refused, is offered, or happens; and what is spent by it."""

from __future__ import annotations

from tests.play.small import EMBRACE, begun, chosen, happened, menu, number
from unsaid.play.session import Session
from unsaid.play.trying import offers, tried

DANCE = """
entity Ann : character;
entity Tom : character;
property glad() : boolean;
property sung() : boolean;
property locked() : boolean;
believes(Ann, !locked());
action dance() { precondition: !glad() & !locked(); effect: glad(); consenting: Ann, Tom; };
action sing() { precondition: !sung(); effect: sung(); consenting: Ann; };
utility(): 0;
utility(Ann): glad();
utility(Tom): if(sung() & glad()) 1 else 0;
"""
"""Ann would dance; Tom has a reason to only where there is a song."""

COOLING = """
entity Ann : character;
entity Tom : character;
entity Zoe : character;
property glad() : boolean;
property sung() : boolean;
property cool() : boolean;
believes(Ann, !cool());
action dance() { precondition: !glad(); effect: glad(); consenting: Ann, Tom; };
action sing() { precondition: !sung(); effect: sung(); consenting: Ann; };
action gossip() { precondition: !cool(); effect: cool(); consenting: Zoe; observing(x : character): x != Ann; };
utility(): 0;
utility(Ann): glad();
utility(Tom): if(glad() & !cool()) 1 else 0;
utility(Zoe): cool();
"""
"""Tom would dance until Zoe has talked to him, which Ann does not see."""


def after_a_song() -> Session:
    """Ann has sung: Tom has offered to dance, and then Zoe has talked to him."""
    return chosen(begun(COOLING, "Ann"), "sing()")


def test_a_false_belief_makes_an_act_fail() -> None:
    """She calls him, who is not at home: nothing changes, and he goes on with his evening."""
    session = chosen(begun(EMBRACE, "You"), "call()")
    assert happened(session)[0] == "fail call()"
    assert session.events[0].before == session.events[0].after


def test_what_is_impossible_fails_though_another_would_refuse_it_too() -> None:
    """The door is locked, and Tom would not dance without a song: what she learns is that it cannot be done."""
    locked = begun(DANCE + "locked();", "Ann")
    assert tried(locked, 0, number(locked, "dance()")).kind == "fail"
    assert tried(begun(DANCE, "Ann"), 0, number(locked, "dance()")).kind == "refuse"


def test_another_does_its_part_where_it_has_a_reason() -> None:
    """Who would be glad of a dance dances when asked; nobody has to have offered it."""
    willing = begun(DANCE.replace("sung() & glad()", "glad()"), "Ann")
    assert tried(willing, 0, number(willing, "dance()")).kind == "act"


def test_a_role_is_asked_for_its_consent() -> None:
    """Both are played: what Ann tries is an offer, and happens when Tom tries it, whatever either has a reason for."""
    session = chosen(begun(DANCE, "Ann", "Tom"), "dance()")
    assert happened(session) == ["offer dance()"]
    assert menu(session, "Tom")[0] == "dance() offered"
    assert happened(chosen(session, "dance() offered")) == ["dance()"]


# --- spent ---


def test_what_was_tried_in_vain_is_off_the_menu_until_one_believes_otherwise() -> None:
    """Tom will not dance; when she has sung, her mind is another, and she may ask again."""
    session = chosen(begun(DANCE, "Ann"), "dance()")
    assert menu(session) == ["sing()", "rest"]
    assert "dance()" in " ".join(menu(chosen(session, "rest", "sing()")))


def test_an_offer_that_is_passed_over_is_spent_for_another_and_not_for_a_role() -> None:
    """Tom, whom nobody plays, offers once and no more while nothing has changed for him; a role may offer again."""
    still = COOLING.replace("utility(Zoe): cool();", "utility(Zoe): 0;")
    session = chosen(begun(still, "Ann"), "sing()")
    assert happened(session) == ["sing()", "offer dance()"]
    assert happened(chosen(session, "listen dance()")) == ["pass(Ann)"]
    both = chosen(begun(DANCE, "Ann", "Tom"), "dance()")
    assert "dance()" in menu(chosen(both, menu(both)[-1]))


# --- offers ---


def test_an_offer_stays_on_the_menu_though_the_other_has_thought_better_of_it_unseen() -> None:
    """That Tom has no reason any more shows only when she takes him at his word: then he will not."""
    session = after_a_song()
    assert happened(session) == ["sing()", "offer dance()", "gossip()"]
    assert "dance() offered" in menu(session)
    assert happened(chosen(session, "dance() offered")) == ["refuse dance()"]


def test_an_offer_ends_with_an_event_of_its_act() -> None:
    """Taken up too late it is open no more; taken up in time it has happened."""
    late = after_a_song()
    assert offers(late) == {(number(late, "dance()"), 1)}
    assert offers(chosen(late, "dance() offered")) == set()
    still = COOLING.replace("utility(Zoe): cool();", "utility(Zoe): 0;")
    taken = chosen(begun(still, "Ann"), "sing()", "dance() offered")
    assert happened(taken) == ["dance()"]
    assert offers(taken) == set()


def test_the_offer_of_a_role_ends_with_its_next_move() -> None:
    """Ann offers and Tom sings instead of her; it is open to the end of his turn, and no longer when she has moved."""
    both = DANCE.replace("consenting: Ann; };", "consenting: Tom; };")
    session = chosen(begun(both, "Ann", "Tom"), "dance()", "sing()")
    assert offers(session) == {(number(session, "dance()"), 0)}
    moved = chosen(session, next(i for i in menu(session) if "dance" not in i or i.startswith(("listen", "hold"))))
    assert offers(moved) == set()


def test_ones_own_offer_is_no_offer_to_oneself() -> None:
    """Whoever has offered does not find it offered."""
    session = chosen(begun(DANCE, "Ann", "Tom"), "dance()")
    assert "dance()" in menu(session, "Ann")
