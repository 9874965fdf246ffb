"""Minds that do not know: what they hold at the start, learn, see others learn, and are wrong about. By hand."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import random_ignorance
from tests.strategies import ground_worlds

from . import Model, events
from .expressions import holds
from .initial import unsettled
from .model import ERRORS
from .open import act as acting
from .open import starting
from .open.hoping import best_hope
from .open.labels import among, known
from .open.openable import Openable
from .open.supposing import truth
from .possible.played import played
from .possible.scenes import scene
from .small import World

ANN, BEN, CAT = 0, 1, 2
HERE, THERE, GONE = (("entity", place) for place in ("here", "there", "gone"))
ALL, TWO = frozenset((HERE, THERE, GONE)), frozenset((HERE, THERE))


def hidden(*, places=("here", "there", "gone")):
    """A letter that is here, and three people, of whom nobody knows where."""
    w = World(["Ann", "Ben", "Cat"], {"letter": "here", "seen": False})
    w.opened("letter", *places)
    return w


def secret(*among, openly=False):
    """The letter, whose place is a secret."""
    w = hidden()
    w.secret("letter", *among, openly=openly)
    return w


def held(state, *chain, fluent=0):
    """What stands at the end of a chain of believers."""
    return state.at(chain).values[fluent]


def done(w, *acts):
    """The state after acts in turn."""
    m = Model(w.data)
    return m.run(m.initial, acts)


# --- the start --------------------------------------------------------------------------------------


def test_a_secret_among_some():
    """Those who keep it know it of each other; from the first outsider on nobody is taken to know."""
    s = done(secret("Ann", "Ben"))
    assert held(s, ANN) == held(s, ANN, BEN) == held(s, ANN, BEN, ANN) == HERE
    assert held(s, CAT) == held(s, CAT, ANN) == held(s, ANN, CAT) == held(s, ANN, CAT, BEN) == ("open", ALL)


def test_a_secret_openly_kept():
    """Outsiders know who knows, and so on inward: an insider has the value, whichever it is."""
    s = done(secret("Ann", "Ben", openly=True))
    assert held(s, CAT) == held(s, ANN, CAT) == held(s, CAT, ANN, CAT) == ("open", ALL)
    assert held(s, CAT, ANN) == held(s, CAT, ANN, BEN) == ("tied", ALL)
    assert held(s, BEN, CAT, ANN) == ("tied", ALL)


def test_a_secret_among_nobody_is_open_to_all():
    """Nobody knows, and nobody is taken to."""
    s = done(secret())
    assert {held(s, *chain) for chain in ((ANN,), (ANN, BEN), (BEN, CAT, ANN))} == {("open", ALL)}


def test_what_is_said_of_one_is_taken_over_inward():
    """Ben is open on two places: so he takes others to be; others take him to hold the truth, as ever."""
    w = hidden()
    w.held(("Ben",), "letter", "open", "here", "there")
    s = done(w)
    assert held(s, BEN) == held(s, BEN, ANN) == held(s, BEN, ANN, CAT) == ("open", TWO)
    assert held(s, ANN, BEN) == held(s, ANN) == HERE


def test_what_is_said_stands_before_a_secret():
    """Cat, an outsider, is wrong; what she takes others to hold follows from that and not from the secret."""
    w = secret("Ann", openly=True)
    w.believes("Cat", letter="gone")
    s = done(w)
    assert held(s, CAT) == held(s, CAT, ANN) == held(s, CAT, ANN, BEN) == GONE
    assert held(s, ANN, CAT) == ("open", ALL)


def test_a_tie_to_what_is_known_is_known():
    """Ann, who knows, takes Ben to know."""
    w = hidden()
    w.held(("Ann", "Ben"), "letter", "tied")
    assert held(done(w), ANN, BEN) == HERE


def test_one_knows_one_does_not_know():
    """Along one's own edge all labels are the same."""
    s = done(secret("Ann", openly=True))
    assert s.mind(CAT).mind(CAT) == s.mind(CAT)
    assert held(s, CAT, ANN, ANN) == ("tied", ALL)


# --- learning ---------------------------------------------------------------------------------------


def looking(w, who="Ann", what=None, observing: dict[str, Any] | bool = True):
    """An act by which somebody learns, by default the place of the letter."""
    learnt = [w.learns(who, what or w.get("letter"))]
    return w.action(f"look {len(w.data['actions'])}", True, [], (who,), observing, learnt)


def test_who_looks_knows_and_is_seen_to_know():
    """Ann looks before everybody: she knows; the others do not, and know that she does, whatever it is."""
    w = secret()
    s = done(w, looking(w))
    assert held(s, ANN) == HERE
    assert held(s, BEN) == held(s, ANN, BEN) == held(s, BEN, ANN, BEN) == ("open", ALL)
    assert held(s, BEN, ANN) == held(s, BEN, CAT, ANN) == ("tied", ALL)


def test_who_looks_unseen_is_not_taken_to_know():
    """Only she saw it."""
    w = secret()
    s = done(w, looking(w, observing={"Ann": True}))
    assert (held(s, ANN), held(s, BEN, ANN), held(s, ANN, BEN, ANN)) == (HERE, ("open", ALL), ("open", ALL))


def test_a_reveal_is_one_line():
    """What all who are there learn is known to them, and known to be known, however far one asks."""
    w = secret("Ann")
    w.action("show", True, [], ("Ann",), True, [w.learns(c, w.get("letter")) for c in w.characters])
    s = done(w, 0)
    assert {held(s, *chain) for chain in ((BEN,), (BEN, CAT), (CAT, BEN, ANN, CAT))} == {HERE}
    assert len(s.rows) == 1


def test_a_tie_follows_who_comes_to_know():
    """Ben knows that Ann knows; when he finds out, he knows what she knows."""
    w = secret("Ann", openly=True)
    s = done(w, looking(w, "Ben"))
    assert held(s, BEN, ANN) == held(s, BEN, ANN, BEN) == HERE


def test_a_tie_breaks_when_things_change_unseen():
    """The letter is moved, and only Cat sees it: Ben still takes Ann to hold one value, though he cannot say which."""
    w = secret("Ann", openly=True)
    w.action("move", True, [w.effect("letter", "gone")], ("Ben",), {"Ben": True, "Cat": True})
    s = done(w, 0)
    assert (held(s, BEN), held(s, BEN, ANN), held(s, ANN)) == (GONE, ("sure", ALL), HERE)
    assert held(s, CAT, BEN) == GONE


def test_looking_in_vain_strikes_out():
    """Whether it is there, Ben learns; it is not, so two places are left; others know that he can tell."""
    w = secret()
    looking(w, "Ben", w.equal("letter", "there"))
    s = done(w, 0)
    assert held(s, BEN) == ("open", frozenset((HERE, GONE)))
    assert held(s, ANN) == ("open", ALL)
    assert held(s, ANN, BEN) == ("unclear", ALL)


def test_who_was_mistaken_and_looks_in_vain_is_undeceived():
    """Ben holds that it is there; having looked, he is open on all other places, or knows if there is one only."""
    for places, left in ((("here", "there", "gone"), ("open", frozenset((HERE, GONE)))), (("here", "there"), HERE)):
        w = hidden(places=places)
        w.believes("Ben", letter="there")
        looking(w, "Ben", w.equal("letter", "there"))
        assert held(done(w, 0), BEN) == left


def test_the_last_place_need_not_be_looked_into():
    """Two places struck out, he knows the third."""
    w = secret()
    acts = [looking(w, "Ben", w.equal("letter", place)) for place in ("there", "gone")]
    assert held(done(w, *acts), BEN) == HERE


def test_who_was_surprised_keeps_a_picture_of_others():
    """Ben, wrong about it, took Ann to hold what he held. He looks, and goes on taking her to hold it."""
    w = hidden()
    w.believes("Ben", letter="there")
    s = done(w, looking(w, "Ben", observing={"Ben": True}))
    assert (held(s, BEN), held(s, BEN, ANN)) == (HERE, THERE)


def test_two_that_are_alike():
    """Whoever knows one of two fluents, and learns that both are the same, knows the other."""
    w = World(["Ann"], {"one": "a", "two": "a"})
    for name in ("one", "two"):
        w.opened(name, "a", "b", "c")
    w.held(("Ann",), "two", "open")
    w.action("compare", True, [], ("Ann",), True, [w.learns("Ann", ["==", w.get("one"), w.get("two")])])
    assert held(done(w, 0), ANN, fluent=1) == ("entity", "a")


def test_learning_when():
    """What is learnt on a condition is learnt where it holds, and where nobody can tell, may have been learnt."""
    w = secret()
    w.opened("seen")
    w.held(("Ben",), "seen", "open")
    for value in (True, False):
        learnt = [w.learns("Ann", w.get("letter"), w.equal("seen", value))]
        w.action(f"look if {value}", True, [], ("Ann",), True, learnt)
    for act, ann in ((0, ("open", ALL)), (1, HERE)):
        s = done(w, act)
        assert (held(s, ANN), held(s, BEN, ANN)) == (ann, ("unclear", ALL))


# --- effects ----------------------------------------------------------------------------------------


def test_an_effect_that_depends_on_what_is_not_known():
    """A boolean set if the letter is here: known to Ann, who knows the letter; open to Ben, who takes her to know."""
    w = secret("Ann", openly=True)
    w.opened("seen")
    w.action("ring", True, [w.effect("seen", True, when=w.equal("letter", "here"))], ("Cat",))
    s = done(w, 0)
    both = frozenset((("truth", False), ("truth", True)))
    assert held(s, ANN, fluent=1) == ("truth", True)
    assert held(s, BEN, fluent=1) == ("open", both)
    assert held(s, BEN, ANN, fluent=1) == ("tied", both)


def test_what_cannot_be_open_becomes_unknown():
    """The same where the boolean is not openable: Ben holds ``?``."""
    w = secret("Ann", openly=True)
    w.action("ring", True, [w.effect("seen", True, when=w.equal("letter", "here"))], ("Cat",))
    s = done(w, 0)
    assert (held(s, ANN, fluent=1), held(s, BEN, fluent=1)) == (("truth", True), ("unknown", None))


def test_all_ways_lead_to_one_value():
    """An effect that comes to the same whatever is so is known to all who see it."""
    w = secret()
    w.action("move", True, [w.effect("letter", "gone")], ("Ben",))
    assert len(done(w, 0).rows) == 1


def test_telling_what_is_so_by_an_effect_on_belief():
    """``believes(Ben, letter()) = letter()``: Ben holds the truth; Cat, who does not know it, knows that he does."""
    w = secret("Ann")
    w.action("tell", True, [w.effect("letter", w.get("letter"), "Ben")], ("Ann",))
    s = done(w, 0)
    assert (held(s, BEN), held(s, CAT), held(s, CAT, BEN), held(s, BEN, BEN)) == (
        HERE,
        ("open", ALL),
        ("tied", ALL),
        HERE,
    )


# --- who sees, and what for -------------------------------------------------------------------------


def test_who_may_have_seen_it_may_know():
    """Cat watches if ``seen``; Ben does not know whether it is so, and so not whether she saw the move."""
    w = hidden()
    w.opened("seen")
    w.held(("Ben",), "seen", "open")
    watching = {"Ann": True, "Ben": True, "Cat": w.equal("seen", True)}
    w.action("move", True, [w.effect("letter", "gone")], ("Ann",), watching)
    s = done(w, 0)
    assert (held(s, CAT), held(s, BEN), held(s, BEN, CAT)) == (HERE, GONE, ("sure", frozenset((HERE, GONE))))


def test_a_lie_is_taken_for_telling():
    """Ann says that it is gone. Ben believes it, and that she does; so does Cat of both; Ann does not."""
    w = secret("Ann")
    claim = w.equal("letter", "gone", "Ann")
    effects = [w.effect("letter", "gone", c) for c in ("Ben", "Cat")]
    w.action("tell gone", claim, effects, ("Ann",))
    w.action("lie gone", True, [], ("Ann",), True, seen=0)
    s = done(w, 1)
    assert held(s, ANN) == HERE
    assert {held(s, *chain) for chain in ((BEN,), (BEN, ANN), (BEN, CAT), (CAT, BEN), (ANN, BEN), (ANN, BEN, ANN))} == {
        GONE
    }


def test_an_act_shows_what_its_doer_knows():
    """Only who knows that it is here can take it: whoever sees Ann reach for it knows where it is."""
    w = secret("Ann", openly=True)
    w.action("reach", w.equal("letter", "here", "Ann"), [], ("Ann",))
    s = done(w, 0)
    assert held(s, BEN) == held(s, BEN, ANN) == HERE


# --- reading ----------------------------------------------------------------------------------------


def test_satisfied_and_possible():
    """In Ben's mind, which is open, no place is certain, that it is one of the three is, and others are impossible."""
    w = secret()
    mind = done(w).mind(BEN)
    places = [w.equal("letter", p) for p in ("here", "there", "gone", "nowhere")]
    assert [truth(e, mind, BEN) for e in places] == [None, None, None, False]
    assert holds(["or", *places[:3]], mind, BEN)
    assert not holds(["not", places[0]], mind, BEN)


def test_from_outside_what_is_open_is_no_value():
    """Of Ben it is certain that he does not hold it to be here, nor hold that it is not."""
    w = secret("Ann")
    s = done(w)
    assert not holds(w.equal("letter", "here", "Ben"), s)
    assert holds(["!=", w.get("letter", "Ben"), "here"], s)


def test_knowing():
    """Ann knows and Ben does not; Ben knows that Ann does, and Cat of both the same; who holds ``?`` does not know."""
    w = secret("Ann", openly=True)
    s = done(w)
    assert [holds(w.knows("letter", *who), s) for who in (("Ann",), ("Ben",), ("Ben", "Ann"), ("Cat", "Ann"))] == [
        True,
        False,
        True,
        True,
    ]
    assert holds(w.knows("letter", "Ann"), s.mind(BEN), BEN)
    assert not holds(w.knows("letter", "Ben"), s.mind(BEN), BEN)
    w = hidden()
    w.believes("Ben", letter=None)
    assert not holds(w.knows("letter", "Ben"), done(w))


def test_who_may_know():
    """Of a mind that may know, knowing is possible and not satisfied, and so is not knowing."""
    w = secret()
    w.held(("Ben", "Ann"), "letter", "unclear")
    mind = done(w).mind(BEN)
    asks = w.knows("letter", "Ann")
    assert truth(asks, mind, BEN) is None
    assert truth(["not", asks], mind, BEN) is None


def test_two_places_tied_are_one():
    """Ben does not know where it is, and yet that it is where Ann thinks it is."""
    w = secret("Ann", openly=True)
    assert holds(["==", w.get("letter"), w.get("letter", "Ann")], done(w).mind(BEN), BEN)


def test_too_much_to_suppose():
    """Of twelve booleans there are 4096 suppositions, and of thirteen too many: then nothing is certain."""
    for count, certain in ((12, True), (13, None)):
        names = [f"f{i}" for i in range(count)]
        w = World(["Ann"], dict.fromkeys(names, True))
        for n in names:
            w.opened(n)
            w.held(("Ann",), n, "open")
        either = ["or", *(["or", w.get(n), ["not", w.get(n)]] for n in names[:1]), *map(w.get, names)]
        whole = ["and", either, *(["or", w.equal(n, True), w.equal(n, False)] for n in names)]
        assert truth(whole, done(w).mind(ANN), ANN) is certain


# --- triggers and surprise --------------------------------------------------------------------------


def test_a_certain_trigger_and_a_possible_one():
    """A bell rings where the letter is here: Ann knows it rings; Ben, who does not know, thinks it may."""
    w = secret("Ann")
    w.opened("seen")
    w.trigger("ring", ["and", w.equal("letter", "here"), w.equal("seen", False)], [w.effect("seen", True)])
    s = done(w)
    both = frozenset((("truth", False), ("truth", True)))
    assert (held(s, ANN, fluent=1), held(s, BEN, fluent=1)) == (("truth", True), ("open", both))


def test_a_possible_trigger_spares_what_cannot_be_open():
    """Were the bell not openable, Ben would go on holding that it is silent."""
    w = secret("Ann")
    w.trigger("ring", ["and", w.equal("letter", "here"), w.equal("seen", False)], [w.effect("seen", True)])
    assert held(done(w), BEN, fluent=1) == ("truth", False)


def test_seeing_by_a_trigger_works_for_who_is_open():
    """Whoever does not believe that it is here sees it, being here: wrong or open, it is the same."""
    w = secret()
    w.believes("Cat", letter="gone")
    for c in w.characters:
        unlike = ["and", w.equal("letter", "here"), ["!=", w.get("letter", c), "here"]]
        w.trigger(f"see {c}", unlike, [w.effect("letter", "here", c)])
    s = done(w)
    assert held(s, ANN) == held(s, BEN) == held(s, CAT) == HERE


def test_what_is_seen_to_be_so_is_known():
    """An act that needs the letter to be here tells those who see it, known or mistaken before."""
    w = secret()
    w.believes("Cat", letter="gone")
    w.action("burn", w.equal("letter", "here"), [w.effect("seen", True)], ())
    s = done(w, 0)
    assert held(s, BEN) == held(s, CAT) == held(s, BEN, CAT) == HERE


def test_what_is_seen_not_to_be_so_is_struck_out():
    """An act that needs it not to be there leaves the other places."""
    w = secret()
    w.believes("Cat", letter="there")
    w.action("sit there", ["not", w.equal("letter", "there")], [w.effect("seen", True)], ())
    s = done(w, 0)
    assert held(s, BEN) == held(s, CAT) == ("open", frozenset((HERE, GONE)))


# --- plans, and worlds that use none of it ----------------------------------------------------------


def test_a_mind_taken_as_a_state():
    """Ben takes Ann to know, and plans in her mind as he sees it: the letter is open there, and hers is tied to it."""
    w = secret("Ann", openly=True)
    m = Model(w.data)
    there = m.entered(m.initial.mind(BEN), ANN)
    assert (held(there), held(there, ANN), held(there, ANN, ANN), held(there, BEN)) == (
        ("open", ALL),
        ("tied", ALL),
        ("tied", ALL),
        ("open", ALL),
    )


@settings(max_examples=60, deadline=None)
@given(ground_worlds(), st.integers(0, 1_000_000))
def test_without_openable_fluents_nothing_is_new(data, seed):
    """The rules for minds that may not know come to the same as the plain ones, act by act."""
    m = Model(data)
    assert starting.unsettled(m.world) == unsettled(m.world)
    none = Openable((None,) * len(m.world.fluents))
    choose = random.Random(seed).choice
    with suppress(*ERRORS):
        state = m.initial
        for _ in range(3):
            possible = [a for a in range(len(m.world.actions)) if m.possible(state, a)]
            if not possible:
                return
            act = m.world.actions[choose(possible)]
            assert acting.after(state, act, none) == events.after(state, act)
            state = m.settled(events.after(state, act))


# --- what must be so of every state -----------------------------------------------------------------


def amiss(state):
    """Labels that no mind may have: of one value, tied to what is known or to another set, other than one's own."""
    found, order = [], [(0, -1)]
    for node, owner in order:
        row, edges = state.rows[node]
        for c, below in enumerate(edges):
            for theirs, label in zip(row, state.rows[below][0], strict=True):
                found += [label] if _amiss(theirs, label, c == owner) else []
            if (below, c) not in order:
                order.append((below, c))
    return found


def _amiss(theirs, label, own):
    if known(label):
        return False
    if own:
        return label != theirs
    return len(label[1]) < 2 or (label[0] == "tied" and among(theirs) != label[1])


@pytest.mark.parametrize("kind", "ABC")
def test_labels_stay_in_form(kind):
    """In random scenes no label is of one value, ties have the thinker's values, and one's own edge changes nothing."""
    for seed in range(40):
        s = scene(kind, seed)
        _, (state,), _ = played(s, [Openable])
        assert amiss(state) == []


@pytest.mark.slow
def test_random_worlds_of_people_who_do_not_know():
    """Whatever is mixed, minds settle or are said not to, acts happen, and every kind of label comes up, and hope."""
    kinds, hoped = set(), 0
    for seed in range(60):
        m = Model(random_ignorance.world(seed).data)
        with suppress(*ERRORS):
            possible = [a for a in range(len(m.world.actions)) if m.possible(m.initial, a)]
            for state in (m.initial, *(m.after(m.initial, a) for a in possible)):
                kinds |= {label[0] for values, _ in state.rows for label in values if not known(label)}
                assert all(len(among(label)) > 1 for values, _ in state.rows for label in values if not known(label))
            for c in range(len(m.world.characters)):
                mind = m.entered(m.initial, c)
                hoped += sum(best_hope(m, a, c, mind, 2, 1) is not None for a in possible)
    assert kinds == {"open", "sure", "tied", "unclear"}
    assert hoped > 5
