"""A server killed again and again in the midst of games: whether anything that was shown is lost.

    .venv/bin/python bench/serve_kill.py [--kills N] [--world WORLD] [--seed S]

Games are played over HTTP by choices at random. At a random moment of each move the server's process is killed and
started again; then the seat is held against what it was last shown (``tests/serve/killing.py``).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.serve.killing import played
from tests.serve.process import Process

from report import machine


def main() -> None:
    """Kills so many times, and says what came of it; leaves with 1 where something was lost."""
    parser = argparse.ArgumentParser(description="A server killed in the midst of games.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--world", default="the-soup")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        process = Process(Path(folder), worlds=(options.world,)).start()
        try:
            found = played(process, options.kills, options.seed, options.world)
        finally:
            process.close()
    print(f"{machine()}: {found.kills} kills, {found.unanswered} of them before the move was answered;")
    print(f"{found.moves} moves were answered; lost: {len(found.lost)}")
    for lost in found.lost[:5]:
        print(lost)
    sys.exit(bool(found.lost))


if __name__ == "__main__":
    main()
