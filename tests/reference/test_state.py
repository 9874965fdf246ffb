"""States: equality of endless trees, and writing in them."""

from .initial import unsettled
from .small import World
from .state import edited, unfold
from .values import FALSE, TRUE, from_plain
from .world import read

A, B = 0, 1


def two_minds(*, beliefs=()):
    """A world of Ann and Bob with one truth ``f``, false at first, and some beliefs about it."""
    w = World(["Ann", "Bob"], {"f": False})
    for who, value in beliefs:
        w.believe(who, "f", value)
    return unsettled(read(w.data))


def test_graphs_of_one_tree_are_one_state():
    """A loop of two alike nodes and a loop of one unfold alike, so they are the same state."""
    one = unfold("x", lambda seed: ([TRUE], ["x"]))
    two = unfold("x", lambda seed: ([TRUE], ["y" if seed == "x" else "x"]))
    assert one == two and hash(one) == hash(two) and len(two.rows) == 1


def test_a_difference_far_down_tells_states_apart():
    """Two trees that differ only at the fifth level are two states."""

    def chain(deep):
        return unfold(0, lambda n: ([TRUE if n < deep else FALSE], [min(n + 1, deep)]))

    assert chain(5) != chain(4)
    assert chain(5).at((0,)) == chain(4)


def test_without_stated_beliefs_everybody_knows():
    """Where nothing is stated, every mind at every depth is the state itself."""
    state = two_minds()
    assert state.at((A, B, A, B)) == state


def test_the_last_believer_is_dropped():
    """What Ann believes Bob believes is what Ann believes; what Bob believes Ann believes is what Bob does."""
    state = two_minds(beliefs=[(("Ann",), True)])
    values = {path: state.at(path).values[0] for path in [(), (A,), (B,), (A, B), (B, A), (A, B, A), (A, A)]}
    assert values == {(): FALSE, (A,): TRUE, (B,): FALSE, (A, B): TRUE, (B, A): FALSE, (A, B, A): TRUE, (A, A): TRUE}


def test_everybody_knows_their_own_mind_at_first():
    """A character's mind as that character sees it is that mind, also in the mind of another."""
    state = two_minds(beliefs=[(("Ann",), True), (("Bob", "Ann"), None)])
    assert state.at((A, A)) == state.at((A,))
    assert state.at((B, A, A)) == state.at((B, A))
    assert state.at((B, A)).values == (from_plain(None),)


def test_a_belief_of_ones_own_belief_is_the_belief():
    """Stating what Ann believes she believes states what Ann believes."""
    assert two_minds(beliefs=[(("Ann", "Ann"), True)]) == two_minds(beliefs=[(("Ann",), True)])


def test_writing_in_a_mind_leaves_every_other_path():
    """A nested edit changes its one path: not the believer's own value, and not deeper or longer paths."""
    state = edited(two_minds(), {((A, B), 0): TRUE})
    changed = [
        p for p in [(), (A,), (B,), (A, B), (A, A), (A, A, B), (A, B, B), (B, A, B)] if state.at(p).values[0] == TRUE
    ]
    assert changed == [(A, B)]


def test_writing_back_restores_the_state():
    """An edit undone gives the very state there was before."""
    state = two_minds()
    assert edited(edited(state, {((A, B), 0): TRUE}), {((A, B), 0): FALSE}) == state
