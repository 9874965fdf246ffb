"""A process that lives long: states held and let go, memory kept within a limit, and states as bytes."""

from __future__ import annotations

import gc
import json
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import Model
from tests.reference.sketch import ground as grounded
from tests.strategies import seeded_sketch
from tests.worlds.little import COUNT
from unsaid.language import read
from unsaid.minds import Minds, MindsError
from unsaid.minds.snapshot import KIND, NAME
from unsaid.world import GroundWorld, ground, loads

LAMP = """
entity Ann : character;
property on() : boolean;
property light() : boolean;
action switch(Ann) { effect: on(); consenting: Ann; };
trigger shine() { precondition: on() & !light(); effect: light(); };
"""

TINY = 1
"""A limit that everything exceeds."""


def counting(text: str = COUNT) -> Minds:
    """The world in which Ann counts."""
    reading = read(text)
    assert reading.world is not None, reading.render()
    return Minds(ground(reading.world, reading.source))


def after(minds: Minds, ticks: int) -> int:
    """The state after so many ticks."""
    state = minds.initial
    for _ in range(ticks):
        state = minds.advance(state, 0)
    return state


def test_what_is_held_stays_and_all_else_is_let_go() -> None:
    """A held state keeps its number, its minds and their values; one that nobody holds is refused by its old number."""
    minds = counting()
    held, lost = minds.hold(after(minds, 5)), after(minds, 9)
    values = [minds.values(minds.mind(held.state, *who)) for who in ((), (0,), (1,), (1, 0))]
    minds.limit(TINY)
    minds.tidy()
    assert [minds.values(minds.mind(held.state, *who)) for who in ((), (0,), (1,), (1, 0))] == values
    with pytest.raises(IndexError, match="no state"):
        minds.values(lost)


def test_a_number_is_never_given_to_another_state() -> None:
    """New states may take the places of old ones, and still have other numbers."""
    minds = counting()
    old = [after(minds, n) for n in range(1, 30)]
    minds.limit(TINY)
    minds.tidy()
    new = [after(minds, n) for n in range(1, 30)]
    assert not set(old) & set(new)
    assert len(set(new)) == len(new)
    assert [minds.values(state)[0] for state in new] == list(range(1, 30))


def test_equal_states_have_equal_numbers_after_states_were_let_go() -> None:
    """A held state is found again by the acts that lead to it."""
    minds = counting()
    held = minds.hold(after(minds, 7))
    minds.limit(TINY)
    minds.tidy()
    assert after(minds, 7) == held.state


def test_the_start_is_always_held() -> None:
    """Nobody need hold the initial state."""
    minds = counting()
    after(minds, 3)
    minds.limit(TINY)
    minds.tidy()
    assert minds.values(minds.initial)[0] == 0


def test_who_no_longer_holds_a_state_lets_it_go() -> None:
    """A state held twice stays until both have let go."""
    minds = counting()
    one = minds.hold(after(minds, 3))
    two = minds.hold(one.state)
    state = one.state
    minds.limit(TINY)
    del one
    gc.collect()
    minds.tidy()
    assert minds.values(state)[0] == 3
    del two
    gc.collect()
    minds.tidy()
    with pytest.raises(IndexError, match="no state"):
        minds.values(state)


def test_nothing_is_let_go_while_states_are_pinned_or_stories_listed() -> None:
    """Work on states that nobody holds goes on undisturbed."""
    minds = counting()
    minds.limit(TINY)
    with minds.pinned():
        state = after(minds, 4)
        minds.tidy()
        assert minds.values(state)[0] == 4
    stories = minds.stories(author=2, character=1)
    next(stories)
    minds.tidy()
    assert minds.values(state)[0] == 4
    del stories
    gc.collect()
    minds.tidy()
    with pytest.raises(IndexError, match="no state"):
        minds.values(state)


def test_without_a_limit_nothing_is_let_go() -> None:
    """Tidying is nothing to who set no limit, or one that is far off."""
    minds = counting()
    state = after(minds, 50)
    minds.tidy()
    minds.limit(2**30)
    minds.tidy()
    assert minds.values(state)[0] == 50


def test_a_long_game_holds_no_more_than_a_short_one() -> None:
    """What the engine counts after ten thousand acts is within the limit, and so it was all along."""
    minds = counting()
    limit = 2**20
    minds.limit(limit)
    held, most = minds.hold(minds.initial), 0
    for turn in range(10_000):
        held = minds.hold(minds.advance(held.state, turn % 2))
        minds.tidy()
        most = max(most, minds.bytes)
    assert minds.values(held.state)[0] == 5_000
    assert most <= limit


def walk(made: GroundWorld, seed: int) -> tuple[Minds, int]:
    """A random world after some acts."""
    minds, chance = Minds(made), random.Random(seed)
    state = minds.initial
    for _ in range(5):
        acts = minds.possible(state)
        if acts:
            seen = [c for c in range(len(made.characters)) if chance.random() < 0.5]
            state = minds.advance(state, chance.choice(acts), seen_by=seen)
    return minds, state


def test_a_state_comes_back_whole_in_another_engine() -> None:
    """Of random worlds with minds in cycles, every mind to depth three comes back, and so do the same bytes."""
    done = 0
    for seed in range(120):
        data = grounded(seeded_sketch(seed))
        made = loads(json.dumps(data))
        with suppress(MindsError):
            minds, state = walk(made, seed)
            other = Minds(made)
            again = other.restore(minds.snapshot(state))
            assert other.snapshot(again) == minds.snapshot(state)
            people = range(len(Model(data).world.characters))
            for chain in [(), *((a, b, c) for a in people for b in people for c in people)]:
                assert other.values(other.mind(again, *chain)) == minds.values(minds.mind(state, *chain))
            done += 1
    assert done > 80


def test_a_state_that_is_known_comes_back_by_its_own_number() -> None:
    """Equal minds are one, whoever wrote them down."""
    minds = counting()
    state = after(minds, 4)
    assert minds.restore(minds.snapshot(state)) == state


def test_a_snapshot_of_another_world_is_refused() -> None:
    """It is tied to the ground world; a text that differs in nothing but a bound is another."""
    other = counting(COUNT.replace("> 3", "> 4"))
    with pytest.raises(MindsError) as raised:
        other.restore(counting().snapshot(0))
    assert (raised.value.code, raised.value.message) == (
        "snapshot",
        "this snapshot is of another world, or of another version of this one",
    )


def test_other_bytes_and_other_versions_are_refused() -> None:
    """What is no snapshot says so, and what is of a later version names it."""
    minds = counting()
    data = minds.snapshot(minds.initial)
    later = data[: len(NAME)] + b"\x07" + data[len(NAME) + 1 :]
    for wrong, message in (
        (b"", "these bytes are no snapshot"),
        (data[:20], "these bytes are no snapshot"),
        (b"X" + data[1:], "these bytes are no snapshot"),
        (later, "this snapshot is of version 7; read here is version 1"),
        (data[:-1], "the bytes end too early"),
        (data + b"\0", "bytes are left over"),
    ):
        with pytest.raises(MindsError) as raised:
            minds.restore(wrong)
        assert (raised.value.code, raised.value.message) == ("snapshot", message)


def test_a_state_that_has_not_come_to_rest_is_refused() -> None:
    """No state of this world has the lamp on and dark; bytes that say so were made by somebody else."""
    minds = counting(LAMP)
    restless = minds.patch(minds.initial, [((), 0, True)], settle=False)
    with pytest.raises(MindsError, match="has not come to rest"):
        minds.restore(minds.snapshot(restless))


BODY = len(NAME) + 1 + KIND


@given(st.binary(max_size=60), st.integers(0, 40), st.integers(0, 255))
def test_damaged_bytes_are_a_state_or_refused(tail: bytes, at: int, byte: int) -> None:
    """Whatever stands behind the head, reading it ends in a state that can be asked about, or in a refusal."""
    minds = counting()
    data = minds.snapshot(after(minds, 3))
    changed = data[: BODY + at] + bytes([byte]) + data[BODY + at + 1 :]
    for body in (data[:BODY] + tail, changed):
        try:
            state = minds.restore(body)
        except MindsError as error:
            assert error.code in ("snapshot", "trigger-cycle")
        else:
            minds.values(minds.mind(state, 0, 1))
            minds.possible(state)
            minds.advance(state, 0)
