"""What questions bring with them into a sketched world: entities, fluents, what is so at first, effects, triggers.

A question is an entity, and so is each hypothesis. Properties hold who owes an answer, who let one go, how far each
hypothesis is from belief, and which is believed; where there are turns, another holds whose slot it is. All of it is
spelled out here by the page on what a world means, and none of it is taken from the program that reads texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .ranks import Ranked, ranking

if TYPE_CHECKING:
    from .sketch import Hypothesis, Property, Question, Schema, Sketch, Tree, _Grounding

TYPES = ("question", "hypothesis")

PROPERTIES = {
    "owes": (("character", "question"), "boolean"),
    "silent": (("character", "question"), "boolean"),
    "doubt": (("question", "hypothesis"), "number"),
    "unthought": (("question", "hypothesis"), "number"),
    "believed": (("question",), "hypothesis"),
    "slot": ((), "number"),
}
"""The types of parameters and value of each property."""

MOST = 3


def entities(questions: Sequence[Question]) -> list[tuple[str, str]]:
    """The entities that questions are and have, each with its type."""
    hypotheses = dict.fromkeys(h.name for q in questions for h in q.hypotheses)
    return [*((q.name, "question") for q in questions), *((name, "hypothesis") for name in hypotheses)]


def properties(turns: bool) -> list[Property]:
    """The properties that come with questions."""
    from .sketch import Property

    return [Property(name, *types) for name, types in PROPERTIES.items() if turns or name != "slot"]


def of(sketch: Sketch, name: str, *args: str) -> Tree:
    """A fluent of one of these properties."""
    return ["fluent", [p.name for p in sketch.properties].index(name), *args]


def at_first(sketch: Sketch) -> Iterator[Tree]:
    """What is stated of questions at the start, before what the author states."""
    for q in sketch.questions:
        for h in q.hypotheses:
            prior = min(h.prior, MOST)
            yield ["set", of(sketch, "doubt", q.name, h.name), [], prior if h.when is None else None]
            if h.when is not None:
                yield ["set", of(sketch, "unthought", q.name, h.name), [], prior]
        likeliest = min((h for h in q.hypotheses if h.when is None), key=lambda h: h.prior)
        yield ["set", of(sketch, "believed", q.name), [], ["name", likeliest.name]]
        yield from (["set", fluent, [q.asker, *who], value] for _, fluent, who, value in likeliest.says)


def owing(sketch: Sketch, schema: Schema) -> Iterator[Tree]:
    """The effects of answering, of turning a question away, and of asking."""
    settled = [*(q for q, _ in schema.answering), *schema.discharging]
    asked = {q.name: q.asked for q in sketch.questions}
    for name, owes in [*((q, False) for q in settled), *((q, True) for q in schema.asking)]:
        yield ["set", of(sketch, "owes", asked[name], name), [], owes]
        yield ["set", of(sketch, "silent", asked[name], name), [], False]


def triggers(grounding: _Grounding) -> list[dict[str, Any]]:
    """What ranks do of themselves."""
    return [t for q in grounding.sketch.questions for t in _triggers(grounding, q)]


def _triggers(grounding: _Grounding, q: Question) -> list[dict[str, Any]]:
    asker, asked = (grounding.characters.index(c) for c in (q.asker, q.asked))
    believed = grounding.get(of(grounding.sketch, "believed", q.name), {})
    return ranking(q.name, asker, asked, believed, [_ranked(grounding, q, h, asker) for h in q.hypotheses])


def _ranked(grounding: _Grounding, q: Question, h: Hypothesis, asker: int) -> Ranked:
    rank, unthought = (grounding.get(of(grounding.sketch, p, q.name, h.name), {}) for p in ("doubt", "unthought"))
    thought = None if h.when is None else grounding.condition(h.when, {}, (asker,))
    return Ranked(h.name, rank, _patch(grounding, h), None if h.when is None else unthought, thought)


def _patch(grounding: _Grounding, h: Hypothesis) -> tuple[tuple[tuple[int, ...], int, Any], ...]:
    said = [effect for tree in h.says for effect in grounding.effects(tree, {}, [])]
    return tuple((tuple(e["who"]), e["fluent"], e["value"]) for e in said)


def inner(grounding: _Grounding, schemas: Sequence[Schema]) -> dict[str, Any]:
    """What the file says of questions; ``schemas`` has the schema of each ground act."""
    sketch = grounding.sketch
    number = {q.name: n for n, q in enumerate(sketch.questions)}
    speech = [
        {
            "action": act,
            "asks": [number[q] for q in s.asking],
            "answers": [[number[q], _place(sketch.questions[number[q]], claim)] for q, claim in s.answering],
            "discharges": [number[q] for q in s.discharging],
        }
        for act, s in enumerate(schemas)
        if s.asking or s.answering or s.discharging
    ]
    rows = {"questions": [_row(grounding, q) for q in sketch.questions], "speech": speech}
    if not sketch.turns:
        return rows
    turns = [grounding.characters.index(c) for c in sketch.turns]
    return rows | {"turns": turns, "slot": grounding.get(of(sketch, "slot"), {})}


def _place(q: Question, claim: str) -> int:
    return [h.name for h in q.hypotheses].index(claim)


def _row(grounding: _Grounding, q: Question) -> dict[str, Any]:
    sketch, asker, asked = grounding.sketch, *(grounding.characters.index(c) for c in (q.asker, q.asked))
    fluents = {p: grounding.get(of(sketch, p, q.asked, q.name), {}) for p in ("owes", "silent")}
    believed = grounding.get(of(sketch, "believed", q.name), {})
    hypotheses = [_hypothesis_row(grounding, q, h, asker) for h in q.hypotheses]
    row = {"name": q.name, "asker": asker, "asked": asked, "believed": believed, "hypotheses": hypotheses}
    return row | fluents


def _hypothesis_row(grounding: _Grounding, q: Question, h: Hypothesis, asker: int) -> dict[str, Any]:
    ranked = _ranked(grounding, q, h, asker)
    patch = [{"who": list(who), "fluent": f, "value": value} for who, f, value in ranked.patch]
    row = {"name": h.name, "prior": h.prior, "patch": patch, "rank": ranked.rank, "unthought": ranked.unthought}
    return row if h.when is None else row | {"revealed": grounding.condition(h.when, {}, ())}
