#!/usr/bin/env python3
"""Writes the JSON Schema of everything that comes out of Unsaid as JSON, and the page that lists them.

What a command prints with ``--json`` is ``to_dict()`` of a value, and most values are typed data themselves; their
schema is that of their type. The few that put plain data together by hand have their shape described here. Both are
held to what really comes out by a test that allows no field without a description.
"""

from __future__ import annotations

import dataclasses
import json
import re
import typing
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from unsaid.api import outcome
from unsaid.api.asking import whynone
from unsaid.api.games import seat
from unsaid.api.map import parts, picture
from unsaid.api.moments import moment, option
from unsaid.api.otherwise import gaining, losing
from unsaid.api.rewording import unworded
from unsaid.api.speaking import brief, may
from unsaid.api.stories import finding, story
from unsaid.audit.data import Audit
from unsaid.data import lacking, proof, statements
from unsaid.data.limits import Limits
from unsaid.data.story import Beat, Reason, Result, Story
from unsaid.desk.outline.data import OutlineData
from unsaid.graph.agency import asked
from unsaid.play.seen import transcript
from unsaid.psyche.robust import NamedInterval
from unsaid.speech import gate
from unsaid.speech import interview as talk
from unsaid.story.map import small
from unsaid.telling.beside import Note
from unsaid.telling.setting import Tale
from unsaid.world.never import NeverHappens

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
FOLDER = REFERENCE / "schemas"
PLACE = REFERENCE / "json.md"

Read = Literal["unsaid", "sabre"]
"""How a text was read: as a world of Unsaid's, or as the planner Sabre reads it."""

Scalar = bool | float | str | None


class Maker(msgspec.Struct, frozen=True):
    """What would bring a condition about, and what of its own conditions never holds; see `Maker`."""

    name: str
    left_out: bool
    lacks: tuple[Missing, ...]


class Missing(msgspec.Struct, frozen=True):
    """A condition that never holds, as the language writes it, and what would bring it about."""

    needs: str
    makers: tuple[Maker, ...]


class Never(msgspec.Struct, frozen=True):
    """Why a goal is out of reach: what the author's utility comes to at most, and what never comes about; ``alone``:
    any one of these would be enough; ``only``: without them there is no way at all to it."""

    most: float | None
    alone: bool
    only: bool
    needs: tuple[Missing, ...]


class WhyNone(msgspec.Struct, frozen=True):
    """Why there is no story, or, where ``act`` is one, why it is in none; see `WhyNone`. ``put_back`` are pairs of an
    act and how many acts the story with it has."""

    world: str
    act: str | None
    kind: whynone.Why
    beyond: lacking.Beyond | None
    never: Never | None
    stories: tuple[lacking.Willing, ...]
    parts: tuple[Missing, ...]
    put_back: tuple[tuple[str, int], ...]
    stuck: lacking.Stuck | None


class Outcome(Result, frozen=True, kw_only=True):
    """How a search ended. ``acts`` is the story, or the best course met; ``explanations`` the reasons for each act.

    ``seconds`` has ``total`` and one entry per stage. ``beside``, with `--minds` or `--all-minds`, are notes on minds.
    ``why_none`` says why there is no story, where the search ended in `none`; not with `--all`.
    """

    reading: Read
    why_none: WhyNone | msgspec.UnsetType = msgspec.UNSET
    beside: tuple[Note, ...] | msgspec.UnsetType = msgspec.UNSET


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a text: offsets, and the line and column of the first, from 1."""

    start: int
    end: int
    line: int
    column: int


class Related(Spot, frozen=True, kw_only=True):
    """Another place that a diagnostic is about, and in a few words why."""

    message: str


class Change(Spot, frozen=True, kw_only=True):
    """A text for the place of what stands there."""

    text: str


class Edit(msgspec.Struct, frozen=True):
    """Changes that belong together; ``safe``: they leave no doubt about what was meant."""

    title: str
    safe: bool
    changes: tuple[Change, ...]


class Diagnostic(Spot, frozen=True, kw_only=True):
    """What was noticed in a text, where, and what to do about it."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    expected: str | None
    understood: str | None
    repair: str | None
    related: tuple[Related, ...]
    edits: tuple[Edit, ...]
    path: str | None
    reading: Read


class Bundled(msgspec.Struct, frozen=True):
    """A world that comes with Unsaid."""

    name: str
    title: str | None
    about: str | None


class World(msgspec.Struct, frozen=True):
    """A world: its text, and what there is to say about it; ``ok``: it can be run."""

    name: str
    text: str
    reading: Read
    ok: bool
    diagnostics: tuple[Diagnostic, ...]


class Mind(msgspec.Struct, frozen=True):
    """What the first of ``who`` thinks the next thinks …: the value of every fact."""

    who: tuple[str, ...]
    facts: dict[str, Scalar]


def struct(found: type) -> Any:
    """The shape of a value that is a dataclass of the interface, its names resolved."""
    names = {"Act": story.Act, "Moment": moment.Moment, "World": Any, "Scalar": Scalar, "Reason": Reason}
    hints = typing.get_type_hints(found, localns=names)
    fields = [(f.name, shape(hints[f.name])) for f in dataclasses.fields(found) if not f.name.startswith("_")]
    return msgspec.defstruct(found.__name__, fields, namespace={"__doc__": found.__doc__}, frozen=True)


def shape(hint: Any) -> Any:
    """A type in which acts of the interface have their shape."""
    return ACT | None if hint == story.Act | None else hint


ACT = struct(story.Act)


class Thought(msgspec.Struct, frozen=True):
    """A mind within a view: the value of every fact, and for each character the place of its mind among all."""

    facts: dict[str, Scalar]
    thinks: dict[str, int]


class View(msgspec.Struct, frozen=True):
    """What a role believes, to any depth: minds, of which the first is that of ``who``, as each thinks of others."""

    who: tuple[str, ...]
    minds: tuple[Thought, ...]


class Passage(msgspec.Struct, frozen=True):
    """Something a role reads, and the turn it tells of; 0 is the opening."""

    text: str
    turn: int
    sort: transcript.Sort


MOVE = struct(seat.Move)


class Seat(msgspec.Struct, frozen=True):
    """What one role of a game may know: what it has read, what it can choose, what it believes."""

    role: str
    to_move: bool
    over: bool
    passages: tuple[Passage, ...]
    options: tuple[MOVE, ...]  # pyright: ignore[reportInvalidTypeForm]
    view: View


class Allowed(msgspec.Struct, frozen=True):
    """What may be used: seconds, MiB, states; ``null`` is no limit."""

    time: float | None
    memory: int | None
    states: int | None


class Unsaid(msgspec.Struct, frozen=True):
    """What was left unsaid, by kind."""

    wishes: tuple[statements.Held, ...] = msgspec.field(name="Wishes held back")
    answers: tuple[statements.Owed, ...] = msgspec.field(name="Answers owed")
    hidden: tuple[statements.Hidden, ...] = msgspec.field(name="Shown and not felt")
    mistaken: tuple[statements.Mistaken, ...] = msgspec.field(name="Still wrong at the end")


class Own(msgspec.Struct, frozen=True):
    """A choice of the player's own: at which turn, and what."""

    turn: int
    choice: str


class Freed(msgspec.Struct, frozen=True):
    """One thing that would have freed a wish: facts to be known together, a choice of the player's, or a concern that
    would have had to cost less than so much."""

    beliefs: tuple[proof.Fact, ...] | msgspec.UnsetType = msgspec.UNSET
    role: Own | msgspec.UnsetType = msgspec.UNSET
    concern: tuple[str, float] | msgspec.UnsetType = msgspec.UNSET


class Wanted(msgspec.Struct, frozen=True):
    """A wish held back before an act, counted from 1, and after a turn of a game; see `Wish`."""

    before: int
    turn: int | None
    who: str
    act: str
    kind: Literal["held", "known"]
    short: float | None
    place: int | None
    chosen: tuple[str, ...]
    pulls: dict[str, float]
    costs: dict[str, float]
    brakes: tuple[tuple[str, ...], ...]
    known_to_role: bool | None
    crossed: tuple[tuple[str, str, int], ...]
    freed_by: tuple[Freed, ...] | msgspec.UnsetType = msgspec.UNSET


class Hinge(msgspec.Struct, frozen=True):
    """A way the game could have gone: another choice at a turn, or a belief put right; how it ends, and how many acts
    are lost and gained by it."""

    over: str | None
    ending: str | None
    lost: int
    gained: int
    turn: int | msgspec.UnsetType = msgspec.UNSET
    instead: str | msgspec.UnsetType = msgspec.UNSET
    belief: str | msgspec.UnsetType = msgspec.UNSET


class NearlySaid(msgspec.Struct, frozen=True):
    """What was nearly said, and what else was left unsaid; of a game also on what it hung."""

    version: Literal[1]
    world: str
    role: str | None
    acts: tuple[str, ...]
    wishes: tuple[Wanted, ...]
    answers: tuple[statements.Owed, ...]
    hidden: tuple[statements.Hidden, ...]
    wrong: tuple[statements.Mistaken, ...]
    hinges: tuple[Hinge, ...]


class Put(msgspec.Struct, frozen=True):
    """What was put otherwise: another move at a turn, or something about the start; or from which act on."""

    kind: Literal["move", "fact", "belief", "without", "concern", "from"]
    turn: int | None
    otherwise: str


LOST = struct(losing.Lost)
GAIN = struct(gaining.Gain)
UNLEARNT = struct(gaining.Unlearnt)


class Forked(msgspec.Struct, frozen=True):
    """What would have happened: all its acts, how it would be over, the first act that differs, from 1, and what was
    gained and lost by it. Of a story that was told on: how, whether what the author asks is certainly out of reach,
    which acts there was a reason for where the two part and was none before, and what somebody never learns."""

    changes: tuple[Put, ...]
    keep: Literal["choices", "policy", "acts", "minds"]
    acts: tuple[str, ...]
    over: str | None
    ending: str | None
    first: int | None
    gained: tuple[str, ...]
    lost: tuple[LOST, ...]  # pyright: ignore[reportInvalidTypeForm]
    by: Literal["kept", "found", "themselves"] | None
    closed: bool | None
    gains: tuple[GAIN, ...]  # pyright: ignore[reportInvalidTypeForm]
    unlearnt: tuple[UNLEARNT, ...]  # pyright: ignore[reportInvalidTypeForm]


class Hanging(msgspec.Struct, frozen=True):
    """A fact or a belief of the start on which the end of a story hangs: what is put otherwise, the first act that
    would differ, from 1, how it would be over, and how many acts there would be."""

    change: Put
    first: int | None
    over: Literal["ending", "goal", "still"] | None
    ending: str | None
    acts: int


class Doubt(msgspec.Struct, frozen=True):
    """How evidence was taken: who owed an answer, what each evidence cost, within which numbers all of it holds."""

    answers: tuple[statements.Owed, ...] = msgspec.field(name="Answers owed")
    taken: tuple[statements.Took, ...] = msgspec.field(name="How it was taken")
    intervals: tuple[NamedInterval, ...] = msgspec.field(name="The same path of belief for")


class Schema(NamedTuple):
    """A schema: what it is called, of which type, which command prints it, and which value has it as ``to_dict()``."""

    name: str
    of: Any
    command: str
    value: str


class MapEnd(msgspec.Struct, frozen=True):
    """A way for the stories of a map to end; see `MapEnd`. `ways` is written by its digits beyond 2**53; `example` are
    the acts of a shortest story to it."""

    name: str
    title: str
    kind: Literal["ending", "goal", "still"]
    states: int
    ways: int | str
    circles: bool
    likely: float | None
    reasoned: bool
    goal: Literal["all", "some", "none"]
    example: list[str]


class TurningPoint(msgspec.Struct, frozen=True):
    """An act on which something turns; see `TurningPoint`. `loses` and `wins` have each end with at how many places."""

    act: str
    words: str
    by: list[str]
    loses: list[tuple[str, int]]
    wins: list[tuple[str, int]]
    weight: float | None
    gains: list[tuple[str, float]]
    example: list[str]


PICTURE = msgspec.defstruct(
    "Picture",
    [
        ("title", str),
        ("how", small.How),
        ("spots", list[struct(picture.PictureSpot)]),
        ("lines", list[struct(picture.PictureLine)]),
    ],
    namespace={"__doc__": picture.Picture.__doc__},
    frozen=True,
)

EXPLORED = msgspec.defstruct(
    "Explored",
    [
        ("world", str),
        ("title", str),
        ("free", list[str]),
        ("reasons", int),
        ("depth", int),
        ("goal", float | None),
        ("stopped", Literal["whole", "limit:time", "limit:memory", "limit:states", "interrupted"]),
        ("states", int),
        ("steps", int),
        ("unknown", int),
        ("ends", list[MapEnd]),
        ("never_ends", list[str]),
        ("turning_points", list[TurningPoint]),
        ("alone", list[struct(parts.Alone)]),
        ("never", struct(parts.NeverActs)),
        ("dead_ends", int),
        ("no_way_out", int),
        ("leaks", list[struct(parts.Leak)]),
        ("likeliest", list[str] | None),
        ("tension", list[struct(parts.Tension)] | None),
        ("picture", PICTURE),
    ],
    namespace={"__doc__": "A map: everything that can come of a world, and what there is to say about it; see `Map`."},
    frozen=True,
)


class Verdict(msgspec.Struct, frozen=True):
    """What was found out about a claim, on a ``line`` of its file; see `Verdict`. ``course`` are acts by name,
    ``words`` the same in the words of the world."""

    outcome: Literal["holds", "fails", "undecided"]
    claim: str
    line: int
    message: str
    course: tuple[str, ...]
    words: tuple[str, ...]


class Changed(msgspec.Struct, frozen=True):
    """What has changed since a record was made; see `Difference`."""

    what: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


class Covered(msgspec.Struct, frozen=True):
    """Names that were come across in games, and names that never were; see `Covered`."""

    met: tuple[str, ...]
    never: tuple[str, ...]


class Wrong(msgspec.Struct, frozen=True):
    """What went wrong in a game, and the acts up to there; see `Wrong`."""

    seed: int
    playing: str
    message: str
    acts: tuple[str, ...]


class RandomGames(msgspec.Struct, frozen=True):
    """What games played by chance came across; see `RandomGames`."""

    games: int
    seed: int
    ended: int
    wrong: tuple[Wrong, ...]
    acts: Covered
    texts: Covered
    endings: Covered


class Tested(msgspec.Struct, frozen=True):
    """A file of claims about a world. ``chance`` is there where games were played by chance."""

    file: str
    world: str
    verdicts: tuple[Verdict, ...]
    differences: tuple[Changed, ...]
    chance: RandomGames | None


class Interviewed(msgspec.Struct, frozen=True):
    """An interview: who is asked, by whom, and every line with what came of it."""

    world: str
    who: str
    by: str
    exchanges: tuple[talk.Exchange, ...]


class Renamed(msgspec.Struct, frozen=True):
    """The files that say a new name, that of the world first; see `Renaming`."""

    world: str
    files: tuple[str, ...]


SCHEMAS = [
    Schema("tell", Outcome, "tell --json", "Outcome"),
    Schema("why", list[Beat], "why --json", "Answer of Story.why"),
    Schema("why-not", list[statements.WhyNot | NeverHappens], "why --not ACT --json", "Answer of Story.why_not"),
    Schema("outline", OutlineData, "outline --json", "Outline"),
    Schema("audit", Audit, "audit --json", "Audit of unsaid.audit"),
    Schema("why-none", WhyNone, "why --not ACT --json", "WhyNone, where there is no story"),
    Schema("felt", list[statements.Felt | statements.Recognised], "why --feel WHO --json", "Answer of Story.felt"),
    Schema("believed", list[statements.Belief], "why --believe WHO,WHO --json", "Answer of Story.believed"),
    Schema("knew", list[statements.Row], "why --knew --json", "Answer of Story.knew"),
    Schema("doubt", Doubt, "why --doubt --json", "Answer of Story.doubt"),
    Schema("nearly", NearlySaid, "why --unsaid --json", "NearlySaid"),
    Schema("unsaid", Unsaid, "", "Answer of Story.unsaid"),
    Schema("whatif", Forked, "whatif --json", "Fork"),
    Schema("explore", EXPLORED, "explore --json", "Map"),
    Schema("agency", asked.Agency, "explore --free WHO --agency --json", "Agency"),
    Schema("wish", Wanted, "", "Wish"),
    Schema("otherwise", Put, "", "Otherwise"),
    Schema("hinges", list[Hanging], "whatif --hinges --json", "each Hinge"),
    Schema("lost", LOST, "", "Lost"),
    Schema("gain", GAIN, "", "Gain"),
    Schema("unlearnt", UNLEARNT, "", "Unlearnt"),
    Schema("check", list[struct(finding.Finding)], "check --json", "each Finding"),
    Schema("test", list[Tested], "test --json", ""),
    Schema("rename", Renamed, "rename --json", "Renaming"),
    Schema("lint", list[Diagnostic], "lint --json", "World.to_dict()['diagnostics']"),
    Schema("missing-words", list[struct(unworded.Unworded)], "words --missing --json", "each Unworded"),
    Schema("worlds", list[Bundled], "worlds --json", ""),
    Schema("world", World, "", "World"),
    Schema("figures", outcome.Figures, "", "Figures"),
    Schema("story", Story, "", "Story"),
    Schema("act", ACT, "", "Act"),
    Schema("telling", Tale, "", "Telling"),
    Schema("moment", moment.WrittenMoment, "", "Moment"),
    Schema("mind", Mind, "", "Mind"),
    Schema("option", struct(option.Option), "", "Option"),
    Schema("choice", struct(option.Choice), "", "Choice"),
    Schema("brief", brief.Brief, "", "Brief"),
    Schema("sayable", may.Sayable, "", "Sayable"),
    Schema("judged", gate.Judged, "", "Judged"),
    Schema("interview", Interviewed, "interview --json", "Interview"),
    Schema("seat", Seat, "", "Seat, and Game"),
    Schema("move", MOVE, "", "Move"),
    Schema("view", View, "", "View"),
    Schema("passage", Passage, "", "Passage"),
    Schema("budget", Allowed, "", "Budget"),
    Schema("limits", Limits, "", "Limits"),
]

HEAD = """\
# JSON

What commands print with `--json` is what `to_dict()` of a [value](python.md) gives, and each kind of it has a JSON
Schema (draft 2020-12). `tell --all --json` prints one on each line; `ground` prints a [world file](world-file.md).

- Names of acts, facts and characters are those of the world: `walk(Tom, Home, Inn)`, `at(Tom)`, `Tom`.
- A value of a fact is `true`, `false`, a number, the name of an entity, or `null` for none.
- A `place` counts the acts of a story from 0; -1, where it can occur, is the start. `number` counts acts from 1.
- A utility that is no number is `null`. Times are seconds, memory is bytes.
- Where a schema does not require a field, it is left out if it has the default that the schema names.

Later versions may add fields; those that are there keep their names and what they mean, or the changelog says so. Text
is written as [What is written out](output.md) says, which makes no difference to the value.

| what | printed by | `to_dict()` of |
|---|---|---|
"""

TAIL = """
The fields are described in the schemas, and under [Data](python.md#data) with the types they come from. This page and
the schemas are generated by `tools/json_schemas.py`; real output of each command is held against them in the tests.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"| {row(one)} |\n" for one in SCHEMAS) + TAIL


def row(one: Schema) -> str:
    """A schema's line in the table."""
    command = f"`unsaid {one.command}`" if one.command else ""
    return " | ".join([f"[{one.name}](schemas/{one.name}.json)", command, one.value and f"`{one.value}`"])


def schema(one: Schema) -> dict[str, Any]:
    """A schema as plain data."""
    made = msgspec.json.schema(one.of)
    said = {"title": one.name, "$comment": one.command and f"what `unsaid {one.command}` prints"}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", **{k: v for k, v in said.items() if v}}
    return head | plainly(made)


def plainly(made: Any) -> Any:
    """A schema whose descriptions are plain words, without the marks and the examples of a docstring."""
    if isinstance(made, list):
        return [plainly(part) for part in made]
    if not isinstance(made, dict):
        return made
    return {key: words(part) if key == "description" else plainly(part) for key, part in made.items()}


def words(docstring: Any) -> Any:
    """A docstring as running text."""
    if not isinstance(docstring, str):
        return plainly(docstring)
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", docstring) if ">>>" not in part)
    return " ".join(parts).replace("``", "`")


def text(one: Schema) -> str:
    """A schema as its file has it."""
    return json.dumps(schema(one), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for one in SCHEMAS:
        (FOLDER / f"{one.name}.json").write_text(text(one), encoding="utf-8")
    PLACE.write_text(page(), encoding="utf-8")
    print(f"{PLACE.name}: {len(SCHEMAS)} schemas")


if __name__ == "__main__":
    main()
