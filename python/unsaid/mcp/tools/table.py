"""The table of tools: every one that a client can call."""

from __future__ import annotations

from unsaid.mcp.tools import files, outlines, roles, stories
from unsaid.mcp.tools.common import Tool

TOOLS: tuple[Tool, ...] = (
    Tool("list_worlds", "The worlds that are there", files.ListWorlds, files.list_worlds, {}),
    Tool("read_world", "The text of a world", files.ReadWorld, files.read_world, {"world": "tutorial"}),
    Tool(
        "write_world",
        "Write a world",
        files.WriteWorld,
        files.write_world,
        {"world": "supper", "text": "entity Ann : character;"},
        reads=False,
    ),
    Tool("lint", "What is wrong with a world", files.Lint, files.lint, {"world": "supper"}, reads=False),
    Tool("tell", "Find a story and tell it", stories.Tell, stories.tell, {"world": "tutorial"}, reads=False),
    Tool("check", "The holes of a story", stories.Check, stories.check, {"world": "tutorial", "story": ["light(Ida)"]}),
    Tool("why", "Ask a story about its minds", stories.Why, stories.why, {"world": "tutorial", "ask": "knew"}),
    Tool("why_none", "Why there is no story", stories.WhyNone, stories.why_none, {"world": "tutorial"}),
    Tool(
        "whatif", "Something put otherwise", stories.WhatIf, stories.whatif, {"world": "tutorial", "without": "light"}
    ),
    Tool("explore", "The map of a world", stories.Explore, stories.explore, {"world": "tutorial"}),
    Tool("test", "Try claims", stories.Test, stories.test, {"world": "tutorial", "claims": "reach Home;"}),
    Tool(
        "play", "Play a role", roles.Play, roles.play, {"world": "tutorial", "role": "Ida", "choices": ["light(Ida)"]}
    ),
    Tool(
        "outline",
        "The holes of an outline",
        outlines.OutlineRows,
        outlines.outline,
        {"rows": "Scene 1, the hall: Ann.\nIt comes out that letter.\nScene 2, the pier: Ben.\nBen relies on letter."},
        reads=False,
    ),
    Tool("ask_mind", "What somebody believes", roles.AskMind, roles.ask_mind, {"world": "tutorial", "who": ["Olm"]}),
)

BY_NAME = {tool.name: tool for tool in TOOLS}
