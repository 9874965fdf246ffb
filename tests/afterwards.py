"""A small game that is over: Tom, who could say it, and Ann, who could call.

Tom thinks that he has to be ashamed, and has not: to tell would bring him 3 and cost him 4. Ann's voice would bring her
2 and cost her 3, and to leave brings her 1. To be called tells Tom that there is nothing to be ashamed of.
"""

from __future__ import annotations

import unsaid

DOOR = """
entity Ann : character;
entity Tom : character;
property told() : boolean;
property called() : boolean;
property gone() : boolean;
property ashamed() : boolean;
believes(Tom, ashamed());
action call() { precondition: !called() & !gone(); effect: called() & believes(Tom, !ashamed()); consenting: Ann; };
action leave() { effect: gone(); consenting: Ann; };
action tell() { precondition: !told(); effect: told(); consenting: Tom; };
concern nearness(Tom) : closeness(Ann) { weight: 3; term: told(); };
concern shame(Tom) : norm { weight: 4; term: if(told() & ashamed()) 0 else 1; };
concern voice(Ann) : closeness(Tom) { weight: 2; term: called(); };
concern fear(Ann) : own { weight: 3; term: !called(); };
concern peace(Ann) : own { term: gone(); };
role Ann;
telling concern shame(Tom) { down: "{Tom} would be looked at"; };
telling tell() { choice: "Say it"; };
telling call() { choice: "Call after him"; };
telling leave() { choice: "Leave the house"; };
telling ashamed() { true: "there is something to be ashamed of"; false: "there is nothing to be ashamed of"; };
ending Told { when: gone() & told(); title: "It Was Said"; };
ending Gone { when: gone() & !told(); title: "It Was Not Said"; };
"""


def door(text: str = DOOR) -> unsaid.World:
    """The world of the two."""
    world = unsaid.read(text, name="door")
    assert world.ok, [d.message for d in world.diagnostics]
    return world


def left() -> unsaid.Game:
    """The game in which she lets it be, and then leaves."""
    return door().play("Ann").take("pass").take("leave()")
