"""The check of statements: it refuses what is not so, whatever part of a statement is wrong."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.long import deep
from tests.psyche.test_doubt import table
from tests.psyche.test_feelings import NIGHT, PLANS, yard
from tests.psyche.test_holding import room
from unsaid.api.opened import bundled, load
from unsaid.data.running import Horizon
from unsaid.data.statements import Held, Would
from unsaid.psyche.doubt import doubts
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.silence import owed
from unsaid.story.confirming import refusals


def refused(log: Log, *statements: Any) -> list[str]:
    return [r.message for r in refusals(log.world.ground, log.acts, statements, log.horizon)]


STORIES = [
    yard(["rob(Ann, Ben)", "give(Ben, Ann)", "work(Ben)"], ("Ann", "Ben", -1.0), ("Ben", "Ann", 1.0))[1],
    yard(["strike()"], ("Ann", "Ben", 1.0), text=NIGHT)[1],
    yard(["light()", "row()"], text=PLANS)[1],
    yard(["light()", "sink()"], text=PLANS)[1],
]


@pytest.mark.parametrize("log", STORIES)
def test_a_feeling_of_another_strength_is_refused(log: Log) -> None:
    """Nothing felt may be felt a little more than it is."""
    for felt in feelings(log):
        assert refused(log, felt) == []
        assert refused(log, msgspec.structs.replace(felt, intensity=felt.intensity + 0.25)), felt


@pytest.mark.parametrize("log", STORIES)
def test_a_feeling_of_somebody_else_is_refused(log: Log) -> None:
    """What one feels is not what another feels, nor nobody in this world."""
    for felt in feelings(log):
        other = next(c for c in log.world.ground.characters if c != felt.who)
        assert refused(log, msgspec.structs.replace(felt, who=other)), felt
        assert refused(log, msgspec.structs.replace(felt, who="Zoe")), felt


@pytest.mark.parametrize("log", STORIES)
def test_a_feeling_by_another_name_is_refused(log: Log) -> None:
    """Joy is not distress, and neither is either of them an unheard-of feeling."""
    for felt in feelings(log):
        for name in ("joy", "distress", "hope", "jealousy", "bliss"):
            if name != felt.feeling:
                assert refused(log, msgspec.structs.replace(felt, feeling=name)), (felt, name)


@pytest.mark.parametrize("log", STORIES)
def test_a_run_that_ends_elsewhere_is_refused(log: Log) -> None:
    """A worth that a run does not come to proves nothing, nor does a statement without its runs."""
    for felt in feelings(log):
        assert refused(log, msgspec.structs.replace(felt, runs=()))
        for n, run in enumerate(felt.runs):
            if run.worth is not None:
                bent = msgspec.structs.replace(run, worth=run.worth + 1)
                runs = (*felt.runs[:n], bent, *felt.runs[n + 1 :])
                assert refused(log, msgspec.structs.replace(felt, runs=runs)), felt


def wish() -> tuple[Log, Held]:
    """A wish to tell, held back by shielding and shame together."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 3, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    log = hand.log(["make_tea()", "tell()"])
    held = Holding(log).held_back(0, hand.who("James"), hand.act("tell()"))
    assert held is not None
    return log, held


def test_a_wish_held_back_is_confirmed_as_it_is_and_no_other_way() -> None:
    """A brake less, another brake, another pull, another place, another act: each is refused."""
    log, held = wish()
    assert refused(log, held) == []
    for wrong in (
        {"brakes": (("shielding",),)},
        {"brakes": (("shielding", "shame"),)},
        {"brakes": (("closeness",), ("shame",))},
        {"brakes": (("pride",), ("shame",))},
        {"brakes": ()},
        {"pull": ("shame",)},
        {"pull": ()},
        {"place": 1},
        {"place": 7},
        {"act": "make_tea()"},
        {"act": "touch()"},
        {"who": "You"},
        {"plan": ()},
    ):
        assert refused(log, msgspec.structs.replace(held, **wrong)), wrong


def test_what_one_would_have_done_is_confirmed_as_it_is_and_no_other_way() -> None:
    """Other knowledge would not have done."""
    hand = room()
    told, spares = hand.get("told()"), hand.get("spares()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shielding", "James", "other", 2, ("and", ("not", told), spares), "You")
    log = hand.log(["make_tea()"])
    would = Holding(log).would_have(0, hand.who("James"), hand.act("tell()"))
    assert isinstance(would, Would) and refused(log, would) == []
    (known,) = would.known
    bent = (msgspec.structs.replace(known[0], value=True),)
    assert refused(log, msgspec.structs.replace(would, known=(bent,)))
    assert refused(log, msgspec.structs.replace(would, known=()))
    assert refused(log, msgspec.structs.replace(would, act="make_tea()"))


def test_silences_and_what_is_made_of_them_are_confirmed_as_they_are() -> None:
    """An answer not owed, a rank that does not add up, a belief that did not change are refused."""
    log = table(["ask()", "sit()", "deny()"])
    (debt,), (first, *_) = owed(log), doubts(log)
    assert refused(log, debt, *doubts(log)) == []
    assert refused(log, msgspec.structs.replace(debt, how="open"))
    assert refused(log, msgspec.structs.replace(debt, who="You"))
    assert refused(log, msgspec.structs.replace(first, after=(5, 5)))
    assert refused(log, msgspec.structs.replace(first, believed=("nobody", "woman")))


@pytest.mark.slow
@pytest.mark.parametrize("name", deep(bundled()))
def test_every_statement_about_a_bundled_story_is_confirmed(name: str) -> None:
    """All that the engine's minds feel, want and let pass in a whole story holds on the checker's minds."""
    world = load(name)
    numbers = world.ground.actions_named()
    acts = [numbers[act] for act in world.find().acts]
    log = log_of(Engined(world.minds), acts, Horizon(2, 2))
    statements = [*feelings(log), *Holding(log).statements(), *owed(log), *doubts(log)]
    assert statements
    refused = refusals(world.ground, log.acts, statements, log.horizon)
    assert not refused, [str(r) for r in refused]
