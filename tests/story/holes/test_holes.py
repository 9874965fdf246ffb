"""What is said of holes, against what an editor would say: worked out by hand on small plots."""

from __future__ import annotations

import unsaid
from tests.story.holes.plots import CUP, LIE, RING, TOLD, WILL, plot
from unsaid.data.holes import Chance
from unsaid.data.proof import Fact

FETCH = ("drop(Mara, Well)", "arrive(Odo)", "fetch(Odo, Well)")
TOLD_HIM = (*FETCH[:2], "say(Nils, Odo, Well)", FETCH[2])


def test_who_knew_and_could_have_said_it() -> None:
    """He has thought the ring in the box from the start; the others know better since act 1, and Nils, who wants him to
    have it, could have told him up to act 3."""
    (hole,) = plot(RING, *FETCH).check()
    assert (hole.kind, hole.act and hole.act.number, hole.who) == ("precondition-believed-false", 3, "Odo")
    (fact,) = hole.facts
    assert (fact.so, fact.believed, fact.since, fact.held) == ("Well", "Box", 1, 0)
    assert fact.known == (("Mara", 1), ("Nils", 1))
    assert hole.contradicts == 1
    assert hole.chance == Chance(3, "say(Nils, Odo, Well)", ("Nils",), True)
    assert [(one.so, one.facts[0].value) for one in hole.would] == [(True, "Well")]


def test_its_repairs() -> None:
    """Nils tells him; he is there and sees it; or he knows it from the start. Each leaves nothing wrong."""
    (hole,) = plot(RING, *FETCH).check()
    assert {(one.kind, one.left) for one in hole.repairs} == {("put in", 0), ("observer", 0), ("belief", 0)}
    put_in, observer, belief = hole.repairs
    assert (put_in.story, put_in.before) == (TOLD_HIM, 3)
    assert (observer.who, observer.acts) == ("Odo", ("drop(Mara, Well)",))
    assert belief.statement == "believes(Odo, ring() = Well)"


def test_it_is_told_in_the_words_of_the_world() -> None:
    """No bare name stands where the world has words."""
    (hole,) = plot(RING, *FETCH).check()
    said = hole.prose()
    assert "not knowing this: the ring is in the Well" in said
    assert "Odo believes this instead, from the start: the ring is in the Box." in said
    assert "Who knows that the ring is in the Well: Mara and Nils, since act 1." in said
    assert "ring()" not in said.replace("`believes(Odo, ring() = Well);`", "")


def test_a_story_that_is_mended_is_sound() -> None:
    """With what Nils says put in, nothing is wrong; and a sound story is not mended."""
    mended = plot(RING, *FETCH).repaired()
    assert mended is not None and mended.names == TOLD_HIM and mended.check() == ()
    assert mended.repaired() is None


def test_the_last_chance_may_be_long_past() -> None:
    """Before act 3 nobody is left who could tell him: Nils has to be there for it, so before act 2 is last."""
    text = RING.replace("action fetch", "action leave() { effect: !here(Mara) & !here(Nils); };\naction fetch")
    text = text.replace("here(Mara); here(Nils);", "here(Mara); here(Nils); here(Odo);")
    text = text.replace("observing(c : character): here(c);", "observing(c : character): here(c) & c != Odo;")
    (hole,) = plot(text, "drop(Mara, Well)", "leave()", "fetch(Odo, Well)").check()
    assert hole.chance is not None
    assert (hole.chance.before, hole.chance.act, hole.chance.willing) == (2, "say(Nils, Odo, Well)", True)


def test_everything_is_looked_at_after_a_hole() -> None:
    """He cannot arrive where he is, nor fetch twice what is gone; what comes between is sound."""
    found = plot(RING, *TOLD_HIM, "arrive(Odo)", "fetch(Odo, Well)").check()
    assert [(one.kind, one.act and one.act.number) for one in found] == [("impossible-act", 5), ("impossible-act", 6)]
    assert found[0].contradicts == 2 and found[1].contradicts == 4


def test_a_motive_that_rests_on_what_is_not_known() -> None:
    """She would, knowing that she is the heir; the clerk knows and would have read it out before act 1."""
    (hole,) = plot(WILL, "push(Ada, Hob)").check()
    assert (hole.kind, hole.who) == ("no-reason", "Ada")
    assert [(w.so, w.facts) for w in hole.would] == [(True, (Fact((), "heir(Ada)", True),))]
    assert hole.facts[0].known == (("Hob", 0), ("Clerk", 0))
    assert hole.chance == Chance(1, "read_out_will(Clerk)", ("Clerk",), True)
    assert [one.kind for one in hole.repairs] == ["put in", "belief"]


def test_a_belief_that_is_not_so_may_be_what_is_missing() -> None:
    """No mind of the story ever takes him to be at fault; she would push him if she did."""
    text = WILL.replace("when(heir(Ada)) rich(Ada)", "when(blamed(Hob)) rich(Ada)") + (
        "property blamed(c : character) : boolean;\n"
    )
    (hole,) = plot(text, "push(Ada, Hob)").check()
    assert [(w.so, w.facts) for w in hole.would] == [(False, (Fact((), "blamed(Hob)", True),))]
    assert "if Ada believed that" in hole.prose()


def test_he_would_if_he_believed_the_slander() -> None:
    """She is true to him; taking her to love another he would have a reason, and the other two acts bring him to it."""
    text = """
    entity Moor : character; entity Wife : character; entity Ensign : character; entity Rival : character;
    called Moor: "the Moor", he;
    property loves(a : character, b : character) : boolean;
    property alive(c : character) : boolean; property token(c : character) : boolean;
    alive(Wife);
    action plant(Ensign) { precondition: !token(Rival); effect: token(Rival); consenting: Ensign;
      observing(c : character): c == Ensign; };
    action slander(Ensign) { precondition: token(Rival); effect: believes(Moor, loves(Wife, Rival)) = True;
      consenting: Ensign; observing(c : character): c == Ensign | c == Moor; };
    action smother(Moor) { precondition: alive(Wife); effect: !alive(Wife); consenting: Moor; };
    utility(): !alive(Wife); utility(Ensign): !alive(Wife);
    utility(Moor): if(alive(Wife) & loves(Wife, Rival)) -1 else 0;
    """
    (hole,) = plot(text, "smother(Moor)").check()
    assert [(w.so, w.facts) for w in hole.would] == [(False, (Fact((), "loves(Wife, Rival)", True),))]
    assert "The Moor would do it, if he believed that Wife loves Rival." in hole.more
    assert hole.repairs[0].acts == ("plant(Ensign)", "slander(Ensign)") and hole.repairs[0].left == 0
    assert hole.chance == Chance(1, "plant(Ensign), then slander(Ensign)", ("Ensign",), True)


def test_who_was_to_know_what_is_so_and_does_not() -> None:
    """The door opens by itself to her who knows the word; she does not, and Tom does since he said it unheard."""
    text = """
    entity Ann : character; entity Tom : character;
    property word() : boolean; property said() : boolean; property open() : boolean;
    word(); forall(c : character) believes(c, word()) = ?;
    action say(Tom) {
      precondition: !said(); effect: said() & word(); consenting: Tom; observing(c : character): c == Tom;
    };
    action open_up() { precondition: believes(Ann, word()) & !open(); effect: open(); };
    utility(): open(); utility(Tom): said();
    """
    (hole,) = plot(text, "say(Tom)", "open_up()").check()
    assert (hole.kind, hole.who) == ("impossible-act", "Ann")
    assert [(one.fact, one.so, one.believed, one.known) for one in hole.facts] == [
        ("word()", True, None, (("Tom", 1),))
    ]
    assert {(one.kind, one.who, one.left) for one in hole.repairs} == {("observer", "Ann", 0), ("belief", "Ann", 0)}


def test_who_let_out_a_secret() -> None:
    """The feast needs that she knows of none; he told her in act 1, so that is what it goes against."""
    text = """
    entity Ann : character; entity Tom : character; entity Sue : character;
    called Tom: "Tom", he;
    property feast() : boolean; property held() : boolean; property told() : boolean;
    feast(); believes(Ann, !feast()); believes(Sue, believes(Ann, !feast()));
    action chat(Tom) { precondition: !told(); effect: told() & believes(Ann, feast()) = True; consenting: Tom; };
    action hold(Sue) { precondition: feast() & believes(Ann, !feast()) & !held(); effect: held(); consenting: Sue; };
    utility(): held(); utility(Sue): held(); utility(Tom): told();
    """
    (hole,) = plot(text, "chat(Tom)", "hold(Sue)").check()
    assert (hole.kind, hole.contradicts) == ("impossible-act", 1)
    assert "Ann came to believe it by act 1, chat(Tom): Tom let it out." in hole.more
    assert {(one.kind, one.acts, one.before) for one in hole.repairs} >= {("moved", ("hold(Sue)",), 1)}


def test_a_reason_that_is_given_and_does_not_hold_may_be_left_out() -> None:
    """That he comes in is no gain to him by itself; that he means to fetch the ring is."""
    given = {"character": "Odo", "act": "arrive(Odo)", "plan": [], "before": 0.0, "after": 1.0}
    acts = [{"act": "arrive(Odo)", "reasons": [given]}, {"act": "fetch(Odo, Box)"}]
    found = unsaid.read(RING).story({"world": "plot", "acts": acts}).check()
    assert found[0].kind == "plan-no-gain" and found[0].who == "Odo"
    assert found[0].more == ("Repair: leave out the reason that is given; Odo has another.",)


def test_a_world_that_comes_to_no_rest_is_a_finding() -> None:
    """Once it is stirred, two triggers undo one another for ever: that is said, and nothing after it."""
    text = """
    entity Ann : character; property up() : boolean; property stirred() : boolean;
    action stir(Ann) { effect: stirred(); consenting: Ann; };
    trigger lift() { precondition: stirred() & !up(); effect: up(); };
    trigger drop() { precondition: stirred() & up(); effect: !up(); };
    utility(): stirred(); utility(Ann): stirred();
    """
    assert [one.kind for one in plot(text, "stir(Ann)", "stir(Ann)").check(motives=False)] == ["never-rests"]


def test_what_nothing_would_give_a_reason_for_is_said() -> None:
    """Whatever she believes, greeting him brings her nothing; without it the story is sound."""
    hole, *_ = plot(WILL, "greet(Ada)", "read_out_will(Clerk)", "push(Ada, Hob)").check()
    assert (hole.act and hole.act.name, hole.would) == ("greet", ())
    assert [one.kind for one in hole.repairs] == ["left out"]


def test_where_no_repair_is_found_it_is_said_within_what() -> None:
    """One coin buys one thing, and supper needs two: whatever is moved, put in or left out, something is wrong."""
    text = """
    entity Ann : character;
    property coin() : boolean; property bread() : boolean; property wine() : boolean; property supper() : boolean;
    coin();
    action buy_bread(Ann) { precondition: coin(); effect: bread() & !coin(); consenting: Ann; };
    action buy_wine(Ann) { precondition: coin(); effect: wine() & !coin(); consenting: Ann; };
    action eat(Ann) { precondition: bread() & wine(); effect: supper(); consenting: Ann; };
    utility(): supper(); utility(Ann): supper();
    """
    hole, *_ = plot(text, "buy_bread(Ann)", "buy_wine(Ann)", "eat(Ann)").check(motives=False)
    assert (hole.kind, hole.contradicts, hole.repairs) == ("impossible-act", 1, ())
    assert hole.prose().splitlines()[-1].startswith("  - Repair: none within one act moved, two acts that change")


def test_an_act_that_never_happens_is_told_from_one_there_is_not() -> None:
    """Nobody can drop the ring into the box, where it is; and nobody can fly."""
    text = RING.replace("property has", "property never() : boolean;\nproperty has")
    text += "action fly(Odo) { precondition: never(); effect: has(Odo); consenting: Odo; };\n"
    story = unsaid.read(text).story({"world": "plot", "acts": [{"act": one} for one in ("fly(Odo)", "swim(Odo)")]})
    assert [one.kind for one in story.check(ending=False)] == ["never-happens", "unknown-act"]


def test_a_half_written_story_is_judged_as_far_as_it_goes() -> None:
    """That it does not reach its goal is no hole then; else an act that would bring it there is found."""
    assert plot(RING, *TOLD_HIM[:3]).check(ending=False) == ()
    hole, *_ = plot(RING, *TOLD_HIM[:3]).check()
    assert hole.kind == "goal-not-reached" and hole.repairs[0].acts == ("fetch(Odo, Well)",)


def test_knowledge_alone() -> None:
    """Of motives nothing is said: she kills without a reason, and he still does not know."""
    assert plot(WILL, "push(Ada, Hob)").check(motives=False) == ()
    assert [one.kind for one in plot(RING, *FETCH).check(motives=False)] == ["precondition-believed-false"]


# --- remarks ---


def test_a_simpler_way_is_remarked() -> None:
    """Five acts, where two would do: curse the pen and lend it. Of the short way there is nothing to say."""
    (remark,) = plot(CUP, "enter(Cob)", "coach(Cob)", "coach(Cob)", "curse(Cob, Cup)", "win(Lad)").check()
    assert (remark.kind, remark.remark, remark.who) == ("simpler-way", True, "Cob")
    assert remark.acts == ("curse(Cob, Pen)", "lend(Cob)")
    assert "plans 5 acts; could have had the same in 2" in str(remark)
    assert plot(CUP, "curse(Cob, Pen)", "lend(Cob)").check() == ()


def test_a_lie_against_what_is_plain_to_see_is_remarked() -> None:
    """She can only say it where the candle burns, and he is there. Where he has only her word there is no remark."""
    (remark,) = plot(LIE, "come(Tom)", "deny(Ann)").check()
    assert (remark.kind, remark.act and remark.act.number, remark.who) == ("lie-seen-through", 2, "Tom")
    assert plot(TOLD, "come(Tom)", "deny(Ann)").check() == ()


def test_an_answer_that_is_not_believed_is_remarked() -> None:
    """If the cup is whole she could gain nothing by saying so, so that pays 1; 0 and 1 become 1 and 1: he goes on
    believing what he did."""
    text = """
    entity Ann : character; entity Tom : character;
    property broken() : boolean; property said() : boolean;
    turns Tom, Ann;
    question cup(Tom, Ann) { whole: !broken(); gone, 1: broken(); };
    action ask() { consenting: Tom; asking: cup; };
    action claim() { precondition: owes(Ann, cup) & !said(); effect: said(); consenting: Ann; answering: cup = gone; };
    utility(): said(); utility(Ann): if(said() & broken()) 1 else 0; utility(Tom): if(said()) 1 else 0;
    """
    found = plot(text, "ask()", "claim()").check(motives=False)
    assert [(one.kind, one.act and one.act.number) for one in found] == [("lie-convinces-nobody", 2)]


def test_a_goal_left_open_is_remarked() -> None:
    """He comes to fetch the ring, and the story ends at the door."""
    text = RING.replace("utility(): has(Odo);", "utility(): here(Odo);")
    (remark,) = plot(text, "arrive(Odo)").check()
    assert (remark.kind, remark.who, remark.acts) == ("goal-left-open", "Odo", ("fetch(Odo, Box)",))


def test_who_knows_and_is_never_asked() -> None:
    """At the end she still takes herself for no heir; the clerk knows, would say it, and nobody asked."""
    text = WILL.replace("utility(Ada): rich(Ada);", "utility(Ada): if(heir(Ada)) 2 elseif(friendly()) 1 else 0;")
    text = text.replace("utility(): dead(Hob);", "utility(): friendly();")
    (remark,) = plot(text, "greet(Ada)").check()
    assert (remark.kind, remark.who, remark.acts) == ("never-asked", "Ada", ("read_out_will(Clerk)",))
    assert "Clerk knows that Ada is" in str(remark)


def test_an_act_that_nothing_comes_of_is_remarked() -> None:
    """She brings a ladder to pick the apple, and he shakes it down before her: the ladder is for nothing."""
    text = """
    entity Ann : character; entity Tom : character;
    property ladder() : boolean; property apple() : boolean;
    action bring(Ann) { precondition: !ladder() & !apple(); effect: ladder(); consenting: Ann; };
    action pick(Ann) { precondition: ladder() & !apple(); effect: apple(); consenting: Ann; };
    action shake(Tom) { precondition: !apple(); effect: apple(); consenting: Tom; };
    believes(Ann, crooked()); property crooked() : boolean;
    utility(): apple(); utility(Ann): apple(); utility(Tom): apple();
    """
    text = text.replace(
        "precondition: !apple(); effect: apple(); consenting: Tom",
        "precondition: !apple() & !crooked(); effect: apple(); consenting: Tom",
    )
    (remark,) = plot(text, "bring(Ann)", "shake(Tom)").check()
    assert (remark.kind, remark.act and remark.act.number) == ("without-consequence", 1)


LADDER = """
entity Ann : character;
property up() : boolean; property open() : boolean; property in() : boolean;
action set_up(Ann) { precondition: !up(); effect: up(); consenting: Ann; };
action unlatch(Ann) { precondition: up() & !open(); effect: open(); consenting: Ann; };
action climb(Ann) { precondition: open() & !in(); effect: in(); consenting: Ann; };
utility(): in();
utility(Ann): in();
"""


def test_two_acts_that_change_places() -> None:
    """She climbs in, unlatches, and sets the ladder up, which then is for nothing: first and last have to change
    places, for whichever of the two is moved alone leaves something in the way."""
    story = plot(LADDER, "climb(Ann)", "unlatch(Ann)", "set_up(Ann)")
    holes = story.check()
    assert [hole.kind for hole in holes] == ["impossible-act", "impossible-act", "no-reason"]
    for hole in holes:
        best = hole.repairs[0]
        assert (best.kind, best.left, best.before, best.other) == ("swapped", 0, 1, 3)
        assert best.story == ("set_up(Ann)", "unlatch(Ann)", "climb(Ann)")
    assert "Repair: let acts 1 and 3 change places, climb(Ann) and set_up(Ann); then nothing is wrong." in holes[0].more
    mended = story.repaired()
    assert mended is not None and mended.names == ("set_up(Ann)", "unlatch(Ann)", "climb(Ann)")
