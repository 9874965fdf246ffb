"""What a world comes to today, kept beside its claims: a later run shows what has changed.

Kept are the endings that reasoned courses come to, the acts they have, and who knew what when in each story of the
file: by names and in words, so that an engine of another day says the same of the same world.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.asking.answering import Asked, answer
from unsaid.data.limits import Limits
from unsaid.desk.claims.courses import Going, courses
from unsaid.errors import UnsaidError
from unsaid.language.files import MOST, text_of
from unsaid.telling.grid import Grid

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story
    from unsaid.desk.testing.suite import Claims

FORMAT, VERSION = "unsaid-record", 1
SUFFIX = ".record"


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a world came to. ``acts`` and ``endings`` are those of reasoned courses; ``whole``: all courses were gone
    through; ``knew``: of each story of the file, by its name, who knew what when, line by line.

    >>> import unsaid
    >>> record = unsaid.read_claims("", unsaid.load("tutorial")).record()
    >>> record.endings, record.acts, record.whole
    (('Home',), ('light(Ida)', 'row_home(Olm)'), True)
    """

    world: str
    whole: bool
    endings: tuple[str, ...]
    acts: tuple[str, ...]
    knew: dict[str, tuple[str, ...]]
    format: str = FORMAT
    version: int = VERSION

    def written(self) -> str:
        """The record as the text of a file, a name a line, so that two can be compared."""
        return json.dumps(msgspec.to_builtins(self), ensure_ascii=False, indent=1) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return msgspec.to_builtins(self)


@dataclass(frozen=True)
class Difference:
    """What has changed since a record was made: ``what`` of the world, with what is ``gone`` and what is ``new``.

    >>> import unsaid
    >>> unsaid.Difference("acts", gone=("light(Ida)",), new=()).to_dict()
    {'what': 'acts', 'gone': ['light(Ida)'], 'new': []}
    """

    what: str
    gone: tuple[str, ...]
    new: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return {"what": self.what, "gone": list(self.gone), "new": list(self.new)}


def record(claims: Claims) -> Record:
    """What the world of some claims comes to now. Raises ClaimsError, WorldError, Spent."""
    world, open_ = claims.world, claims.world.open
    with open_.working:
        found = courses(open_, claims.written.bounds, Going())
        acts = {open_.ground.actions[act].name for _, act, _ in found.steps()}
        ends = (found.stage.ending(place.state) for place in found.graph.places[1:])
        endings = sorted({end for end in ends if end is not None})
    knew = {name: tuple(_knew(story)) for name, story in claims.stories.items()}
    return Record(world.name, found.whole, tuple(endings), tuple(a for a in world.acts if a in acts), knew)


def _knew(story: Story) -> Iterator[str]:
    """Who knew what when, a line for each change in a mind, as far as the story can happen."""
    try:
        _ = story.states
    except UnsaidError as error:
        yield error.message
        return
    open_ = story.world.open
    with open_.working:
        grid = answer(open_, story.names, Asked("knew"), Limits(), "nobody")
        assert isinstance(grid, Grid)
        for row in grid.rows:
            at = "at the start" if row.place < 0 else f"act {row.place + 1}, {story.names[row.place]}"
            for change in row.changes:
                yield f"{at}: {' on '.join(change.who)} {change.how}: {grid.inward.fact(change.fact)}"


def place_of(path: str | Path) -> Path:
    """Where the record of a file of claims lies: beside it."""
    return Path(path).with_suffix(SUFFIX)


def read(place: Path) -> Record:
    """A record in a file. Raises UnsaidError (``no-record``) where it holds none, FileProblem."""
    try:
        found = msgspec.json.decode(text_of(place, MOST, "a record"), type=Record)
    except (msgspec.DecodeError, RecursionError) as error:
        said = f"{place} is no record: {str(error).splitlines()[0]}; --record makes another"
        raise UnsaidError("no-record", said, str(place)) from error
    if (found.format, found.version) != (FORMAT, VERSION):
        raise UnsaidError("no-record", f"{place} is no record of this version; --record makes another", str(place))
    return found


def differences(then: Record, now: Record) -> tuple[Difference, ...]:
    """What has changed between two records of a world."""
    found = [_listed("endings", then.endings, now.endings), _listed("acts", then.acts, now.acts)]
    for story in dict.fromkeys((*then.knew, *now.knew)):
        found.append(_lines(f"who knew what in {story}", then.knew.get(story, ()), now.knew.get(story, ())))
    return tuple(one for one in found if one.gone or one.new)


def _listed(what: str, then: tuple[str, ...], now: tuple[str, ...]) -> Difference:
    return Difference(what, tuple(n for n in then if n not in now), tuple(n for n in now if n not in then))


def _lines(what: str, then: tuple[str, ...], now: tuple[str, ...]) -> Difference:
    lines = [line for line in difflib.unified_diff(then, now, n=0, lineterm="") if line[:3] not in ("---", "+++")]
    gone = tuple(line[1:] for line in lines if line.startswith("-"))
    return Difference(what, gone, tuple(line[1:] for line in lines if line.startswith("+")))
