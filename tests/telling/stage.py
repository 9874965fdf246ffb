"""A small world to tell, and what the tests need of it."""

from __future__ import annotations

from unsaid.language import core, read
from unsaid.minds import Minds
from unsaid.telling import Teller
from unsaid.world import GroundWorld, ground

HOUSE = """
type place;
entity Hall : place;
entity Attic : place;
entity Ann : character;
entity Bob : character;
role Ann;
called Ann: "Ann", she;
called Bob: "old Bob", he;
called Hall: "the hall";

property at(c : character) : place;
property knows(c : character) : boolean;
property coins(c : character) : number;
at(Ann) = Hall;
at(Bob) = Attic;
coins(Ann) = 2;

action walk(c : character, from : place, to : place) {
  precondition: from != to & at(c) == from;
  effect: at(c) = to;
  consenting: c;
  observing(o : character): o == c;
};
action find_out(c : character) {
  precondition: at(c) == Attic;
  effect: knows(c);
  consenting: c;
  observing(o : character): o == c;
};
action make_peace(c : character, other : character) {
  precondition: c != other;
  effect: coins(c) = coins(c) - 1;
  consenting: c, other;
};
action rain() { effect: coins(Ann) = 0; };

utility(): knows(Ann);
utility(Ann): knows(Ann);
utility(Bob): 0;
"""


def world(words: str = "") -> tuple[core.World, GroundWorld, Minds]:
    """The house, with words added."""
    reading = read(HOUSE + words, name="house")
    assert reading.world is not None, [d.message for d in reading.diagnostics]
    made = ground(reading.world, reading.source)
    return reading.world, made, Minds(made)


def teller(words: str = "", you: str | None = None) -> Teller:
    """A teller of the house."""
    made = world(words)
    return Teller(*made, you)
