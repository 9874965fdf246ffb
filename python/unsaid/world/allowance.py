"""Allowances: how much of something a world may still come to.

Whatever is made is paid for as it is made, so that an expansion without end stops early, and whoever waits for it is
asked now and then whether to go on.
"""

from __future__ import annotations

from typing import Protocol

from ..budget import ask
from ..language.core import Span

ASKING = 64
"""How much may be spent between two looks at the budget in force."""


class Definition(Protocol):
    """What an allowance can be spent on: a property, an action, a trigger."""

    @property
    def name(self) -> str: ...

    @property
    def span(self) -> Span: ...


class TooLarge(Exception):
    """An allowance is spent: there is too much of ``allowance.what``, met while at ``allowance.place``."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(allowance.what)
        self.allowance = allowance


class Allowance:
    """Counts down how much of something may still be made. ``place`` is the definition being worked on."""

    def __init__(self, what: str, amount: int) -> None:
        self.what, self.amount, self.left = what, amount, amount
        self.place: Definition | None = None
        self._asking = amount

    def spend(self, amount: int = 1) -> None:
        """Takes ``amount``, or raises TooLarge."""
        self.left -= amount
        if self.left < self._asking:
            self._ask()

    def _ask(self) -> None:
        if self.left < 0:
            raise TooLarge(self)
        self._asking = max(0, self.left - ASKING)
        ask()

    def renew(self) -> None:
        """Gives all of it back."""
        self.left = self._asking = self.amount

    def like(self, what: str, amount: int) -> Allowance:
        """An allowance for something else at the same place."""
        other = Allowance(what, amount)
        other.place = self.place
        return other
