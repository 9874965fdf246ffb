"""The second opinion shares nothing with whoever makes what it checks, but data."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import unsaid.checker

ROOM = Path(unsaid.checker.__file__).parent

DATA = (
    "unsaid.budget",  # how much may be used, and who asks
    "unsaid.errors",  # the one family of errors
    "unsaid.data",  # what is handed over to be checked
    "unsaid.world.inner",  # the ground world as it stands in a file ...
    "unsaid.world.structure",
    "unsaid.world.text",  # ... and as the language writes its conditions
)
"""All that the room may import of Unsaid besides itself."""


def imported(path: Path) -> Iterator[str]:
    """The modules a file imports, wherever in it and for whatever reason."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""


def test_the_checker_imports_nothing_of_unsaid_but_itself_and_data() -> None:
    """No file of the room imports the engine, the psyche, or any rule of the world or the language."""
    found = [(path, name) for path in sorted(ROOM.rglob("*.py")) for name in imported(path)]
    ours = [(path, name) for path, name in found if name.split(".")[0] == "unsaid"]
    assert len(ours) > 100
    allowed = ("unsaid.checker", *DATA)
    assert [(path.name, name) for path, name in ours if not name.startswith(allowed)] == []


def test_the_checker_looks_no_module_up_by_its_name() -> None:
    """Nothing is brought in by a way around the import statement."""
    text = "".join(path.read_text() for path in ROOM.rglob("*.py"))
    assert not [way for way in ("import_module", "__import__", "importlib", "sys.modules") if way in text]
