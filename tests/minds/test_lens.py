"""Patched states, replaced utilities and choices: the engine beside the reference on small random worlds."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.reference import Endless, Model, TooManyMinds, TriggerCycle
from tests.reference.choosing import best_plan, chosen, patched, wanting
from tests.reference.sketch import ground
from tests.reference.small import World
from tests.reference.state import State
from tests.reference.values import from_plain
from tests.strategies import seeded_sketch
from unsaid.minds import Minds, MindsError, Wanting
from unsaid.world import loads

pytestmark = pytest.mark.slow

STUCK = (TriggerCycle, Endless, TooManyMinds, MindsError)
BUDGETS = [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2)]


class Both:
    """One random world in engine and reference, and a place both came to. In every other world people foresee."""

    def __init__(self, seed: int) -> None:
        self.data: dict[str, Any] = ground(seeded_sketch(seed))
        if seed % 2:
            self.data |= {"version": 2, "inner": {"foresight": 1 + seed % 3}}
        self.chance = random.Random(seed)
        self.model = Model(self.data)
        self.here = self.model.initial
        self.minds = Minds(loads(json.dumps(self.data)))
        self.there = self.minds.initial
        self.people = range(len(self.data["characters"]))

    def walk(self, acts: int) -> None:
        """A few possible acts, the same ones in both."""
        for _ in range(acts):
            possible = self.minds.possible(self.there)
            if possible:
                act = self.chance.choice(possible)
                self.here, self.there = self.model.after(self.here, act), self.minds.apply(self.there, act)

    def mind(self, who: int) -> tuple[State, int]:
        """Somebody's mind, in both."""
        return self.here.mind(who), self.minds.mind(self.there, who)

    def literals(self) -> list[tuple[tuple[int, ...], int, Any]]:
        """One to three values somewhere down a chain of believers, taken from what fluents have at the start."""
        found = []
        for _ in range(self.chance.randint(1, 3)):
            chain = tuple(self.chance.choice(self.people) for _ in range(self.chance.randint(0, 2)))
            fluent = self.chance.randrange(len(self.data["fluents"]))
            kind = self.data["fluents"][fluent]["type"]
            alike = [f["initial"] for f in self.data["fluents"] if f["type"] == kind]
            found.append((chain, fluent, self.chance.choice([*alike, None])))
        return found

    def choice(self, who: int, mind: int, steps: int, depth: int, lens: Wanting | None) -> tuple[int, ...]:
        """What the engine says somebody would do."""
        return self.minds.choose(who, mind, steps=steps, depth=depth, lens=lens)

    def same(self, here: State, there: int, depth: int = 3) -> bool:
        """Whether two states agree in all values at the end of all chains of so many believers."""
        if list(here.values) != [from_plain(value) for value in self.minds.values(there)]:
            return False
        return depth == 0 or all(self.same(here.mind(c), self.minds.mind(there, c), depth - 1) for c in self.people)


def worlds(seeds: range) -> Iterator[Both]:
    """Random worlds that come to rest, a few acts into each."""
    for seed in seeds:
        try:
            both = Both(seed)
            both.walk(seed % 3)
        except STUCK:
            continue
        yield both


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_a_patch_changes_what_it_names_and_what_triggers_make_of_it(first: int) -> None:
    """A patched state is the reference's edited state, settled; patched again with the same it is the same number."""
    compared = 0
    for both in worlds(range(first, first + 50)):
        literals = both.literals()
        edits = {(chain, fluent): from_plain(value) for chain, fluent, value in literals}
        try:
            here = patched(both.model, both.here, edits)
            there = both.minds.patch(both.there, literals)
        except STUCK:
            continue
        assert both.same(here, there), literals
        assert both.minds.patch(both.there, literals) == there
        compared += 1
    assert compared > 20


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_the_best_plan_is_the_best_of_all_plans(first: int) -> None:
    """For every act and mind, the plan said to lead highest is the best of all the reference finds by trying all."""
    compared = 0
    for both in worlds(range(first, first + 50)):
        steps, depth = both.chance.choice(BUDGETS)
        for who in both.people:
            here, there = both.mind(who)
            for act, event in enumerate(both.model.world.actions):
                if who in event.consenting:
                    compared += best_agrees(both, act, who, here, there, steps, depth)
    assert compared > 5


def best_agrees(both: Both, act: int, who: int, here: State, there: int, steps: int, depth: int) -> int:
    """Asserts that both find the same best plan, or both none; says how many they found."""
    try:
        ours = best_plan(both.model, act, who, here, steps, depth - 1)
        theirs = both.minds.prospect(there, act, who, steps=steps, depth=depth)
    except STUCK:
        return 0
    assert ours == (None if theirs is None else (theirs.acts, theirs.after))
    assert (both.minds.explain(there, act, who, steps=steps, depth=depth, own=True) is None) == (ours is None)
    return ours is not None


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_through_a_lens_only_wants_differ(first: int) -> None:
    """Choices through a lens are the choices in a world with that utility; without it they are what they were."""
    differing = 0
    for both in worlds(range(first, first + 40)):
        steps, depth = both.chance.choice(BUDGETS)
        who = both.chance.choice(both.people)
        other = both.data["utility"]["characters"][both.chance.choice(both.people)]
        utility = other if both.chance.random() < 0.5 else ["if", ["==", ["get", 0], None], 0, 2]
        lens = both.minds.lens(who, utility=utility)
        for owner in both.people:
            here, there = both.mind(owner)
            try:
                plain = chosen(both.model, owner, here, steps, depth - 1)
                changed = chosen(wanting(both.model, who, utility), owner, here, steps, depth - 1)
                answers = [both.choice(owner, there, steps, depth, through) for through in (None, lens, None)]
            except STUCK:
                continue
            assert answers == [plain, changed, plain]
            differing += plain != changed
    assert differing > 0


def test_more_lenses_than_are_kept() -> None:
    """Six hundred lenses in turn, twice over, each with the answer it must have: the n-th lamp."""
    w = World(["Ann"], {f"lamp{n}": False for n in range(10)})
    for n in range(10):
        w.action(f"light{n}()", w.equal(f"lamp{n}", False), [w.effect(f"lamp{n}", True)], ("Ann",))
    minds = Minds(loads(json.dumps(w.data)))
    mind = minds.mind(minds.initial, 0)
    for _ in range(2):
        for n in range(600):
            lens = minds.lens(0, utility=["if", w.equal(f"lamp{n % 10}", True), 1 + n, 0])
            assert minds.choose(0, mind, steps=2, depth=1, lens=lens) == (n % 10,)
    assert minds.choose(0, mind, steps=2, depth=1) == ()


def test_a_held_plan_decides_between_equals() -> None:
    """Two lamps are as good as each other; whoever was about to light the second goes on to."""
    w = World(["Ann"], {"left": False, "right": False})
    for side in ("left", "right"):
        w.action(f"light({side})", True, [w.effect(side, True)], ("Ann",))
    w.utility("Ann", ["or", w.equal("left", True), w.equal("right", True)])
    minds = Minds(loads(json.dumps(w.data)))
    mind = minds.mind(minds.initial, 0)
    assert minds.choose(0, mind, steps=2, depth=1) == (0, 1)
    assert minds.choose(0, mind, steps=2, depth=1, held=1) == (1,)


def test_what_cannot_be_patched_or_wanted_is_refused() -> None:
    """A fluent, a character, an entity or a concern that there is not, and a text that is no expression."""
    minds = Minds(loads(json.dumps(World(["Ann"], {"lit": False}).data)))
    for literal in [((), 1, True), ((1,), 0, True)]:
        with pytest.raises(IndexError):
            minds.patch(minds.initial, [literal])
    with pytest.raises(ValueError, match="no entity Bob"):
        minds.patch(minds.initial, [((), 0, "Bob")])
    with pytest.raises(ValueError, match="none of character 0"):
        minds.lens(0, frozen={0: 1.0})
    with pytest.raises(ValueError, match="no character 3"):
        minds.choose(0, minds.initial, steps=1, depth=1, lens=minds.lens(3, utility=1.0))


def kept_and_told() -> Minds:
    """Ann would be heard (2), is ashamed (3 for telling), and has a cat: a plain utility of 1."""
    w = World(["Ann"], {"told": False, "cat": True})
    w.action("tell()", w.equal("told", False), [w.effect("told", True)], ("Ann",))
    heard, quiet = (
        ["if", ["==", w.get("told"), value], 1.0, ["if", ["==", w.get("told"), not value], 0.0, None]]
        for value in (True, False)
    )
    w.utility("Ann", ["+", ["+", ["if", w.equal("cat", True), 1.0, 0.0], ["*", 2.0, heard]], ["*", 3.0, quiet]])
    row = {"owner": 0, "kind": "own"}
    w.data["version"] = 2
    w.data["inner"] = {
        "concerns": [
            {**row, "name": "heard", "weight": 2.0, "term": heard},
            {**row, "name": "shame", "weight": 3.0, "term": quiet},
        ]
    }
    return Minds(loads(json.dumps(w.data)))


def test_a_frozen_concern_counts_as_it_stands() -> None:
    """Ann is silent for shame; with shame held at 3 she tells, and ends with 1 + 2 + 3."""
    minds = kept_and_told()
    mind = minds.mind(minds.initial, 0)
    assert minds.concerns(mind, 0) == {0: 0.0, 1: 3.0}
    assert minds.choose(0, mind, steps=1, depth=1) == ()
    lens = minds.lens(0, {1: 3.0})
    (told,) = minds.options(mind, 0, steps=1, depth=1, lens=lens)
    assert (told.acts, told.before, told.after) == ((0,), 4.0, 6.0)


def test_a_frozen_concern_stands_in_its_own_place_of_the_sum() -> None:
    """The utility of a lens adds up the same terms in the same order, so that rounding makes no gain."""
    minds = kept_and_told()
    plain = minds.ground.utility.characters[0]
    assert isinstance(plain, tuple)
    _, (_, cat, heard), _ = plain
    assert json.loads(minds.lens(0, {1: 3.0}).utility) == json.loads(json.dumps(["+", ["+", cat, heard], 3.0]))
    assert minds.lens(0, {}).utility == minds.lens(0, utility=plain).utility


def test_questions_from_two_threads() -> None:
    """A thread that looks at states again and again and one whose question takes long get on with each other."""
    lamps = [f"lamp{n}" for n in range(12)]
    w = World(["Ann"], dict.fromkeys(lamps, False))
    for lamp in lamps:
        turned = ["if", w.equal(lamp, True), False, True]
        w.action(f"turn({lamp})", True, [w.effect(lamp, turned)], ("Ann",))
    total: Any = 0
    for lamp in lamps:
        total = ["+", total, ["if", w.equal(lamp, True), 1, 0]]
    w.utility("Ann", ["if", [">", total, 6], 1, 0])
    minds = Minds(loads(json.dumps(w.data)))
    mind = minds.mind(minds.initial, 0)
    ended: list[tuple[int, ...]] = []
    thread = threading.Thread(target=lambda: ended.append(minds.choose(0, mind, steps=7, depth=1)), daemon=True)
    thread.start()
    while thread.is_alive() and not ended:
        assert minds.utility(mind, 0) == 0.0
    thread.join(60)
    assert ended == [tuple(range(12))]
