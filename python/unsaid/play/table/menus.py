"""The menus of one turn as a player goes through them: which list is open, and what a line typed means there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unsaid.play.table.commands import Command, numbered
from unsaid.play.table.menu import BACK, Listed, MenuLine, menu, opened

IN_MANNER = re.compile(r"(\d{1,2})\s*(\?|-|[a-z][a-z ]*)")
SIGNS = {"?": "question", "-": "not at all"}
"""Shorter ways to say a manner."""


class Menus:
    """The list that is open, and those that lead to it. A few choices are one list, with nothing to open."""

    def __init__(self, choices: Sequence[Listed]) -> None:
        self._choices = choices
        self._open: list[list[MenuLine]] = [menu(choices)]

    @property
    def lines(self) -> list[MenuLine]:
        """What is open now."""
        return self._open[-1]

    def understood(self, text: str) -> Command | None:
        """What a number or `back` means, where choices are grouped: a choice, or one without a number where another
        list is open now. None for whatever else was typed."""
        text = text.strip().lower()
        if not self.grouped:
            return None
        in_manner = self._in_manner(text)
        if in_manner is not None:
            return in_manner
        if text == BACK.lower() and len(self._open) > 1:
            return self._take(MenuLine(BACK))
        command = numbered(text, len(self.lines))
        return self._take(self.lines[command.choice]) if command and command.verb == "choose" else command

    def narrows(self, command: Command) -> bool:
        """Opens the list of what a line of words could mean, where choices are grouped; says whether it did."""
        several = self.grouped and len(command.several) > 1
        if several:
            self._go_to(command.several)
        return several

    @property
    def grouped(self) -> bool:
        """Whether some line opens others."""
        return any(line.opens for line in self._open[0])

    def _in_manner(self, text: str) -> Command | None:
        """What a number with a manner after it means: ``2 half``, ``2?``, ``2-``."""
        found = IN_MANNER.fullmatch(text)
        line = self.lines[int(found[1]) - 1] if found and 0 < int(found[1]) <= len(self.lines) else None
        if found is None or line is None or not line.opens:
            return None
        manner = SIGNS.get(found[2], found[2])
        fitting = [number for number in line.opens if manner and self._choices[number].manner.endswith(manner)]
        return Command("choose", fitting[0]) if len(fitting) == 1 else None

    def _take(self, line: MenuLine) -> Command:
        if line.choice is not None:
            return Command("choose", line.choice)
        if line.back:
            self._open.pop()
        else:
            self._go_to(line.opens)
        return Command("choose")

    def _go_to(self, some: Sequence[int]) -> None:
        """Opens a list, unless it is the one that is open: then `back` would seem to do nothing."""
        lines = opened(self._choices, some)
        if lines != self.lines:
            self._open.append(lines)


__all__ = ["Listed", "MenuLine", "Menus"]
