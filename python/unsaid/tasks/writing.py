"""A scene and what is wanted in it as a world of Unsaid, whose engine then plans.

Nobody must consent to an act, so none needs a reason, and a story of the world is a plan. The author wants all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.tasks.scene import Need, Scene, Value, Want

ACTIONS = {
    "go": """action go(from : room, to : room) {
  precondition: door(from, to) & at(You) == from;
  effect: at(You) = to;
  observing(x : character): at(x) == from | at(x) == to;
};""",
    "send": """action send(c : character, from : room, to : room) {
  precondition: c != You & door(from, to) & at(You) == from & at(c) == from;
  effect: at(c) = to;
  observing(x : character): at(x) == from | at(x) == to;
};""",
    "say": """action say(r : room) {
  precondition: at(You) == r & believes(You, news());
  effect: news();
  observing(x : character): at(x) == r;
};""",
    "whisper": """action whisper(c : character, r : room) {
  precondition: c != You & at(You) == r & at(c) == r & believes(You, news());
  effect: news();
  observing(x : character): x == You | x == c;
};""",
    "ask": """action ask(c : character, p : character, r : room) {
  precondition: c != You & p != You & at(You) == r & at(c) == r & believes(c, thief()) == p;
  effect: thief() = p;
  observing(x : character): at(x) == r;
};""",
    "take": """action take(r : room) {
  precondition: at(You) == r & ring() == r;
  effect: ring() = You;
  observing(x : character): at(x) == r;
};""",
    "put": """action put(r : room) {
  precondition: at(You) == r & ring() == You;
  effect: ring() = r;
  observing(x : character): at(x) == r;
};""",
}

PROPERTIES = {
    "news()": "property news() : boolean;",
    "thief()": "property thief() : character;",
    "ring()": "property ring() : spot;",
}


def plain(value: Value) -> str:
    """A value as it is written."""
    return "?" if value is None else str(value)


def expression(need: Need) -> str:
    """What must be so, as an expression."""
    text = f"{need.fluent} == {plain(need.value)}"
    for who in reversed(need.chain):
        text = f"believes({who}, {text})"
    return text


def wanted(want: Want) -> str:
    """A want as an expression."""
    if not want.kept:
        return expression(want.need)
    inner = want.need.fluent
    for who in reversed(want.need.chain):
        inner = f"believes({who}, {inner})"
    return f"{inner} != {plain(want.need.value)}"


def world(scene: Scene, wants: Sequence[Want]) -> str:
    """The world of a task."""
    fluents = [fluent for fluent, _ in scene.start]
    lines = [
        "type spot;",
        "type room : spot;",
        "type character : spot;",
        f"entity {', '.join(scene.rooms)} : room;",
        f"entity {', '.join(scene.people)} : character;",
        "property at(c : character) : room;",
        "property door(a : room, b : room) : boolean;",
        *(text for fluent, text in PROPERTIES.items() if fluent in fluents),
        " ".join(f"door({a}, {b});" for a, b in scene.doors),
        " ".join(f"{fluent} = {plain(value)};" for fluent, value in scene.start),
        " ".join(f"believes({who}, {fluent} = ?);" for who, fluent in scene.unknown),
        *(text for part, text in ACTIONS.items() if part in scene.parts),
        f"utility(): {' & '.join(wanted(want) for want in wants)};",
    ]
    return "\n".join(line for line in lines if line) + "\n"
