"""Questions about minds, for ``unsaid why``: what was felt, believed, wanted and left unsaid in a story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaid.cli.exits import Exit, Halt

if TYPE_CHECKING:
    from unsaid.api import World
    from unsaid.cli.grid import Grid
    from unsaid.psyche.holding import Holding
    from unsaid.psyche.inward import Inward
    from unsaid.psyche.log import Log
    from unsaid.psyche.statements import Took
    from unsaid.story.limits import Limits

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
        return sum(map(bool, (self.not_, self.feel, self.believe, self.knew, self.unsaid, self.doubt)))


@dataclass(frozen=True)
class Answer:
    """What is answered: statements as data, and how each kind is told; ``nothing`` is said where there are none.

    A statement told as the empty string is in the data alone."""

    parts: Sequence[tuple[str, Sequence[Any], Callable[[Any], str]]]
    nothing: str
    lead: str = ""

    def data(self) -> Any:
        """For ``--json``: a list, or an object of lists where there are several kinds."""
        if len(self.parts) == 1:
            return self.parts[0][1]
        return {heading: found for heading, found, _ in self.parts}

    def prose(self) -> str:
        """In paragraphs, with a heading for each kind where there are several."""
        blocks = []
        for heading, found, told in self.parts:
            lines = list(dict.fromkeys(line for one in found if (line := told(one))))
            lead = f"{heading}:" if len(self.parts) > 1 else self.lead
            if lines:
                blocks.append("\n".join([lead, *(f"- {line}" for line in lines)] if lead else lines))
        return "\n\n".join(blocks) or self.nothing


def answer(
    world: World, acts: Sequence[str], line: int | None, asked: Asked, bounds: Limits, who: str | None
) -> Answer | Grid:
    """The answer to one question about a story."""
    from unsaid.psyche.holding import Holding
    from unsaid.psyche.inward import Inward

    log = logged(world, acts, bounds)
    inward = Inward(_teller(world, who), log)
    if asked.not_ is not None:
        return _why_not(Holding(log), inward, asked.not_, line)
    if asked.feel is not None:
        return _feelings(log, inward, asked.feel, line)
    if asked.believe is not None:
        return _beliefs(log, inward, asked.believe, line)
    if asked.doubt:
        return _doubts(log, inward)
    return _knowledge(log, inward) if asked.knew else _unsaid(Holding(log), inward)


def logged(world: World, acts: Sequence[str], bounds: Limits) -> Log:
    """The log of a story, on which everything about its minds is worked out."""
    from unsaid.psyche.running import Sight

    far = FAR if len(world.ground.actions) <= FEW else (STEPS, LEVELS)
    steps = far[0] if bounds.character is None else bounds.character
    levels = far[1] if bounds.depth is None else max(bounds.depth - 1, 0)
    numbers = world.ground.actions_named()
    return world.study.log([numbers[act] for act in acts], Sight(steps, levels))


def _teller(world: World, who: str | None) -> Any:
    from unsaid.cli.prose import side_of
    from unsaid.telling import Teller

    return Teller(world.core, world.ground, world.minds, side_of(world, who))


def _why_not(holding: Holding, inward: Inward, name: str, line: int | None) -> Answer:
    from unsaid.psyche.whynot import why_not

    acts = _acts(holding.log, name)
    place = None if line is None else line - 1
    found = [one for act in acts for one in why_not(holding, act, place)]
    return Answer([("Why not", found, inward.why_not)], f"{name} is nobody's to decide.")


def _acts(log: Log, name: str) -> list[int]:
    """The acts a name means: one act with its arguments, or all acts of that name."""
    actions = log.world.ground.actions
    found = [i for i, a in enumerate(actions) if a.name == name] or [
        i for i, a in enumerate(actions) if a.schema == name
    ]
    if not found:
        names = [a.name for a in actions] + [a.schema for a in actions]
        raise Halt(Exit.USAGE, f"--not {name}: this world has no such act{near(name, names)}")
    return found


def _feelings(log: Log, inward: Inward, who: str, line: int | None) -> Answer:
    from unsaid.psyche.feelings import feelings

    name = _character(log, who, "--feel", inward)
    felt = [f for f in feelings(log) if f.who == name and (line is None or f.place == line - 1)]
    return Answer([("Felt", felt, inward.felt)], f"{name} felt nothing there that the story shows.")


def _beliefs(log: Log, inward: Inward, chain: str, line: int | None) -> Answer:
    from unsaid.psyche.knowing import believed

    names = [_character(log, one.strip(), "--believe", inward) for one in chain.split(",")]
    numbers = {name: n for n, name in enumerate(log.world.ground.characters)}
    done = len(log.acts) if line is None else line
    found = believed(log, done, *(numbers[name] for name in names))
    nothing = f"Nothing that was not so, and nothing that {names[-1]} had not believed from the start."
    return Answer([("Believed", found, inward.belief)], nothing, inward.believing(names, line))


def _knowledge(log: Log, inward: Inward) -> Grid:
    from unsaid.cli.grid import Grid
    from unsaid.psyche.grid import Row, grid

    told = (Row(row.place, tuple(c for c in row.changes if inward.worded(c.fact))) for row in grid(log))
    return Grid([row for row in told if row.changes], inward)


def _unsaid(holding: Holding, inward: Inward) -> Answer:
    from unsaid.psyche.feelings import feelings
    from unsaid.psyche.threads import unsaid

    left = unsaid(holding, feelings(holding.log))
    return Answer(
        [
            ("Wishes held back", left.wishes, inward.held),
            ("Answers owed", left.answers, inward.owed),
            ("Shown and not felt", left.hidden, inward.hidden),
            ("Still wrong at the end", [m for m in left.mistaken if inward.worded(m.fact)], inward.mistaken),
        ],
        "Nothing was left unsaid.",
    )


def _doubts(log: Log, inward: Inward) -> Answer:
    from unsaid.psyche.doubt import Doubt, doubts
    from unsaid.psyche.robust import named_intervals
    from unsaid.psyche.silence import owed

    held = [one for q in range(len(log.inner.questions)) for one in named_intervals(Doubt(log, q))]
    return Answer(
        [
            ("Answers owed", owed(log), inward.owed),
            ("How it was taken", doubts(log), lambda took: inward.took(took) if _speaks(took) else ""),
            ("The same path of belief for", held, inward.interval),
        ],
        "Nothing is in question in this world.",
    )


def _speaks(took: Took) -> bool:
    """Whether a piece of evidence is worth a line: most acts say nothing, but an answer that says nothing is news."""
    return took.kind != "act" or took.tells or took.believed[0] != took.believed[1]


def _character(log: Log, name: str, flag: str, inward: Inward) -> str:
    characters = log.world.ground.characters
    wanted = inward.teller.you if name.lower() == "you" and inward.teller.you else name
    found = next((c for c in characters if c.lower() == wanted.lower()), None)
    if found is None:
        raise Halt(Exit.USAGE, f"{flag} {name}: there is no such character; this world has {', '.join(characters)}")
    return found


def near(name: str, names: Sequence[str]) -> str:
    """A hint at what may have been meant, or nothing."""
    import difflib

    found = difflib.get_close_matches(name, names, n=1)
    return f"; did you mean {found[0]}?" if found else ""
