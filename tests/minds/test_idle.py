"""Acts that a plan could do without: what is asked, and of whom, where some are left out."""

from __future__ import annotations

import json

import pytest

from tests.reference import Limits as Bounds
from tests.reference import Model, shortest
from unsaid.checker import check
from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.world import dumps, ground

TRADE = """
entity Ann : character;
entity Bob : character;
property flattered() : boolean;
property traded() : boolean;
action flatter() {{ precondition: !flattered(); effect: flattered(); consenting: Ann; }};
action trade() {{ precondition: !traded(); effect: traded(); consenting: Ann, Bob; }};
utility(): {author};
utility(Ann): traded();
utility(Bob): {bob};
"""
"""Ann gains by a trade, whether or not Bob is flattered before."""


@pytest.mark.parametrize(
    ("author", "bob", "acts"),
    [
        # without it Bob would not want to trade, so it is not done for nothing
        ("traded()", "flattered() & traded()", ("flatter()", "trade()")),
        ("flattered()", "flattered() & traded()", ("flatter()",)),
        # he would trade anyway, and flattering is idle
        ("traded()", "traded()", ("trade()",)),
        ("flattered()", "traded()", None),
    ],
)
def test_what_makes_another_want_the_next_act_is_not_idle(author: str, bob: str, acts: tuple[str, ...] | None) -> None:
    """If the first act is left out, the others who must consent to the next are asked for their reasons without it."""
    reading = read(TRADE.format(author=author, bob=bob))
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    found = find(Minds(world), Limits(author=3, character=3, depth=2, shortest=True))
    assert (found.stop, found.acts) == (("none", ()) if acts is None else ("found", acts))
    length = shortest(Model(json.loads(dumps(world))), Bounds(3, 3, 2))
    assert length == (None if acts is None else len(acts))


MEETING = """
entity Ann : character;
entity Bob : character;
property keen() : boolean;
property met() : boolean;
property dawdled() : boolean;
property finished() : boolean;
keen();
believes(Ann, !keen());
action meet() { precondition: !met(); effect: met(); consenting: Ann, Bob; };
action dawdle() { precondition: !dawdled(); effect: dawdled(); consenting: Ann; };
action finish() { precondition: met() & !finished(); effect: finished(); consenting: Ann; };
utility(): finished();
utility(Ann): finished();
utility(Bob): keen() & met();
"""
"""Bob has a reason to meet of which Ann knows nothing; in her plan he is not asked for it."""


def test_dawdling_is_idle_though_another_has_no_reason_for_the_first_act() -> None:
    """With the first act kept, its others are not asked: what comes between it and the end has to be of use."""
    reading = read(MEETING)
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    found = find(Minds(world), Limits(author=3, character=3, depth=2))
    assert found.acts == ("meet()", "finish()")
    (plan,) = [r.plan for r in found.story.acts[0].reasons if r.character == "Ann"]
    assert [step.act for step in plan] == ["finish()"]
    assert check(world, found.story, Limits(author=3, character=3, depth=2)) == []


FETCHING = """
entity Ann : character;
property fetched() : boolean;
property took() : boolean;
property traded() : boolean;
action fetch() { precondition: !fetched() & !took(); effect: fetched(); consenting: Ann; };
action take() { precondition: !took(); effect: took(); consenting: Ann; };
action trade() { precondition: fetched() & took() & !traded(); effect: traded(); consenting: Ann; };
utility(): traded();
utility(Ann): if(traded()) 2 elseif(took()) 1 else 0;
"""
"""Fetching has to come first. To fetch and take gains no more than to take; to trade as well gains more."""


@pytest.mark.parametrize(("reasons", "stop"), [(2, "none"), (3, "found"), (None, "found")])
def test_a_plan_that_gains_in_vain_may_go_on_to_gain_more(reasons: int | None, stop: str) -> None:
    """With two acts fetching is idle; with a third it is what the third needs."""
    reading = read(FETCHING)
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    found = find(Minds(world), Limits(author=3, character=reasons, depth=1))
    assert found.stop == stop
    assert found.acts == (("fetch()", "take()", "trade()") if stop == "found" else ())
    if reasons is not None:
        length = shortest(Model(json.loads(dumps(world))), Bounds(3, reasons, 1))
        assert length == (3 if stop == "found" else None)
