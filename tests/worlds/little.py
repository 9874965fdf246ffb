"""Two little worlds on which several rooms are tried: a chest that is opened, and a count that not everybody sees."""

from __future__ import annotations

CHEST = """
entity Ann : character;
entity Tom : character;
entity Una : character;
property open() : boolean;
action unlock() {
  precondition: !open();
  effect: open();
  consenting: Ann;
  observing(x : character): x == Ann | x == Una;
};
"""
"""Ann opens a chest; the world has Una see it, wherever she stands, and Tom not."""

COUNT = """
entity Ann : character;
entity Tom : character;
property count() : number;
property seen() : boolean;
action tick(Ann) { effect: count() = count() + 1; consenting: Ann; observing(x : character): x == Ann; };
action look(Tom) { effect: seen() = (count() > 3); consenting: Tom; observing(x : character): True; };
"""
"""Ann counts, Tom does not see it; so their minds drift apart, without end."""
