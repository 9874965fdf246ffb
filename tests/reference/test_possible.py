"""The exact account, by hand; and labels held against it on some random scenes (``make possible``: on many)."""

from __future__ import annotations

import pytest

from .open.openable import Openable
from .possible.happening import Happening, Scale, after
from .possible.measuring import RULES, measured
from .possible.played import differences, played
from .possible.scenes import Scene, Start, Step, beginning, scene
from .possible.variants import THEORIES

ANN, BEN = 0, 1
PLAIN = Scale(1, (3, 2, 2))


def start(how, who=(), other=0):
    """One fluent of three values, which is 0; two people, both in the room."""
    present = (Start("common", 1, 2),) * 2
    return Scene(2, (Start(how, 0, 3, who, other), *present), ())


def asked(model, *chain):
    """What the last of a chain holds of the fluent."""
    return model.answer(chain, 0)


def test_what_is_so_at_the_start():
    """A secret kept by Ann, openly or not; one who is mistaken; one who does not know."""
    openly, hidden = beginning(start("openly", (ANN,))), beginning(start("secret", (ANN,)))
    assert asked(openly, BEN, ANN) == ("sure", {0, 1, 2})
    assert asked(hidden, BEN, ANN) == asked(hidden, ANN, BEN) == ("open", {0, 1, 2})
    wrong, blank = beginning(start("mistaken", (BEN,), 2)), beginning(start("blank", (BEN,)))
    assert [asked(wrong, *c) for c in ((BEN,), (BEN, ANN), (ANN, BEN))] == [("known", {n}) for n in (2, 2, 0)]
    assert [asked(blank, *c) for c in ((BEN,), (BEN, ANN))] == [("open", {0, 1, 2})] * 2
    assert asked(blank, ANN, BEN) == ("known", {0})


def test_looking():
    """Ann looks whether it is 1; it is not. Ben, who sees her look, cannot say whether she now knows it."""
    there = after(beginning(start("secret")), Happening("look", ANN, learnt=((ANN, ("whether", 0, 1)),)), PLAIN)
    assert asked(there, ANN) == ("open", {0, 2})
    assert asked(there, BEN, ANN) == ("unclear", {0, 1, 2})


def test_surprise():
    """Ben, mistaken, looks: he knows, and takes Ann to hold what she held in his eyes before."""
    there = beginning(start("mistaken", (BEN,), 2))
    there = after(there, Happening("look", BEN, frozenset((BEN,)), learnt=((BEN, ("value", 0)),)), PLAIN)
    assert (asked(there, BEN), asked(there, BEN, ANN)) == (("known", {0}), ("known", {2}))


def test_a_lie():
    """Ann, who knows, says that it is 2: Ben believes it and that she does, and she knows that."""
    lie = Happening("lie", ANN, taken_for=Happening("told", ANN, claim=(0, 2), speaker=ANN))
    there = after(beginning(start("secret", (ANN,))), lie, PLAIN)
    answers = [asked(there, *c) for c in ((ANN,), (BEN,), (BEN, ANN), (ANN, BEN))]
    assert answers == [("known", {n}) for n in (0, 2, 2, 2)]
    assert there.sound()


def test_a_scene_is_the_same_for_the_same_seed():
    """Scenes are made from their kind and seed, and from nothing else."""
    assert scene("B", 7) == scene("B", 7) != scene("B", 8)


@pytest.mark.parametrize(("kind", "least"), [("A", 1.0), ("B", 0.95), ("C", 0.7)])
def test_labels_agree_with_possible_worlds(kind, least):
    """Of a hundred scenes of each kind: all of kind A, and of the others nearly as many as of many thousands."""
    tally = measured(kind, range(1000, 1100), {RULES: Openable})
    assert tally.steps > 150
    assert tally.whole[RULES] >= least * tally.scenes
    assert kind != "A" or tally.excluded[RULES] == 0


def test_every_kind_of_label_is_good_for_something():
    """On the same scenes each theory gets more of them right than the one before it, from values only to the rules."""
    tally = measured("B", range(60), THEORIES)
    whole = [tally.whole[theory] for theory in THEORIES]
    assert whole == sorted(whole)
    assert whole[0] < whole[2] < whole[-1]


def test_a_known_difference():
    """A change on a condition links two fluents; who learns the one afterwards could tell the other, and does not."""
    steps = (Step("change if", ANN, ANN, 0, 1, 1, 0), Step("look", BEN, BEN, 1, 0, 0, 0))
    people = (Start("common", 1, 2),) * 2
    s = Scene(2, (Start("secret", 0, 2), Start("common", 1, 2), *people), steps)
    exact, (state,), _ = played(s, [Openable])
    assert exact.answer((BEN,), 0) == ("known", {0})
    assert [(d.chain, d.held) for d in differences(s, exact, state) if d.chain == (BEN,)] == [
        ((BEN,), ("open", {0, 1}))
    ]
