"""Why somebody did not do something, and what was left unsaid at the end."""

from __future__ import annotations

from tests.psyche.hand import Hand, grounded
from tests.psyche.test_doubt import table
from tests.psyche.test_feelings import yard
from tests.psyche.test_holding import room
from unsaid.minds import Minds
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings
from unsaid.psyche.feelings.showing import hidden
from unsaid.psyche.holding import Holding
from unsaid.psyche.knowing import believed, mistaken
from unsaid.psyche.log import log_of
from unsaid.psyche.pressure import pressure
from unsaid.psyche.threads import unsaid
from unsaid.psyche.whynot import why_not
from unsaid.world.inner import GroundSpeech


def answers(hand: Hand, acts: list[str], act: str) -> list[tuple[str, int, int]]:
    """The answers for an act over a story: what, and before which acts."""
    holding = Holding(hand.log(acts))
    return [(a.answer, a.place, a.until) for a in why_not(holding, hand.act(act))]


def shy() -> Hand:
    """A room in which James would tell, were it not for shame."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    return hand


def test_it_was_not_possible_and_then_it_was() -> None:
    """To touch is impossible until he has come near; then he has nothing to gain by it."""
    hand = room()
    hand.concern("calm", "James", "own", 1, hand.get("tea()"))
    assert answers(hand, ["make_tea()", "come_near()", "tell()"], "touch()") == [
        ("impossible", 0, 1),
        ("no gain", 2, 2),
    ]


def test_it_was_wanted_and_held_back_and_then_done() -> None:
    """Before the tea he is held back; then he does it all the same."""
    assert answers(shy(), ["make_tea()", "tell()"], "tell()") == [("held back", 0, 0), ("done", 1, 1)]


def test_something_else_led_further_or_nothing_kept_him() -> None:
    """Coming near is worth 2 to him and telling 1; with nothing else to do he could as well have told."""
    hand = room()
    hand.concern("nearness", "James", "own", 2, hand.get("near()"))
    hand.concern("truth", "James", "own", 1, hand.get("told()"))
    found = answers(hand, ["make_tea()"], "tell()")
    # telling first and then coming near leads as far as the other way round
    assert found == [("free", 0, 0)]
    hand = room()
    hand.concern("nearness", "James", "own", 2, ("and", hand.get("near()"), ("not", hand.get("told()"))))
    hand.concern("truth", "James", "own", 1, hand.get("told()"))
    assert answers(hand, ["make_tea()"], "tell()") == [("better", 0, 0)]


def test_he_did_not_know() -> None:
    """He is held back, and would not be, were he put right about sparing you: both are so, and both are said."""
    hand = room()
    told, spares = hand.get("told()"), hand.get("spares()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shielding", "James", "other", 2, ("and", ("not", told), spares), "You")
    (found,) = why_not(Holding(hand.log(["make_tea()"])), hand.act("tell()"))
    assert found.answer == "held back" and found.held is not None and found.would is not None


def test_pressure_counts_the_turns_with_a_wish_held_back() -> None:
    """Two slots of his with the same wish held back make 2; without a release it only grows."""
    hand = shy()
    hand.having(turns=(hand.who("You"), hand.who("James")))
    log = hand.log(["make_tea()", "come_near()"])
    held = [h for place in (0, 1) if (h := Holding(log).held_back(place, hand.who("James"), hand.act("tell()")))]
    assert pressure(log, held) == {"James": [1, 2]}


PROUD = """
entity Tom : character;
property near() : boolean;
property spoke() : boolean;
concern company(Tom) : own { weight: 2; term: near(); };
concern pride(Tom) : norm { weight: 3; term: !spoke(); };
action speak(Tom) { effect: near() & spoke(); consenting: Tom; };
action idle(Tom) { consenting: Tom; };
release blurt(Tom) { threshold: 2; effect: near() & spoke() & pressure(Tom) = 0; };
"""


def test_where_there_is_a_release_the_story_keeps_the_count() -> None:
    """Idling, Tom holds back once; then it breaks out, and the count begins anew; then nothing is held back."""
    world = grounded(PROUD)
    acts = [world.actions_named()["idle(Tom)"]] * 3
    assert pressure(log_of(Engined(Minds(world)), acts), []) == {"Tom": [1, 0, 0]}


def test_a_wish_never_acted_on_is_left_unsaid() -> None:
    """He never tells: that is open at the end. Where he does, it is not."""
    log = shy().log(["make_tea()", "come_near()"])
    assert [w.act for w in unsaid(Holding(log), feelings(log)).wishes] == ["tell()"]
    log = shy().log(["make_tea()", "tell()"])
    assert unsaid(Holding(log), feelings(log)).wishes == ()


def test_an_answer_never_given_is_left_unsaid() -> None:
    """A silence that lasts is open; one that ends in a denial is not."""
    log = table(["ask()", "sit()"])
    assert [a.how for a in unsaid(Holding(log), []).answers] == ["breached"]
    log = table(["ask()", "sit()", "deny()"])
    assert unsaid(Holding(log), []).answers == ()


def test_what_is_shown_and_not_felt_is_hidden() -> None:
    """Robbed, she smiles."""
    hand, _ = yard([])
    hand.having(speech=(GroundSpeech(hand.act("idle(Ann)"), shows=((hand.who("Ann"), "joy"),)),))
    log = hand.log(["rob(Ben, Ann)", "idle(Ann)"])
    (found,) = hidden(log, feelings(log))
    assert (found.who, found.place, found.shown) == ("Ann", 1, "joy")
    assert "distress" in found.felt


SECRET = """
entity Ann : character;
entity Ben : character;
property gone() : boolean;
property told() : boolean;
action go() { precondition: !gone(); effect: gone(); consenting: Ben; observing(c : character): c == Ben; };
action tell() {
  precondition: !told();
  effect: told() & believes(Ann, gone()) = gone() & believes(Ann, believes(Ben, gone())) = gone();
  consenting: Ben;
};
"""


def test_who_was_wrong_how_long() -> None:
    """Until she is told Ann is wrong about Ben, and Ben is right that she is."""
    log = Hand(SECRET).log(["go()", "tell()"])
    wrong = [(m.who, m.fact.who, m.since, m.until) for m in mistaken(log) if m.fact.fluent == "gone()"]
    assert wrong == [("Ann", (), 0, 1), ("Ann", ("Ben",), 0, 1)]


def test_what_one_believed_another_believed() -> None:
    """After he has gone, Ann believes that Ben believes he is still there; told, she knows that he knows."""
    log = Hand(SECRET).log(["go()", "tell()"])
    assert believed(log, 1, 0, 1)[0].value is False
    assert not believed(log, 1, 0, 1)[0].so
    assert [(b.fluent, b.value, b.so) for b in believed(log, 2, 0, 1)] == [
        ("gone()", True, True),
        ("told()", True, True),
    ]


def test_what_is_possible_and_only_not_thought_so() -> None:
    """Nothing is in the way of the door but what he believes of it; where it really is locked, he cannot."""
    text = """
    entity Tom : character;
    entity Ann : character;
    property locked() : boolean;
    property gone() : boolean;
    believes(Tom, locked());
    action leave() { precondition: !locked(); effect: gone(); consenting: Tom; };
    action wait() { consenting: Ann; };
    action lock() { effect: locked(); consenting: Ann; };
    action unlock() { effect: !locked(); consenting: Ann; };
    utility(Tom): gone();
    """
    assert answers(Hand(text), ["wait()"], "leave()") == [("thought impossible", 0, 0)]
    assert answers(Hand(text.replace("believes(Tom, locked())", "locked()")), ["wait()"], "leave()") == [
        ("impossible", 0, 0)
    ]
