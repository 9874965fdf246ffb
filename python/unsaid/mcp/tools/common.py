"""What tools have in common: their table's rows, the names of arguments, and worlds and stories made of what was
sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta

import unsaid
from unsaid.errors import UnsaidError
from unsaid.mcp.answers import Answer, Next
from unsaid.mcp.asking import Arguments
from unsaid.mcp.folder import Folder

World = Annotated[str, Meta(description="A world of the folder by its name, or a bundled one: `tutorial`.")]
Acts = Annotated[
    list[str] | None,
    Meta(description="A story: its acts in order, as `light(Ida)`. Left out: the first story that is found."),
]
Goal = Annotated[float | None, Meta(description="The author's utility to reach. Left out: any gain over the start.")]
Time = Annotated[float, Meta(description="Seconds this may take.", ge=0.1, le=120)]


@dataclass(frozen=True)
class Desk:
    """What a tool works with: the folder, and who is told how far it is (a sentence)."""

    folder: Folder
    say: Callable[[str], None]


@dataclass(frozen=True)
class Tool:
    """A row of the table of tools. ``reads``: it changes nothing; ``example``: arguments that would do."""

    name: str
    title: str
    arguments: type[Arguments]
    call: Callable[[Desk, Any], Answer]
    example: dict[str, Any]
    reads: bool = True

    @property
    def description(self) -> str:
        """What it does and when to call it: the docstring of its function."""
        return " ".join((self.call.__doc__ or "").split())


def sound(desk: Desk, name: str) -> unsaid.World:
    """A world without errors. Raises Broken."""
    world = desk.folder.world(name)
    if not world.ok:
        raise Broken(name, world)
    return world


class Broken(Exception):
    """A world with errors was asked for something that needs one without."""

    def __init__(self, name: str, world: unsaid.World) -> None:
        super().__init__(name)
        self.name, self.world = name, world


def story_of(world: unsaid.World, acts: Sequence[str] | None, goal: float | None = None) -> unsaid.Story:
    """The story that was sent, or the first that is found. Raises UnsaidError."""
    if acts is not None:
        return world.story([act_of(world, act) for act in acts])
    outcome = world.find(goal=goal)
    if outcome.story is None:
        raise UnsaidError(
            "no-story",
            f"no story was found ({outcome.stop}); give more `time`, ask `why_none`, or send `story`: a list of acts",
        )
    return outcome.story


def act_of(world: unsaid.World, act: str) -> str:
    """An act as the world writes it: spaces do not count, nor brackets where there is nothing in them."""
    bare = ", ".join(part.strip() for part in act.strip().rstrip(";").split(","))
    bare = bare.replace(" (", "(").replace("( ", "(").replace(" )", ")")
    known = set(world.acts)
    if bare in known:
        return bare
    alone = [one for one in world.acts if one.partition("(")[0] == bare.partition("(")[0]]
    lower = [one for one in world.acts if one.lower() == bare.lower()]
    return lower[0] if len(lower) == 1 else alone[0] if len(alone) == 1 and "(" not in bare else bare


def next_(tool: str, why: str, **arguments: Any) -> Next:
    """What to call next."""
    return Next(tool, {key: value for key, value in arguments.items() if value is not None}, why)
