"""Questions about a story: why, why not, what was felt, believed, known, doubted and left unsaid.

``Asked`` is a question as data. What answers it is a ``Reply``: statements, and how each kind of them is told from a
side. Only here do the study of minds and its words meet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from unsaid.data.limits import Limits
from unsaid.data.proof import Fact
from unsaid.data.statements import Change, Row
from unsaid.errors import UnknownName, UnsaidError
from unsaid.language.nearest import nearest
from unsaid.psyche.doubt import Doubt, doubts
from unsaid.psyche.feelings import feelings
from unsaid.psyche.feelings.recognition import recognised
from unsaid.psyche.grid import grid
from unsaid.psyche.holding import Holding
from unsaid.psyche.knowing import believed
from unsaid.psyche.log import Log
from unsaid.psyche.robust import named_intervals
from unsaid.psyche.silence import owed
from unsaid.psyche.threads import Unsaid, unsaid, unsaid_at
from unsaid.psyche.whynot import why_not
from unsaid.story.confirming import left_out, refusals
from unsaid.telling import Teller
from unsaid.telling.grid import Grid
from unsaid.telling.inward import taken
from unsaid.telling.inward.proving import proof, statements
from unsaid.telling.inward.undone import told
from unsaid.telling.inward.words import Inward
from unsaid.telling.people import character, side_of

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.world.never import NeverHappens

Places = tuple[int, ...] | None
"""The places of a story, from 0, that a question is about; None for all of it."""

Kind = Literal["why", "why not", "felt", "believed", "knew", "doubt", "unsaid"]


@dataclass(frozen=True)
class Asked:
    """A question: its kind, and what it is about.

    ``act`` is the act of a *why not*; ``who`` those whose feelings or beliefs are asked for, outermost first, or those
    whose columns a table of who knew what is to have (none: all); ``fact`` the one fact, or all of a property, that it
    is to be about; ``places`` the acts of the story that it is about, from 0 (None: all).
    """

    kind: Kind
    act: str | None = None
    who: tuple[str, ...] = ()
    places: Places = None
    fact: str | None = None


@dataclass(frozen=True)
class Reply:
    """What is answered: statements as data, and how each kind is told; ``nothing`` is said where there are none.

    A statement told as the empty string is in the data alone."""

    parts: Sequence[tuple[str, Sequence[Any], Callable[[Any], str]]]
    nothing: str
    lead: str = ""
    proof: Callable[[Any], Sequence[str]] | None = None
    """The lines that prove a statement, where they are asked for."""
    checked: str = ""
    """What the checker says of all that is proved."""

    def data(self) -> Any:
        """The statements: a list, or an object of lists where there are several kinds."""
        if len(self.parts) == 1:
            return self.parts[0][1]
        return {heading: found for heading, found, _ in self.parts}

    def statements(self) -> list[Any]:
        """The statements of all kinds, one after another."""
        return [one for _, found, _ in self.parts for one in found]

    def prose(self) -> str:
        """In paragraphs, with a heading for each kind where there are several."""
        blocks = []
        for heading, found, words in self.parts:
            lines = list(dict.fromkeys(line for one in found if (line := self._told(words, one))))
            lead = f"{heading}:" if len(self.parts) > 1 else self.lead
            if lines:
                blocks.append("\n".join([lead, *(f"- {line}" for line in lines)] if lead else lines))
        return "\n\n".join([*blocks, self.checked] if blocks and self.checked else blocks) or self.nothing

    def _told(self, words: Callable[[Any], str], one: Any) -> str:
        line = words(one)
        return "\n    ".join([line, *self.proof(one)]) if line and self.proof else line


def answer(world: OpenWorld, acts: Sequence[str], asked: Asked, limits: Limits, who: str | None) -> Reply | Grid:
    """The answer to a question about minds, as ``who`` would tell it. Raises UnknownName."""
    log = world.log(world.numbered(acts), limits)
    inward = Inward(teller(world, who), log)
    match asked.kind:
        case "why not":
            assert asked.act is not None
            never = world.never(asked.act)
            return _never(never) if never is not None else _why_not(Holding(log), inward, asked.act, asked.places)
        case "felt":
            return _feelings(log, inward, asked.who, asked.places)
        case "believed":
            return _beliefs(log, inward, asked.who, asked.places)
        case "doubt":
            return _doubts(log, inward, asked.places)
        case "knew":
            return _knowledge(log, inward, asked)
        case _:
            return _unsaid(Holding(log), inward, asked.places)


def proved(world: OpenWorld, acts: Sequence[str], asked: Asked, limits: Limits, who: str | None) -> Reply:
    """An answer with the runs that prove it, gone through again on the checker's minds; of doubts nothing may be left
    out. Raises UnsaidError (``not-confirmed``) where the checker does not confirm it."""
    found = answer(world, acts, asked, limits, who)
    if not isinstance(found, Reply):
        raise UnsaidError("no-proof", "a table of who knew what has no proof of its own")
    log = world.log(world.numbered(acts), limits)
    inward = Inward(teller(world, who), log)
    said = [one for _, part, _ in found.parts for one in statements(part)]
    wrong = refusals(world.ground, log.acts, said, log.horizon)
    if wrong:
        raise UnsaidError("not-confirmed", f"not confirmed: {wrong[0]}")
    every: Places = asked.places if asked.kind == "doubt" else ()
    missing = [] if every == () else left_out(world.ground, log.acts, said, every, log.horizon)
    if missing:
        raise UnsaidError("not-confirmed", f"not confirmed: it is not said that {missing[0]}")
    counted = "1 statement" if len(said) == 1 else f"{len(said)} statements"
    checked = f"Gone through again on minds of its own, the checker confirms {counted}." if said else ""
    return replace(found, proof=lambda one: proof(inward, one), checked=checked)


def teller(world: OpenWorld, who: str | None) -> Teller:
    """The words of a world from somebody's side."""
    return Teller(world.core, world.ground, world.minds, side_of(world.core, who))


def _why_not(holding: Holding, inward: Inward, name: str, places: Places) -> Reply:
    acts = _acts(holding.log, name)
    at = [None] if places is None else list(places)
    sentences = list(told(inward, [one for act in acts for place in at for one in why_not(holding, act, place)]))
    said = {id(one): sentence for one, sentence in sentences}
    nothing = f"{name} is nobody's to decide." if holding.log.acts else "There are no acts in this story."
    return Reply([("Why not", [one for one, _ in sentences], lambda one: said[id(one)])], nothing)


def _never(found: NeverHappens) -> Reply:
    """The answer about an act that can never happen, in this story or any."""
    return Reply([("Why not", [found], lambda one: f"{one.act} {one.said}.")], "")


def _acts(log: Log, name: str) -> list[int]:
    """The acts a name means: one act with its arguments, or all acts of that name."""
    actions = log.world.ground.actions
    found = [i for i, a in enumerate(actions) if a.name == name] or [
        i for i, a in enumerate(actions) if a.schema == name
    ]
    if not found:
        names = [a.name for a in actions] + [a.schema for a in actions]
        near = nearest(name, names)
        hint = f"; did you mean {near}?" if near else ""
        raise UnknownName("unknown-act", f"this world has no such act{hint}")
    return found


def _feelings(log: Log, inward: Inward, who: Sequence[str], places: Places) -> Reply:
    (name,) = _characters(inward, who)
    everything = [*recognised(log), *feelings(log)]
    felt = [f for f in everything if f.who == name and (places is None or f.place in places)]
    felt.sort(key=lambda f: -1 if f.place is None else f.place)
    return Reply([("Felt", felt, inward.moved)], f"{inward.column(name)} felt nothing there that the story shows.")


def _beliefs(log: Log, inward: Inward, chain: Sequence[str], places: Places) -> Reply:
    names = _characters(inward, chain)
    numbers = {name: n for n, name in enumerate(log.world.ground.characters)}
    last = None if places is None else places[-1]
    held = believed(log, len(log.acts) if last is None else last + 1, *(numbers[name] for name in names))
    found = [b for b in held if inward.worded(Fact((), b.fluent, b.value))]
    nothing = f"Nothing that was not so, and nothing that {inward.name(names[-1])} had not believed from the start."
    return Reply([("Believed", found, inward.belief)], nothing, inward.believing(names, last))


def _knowledge(log: Log, inward: Inward, asked: Asked) -> Grid:
    rows = [row for row in grid(log) if asked.places is None or row.place in asked.places]
    minds, facts = {*_characters(inward, asked.who)}, _facts(log, asked.fact)

    def told(change: Change) -> bool:
        named = facts is None or change.fact.fluent in facts
        return named and inward.worded(change.fact) and (not minds or minds.issuperset(change.who))

    found = (Row(row.place, tuple(filter(told, row.changes))) for row in rows)
    return Grid([row for row in found if row.changes], inward)


def _facts(log: Log, name: str | None) -> set[str] | None:
    """The facts that a name means: one, or all of a property; None for no name. Raises UnknownName."""
    if name is None:
        return None
    fluents, key = log.world.ground.fluents, "".join(name.split()).casefold()
    keys = {fluent.name: "".join(fluent.name.split()).casefold() for fluent in fluents}
    found = {f.name for f in fluents if key in (keys[f.name], keys[f.name].removesuffix("()"), f.property.casefold())}
    if not found:
        near = nearest(name, [*keys, *dict.fromkeys(f.property for f in fluents)])
        hint = f"; did you mean {near}?" if near else ""
        raise UnknownName("unknown-fact", f"this world has no fact {name}{hint}")
    return found


def _unsaid(holding: Holding, inward: Inward, places: Places) -> Reply:
    left = _left(holding, places)
    parts = [("Wishes held back", left.wishes, inward.held), *_besides(inward, left)]
    return Reply(parts, "Nothing was left unsaid." if places is None else "Nothing was left unsaid there.")


def _left(holding: Holding, places: Places) -> Unsaid:
    felt = feelings(holding.log)
    return unsaid(holding, felt) if places is None else unsaid_at(holding, felt, places)


def _besides(inward: Inward, left: Unsaid) -> list[tuple[str, Sequence[Any], Callable[[Any], str]]]:
    return [
        ("Answers owed", left.answers, lambda one: taken.owed(inward, one)),
        ("Shown and not felt", left.hidden, inward.hidden),
        ("Still wrong at the end", [m for m in left.mistaken if inward.worded(m.fact)], inward.mistaken),
    ]


def besides(world: OpenWorld, acts: Sequence[str], places: Places, limits: Limits, who: str | None) -> Reply:
    """What was left unsaid besides wishes: answers owed, feelings not shown, errors nobody put right."""
    log = world.log(world.numbered(acts), limits)
    return Reply(_besides(Inward(teller(world, who), log), _left(Holding(log), places)), "")


def _doubts(log: Log, inward: Inward, places: Places) -> Reply:
    debts = [d for d in owed(log) if places is None or {d.asked, d.place} & {*places}]
    found = [took for took in doubts(log) if places is None or took.place in places]
    lines = dict(taken.evidence(inward, found))
    asked = range(len(log.inner.questions)) if places is None else ()
    held = [one for q in asked for one in named_intervals(Doubt(log, q))]
    return Reply(
        [
            ("Answers owed", debts, lambda debt: taken.owed(inward, debt)),
            ("How it was taken", found, lambda took: lines[took]),
            ("The same path of belief for", held, lambda one: taken.interval(inward, one)),
        ],
        "Nothing is in question in this world." if not log.inner.questions else "Nothing there was taken as evidence.",
    )


def _characters(inward: Inward, who: Sequence[str]) -> list[str]:
    """The characters meant; *you* is whoever the world names so, and else whose telling it is."""
    return [character(inward.teller.world, name, inward.teller.you) for name in who]
