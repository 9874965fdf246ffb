"""The page that is shipped was built from the sources that are here, and is small."""

from __future__ import annotations

import gzip
import hashlib
import json
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
    names = ["build.mjs", "package.json", "package-lock.json", "tsconfig.json", *inside]
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
    loaded = ("index.html", "look.js", "page.js", "style.css")
    assert sum(len(gzip.compress((PAGE / name).read_bytes())) for name in loaded) <= 150_000


def test_nothing_in_the_page_is_inline() -> None:
    """The shell has no script and no style of its own: every one is a file of the server's."""
    shell = (PAGE / "index.html").read_text(encoding="utf-8")
    assert "<style" not in shell
    assert "style=" not in shell
    assert shell.count("<script ") == shell.count('<script src="/page/') == shell.count("></script>") == 2
