"""Looking into the checked world's expressions: what stands inside one, and which names it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import core


def parts(e: core.Expression) -> tuple[core.Expression, ...]:
    """The expressions directly inside ``e``, left to right."""
    match e:
        case core.Believes() | core.Not() | core.Quantified():
            return (e.body,)
        case core.Knows():
            return (e.fluent,)
        case core.Junction():
            return e.items
        case core.Compare() | core.Arithmetic():
            return (e.left, e.right)
        case core.If():
            inner = tuple(part for branch in e.branches for part in branch)
            return inner if e.otherwise is None else (*inner, e.otherwise)
        case core.Assign():
            return (e.target, e.value)
    return ()


def walk(e: core.Expression) -> Iterator[core.Expression]:
    """``e`` and all inside it, outermost first, left to right."""
    yield e
    for part in parts(e):
        yield from walk(part)


def _terms(e: core.Expression) -> tuple[core.Expression, ...]:
    match e:
        case core.Variable():
            return (e,)
        case core.Fluent():
            return tuple(inside for term in e.arguments for inside in _terms(term) or (term,))
        case core.Instance():
            return e.arguments
        case core.Believes() | core.Knows():
            return (e.who,)
        case core.Openness():
            return e.among or ()
        case core.IsType():
            return _terms(e.term) or (e.term,)
    return ()


def open_names(e: core.Expression) -> frozenset[str]:
    """The variables that get their entity from outside ``e``."""
    own = {term.name for term in _terms(e) if isinstance(term, core.Variable)}
    inner = own.union(*(open_names(part) for part in parts(e)))
    return frozenset(inner - {e.variable} if isinstance(e, core.Quantified) else inner)


def conjuncts(e: core.Expression | None) -> list[core.Expression]:
    """The parts of a condition that must all hold."""
    if e is None:
        return []
    if isinstance(e, core.Junction) and e.kind == "and":
        return [part for item in e.items for part in conjuncts(item)]
    return [e]


def constants(e: core.Expression) -> frozenset[str]:
    """The entities that ``e`` names."""
    named = {str(term.value) for part in walk(e) for term in (part, *_terms(part)) if isinstance(term, core.Value)}
    return frozenset(named)


def only_named(e: core.Expression, variable: str) -> bool:
    """Whether ``e`` asks of a variable nothing but whether it is an entity that goes by a constant there, or by a
    variable from outside: no property, belief, type, value or quantified name hangs on it."""
    inside = {part.variable for part in walk(e) if isinstance(part, core.Quantified)}
    return variable not in inside and _only_named(e, variable, inside)


def _only_named(e: core.Expression, variable: str, inside: set[str]) -> bool:
    if isinstance(e, core.Compare) and all(isinstance(side, core.Variable | core.Value) for side in (e.left, e.right)):
        names = {side.name for side in (e.left, e.right) if isinstance(side, core.Variable)}
        return variable not in names or not names & inside
    if any(isinstance(term, core.Variable) and term.name == variable for term in _terms(e)):
        return False
    return all(_only_named(part, variable, inside) for part in parts(e))
