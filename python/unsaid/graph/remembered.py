"""What a telling remembers that some later words may still read: two memories that agree in it tell alike from here on.

A memory counts how often each line, each motif and each event has been told. Most lines have one wording: of these no
count is read. Where a line has several, the count is read only up to the last of them, and from there on only in which
of its alternatives it stands. A motif is counted up to its last turn. What else has been told is read only where a
condition asks for it, and then up to the largest number that it is compared with. Of whom has been named it is read for
whom each pronoun would be taken, and where a pronoun has stood for one alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import msgspec

from unsaid.language import core
from unsaid.language.markup import Motif, Part, parsed
from unsaid.telling.memory import Discourse, Memory


class Remembered:
    """What is read of the memories of the tellings of one world."""

    def __init__(self, world: core.World) -> None:
        self._turns = dict(_varied(world))
        self._most = _counted(world)
        self._last = {asked.name for asked in _asked(world) if asked.kind == "last"}

    def __call__(self, memory: Memory) -> Hashable:
        """All that later words may read of a memory."""
        lines = ((key, _place(self._turns[key], n)) for key, n in memory.lines.items() if key in self._turns)
        said = ((name, min(memory.said[name], most)) for name, most in self._most.items())
        return (
            tuple(sorted(one for one in lines if one[1])),
            tuple(sorted(one for one in said if one[1])),
            memory.last if memory.last in self._last else None,
            _named(memory.discourse),
        )


def _place(turns: tuple[tuple[str, ...], ...], times: int) -> int:
    """Which telling of a line comes next, of those that differ."""
    last = len(turns) - 1
    return times if times <= last else last + (times - last) % len(turns[last])


def _named(discourse: Discourse) -> Hashable:
    """What is read of those who have been named; a pronoun that has stood for several never stands for one again."""
    return (
        tuple(sorted(discourse.meant.items())),
        tuple(sorted((pronoun, min(met) if len(met) == 1 else "") for pronoun, met in discourse.met.items())),
        discourse.subject,
        discourse.running,
    )


# --- what a world's words ask ---


def _varied(world: core.World) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """The lines that have more than one wording, by the key they are counted under."""
    for words in (*world.tellings, *world.passages):
        for line in words.lines:
            if any(len(turn) > 1 for turn in line.turns) or len(line.turns) > 1:
                yield f"{words.id}.{line.key}", line.turns


def _counted(world: core.World) -> dict[str, float]:
    """Up to which number it is read how often something has been told."""
    most: dict[str, float] = {}
    for words in (*world.tellings, *world.passages):
        for line in words.lines:
            for text in (text for turn in line.turns for text in turn):
                for motif in _motifs(tuple(parsed(text, ()))):
                    most[motif.name] = max(most.get(motif.name, 0), len(motif.turns) - 1)
    for name, number in (one for when in _conditions(world) for one in _read(when)):
        most[name] = max(most.get(name, 0), number)
    return most


def _motifs(parts: tuple[Part, ...]) -> Iterator[Motif]:
    for part in parts:
        if isinstance(part, Motif):
            yield part
            for turn in part.turns:
                yield from _motifs(turn)


def _conditions(world: core.World) -> Iterator[core.Expression | None]:
    """All conditions on words."""
    return (one.when for one in (*world.tellings, *world.passages, *world.called))


def _asked(world: core.World) -> Iterator[core.Narrated]:
    """All that conditions on words ask of a telling."""
    return (part for when in _conditions(world) for part in _within(when) if isinstance(part, core.Narrated))


def _read(expression: Any) -> Iterator[tuple[str, float]]:
    """What is counted for an expression, and up to which number: without end, where it is not compared with one."""
    if isinstance(expression, core.Narrated):
        if expression.kind == "said":
            yield expression.name, float("inf")
    elif (compared := _with_number(expression)) is not None:
        yield compared
    else:
        for part in _parts(expression):
            yield from _read(part)


def _with_number(expression: Any) -> tuple[str, float] | None:
    """What a comparison with a number counts, and the first number above it; None for anything else."""
    if not isinstance(expression, core.Compare):
        return None
    for asked, other in ((expression.left, expression.right), (expression.right, expression.left)):
        if isinstance(asked, core.Narrated) and asked.kind == "said" and isinstance(other, core.Value):
            number = other.value
            if isinstance(number, int | float) and not isinstance(number, bool):
                return asked.name, float(max(int(number), 0) + 1)
    return None


def _within(expression: Any) -> Iterator[Any]:
    """An expression, and all that it is made of."""
    yield expression
    for part in _parts(expression):
        yield from _within(part)


def _parts(expression: Any) -> Iterator[Any]:
    """What an expression is made of."""
    if isinstance(expression, msgspec.Struct):
        yield from (getattr(expression, field) for field in expression.__struct_fields__)
    elif isinstance(expression, tuple):
        yield from expression
