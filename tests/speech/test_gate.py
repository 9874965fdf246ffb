"""The gate: what passes, what does not and why; and that the speaker's mind alone decides."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unsaid
from bench import speech
from unsaid.speech.cases import case
from unsaid.speech.gate import Gate

DOLE = [
    ("The front door went at two in the morning.", None),
    ("It was Kit who took the glass.", None),
    ("Kit has not set foot in the house since Easter.", None),
    ("You’ll take a cup of tea, Sergeant.", None),
    ("I’d rather not say.", None),
    ("The Captain knows that he has sold his medals.", None),
    ("The Captain doesn’t know that I know about his medals.", None),
    ("It was the Captain who took the glass.", "fact"),
    ("There is a pawn ticket in the lining of the Captain’s hat.", "word"),
    ("Kit saw who went out.", "fact"),
    ("Kit knows that it was the Captain who took the glass.", "mind"),
    ("The Captain is going to fetch it.", "time"),
    ("One of us in this house knows better.", "hint"),
    ("Her porcupine has strange opinions.", "unclear"),
    ("As far as Kit knows, the window was off its latch.", None),
    ("Kit is aware that the latch was off.", None),
    ("Kit knows that I don’t know it was the Captain who took the glass.", "mind"),
    ("I wonder what the lodger has done with it.", "unclear"),
    ("Look for a strange slip of paper.", "hint"),
    ("The house will be sold.", "time"),
    ("", "shape"),
    ("word " * 400, "shape"),
    ("I know \x1b[2J nothing.", "shape"),
]


def gate(moment: unsaid.Moment | None = None) -> Gate:
    """The landlady before the Sergeant."""
    return Gate(moment or case("set-fair"), "Dole", ["Sergeant"])


GATE = cache(gate)
"""The landlady's, once for all tests that only ask it."""


@pytest.fixture(name="dole")
def _dole() -> Gate:
    return GATE()


@pytest.mark.parametrize(("line", "why"), DOLE)
def test_what_passes_and_what_does_not(dole: Gate, line: str, why: str | None) -> None:
    """What she knows, believes, lies about for a reason, or has no fact in it, passes; what is beyond her does not, and
    the first fault is of its kind."""
    judged = dole.judged(line)
    assert judged.passed is (why is None), str(judged)
    assert why is None or why in {fault.why for fault in judged.faults}


def test_a_line_is_taken_for_its_facts(dole: Gate) -> None:
    """What a line that passes was taken to say is said in the world’s words."""
    assert dole.judged("I heard the front door go at two.").facts == ("the front door went at two in the morning",)


def test_the_mind_alone_decides() -> None:
    """In a world where it was Kit, where the Captain has no ticket and the glass hangs in the hall, she is of the same
    mind, and every line of hers is judged alike, in the same words."""
    there = case("set-fair")
    other = there.having("taker() = Kit & ticket() = False & glass() = Hall & believes(Captain, taker() = Kit)")
    assert other.facts != there.facts
    one, two = gate(there), gate(other)
    lines = [line.text for line in speech.lines() if line.speaker == "Dole"]
    assert len(lines) == 160
    assert [one.judged(line) for line in lines] == [two.judged(line) for line in lines]


def test_what_comes_to_be_known_may_be_said() -> None:
    """Once she is told of the ticket, she may speak of it, and of what she then understands; that it was Kit, no
    longer."""
    told = gate(case("set-fair").having("believes(Dole, ticket())"))
    assert told.judged("There is a pawn ticket in the lining of the Captain’s hat.").passed
    assert told.judged("It was the Captain who took the glass.").passed
    assert not told.judged("It was Kit who took the glass.").passed


def test_the_lines_are_six_hundred() -> None:
    """Of each of three worlds there are a hundred sound lines and a hundred that leak, a quarter of these of each kind;
    a third was kept back."""
    lines = speech.lines()
    for world in ("set-fair", "the-saucer", "the-soup"):
        kinds = [line.kind for line in lines if line.world == world and line.leaks]
        assert {kind: kinds.count(kind) for kind in kinds} == dict.fromkeys(("name", "hint", "tense", "nested"), 25)
        assert sum(line.world == world and not line.leaks for line in lines) == 100
    assert len({(line.speaker, line.text) for line in lines if line.group == "held"}) == 198


def test_as_many_of_the_later_lines_are_sound_as_leak() -> None:
    """Of each world 25 sound lines and 25 that leak are somebody else's, and ten of each are the last."""
    for group, number in (("others", 25), ("last", 10)):
        found = [line for line in speech.later() if line.group == group]
        for world in speech.WORLDS:
            counts = [sum(line.world == world and line.leaks == leaks for line in found) for leaks in (True, False)]
            assert counts == [number, number]


@pytest.mark.slow
def test_the_table_is_current() -> None:
    """The committed table and the list of failures are what the gate comes to today; of the lines that were seen while
    it was made, it stops at most a tenth of the sound ones and lets at most one in a hundred of the others through."""
    found = speech.judged([*speech.lines(), *speech.later()])
    assert speech.RESULTS.read_text(encoding="utf-8") == speech.page(found)
    seen = [(line, judged) for line, judged in found if line.group == "seen"]
    sound = [judged.passed for line, judged in seen if not line.leaks]
    leaking = [judged.passed for line, judged in seen if line.leaks]
    assert sound.count(False) / len(sound) <= 0.1
    assert leaking.count(True) / len(leaking) <= 0.01


WORDS = [
    "Kit",
    "the Captain",
    "I",
    "you",
    "he",
    "knows",
    "that",
    "don't",
    "took",
    "the glass",
    ",",
    "and",
    "?",
    ".",
    "'",
    "’s",
]


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)))
def test_any_text_is_judged(text: str) -> None:
    """Whatever a model sends is judged, and what does not pass says why."""
    judged = GATE().judged(text)
    assert judged.passed is not bool(judged.faults)
    assert all(fault.said for fault in judged.faults)
