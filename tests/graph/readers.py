"""Readers of the forms, line by line, as far as an exported graph uses them; written from the forms' own manuals.

Each gives a story: from a place, what is read there and what can be chosen, with the place it leads to.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass
class Place:
    """What is read before a menu, and the menu: words, what is read after them, and where it goes on."""

    lines: list[str] = field(default_factory=list[str])
    choices: list[tuple[str, list[str], str]] = field(default_factory=list[tuple[str, list[str], str]])
    to: str | None = None


Story = dict[str, Place]
Reader = Callable[[str], tuple[Story, str]]
"""Gives a story, and the name of its first place."""


def walked(story: Story, first: str, places: Sequence[int]) -> list[tuple[list[str], list[str]]]:
    """What a walk reads: at each step lines and choices."""
    seen, at = [_come_to(story, [], first)], first
    at = _at(story, first)
    for place in places:
        _, lines, to = story[at].choices[place]
        seen.append(_come_to(story, lines, to))
        at = _at(story, to)
    return seen


def _at(story: Story, name: str) -> str:
    to = story[name].to
    return name if to is None else _at(story, to)


def _come_to(story: Story, before: list[str], name: str) -> tuple[list[str], list[str]]:
    place = story[name]
    lines = [*before, *place.lines]
    if place.to is not None:
        return _come_to(story, lines, place.to)
    return lines, [words for words, _, _ in place.choices]


# --- each form ---


def ink(text: str) -> tuple[Story, str]:
    """Knots, sticky choices, tunnels and diverts."""
    story, name = {"": Place()}, ""
    shared = {n: _bare(body) for n, body in re.findall(r"=== (told_\d+) ===\n(.*?)\n->->", text, re.DOTALL)}
    for line in map(str.strip, text.splitlines()):
        place = story[name]
        if found := re.fullmatch(r"=== (\w+) ===", line):
            name = found[1]
            story[name] = Place()
        elif found := re.fullmatch(r"-> (\w+) ->", line):
            _lines(place).extend(shared[found[1]])
        elif found := re.fullmatch(r"-> (\w+)", line):
            _goes(place, found[1])
        elif found := re.fullmatch(r"\+ \[(.*)\]", line):
            place.choices.append((_bare(found[1])[0], [], ""))
        elif line and not line.startswith("// ") and line != "->->":
            _lines(place).extend(_bare(line))
    return story, ""


def yarn(text: str) -> tuple[Story, str]:
    """Nodes, options and jumps."""
    story: Story = {}
    for node in re.split(r"^===\n", text, flags=re.MULTILINE):
        if not node.strip():
            continue
        head, _, body = node.partition("\n---\n")
        place = story[head.removeprefix("title: ")] = Place()
        for line in map(str.strip, body.splitlines()):
            if found := re.fullmatch(r"<<jump (\w+)>>", line):
                _goes(place, found[1])
            elif line.startswith("-> "):
                place.choices.append((_bare(line[3:])[0], [], ""))
            elif line and not line.startswith("// "):
                _lines(place).extend(_bare(line))
    return story, "Start"


def renpy(text: str) -> tuple[Story, str]:
    """Labels, menus, calls and jumps."""
    story, name = dict[str, Place](), ""
    for line in (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("# ")):
        if found := re.fullmatch(r"label (\w+):", line):
            name = found[1]
            story[name] = Place()
        elif found := re.fullmatch(r"jump (\w+)", line):
            _goes(story[name], found[1])
        elif found := re.fullmatch(r"call (\w+)", line):
            _lines(story[name]).append(f"call {found[1]}")
        elif found := re.fullmatch(r'"(.*)":', line):
            story[name].choices.append((_string(found[1]), [], ""))
        elif found := re.fullmatch(r'"(.*)"', line):
            _lines(story[name]).append(_string(found[1]))
        else:
            assert line in ("menu:", "return"), line
    for place in story.values():
        for lines in (place.lines, *(lines for _, lines, _ in place.choices)):
            lines[:] = [said for line in lines for said in _called(story, line)]
    return story, "start"


def _called(story: Story, line: str) -> list[str]:
    found = re.fullmatch(r"call (told_\d+)", line)
    return story[found[1]].lines if found else [line]


def twee(text: str) -> tuple[Story, str]:
    """Passages and links."""
    story, data = dict[str, Place](), {}
    for passage in re.split(r"^:: ", text, flags=re.MULTILINE)[1:]:
        name, _, body = passage.partition("\n")
        if name == "StoryData":
            data = json.loads(body)
            continue
        place = story[name] = Place()
        for line in filter(None, body.split("\n")):
            if found := re.fullmatch(r"\[\[(.*)->(.*)\]\]", line):
                place.choices.append((html.unescape(found[1]), [], found[2]))
            else:
                place.lines.append(html.unescape(line))
    return story, data["start"]


READERS: dict[str, Reader] = {"ink": ink, "yarn": yarn, "renpy": renpy, "twee": twee}


def _lines(place: Place) -> list[str]:
    """Where a line goes: after the last choice, or before the menu."""
    return place.choices[-1][1] if place.choices else place.lines


def _goes(place: Place, to: str) -> None:
    if place.choices:
        words, lines, _ = place.choices[-1]
        place.choices[-1] = (words, lines, to)
    elif to != "END":
        place.to = to


def _bare(text: str) -> list[str]:
    """Lines without their backslashes."""
    return [re.sub(r"\\(.)", r"\1", line.strip()) for line in text.splitlines()]


def _string(text: str) -> str:
    """What a string of a script says."""
    assert not re.search(r"(?<![\[\\])(?:\[\[)*\[(?!\[)", text), text
    return re.sub(r"\[\[|\{\{|【【", lambda sign: sign[0][0], re.sub(r"\\(.)", r"\1", text))
