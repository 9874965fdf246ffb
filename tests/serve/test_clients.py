"""The client in JavaScript that the manual shows, run as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.serve.process import ROOT, Process

PAGE = ROOT / "docs" / "how-to" / "put-minds-behind-a-game.md"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node here")
def test_the_client_of_the_manual_plays_a_game(tmp_path: Path) -> None:
    """It prints what the page shows, and then the name of the ending."""
    text = PAGE.read_text(encoding="utf-8")
    script = re.search(r"^```javascript play\.mjs\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    shown = re.search(r"lights a lamp:\n\n```text\n(.*?)```", text, re.DOTALL)
    assert script and shown
    (tmp_path / "play.mjs").write_text(script[1], encoding="utf-8")
    process = Process(tmp_path).start()
    try:
        line = ["node", "play.mjs", process.url("/"), "tutorial", "Ida"]
        ran = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    finally:
        process.close()
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(shown[1])
    assert len(script[1].strip().splitlines()) <= 25
