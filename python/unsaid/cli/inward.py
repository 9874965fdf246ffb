"""Questions about minds, for ``unsaid why``: what was felt, believed, wanted and left unsaid in a story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.places import near, quoted

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.cli.grid import Grid
    from unsaid.data.limits import Limits
    from unsaid.psyche.holding import Holding
    from unsaid.psyche.log import Log
    from unsaid.telling.inward.words import Inward
    from unsaid.world.never import NeverHappens

Places = tuple[int, ...] | None
"""The places of a story a question is about; None for all of it."""

STEPS = 4
LEVELS = 1
"""How far anybody looks where no limit is set: acts in a plan, and levels of mind beyond one's own."""

FEW = 40
FAR = (5, 2)
"""How far they look in a world of no more than that many acts, where it costs nothing: a plot with three plans in it
needs as much."""


@dataclass(frozen=True)
class Asked:
    """What is asked: at most one of these."""

    not_: str | None = None
    feel: str | None = None
    believe: str | None = None
    knew: bool = False
    unsaid: bool = False
    doubt: bool = False

    def count(self) -> int:
        """How many things are asked at once."""
        named = sum(one is not None for one in (self.not_, self.feel, self.believe))
        return named + self.knew + self.unsaid + self.doubt


@dataclass(frozen=True)
class Answer:
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
        """For ``--json``: a list, or an object of lists where there are several kinds."""
        if len(self.parts) == 1:
            return self.parts[0][1]
        return {heading: found for heading, found, _ in self.parts}

    def prose(self) -> str:
        """In paragraphs, with a heading for each kind where there are several."""
        blocks = []
        for heading, found, told in self.parts:
            lines = list(dict.fromkeys(line for one in found if (line := self._told(told, one))))
            lead = f"{heading}:" if len(self.parts) > 1 else self.lead
            if lines:
                blocks.append("\n".join([lead, *(f"- {line}" for line in lines)] if lead else lines))
        return "\n\n".join([*blocks, self.checked] if blocks and self.checked else blocks) or self.nothing

    def _told(self, told: Callable[[Any], str], one: Any) -> str:
        line = told(one)
        return "\n    ".join([line, *self.proof(one)]) if line and self.proof else line


def answer(
    world: OpenWorld, acts: Sequence[str], places: Places, asked: Asked, bounds: Limits, who: str | None
) -> Answer | Grid:
    """The answer to one question about a story, or about the acts at some places of it."""
    from unsaid.psyche.holding import Holding
    from unsaid.telling.inward.words import Inward

    log = logged(world, _numbered(world, acts), bounds)
    inward = Inward(_teller(world, who), log)
    if asked.not_ is not None:
        never = world.never(asked.not_)
        return _never(never) if never is not None else _why_not(Holding(log), inward, asked.not_, places)
    if asked.feel is not None:
        return _feelings(log, inward, asked.feel, places)
    if asked.believe is not None:
        return _beliefs(log, inward, asked.believe, places)
    if asked.doubt:
        return _doubts(log, inward, places)
    return _knowledge(log, inward, places) if asked.knew else _unsaid(Holding(log), inward, places)


def proved(
    world: OpenWorld, acts: Sequence[str], found: Answer, bounds: Limits, who: str | None, all_at: Places = ()
) -> Answer:
    """An answer with the runs that prove it, gone through again on the checker's minds; of doubts at the places
    ``all_at`` it must leave out nothing."""
    from unsaid.story.confirming import left_out, refusals
    from unsaid.telling.inward.proving import proof, statements
    from unsaid.telling.inward.words import Inward

    log = logged(world, _numbered(world, acts), bounds)
    inward = Inward(_teller(world, who), log)
    said = [one for _, part, _ in found.parts for one in statements(part)]
    wrong = refusals(world.ground, log.acts, said, log.sight)
    if wrong:
        raise Halt(Exit.FAULT, f"not confirmed: {wrong[0]}")
    missing = [] if all_at == () else left_out(world.ground, log.acts, said, all_at, log.sight)
    if missing:
        raise Halt(Exit.FAULT, f"not confirmed: it is not said that {missing[0]}")
    counted = "1 statement" if len(said) == 1 else f"{len(said)} statements"
    checked = f"Gone through again on minds of its own, the checker confirms {counted}." if said else ""
    return replace(found, proof=lambda one: proof(inward, one), checked=checked)


def _numbered(world: OpenWorld, acts: Sequence[str]) -> list[int]:
    numbers = world.ground.actions_named()
    return [numbers[act] for act in acts]


def logged(world: OpenWorld, acts: Sequence[int], bounds: Limits) -> Log:
    """The log of a course of acts, on which everything about its minds is worked out."""
    from unsaid.data.running import Sight

    far = FAR if len(world.ground.actions) <= FEW else (STEPS, LEVELS)
    steps = far[0] if bounds.character is None else bounds.character
    levels = far[1] if bounds.depth is None else max(bounds.depth - 1, 0)
    return world.study.log(acts, Sight(steps, levels))


def _teller(world: OpenWorld, who: str | None) -> Any:
    from unsaid.cli.prose import side_of
    from unsaid.telling import Teller

    return Teller(world.core, world.ground, world.minds, side_of(world, who))


def _why_not(holding: Holding, inward: Inward, name: str, places: Places) -> Answer:
    from unsaid.psyche.whynot import why_not
    from unsaid.telling.inward.undone import told

    acts = _acts(holding.log, name)
    at = [None] if places is None else list(places)
    sentences = list(told(inward, [one for act in acts for place in at for one in why_not(holding, act, place)]))
    said = {id(one): sentence for one, sentence in sentences}
    nothing = f"{name} is nobody's to decide." if holding.log.acts else "There are no acts in this story."
    return Answer([("Why not", [one for one, _ in sentences], lambda one: said[id(one)])], nothing)


def _never(found: NeverHappens) -> Answer:
    """The answer about an act that can never happen, in this story or any."""
    return Answer([("Why not", [found], lambda one: f"{one.act} {one.said}.")], "")


def _acts(log: Log, name: str) -> list[int]:
    """The acts a name means: one act with its arguments, or all acts of that name."""
    actions = log.world.ground.actions
    found = [i for i, a in enumerate(actions) if a.name == name] or [
        i for i, a in enumerate(actions) if a.schema == name
    ]
    if not found:
        names = [a.name for a in actions] + [a.schema for a in actions]
        raise Halt(Exit.USAGE, f"--not {quoted(name)}: this world has no such act{near(name, names)}")
    return found


def _feelings(log: Log, inward: Inward, who: str, places: Places) -> Answer:
    from unsaid.psyche.feelings import feelings

    name = _character(log, who, "--feel", inward)
    felt = [f for f in feelings(log) if f.who == name and (places is None or f.place in places)]
    return Answer([("Felt", felt, inward.felt)], f"{inward.column(name)} felt nothing there that the story shows.")


def _beliefs(log: Log, inward: Inward, chain: str, places: Places) -> Answer:
    from unsaid.data.proof import Fact
    from unsaid.psyche.knowing import believed

    names = [_character(log, one.strip(), "--believe", inward) for one in chain.split(",")]
    numbers = {name: n for n, name in enumerate(log.world.ground.characters)}
    last = None if places is None else places[-1]
    held = believed(log, len(log.acts) if last is None else last + 1, *(numbers[name] for name in names))
    found = [b for b in held if inward.worded(Fact((), b.fluent, b.value))]
    nothing = f"Nothing that was not so, and nothing that {inward.name(names[-1])} had not believed from the start."
    return Answer([("Believed", found, inward.belief)], nothing, inward.believing(names, last))


def _knowledge(log: Log, inward: Inward, places: Places) -> Grid:
    from unsaid.cli.grid import Grid
    from unsaid.data.statements import Row
    from unsaid.psyche.grid import grid

    rows = [row for row in grid(log) if places is None or row.place in places]
    told = (Row(row.place, tuple(c for c in row.changes if inward.worded(c.fact))) for row in rows)
    return Grid([row for row in told if row.changes], inward)


def _unsaid(holding: Holding, inward: Inward, places: Places) -> Answer:
    from unsaid.psyche.feelings import feelings
    from unsaid.psyche.threads import unsaid, unsaid_at
    from unsaid.telling.inward import taken

    felt = feelings(holding.log)
    left = unsaid(holding, felt) if places is None else unsaid_at(holding, felt, places)
    return Answer(
        [
            ("Wishes held back", left.wishes, inward.held),
            ("Answers owed", left.answers, lambda one: taken.owed(inward, one)),
            ("Shown and not felt", left.hidden, inward.hidden),
            ("Still wrong at the end", [m for m in left.mistaken if inward.worded(m.fact)], inward.mistaken),
        ],
        "Nothing was left unsaid." if places is None else "Nothing was left unsaid there.",
    )


def _doubts(log: Log, inward: Inward, places: Places) -> Answer:
    from unsaid.psyche.doubt import Doubt, doubts
    from unsaid.psyche.robust import named_intervals
    from unsaid.psyche.silence import owed
    from unsaid.telling.inward import taken

    debts = [d for d in owed(log) if places is None or {d.asked, d.place} & {*places}]
    found = [took for took in doubts(log) if places is None or took.place in places]
    lines = dict(taken.evidence(inward, found))
    asked = range(len(log.inner.questions)) if places is None else ()
    held = [one for q in asked for one in named_intervals(Doubt(log, q))]
    return Answer(
        [
            ("Answers owed", debts, lambda debt: taken.owed(inward, debt)),
            ("How it was taken", found, lambda took: lines[took]),
            ("The same path of belief for", held, lambda one: taken.interval(inward, one)),
        ],
        "Nothing is in question in this world." if not log.inner.questions else "Nothing there was taken as evidence.",
    )


def _character(log: Log, name: str, flag: str, inward: Inward) -> str:
    """The character meant by a name, or by something the world calls it; *you* is whoever the world names so, and else
    whose telling it is."""
    from unsaid.cli.people import Unclear, meant

    characters, you = log.world.ground.characters, inward.teller.you
    try:
        found = meant(inward.teller.world, name, you)
    except Unclear as several:
        raise Halt(Exit.USAGE, f"{flag} {quoted(name)}: {several}") from None
    if found is None and name.strip().lower() == "you":
        found = you
    if found is None:
        named = near(name, characters) or f"; this world has {', '.join(characters)}"
        raise Halt(Exit.USAGE, f"{flag} {quoted(name)}: there is no such character{named}")
    return found
