"""Worlds as texts: listed, read, written, and gone through for what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta

import unsaid
from unsaid.errors import UnsaidError
from unsaid.mcp.answers import Answer, Next
from unsaid.mcp.asking import Arguments
from unsaid.mcp.tools.common import Desk, World, next_

WORLDS = Path(unsaid.__file__).with_name("worlds")

SHOWN = 12
"""Findings that are told in full; the first mistakes hide or cause many of the rest."""


class ListWorlds(Arguments, frozen=True):
    """No arguments."""


class ReadWorld(Arguments, frozen=True):
    """Which text."""

    world: World


class Replacement(Arguments, frozen=True):
    """A part of the text, and what stands in its place."""

    old: Annotated[str, Meta(description="Text that is in the file exactly once.")]
    new: Annotated[str, Meta(description="What to write in its place.")]


class WriteWorld(Arguments, frozen=True):
    """What to write where."""

    world: Annotated[
        str, Meta(description="The name, as `supper`. Without an ending it is a world; `supper.tests` holds claims.")
    ]
    text: Annotated[str | None, Meta(description="The whole text.")] = None
    replace: Annotated[list[Replacement] | None, Meta(description="Instead of `text`: parts to be replaced.")] = None
    over: Annotated[bool, Meta(description="Write over a file that somebody else wrote.")] = False


class Lint(Arguments, frozen=True):
    """Which world, and whether to mend it."""

    world: World
    apply: Annotated[
        Literal["safe", "all"] | None,
        Meta(description="Mend the file: `safe`: only what is plainly meant; `all`: every edit that is offered."),
    ] = None
    without: Annotated[tuple[str, ...], Meta(description="Codes of warnings to leave out.")] = ()


def list_worlds(desk: Desk, asked: ListWorlds) -> Answer:
    """List the worlds: those in this folder, which can be read and written, and those that come with Unsaid, which can
    be read. A world is a text that says who there is, what each of them believes, what they can do and what they want.
    Before you write one, read the resource `unsaid://language`."""
    own, there = desk.folder.names(), unsaid.bundled()
    about = {name: _about((WORLDS / f"{name}.world").read_text(encoding="utf-8")) for name in there}
    lines = ["In this folder:", *(f"- {name}" for name in own)] if own else ["Nothing in this folder yet."]
    lines += ["", "Bundled (read only):", *(f"- {name}: {said}" for name, said in about.items())]
    steps = (next_("write_world", "write one; the answer says what is wrong with it", world="mine", text="…"),)
    return Answer("\n".join(lines), data={"worlds": own, "bundled": list(there)}, next=steps)


def _about(text: str) -> str:
    found = re.search(r'^about "([^"]*)"', text, re.MULTILINE) or re.search(r'^title "([^"]*)"', text, re.MULTILINE)
    return found[1] if found else "a world"


def read_world(desk: Desk, asked: ReadWorld) -> Answer:
    """Read the text of a world, or of another file of the folder, exactly as it stands."""
    text = desk.folder.text(asked.world)
    return Answer(text, data={"text": text, "lines": text.count("\n") + 1})


def write_world(desk: Desk, asked: WriteWorld) -> Answer:
    """Write a world (or a file of claims, `NAME.tests`, or an outline, `NAME.md`) into the folder, whole by `text`
    or in part by `replace`. The answer is what `lint` finds, with what to call next. Worlds are written in Unsaid's
    own small language: read the resource `unsaid://language` first."""
    text = _new_text(desk, asked)
    place = desk.folder.write(asked.world, text, over=asked.over or asked.replace is not None)
    name = place.relative_to(desk.folder.place).as_posix()
    if place.suffix != ".world":
        steps = (
            (next_("test", "try the claims", world=name.removesuffix(".tests")),) if place.suffix == ".tests" else ()
        )
        return Answer(f"{name} is written.", data={"written": name}, next=steps)
    return found_in(desk, name.removesuffix(".world"), f"{name} is written. ")


def _new_text(desk: Desk, asked: WriteWorld) -> str:
    """The text to be written. Raises UnsaidError."""
    if (asked.text is None) == (asked.replace is None):
        raise UnsaidError("arguments", '`write_world` needs `text`, or `replace`: [{"old": "…", "new": "…"}], not both')
    if asked.text is not None:
        return asked.text
    text = desk.folder.text(asked.world)
    for one in asked.replace or ():
        if (times := text.count(one.old)) != 1 or not one.old:
            many = f"{times} times" if times else "nowhere"
            raise UnsaidError(
                "arguments", f"`old` has to be in the text exactly once, and {one.old[:60]!r} is there {many}"
            )
        text = text.replace(one.old, one.new)
    return text


def lint(desk: Desk, asked: Lint) -> Answer:
    """Say everything that is wrong or doubtful about a world: mistakes in its text, and what would keep it from
    having a story (somebody who has to act and wants nothing, a condition that never comes about). Each finding has
    a line, what was understood, what was expected, and what to write instead. With `apply` the file is mended first."""
    done: list[str] = []
    if asked.apply is not None:
        done = _mended(desk, asked.world, offered=asked.apply == "all")
    said = "".join(f"Mended: {one}.\n" for one in done)
    if asked.apply is not None and not done:
        said = "Nothing could be mended by an edit; write the corrections yourself. "
    return found_in(desk, asked.world, said, tuple(asked.without), tried=asked.apply)


def _mended(desk: Desk, name: str, *, offered: bool) -> list[str]:
    """Mends a world's file; what was done. Raises UnsaidError where it is no file of the folder."""
    from unsaid.language.mending import mended

    world = desk.folder.world(name)
    if world.source.path is None:
        raise UnsaidError("read-only", f"{name} comes with Unsaid; write a copy of it by `write_world` and mend that")
    result = mended(world.open.reading, offered=offered)
    if result.done:
        desk.folder.write(name if name.endswith((".world", ".txt")) else f"{name}.world", result.text, over=True)
    return [f"line {world.source.position(d.span[0])[0]}, {edit.title}" for d, edit in result.done]


def found_in(
    desk: Desk, name: str, said: str = "", without: tuple[str, ...] = (), *, tried: Literal["safe", "all"] | None = None
) -> Answer:
    """What there is to say about a world, with what to call next."""
    return told_of(name, desk.folder.world(name), said, without, tried=tried)


def told_of(
    name: str,
    world: unsaid.World,
    said: str = "",
    without: tuple[str, ...] = (),
    *,
    tried: Literal["safe", "all"] | None = None,
) -> Answer:
    """What there is to say about a world that was read."""
    found = unsaid.lint(world, without)
    errors = [d for d in found if d.severity == "error"]
    warned = len(found) - len(errors)
    counted = f"{len(errors)} error{'s' * (len(errors) != 1)}, {warned} warning{'s' * (warned != 1)}."
    first = sorted(found, key=lambda d: d.severity)[:SHOWN]
    more = f"\n\n… and {len(found) - SHOWN} more." if len(found) > SHOWN else ""
    text = "\n\n".join([said + counted, *(d.render(world.source) for d in first)]) + more
    data = {"world": name, "errors": len(errors), "findings": [d.to_json(world.source) for d in first]}
    return Answer(text, not errors, data, tuple(_steps(name, world, errors, tried)))


def _steps(name: str, world: unsaid.World, errors: list[Any], tried: str | None) -> list[Next]:
    """What to do about a world, once it is known what is wrong with it."""
    if not errors:
        return [next_("tell", "see whether it has a story; warnings may be why it has none", world=name)]
    if tried != "all" and any(d.edits for d in errors) and world.source.path is not None:
        why = "make the edits that are offered, then look again"
        return [next_("lint", why, world=name, apply="all")]
    line = world.source.line_at(errors[0].span[0]).strip()
    why = "write the first mistake otherwise; the language is in `unsaid://language`"
    return [next_("write_world", why, world=name, replace=[{"old": line, "new": "…"}])]
