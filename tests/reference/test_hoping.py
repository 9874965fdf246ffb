"""Acting in ignorance: what people would do who do not know, and what they would not; each worked out by hand."""

from . import Limits, Model, explained, next_acts, plans, stories
from .open.hoping import best_hope, hopes
from .small import World

MANY = 3
"""Levels of mind to spare."""


def hoped(w, c, steps, state=None):
    """The acts that a character has a hope for, each with its best plan and what that may gain, by names."""
    m = Model(w.data)
    mind = m.entered(m.initial if state is None else state, c)
    found = {}
    for a, event in enumerate(m.world.actions):
        if c in event.consenting and (best := best_hope(m, a, c, mind, steps, MANY)) is not None:
            found[event.name] = ([m.world.actions[x].name for x in best[0]], best[1])
    return found


def reasons(w, c, steps, state):
    """The acts that a character has a plain reason for."""
    m = Model(w.data)
    mind = m.entered(state, c)
    return [
        e.name for a, e in enumerate(m.world.actions) if c in e.consenting and any(plans(m, a, c, mind, steps, MANY))
    ]


def after(w, *names):
    """The state once some acts have happened."""
    m = Model(w.data)
    return m.run(m.initial, tuple(next(a for a, e in enumerate(m.world.actions) if e.name == n) for n in names))


# --- one who searches -------------------------------------------------------------------------------


def letter():
    """A letter lies in the attic, and Ben, who wants it, does not know where. He must have seen it to take it."""
    w = World(["Ben"], {"letter": "attic", "has": False})
    w.opened("letter", "desk", "attic")
    w.held(("Ben",), "letter", "open")
    for place in ("desk", "attic"):
        w.action(f"look {place}", True, [], ("Ben",), True, [w.learns("Ben", w.equal("letter", place))])
    for place in ("desk", "attic"):
        w.action(f"take {place}", w.equal("letter", place), [w.effect("has", True)], ("Ben",))
    w.utility("Ben", w.equal("has", True))
    return w


def test_1_who_does_not_know_looks_and_then_takes():
    """Ben may look in either place; he will know then, and may hope to take it from the desk."""
    assert hoped(letter(), 0, 2) == {f"look {p}": ([f"look {p}", "take desk"], 1) for p in ("desk", "attic")}


def test_1_one_step_is_too_few():
    """Looking alone gains nothing."""
    assert hoped(letter(), 0, 1) == {}


def test_1_after_looking_in_vain_he_knows():
    """The desk is struck out, so the letter is in the attic: he has a plain reason to take it, and needs no hope."""
    there = after(letter(), "look desk")
    assert there.mind(0).values[0] == ("entity", "attic")
    assert reasons(letter(), 0, 2, there) == ["take attic"]
    assert hoped(letter(), 0, 2, there) == {}


def test_1_both_ways_are_stories():
    """Looking in the desk first and looking in the attic first are both sound."""
    w = letter()
    w.utility(None, w.equal("has", True))
    m = Model(w.data)
    told = [[m.world.actions[a].name for a in s] for s in stories(m, Limits(2, 2, 1))]
    assert told == [["look desk", "take attic"], ["look attic", "take attic"]]


def test_a_mind_that_holds_unknown_has_no_hope():
    """With ``?`` in place of open nothing is supposed, so he has no reason to look anywhere, as ever."""
    w = letter()
    w.data["beliefs"] = []
    w.believes("Ben", letter=None)
    assert hoped(w, 0, 2) == {}


# --- doors ------------------------------------------------------------------------------------------


def doors(harm):
    """A prize behind the last of three doors; opening a wrong one does harm. Who opens one sees what comes of it."""
    w = World(["Ben"], {"prize": "c", "won": False, "hurt": False})
    w.opened("prize", "a", "b", "c")
    for name in ("won", "hurt"):
        w.opened(name)
    w.held(("Ben",), "prize", "open")
    seen = [w.learns("Ben", w.get("won")), w.learns("Ben", w.get("hurt"))]
    for d in ("a", "b", "c"):
        here = w.equal("prize", d)
        effects = [w.effect("won", True, when=here), w.effect("hurt", True, when=["not", here])]
        w.action(f"open {d}", True, effects, ("Ben",), True, [w.learns("Ben", here), *seen])
    w.utility("Ben", ["-", ["if", w.get("won"), 4, 0], ["if", w.get("hurt"), harm, 0]])
    return w


def peepholes():
    """The same, with harm, and a keyhole in each door."""
    w = doors(3)
    for d in ("a", "b", "c"):
        w.action(f"peep {d}", True, [], ("Ben",), True, [w.learns("Ben", w.equal("prize", d))])
    return w


def test_2_three_doors_that_cost_nothing():
    """Any may be opened; one that was opened in vain is struck out."""
    w = doors(0)
    assert hoped(w, 0, 1) == {f"open {d}": ([f"open {d}"], 4) for d in "abc"}
    assert list(hoped(w, 0, 1, after(w, "open a"))) == ["open b", "open c"]


def test_2_the_last_door_is_no_guess():
    """After two in vain he knows, and has a reason."""
    w = doors(0)
    there = after(w, "open a", "open b")
    assert (hoped(w, 0, 1, there), reasons(w, 0, 1, there)) == ({}, ["open c"])


def test_3_a_keyhole_before_a_door_that_may_cost():
    """Where a wrong door costs 3 none is opened on a guess; he peeps, and opens where he has seen it."""
    assert hoped(doors(3), 0, 2) == {}
    assert hoped(peepholes(), 0, 2) == {f"peep {d}": ([f"peep {d}", f"open {d}"], 4) for d in "abc"}


def test_4_knocking_before_entering():
    """Ben cannot go in where nobody is at home; he knocks to find out."""
    w = World(["Ben"], {"home": True, "inside": False})
    w.opened("home")
    w.held(("Ben",), "home", "open")
    w.action("knock", True, [], ("Ben",), True, [w.learns("Ben", w.get("home"))])
    w.action("go in", w.equal("home", True), [w.effect("inside", True)], ("Ben",))
    w.action("wait", True, [], ("Ben",))
    w.utility("Ben", w.equal("inside", True))
    assert hoped(w, 0, 2) == {"knock": (["knock", "go in"], 1)}


# --- others -----------------------------------------------------------------------------------------


def crossroads(stranger):
    """Ann wants to be there, 2, and not to be lost, 1. A stranger, who likes to help, may know the road."""
    w = World(["Ann", "Stranger"], {"road": "right", "there": False, "lost": False, "asked": False, "helped": False})
    w.opened("road", "left", "right")
    w.held(("Ann",), "road", "open")
    w.held(("Ann", "Stranger"), "road", stranger)
    w.action("ask", True, [w.effect("asked", True)], ("Ann",))
    for way in ("left", "right"):
        answer = ["and", w.equal("asked", True), w.equal("road", way)]
        w.action(f"say {way}", answer, [w.effect("helped", True)], ("Stranger",))
    for way in ("left", "right"):
        right = w.equal("road", way)
        effects = [w.effect("there", True, when=right), w.effect("lost", True, when=["not", right])]
        w.action(f"go {way}", True, effects, ("Ann",))
    w.utility("Ann", ["-", ["if", w.get("there"), 2, 0], ["if", w.get("lost"), 1, 0]])
    w.utility("Stranger", w.equal("helped", True))
    return w


def test_5_who_may_know_is_asked():
    """Rather than guess, Ann asks a stranger who knows or may know; who certainly does not know is not asked."""
    plan = {"ask": (["ask", "say left", "go left"], 2)}
    assert hoped(crossroads("tied"), 0, 3) == plan
    assert hoped(crossroads("unclear"), 0, 3) == plan
    assert hoped(crossroads("open"), 0, 3) == {}


def test_5_nobody_counts_on_who_would_not_answer():
    """A stranger who does not care to help is not asked."""
    w = crossroads("tied")
    w.utility("Stranger", 0)
    assert hoped(w, 0, 3) == {}


def test_6_a_detective_checks_before_he_accuses():
    """A right accusation brings 3 and a wrong one costs 2: nobody is accused on a guess."""
    w = World(["Holm"], {"culprit": "c", "solved": False, "disgrace": False})
    w.opened("culprit", "a", "b", "c")
    w.held(("Holm",), "culprit", "open")
    for x in "abc":
        w.action(f"check {x}", True, [], ("Holm",), True, [w.learns("Holm", w.equal("culprit", x))])
    for x in "abc":
        right = w.equal("culprit", x)
        effects = [w.effect("solved", True, when=right), w.effect("disgrace", True, when=["not", right])]
        w.action(f"accuse {x}", True, effects, ("Holm",))
    w.utility("Holm", ["-", ["if", w.get("solved"), 3, 0], ["if", w.get("disgrace"), 2, 0]])
    assert hoped(w, 0, 2) == {f"check {x}": ([f"check {x}", f"accuse {x}"], 3) for x in "abc"}


def searchers(seen):
    """Ann and Ben are after the same letter; whether each sees what the other finds is ``seen``."""
    w = World(["Ann", "Ben"], {"letter": "cellar", "has": "nobody"})
    places = ("desk", "attic", "cellar")
    w.opened("letter", *places)
    w.opened("has", "nobody", "Ann", "Ben")
    for c in w.characters:
        w.held((c,), "letter", "open")
    for c in w.characters:
        for place in places:
            found = ["and", w.equal("letter", place), w.equal("has", "nobody")]
            who = w.characters if seen else [c]
            learnt = [w.learns(d, what) for d in who for what in (w.equal("letter", place), w.get("has"))]
            w.action(f"{c} searches {place}", True, [w.effect("has", c, when=found)], (c,), True, learnt)
    for c, other in (("Ann", "Ben"), ("Ben", "Ann")):
        w.utility(c, ["-", ["if", w.equal("has", c), 1, 0], ["if", w.equal("has", other), 1, 0]])
    return w


def test_7_who_sees_a_vain_search_does_not_repeat_it():
    """Ann has looked in the desk in vain: Ben, who saw it, looks elsewhere; had he not, the desk would be as good."""
    left = ["Ben searches attic", "Ben searches cellar"]
    assert list(hoped(searchers(True), 1, 1, after(searchers(True), "Ann searches desk"))) == left
    unseen = hoped(searchers(False), 1, 1, after(searchers(False), "Ann searches desk"))
    assert list(unseen) == ["Ben searches desk", *left]


def test_7_each_knows_what_the_other_struck_out():
    """Who sees the search knows that the other is left with two places; who does not, cannot tell."""
    both = frozenset({("entity", "attic"), ("entity", "cellar")})
    seen, unseen = after(searchers(True), "Ann searches desk"), after(searchers(False), "Ann searches desk")
    assert seen.at((1, 0)).values[0] == seen.mind(0).values[0] == ("open", both)
    assert unseen.at((1, 0)).values[0] == ("unclear", both | {("entity", "desk")})


# --- what is dared ----------------------------------------------------------------------------------


def bluff():
    """Ann did it not, and claims that she did; Tom, who may know better, would yield, or expose her."""
    w = World(["Ann", "Tom"], {"deed": False, "got": False, "exposed": False})
    w.opened("deed")
    w.held(("Ann", "Tom"), "deed", "unclear")
    better = w.equal("deed", False, "Tom")
    effects = [w.effect("exposed", True, when=better), w.effect("deed", True, "Tom", when=["not", better])]
    w.action("claim", True, effects, ("Ann",))
    w.action("yield", w.equal("deed", True, "Tom"), [w.effect("got", True)], ("Tom",))
    w.utility("Ann", ["-", ["if", w.get("got"), 2, 0], ["if", w.get("exposed"), 1, 0]])
    w.utility("Tom", w.equal("got", True))
    return w


def test_8_a_bluff_is_for_who_dares():
    """To be exposed costs 1: only who dares that much claims what is not so."""
    w = bluff()
    assert hoped(w, 0, 2) == {}
    w.dares(Ann=1)
    assert hoped(w, 0, 2) == {"claim": (["claim", "yield"], 2)}


def chest():
    """A chest that may hold 5 costs 1 to open."""
    w = World(["Ben"], {"full": True, "rich": False, "paid": False})
    w.opened("full")
    w.held(("Ben",), "full", "open")
    w.action("open", True, [w.effect("rich", True, when=w.get("full")), w.effect("paid", True)], ("Ben",))
    w.utility("Ben", ["-", ["if", w.get("rich"), 5, 0], ["if", w.get("paid"), 1, 0]])
    return w


def test_9_paying_for_a_chance_is_for_who_dares():
    """Only who dares to lose 1 opens it."""
    w = chest()
    assert hoped(w, 0, 1) == {}
    w.dares(Ben=1)
    assert hoped(w, 0, 1) == {"open": (["open"], 4)}


def test_10_one_against_ten():
    """A mushroom that may please, 1, or kill, -10, is not eaten, whatever is dared: the gain must exceed the loss."""
    w = World(["Ben"], {"good": True, "pleased": False, "dead": False})
    w.opened("good")
    w.held(("Ben",), "good", "open")
    good = w.get("good")
    w.action("eat", True, [w.effect("pleased", True, when=good), w.effect("dead", True, when=["not", good])], ("Ben",))
    w.utility("Ben", ["-", ["if", w.get("pleased"), 1, 0], ["if", w.get("dead"), 10, 0]])
    for dared in (0, 10, 100):
        w.dares(Ben=dared)
        assert hoped(w, 0, 1) == {}


# --- others who may guess right -----------------------------------------------------------------------


def adviser(ben=None):
    """Ann knows that the letter is in the attic, and wants it found; she may tell Ben, who may look, or wave to him.

    ``ben`` is what he holds, also in her eyes: open, if nothing is said.
    """
    w = World(["Ann", "Ben"], {"letter": "attic", "found": False})
    w.opened("letter", "desk", "attic")
    for chain in (("Ben",), ("Ann", "Ben")):
        if ben is None:
            w.held(chain, "letter", "open")
        else:
            w.believe(chain, "letter", ben)
    w.action("tell", True, [w.effect("letter", "attic", "Ben")], ("Ann",))
    w.action("wave", True, [], ("Ann",))
    for place in ("desk", "attic"):
        w.action(f"search {place}", True, [w.effect("found", True, when=w.equal("letter", place))], ("Ben",))
    for c in ("Ann", "Ben"):
        w.utility(c, w.get("found"))
    return w


def test_a_guess_of_somebody_elses_makes_no_telling_idle():
    """Ben might look in the attic by chance; told, he has a reason to. So Ann has a reason to tell him."""
    assert reasons(adviser(), 0, 2, Model(adviser().data).initial) == ["tell"]


def test_telling_who_knows_is_idle():
    """Where Ben knows it, in her eyes too, he looks there for the same reason without being told."""
    w = adviser("attic")
    assert reasons(w, 0, 2, Model(w.data).initial) == []


def test_nobody_waves_that_another_may_guess():
    """Ben looks in mere hope with and without her waving: that is idle, and no reason."""
    w = adviser()
    assert "wave" not in reasons(w, 0, 2, Model(w.data).initial)
    assert "wave" not in hoped(w, 0, 2)


def test_what_is_wanted_may_hang_on_what_another_is_taken_to_hold():
    """Ann wants Ben not to hold that it is in the desk, and takes him to hold what is so, which she does not know.

    Moving it to the attic in his sight makes sure of it: under one supposition she gains, under the other nothing.
    """
    w = World(["Ann", "Ben"], {"letter": "attic"})
    w.opened("letter", "desk", "attic")
    w.held(("Ann",), "letter", "open")
    w.held(("Ann", "Ben"), "letter", "tied")
    w.action("move", True, [w.effect("letter", "attic")], ("Ann",))
    w.utility("Ann", ["!=", w.get("letter", "Ben"), "desk"])
    assert hoped(w, 0, 1) == {"move": (["move"], 1)}


# --- the edges of hope ------------------------------------------------------------------------------


def test_an_idle_step_is_no_part_of_a_hope():
    """Waiting helps nothing, before looking or after."""
    w = letter()
    w.action("wait", True, [], ("Ben",))
    assert "wait" not in hoped(w, 0, 3)
    assert all("wait" not in plan for plan, _ in hoped(w, 0, 3).values())


def test_wanting_to_know_is_a_reason_to_look():
    """Ben, who wants nothing but to know, looks: whatever it is, he will know."""
    w = letter()
    w.utility("Ben", w.knows("letter", "Ben"))
    assert list(hoped(w, 0, 1)) == ["look desk", "look attic"]


def test_wanting_another_to_know_is_a_plain_reason():
    """Ann does not know where it is and can let Ben look: he will know, whatever it is, and she need not hope."""
    w = World(["Ann", "Ben"], {"letter": "attic"})
    w.opened("letter", "desk", "attic")
    w.secret("letter")
    w.action("let look", True, [], ("Ann",), True, [w.learns("Ben", w.get("letter"))])
    w.utility("Ann", w.knows("letter", "Ben"))
    assert reasons(w, 0, 1, Model(w.data).initial) == ["let look"]


def test_hope_knows_nothing_of_foresight():
    """In a world whose people foresee, hopes are the same: gains are counted as things stand."""
    w = letter()
    w.data.setdefault("inner", {})["foresight"] = 2
    assert hoped(w, 0, 2) == hoped(letter(), 0, 2)


def test_too_much_to_suppose_is_no_hope():
    """Of seven fluents of two values that a plan reads there are more than 64 suppositions; of six there are not."""
    for count, found in ((6, ["try"]), (7, [])):
        names = [f"f{i}" for i in range(count)]
        w = World(["Ben"], {**dict.fromkeys(names, True), "won": False})
        for n in names:
            w.opened(n)
            w.held(("Ben",), n, "open")
        w.action("try", True, [w.effect("won", True, when=["and", *map(w.get, names)])], ("Ben",))
        w.utility("Ben", w.get("won"))
        assert list(hoped(w, 0, 1)) == found


def test_hope_makes_sense_in_a_story():
    """What there is a hope for may be done in a story, by whoever does it, at one level of mind."""
    m = Model(letter().data)
    mind = m.entered(m.initial, 0)
    assert [explained(m, a, 0, mind, 2, 0) for a in range(4)] == [True, True, False, False]
    assert next_acts(m, m.initial, Limits(2, 2, 1)) == [0, 1]
    assert [plan for plan, _ in hopes(m, 0, 0, mind, 2, 0)] == [(0, 2), (0, 3)]
