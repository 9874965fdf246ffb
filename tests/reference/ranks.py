"""What ranks do of themselves, as the triggers of a ground world, made in the plainest way.

Four kinds, each for every hypothesis in turn: the least rank is taken from all; what is above the most is the most;
what nobody thought of comes in; the first of rank 0 is believed where what was believed no longer has it, and where
the one who asks has it at 0 as well.

A world file lists such triggers. They are not read from there: they are made anew from what the file says of questions,
so that whoever wrote them into the file is held to them (``in_place``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Expression = Any
MOST = 3


@dataclass(frozen=True)
class Ranked:
    """A hypothesis: its fluents, the condition to think of it (as ``asker`` believes it), what it says."""

    name: str
    rank: int
    patch: tuple[tuple[tuple[int, ...], int, Any], ...]
    unthought: int | None = None
    thought: Expression = None


def ranking(question: str, asker: int, asked: int, believed: int, ranked: list[Ranked]) -> list[dict[str, Any]]:
    """The triggers of one question, in order."""
    made = [*_least(ranked), *_most(ranked), *_thought(ranked), *_believed(asker, asked, believed, ranked)]
    return [_trigger(f"{question}: {name}", needs, effects) for name, needs, effects in made]


Made = Iterator[tuple[str, list[Expression], list[dict[str, Any]]]]


def in_place(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The triggers of a world file, with those of the ranks of its questions made anew.

    They are named ``question: what``, with the question's parameters in it or behind it; no other name begins so.
    """
    families: dict[str, list[list[dict[str, Any]]]] = {}
    for question in data.get("inner", {}).get("questions", []):
        if question.get("believed") is not None and all(h.get("rank") is not None for h in question["hypotheses"]):
            families.setdefault(question["name"].split("(")[0], []).append(_of_question(question))
    own = [made for family in families.values() for alike in zip(*family, strict=True) for made in alike]
    return [*own, *(t for t in data["triggers"] if t["name"].split(": ")[0].split("(")[0] not in families)]


def _of_question(question: dict[str, Any]) -> list[dict[str, Any]]:
    asker = question["asker"]
    ranked = [_of_hypothesis(h, asker) for h in question["hypotheses"]]
    return ranking(question["name"], asker, question["asked"], question["believed"], ranked)


def _of_hypothesis(h: dict[str, Any], asker: int) -> Ranked:
    patch = tuple((tuple(p["who"]), p["fluent"], p["value"]) for p in h["patch"])
    return Ranked(h["name"], h["rank"], patch, h.get("unthought"), _seen_by(h.get("revealed", True), asker))


def _seen_by(e: Expression, asker: int) -> Expression:
    """A condition as somebody believes it."""
    if not isinstance(e, list):
        return e
    if e[0] == "get":
        chain = e[2:] if e[2:3] == [asker] else [asker, *e[2:]]
        return ["get", e[1], *chain]
    return [e[0], *(_seen_by(part, asker) for part in e[1:])]


def _least(ranked: list[Ranked]) -> Made:
    for h in ranked:
        mine = ["get", h.rank]
        others = [["get", o.rank] for o in ranked if o is not h]
        no_less = [["or", ["==", o, None], ["<=", mine, o]] for o in others]
        everything = [h.rank for h in ranked] + [h.unthought for h in ranked if h.unthought is not None]
        told = [_set((), f, _within(["-", ["get", f], mine])) for f in everything]
        yield f"{h.name} least", [["!=", mine, 0], ["!=", mine, None], *no_less], told


def _most(ranked: list[Ranked]) -> Made:
    for h in ranked:
        zero = ["or", *(["==", ["get", o.rank], 0] for o in ranked if o is not h)]
        yield f"{h.name} most", [[">", ["get", h.rank], MOST], zero], [_set((), h.rank, MOST)]
    for h in ranked:
        if h.unthought is not None:
            yield f"{h.name} most, unthought", [[">", ["get", h.unthought], MOST]], [_set((), h.unthought, MOST)]


def _thought(ranked: list[Ranked]) -> Made:
    for h in ranked:
        if h.unthought is not None:
            needs = [["==", ["get", h.rank], None], h.thought]
            yield f"{h.name} thought", needs, [_set((), h.rank, ["get", h.unthought])]


def _believed(asker: int, asked: int, believed: int, ranked: list[Ranked]) -> Made:
    for n, h in enumerate(ranked):
        zero = ["==", ["get", h.rank], 0]
        first = [["!=", ["get", o.rank], 0] for o in ranked[:n]]
        gone = [["and", ["==", ["get", believed], o.name], ["!=", ["get", o.rank], 0]] for o in ranked if o is not h]
        known = [_set((asker, asked), fluent, value) for who, fluent, value in h.patch if not who]
        says = [_set((asker, *who), fluent, value) for who, fluent, value in h.patch]
        thinks = ["==", ["get", h.rank, asker], 0]
        yield f"{h.name} believed", [zero, thinks, ["or", *gone], *first], [_set((), believed, h.name), *known, *says]


def _within(e: Expression) -> Expression:
    return ["if", [">", e, MOST], MOST, ["if", ["<", e, -MOST], -MOST, e]]


def _set(who: tuple[int, ...], fluent: int, value: Expression) -> dict[str, Any]:
    return {"who": list(who), "fluent": fluent, "when": True, "value": value}


def _trigger(name: str, needs: list[Expression], effects: list[dict[str, Any]]) -> dict[str, Any]:
    head = {"name": name, "schema": name, "arguments": [], "line": 1}
    return head | {"precondition": ["and", *needs], "effects": effects}
