#!/usr/bin/env python3
"""Writes python/unsaid/english/verbs.txt and kinds.txt: the forms of English verbs, and which words are nouns and which
adjectives, from LemmInflect's data.

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

FOLDER = Path(__file__).resolve().parent.parent / "python" / "unsaid" / "english"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*$")

SOURCE = """\
# Written by tools/verb_table.py from the dictionary of LemmInflect 0.2.3, which rests on the SPECIALIST Lexicon of the
# National Library of Medicine. LemmInflect is under this licence:
#
"""
VERBS = "# Verbs of English: base form, third person, past (where there are several, the usual one first).\n"
KINDS = """\
# Words of English that are a: adjective, n: noun, m: noun that may stand for a mass, p: participle that is no past.
# After that the plural of a noun where it is not the word with an s, or the verb of a participle.
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


def kinds(folder: Path) -> Iterator[str]:
    """A line for each noun, adjective and irregular participle, in order of the alphabet."""
    letters: dict[str, str] = {}
    others: dict[str, str] = {}
    with gzip.open(folder / "infl_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for base, kind, *forms in csv.reader(lines):
            if kind == "adj" and WORD.match(base):
                letters[base] = letters.get(base, "") + "a"
            elif kind == "noun" and WORD.match(base):
                found = forms[0].split("/")
                letters[base] = (
                    letters.get(base, "") + ("n" if found[0] != base else "") + ("m" if base in found else "")
                )
                if found[0] not in (base, base + "s"):
                    others[base] = found[0]
            elif kind == "verb" and len(forms) > 1 and WORD.match(base) and WORD.match(forms[1].split("/")[0]):
                participle = forms[1].split("/")[0]
                letters[participle] = letters.get(participle, "") + "p"
                others.setdefault(participle, base)
    for word in sorted(letters):
        yield f"{word} {''.join(sorted(letters[word]))} {others.get(word, '')}".rstrip()


def texts() -> dict[str, str]:
    """Both files, by name."""
    folder, licence = resources()
    notice = "".join(f"# {line}".rstrip() + "\n" for line in licence.read_text(encoding="utf-8").splitlines())
    written = {"verbs.txt": (VERBS, sorted(verbs(folder))), "kinds.txt": (KINDS, kinds(folder))}
    return {name: head + SOURCE + notice + "\n".join(lines) + "\n" for name, (head, lines) in written.items()}


if __name__ == "__main__":
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"wrote {FOLDER / name}")
