"""From flags to limits, and the budget that every command is held to.

A command that is ``limited`` takes ``--time`` and ``--memory``, whether or not it says so itself: they are the budget
of all it does, from reading its world to the last line. What it asks of a search is in ``limits`` besides.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from unsaid.cli.options import Memory, Time

if TYPE_CHECKING:
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
    from unsaid.budget import MEMORY
    from unsaid.data.limits import Limits

    return Limits(author, character, depth, time, MEMORY if memory is None else memory, states, shortest)


FLAGS = {"time": Time, "memory": Memory}


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """A command with ``--time`` and ``--memory``, which end it wherever it is."""
    own = inspect.signature(command, eval_str=True)
    added = [name for name in FLAGS if name not in own.parameters]

    @wraps(command)
    def within(**given: Any) -> None:
        from unsaid.budget import MEMORY, Budget, alarm, running

        time, memory = given["time"], given["memory"]
        for name in added:
            del given[name]
        with running(Budget(time, MEMORY if memory is None else memory)) as watch, alarm(watch):
            command(**given)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    flags = [inspect.Parameter(name, kind, default=None, annotation=FLAGS[name]) for name in added]
    parameters = [*own.parameters.values(), *flags]
    within.__signature__ = own.replace(parameters=parameters)  # pyright: ignore[reportAttributeAccessIssue]
    within.__annotations__ = {p.name: p.annotation for p in parameters}
    return within


def raised(limit: str, most: object) -> str:
    """How a limit that was met is said, and how it is raised: which it was, and how much there was."""
    amount = {"time": " of {} s", "memory": " of {} MiB", "states": " of {}"}[limit] if most is not None else ""
    name = "limit on states" if limit == "states" else f"{limit} limit"
    return f"stopped by the {name}{amount.format(_number(most))}; --{limit} N sets another"


def _number(most: object) -> str:
    return f"{most:g}" if isinstance(most, float) else f"{most:,}" if isinstance(most, int) else str(most)
