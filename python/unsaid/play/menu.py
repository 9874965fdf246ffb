"""A menu of at most nine lines, however much a role may do.

Among forty people there is somebody to be robbed, somebody to be told and somewhere to be gone to, many times over. Up
to nine choices are all shown, as they are. Of more, those that are the same act done to others share a line, which
opens a list of them; what is still too much goes on behind a line for more. So single digits lead to every choice,
though to the last of a hundred alike by way of many lists, and every list but the first has a line that leads back.
What stands behind which line depends on the choices alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 9
"""Lines of a menu: as many as there are digits to type."""

BACK = "Back"
MORE = "More …"


@dataclass(frozen=True, slots=True)
class Listed:
    """A choice to be put on a menu: its words, and the name of the act, None for letting the turn pass."""

    words: str
    act: str | None


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
    plain = [MenuLine(listed.words, number) for number, listed in enumerate(choices)]
    if len(plain) <= MOST:
        return plain
    passing = [line for line, listed in zip(plain, choices, strict=True) if listed.act is None]
    return [*_within(_grouped(choices), MOST - len(passing)), *passing]


def opened(choices: Sequence[Listed], some: Sequence[int]) -> list[MenuLine]:
    """The lines in which some of the choices are offered, with a line that leads back."""
    lines = [MenuLine(choices[number].words, number) for number in some]
    return [*_within(lines, MOST - 1), MenuLine(BACK)]


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
