"""What lint says where somebody counts on what minds do not keep: each kind, and where it is quiet."""

from __future__ import annotations

from unsaid.api.opened import OpenWorld
from unsaid.desk.linting.bounds import Bounds
from unsaid.desk.linting.counted_on import held_alike, in_parts
from unsaid.language import read

PARTS = """\
type place;
entity Desk, Attic, Cellar : place;
entity Ben, Anna : character;
property letter() : place;
property told() : boolean;
letter() = Attic;
believes(Ben, letter()) = open;
believes(Anna, letter()) = open;
action look(p : place) by Ben { learns(Ben): letter() == p; };
action ask by Anna { precondition: knows(Ben, letter()); effect: told(); learns(Anna): letter(); };
utility(Anna): told();
utility(Ben): knows(Ben, letter());
"""


def bounds(text: str) -> Bounds:
    """A world as it is looked through."""
    reading = read(text)
    assert reading.world is not None, reading.render()
    return Bounds(OpenWorld(reading))


def test_looks_that_another_counts_on() -> None:
    """Anna asks Ben once he knows; after he has looked in two of three places he does, and she cannot see that."""
    (said,) = in_parts(bounds(PARTS))
    assert said.code == "looks-in-parts"
    assert said.message == (
        "`look` tells Ben of `letter()` one value at a time; Anna, who sees it, does not add up what Ben must know"
        " after several, and `ask` hangs on that"
    )
    assert said.repair == "let the act tell the value: `learns(Ben): letter()`"


def test_looks_that_nobody_counts_on() -> None:
    """Where the act tells the value, where two places are all there are, or where nobody asks, nothing is lost."""
    for quiet in (
        PARTS.replace("letter() == p;", "letter();"),
        PARTS.replace("Desk, Attic, Cellar", "Desk, Attic"),
        PARTS.replace("knows(Ben, letter())", "!told()"),
    ):
        assert list(in_parts(bounds(quiet))) == []


ALIKE = """\
type place;
entity Desk, Attic, Cellar : place;
entity Ann, Bob, Cat : character;
property letter() : place;
property glad() : boolean;
letter() = Attic;
secret letter() openly among Ann, Bob;
action move(p : place) by Cat { effect: letter() = p; observing(o : character): o == Cat; };
action show(p : place) by Bob { precondition: believes(Bob, letter()) == p; };
action cheer by Cat { precondition: believes(Ann, letter()) == Attic; effect: glad(); };
utility(Cat): glad();
utility(Bob): knows(Cat, letter());
"""


def test_what_one_shows_of_another() -> None:
    """Ann and Bob knew where it was before Cat moved it; what Bob shows of himself says nothing of Ann."""
    (said,) = held_alike(bounds(ALIKE))
    assert said.code == "held-alike"
    assert said.message == (
        "`show` shows Cat what Bob holds of `letter()`; Ann, who may have held the same, is not seen to hold it by"
        " that, and `cheer` hangs on it"
    )


def test_nothing_is_lost_where_all_see_it_moved() -> None:
    """Where everybody sees it moved, or nobody asks what Ann holds, there is nothing to say."""
    for quiet in (
        ALIKE.replace(" observing(o : character): o == Cat;", ""),
        ALIKE.replace("believes(Ann, letter()) == Attic", "!glad()"),
    ):
        assert list(held_alike(bounds(quiet))) == []
