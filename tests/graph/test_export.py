"""What is exported reads as the graph does, in the tools that it is for and in readers of our own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from unsaid.graph.export import FORMS, Form, ink, renpy, twee, yarn
from unsaid.graph.export.parts import closing
from unsaid.graph.game import GameGraph, Position

from . import walking
from .readers import READERS, walked

TOOLS = Path(__file__).parent / "tools"
FORMS_READ: tuple[Form, ...] = ("ink", "yarn", "renpy", "twee")
WALKED_BY_TOOLS: tuple[Form, ...] = ("ink", "yarn")
GAMES = 200

Seen = list[tuple[list[str], list[str]]]

HARD = (
    "TODO: // not a comment /* nor this */ and <> glue -> divert <- thread",
    "* star + plus",
    "- dash",
    "= knot === x",
    "~ logic {x} [y] |z| #tag \\ back",
    "Mae: hello <<if x>> and >> 100% $var {1}",
    "VAR x = 1",
    "-> option",
    "===",
    "---",
    "// comment",
    ":: Passage [tag] {pos}",
    "!heading ''bold'' //it// __u__ [[link->x]] \"q\" 'q' (set: $x to 1) <b>&amp; ?hook _tmp --em--",
    "=> group",
    "# hash",
    "https://x.y/z",
    "a:b:c",
    "Wait",
    "【lenticular】",
)
"""Words that mean something in one form or another."""


def tool(name: str, data: dict[str, Any]) -> Any:
    """What a tool reads."""
    node = shutil.which("node")
    if node is None or not (TOOLS / "node_modules").exists():
        pytest.skip(f"node, or `npm ci` in {TOOLS.name}, is missing")
    command = [node, str(TOOLS / f"{name}.mjs")]
    done = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def by_tool(form: Form, text: str, walks: Sequence[Sequence[int]]) -> list[Seen]:
    """What the walks read in the form's own tool."""
    found = tool(form, {"text": text, "walks": walks})
    return [[(step["lines"], step["choices"]) for step in walk] for walk in found]


def ours(graph: GameGraph, places: Sequence[int]) -> Seen:
    """What a walk reads in the graph: at each step lines and choices."""
    seen: Seen = []
    steps = [(0, graph.opening), *((choice.to, choice.told) for choice in walking.chosen(graph, places))]
    for at, told in steps:
        position = graph.positions[at]
        end = [] if position.end is None else closing(graph, position.end)
        lines = [" ".join(text.split()) for text in (*graph.paragraphs(told), *end)]
        seen.append((lines, [choice.words for choice in position.choices]))
    return seen


def walks(graph: GameGraph) -> list[list[int]]:
    """Random walks, each once."""
    found = {tuple(walking.walk(graph, f"{graph.role} {number}")) for number in range(GAMES)}
    return [list(places) for places in sorted(found)]


def hard() -> GameGraph:
    """A graph whose words are hard to write."""
    graph = walking.graph("the-soup", "Ada")
    first = graph.positions[0].choices[0]
    choices = (replace(first, words=text, told=(len(graph.texts) + n,), to=1) for n, text in enumerate(HARD))
    positions = (Position(tuple(choices)), *graph.positions[1:])
    return replace(graph, positions=positions, texts=(*graph.texts, *HARD))


def dropped(graph: GameGraph) -> GameGraph:
    """The graph without the last choice of the first menu."""
    first, *rest = graph.positions
    return replace(graph, positions=(replace(first, choices=first.choices[:-1]), *rest))


# --- read by our own readers ---


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS_READ)
@pytest.mark.parametrize(("world", "role"), walking.played())
def test_random_walks_read_as_the_graph(world: str, role: str, form: Form) -> None:
    """Two hundred random walks: the lines and the choices of the file are those of the graph."""
    graph = walking.graph(world, role)
    story, first = READERS[form](FORMS[form](graph))
    for places in walks(graph):
        assert walked(story, first, places) == ours(graph, places)


@pytest.mark.parametrize("form", FORMS_READ)
def test_whatever_means_something_is_escaped(form: Form) -> None:
    """Words that mean something in a form are read as they are, as choices and as lines."""
    graph = hard()
    story, first = READERS[form](FORMS[form](graph))
    for place in range(len(HARD)):
        assert walked(story, first, [place]) == ours(graph, [place])


@pytest.mark.parametrize("form", FORMS_READ)
def test_a_choice_that_is_missing_is_noticed(form: Form) -> None:
    """Where one choice is dropped, the walks read otherwise."""
    graph = walking.graph("the-soup", "Ada")
    story, first = READERS[form](FORMS[form](dropped(graph)))
    assert walked(story, first, []) != ours(graph, [])


@pytest.mark.parametrize("form", FORMS_READ)
def test_every_jump_leads_to_a_place_that_is_there(form: Form) -> None:
    """Nothing leads to nowhere, and every place is led to."""
    story, first = READERS[form](FORMS[form](walking.graph("the-riding-light", "Rooke")))
    led = {to for place in story.values() for to in (place.to, *(to for _, _, to in place.choices)) if to}
    assert led <= story.keys()
    assert {n for n in story if re.match(r"p\d+$|way \d+$", n)} <= led | {first}


def test_a_story_of_twine_has_its_start_and_a_number_of_its_own() -> None:
    """The start is a passage, and the number is a UUID of version 4 in capitals; another role has another."""
    one, other = (twee.exported(walking.graph("the-soup", role)) for role in ("Ada", "Jon"))
    data = [json.loads(re.split(r"^:: \w+$", text, flags=re.MULTILINE)[2]) for text in (one, other)]
    assert data[0]["ifid"] == str(uuid.UUID(data[0]["ifid"])).upper()
    assert uuid.UUID(data[0]["ifid"]).version == 4
    assert data[0]["ifid"] != data[1]["ifid"]
    assert f":: {data[0]['start']}\n" in one


def test_how_words_are_escaped() -> None:
    """One example of each form, by its manual."""
    assert ink.escaped("TODO: a//b") == r"\TODO: a/\/b"
    assert yarn.escaped("Tom: [so] {x}") == r"Tom\: \[so\] \{x\}"
    assert renpy.quoted('100% [a] {b} "c"') == r'"100\% [[a] {{b} \"c\""'
    assert twee.escaped(":: [[a]]") == "&#58;: &#91;&#91;a&#93;&#93;"


def test_a_graph_as_data_has_everything() -> None:
    """The file is JSON: each choice leads to a position, each text and turn is there, and the walks can be read."""
    graph = walking.graph("the-owl", "Petra")
    data = json.loads(FORMS["json"](graph))
    assert (data["format"], data["version"], data["world"]) == ("unsaid-graph", 1, "the-owl")
    for position in data["positions"]:
        for choice in position.get("choices", []):
            assert choice["to"] < len(data["positions"])
            assert all(n < len(data["texts"]) for n in choice["told"])
            assert all(n < len(data["turns"]) for n in choice["way"])
        assert ("choices" in position) != ("end" in position)
    assert tuple(data["texts"]) == graph.texts


# --- read by the tools ---


@pytest.mark.slow
@pytest.mark.parametrize("form", WALKED_BY_TOOLS)
@pytest.mark.parametrize(("world", "role"), walking.played())
def test_random_walks_read_as_the_graph_in_the_tool(world: str, role: str, form: Form) -> None:
    """Two hundred random walks in inkjs and in yarn-bound."""
    graph = walking.graph(world, role)
    found = walks(graph)
    assert by_tool(form, FORMS[form](graph), found) == [ours(graph, places) for places in found]


@pytest.mark.parametrize("form", WALKED_BY_TOOLS)
def test_whatever_means_something_is_escaped_for_the_tool(form: Form) -> None:
    """The tool reads words that mean something as they are."""
    graph = hard()
    places = [[n] for n in range(len(HARD))]
    assert by_tool(form, FORMS[form](graph), places) == [ours(graph, walk) for walk in places]


@pytest.mark.slow
@pytest.mark.parametrize(("world", "role"), walking.played())
def test_extwee_finds_the_passages(world: str, role: str) -> None:
    """Its start, its number, and every passage with the text that stands there."""
    text = twee.exported(walking.graph(world, role))
    found, (story, first) = tool("twee", {"text": text}), READERS["twee"](text)
    assert found["start"] == first
    assert found["ifid"] == twee.ifid(walking.graph(world, role))
    assert story.keys() - {"StoryTitle", "About"} <= found["passages"].keys()
    for name, place in story.items():
        if place.choices:
            assert re.findall(r"->(.*)\]\]", found["passages"][name]) == [to for _, _, to in place.choices]
