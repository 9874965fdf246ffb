"""A menu of at most nine lines, however much a role may do.

Of more than five choices, those that are one matter share a line, such as all that could be said to one question; the
manner is chosen second. Among forty people there is somebody to be robbed, somebody to be told and somewhere to be gone
to, many times over. Up to nine lines are all shown, as they are. Of more, those that are the same act done to others
share a line, which opens a list of them; what is still too much goes on behind a line for more. So single digits lead
to every choice, though to the last of a hundred alike by way of many lists, and every list but the first has a line
that leads back. What stands behind which line depends on the choices alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEW = 5
"""Choices up to which each has a line of its own."""

MOST = 9
"""Lines of a menu: as many as there are digits to type."""

BACK = "Back"
MORE = "More …"


@dataclass(frozen=True, slots=True)
class Listed:
    """A choice to be put on a menu: its words, and the name of the act, None for letting the turn pass; the ``matter``
    it is about and the ``manner``, where it is one way of several."""

    words: str
    act: str | None
    matter: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True)
class MenuLine:
    """A line of a menu: the number of the choice it makes, or the choices it opens, or, with neither, the way back."""

    words: str
    choice: int | None = None
    opens: tuple[int, ...] = ()

    @property
    def back(self) -> bool:
        """Whether it leads back."""
        return self.choice is None and not self.opens


def menu(choices: Sequence[Listed]) -> list[MenuLine]:
    """The lines in which all of some choices are offered; the turn is let pass on the last."""
    lines = _by_matter(choices) if len(choices) > FEW else [_line(choices, n) for n in range(len(choices))]
    if len(lines) <= MOST:
        return lines
    passing = [line for line in lines if line.choice is not None and choices[line.choice].act is None]
    return [*_within(_grouped(choices), MOST - len(passing)), *passing]


def _line(choices: Sequence[Listed], number: int) -> MenuLine:
    return MenuLine(choices[number].words, number)


def _by_matter(choices: Sequence[Listed]) -> list[MenuLine]:
    """A line for each choice, and one for all that are of one matter, where the first of them stands."""
    matters: dict[str, list[int]] = {}
    for number, listed in enumerate(choices):
        matters.setdefault(listed.matter or f"#{number}", []).append(number)
    return [_of_matter(choices, some) for some in matters.values()]


def _of_matter(choices: Sequence[Listed], some: Sequence[int]) -> MenuLine:
    if len(some) == 1:
        return _line(choices, some[0])
    manners = listed_or([choices[number].manner for number in some])
    return MenuLine(f"{choices[some[0]].matter}: {manners}", opens=tuple(some))


def listed_or(words: Sequence[str]) -> str:
    """Alternatives in words, each named once."""
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} or {last}" if first else last


def opened(choices: Sequence[Listed], some: Sequence[int]) -> list[MenuLine]:
    """The lines in which some of the choices are offered, with a line that leads back."""
    lines = [MenuLine(_in_manner(choices[number], len(some)), number) for number in some]
    return [*_within(lines, MOST - 1), MenuLine(BACK)]


def _in_manner(listed: Listed, among: int) -> str:
    """The words of a choice, after its manner where it is one of several."""
    return (
        f"{listed.manner[:1].upper()}{listed.manner[1:]}: {listed.words}"
        if listed.manner and among > 1
        else listed.words
    )


def _grouped(choices: Sequence[Listed]) -> list[MenuLine]:
    """A line for each act, in the order in which they are first met."""
    groups: dict[str, list[int]] = {}
    for number, listed in enumerate(choices):
        if listed.act is not None:
            groups.setdefault(listed.act, []).append(number)
    return [_group(act, [choices[n].words for n in numbers], numbers) for act, numbers in groups.items()]


def _group(act: str, words: Sequence[str], numbers: Sequence[int]) -> MenuLine:
    if len(numbers) == 1:
        return MenuLine(words[0], numbers[0])
    start = _common([text.split() for text in words]) or act.replace("_", " ").capitalize()
    return MenuLine(f"{start} … ({len(numbers)})", opens=tuple(numbers))


def _common(texts: Sequence[Sequence[str]]) -> str:
    """The words with which all of some texts begin."""
    same = 0
    while all(len(text) > same + 1 and text[same] == texts[0][same] for text in texts):
        same += 1
    return " ".join(texts[0][:same])


def _within(lines: list[MenuLine], room: int) -> list[MenuLine]:
    """The lines, or the first of them and one behind which the rest is."""
    if len(lines) <= room:
        return lines
    rest = [number for line in lines[room - 1 :] for number in (line.opens or (line.choice,)) if number is not None]
    return [*lines[: room - 1], MenuLine(MORE, opens=tuple(rest))]
