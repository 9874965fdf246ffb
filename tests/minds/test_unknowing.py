"""The engine on worlds whose people do not know: beside the slow semantics, and what they do in hope, by hand."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds import unknowing
from tests.reference import Model, TriggerCycle
from tests.reference import test_hoping as by_hand
from tests.reference.small import World
from tests.reference.values import from_plain
from unsaid import _minds

DEEP = 4
"""Levels of mind to spare."""


def engine(w: World) -> Any:
    """The engine of a world written by hand, with the values it names as entities."""
    known = {e["name"] for e in w.data["entities"]}
    named = [*(f["initial"] for f in w.data["fluents"]), *(v for f in w.data["fluents"] for v in f.get("domain", ()))]
    named += [e["value"] for a in w.data["actions"] for e in a["effects"]]
    more = sorted({v for v in named if isinstance(v, str)} - known)
    entities = [*w.data["entities"], *({"name": name, "types": ["thing", "entity"]} for name in more)]
    return _minds.Engine(json.dumps(w.data | {"version": 2, "entities": entities}))


def hoped(w: World, c: int, steps: int, *before: str) -> dict[str, tuple[list[str], float]]:
    """The acts that a character has a hope for after some acts, each with its best plan and what that may gain."""
    e, names = engine(w), [a["name"] for a in w.data["actions"]]
    state = e.initial
    for name in before:
        state = e.apply(state, names.index(name))
    found = {}
    for act, row in enumerate(w.data["actions"]):
        told = e.explain(state, act, c, steps, DEEP) if c in row["consenting"] else None
        reason = json.loads(told) if told is not None else {}
        if "hope" in reason:
            acts = [names[act], *(names[step["act"]] for step in reason["plan"])]
            found[names[act]] = acts, reason["hope"]["gain"]
    return found


def values(e: Any, state: int, *chain: int) -> list[Any]:
    """What stands at the end of a chain of believers."""
    for c in chain:
        state = e.mind(state, c)
    return e.values(state)


# --- beside the slow semantics ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 80, 40))
def test_seeded_worlds(first: int) -> None:
    """On random worlds with every construct, engine and slow semantics agree in minds, reasons, hopes and stories."""
    assert unknowing.differences(range(first, first + 40)) == []


def test_few_seeded_worlds() -> None:
    """On the first few of them they agree in what minds hold and acts make of it."""
    assert [d for seed in range(12) if (d := unknowing.compare(seed, whole=False))] == []


# --- in hope -------------------------------------------------------------------------------------------


def test_who_does_not_know_looks_and_then_takes() -> None:
    """Ben may look in either place, and hopes to take the letter from the desk."""
    wanted = {f"look {p}": ([f"look {p}", "take desk"], 1.0) for p in ("desk", "attic")}
    assert hoped(by_hand.letter(), 0, 2) == wanted
    assert hoped(by_hand.letter(), 0, 1) == {}


def test_after_looking_in_vain_he_knows() -> None:
    """The desk is struck out: he holds the attic, has a plain reason to take the letter there, and no hope."""
    w = by_hand.letter()
    e = engine(w)
    there = e.apply(e.initial, 0)
    assert values(e, there, 0)[0] == "attic"
    assert hoped(w, 0, 2, "look desk") == {}
    assert e.explain(there, 3, 0, 2, DEEP) is not None


def test_an_act_done_in_hope_makes_sense() -> None:
    """Asked only whether looking makes sense, the engine says yes for the hope of it."""
    e = engine(by_hand.letter())
    assert [e.explained(e.mind(e.initial, 0), act, 0, 2, DEEP) for act in (0, 2)] == [True, False]


def test_a_hope_is_told_with_what_is_supposed() -> None:
    """In the one run the letter is in the desk and he takes it; in the other he looks in vain and loses nothing."""
    e = engine(by_hand.letter())
    hope = json.loads(e.explain(e.initial, 0, 0, 2, DEEP))["hope"]
    cases = [(case["supposed"], case["done"], case["before"], case["after"]) for case in hope["cases"]]
    supposed = [{"who": [], "fluent": 0, "value": place} for place in ("desk", "attic")]
    assert (hope["gain"], hope["loss"]) == (1.0, 0.0)
    assert cases == [([supposed[0]], 2, 0.0, 1.0), ([supposed[1]], 1, 0.0, 0.0)]


def test_three_doors_and_a_keyhole() -> None:
    """Doors that cost nothing are opened one after the other; where a wrong one may cost 3, Ben peeps first."""
    assert sorted(hoped(by_hand.doors(0), 0, 1)) == ["open a", "open b", "open c"]
    assert sorted(hoped(by_hand.doors(0), 0, 1, "open a")) == ["open b", "open c"]
    assert {act[:4] for act in hoped(by_hand.peepholes(), 0, 2)} == {"peep"}


PLAIN = (by_hand.test_wanting_to_know_is_a_reason_to_look,)
"""There the hope is beside a plain reason, which the engine tells."""
BY_HAND = [
    f
    for name, f in vars(by_hand).items()
    if name.startswith("test_") and "hoped(" in inspect.getsource(f) and f not in PLAIN
]


@pytest.mark.parametrize("scenario", BY_HAND, ids=lambda f: f.__name__)
def test_what_was_worked_out_by_hand(scenario: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """In every scenario worked out by hand for the slow semantics, the engine has the hopes expected there only."""
    really_after, done = by_hand.after, dict[Any, tuple[str, ...]]()

    def after(w: World, *names: str) -> Any:
        state = really_after(w, *names)
        done[state] = names
        return state

    monkeypatch.setattr(by_hand, "after", after)
    monkeypatch.setattr(by_hand, "hoped", lambda w, c, k, state=None: hoped(w, c, k, *done.get(state, ())))
    scenario()


# --- what acts make of it, in both -----------------------------------------------------------------------


def both(w: World, acts: tuple[int, ...], *chain: int, fluent: int = 0) -> Any:
    """What stands at the end of a chain after some acts, where engine and slow semantics agree."""
    model, e = Model(w.data), engine(w)
    state = e.initial
    for act in acts:
        state = e.apply(state, act)
    slow = model.run(model.initial, acts).at(chain).values[fluent]
    quick = values(e, state, *chain)[fluent]
    label = isinstance(quick, tuple)
    assert slow == ((quick[0], frozenset(map(from_plain, quick[1]))) if label else from_plain(quick))
    return (quick[0], set(quick[1])) if label else quick


def letters() -> World:
    """A letter in one of three places, which only Ann knows; Ben knows that she does. The lamp is off."""
    w = World(["Ann", "Ben"], {"letter": "here", "lamp": False})
    w.opened("letter", "here", "there", "gone")
    w.secret("letter", "Ann", openly=True)
    return w


def test_who_is_told_what_has_just_changed_is_sure_of_what_it_was() -> None:
    """Cat is told where the letter is, and Ann moves it: Ben, who sees both, knows the place; she has what it was."""
    w = World(["Ann", "Ben", "Cat"], {"letter": "here"})
    w.opened("letter", "here", "there")
    w.secret("letter", "Ann")
    told = w.effect("letter", w.get("letter"), "Cat")
    seen = {"Ann": True, "Ben": True}
    w.action("tell and move", True, [told, w.effect("letter", "there")], ("Ann",), seen)
    assert both(w, (0,), 1) == "there"
    assert both(w, (0,), 1, 2) == ("sure", {"here", "there"})


def test_a_plain_fluent_is_left_unknown_where_it_is_only_perhaps_believed() -> None:
    """Ann lights the lamp in Ben's mind if the letter is here; to Ben, as he sees himself told, that is unknown."""
    w = letters()
    w.action("hint", True, [w.effect("lamp", True, "Ann", when=w.equal("letter", "here"))], ("Ann",))
    assert both(w, (0,), 0, fluent=1) is True
    assert both(w, (0,), 1, 0, fluent=1) is None


def test_a_condition_on_another_rules_out_what_they_are_tied_to() -> None:
    """That Ann, who knows, does not hold it to be gone shows Ben that it is not."""
    w = letters()
    w.action("shrug", ["!=", w.get("letter", "Ann"), "gone"], [], ("Ann",))
    assert both(w, (0,), 1) == ("unclear", {"here", "there"})
    assert both(w, (0,), 1, 0) == ("tied", {"here", "there"})


def test_what_one_mind_undoes_another_does_again_is_a_loop() -> None:
    """A trigger puts Ben's lamp out, and one of his own lights it: neither comes to rest."""
    w = letters()
    put_out = ["and", w.equal("lamp", True), w.equal("lamp", True, "Ben"), ["not", w.knows("letter", "Ben")]]
    w.trigger("out", put_out, [w.effect("lamp", False, "Ben")])
    w.trigger("on", w.equal("lamp", False), [w.effect("lamp", True)])
    with pytest.raises(TriggerCycle):
        _ = Model(w.data).initial
    with pytest.raises(_minds.EngineError):
        engine(w)


def test_an_act_that_needs_two_asks_a_mind_that_is_the_state_as_well() -> None:
    """Neither knows where the letter is, each is as the other: what needs Ann to rule something out is not possible."""
    w = World(["Ann", "Ben"], {"letter": "here", "done": False})
    w.opened("letter", "here", "gone")
    w.secret("letter")
    w.action("go", ["!=", w.get("letter", "Ann"), "gone"], [w.effect("done", True)], ("Ann", "Ben"))
    w.utility("Ben", w.equal("done", True))
    e = engine(w)
    assert e.possible(e.initial) == []
    assert e.possible(e.mind(e.initial, 1), 1) == []
    assert e.explain(e.initial, 0, 1, 1, DEEP) is None


# --- limits and bad files ------------------------------------------------------------------------------


def wide(count: int) -> World:
    """Ben wants all of many things, none of which he knows; he may wish, which changes nothing."""
    w = World(["Ben"], {**{f"f{n}": True for n in range(count)}, "done": False})
    for n in range(count):
        w.opened(f"f{n}")
        w.held(("Ben",), f"f{n}", "open")
    all_of_it = ["and", *(w.equal(f"f{n}", True) for n in range(count))]
    w.action("wish", True, [w.effect("done", True, when=all_of_it)], ("Ben",))
    w.utility("Ben", w.equal("done", True))
    return w


def test_what_is_read_under_too_many_suppositions_is_possible_and_no_more() -> None:
    """With a million suppositions the wish may be granted: what Ben holds of it is unknown, and nobody hopes for it."""
    w = wide(20)
    e = engine(w)
    after = e.apply(e.initial, 0)
    assert values(e, after)[-1] is True
    assert values(e, after, 0)[-1] is None
    assert hoped(w, 0, 1) == {}


def test_with_few_enough_there_is_a_hope() -> None:
    """The same with five things is a hope under 32 suppositions, in one of which it is granted."""
    assert hoped(wide(5), 0, 1) == {"wish": (["wish"], 1.0)}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["fluents"][0].update(domain=[True]), "values in a domain"),
        (lambda d: d["fluents"][0].update(domain=[True, True]), "twice"),
        (lambda d: d["fluents"][0].update(domain=[True, None]), "no value of a domain"),
        (lambda d: d["fluents"][1].update(domain=["Ben", True]), "not in the domain"),
        (lambda d: d["beliefs"][0].update(among=[]), "among no value"),
        (lambda d: d["beliefs"][0].update(among=["Ben"]), "not in the domain"),
        (lambda d: d["beliefs"][0].update(fluent=1), "no domain"),
        (lambda d: d["actions"][0].update(learns=[{"who": 0, "when": True, "what": ["get", 1]}]), "no domain"),
        (lambda d: d["actions"][0].update(seen=5), "no action 5"),
        (lambda d: d["actions"][0].update(seen=0), "itself seen"),
        (lambda d: d.update(inner={"dares": [-1]}), "less than nothing"),
        (lambda d: d.update(inner={"secrets": [{"fluent": 1, "among": [], "openly": False}]}), "no domain"),
    ],
)
def test_a_malformed_file_is_refused(change: Any, message: str) -> None:
    """What the page says a reader refuses is refused with what is wrong."""
    data = wide(1).data | {"version": 2}
    _minds.Engine(json.dumps(data))
    change(data)
    with pytest.raises(_minds.EngineError, match=message):
        _minds.Engine(json.dumps(data))
