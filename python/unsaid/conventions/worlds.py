"""A world of the engine's for stories of a shape: so many people, boxes, rooms, things and topics, under some rules.

Whereabouts are everybody's to know; what a thing is moved to is seen by those in the room, and by nobody else. So a
mind holds of a thing what was last seen or believed by all of its chain together, which is how the sets mean it.
Where things lie is a secret that at first nobody knows: a mind that has seen nothing is open, and does not guess.

Who peeks or dozes is a fact that others do not hold: ``peeks`` and ``dozes`` are done before an act, unseen, and
undone after it. A story of a set is a course of such a world, and the engine does the rest. The names of people,
boxes and so on are numbers (``P1``, ``B2``), so that stories alike in shape share a world.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from unsaid.conventions.rules import Rules

if TYPE_CHECKING:
    from unsaid.api.world import World

MOST = 64
"""How many worlds are kept at once."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many there are of each kind, and whether there is a topic rather than a thing."""

    people: int
    boxes: int
    rooms: int
    topic: bool

    @classmethod
    def of(cls, people: int, boxes: int, rooms: int, topic: bool) -> Shape:
        """The shape whose world a story is told in: rounded up, so that there are few of them."""
        return cls(people, 2 if topic else -(-max(boxes, 2) // 3) * 3, -(-max(rooms, 1) // 3) * 3, topic)


@lru_cache(MOST)
def world_of(shape: Shape, rules: Rules) -> World:
    """The world for stories of a shape under some rules."""
    from unsaid.api.world import read

    return read(text_of(shape, rules), name="a test set")


def text_of(shape: Shape, rules: Rules) -> str:
    """The text of the world: a world file like any other."""
    if shape.topic:
        return _cast(shape) + _FACTS + _TALK
    return _cast(shape) + _FACTS + _THING + _placing(rules) + _saying(rules)


def _cast(shape: Shape) -> str:
    """Who and what there is."""
    kinds = {
        "room": [*_numbered("R", shape.rooms), "Away"],
        "box": _numbered("B", shape.boxes),
        "thing": ["T"],
        "character": _numbered("P", shape.people),
    }
    types = "".join(f"type {kind};\n" for kind in kinds if kind != "character")
    return types + "".join(f"entity {', '.join(names)} : {kind};\n" for kind, names in kinds.items() if names)


def _numbered(letter: str, number: int) -> list[str]:
    return [f"{letter}{i}" for i in range(1, number + 1)]


_FACTS = """
property at(c : character) : room;
property order(c : character) : number;
property gone() : number;
property peeking, dozing(c : character) : boolean;
forall(c : character) at(c) = Away;
let sees(x : character, r : room): (at(x) == r & !dozing(x)) | peeking(x);
action goes(c : character, r : room) { effect: at(c) = r; };
action leaves(c : character) { effect: at(c) = Away & gone() = gone() + 1 & order(c) = gone() + 1; };
action slips(c : character) { effect: at(c) = Away; observing(x : character): x == c; };
action peeks(c : character) { effect: peeking(c); observing(x : character): x == c; };
action blinks(c : character) { effect: !peeking(c); observing(x : character): x == c; };
action dozes(c : character) { effect: dozing(c); observing(x : character): False; };
action wakes(c : character) { effect: !dozing(c); observing(x : character): False; };
"""

_THING = """
property lies(t : thing) : box;
secret lies(T) among nobody;
lies(T) = B1;
action finds(c : character) {
  learns(x : character) when(sees(x, at(c))): lies(T);
  observing(x : character): sees(x, at(c));
};
action moves(c : character, b : box) {
  effect: lies(T) = b;
  observing(x : character): sees(x, at(c));
};
"""

_TALK = """
property heard(c : character) : boolean;
action says(c : character) {
  effect: forall(x : character) when(sees(x, at(c)) | x == c) heard(x);
  observing(x : character): sees(x, at(c)) | x == c;
};
action confides(c : character, d : character) {
  effect: heard(c) & heard(d) & forall(x : character) when(peeking(x)) heard(x);
  observing(x : character): x == c | x == d | peeking(x);
};
"""


def _placing(rules: Rules) -> str:
    """How a thing comes to be where it is at first."""
    seen = "sees(x, r)" if rules.starts == "seen" else "True"
    return f"action puts(b : box, r : room) {{ effect: lies(T) = b; observing(x : character): {seen}; }};\n"


def _saying(rules: Rules) -> str:
    """How it is said where a thing is: to all who are there, and to one alone."""
    heard, alone = _believed("o", rules), _believed("d", rules)
    return f"""
action claims(c : character, b : box) {{
  effect: forall(o : character) when(o != c & sees(o, at(c)){heard[0]}) ({heard[1]});
  observing(x : character): sees(x, at(c)) | x == c;
}};
action tells(c : character, d : character, b : box) {{
  effect: when(c != d{alone[0]}) ({alone[1]}) & forall(o : character) when(peeking(o){heard[0]}) ({heard[1]});
  observing(x : character): x == c | x == d | peeking(x);
}};
"""


def _believed(who: str, rules: Rules) -> tuple[str, str]:
    """When one believes what is said, and what one then believes."""
    when = {
        "all": "",
        "later": f" & order({who}) < order(c)",
        "unseen": f" & !knows({who}, lies(T))",
        "nobody": " & False",
    }[rules.trust]
    sincere = f" & believes({who}, believes(c, lies(T)) = b)" if rules.speakers == "sincere" else ""
    return when, f"believes({who}, lies(T) = b){sincere}"
