"""The menus of one turn as a player goes through them: which list is open, and what a line typed means there."""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.play.commands import Command, numbered
from unsaid.play.menu import BACK, MOST, Listed, MenuLine, menu, opened


class Menus:
    """The list that is open, and those that lead to it. Up to nine choices are one list, with nothing to open."""

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
        if len(self._choices) <= MOST:
            return None
        if text == BACK.lower() and len(self._open) > 1:
            return self._take(MenuLine(BACK))
        command = numbered(text, len(self.lines))
        return self._take(self.lines[command.choice]) if command and command.verb == "choose" else command

    def narrows(self, command: Command) -> bool:
        """Opens the list of what a line of words could mean, where choices are grouped; says whether it did."""
        several = len(self._choices) > MOST and bool(command.several)
        if several:
            self._go_to(command.several)
        return several

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
