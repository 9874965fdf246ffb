"""A sketch in the words of the world language. Parentheses everywhere: how tightly things bind is tested elsewhere."""

from __future__ import annotations

from .contested import PROPERTIES, TYPES
from .sketch import Hypothesis, Property, Question, Schema, Sketch, Tree


def written(sketch: Sketch) -> str:
    """The text of a world that means what the sketch says."""
    lines = [f"type {name}{_parents(parents)};" for name, parents in sketch.types.items()]
    lines += [f"entity {name} : {type_};" for name, type_ in sketch.entities if type_ not in TYPES]
    lines += [_property(p) for p in sketch.properties if p.name not in PROPERTIES]
    lines += [f"turns {', '.join(sketch.turns)};"] if sketch.turns else []
    lines += [_question(sketch, q) for q in sketch.questions]
    lines += [f"{effect(sketch, e)};" for e in sketch.initial]
    lines += [_schema(sketch, "action", s) for s in sketch.actions]
    lines += [_schema(sketch, "trigger", s) for s in sketch.triggers]
    lines += [f"utility({who or ''}): {expression(sketch, e)};" for who, e in sketch.utilities.items()]
    return "\n".join(lines) + "\n"


def _parents(parents: tuple[str, ...]) -> str:
    return "" if parents == ("entity",) else f" : {', '.join(parents)}"


def _property(p: Property) -> str:
    parameters = ", ".join(f"x{i} : {t}" for i, t in enumerate(p.parameters))
    return f"property {p.name}({parameters}) : {p.type};"


def _question(sketch: Sketch, q: Question) -> str:
    lines = [f"question {q.name}({q.asker}, {q.asked}) {{", *(_hypothesis(sketch, h) for h in q.hypotheses)]
    return "\n".join([*lines, "};"])


def _hypothesis(sketch: Sketch, h: Hypothesis) -> str:
    when = "" if h.when is None else f" when({expression(sketch, h.when)})"
    return f"\t{h.name}, {h.prior}{when}: {' & '.join(effect(sketch, e) for e in h.says)};"


def _schema(sketch: Sketch, kind: str, schema: Schema) -> str:
    parameters = ", ".join(n if t is None else f"{n} : {t}" for n, t in schema.parameters)
    lines = [f"{kind} {schema.name}({parameters}) {{", f"\tprecondition: {expression(sketch, schema.precondition)};"]
    if schema.effects:
        lines.append(f"\teffect: {' & '.join(effect(sketch, e) for e in schema.effects)};")
    if schema.consenting:
        lines.append(f"\tconsenting: {', '.join(schema.consenting)};")
    if schema.observing is not None:
        variable, e = schema.observing
        lines.append(f"\tobserving({variable} : character): {expression(sketch, e)};")
    if schema.asking:
        lines.append(f"\tasking: {', '.join(schema.asking)};")
    if schema.answering:
        lines.append(f"\tanswering: {', '.join(f'{q} = {h}' for q, h in schema.answering)};")
    if schema.discharging:
        lines.append(f"\tdischarging: {', '.join(schema.discharging)};")
    return "\n".join([*lines, "};"])


def effect(sketch: Sketch, tree: Tree) -> str:
    """An effect, or a statement about the start."""
    match tree:
        case ["set", fluent, believers, e]:
            return _set(sketch, fluent, believers, e)
        case ["when", e, inner]:
            return f"when({expression(sketch, e)}) ({' & '.join(effect(sketch, i) for i in inner)})"
        case ["each", variable, type_, inner]:
            return f"forall({variable} : {type_}) ({' & '.join(effect(sketch, i) for i in inner)})"
    raise ValueError(f"not an effect: {tree!r}")


def _set(sketch: Sketch, fluent: Tree, believers: list[str], e: Tree) -> str:
    """A setting; the two ways to write one about a belief are both used, by turns of its depth."""
    target = expression(sketch, fluent)
    if e is True or e is False:
        return _within(believers, target if e else f"!{target}")
    if len(believers) == 1:
        return _within(believers, f"{target} = {expression(sketch, e)}")
    return f"{_within(believers, target)} = {expression(sketch, e)}"


def _within(believers: list[str], text: str) -> str:
    for believer in reversed(believers):
        text = f"believes({believer}, {text})"
    return text


def expression(sketch: Sketch, e: Tree) -> str:
    """An expression."""
    match e:
        case ["fluent", index, *args]:
            return f"{sketch.properties[index].name}({', '.join(args)})"
        case ["name", name]:
            return name
        case ["and" | "or" as form, *items]:
            return f"({(' & ' if form == 'and' else ' | ').join(expression(sketch, i) for i in items)})"
        case ["not", item]:
            return f"!{expression(sketch, item)}"
        case ["believes", who, item]:
            return f"believes({who}, {expression(sketch, item)})"
        case ["is", name, type_]:
            return f"({name} : {type_})"
        case ["forall" | "exists" | "sum" | "product" as form, variable, type_, body]:
            return f"({form}({variable} : {type_}) {expression(sketch, body)})"
        case ["if", condition, then, *otherwise]:
            last = f" else {expression(sketch, otherwise[0])}" if otherwise else ""
            return f"(if({expression(sketch, condition)}) {expression(sketch, then)}{last})"
        case [operator, left, right]:
            return f"({expression(sketch, left)} {operator} {expression(sketch, right)})"
    return _scalar(e)


def _scalar(e: bool | float | None) -> str:
    if e is None:
        return "?"
    if isinstance(e, bool):
        return "True" if e else "False"
    return f"{e:g}"
