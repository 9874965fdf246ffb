"""When one learns what one has done, or what another knew who did it; every number is worked out beside its world."""

from __future__ import annotations

import msgspec
import pytest

from tests.psyche.hand import grounded
from unsaid.checker.replay import Replay
from unsaid.data.statements import Felt
from unsaid.psyche.feelings import feelings
from unsaid.psyche.feelings.recognition import recognised
from unsaid.psyche.log import Log, log_of
from unsaid.story.confirming import refusals

LETTER = """
entity Tom : character;
entity Ann : character;
entity Sue : character;
property hers() : boolean;
property burnt() : boolean;
hers();
believes(Tom, hers() = False);
action burn(Tom) { precondition: !burnt(); effect: burnt(); consenting: Tom; };
action read_it(Tom) { consenting: Tom; };
action tell(Sue) { effect: believes(Tom, hers()) = hers(); consenting: Sue; };
concern warmth(Tom) : own { term: burnt(); };
concern her_things(Tom) : other(Ann) { weight: 3; term: !(burnt() & hers()); };
concern decency(Tom) : norm { weight: 2; term: !(burnt() & hers()); };
concern letter(Ann) : own { weight: 5; term: !(burnt() & hers()); };
like Tom, Ann: 1;
utility(): burnt();
"""
"""Tom burns a letter that he takes for nobody's. It was Ann's, and Sue may tell him so."""


def log(text: str, *acts: str) -> Log:
    """A story in a world, on the checker's minds; all that is felt in it is confirmed."""
    ground = grounded(text)
    names = ground.actions_named()
    found = log_of(Replay(ground), [names[act] for act in acts])
    assert refusals(ground, found.acts, [*feelings(found), *recognised(found)]) == []
    return found


def late(found: Log, who: str) -> dict[str, float]:
    """What somebody felt at acts seen again, and how strongly."""
    return {f.feeling: f.intensity for f in feelings(found) if f.who == who and _again(f)}


def _again(felt: Felt) -> bool:
    return any(run.role == "hindsight" for run in felt.runs)


def felt(found: Log, who: str, place: int) -> set[str]:
    """What came over somebody at an act."""
    return {f.feeling for f in feelings(found) if f.who == who and f.place == place}


# --- one's own act ---


def test_who_learns_whose_letter_it_was_is_guilty_ashamed_and_full_of_remorse() -> None:
    """To Ann the letter was worth 5, to the rule 2; all told Tom gained 1 by the fire, and lost 3 and 2."""
    assert late(log(LETTER, "burn(Tom)", "tell(Sue)"), "Tom") == {"guilt": 5, "shame": 2, "remorse": 4}


def test_nothing_of_it_is_felt_before_it_is_learnt() -> None:
    """At the fire Tom is glad of the warmth, and that is all; what he feels of it later begins where he is told."""
    found = log(LETTER, "burn(Tom)", "read_it(Tom)", "tell(Sue)")
    assert felt(found, "Tom", 0) == {"joy"}
    assert {f.place for f in feelings(found) if f.who == "Tom" and f.feeling in ("guilt", "shame", "remorse")} == {2}


def test_it_says_what_one_would_have_done_had_one_known() -> None:
    """Knowing whose it is, Tom has no reason to burn it, and none for anything else."""
    (one,) = recognised(log(LETTER, "burn(Tom)", "tell(Sue)"))
    assert (one.who, one.place, one.act, one.done, one.instead) == ("Tom", 1, "burn(Tom)", 0, ())
    assert [(f.who, f.fluent, f.value) for f in one.learnt] == [((), "hers()", True)]


def test_who_would_do_it_again_feels_guilt_and_no_remorse() -> None:
    """It freezes, and the warmth is worth 9 to him: more than the 5 that the letter costs him."""
    cold = LETTER.replace("concern warmth(Tom) : own {", "concern warmth(Tom) : own { weight: 9;")
    found = log(cold, "burn(Tom)", "tell(Sue)")
    assert late(found, "Tom") == {"guilt": 5, "shame": 2}
    assert recognised(found)[0].instead == ("burn(Tom)",)


def test_what_one_only_lost_oneself_is_regretted() -> None:
    """The letter was Tom's own, worth 5 to him, and the warmth 1: he regrets 4, and owes nobody anything."""
    own = """
    entity Tom : character;
    entity Sue : character;
    property his() : boolean;
    property burnt() : boolean;
    his();
    believes(Tom, his() = False);
    action burn(Tom) { precondition: !burnt(); effect: burnt(); consenting: Tom; };
    action tell(Sue) { effect: believes(Tom, his()) = his(); consenting: Sue; };
    concern warmth(Tom) : own { term: burnt(); };
    concern letter(Tom) : own { weight: 5; term: !(burnt() & his()); };
    utility(): burnt();
    """
    assert late(log(own, "burn(Tom)", "tell(Sue)"), "Tom") == {"regret": 4}


def test_whom_one_dislikes_one_feels_no_guilt_towards() -> None:
    """He cannot bear her. What is left is the rule, broken by 2, and what he would not have done for it."""
    bitter = LETTER.replace("like Tom, Ann: 1;", "like Tom, Ann: -1;")
    assert late(log(bitter, "burn(Tom)", "tell(Sue)"), "Tom") == {"shame": 2, "remorse": 4}


def test_who_did_not_do_it_sees_that_it_was_well_done() -> None:
    """He left the letter, though it would have warmed him, and learns that to burn it would have broken the rule by 2;
    and would have left him worse off by her things, 3, less the warmth, 1."""
    assert late(log(LETTER, "read_it(Tom)", "tell(Sue)"), "Tom") == {"pride": 2, "relief": 2}


def test_who_was_not_tempted_is_not_proud() -> None:
    """A fire would have warmed nobody: so he did not keep from it, and nothing was near to happening."""
    cool = LETTER.replace("concern warmth(Tom) : own { term: burnt(); };", "")
    assert late(log(cool, "read_it(Tom)", "tell(Sue)"), "Tom") == {}


def test_who_was_told_a_lie_feels_it_until_that_comes_out() -> None:
    """The letter was nobody's. Sue says it was Ann's, and later takes it back."""
    lie = LETTER.replace("\nhers();", "\n").replace(
        "effect: believes(Tom, hers()) = hers()", "effect: believes(Tom, hers())"
    )
    lie = lie.replace("believes(Tom, hers() = False);", "")
    lie += "action own_up(Sue) { effect: believes(Tom, hers()) = False; consenting: Sue; };"
    found = log(lie, "burn(Tom)", "tell(Sue)", "read_it(Tom)", "own_up(Sue)")
    wrong = [f for f in feelings(found) if f.who == "Tom" and _again(f)]
    assert {(f.feeling, f.place, f.ends) for f in wrong} == {(f, 1, 3) for f in ("guilt", "shame", "remorse")}


def test_what_is_made_good_is_over() -> None:
    """He writes it out again from memory, and then no letter of hers is burnt any more."""
    mended = LETTER + "action write_it_out(Tom) { precondition: burnt(); effect: !burnt(); consenting: Tom; };"
    found = log(mended, "burn(Tom)", "tell(Sue)", "write_it_out(Tom)")
    assert {f.ends for f in feelings(found) if f.feeling in ("guilt", "shame") and f.place == 1} == {2}


# --- when it does not arise ---


def test_who_knew_sees_nothing_new() -> None:
    """Tom knows whose it is from the start. What he feels at the fire he feels there, and telling him adds nothing."""
    found = log(LETTER.replace("believes(Tom, hers() = False);", ""), "burn(Tom)", "tell(Sue)")
    assert late(found, "Tom") == {} and "guilt" in felt(found, "Tom", 0)


def test_what_came_about_since_is_not_what_one_did() -> None:
    """Ann makes the ashes hers after the fire, before his eyes: what he burnt was nobody's."""
    since = LETTER.replace("\nhers();", "\n").replace("believes(Tom, hers() = False);", "")
    since += "action claim(Ann) { precondition: burnt(); effect: hers(); consenting: Ann; };"
    assert late(log(since, "burn(Tom)", "claim(Ann)"), "Tom") == {}


UNSEEN = "action lay(WHO) { WHEN effect: hers(); consenting: WHO; observing(c : character): c == WHO; };"
"""Somebody puts her letter among the papers, and nobody sees it."""


def papers(*layers: str, when: str = "") -> str:
    """The letter is nobody's, until somebody of these lays hers there."""
    text = LETTER.replace("\nhers();", "\n").replace("believes(Tom, hers() = False);", "")
    return text + "\n".join(UNSEEN.replace("WHO", who).replace("WHEN", when) for who in layers)


def test_who_cannot_tell_when_it_came_about_sees_nothing() -> None:
    """Ann or Sue may have laid it there, before the fire or after."""
    assert late(log(papers("Ann", "Sue"), "lay(Ann)", "burn(Tom)", "tell(Sue)"), "Tom") == {}


def test_who_hears_who_did_it_before_sees_it() -> None:
    """Only Ann could have laid it there, so he hears of that as well; and it was before the fire."""
    found = log(papers("Ann"), "lay(Ann)", "burn(Tom)", "tell(Sue)")
    assert late(found, "Tom") == {"guilt": 5, "shame": 2, "remorse": 4}


def test_who_can_tell_that_it_was_before_sees_it() -> None:
    """It may have been Ann or Sue, but never after the fire."""
    found = log(papers("Ann", "Sue", when="precondition: !burnt();"), "lay(Ann)", "burn(Tom)", "tell(Sue)")
    assert late(found, "Tom") == {"guilt": 5, "shame": 2, "remorse": 4}


def test_nobody_sees_again_what_it_knows_nothing_of() -> None:
    """Tom burns it alone. Ann, who is told that he took it for hers, is not angry: of the fire she knows nothing."""
    secret = LETTER.replace(
        "consenting: Tom; };\naction read_it", "consenting: Tom; observing(c : character): c == Tom; };\naction read_it"
    )
    secret += "action gossip(Sue) { effect: believes(Ann, believes(Tom, hers())) = True; consenting: Sue; };"
    secret += "believes(Ann, believes(Tom, hers() = False));"
    assert late(log(secret, "burn(Tom)", "gossip(Sue)"), "Ann") == {}


# --- what another knew ---

KNEW = LETTER + "action gossip(Sue) { effect: believes(Ann, believes(Tom, hers())) = NOW; consenting: Sue; };"


def test_who_turns_out_to_have_known_is_blamed_from_then_on() -> None:
    """Ann took it that he did not know, and blamed him for nothing; then she hears that he did."""
    text = KNEW.replace("NOW", "True") + "believes(Ann, believes(Tom, hers() = False));"
    found = log(text, "burn(Tom)", "gossip(Sue)")
    assert "anger" not in felt(found, "Ann", 0)
    assert late(found, "Ann") == {"anger": 5}


def test_who_turns_out_not_to_have_known_is_forgiven() -> None:
    """Ann took it that he knew, and was angry, by 5; then she hears that he did not."""
    found = log(KNEW.replace("NOW", "False"), "burn(Tom)", "read_it(Tom)", "gossip(Sue)")
    (anger,) = [f for f in feelings(found) if f.feeling == "anger"]
    assert (anger.who, anger.place, anger.intensity, anger.ends) == ("Ann", 0, 5, 2)
    assert late(found, "Ann") == {"forgiveness": 5}


# --- good news that tells what one has done ---

MOOR = """
entity Othello : character;
entity Desdemona : character;
entity Emilia : character;
property faithful() : boolean;
property alive() : boolean;
faithful();
alive();
believes(Othello, faithful() = False);
action kill(Othello) { precondition: alive(); effect: !alive(); consenting: Othello; };
action wait(Othello) { consenting: Othello; };
action tell(Emilia) { effect: believes(Othello, faithful()) = faithful(); consenting: Emilia; };
concern faith(Othello) : own { weight: 4; term: faithful(); };
concern honour(Othello) : own { weight: 3; term: faithful() | !alive(); };
concern love(Othello) : closeness(Desdemona) { weight: 5; term: alive() & faithful(); };
concern justice(Othello) : norm { weight: 6; term: alive() | !faithful(); };
concern life(Desdemona) : own { weight: 9; term: alive(); };
concern name(Desdemona) : own { weight: 1; term: faithful(); };
concern grief(Emilia) : own { term: alive(); };
like Othello, Desdemona: if(faithful()) 1 else -1;
utility(): !alive();
"""
"""He has killed her for a faith that she had kept."""


def test_othello_is_not_glad_to_learn_that_she_was_true() -> None:
    """He would be, by 4, had he not killed her. He is guilty by her life, 9, and ashamed by 6; and with her he lost a
    love of 5."""
    found = log(MOOR, "kill(Othello)", "tell(Emilia)")
    assert felt(found, "Othello", 1).isdisjoint({"joy", "happy for", "gratitude", "relief", "pride"})
    assert late(found, "Othello") == {"guilt": 9, "shame": 6, "remorse": 11}


def test_who_has_done_no_wrong_is_glad_of_the_same_news() -> None:
    """Had he waited, it would have been the best of news: 4 of faith, 3 of honour, 5 of love."""
    found = log(MOOR, "wait(Othello)", "tell(Emilia)")
    joy = [f for f in feelings(found) if f.who == "Othello" and f.feeling == "joy"]
    assert [(f.place, f.intensity) for f in joy] == [(1, 12)]


def test_remorse_is_held_by_the_case_it_was_asked_for(shared) -> None:
    """Tom feels guilt towards Ann and shame at burning it from the moment he learns, and not before."""
    text = (shared / "cases/minds/remorse.world").read_text(encoding="utf-8")
    found = log(text, "burn(Tom)", "say_it_was_hers(Ann)")
    own = {(f.feeling, f.place, f.toward, f.cause) for f in feelings(found) if f.who == "Tom"}
    assert {("guilt", 1, "Ann", "burn(Tom)"), ("shame", 1, None, "burn(Tom)")} <= own
    assert not any(feeling in ("guilt", "shame", "regret", "remorse") and place == 0 for feeling, place, _, _ in own)


# --- what is refused ---


@pytest.mark.parametrize("place", [0, 2])
def test_a_recognition_said_of_another_moment_is_refused(place: int) -> None:
    """It is told at the act at which it comes out."""
    found = log(LETTER, "burn(Tom)", "tell(Sue)", "read_it(Tom)")
    (one,) = recognised(found)
    bad = msgspec.structs.replace(one, place=place)
    assert len(refusals(found.world.ground, found.acts, [bad])) == 1


# --- not having known ---

OPEN = LETTER.replace("believes(Tom, hers() = False);", "believes(Tom, hers() = open);")
"""The same, where Tom did not know whose it was, and burnt it all the same."""


def test_who_did_not_know_whose_letter_it_was_feels_all_that_when_told() -> None:
    """Told whose it was, Tom feels what one feels who took it for nobody's: 5 to Ann, 2 to the rule, 4 all told."""
    assert late(log(OPEN, "burn(Tom)", "tell(Sue)"), "Tom") == {"guilt": 5, "shame": 2, "remorse": 4}


def test_nothing_is_felt_at_what_one_does_not_know_the_worth_of() -> None:
    """At the fire Tom cannot tell whether it is worth 1 or loses him 3 and 2; told what
    he has done, he is not gladdened or saddened besides, for he could not tell before what he had."""
    found = log(OPEN, "burn(Tom)", "tell(Sue)")
    assert felt(found, "Tom", 0) == set()
    assert not {"joy", "distress"} & felt(found, "Tom", 1)


def test_a_known_loss_is_felt_by_those_who_know_it() -> None:
    """Ann knows that the letter is hers, and takes Tom to know it too: she loses 5 by the fire, and lays it to him. It
    makes no sense to her before one thing is put right, that he did not know: 1, and the 5 that it costs her."""
    found = feelings(log(OPEN, "burn(Tom)"))
    assert {f.feeling: f.intensity for f in found if f.who == "Ann"} == {"distress": 5, "anger": 5, "surprise": 6}
