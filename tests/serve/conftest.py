"""A server in this process, on small worlds and bundled ones, with its games in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from litestar.testing import TestClient

from tests.serve.asking import Visitor
from tests.serve.house import CHROMIUM
from tests.serve.worlds import ENDLESS, WHISTLE
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import Guard
from unsaid.serve.shelf import shelf

if TYPE_CHECKING:
    from playwright.sync_api import Browser


SMALL = {"WHISTLE": WHISTLE, "ENDLESS": ENDLESS, "BROKEN": "entity Tom : charcter;"}


@pytest.fixture
def worlds() -> tuple[str, ...]:
    """What is served: bundled worlds, files, and small worlds of the tests by their names."""
    return ("tutorial", "the-soup", "WHISTLE", "ENDLESS", "BROKEN")


@pytest.fixture
def server(worlds: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server itself."""
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path / "saves"))
    for name, text in SMALL.items():
        (tmp_path / f"{name.lower()}.world").write_text(text)
    there = shelf([str(tmp_path / f"{name.lower()}.world") if name in SMALL else name for name in worlds])
    return Server(there, Tables(tmp_path / "games", lambda name: there[name].world), Guard(("testserver.local",)))


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    """Somebody who asks it."""
    with TestClient(application(server)) as client:
        yield Visitor(client)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    playing = pytest.importorskip("playwright.sync_api")
    with playing.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
