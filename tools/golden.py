#!/usr/bin/env python3
"""Writes tests/telling/golden: the bundled stories told whole, to be read before they are committed.

Run it after a change to a world's words or to the telling, read what it changed (`git diff`), and mend what does not
read well. A test says when the transcripts are out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.telling.golden.transcripts import FOLDER, all_transcripts  # noqa: E402  # after the path is set


def main() -> None:
    """Writes every transcript and removes those of tellings that are no more."""
    wanted = all_transcripts()
    for old in FOLDER.glob("*.txt"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} transcripts, {sum(map(len, wanted.values())) // 1024} KiB")


if __name__ == "__main__":
    main()
