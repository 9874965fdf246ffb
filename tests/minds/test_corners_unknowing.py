"""Corners of acts among people who do not know, worked out by hand and asked of all three programs at once."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.checker.unsure.asked import asked
from tests.minds.test_unknowing import DEEP, engine, values
from tests.reference import Model
from tests.reference.small import World
from tests.reference.test_hoping import adviser, reasons
from tests.reference.values import from_plain
from unsaid.checker.minds.unsure.labels import Label


def held(w: World, acts: tuple[str, ...], fluent: str, *chain: str) -> Any:
    """What stands at the end of a chain of believers after some acts, where all three agree; of a label, its kind."""
    names, place = [a["name"] for a in w.data["actions"]], w.fluents.index(fluent)
    path = [w.characters.index(c) for c in chain]
    model, e = Model(w.data), engine(w)
    slow, state = model.initial, e.initial
    for act in acts:
        slow, state = model.after(slow, names.index(act)), e.apply(state, names.index(act))
    theirs, mine = values(e, state, *path)[place], asked(w).after(*acts).held(fluent, *chain)
    raw = slow.at(tuple(path)).values[place]
    if isinstance(theirs, tuple):
        assert isinstance(mine, Label)
        assert {theirs[0], mine.kind, raw[0]} == {theirs[0]}
        return theirs[0]
    assert raw == from_plain(theirs)
    assert mine == theirs
    return theirs


def test_of_two_hints_the_one_that_ties_is_looked_at_before_they_are_joined() -> None:
    """Ben is told that it is off, and may hint it to Cat in two ways: that it is off, or what he holds. Both say off.

    Cat held it to be off before. So whichever hint there was, Ben takes her to hold that it is off.
    """
    w = World(["Ann", "Ben", "Cat"], {"lit": False, "late": False})
    for name in ("lit", "late"):
        w.opened(name)
        w.held(("Ben",), name, "open")
    w.believe(("Ben", "Cat"), "lit", False)
    late = w.equal("late", True)
    hints = [w.effect("lit", value, "Cat", when=late) for value in (False, w.get("lit"))]
    w.action("hint", True, [w.effect("lit", False, "Ben"), *hints], ("Ann",))
    assert held(w, ("hint",), "lit", "Ben") is False
    assert held(w, ("hint",), "lit", "Ben", "Cat") is False


def test_what_is_learnt_stands_over_what_oneself_was_put_right_about() -> None:
    """The act shows Ben twice that it is not gone, once by himself; and he learns where it is. Then he knows."""
    w = World(["Ann", "Ben"], {"letter": "here"})
    w.opened("letter", "here", "there", "gone")
    w.held(("Ben",), "letter", "open")
    not_gone = [["!=", w.get("letter", *whose), "gone"] for whose in ((), ("Ben",))]
    w.action("show", ["and", *not_gone], [], ("Ann",), True, [w.learns("Ben", w.get("letter"))])
    assert held(w, ("show",), "letter", "Ben") == "here"


def test_a_picture_of_oneself_is_no_place_for_a_trigger_to_be_read_from() -> None:
    """Ann's picture of herself goes its own way in what is not openable; what is, she reads in her own mind alone.

    She does not see the lamp lit, but is made to believe it; in her picture of herself it is dark. So when the bell
    rings, a trigger makes it known there, and not in her mind. What waits for her to know it does not happen.
    """
    w = World(["Ann"], {"known": False, "lamp": False, "bell": False, "light": False})
    w.opened("known")
    w.action("light", True, [w.effect("lamp", True), w.effect("lamp", True, "Ann")], (), False)
    w.action("ring", True, [w.effect("bell", True)])
    dark = ["and", w.equal("lamp", False), w.equal("bell", True), ["!=", w.get("known"), True]]
    w.trigger("dawns", dark, [w.effect("known", True)])
    waits = ["and", w.equal("known", True, "Ann"), ["!=", w.get("light"), True]]
    w.trigger("acts on it", waits, [w.effect("light", True)])
    assert held(w, ("light",), "lamp", "Ann") is True
    assert held(w, ("light",), "lamp", "Ann", "Ann") is False
    assert held(w, ("light", "ring"), "known", "Ann") is False
    assert held(w, ("light", "ring"), "light", "Ann") is False


def test_who_takes_an_act_for_another_takes_nothing_for_it_in_the_picture_of_oneself() -> None:
    """Ben takes Ann's trick for a play that needs the lamp lit, so to him it is. In his eyes, the play happens.

    Whether Ann thinks it possible he cannot say, so as he sees himself watching it, nothing is to be put right.
    """
    w = World(["Ann", "Ben"], {"lamp": False, "letter": "here"})
    w.opened("letter", "here", "gone")
    w.held(("Ben",), "letter", "open")
    w.held(("Ben", "Ann"), "letter", "unclear")
    w.action("play", ["and", w.equal("lamp", True), ["!=", w.get("letter", "Ann"), "gone"]], [], ("Ann",))
    w.action("trick", True, [], ("Ann",), seen=0)
    assert held(w, ("trick",), "lamp", "Ben") is True
    assert held(w, ("trick",), "lamp", "Ben", "Ben") is False


def test_who_may_have_seen_it_is_looked_at_by_others_when_all_is_done() -> None:
    """Ann shows Ben where it is. He cannot tell whether Cat, who knew, has seen it, and taken it for its being moved.

    So of her he can say that she has the one place or the other. She took Ann to have what she has; had she been taken
    in, Ann's would no longer be hers, so of that too he can say no more than that it is one of the two.
    """
    w = World(["Ann", "Ben", "Cat"], {"letter": "here", "dark": True})
    w.opened("letter", "here", "gone")
    w.opened("dark")
    w.secret("letter", "Ann", "Cat", openly=True)
    w.held(("Ben",), "dark", "open")
    w.action("move", True, [w.effect("letter", "gone")], ("Ann",))
    seen = {"Ann": True, "Ben": True, "Cat": w.equal("dark", False)}
    w.action("show", True, [w.effect("letter", w.get("letter"), "Ben")], ("Ann", "Ben"), seen, seen=0)
    assert held(w, ("show",), "letter", "Ben") == "here"
    assert held(w, ("show",), "letter", "Ben", "Cat") == "sure"
    assert held(w, ("show",), "letter", "Ben", "Cat", "Ann") == "sure"


@pytest.mark.parametrize(("ben", "wanted"), [(None, ["tell"]), ("attic", [])])
def test_a_guess_of_somebody_elses_makes_no_telling_idle(ben: str | None, wanted: list[str]) -> None:
    """Ann has a reason to tell Ben where he only guesses, and none where he knows; to wave she never has one."""
    w = adviser(ben)
    model, e = Model(w.data), engine(w)
    names = [a["name"] for a in w.data["actions"]]
    told = [n for act, n in enumerate(names) if act < 2 and e.explain(e.initial, act, 0, 2, DEEP) is not None]
    assert reasons(w, 0, 2, model.initial) == wanted
    assert asked(w).reasons("Ann", 2) == wanted
    assert told == wanted
