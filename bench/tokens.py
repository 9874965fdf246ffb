"""How much there is to write: the bundled worlds in the forms they had, and as `fmt --upgrade` writes them.

    .venv/bin/python bench/tokens.py [WORLD...] [--rev 2a2391f]

The bundled worlds are written in the shorter forms by now; in the forms they had they stand in the repository at the
revision named, from which `--rev` reads them.

Counted are tokens after `fmt`, that is names, numbers and signs, whatever white space and comments stand between them.
Words of the telling are left out: first only the texts in quotes; then every definition that is about how a world is
told (tellings, passages, names in prose, viewpoints, title), wherever it stands. Each upgrade is proved to be the same
world before it is counted.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from report import ROOT, keep, table
from unsaid import World, bundled, load, read
from unsaid.language import tree
from unsaid.language.upgrading.text import WrittenText

ABOUT_TELLING = (
    tree.TellingDefinition,
    tree.PassageDefinition,
    tree.CalledDefinition,
    tree.ViewpointDefinition,
    tree.TextDefinition,
)


HEAD = """\
# How much there is to write

Tokens of the bundled worlds in the forms they had, after `fmt`, and as `fmt --upgrade` writes them; texts in quotes are
left out, and on the right everything that is about how a world is told. Made by `bench/tokens.py`.
"""


ANEW = """
The same world written by hand twice: at length, in the forms there were, and in those there are, what the library has
left to the library. Both come to the same file for the engine but for the order of its rows (a test says so).
"""

FORMS = ROOT / "bench" / "forms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="*", help="bundled worlds, or paths; all bundled worlds without")
    parser.add_argument("--rev", help="the bundled worlds as they were at a revision of the repository")
    given = parser.parse_args()
    asked = given.worlds
    rows = [row(load(name) if given.rev is None else once(name, given.rev)) for name in asked or bundled()]
    if not asked:
        rows.append(summed(rows))
    text = table(
        ["world", "tokens", "upgraded", "", "without words", "upgraded", ""],
        [[r["world"], *cells(r, "old", "new"), *cells(r, "bare", "bare_new")] for r in rows],
    )
    print(text)
    if not asked:
        pairs = [pair(path) for path in sorted(FORMS.glob("*-long.world"))]
        head = ["written by hand", "at length", "upgraded", "", "anew", ""]
        lines = [[p["world"], *cells(p, "old", "new"), *cells(p, "old", "anew")[1:]] for p in pairs]
        anew = table(head, lines)
        print(anew)
        keep("tokens", f"{HEAD}\n{text}\n{ANEW}\n{anew}\n", {"worlds": rows, "anew": pairs})


def once(name: str, rev: str) -> World:
    """A bundled world as it was."""
    place = f"{rev}:python/unsaid/worlds/{name}.world"
    shown = subprocess.run(["git", "show", place], cwd=ROOT, capture_output=True, text=True, check=True)
    return read(shown.stdout, name)


def row(world: World) -> dict[str, Any]:
    """The tokens of one world, old and new."""
    old, new = WrittenText.of(world.formatted().text), WrittenText.of(world.upgraded().text)
    counts = {"old": len(told(old)), "new": len(told(new)), "bare": len(bare(old)), "bare_new": len(bare(new))}
    return {"world": world.name, **counts}


def pair(path: Path) -> dict[str, Any]:
    """The tokens of a world written at length, of its upgrade, and of the same world written anew."""
    at_length, anew = load(path), load(path.with_name(path.name.replace("-long", "")))
    texts = {"old": at_length.formatted(), "new": at_length.upgraded(), "anew": anew.formatted()}
    counts = {key: len(told(WrittenText.of(world.text))) for key, world in texts.items()}
    return {"world": anew.name, **counts}


def told(text: WrittenText) -> list[str]:
    """All tokens but texts in quotes."""
    return [str(t) for t in text.tokens if t.type != "STRING"]


def bare(text: WrittenText) -> list[str]:
    """The tokens outside all that is about how a world is told."""
    spans = [text.closed(d.span) for d in text.definitions if isinstance(d, ABOUT_TELLING)]
    inside = {t.start_pos for span in spans for t in text.within(span)}
    return [str(t) for t in text.tokens if t.start_pos not in inside]


def summed(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """All worlds together."""
    found = list(rows)
    return {"world": "all", **{key: sum(r[key] for r in found) for key in ("old", "new", "bare", "bare_new")}}


def cells(r: dict[str, Any], old: str, new: str) -> list[str]:
    return [f"{r[old]:,}", f"{r[new]:,}", f"{100 * r[new] / r[old]:.0f} %"]


if __name__ == "__main__":
    main()
