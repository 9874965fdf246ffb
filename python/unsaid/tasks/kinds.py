"""The kinds of tasks: what is asked, and in which scenes.

- ``make``: make A believe that B believes the news, to a depth;
- ``keep``: one is to learn the news and another not, or not to learn that the first knows;
- ``find``: find out who took the ring, and somebody is not to know that you know;
- ``unseen``: get the ring without those others coming to think so;
- ``fool``: let somebody hold the ring to be where it is not, or believe that another does.

Whether a task can be done is not arranged: it is drawn, and then found out.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from unsaid.tasks.scene import YOU, Need, Scene, Value, Want, at

PEOPLE = (
    "Ada",
    "Ben",
    "Cas",
    "Dot",
    "Eli",
    "Fay",
    "Gus",
    "Hal",
    "Ivy",
    "Jon",
    "Kim",
    "Leo",
    "Mia",
    "Ned",
    "Ora",
    "Pia",
)
ROOMS = ("Hall", "Attic", "Cellar", "Garden", "Kitchen", "Study", "Porch", "Barn")

Drawn = tuple[Scene, tuple[Want, ...]]


def _scene(
    dice: Random, people: int, rooms: int, fluents: dict[str, Value], unknown: list[str], parts: set[str]
) -> Scene:
    others = dice.sample(PEOPLE, people - 1)
    there = dice.sample(ROOMS, rooms)
    who = (YOU, *others)
    start = [(at(w), dice.choice(there)) for w in who]
    return Scene(
        people=who,
        rooms=tuple(there),
        start=(
            *start,
            *(
                (f, dice.choice(others) if v == "somebody" else dice.choice(there) if v == "somewhere" else v)
                for f, v in fluents.items()
            ),
        ),
        unknown=tuple((w, f) for w in who for f in unknown if not (f == "news()" and w == YOU)),
        parts=frozenset(parts),
    )


def _news(dice: Random, people: int, rooms: int) -> Scene:
    parts = {"go", "send", *dice.choice((("say",), ("say", "whisper"), ("whisper",)))}
    return _scene(dice, people, rooms, {"news()": True}, ["news()"], parts)


def _heard(*chain: str, kept: bool = False) -> Want:
    return Want(Need(chain, "news()", True), kept)


def make(dice: Random, people: int, rooms: int) -> Drawn:
    """Somebody is to believe that another believes it, and perhaps the other not that they do."""
    scene = _news(dice, people, rooms)
    a, b = dice.sample(scene.others, 2)
    wants = [_heard(a, b)]
    if dice.random() < 0.5:
        wants.append(_heard(b, a, kept=True))
    if dice.random() < 0.3:
        wants.append(_heard(a, b, a))
    return scene, tuple(wants)


def keep(dice: Random, people: int, rooms: int) -> Drawn:
    """One is to learn it; another is not, or is not to learn that the first did."""
    scene = _news(dice, people, rooms)
    a, b = dice.sample(scene.others, 2)
    silent = dice.choice(
        ([_heard(b, kept=True)], [_heard(b), _heard(b, a, kept=True)], [_heard(b), _heard(a, b, kept=True)])
    )
    return scene, (_heard(a), *silent)


def find(dice: Random, people: int, rooms: int) -> Drawn:
    """You are to know who took it; somebody is not to know that you do, or not to learn it."""
    scene = _scene(dice, people, rooms, {"thief()": "somebody"}, ["thief()"], {"go", "send", "ask"})
    thief = dict(scene.start)["thief()"]
    knows = dice.choice(scene.others)
    scene = Scene(
        scene.people,
        scene.rooms,
        scene.start,
        tuple((w, f) for w, f in scene.unknown if w != knows),
        scene.parts,
    )
    other = dice.choice([c for c in scene.others if c != knows])
    chain = dice.choice(((other,), (other, YOU), (other, knows)))
    return scene, (Want(Need((YOU,), "thief()", thief)), Want(Need(chain, "thief()", thief), kept=True))


def _ring(dice: Random, people: int, rooms: int) -> Scene:
    return _scene(dice, people, rooms, {"ring()": "somewhere"}, [], {"go", "send", "take", "put"})


def unseen(dice: Random, people: int, rooms: int) -> Drawn:
    """You are to have it, and nobody else is to think so."""
    scene = _ring(dice, people, rooms)
    watched = scene.others if dice.random() < 0.6 else scene.others[:1]
    return scene, (Want(Need((), "ring()", YOU)), *(Want(Need((c,), "ring()", YOU), kept=True) for c in watched))


def fool(dice: Random, people: int, rooms: int) -> Drawn:
    """It is to lie in one room while somebody holds it to be in another, or believes that another does."""
    scene = _ring(dice, people, rooms)
    here, there = dice.sample(scene.rooms, 2)
    a, b = dice.sample(scene.others, 2)
    chain = dice.choice(((a,), (a, b)))
    return scene, (Want(Need((), "ring()", here)), Want(Need(chain, "ring()", there)))


KINDS: dict[str, Callable[[Random, int, int], Drawn]] = {
    "make": make,
    "keep": keep,
    "find": find,
    "unseen": unseen,
    "fool": fool,
}
"""By name: what draws one."""
