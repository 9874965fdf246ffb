"""The client by lines that the manual shows, run as it stands there; and the page of lines."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tools import lines_page as tool

import unsaid
from tests.serve.lines.test_lines import LAMP, Client

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "a-village-in-your-game.md"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node here")
def test_the_client_of_the_manual_runs(tmp_path: Path) -> None:
    """It prints what the page shows, in about twenty lines."""
    text = PAGE.read_text(encoding="utf-8")
    script = re.search(r"^```javascript village\.mjs\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    shown = re.search(r"It prints:\n\n```text\n(.*?)```", text, re.DOTALL)
    assert script and shown
    (tmp_path / "village.mjs").write_text(script[1], encoding="utf-8")
    (tmp_path / "village.world").write_text(unsaid.start("Village", "npc"), encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    line, environment = ["node", "village.mjs"], {**os.environ, "PATH": path}
    ran = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stdout) == (0, shown[1]), ran.stderr
    assert len(script[1].strip().splitlines()) <= 22


def test_the_page_of_lines_is_current() -> None:
    """It and the schema are what the tool writes today."""
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page()
    assert tool.SCHEMA.read_text(encoding="utf-8") == tool.schema()


def test_lines_are_as_the_schema_says() -> None:
    """Requests that are granted, and all answers, fit the schema; a request with an unknown field does not."""
    check = Draft202012Validator(json.loads(tool.schema()))
    Draft202012Validator.check_schema(check.schema)
    client = Client()
    asked = [
        {"id": 1, "do": "load", "world": "lamp", "text": LAMP},
        {"id": "b", "do": "live", "world": "lamp", "depth": 2},
        {"do": "ask", "life": "life1", "who": ["Ida"]},
        {"do": "ask", "life": "life1", "who": ["Ida", "Olm"], "facts": ["lit()"], "believes": ["lit()"]},
        {"do": "happened", "life": "life1", "act": "light(Ida)", "seen_by": []},
        {"do": "options", "life": "life1", "who": "Olm", "every": True},
        {"do": "save", "life": "life1"},
        {"do": "forget", "life": "life1", "depth": 1},
        {"do": "seats", "world": "tutorial", "roles": ["Ida"]},
        {"do": "options", "seat": "seat2"},
        {"do": "leave", "seat": "seat2"},
        {"do": "leave", "seat": "seat2"},
    ]
    answers = client.lines("\n".join(map(json.dumps, asked)).encode())
    assert [list(check.iter_errors(line)) for line in (*asked, *answers)] == [[]] * 24
    assert [sorted(one)[0] for one in answers].count("error") == 1
    assert list(check.iter_errors({"do": "live", "world": "lamp", "more": 1}))
