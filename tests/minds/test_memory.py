"""Memory within its budget, and what is known of a search that was stopped: same stories, honest bounds."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds.differential import ENDLESS as ENDLESS_WORLDS
from tests.minds.test_stopping import ENDLESS, FAR, minds
from tests.reference import Limits as ReferenceLimits
from tests.reference import Model, shortest
from tests.reference.sketch import ground
from tests.strategies import seeded_sketch
from unsaid.data.limits import Limits
from unsaid.minds import Minds, MindsError
from unsaid.minds.data import EngineFound
from unsaid.story.find import find
from unsaid.world import loads

ERRANDS = """
type place;
type thing;
entity Ann : character;
entity Ben : character;
entity Cid : character;
entity Attic : place;
entity Bakery : place;
entity Cellar : place;
entity Dock : place;
entity Bread : thing;
entity Wine : thing;
property at(c : character) : place;
property lies(t : thing) : place;
property has(c : character, t : thing) : boolean;
at(Ann) = Attic;
at(Ben) = Dock;
at(Cid) = Bakery;
lies(Bread) = Dock;
lies(Wine) = Cellar;
action go(c : character, from : place, to : place) {
  precondition: from != to & at(c) == from;
  effect: at(c) = to;
  consenting: c;
  observing(o : character): at(o) == from | at(o) == to;
};
action take(c : character, t : thing, p : place) {
  precondition: at(c) == p & lies(t) == p;
  effect: lies(t) = ? & has(c, t);
  consenting: c;
  observing(o : character): at(o) == p;
};
action swap(c : character, d : character, t : thing, u : thing, p : place) {
  precondition: c != d & t != u & at(c) == p & at(d) == p & has(c, t) & has(d, u);
  effect: !has(c, t) & has(c, u) & !has(d, u) & has(d, t);
  consenting: c, d;
  observing(o : character): at(o) == p;
};
utility(): has(Cid, Bread) & has(Ann, Wine);
utility(Ann): has(Ann, Bread);
utility(Ben): has(Ben, Wine);
utility(Cid): has(Cid, Bread);
"""
"""Three people who have to go and get things: few states of the story, and many questions about reasons in each."""

WITHIN: dict[str, Any] = {"author": 6, "character": 5, "depth": 2}


def told(memory: int | None = None, **limits: Any) -> EngineFound:
    """A shortest story of the errands, found by a new engine within so many bytes."""
    asked: dict[str, Any] = {"shortest": True, **WITHIN, **limits}
    return minds(ERRANDS).search(memory=memory, **asked)


@pytest.mark.parametrize("share", [0.8, 0.6, 0.5])
def test_little_memory_brings_the_same_story(share: float) -> None:
    """With a part of the memory it would take, tables are dropped, and the story and its reasons are the same."""
    free = told()
    tight = told(int(free.bytes * share))
    assert (free.stop, free.evictions) == ("found", 0)
    assert (tight.stop, tight.acts, tight.reasons) == ("found", free.acts, free.reasons)
    assert tight.evictions > 0


def test_dropping_tables_is_the_same_on_every_run() -> None:
    """Two runs with little memory drop tables equally often, and count the same states, minds and questions."""
    first, second = (told(told().bytes // 2) for _ in range(2))
    assert first == second
    assert first.evictions > 0


def test_what_cannot_be_dropped_ends_the_search() -> None:
    """Where minds alone fill the memory, the search stops as before, with the best course met."""
    found = minds(ENDLESS).search(memory=1 << 20, goal=FAR)
    assert found.stop == "limit:memory"
    assert found.acts


def test_a_shortest_story_is_proved_to_be_one() -> None:
    """All lengths below a shortest story's are ruled out; a search that takes any story finds none there either."""
    found = minds(ERRANDS).search(shortest=True, **WITHIN)
    assert (found.stop, found.proved) == ("found", len(found.acts))
    below = told(author=found.proved - 1, shortest=False)
    assert (below.stop, below.proved) == ("none", found.proved)


def test_what_is_proved_grows_and_never_passes_the_truth() -> None:
    """The longer a search for a shortest story runs, the more lengths are ruled out; never the true one."""
    proved = [minds(ERRANDS).search(shortest=True, states=n, **WITHIN).proved for n in (1, 5, 20, 80, 320)]
    assert proved == sorted(proved)
    assert proved[0] > 0
    assert proved[-1] <= len(minds(ERRANDS).search(shortest=True, **WITHIN).acts)


def test_haste_proves_nothing_on_its_way() -> None:
    """A search that takes any story says nothing of shorter ones."""
    assert minds(ERRANDS).search(states=20, **WITHIN).proved == 0


@pytest.mark.slow
def test_stopped_searches_never_rule_out_the_truth() -> None:
    """On random worlds, what a stopped search ruled out never exceeds the length the reference finds."""
    compared = 0
    for seed in range(400):
        data = ground(seeded_sketch(seed))
        try:
            engine, model = Minds(loads(json.dumps(data))), Model(data)
            length = shortest(model, ReferenceLimits(author=3, character=2, depth=2))
        except (MindsError, *ENDLESS_WORLDS):
            continue
        for states in range(1, 9):
            found = engine.search(author=3, character=2, depth=2, states=states, shortest=True)
            if found.stop == "limit:states" and length is not None:
                assert found.proved <= length, seed
                compared += 1
    assert compared > 10


def test_a_result_says_what_was_proved() -> None:
    """What is ruled out and how often tables were dropped is part of the result."""
    result = find(minds(ERRANDS), Limits(author=6, character=5, depth=2, shortest=True))
    assert (result.proved, result.evictions) == (len(result.acts), 0)


@pytest.mark.parametrize("character", [None, 1])
def test_a_search_of_all_short_stories_rules_them_out(character: int | None) -> None:
    """Where there is no story of up to three acts, there is none of fewer than four."""
    result = find(minds(ENDLESS), Limits(author=3, character=character), goal=FAR)
    assert (result.stop, result.proved) == ("none", 4)


def test_progress_tells_what_is_ruled_out() -> None:
    """A search for a shortest story calls back with the length below which there is none, and it never shrinks."""
    proved: list[int] = []
    limits = Limits(time=0.5, author=10**6, shortest=True)
    find(minds(ENDLESS), limits, goal=10**5, progress=lambda come: proved.append(come.proved))
    assert proved == sorted(proved)
    assert proved[-1] > 0
