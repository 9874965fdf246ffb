"""Being near somebody: loneliness and jealousy."""

from __future__ import annotations

from collections.abc import Iterator

from .fortunes import threat
from .life import TINY, Feeling, Life, State


def ties(life: Life) -> Iterator[Feeling]:
    """Both, for every closeness anybody cares about."""
    for place in life.places:
        for i, concern in enumerate(life.concerns):
            if concern["kind"] == "closeness" and concern.get("toward") is not None:
                yield from _lonely(life, place, i)
                yield from _jealous(life, place, i)


def _near(life: Life, mind: State, i: int) -> float:
    return life.part(mind, life.concerns[i]["owner"], i)


def _lonely(life: Life, place: int, i: int) -> Iterator[Feeling]:
    c = life.concerns[i]["owner"]
    before, after = life.mind(place, c), life.mind(place + 1, c)
    was, now = _near(life, before, i), _near(life, after, i)
    reach = any(_near(life, life.model.after(after, a), i) > now + TINY for a in life.possible(after, c))
    if now < was - TINY and reach:
        back = [p for p in life.places[place + 1 :] if _near(life, life.mind(p + 1, c), i) >= was - TINY]
        over = back[0] if back else None
        yield _felt(life, "loneliness", place, i, (was - now) * ((over or len(life.acts)) - place), over)


def _jealous(life: Life, place: int, i: int) -> Iterator[Feeling]:
    c, d = life.concerns[i]["owner"], life.concerns[i]["toward"]
    before, after = life.mind(place, c), life.mind(place + 1, c)
    if not rivals(life, before, c, d) and rivals(life, after, c, d):
        feared = threat(life, place + 1, c)
        lost = _near(life, before, i) - _near(life, after, i) if feared is None else feared[0] - feared[1]
        over = [p for p in life.places[place + 1 :] if not rivals(life, life.mind(p + 1, c), c, d)]
        if lost > TINY:
            yield _felt(life, "jealousy", place, i, lost, over[0] if over else None)


def rivals(life: Life, mind: State, c: int, d: int) -> set[int]:
    """Those d would rather be near than near c, as c believes."""
    near = dict.fromkeys(life.people, 0.0)
    for i, concern in enumerate(life.concerns):
        if concern["owner"] == d and concern["kind"] == "closeness" and concern.get("toward") is not None:
            near[concern["toward"]] += life.part(mind, d, i)
    return {e for e in life.people if e not in (c, d) and near[e] > near[c] + TINY}


def _felt(life: Life, feeling: str, place: int, i: int, amount: float, over: int | None) -> Feeling:
    concern = life.concerns[i]
    names = life.names[concern["owner"]], life.names[concern["toward"]]
    return Feeling(feeling, names[0], place, amount, names[1], life.cause(place), concern["name"], over)
