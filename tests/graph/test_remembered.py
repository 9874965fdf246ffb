"""What a telling remembers is read only as far as later words differ by it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import unsaid
from unsaid.graph.game import drawn
from unsaid.graph.growing import Bounds
from unsaid.graph.remembered import Remembered
from unsaid.telling.memory import Memory

from . import walking

BELL = unsaid.load(Path(__file__).with_name("bell.world"))
REMEMBERED = Remembered(BELL.playable.open.core)


def test_words_that_go_on_changing_make_a_graph_with_an_end() -> None:
    """A bell is lifted and dropped for ever, in words that change: the graph is finite, and random walks read as a game
    at a terminal."""
    game = BELL.play("Ida")
    graph = drawn(game, Bounds(500))
    for number in range(60):
        places = walking.walk(graph, str(number))
        assert walking.read(graph, places) == walking.terminal(game, places)


def test_the_count_of_a_line_goes_round_after_its_last_turn() -> None:
    """Of lifting there are three turns, the last with two alternatives: after the fourth time it is as after the
    second, and after the third as after the fifth, but not as after the second."""
    line = next(t for t in BELL.open.core.tellings if t.name == "lift").id
    at = [REMEMBERED(Memory(lines=Counter({f"{line}.Ida": times}))) for times in range(7)]
    assert at[2] == at[4] == at[6]
    assert at[3] == at[5]
    assert len({at[0], at[1], at[2], at[3]}) == 4


def test_what_was_told_counts_up_to_the_number_it_is_compared_with() -> None:
    """Lifting is compared with 2 and with 3: three times and four are told apart, four and five are not. Nothing asks
    for dropping."""
    lifted = [REMEMBERED(Memory(said=Counter({"lift": times}))) for times in range(7)]
    assert len(set(lifted[:5])) == 5
    assert lifted[4] == lifted[5] == lifted[6]
    assert REMEMBERED(Memory(said=Counter({"drop": 1}))) == REMEMBERED(Memory())


def test_what_was_told_last_is_read_where_it_is_asked_for() -> None:
    """Leaving is asked for, dropping is not."""
    assert REMEMBERED(Memory(last="drop")) == REMEMBERED(Memory())
    assert REMEMBERED(Memory(last="leave")) != REMEMBERED(Memory())
