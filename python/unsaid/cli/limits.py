"""From flags to limits, and the budget that every command is held to.

A command that is ``limited`` takes ``--time`` and ``--memory``, whether or not it says so itself: they are the budget
of all it does, from reading its world to the last line. What it asks of a search is in ``limits`` besides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from unsaid.budget import MEMORY, Budget, alarm, running
from unsaid.cli.options import Memory, Time
from unsaid.cli.parameters import command_of, taken
from unsaid.data.limits import Limits


def limits(
    author: int | None = None,
    character: int | None = None,
    depth: int | None = None,
    time: float | None = None,
    memory: int | None = None,
    states: int | None = None,
    shortest: bool = False,
) -> Limits:
    """The limits of a search; what is not given is unlimited, except memory."""
    return Limits(author, character, depth, time, MEMORY if memory is None else memory, states, shortest)


def limited(function: Callable[..., None]) -> click.Command:
    """The command that a function is, with ``--time`` and ``--memory``, which end it wherever it is."""
    command = command_of(function)
    own = {p.name for p in command.params}
    added = [p for p in taken(_budget) if p.name not in own]

    def within(**given: Any) -> None:
        budget = _budget(given["time"], given["memory"])
        for p in added:
            del given[p.name]
        with running(budget) as watch, alarm(watch):
            function(**given)

    command.callback = within
    command.params += added
    return command


def _budget(time: Time = None, memory: Memory = None) -> Budget:
    """What these flags give."""
    return Budget(time, MEMORY if memory is None else memory)


def raised(limit: str, most: object) -> str:
    """How a limit that was met is said, and how it is raised: which it was, and how much there was."""
    amount = {"time": " of {} s", "memory": " of {} MiB", "states": " of {}"}[limit] if most is not None else ""
    name = "limit on states" if limit == "states" else f"{limit} limit"
    return f"stopped by the {name}{amount.format(_number(most))}; --{limit} N sets another"


def _number(most: object) -> str:
    return f"{most:g}" if isinstance(most, float) else f"{most:,}" if isinstance(most, int) else str(most)
