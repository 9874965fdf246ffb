"""A server in this process, on small worlds and bundled ones, with its games in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.serve.asking import Visitor
from tests.serve.worlds import ENDLESS, WHISTLE
from unsaid.serve.app import Server, application
from unsaid.serve.guard import Guard
from unsaid.serve.shelf import shelf
from unsaid.serve.tables import Tables


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server itself."""
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path / "saves"))
    for name, text in {"whistle": WHISTLE, "endless": ENDLESS, "broken": "entity Tom : charcter;"}.items():
        (tmp_path / f"{name}.world").write_text(text)
    there = shelf(["tutorial", "the-soup", *(str(tmp_path / f"{n}.world") for n in ("whistle", "endless", "broken"))])
    return Server(there, Tables(tmp_path / "games", lambda name: there[name].world), Guard(("testserver.local",)))


@pytest.fixture
def visitor(server: Server) -> Iterator[Visitor]:
    """Somebody who asks it."""
    with TestClient(application(server)) as client:
        yield Visitor(client)
