#!/usr/bin/env python3
"""Writes the parser's tables beside the grammar, so that starting does not compile it. Run it after a change there.

Tables made twice from one grammar are not the same to the byte, so current ones are left as they are.
"""

from __future__ import annotations

from pathlib import Path

from unsaid.language import parser


def main() -> None:
    place = Path(parser.__file__).with_name(parser.TABLES)
    if parser.kept() is None:
        place.write_bytes(parser.tables())
    print(f"{place.name}: {place.stat().st_size} bytes")


if __name__ == "__main__":
    main()
