"""The page that is shipped was built from the sources that are here, and is small."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

from tests.conftest import ROOT

WEB = ROOT / "web"
PAGE = ROOT / "python" / "unsaid" / "serve" / "page"
BUILT = json.loads((PAGE / "built.json").read_text(encoding="utf-8"))
MEND = "run `make page`, and commit what it built"


def _hashes(root: Path, names: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in names}


def test_the_page_was_built_from_these_sources() -> None:
    """The sources, the lock file and what says how to build are those that the page was built from."""
    inside = [path.relative_to(WEB).as_posix() for path in (WEB / "src").rglob("*") if path.is_file()]
    names = ["build.mjs", "dagre.LICENSE", "package.json", "package-lock.json", "tsconfig.json", *inside]
    assert _hashes(WEB, names) == BUILT["from"], MEND


def test_the_page_is_as_it_was_built() -> None:
    """No built file was changed, added or taken away by hand."""
    names = [path.name for path in PAGE.iterdir() if path.name != "built.json"]
    assert _hashes(PAGE, names) == BUILT["to"], MEND


def test_the_lock_file_names_no_addresses() -> None:
    """Each package is pinned by what is in it, and may come from any registry."""
    packages = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {name: package for name, package in packages.items() if name}
    assert found
    assert all("integrity" in package and "resolved" not in package for package in found.values())


def test_the_page_is_small() -> None:
    """What a browser loads first is at most 150 KB when packed."""
    shell = (PAGE / "index.html").read_text(encoding="utf-8")
    loaded = ("index.html", *re.findall(r'"/page/([^"?]+)', shell))
    assert {"look.js", "page.js", "style.css"} <= {*loaded}
    assert sum(len(gzip.compress((PAGE / name).read_bytes())) for name in loaded) <= 150_000


def test_all_that_the_first_page_needs_is_named_in_it() -> None:
    """What the script imports at once stands in the shell, so that no browser finds it out one after another; what
    draws and what edits is not among it, and is there."""
    shell = (PAGE / "index.html").read_text(encoding="utf-8")
    needed, waiting = set[str](), ["page.js"]
    while waiting:
        found = re.findall(r'(?:from|import)"\./([^"]+)"', (PAGE / waiting.pop()).read_text(encoding="utf-8"))
        waiting += [name for name in found if name not in needed]
        needed.update(found)
    assert needed and all(f'href="/page/{name}"' in shell for name in needed)
    asked_for = [path.name for path in PAGE.glob("*.js") if path.name.startswith(("drawing-", "write-"))]
    assert len(asked_for) == 2 and not any(name in shell for name in asked_for)


def test_licences_come_with_the_page() -> None:
    """Each package that is built into the page is named with its licence, the one that lays drawings out too."""
    said = (PAGE / "licences.txt").read_text(encoding="utf-8")
    packages = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(f"\n{name}\n" in said for name in (*packages, "dagre"))


def test_nothing_in_the_page_is_inline() -> None:
    """The shell has no script and no style of its own: every one is a file of the server's."""
    shell = (PAGE / "index.html").read_text(encoding="utf-8")
    assert "<style" not in shell
    assert "style=" not in shell
    assert shell.count("<script ") == shell.count('<script src="/page/') == shell.count("></script>") == 2
