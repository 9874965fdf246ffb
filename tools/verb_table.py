#!/usr/bin/env python3
"""Writes python/unsaid/english/verbs.txt: the forms of English verbs that a telling needs, from LemmInflect's data.

LemmInflect (MIT) answers for single words at the cost of numpy and a tenth of a second; a telling asks for two forms of
some hundred verbs and must start at once. So its dictionary of verbs is kept here without the rest. The package is
needed for this program only: ``pip install lemminflect==0.2.3``.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

PLACE = Path(__file__).resolve().parent.parent / "python" / "unsaid" / "english" / "verbs.txt"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*$")

HEAD = """\
# Verbs of English: base form, third person, past (where there are several, the usual one first).
# Written by tools/verb_table.py from the dictionary of LemmInflect 0.2.3, which rests on the SPECIALIST Lexicon of the
# National Library of Medicine. LemmInflect is under this licence:
#
"""


def resources() -> tuple[Path, Path]:
    """The folder with LemmInflect's data, and its licence; nothing of it is run."""
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        raise SystemExit("this needs LemmInflect: pip install lemminflect==0.2.3")
    package = Path(spec.origin).parent
    return package / "resources", next(package.parent.glob("lemminflect-*.dist-info/**/LICENSE"))


def pasts(folder: Path) -> dict[str, str]:
    """The pasts that LemmInflect prefers to the first in its dictionary."""
    with (folder / "infl_overrides.csv").open(encoding="utf-8") as lines:
        return {base: form for base, tag, form in csv.reader(lines) if tag == "VBD"}


def verbs(folder: Path) -> Iterator[str]:
    """A line for each verb, in order of the alphabet."""
    preferred = pasts(folder)
    with gzip.open(folder / "infl_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for base, kind, *forms in csv.reader(lines):
            if kind != "verb" or not WORD.match(base) or len(forms) < 4:
                continue
            third = forms[3].split("/")[0]
            found = [f for f in forms[0].split("/") if WORD.match(f)]
            first = preferred.get(base)
            past = [*([first] if first in found else []), *(f for f in found if f != first)]
            if WORD.match(third) and past:
                yield f"{base} {third} {'/'.join(past)}"


def text() -> str:
    """The whole file."""
    folder, licence = resources()
    notice = "".join(f"# {line}".rstrip() + "\n" for line in licence.read_text(encoding="utf-8").splitlines())
    return HEAD + notice + "\n".join(sorted(verbs(folder))) + "\n"


if __name__ == "__main__":
    PLACE.write_text(text(), encoding="utf-8")
    print(f"wrote {PLACE}")
