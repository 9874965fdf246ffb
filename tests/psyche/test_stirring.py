"""What a telling hears of inner lives, and what a mind can tell of another's."""

from __future__ import annotations

from tests.psyche.test_doubt import table
from tests.psyche.test_feelings import yard
from tests.psyche.test_whynot import shy
from unsaid.telling.inner import Stir
from unsaid.telling.inward.stirring import Stirring
from unsaid.world.inner import GroundSpeech


def test_a_wish_stirs_when_it_is_held_back() -> None:
    """He wants to tell from the start; you make tea instead, and the wish, still the same, is not told again."""
    found = Stirring(shy().log(["make_tea()", "come_near()"]))
    assert Stir("held", "James", "tell") in found.stirs(1)
    assert not [s for s in found.stirs(2) if s.sort == "held"]


def test_a_silence_stirs_once_it_is_clear() -> None:
    """You ask, and act again: then he has let it pass."""
    found = Stirring(table(["ask()", "sit()"]))
    assert Stir("silence", "James", "rival", whom="You") in found.stirs(2)


def test_a_feeling_stirs_after_its_act() -> None:
    """Robbed, she is distressed."""
    found = Stirring(yard(["rob(Ben, Ann)"])[1])
    assert Stir("feeling", "Ann", "distress") in found.stirs(1)


def test_of_others_a_mind_can_tell_what_it_saw_shown() -> None:
    """Robbed, she smiles: she knows what she feels, and he takes her to be glad."""
    hand, _ = yard([])
    hand.having(speech=(GroundSpeech(hand.act("idle(Ann)"), shows=((hand.who("Ann"), "joy"),)),))
    found = Stirring(hand.log(["rob(Ben, Ann)", "idle(Ann)"]))
    assert Stir("shown", "Ann", "joy") in found.stirs(2)
    assert found.feels(2, "Ann", "Ann", "distress") and not found.feels(2, "Ann", "Ann", "joy")
    assert found.feels(2, "Ben", "Ann", "joy") and not found.feels(2, "Ben", "Ann", "distress")
    assert not found.feels(1, "Ben", "Ann", "distress")
