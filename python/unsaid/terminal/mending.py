"""``unsaid lint --fix``: worlds mended in their files, each whole or not at all, and what is left to say about them.

Standard input is mended to standard output; what is said goes to standard error then, as it does beside a diff.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from unsaid.api.opened import is_bundled
from unsaid.api.world import World, load, world_of
from unsaid.errors import UnsaidError
from unsaid.language import Diagnostic, Source
from unsaid.language.files import bytes_of
from unsaid.language.mending import mended, mended_by
from unsaid.terminal.output import emit_exact
from unsaid.terminal.rewriting import as_it_was, replace, show_difference


class Unmended(UnsaidError):
    """A file is left as it is; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__("in-the-way", message)


class Mending:
    """Mends one world after another. ``offered``: with edits that may be wrong; ``diff``: showing, not writing.

    ``plot`` says what is doubtful about the plot of a sound world."""

    def __init__(self, offered: bool, diff: bool, plot: Callable[[World], Sequence[Diagnostic]]) -> None:
        self.offered, self.diff, self.plot = offered, diff, plot
        self.shows = diff
        """Whether standard output is taken by a text or a diff."""
        self.count = 0

    def mended(self, name: str, sabre: bool | None) -> tuple[Source, list[Diagnostic]]:
        """Mends one world, and gives back what there is to say about it: of a diff, about the text as it is."""
        self._refuse(name)
        before = load(name, sabre=sabre).open.reading
        if before.source.foreign is not None:
            raise Unmended(f"{name}: this is not all UTF-8, so it was left as it is")
        made = mended(before, offered=self.offered)
        self.count += len(made.done)
        if self.offered:
            made = mended_by(made.reading, lambda reading: self.plot(world_of(reading)))
            self.count += len(made.done)
        self._give(name, before.source.text, made.text)
        reading = before if self.diff else made.reading
        return reading.source, list(world_of(reading).diagnostics)

    def _refuse(self, name: str) -> None:
        if is_bundled(name):
            raise Unmended(f"{name} is a bundled world; `unsaid worlds copy {name}` makes a file of it to mend")

    def _give(self, name: str, before: str, after: str) -> None:
        """Shows or writes what came of it."""
        if self.diff:
            show_difference(name, before, after, "mended")
        elif name == "-":
            self.shows = True
            emit_exact(after)
        elif after != before:
            replace(Path(name), as_it_was(after, bytes_of(Path(name))))

    def summary(self) -> str:
        """How much was mended, for the end of the last line."""
        return f"; {self.count} {'would be ' if self.diff else ''}mended"
