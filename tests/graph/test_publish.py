"""A published story is played in a browser without a network, and reads as a game at a terminal does."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import unsaid
from tests.cli.running import unsaid as command
from unsaid.graph.asked import graph_of, story_of
from unsaid.graph.publish import LARGEST, TooHeavy, page, published

from . import walking

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).parents[2] / "publish"
CHROMIUM = Path("/usr/bin/chromium")
GAMES = 200

WALK = """(walks) => {
  const texts = (within) => [...within.querySelectorAll(":scope > .passage")].map(
    (passage) => [...passage.querySelectorAll("p")].map((p) => p.textContent).join("\\n\\n"));
  const menu = () => {
    const lines = [...document.querySelectorAll("#menu button")].map((b, n) => `${n + 1}. ${b.textContent}`);
    return lines.length ? [lines.join("\\n")] : [];
  };
  return walks.map((places) => {
    document.getElementById("restart").click();
    const told = document.getElementById("told");
    const opening = texts(told);
    const said = [...opening, ...menu()];
    for (const place of places) {
      document.querySelectorAll("#menu button")[place].click();
      said.push(...texts(document.getElementById("latest")), ...menu());
    }
    said.push(...texts(told).slice(opening.length));
    return [...said, ...[...told.querySelectorAll(".ending")].map((title) => title.textContent)];
  });
}"""
"""Plays walks by pressing the buttons, and gives what is read."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, which asks for nothing outside."""
    sync = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    with sync.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a world's page from a file, with the network cut; everything that it asks for or complains of is a
    failure."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, accept_downloads=True)
    context.set_offline(True)
    wrong: list[str] = []

    def open_(world: str, role: str | None = None) -> Any:
        place = tmp_path / f"{world}.html"
        place.write_text(story(world), encoding="utf-8")
        tab = context.new_page()
        tab.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
        tab.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(place.as_uri())
        if role is not None and len(roles(world)) > 1:
            tab.click(f"#roles button:nth-child({roles(world).index(role) + 1})")
        return tab

    yield open_
    context.close()
    assert wrong == []


def roles(world: str) -> list[str]:
    """The roles that are published of a world."""
    return [role for name, role in walking.played() if name == world and name in walking.SMALL]


def story(world: str) -> str:
    """A world's page, with its network of roles."""
    there = unsaid.load(world)
    return published([graph_of(there, role, 2000, whole=True) for role in roles(world)], story_of(there))


@pytest.mark.slow
@pytest.mark.parametrize("world", walking.SMALL)
def test_random_games_read_as_a_game_at_a_terminal(world: str, opened: Any) -> None:
    """Two hundred random games of every role, played by pressing the buttons."""
    for role in roles(world):
        graph, tab = walking.graph(world, role), opened(world, role)
        walks = sorted({tuple(walking.walk(graph, f"page {role} {number}")) for number in range(GAMES)})
        found = tab.evaluate(WALK, walks)
        game = walking.game(world, role)
        for places, said in zip(walks, found, strict=True):
            assert said == walking.terminal(game, places)


def test_a_saved_game_goes_to_a_terminal_and_back(opened: Any, tmp_path: Path) -> None:
    """What is saved on the page is gone on with by the program, and what that saves on the page."""
    tab = opened("the-owl", "Bo")
    for _ in range(2):
        tab.click("#menu li:first-child button")
    with tab.expect_download() as download:
        tab.click("#save")
    place = tmp_path / download.value.suggested_filename
    download.value.save_as(place)
    menu = tab.locator("#menu button").all_text_contents()
    ran = command("play", "the-owl", "--as", "Bo", "--save", str(place), "--resume", "--ask", stdin=f"{len(menu)}\n")
    assert all(words in ran.out for words in menu), ran.out
    tab.set_input_files("#file", place)
    tab.locator("#note", has_text="The game is opened.").wait_for()
    assert tab.locator("#told .chosen").all_text_contents()[2:] == [menu[-1].split("  [")[0]]


def test_a_game_is_kept_in_the_browser_and_choices_are_taken_back(opened: Any) -> None:
    """Loaded again the page is where it was; undone it is where it was before."""
    tab = opened("the-soup", "Jon")
    before = tab.inner_text("#menu")
    tab.keyboard.press("1")
    after = tab.inner_text("#menu")
    assert after != before
    tab.reload()
    tab.wait_for_function("said => document.querySelector('#menu').innerText === said", arg=after)
    tab.click("#undo")
    assert tab.inner_text("#menu") == before
    assert tab.is_disabled("#undo")


def test_a_game_that_no_longer_fits_is_set_aside(opened: Any) -> None:
    """A kept game with an act that the page does not know is said not to fit, and is still there under another name."""
    tab = opened("the-soup", "Ada")
    tab.keyboard.press("1")
    tab.evaluate("localStorage.setItem('unsaid:the-soup', localStorage.getItem('unsaid:the-soup').replace('fib', 'x'))")
    tab.reload()
    assert "no longer fits" in tab.inner_text("#note")
    assert tab.locator("#told .chosen").count() == 0
    assert "x(" in tab.evaluate("localStorage.getItem('unsaid:the-soup:before')")


@pytest.mark.parametrize("role", ["Hanne", "Petra"])
def test_why_is_answered_as_at_a_terminal(role: str, opened: Any) -> None:
    """On a walk, before its end, what is said on being asked why is what the terminal says."""
    graph, tab, game = walking.graph("the-owl", role), opened("the-owl", role), walking.game("the-owl", role)
    for place in walking.walk(graph, "why")[:-1]:
        tab.click("#why")
        said = tab.locator("#asked p").all_text_contents()
        assert [" ".join(text.split()) for text in said] == [" ".join(t.split()) for t in walking.why(game)]
        tab.click(f"#menu li:nth-child({place + 1}) button")
        game = game.take(game.options[place])


@pytest.mark.parametrize(("world", "role"), [("the-soup", "Jon"), ("the-riding-light", "Rooke")])
def test_the_page_is_turned_when_a_story_is_over(world: str, role: str, opened: Any) -> None:
    """At an end, and not before, each of the others has a page: what the same game has told it, to the letter."""
    graph, tab, game = walking.graph(world, role), opened(world, role), walking.game(world, role)
    for place in walking.walk(graph, "turned"):
        assert tab.locator("#sides button").count() == 0
        tab.click(f"#menu li:nth-child({place + 1}) button")
        game = game.take(game.options[place])
    others = [who for who in roles(world) if who != role]
    assert tab.locator("#sides button").count() == len(others)
    for number, who in enumerate(others):
        tab.click(f"#sides button:nth-child({number + 1})")
        said = tab.locator("#page p").all_text_contents()
        assert "\n\n".join(said) == "\n\n".join(walking.beside(game, who))


def test_without_scripts_the_story_is_read(browser: Any, tmp_path: Path) -> None:
    """Where no script runs the planner's own story stands on the page, and no menu."""
    place = tmp_path / "story.html"
    place.write_text(story("tutorial"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(place.as_uri())
    last = unsaid.load("tutorial").find()
    assert last.story is not None
    assert last.story.tell().tale.blocks[-1].text in tab.inner_text("body")
    assert not tab.is_visible("#game")
    context.close()


def test_the_script_is_built_from_its_source() -> None:
    """Script and style name the hash of their sources as they are."""
    for source, built in (("story.ts", "story.js"), ("story.css", "story.css")):
        text = (Path(page.__file__).parent / built).read_text(encoding="utf-8")
        named = re.match(r"/\* built from publish/(\S+), sha256 (\w{64}) \*/", text)
        assert named is not None
        assert named.groups() == (source, hashlib.sha256((SOURCES / source).read_bytes()).hexdigest())


def test_a_page_too_heavy_is_refused_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page may have a thousand bytes, one that has more is refused."""
    assert len(story("the-owl").encode()) < LARGEST
    monkeypatch.setattr(page, "LARGEST", 1000)
    with pytest.raises(TooHeavy, match=r"the page would have [\d,]+ bytes"):
        story("the-owl")
