"""An outline as a value: read once, gone through once, and asked about as often as one likes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unsaid.budget import ask
from unsaid.errors import BadType
from unsaid.language.files import FileProblem, bytes_of, legible, lenient, text_given

from .following import Course
from .judging import Hole, Remark, holes_of, mended, remarks_of
from .problem import LARGEST, OutlineProblem
from .saying import Words, counted
from .written.reading import plot_of

if TYPE_CHECKING:
    from unsaid.api.world import World

    from .model import Plot, Question


class Outline:
    """An outline that has been read: its scenes, what everybody in it knows, and its holes.

    ``outline`` makes one. ``plot`` and ``course`` are no part of the interface.

    >>> import unsaid
    >>> plan = unsaid.outline(
    ...     "Scene 1, the hall: Ann.\\nIt comes out that the will is forged.\\n"
    ...     "Scene 2, the pier: Ben.\\nBen relies on the will is forged.\\n"
    ... )
    >>> [(hole.scene, hole.who, hole.knew[0].who) for hole in plan.holes]
    [('2', 'Ben', 'Ann')]
    """

    def __init__(self, plot: Plot) -> None:
        self.plot = plot

    @property
    def title(self) -> str:
        """What the outline is called."""
        return self.plot.title

    @cached_property
    def course(self) -> Course:
        """The outline gone through in the minds of its people."""
        return Course(self.plot)

    @cached_property
    def holes(self) -> tuple[Hole, ...]:
        """What does not hold, in the order of the scenes, each with its repairs."""
        return mended(self.course, holes_of(self.course), ask)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What is no hole, and an editor would ask about."""
        return remarks_of(self.course)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What a reader of the manuscript was not sure of, for the author to answer."""
        return self.plot.questions

    @property
    def sound(self) -> bool:
        """Whether there is no hole in it."""
        return not self.holes

    def knows(self, who: str, fact: str, scene: str | None = None) -> bool | None:
        """What somebody takes of a fact when a scene begins (None: at the end): that it is so, that it is not, or, with
        None, neither. Raises UnknownName."""
        from .asking import asked

        return asked(self.course, who, fact, scene)

    @property
    def told(self) -> str:
        """Everything there is to say about it, as text."""
        words = Words(self.course)
        parts = [f"{self.title}: {counted(self.plot)}.", "\n".join(words.scenes())]
        parts.append("\n".join(("Who knows what, and since which scene:", *words.table())))
        parts += ["\n".join(map(words.remark, self.remarks))] if self.remarks else []
        parts += ["\n".join(self.plot.notes)] if self.plot.notes else []
        if self.questions:
            parts.append("\n".join(("To the author:", *(f"  {words.question(one)}" for one in self.questions))))
        parts += [words.hole(hole) for hole in self.holes]
        found = len(self.holes)
        parts.append(f"{found} hole{'s' if found > 1 else ''}." if found else NO_HOLE)
        return "\n\n".join(parts)

    def world_text(self) -> str:
        """The text of the world that the outline stands for. Raises OutlineProblem where somebody acts in a scene in
        which they are not."""
        from .founding import world_of

        words = Words(self.course)
        return world_of(self.course, [words.hole(hole).splitlines()[0] for hole in self.holes])

    def story_text(self) -> str:
        """The outline as a story of that world, for ``check``: an act a line."""
        from .founding import story_of

        return story_of(self.course)

    @property
    def world(self) -> World:
        """The world that the outline stands for. Raises OutlineProblem, as ``world_text``."""
        from unsaid.api.world import read

        return read(self.world_text(), name=self.title)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the scenes with who learns what, the holes and the remarks."""
        from .data import plain

        return plain(self)

    def __repr__(self) -> str:
        return f"<Outline {self.title!r}: {counted(self.plot)}>"


NO_HOLE = "No hole: everybody knows what they rely on."


def outline(source: str | Path, *, name: str | None = None) -> Outline:
    """An outline from a file (a path, or a name without a line end; ``-`` is standard input), or from its text.

    A Markdown table, data with separators, or sentences, as the page on outlines has them; ``name`` is what messages
    call it. Raises FileProblem where it cannot be read, OutlineProblem where it is no outline.

    >>> import unsaid
    >>> unsaid.outline("Scene 1, the hall: Ann and Ben.\\nIt comes out that the will is forged.\\n")
    <Outline 'the outline': 1 scene, 2 people, 1 fact>
    """
    if not isinstance(source, str | Path):
        raise BadType("outline", f"{source!r} is neither a path nor a text")
    if isinstance(source, str) and "\n" in source:
        return Outline(plot_of(source, name or "the outline"))
    path = Path(source)
    text = text_given(LARGEST, "an outline", strict=False) if str(source) == "-" else _text(path)
    return Outline(plot_of(legible(text)[0], name or ("standard input" if str(source) == "-" else str(source))))


def _text(path: Path) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or else taken for Windows-1252."""
    data = bytes_of(path, LARGEST, "an outline")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError as error:
            raise FileProblem("binary", f"{path}: this is not the text of an outline") from error
    return lenient(data, path, "an outline")


__all__ = ["Outline", "OutlineProblem", "outline"]
