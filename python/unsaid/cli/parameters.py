"""From a function to a command: what it takes is said in its signature.

``goal: Goal = None``, where ``Goal`` is ``Annotated[float | None, option("--goal", type=float, help=…)]``: the name and
the default are the parameter's own, the rest is what click's ``Option`` and ``Argument`` take. So what several commands
share is written once, and a command is a function like any other.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

import click

from unsaid.cli.exits import epilogue

Kind = TypeVar("Kind", bound=click.Command)
Made = Callable[[inspect.Parameter], click.Parameter]
"""Makes of a parameter of a function what the command line has for it."""


def option(*names: str, shown: bool = True, **more: Any) -> Made:
    """What is given by a name; ``shown``: with its default in the help. False by default: it is said or left out."""
    return lambda p: click.Option(
        [p.name, *names], default=p.default, is_flag=p.default is False or None, show_default=shown, **more
    )


def argument(metavar: str, **more: Any) -> Made:
    """What is given by its place; needed, unless the parameter has a default."""
    return lambda p: click.Argument([p.name], metavar=metavar, **_default(p), **more)


def _default(p: inspect.Parameter) -> dict[str, Any]:
    return {"required": True} if p.default is p.empty else {"default": p.default}


def taken(function: Callable[..., Any]) -> list[click.Parameter]:
    """What a function takes, in the order of its parameters."""
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    return [made(p) for p in parameters for made in p.annotation.__metadata__]


def command_of(function: Callable[..., None], kind: type[Kind] = click.Command, **more: Any) -> Kind:
    """The command that a function is; its help is the function's docstring."""
    return kind(
        function.__name__,
        callback=function,
        params=taken(function),
        help=function.__doc__,
        epilog=epilogue(),
        context_settings={"help_option_names": ["-h", "--help"]},
        **more,
    )
