"""A server in a process of its own, and browsers that come to it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 30_000
RULES = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }"
FOUND = "(found) => found.violations.map((one) => [one.id, one.nodes[0].html])"


@dataclass
class Visitor:
    """Somebody with a browser of their own; ``complaints`` are what it complained of, broken policies included."""

    context: BrowserContext
    home: str
    complaints: list[str] = field(default_factory=list)

    def page(self, path: str = "/") -> Page:
        """A page that is opened at an address, and has drawn."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.home + path)
        page.wait_for_selector("main:not(.plain)")
        return page


@dataclass
class House:
    """A server and a browser, from which visitors come."""

    address: str
    browser: Browser
    visitors: list[Visitor] = field(default_factory=list)

    def visitor(
        self,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        moving: bool = False,
        touch: bool = False,
        script: bool = True,
    ) -> Visitor:
        """Somebody new, of whom nothing is kept."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="no-preference" if moving else "reduce",
            has_touch=touch,
            java_script_enabled=script,
            accept_downloads=True,
        )
        self.visitors.append(Visitor(context, self.address))
        return self.visitors[-1]


@contextlib.contextmanager
def served(home: Path, *worlds: str) -> Iterator[str]:
    """The address of a server of some worlds (none: the bundled ones), with its games in a folder."""
    kept = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)}
    command = [sys.executable, "-m", "unsaid", "serve", *worlds, "--port", "0", "--games", str(home / "games")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **kept}) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip().rstrip("/")
        server.terminate()


@contextlib.contextmanager
def housed(address: str, browser: Browser) -> Iterator[House]:
    """A server with its visitors; none of their browsers complained of anything."""
    house = House(address, browser)
    yield house
    complaints = [said for visitor in house.visitors for said in visitor.complaints]
    for visitor in house.visitors:
        with contextlib.suppress(Exception):  # one that is gone already
            visitor.context.close()
    assert complaints == []


def overflow(page: Page) -> int:
    """By how much the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def amiss(page: Page) -> Any:
    """What axe-core finds in a page: each rule that is broken, and where first."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(f"axe.run(document, {RULES}).then({FOUND})")


def passages(page: Page) -> Any:
    """What has been read in a game."""
    return page.locator(".passages p")


def begin(page: Page, title: str, role: str) -> None:
    """Begins a game from the shelf."""
    page.get_by_role("button", name=f"Play as {role}: {title}", exact=True).click()
    page.wait_for_selector(".choice")
