"""The protocol's own inspector, by its command line: another client than the SDK's, in another language."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

INSPECTOR = Path(__file__).parent / "tools/node_modules/.bin/mcp-inspector"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("node") is None or not INSPECTOR.exists(),
        reason="needs node, and the inspector: npm ci in tests/mcp/tools",
    ),
]


def inspected(place: Path, *arguments: str) -> Any:
    """What the inspector prints of a server of its own."""
    command = [str(INSPECTOR), "--cli", sys.executable, "-m", "unsaid", "mcp", str(place), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_it_finds_tools_and_plays(tmp_path: Path) -> None:
    """It lists the tools with their schemas, and plays The Lamp to its end."""
    tools = inspected(tmp_path, "--method", "tools/list")["tools"]
    assert {"write_world", "tell", "ask_mind"} <= {tool["name"] for tool in tools}
    call = ("--method", "tools/call", "--tool-name", "play", "--tool-arg", "world=tutorial")
    played = inspected(tmp_path, *call, "--tool-arg", 'choices=["light(Ida)", "pass"]')
    assert played["structuredContent"]["ending"] == "Home"


def test_it_reads_the_language(tmp_path: Path) -> None:
    """It reads the language."""
    read = inspected(tmp_path, "--method", "resources/read", "--uri", "unsaid://language")
    assert read["contents"][0]["text"].startswith("# Unsaid's language")
