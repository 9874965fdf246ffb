"""A task in English: where everybody is, who knows what, what each act shows to whom, and what is wanted.

Whoever reads it is not told what they are to find out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.tasks.scene import YOU, Scene, Want

RULES = {
    "go": "You can go to the next room. Whoever is in the room you leave, or in the one you "
    "enter, sees it; nobody else does.",
    "send": "You can ask somebody who is with you to go to the next room, and they go. It is seen like your own going.",
    "say": "You can say the news aloud. Everybody in the room hears it, and sees who else does.",
    "whisper": "You can whisper the news to somebody who is with you. Nobody else notices.",
    "ask": "You can ask somebody who is with you who took the ring, and if they know they tell you. Everybody in the "
    "room hears it, and sees who else does.",
    "take": "You can take the ring where it lies. Everybody in the room sees it.",
    "put": "You can put the ring down where you are. Everybody in the room sees it.",
}


def setting(scene: Scene) -> str:
    """The scene and its rules."""
    return " ".join((*_rooms(scene), *_known(scene), *(text for part, text in RULES.items() if part in scene.parts)))


def _rooms(scene: Scene) -> Iterator[str]:
    yield f"There are {len(scene.rooms)} rooms in a row: {_listed([f'the {room}' for room in scene.rooms])}."
    for who, room in scene.places.items():
        yield f"{'You are' if who == YOU else f'{who} is'} in the {room}."
    yield "At the start everybody knows where everybody is."


def _known(scene: Scene) -> Iterator[str]:
    start = dict(scene.start)
    if "news()" in start:
        yield "You have some news. Nobody else knows it, or takes anybody to know it."
    if "ring()" in start:
        yield f"There is a ring in the {start['ring()']}, and everybody knows it."
    if "thief()" in start:
        ignorant = {who for who, _ in scene.unknown}
        knowing = [who for who in scene.others if who not in ignorant]
        knows = f"{_listed(knowing)} knows who"
        yield f"Somebody took a ring. {knows}, and nobody else knows it or takes anybody to know it."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def goal(wants: Sequence[Want]) -> str:
    """All that is wanted, as one sentence."""
    return f"Bring it about that {_listed([_want(want) for want in wants])}."


def _want(want: Want) -> str:
    *before, last = want.need.chain or ("",)
    inner = _held(last, want)
    for n, who in enumerate(reversed(before)):
        outermost = n == len(before) - 1
        inner = f"{_one(who)} {_verb(who, 'believe', want.kept and outermost)} that {inner}"
    return inner


def _held(who: str, want: Want) -> str:
    """What the last of a chain holds, or what is so."""
    no, fluent, value = want.kept and len(want.need.chain) == 1, want.need.fluent, want.need.value
    if not want.need.chain:
        return "you have the ring" if value == YOU else f"the ring is in the {value}"
    if fluent == "ring()":
        what = "you have the ring" if value == YOU else f"the ring is in the {value}"
        return f"{_one(who)} {_verb(who, 'believe', no)} that {what}"
    what = "the news" if fluent == "news()" else "who took the ring"
    return f"{_one(who)} {_verb(who, 'know', no)} {what}"


def _one(who: str) -> str:
    return "you" if who == YOU else who


def _verb(who: str, verb: str, no: bool) -> str:
    if no:
        return f"{'do' if who == YOU else 'does'} not {verb}"
    return verb if who == YOU else f"{verb}s"
