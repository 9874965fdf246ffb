"""``unsaid explore``: the map of everything that can come of a world."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

import click

from unsaid.api.map.map import Map
from unsaid.api.values import to_json
from unsaid.budget.counted import STATES
from unsaid.cli.desk.agency import Agency, Policy, measure, without_a_map
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import raised
from unsaid.cli.opening import flag, opened
from unsaid.cli.options import Character, Depth, Force, Goal, Json, Memory, Out, Sabre, Time, Words, WorldArgument
from unsaid.cli.parameters import option
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import emit_json, emit_prose
from unsaid.terminal.progress import mapping

Forms = Literal["page", "svg", "dot", "mermaid", "graphml", "json"]
Form = Annotated[
    Forms | None,
    option(
        "--to",
        "--format",
        type=click.Choice(get_args(Forms)),
        help="page (to click), svg, dot, mermaid; graphml or json: every state (unset: as --out is named).",
    ),
]
Free = Annotated[
    tuple[str, ...],
    option("--free", multiple=True, metavar="WHO", shown=False, help="WHO may do anything they think possible."),
]
Nodes = Annotated[
    int | None,
    option("--states", type=click.IntRange(1, STATES), metavar="N", help="At most N states (unset: 200,000)."),
]
Open = Annotated[
    str | None,
    option("--open", metavar="PLACE", help="What was merged in a place of the picture: 4, or 4.2 within it."),
]
Threads = Annotated[bool, option("--threads", help="Say what is left unsaid in the example of each end.")]


def explore(
    world: WorldArgument,
    free: Free = (),
    to: Form = None,
    out: Out = None,
    force: Force = False,
    open_: Open = None,
    threads: Threads = False,
    agency: Agency = False,
    policy: Policy = None,
    goal: Goal = None,
    character: Character = None,
    depth: Depth = None,
    states: Nodes = None,
    time: Time = None,
    memory: Memory = None,
    sabre: Sabre = None,
    words: Words = None,
    json: Json = False,
) -> None:
    """Draw the map of a world: how it can end and how likely, on what it turns, what never happens.

    On the map are all stories in which each act makes sense to all who choose it; with --free also all that somebody
    could do without a reason."""
    if agency:
        asked = {"--to": to, "--out": out, "--open": open_, "--threads": threads, "--states": states}
        without_a_map(asked | {"--goal": goal is not None, "--reasons": character, "--depth": depth})
        measure(opened(world, sabre, words), free, policy, time, json=json)
        return
    if policy is not None:
        raise Halt(Exit.USAGE, "--policy says how somebody plays: it belongs to --agency")
    form = _form(to, out, json=json)
    ready(out, force, form or "text")
    there = opened(world, sabre, words)
    with flag("--free", ", ".join(free)):
        who = there.chain(free)
    with mapping(time) as progress:
        drawn = there.explore(who, goal=goal, reasons=character, depth=depth, states=states, progress=progress)
    if open_ is not None:
        put(_opened(drawn, open_, form), out)
    elif form is not None:
        put(drawn.to(form), out)
    elif json:
        emit_json(to_json(drawn))
    else:
        emit_prose(_said(drawn, threads=threads))
    _leave(drawn, time, memory)


def _form(to: Forms | None, out: str | None, *, json: bool) -> str | None:
    """The form to write; None for what is said on the terminal."""
    if to is None and out is None:
        return None
    if json:
        raise Halt(
            Exit.USAGE, "--json says what there is to say; --to json writes every state and way: ask for one of them"
        )
    from unsaid.api.map.forms import form_of

    with flag("--out", out):
        return form_of(Path(out or ""), to)


def _opened(drawn: Map, spot: str, form: str | None) -> str:
    """What was merged in a place, in a form; as a drawing where no other is asked for."""
    from unsaid.api.map.forms.lines import to_dot, to_mermaid
    from unsaid.api.map.forms.svg import to_svg

    with flag("--open", spot):
        picture = drawn.picture(spot)
    forms = {"svg": to_svg, "dot": to_dot, "mermaid": to_mermaid, "json": to_json, None: to_mermaid}
    if form not in forms:
        raise Halt(Exit.USAGE, f"--open draws one place: as svg, dot, mermaid or json, and not as {form}")
    return forms[form](picture)


def _said(drawn: Map, *, threads: bool) -> str:
    """What there is to say; with ``threads`` what is left unsaid as well."""
    if not threads:
        return drawn.prose()
    left = [f"{end.title}, what is left:\n{drawn.open_threads(end)}" for end in drawn.ends]
    return "\n\n".join([drawn.prose(), *left])


def _leave(drawn: Map, time: float | None, memory: int | None) -> None:
    """Ends with the code of what cut the map, if anything did."""
    if drawn.whole:
        return
    if drawn.stopped == "interrupted":
        raise Halt(Exit.INTERRUPTED, f"interrupted: {_left(drawn)}")
    limit = drawn.stopped.removeprefix("limit:")
    most = {"time": time, "memory": memory, "states": drawn.asked.states}[limit]
    raise Halt(
        Exit.LIMIT,
        f"{raised(limit, most)}: {_left(drawn)}; --reasons with fewer acts, or fewer who are free, makes it smaller",
    )


def _left(drawn: Map) -> str:
    return f"of {drawn.states:,} known states {drawn.unknown:,} were not looked into"
