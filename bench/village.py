"""A village for a game: ten people who make, carry, swap and eat, and know of each other what they saw or were told.

Everybody makes one kind of good, at one place, and lives on another kind that somebody else makes. So they fetch,
walk, find each other, and swap; and where somebody has gone unseen, they look in the wrong place. At dawn all are
hungry again. There are close to nine hundred ground acts: walks, sights, swaps, meals, and what one may tell another of
a third.
"""

from __future__ import annotations

PLACES = ("Mill", "Shore", "Wood", "Meadow", "Garden")
PEOPLE = ("Ada", "Ben", "Cora", "Dan", "Eve", "Finn", "Gwen", "Hal", "Ivy", "Jon")
GOODS = ("Bread", "Fish", "Berries", "Milk", "Honey")
MADE_AT: dict[str, str] = dict(zip(GOODS, PLACES, strict=True))
TRADE = {
    "Ada": ("Bread", "Fish"),
    "Ben": ("Fish", "Bread"),
    "Cora": ("Berries", "Milk"),
    "Dan": ("Milk", "Berries"),
    "Eve": ("Honey", "Bread"),
    "Finn": ("Bread", "Honey"),
    "Gwen": ("Fish", "Berries"),
    "Hal": ("Berries", "Fish"),
    "Ivy": ("Milk", "Honey"),
    "Jon": ("Honey", "Milk"),
}
"""What each makes, and what each lives on."""


def world() -> str:
    """The text of the village."""
    return "\n".join([*_things(), *_start(), *_acts(), *_wants(), ""])


def _things() -> list[str]:
    return [
        "type place;",
        "type good;",
        *(f"entity {name} : place;" for name in PLACES),
        *(f"entity {name} : good;" for name in (*GOODS, "Nothing")),
        *(f"entity {name} : character;" for name in PEOPLE),
        "property at(c : character) : place;",
        "property holds(c : character) : good;",
        "property fed(c : character) : boolean;",
        "property makes(c : character) : good;",
        "property eats(c : character) : good;",
        "property made_at(g : good) : place;",
    ]


def _start() -> list[str]:
    return [
        *(f"made_at({good}) = {place};" for good, place in MADE_AT.items()),
        *(f"holds({who}) = {made};" for who, (made, _) in TRADE.items()),
        *(f"makes({who}) = {made};" for who, (made, _) in TRADE.items()),
        *(f"eats({who}) = {eaten};" for who, (_, eaten) in TRADE.items()),
        *(f"at({who}) = {MADE_AT[made]};" for who, (made, _) in TRADE.items()),
    ]


def _acts() -> list[str]:
    here = "  observing(x : character): at(x) == at(c);"
    return [
        "action go(c : character, p : place, g : good) {",
        "  precondition: at(c) != p & holds(c) == g;",
        "  effect: at(c) = p;",
        "  consenting: c;",
        "  observing(x : character): at(x) == at(c) | at(x) == p;",
        "};",
        "action fetch(c : character, g : good) {",
        "  precondition: makes(c) == g & at(c) == made_at(g) & holds(c) == Nothing;",
        "  effect: holds(c) = g;",
        "  consenting: c;",
        here,
        "};",
        "action swap(c : character, d : character) {",
        "  precondition: c != d & at(c) == at(d) & holds(c) != Nothing & holds(d) != Nothing;",
        "  effect: holds(c) = holds(d) & holds(d) = holds(c);",
        "  consenting: c, d;",
        here,
        "};",
        "action eat(c : character, g : good) {",
        "  precondition: eats(c) == g & holds(c) == g & !fed(c);",
        "  effect: fed(c) & holds(c) = Nothing;",
        "  consenting: c;",
        here,
        "};",
        "action tell(c : character, d : character, x : character) {",
        "  precondition: c != d & c != x & d != x & makes(x) == eats(d) & at(c) == at(d) &",
        "    (believes(d, at(x)) != at(x) | believes(d, holds(x)) != holds(x));",
        "  effect: believes(d, at(x)) = at(x) & believes(d, holds(x)) = holds(x);",
        "  consenting: c;",
        here,
        "};",
        "action seen(c : character, p : place, g : good) {",
        "  precondition: at(c) == p & holds(c) == g;",
        "  observing(x : character): at(x) == p;",
        "};",
        "action dawn() { effect: forall(c : character) !fed(c); observing(x : character): True; };",
    ]


def _wants() -> list[str]:
    want = "2 * (if(fed({c})) 1 else 0) + (if(holds({c}) != Nothing) 1 else 0)"
    return ["utility(): 0;", *(f"utility({c}): {want.format(c=c)};" for c in PEOPLE)]
