"""What is loaded for typed words while the player reads."""

from __future__ import annotations

import subprocess
import sys

LEAVES = """
from unsaid.play.meant import ready
load = ready._load
ready._load = lambda: (load(), print("loaded"))
ready.get_ready()
"""


def test_who_leaves_at_once_ends_after_what_is_being_loaded() -> None:
    """A program that ends while words are being loaded lets that come to its end, and ends well."""
    ran = subprocess.run([sys.executable, "-c", LEAVES], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "loaded\n", "")
