"""Applying edits to a text: round after round, until nothing is left that an edit would mend.

Of each round's diagnostics the first edit that may be used is taken, unless it would change a place that another has
changed already, or lose a comment; the rest have their turn in the next round, when the text has been read again. No
round may make a text worse: if there is not less to mend after it (``better``), its edits are tried one by one, and
only those are kept that help. So an edit that was a bad guess is left out by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from .catalogue.text import TEXT
from .core import Span
from .diagnostic import Diagnostic
from .edits import Edit, Replacement
from .reading import Reading, read_source
from .report import MOST, Report
from .source import Source
from .tokens import Comment, tokenize

ROUNDS = 100
"""How often a text is read again; each round mends something, and what one mends may show what another is to mend."""

UNREAD = frozenset(entry.slug for entry in TEXT)


class Mended(Struct, frozen=True):
    """What came of it: the text read again, and the diagnostics that were mended, each with the edit that did."""

    reading: Reading
    done: list[tuple[Diagnostic, Edit]]

    @property
    def text(self) -> str:
        """The text with all edits in it."""
        return self.reading.source.text


def mended(reading: Reading, *, offered: bool = False) -> Mended:
    """A text with its safe edits applied; with ``offered``, the others as well. Never raises, never makes it worse."""
    done: list[tuple[Diagnostic, Edit]] = []
    for _ in range(ROUNDS):
        after, used = one_round(reading, offered)
        if not used:
            break
        reading, done = after, [*done, *used]
    return Mended(reading, done)


def mended_by(reading: Reading, look: Callable[[Reading], Sequence[Diagnostic]]) -> Mended:
    """A sound text with what ``look`` offers for it, one edit after another, as long as less is said then and the text
    stays sound. It is for what shows only once a world is looked at as a whole."""
    done: list[tuple[Diagnostic, Edit]] = []
    said = list(look(reading)) if not reading.errors else []
    for _ in range(ROUNDS):
        offers = ((d, e) for d in said if (e := usable(d, True)) is not None and own(e, reading.source))
        tried = ((one, applied(reading, [one[1]])) for one in offers)
        found = next(((one, r, s) for one, r in tried if not r.errors and len(s := list(look(r))) < len(said)), None)
        if found is None:
            break
        one, reading, said = found
        done.append(one)
    return Mended(reading, done)


def one_round(reading: Reading, offered: bool) -> tuple[Reading, list[tuple[Diagnostic, Edit]]]:
    """The text with the edits of one round, and which those are."""
    wanted = [(d, e) for d in reading.diagnostics if (e := usable(d, offered)) is not None and own(e, reading.source)]
    chosen = apart(wanted, comments_of(reading.source))
    after = applied(reading, [edit for _, edit in chosen])
    if not chosen or better(after, reading, chosen):
        return after, chosen
    for one in chosen if len(chosen) > 1 else []:
        after = applied(reading, [one[1]])
        if better(after, reading, [one]):
            return after, [one]
    return reading, []


def usable(d: Diagnostic, offered: bool) -> Edit | None:
    """The likeliest edit of a diagnostic that may be applied unasked."""
    return next((edit for edit in d.edits if edit.safe or offered), None)


def own(edit: Edit, source: Source) -> bool:
    """Whether an edit changes the text itself, and nothing that it includes."""
    return all(change.span[1] <= len(source.text) for change in edit.changes)


def apart(wanted: Sequence[tuple[Diagnostic, Edit]], comments: Sequence[Comment]) -> list[tuple[Diagnostic, Edit]]:
    """Of some edits those that do not come in each other's way, and lose no comment."""
    chosen, taken = list[tuple[Diagnostic, Edit]](), list[Span]()
    for diagnostic, edit in wanted:
        spans = [change.span for change in edit.changes]
        if not any(meet(a, b) for a in spans for b in taken) and not any(loses(c, comments) for c in edit.changes):
            chosen.append((diagnostic, edit))
            taken += spans
    return chosen


def meet(one: Span, other: Span) -> bool:
    """Whether two places overlap or touch; where they touch, which text comes first would be chance."""
    return one[0] <= other[1] and other[0] <= one[1]


def loses(change: Replacement, comments: Sequence[Comment]) -> bool:
    """Whether a change takes out a whole comment."""
    return any(change.span[0] <= c.start and c.end <= change.span[1] for c in comments)


def comments_of(source: Source) -> list[Comment]:
    return tokenize(source.text, Report()).comments


def applied(reading: Reading, edits: Sequence[Edit]) -> Reading:
    """A text read again with some edits in it, which may not overlap."""
    source = reading.source
    text = changed(source.text, [change for edit in edits for change in edit.changes])
    return read_source(replace(source, text=text))


def changed(text: str, changes: Sequence[Replacement]) -> str:
    """A text with changes in it; of two put in at one place the first comes first."""
    return "".join(parts(text, sorted(changes, key=lambda change: change.span)))


def parts(text: str, changes: Sequence[Replacement]) -> Iterator[str]:
    """What is left between changes in order, and what they put in."""
    end = 0
    for change in changes:
        yield text[end : change.span[0]]
        yield change.text
        end = change.span[1]
    yield text[end:]


def better(after: Reading, before: Reading, used: Sequence[tuple[Diagnostic, Edit]]) -> bool:
    """Whether there is less to mend than there was. What is surely right need only make nothing worse, and of a text
    with more to say than is said nobody can see that there is less."""
    left, was = trouble(after), trouble(before)
    sure = all(edit.safe for _, edit in used) or len(before.diagnostics) > MOST
    return left < was or (sure and left == was)


def trouble(reading: Reading) -> tuple[int, int, int, int]:
    """How much there is to mend: first what keeps a definition from being read, which hides all else that is wrong with
    it; then other errors; then the rest; and how far from the end the first is that is unread, for of a definition only
    the first slip is said, and the next one shows when that is mended."""
    unread = [error.span[0] for error in reading.errors if error.code in UNREAD]
    before_end = len(reading.source.text) - min(unread, default=len(reading.source.text))
    return len(unread), len(reading.errors), len(reading.diagnostics), before_end
