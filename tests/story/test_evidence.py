"""What evidence does in a story: reference, checker and engine each hold every fact, worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.reference import Model, advance
from tests.reference.asking import Asking, key
from tests.reference.values import to_plain
from unsaid.checker.replay import Replay
from unsaid.data.running import Running
from unsaid.psyche.engined import Engined
from unsaid.world import loads

Values = Callable[..., list[Any]]
"""The values of some fluents, in the mind at the end of a chain of believers if one is given."""


def by_reference(w: Asking, acts: list[str], plan: bool = False) -> Values:
    """A course of acts on the reference."""
    model = Model(w.data)
    names = [a.name for a in model.world.actions]
    state = model.initial
    for act in map(names.index, acts):
        state = model.after(state, act) if plan else advance(model, state, act)
    return lambda *fluents, who=(): [
        to_plain(state.at([w.characters.index(c) for c in who]).values[w.fluents.index(f)]) for f in fluents
    ]


def by_checker(w: Asking, acts: list[str], plan: bool = False) -> Values:
    """A course of acts on the checker's minds."""
    return _running(w, Replay(loads(json.dumps(w.data))), acts, plan)


def by_engine(w: Asking, acts: list[str], plan: bool = False) -> Values:
    """A course of acts on the engine."""
    pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)
    from unsaid.minds import Minds

    return _running(w, Engined(Minds(loads(json.dumps(w.data)))), acts, plan)


def _running(w: Asking, world: Running, acts: list[str], plan: bool) -> Values:
    numbers = world.ground.actions_named()
    state = world.initial
    for act in map(numbers.__getitem__, acts):
        state = world.apply(state, act) if plan else world.advance(state, act)
    return lambda *fluents, who=(): [
        world.values(world.mind(state, *map(w.characters.index, who)))[w.fluents.index(f)] for f in fluents
    ]


@pytest.fixture(params=[by_reference, by_checker, by_engine], ids=["reference", "checker", "engine"])
def after(request: pytest.FixtureRequest) -> Callable[..., Values]:
    """Whoever is asked."""
    return request.param


RANKS = ("doubt lost", "doubt kept", "believed key")


def test_a_silence_costs_the_innocent_who_would_have_spoken(after):
    """Lost pays 1 for a silence in which innocence would have denied; the ranks are then even, and belief stays."""
    told = after(key(), ["ask", "wait"])
    assert told(*RANKS, "silent key", "slot") == [0, 0, "lost", True, 1]
    assert told("took", who=("Ann",)) == [False]


def test_two_silences_turn_a_belief(after):
    """Asked again and silent again, Tom is believed to have kept the key, and to know it; what is so stays so."""
    told = after(key(), ["ask", "wait", "ask", "wait"])
    assert told(*RANKS, "took") == [1, 0, "kept", False]
    assert told(*RANKS, "took", who=("Ann",)) == [1, 0, "kept", True]
    assert told("took", who=("Ann", "Tom")) == [True]
    assert told("took", who=("Tom",)) == [False]
    assert told("took", who=("Tom", "Ann")) == [True]


def test_a_silence_is_counted_once(after):
    """However long he says nothing, the question was asked once."""
    assert after(key(), ["ask", "wait", "wait", "wait"])(*RANKS) == [0, 0, "lost"]


def test_in_a_plan_nothing_is_evidence(after):
    """The same acts in a plan change what they do and nothing more: no rank, no silence, no slot."""
    told = after(key(), ["ask", "wait", "ask", "wait"], plan=True)
    assert told(*RANKS, "owes key", "silent key", "slot") == [0, 1, "lost", True, False, 0]


def test_an_answer_costs_whoever_would_not_have_given_it(after):
    """Under kept he gains nothing by a denial, so it costs kept 1; nobody owes or is silent after it."""
    assert after(key(), ["ask", "deny"])(*RANKS, "owes key", "silent key") == [0, 2, "lost", False, False]


def test_where_no_silence_is_kept_none_is_counted(after):
    """A question that keeps no note of silences, though it does of what is owed, never costs a silence anything."""
    w = key()
    w.inner["questions"][0]["silent"] = None
    assert after(w, ["ask", "wait"])(*RANKS, "owes key") == [0, 1, "lost", True]


def test_an_answer_after_a_silence_counts_as_well(after):
    """The silence costs lost 1, the late denial kept 1: the ranks are as they were, and nothing is owed."""
    assert after(key(), ["ask", "wait", "deny"])(*RANKS, "owes key", "silent key") == [0, 1, "lost", False, False]


@pytest.mark.parametrize("turns", [("Ann", "Tom"), ()])
def test_doing_something_else_is_a_silence(after, turns):
    """Asked, he hums: that makes no sense under either, which costs both 1, and his silence costs lost 1 more."""
    assert after(key(turns), ["ask", "hum"])(*RANKS, "silent key") == [0, 0, "lost", True]


@pytest.mark.parametrize("turns", [("Ann", "Tom"), ()])
def test_turning_a_question_away_is_no_silence(after, turns):
    """A shrug settles what is owed; that it makes no sense costs both alike."""
    assert after(key(turns), ["ask", "shrug"])(*RANKS, "owes key", "silent key") == [0, 1, "lost", False, False]


def test_without_turns_nobody_lets_one_pass(after):
    """Where there are no turns, her waiting says nothing of him."""
    assert after(key(()), ["ask", "wait"])(*RANKS, "silent key") == [0, 1, "lost", False]


def test_whoever_is_asked_again_while_silent_has_been_silent(after):
    """Asked twice without a word between, his slot passed before the second asking: it counts, and he owes afresh."""
    assert after(key(), ["ask", "ask"])(*RANKS, "owes key", "silent key") == [0, 0, "lost", True, False]
    assert after(key(), ["ask", "ask", "wait"])(*RANKS, "silent key") == [1, 0, "kept", True]


def test_an_unseen_act_is_no_evidence(after):
    """If she does not see him hum, no rank moves, in the story or in her mind; that he was silent is still so."""
    w = key()
    w.data["actions"][4]["observing"] = [False, True]
    told = after(w, ["ask", "hum"])
    assert told(*RANKS, "silent key") == [0, 1, "lost", True]
    assert told(*RANKS, "silent key", who=("Ann",)) == [0, 1, "lost", False]
    assert told("doubt kept", "silent key", who=("Tom",)) == [1, True]


def test_whoever_was_not_there_does_not_know_of_the_doubt(after):
    """Eve sees the asking and not the waiting: in her mind the answer is still owed, and Ann believes what she did."""
    w = key(others=("Eve",))
    w.data["actions"][1]["observing"] = [True, True, False]
    told = after(w, ["ask", "wait", "ask", "wait"])
    assert told(*RANKS) == [1, 0, "kept"]
    assert told(*RANKS, "silent key", who=("Eve",)) == [0, 0, "lost", False]
    assert told("took", who=("Eve", "Ann")) == [False]
    assert told("doubt lost", who=("Ann", "Eve")) == [0]


def test_in_a_mind_slots_are_counted_as_it_saw_them(after):
    """Eve did not see the first waiting. To her Tom's slot passed before the second asking: he was silent then."""
    w = key(others=("Eve",))
    w.data["actions"][1]["observing"] = [True, True, False]
    told = after(w, ["ask", "wait", "ask"])
    assert told("doubt lost", "doubt kept", "slot") == [0, 0, 1]
    assert told("doubt lost", "doubt kept", "slot", who=("Eve",)) == [0, 0, 1]
    assert after(w, ["ask", "wait"])("doubt lost", "doubt kept", who=("Eve",)) == [0, 1]


def test_an_author_who_sets_a_rank_has_the_last_word(after):
    """An act with an effect on a rank of its own is no evidence on that question, whatever else it is."""
    w = key()
    w.data["actions"][4]["effects"] = [w.effect("doubt kept", 2)]
    told = after(w, ["ask", "hum"])
    assert told(*RANKS, "silent key") == [0, 2, "lost", True]


def test_she_is_put_right_before_she_weighs(after):
    """She thought him gone, so that he could say nothing; he speaks, so he is here, and the denial counts against kept.

    Had she weighed it as she was, it would have been impossible under both, and cost both 1: 0 and 1. (Whoever is here
    knows it, says the trigger.)
    """
    w = key(here=True)
    w.believes("Ann", here=False)
    w.trigger("know", ["and", w.equal("here", True), w.equal("here", False, "Tom")], [w.effect("here", True, "Tom")])
    deny = w.data["actions"][2]
    deny["precondition"] = ["and", *deny["precondition"][1:], w.equal("here", True)]
    told = after(w, ["ask", "deny"])
    assert told(*RANKS, "here") == [0, 2, "lost", True]
    assert told("here", who=("Ann",)) == [True]


def confession(loss: int) -> Asking:
    """Tom can own up, for which Ann thanks him. It costs him at once; her thanks are worth 9 to him, if he took it."""
    w = key(owned=False, thanked=False)
    w.act("own_up", w.equal("owned", False), [w.effect("owned", True)], ("Tom",))
    w.act("thank", ["and", w.equal("owned", True), w.equal("thanked", False)], [w.effect("thanked", True)], ("Ann",))
    w.utility("Ann", ["if", w.equal("thanked", True), 1, 0])
    thanked = ["and", w.equal("thanked", True), w.equal("took", True)]
    w.utility("Tom", ["+", ["if", w.equal("owned", True), -loss, 0], ["if", thanked, 9, 0]])
    return w


@pytest.mark.parametrize(("loss", "ranks"), [(0, (0, 0)), (1, (0, 0)), (2, (1, 0)), (3, (2, 0)), (7, (2, 0))])
def test_a_dear_act_counts_its_price(after, loss, ranks):
    """To own up makes sense under kept only, so lost pays what it takes from him at once: at least 1, at most 3.

    Kept begins at 1, so of what lost pays the first makes them even.
    """
    assert tuple(after(confession(loss), ["own_up"])("doubt lost", "doubt kept")) == ranks


def test_what_nobody_thought_of_pays_from_the_start(after):
    """That he took it and forgot is not touched by his silence while nobody thinks of it, and the others pay.

    He gains by a denial unless he has forgotten. So a silence costs lost and kept 1; both are told from the least
    again, and mislaid, at 1 before, is at 0. Once she knows of his illness it comes in so, as doubted as lost; lost was
    believed and stays. After another silence mislaid alone is at 0. Two silences before she knows come to the same.
    """
    w = Asking(["Ann", "Tom"], {"took": False, "cleared": False, "forgot": False, "ill": False}, ("Ann", "Tom"))
    knows = w.equal("ill", True, "Ann")
    w.question(
        "key",
        "Ann",
        "Tom",
        {
            "lost": (0, {"took": False, "forgot": False}),
            "kept": (1, {"took": True, "forgot": False}),
            "mislaid": (1, {"took": True, "forgot": True}, knows),
        },
    )
    w.act("ask", consenting=("Ann",), asking="key")
    w.act("wait", consenting=("Ann",))
    w.act("deny", w.equal("owes key", True), [w.effect("cleared", True)], ("Tom",), answering="key")
    w.act("learn", True, [w.effect("ill", True)])
    w.utility("Tom", ["if", ["and", w.equal("cleared", True), w.equal("forgot", False)], 1, 0])
    ranks = ("doubt lost", "doubt kept", "doubt mislaid", "unthought mislaid", "believed key")
    assert after(w, [])(*ranks) == [0, 1, None, 1, "lost"]
    assert after(w, ["ask", "wait"])(*ranks) == [0, 1, None, 0, "lost"]
    assert after(w, ["ask", "wait", "learn"])(*ranks) == [0, 1, 0, 0, "lost"]
    assert after(w, ["ask", "wait", "learn", "ask", "wait"])(*ranks) == [1, 2, 0, 0, "mislaid"]
    assert after(w, ["ask", "wait", "ask", "wait"])(*ranks) == [0, 1, None, -1, "lost"]
    assert after(w, ["ask", "wait", "ask", "wait", "learn"])(*ranks) == [1, 2, 0, 0, "mislaid"]
    assert after(w, ["ask", "wait", "ask", "wait", "learn"])("forgot", who=("Ann", "Tom")) == [True]


def test_slots_go_round(after):
    """Those before the doer have passed; an act of two takes the slot that comes first; fate takes none."""
    w = key(turns=("Ann", "Eve", "Tom"), others=("Eve",))
    w.act("both", consenting=("Tom", "Ann"))
    w.act("fall")
    assert after(w, ["ask"])("slot") == [1]
    assert after(w, ["ask", "fall"])("slot", "silent key") == [1, False]
    assert after(w, ["ask", "hum"])("slot", "silent key") == [0, True]
    assert after(w, ["ask", "wait"])("slot", "silent key") == [1, True]
    assert after(w, ["wait", "both"])("slot") == [0]
    assert after(w, ["wait", "hum", "both"])("slot") == [1]


def test_without_ranks_a_story_leads_on_as_a_plan(after):
    """A file that names no fluents for ranks has no evidence: no slot moves, and nobody is silent."""
    w = key()
    for h in w.inner["questions"][0]["hypotheses"]:
        del h["rank"], h["unthought"]
    assert after(w, ["ask", "wait"])("slot", "silent key", "doubt lost", "doubt kept") == [0, False, 0, 1]
