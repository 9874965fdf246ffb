"""A step of a scene as what happens, and as an act of a ground world: each written out for itself."""

from __future__ import annotations

from ..expressions import Expression
from ..open.openable import Openable
from ..values import Plain, from_plain
from ..world import Effect, Event, Learning, Secret, World
from .happening import Happening
from .scenes import Scene, Start, Step
from .worlds import Model

ROOM = (False, True)
NAMES = ("Ann", "Bob", "Cat", "Dan")
TRULY, NEVER = ["and"], ["or"]


def plain(s: Scene, f: int, v: int) -> Plain:
    """The value of a fluent as a world file writes it."""
    return ROOM[v] if f >= s.plain else "uvw"[v]


# --- the world --------------------------------------------------------------------------------------


def world(s: Scene) -> World:
    """The ground world of a scene, without its acts."""
    domains = tuple(frozenset(from_plain(plain(s, f, v)) for v in range(x.size)) for f, x in enumerate(s.starts))
    beliefs = tuple(b for f, x in enumerate(s.starts) for b in _belief(s, f, x, domains[f]))
    secrets = (
        Secret(f, frozenset(x.who), x.how == "openly") for f, x in enumerate(s.starts) if x.how in ("secret", "openly")
    )
    return World(
        characters=tuple(NAMES[: s.people]),
        fluents=tuple(name(s, f) for f in range(len(s.starts))),
        initial=tuple(from_plain(plain(s, f, x.value)) for f, x in enumerate(s.starts)),
        beliefs=beliefs,
        actions=(),
        triggers=(),
        author=0,
        utilities=(0,) * s.people,
        openable=Openable(domains),
        secrets=tuple(secrets),
    )


def name(s: Scene, f: int) -> str:
    """The name of a fluent."""
    return f"in({NAMES[f - s.plain]})" if f >= s.plain else "fghi"[f]


def _belief(s: Scene, f: int, x: Start, domain: frozenset) -> list[tuple]:
    if x.how == "mistaken":
        return [(x.who, f, from_plain(plain(s, f, x.other)))]
    return [(x.who, f, ("open", domain))] if x.how == "blank" else []


# --- what happens -----------------------------------------------------------------------------------


def happening(s: Scene, step: Step, before: Model) -> Happening | None:
    """What the step comes to as things are, or None if it cannot be."""
    a, f, v = step.actor, step.fluent, step.value
    present = before.real[s.plain + a] == 1
    seen_by = "room" if present else frozenset((a,))
    if step.kind in ("tell", "tell one", "lie", "lie to one"):
        return _said(s, step, before, seen_by)
    match step.kind:
        case "change for all":
            return Happening(step.kind, a, "all", changes=((f, ("to", v)),))
        case "change":
            return Happening(step.kind, a, seen_by, changes=((f, ("to", v)),))
        case "change unseen":
            return Happening(step.kind, a, frozenset((a,)), changes=((f, ("to", v)),))
        case "look":
            return Happening(step.kind, a, seen_by, learnt=((a, ("value", f)),))
        case "look unseen":
            return Happening(step.kind, a, frozenset((a,)), learnt=((a, ("value", f)),))
        case "whisper" if a != step.other and present and before.real[s.plain + step.other] == 1:
            return Happening(step.kind, a, seen_by, learnt=((step.other, ("value", f)),))
        case "enter" if not present:
            looks = tuple((a, ("value", s.plain + c)) for c in range(s.people))
            return Happening(step.kind, a, "room", changes=((s.plain + a, ("to", 1)),), learnt=looks)
        case "leave" if present:
            return Happening(step.kind, a, "room", changes=((s.plain + a, ("to", 0)),))
    return _rich(s, step, before, seen_by)


def _rich(s: Scene, step: Step, before: Model, seen_by: str | frozenset[int]) -> Happening | None:
    a, f, v, g, u = step.actor, step.fluent, step.value, step.fluent2, step.value2
    if step.kind == "look whether":
        return Happening(step.kind, a, seen_by, learnt=((a, ("whether", f, v)),))
    if f == g:
        return None
    match step.kind:
        case "compare":
            return Happening(step.kind, a, seen_by, learnt=((a, ("alike", f, g)),))
        case "use" if before.real[f] == v:
            return Happening(step.kind, a, seen_by, claim=(f, v), changes=((g, ("to", u)),))
        case "copy" if s.starts[f].size == s.starts[g].size:
            return Happening(step.kind, a, seen_by, changes=((g, ("copy", f)),))
        case "change if":
            return Happening(step.kind, a, seen_by, changes=((g, ("if", f, v, u)),))
    return None


def _said(s: Scene, step: Step, before: Model, seen_by: str | frozenset[int]) -> Happening | None:
    a, f, v = step.actor, step.fluent, step.value
    if step.kind.endswith("one"):
        if a == step.other:
            return None
        seen_by = frozenset((a, step.other))
    how, held = before.answer((a,), f)
    if step.kind.startswith("tell"):
        return Happening(step.kind, a, seen_by, claim=(f, min(held)), speaker=a) if how == "known" else None
    if how == "known" and held == {v}:
        v = (v + 1) % s.starts[f].size
    return Happening(step.kind, a, seen_by, taken_for=Happening("told", a, seen_by, claim=(f, v), speaker=a))


# --- the same as an act -----------------------------------------------------------------------------


def act(s: Scene, h: Happening) -> Event:
    """The act of a ground world that does what happens."""
    there = tuple(_sees(s, h, c) for c in range(s.people))
    effects = tuple(_effect(s, g, change) for g, change in h.changes)
    precondition: Expression = TRULY
    if h.claim is not None:
        f, v = h.claim[0], plain(s, *h.claim)
        if h.speaker is None:
            precondition = ["==", ["get", f], v]
        else:
            precondition = ["==", ["get", f, h.speaker], v]
            effects += tuple(Effect((c,), f, there[c], v) for c in range(s.people))
    return Event(
        name=h.kind,
        line=None,
        precondition=precondition,
        effects=effects,
        consenting=(h.actor,),
        observing=there,
        learning=tuple(Learning(c, TRULY, _thing(s, thing)) for c, thing in h.learnt),
        seen=None if h.taken_for is None else act(s, h.taken_for),
    )


def _sees(s: Scene, h: Happening, c: int) -> Expression:
    if c == h.actor or h.seen_by == "all":
        return TRULY
    if isinstance(h.seen_by, str):
        return ["==", ["get", s.plain + c], True]
    return TRULY if c in h.seen_by else NEVER


def _effect(s: Scene, g: int, change: tuple) -> Effect:
    match change:
        case ("to", v):
            return Effect((), g, TRULY, plain(s, g, v))
        case ("copy", f):
            return Effect((), g, TRULY, ["get", f])
        case ("if", f, v, u):
            return Effect((), g, ["==", ["get", f], plain(s, f, v)], plain(s, g, u))
    raise ValueError(change)


def _thing(s: Scene, thing: tuple) -> Expression:
    match thing:
        case ("value", f):
            return ["get", f]
        case ("whether", f, v):
            return ["==", ["get", f], plain(s, f, v)]
        case ("alike", f, g):
            return ["==", ["get", f], ["get", g]]
    raise ValueError(thing)
