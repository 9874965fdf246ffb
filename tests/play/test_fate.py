"""Fate: it acts where a round brought nothing, and ends a story only where that was chosen."""

from __future__ import annotations

import hashlib
from collections import Counter

from tests.play.small import begun, chosen, happened, menu, story
from unsaid.play.session import Session
from unsaid.play.turns import ended

HOUSE = """
entity Ann : character;
property lit() : boolean;
property rain() : boolean;
property wind() : boolean;
property late() : boolean;
action light() { precondition: !lit(); effect: lit(); consenting: Ann; };
"""

RAIN = "action rain() { precondition: !rain(); effect: rain(); };"
WIND = "action wind() { precondition: !wind(); effect: wind(); };"
NIGHT = 'action night() { effect: late(); }; ending Night { when: late(); title: "Night"; };'

TOM = "entity Tom : character; believes(Tom, rain()); believes(Tom, wind());"
"""He can do nothing, and expects nothing: so the game goes on by itself."""


def brought(session: Session) -> list[str]:
    """What happened."""
    return [act for turn in story(session) for act in turn]


def test_fate_acts_where_the_round_brought_nothing() -> None:
    """Not in a turn in which the lamp was lit; in one that was let pass it rains."""
    session = chosen(begun(HOUSE + RAIN, "Ann"), "light()")
    assert story(session)[:2] == [["light()"], ["pass(Ann)", "*rain()"]]
    assert happened(chosen(begun(HOUSE + RAIN, "Ann"), "time rain()")) == ["pass(Ann)", "*rain()"]


def test_what_was_tried_in_vain_or_held_up_was_not_nothing() -> None:
    """Where somebody fails, or would have ended the story, it does not rain yet."""
    stuck = HOUSE.replace("precondition: !lit()", "precondition: !lit() & wind()") + "believes(Ann, wind());" + RAIN
    assert happened(chosen(begun(stuck, "Ann"), "light()")) == ["fail light()"]
    leaving = "entity Tom : character; action leave() { effect: late(); consenting: Tom; }; utility(Tom): late();"
    end = 'ending Gone { when: late(); title: "Gone"; };'
    session = chosen(begun(HOUSE + leaving + end + RAIN, "Ann"), "light()")
    assert (story(session), session.turns[-1].held_up) == ([["light()"]], 1)


def test_every_role_has_a_move_before_fate() -> None:
    """Of two who are played both let it be; and the other way round the first move of a game is not half a round."""
    both = HOUSE + "entity Tom : character; action hum() { consenting: Tom; };" + RAIN
    session = begun(both, "Ann", "Tom")
    first = chosen(session, menu(session)[-1])
    assert story(first) == [["pass(Ann)"]]
    assert story(chosen(first, menu(first)[-1])) == [["pass(Ann)"], ["pass(Tom)", "*rain()"]]
    lit = chosen(begun(both, "Ann", "Tom"), "light()")
    assert story(chosen(lit, menu(lit)[-1]))[1] == ["pass(Tom)"]


def test_of_fate_s_acts_the_one_that_serves_the_author_best_comes_once() -> None:
    """Wind is worth 2 to the author and rain 1; when both have come, no more does."""
    worth = "utility(): (if(wind()) 2 else 0) + (if(rain()) 1 else 0);"
    assert brought(begun(HOUSE + TOM + RAIN + WIND + worth, "Tom", goal=9)) == ["*wind()", "*rain()"]


def test_a_utility_that_is_no_number_is_the_lowest() -> None:
    """Nobody knows what the rain is worth, and the wind is worth less than nothing: the wind comes first."""
    wind = WIND.replace("wind(); }", "wind() & worth() = 0 - 1; }")
    worth = "property worth() : number; worth() = ?; utility(): worth();"
    assert brought(begun(HOUSE + TOM + worth + RAIN + wind, "Tom", goal=9)) == ["*wind()", "*rain()"]


def test_acts_of_fate_s_that_change_nothing_never_come() -> None:
    """A clap of thunder that leaves all as it was is none."""
    assert brought(begun(HOUSE + TOM + "action thunder() { };", "Tom")) == []


def test_of_equals_one_is_drawn() -> None:
    """Rain or wind, by the number that the page says; without a chance the first defined."""
    text = HOUSE + TOM + RAIN + WIND
    digest = hashlib.sha256(text.encode()).hexdigest()
    counts = Counter[str]()
    for chance in range(20):
        first = brought(begun(text, "Tom", chance=chance))[0]
        lines = f"{digest}\n{chance}\nfate".encode()
        number = int.from_bytes(hashlib.blake2b(lines, digest_size=8).digest(), "big")
        assert first == ["*rain()", "*wind()"][number % 2 if chance else 0]
        counts[first] += 1
    assert len(counts) == 2


def test_what_the_move_lets_come_comes_whatever_would_be_better() -> None:
    """The author likes the wind; as the role has it, it is windy already, and she lets it rain."""
    text = HOUSE + RAIN + WIND + "believes(Ann, wind()); utility(): if(wind()) 1 else 0;"
    session = begun(text, "Ann", goal=9)
    assert menu(session) == ["light()", "time rain()"]
    assert happened(chosen(session, "time rain()")) == ["pass(Ann)", "*rain()"]


def test_what_the_move_lets_come_comes_where_the_role_noticed_nothing() -> None:
    """Tom digs meanwhile, where nobody sees it: she lets it rain, and it rains. Where she sees him dig, it does not."""
    digging = """
entity Tom : character;
property dug() : boolean;
action dig() { precondition: !dug(); effect: dug(); consenting: Tom; observing(x : character): x == Tom; };
utility(Tom): if(dug()) 1 else 0;
"""
    for seen, came in (("", True), (" | x == Ann", False)):
        text = HOUSE + RAIN + digging.replace("x == Tom;", f"x == Tom{seen};") + "believes(Ann, believes(Tom, dug()));"
        assert happened(chosen(begun(text, "Ann"), "time rain()")) == ["pass(Ann)", "dig()", *["*rain()"][: int(came)]]


def test_fate_ends_no_story_by_itself() -> None:
    """Night would fall and end it: however long she lets things be, it does not. After a turn that brought nothing it
    is on the menu, marked as an end; then it falls."""
    session = chosen(begun(HOUSE + RAIN + NIGHT, "Ann"), "time rain()")
    assert happened(session) == ["pass(Ann)", "*rain()"]
    assert menu(session) == ["light()", "rest"]
    quiet = chosen(session, "rest")
    assert happened(quiet) == ["pass(Ann)"]
    assert menu(quiet) == ["light()", "time night() (end)"]
    assert "night()" not in str(story(chosen(quiet, "light()"))[2])
    over = chosen(quiet, "time night() (end)")
    assert happened(over) == ["pass(Ann)", "*night()"]
    assert ended(over) == "ending"


def test_an_end_that_the_role_knows_nothing_of_is_on_the_menu_all_the_same() -> None:
    """She thinks the night is still far; it can be let come, marked as an end, as soon as a round brought nothing."""
    text = HOUSE + NIGHT.replace("{ effect: late(); }", "{ precondition: rain(); effect: late(); }") + "rain();"
    session = chosen(begun(text + "believes(Ann, !rain());", "Ann"), "rest")
    assert menu(session) == ["light()", "time night() (end)"]
    assert ended(chosen(session, "time night() (end)")) == "ending"


def test_an_end_that_the_role_is_wrong_about_is_on_the_menu_and_does_not_come() -> None:
    """She thinks that night can fall, and it cannot: what she lets come does not, and the story goes on."""
    text = HOUSE + NIGHT.replace("{ effect: late(); }", "{ precondition: rain(); effect: late(); }")
    session = chosen(begun(text + "believes(Ann, rain());", "Ann"), "rest")
    assert menu(session) == ["light()", "time night() (end)"]
    waited = chosen(session, "time night() (end)")
    assert happened(waited) == ["pass(Ann)"]
    assert ended(waited) is None
