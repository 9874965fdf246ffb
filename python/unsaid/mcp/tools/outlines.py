"""Outlines: the rows of a plot held to what everybody in it could know, and to the manuscript they were read from."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from unsaid.desk.outline import Outline, OutlineProblem
from unsaid.desk.outline import outline as read_outline
from unsaid.desk.outline.manuscript import Manuscript, held
from unsaid.errors import UnsaidError
from unsaid.mcp.answers import Answer
from unsaid.mcp.asking import Arguments
from unsaid.mcp.tools.common import Desk, Time, next_


class OutlineRows(Arguments, frozen=True):
    """The rows, and what they were read from."""

    rows: Annotated[str, Meta(description="The outline, in sentences one a line, or the name of a file of the folder.")]
    manuscript: Annotated[
        str | None, Meta(description="The text they were read from, or the name of a file of the folder.")
    ] = None
    world: Annotated[str | None, Meta(description="Write the world that it stands for under this name.")] = None
    time: Time = 20


def outline(desk: Desk, asked: OutlineRows) -> Answer:
    """Go through an outline in the minds of its people: who learns what in which scene, and every hole, where
    somebody acts on what they could not know. Rows are sentences: `Scene 1, the hall: Ann and Ben.` `It comes out
    that letter.` `Ann relies on letter.` `Ben tells Ann that letter.` `Ben lies to Ann about letter.` `Ann works out
    key from letter.` `Ann forgets letter.` `Ann wants to know letter.` `Ann dies.` A fact is a name of a few words.
    With `manuscript`, each row ends with the words it stands on, `[“…”]`, copied letter for letter: a row whose
    words are not there is dropped. What you are not sure of is `Unsure: did Ann see it? [“…”]`, a question to the
    author and no fact."""
    rows = _text(desk, asked.rows)
    if asked.manuscript is None:
        return _told(desk, asked, _read(rows), "", ())
    found = held(rows.splitlines(), Manuscript(_text(desk, asked.manuscript)))
    lost = [f"Dropped ({one.why}): {one.text}" for one in found.dropped]
    if not found.kept:
        return Answer("\n".join([found.told, *lost]), False, {"kept": 0, "dropped": len(lost)}, failed=True)
    return _told(desk, asked, found.outline, "\n".join([found.told, *lost, "", ""]), tuple(lost))


def _text(desk: Desk, given: str) -> str:
    """A text, or that of a file of the folder where a name was given."""
    return given if "\n" in given or len(given) > 80 else desk.folder.text(given)


def _read(rows: str) -> Outline:
    try:
        return read_outline(rows if "\n" in rows else rows + "\n")
    except OutlineProblem as problem:
        raise UnsaidError(problem.code, problem.message) from problem


def _told(desk: Desk, asked: OutlineRows, plan: Outline, said: str, lost: tuple[str, ...]) -> Answer:
    """What there is to say of an outline; the world of it written, if that is wanted."""
    data = plan.to_dict() | {"dropped": len(lost)}
    text = said + plan.told
    if asked.world is None:
        return Answer(text, plan.sound, data)
    place = desk.folder.write(asked.world, plan.world_text())
    name = place.stem
    steps = (next_("tell", "the outline told as it stands; where it has a hole, an act is not possible", world=name),)
    return Answer(f"{text}\n\n{name} is written.", plan.sound, data, steps)
