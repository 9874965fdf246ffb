"""The views of minds, of a map, of a text being written and of the ways of a game, in a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

import unsaid
from tests.conftest import ROOT
from tests.serve.house import AXE, CHROMIUM, PATIENCE, House, amiss, begin, housed, overflow, passages, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("litestar", reason="the server's packages are not here (the extra `serve`)")
playing = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not here: the page is not tried in a browser"
)
expect = playing.expect
expect.set_options(timeout=PATIENCE)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is here: the page is not tried in a browser"),
]

WORLDS = ("the-soup", "the-saucer", "the-owl", "tutorial")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of worlds that may be written."""
    folder = tmp_path_factory.mktemp("worlds")
    for name in WORLDS:
        shutil.copy(ROOT / "python" / "unsaid" / "worlds" / f"{name}.world", folder)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of that folder."""
    with served(tmp_path_factory.mktemp("home"), str(folder)) as address:
        yield address


@pytest.fixture
def house(address: str, browser: Browser) -> Iterator[House]:
    """The server with its visitors."""
    with housed(address, browser) as house:
        yield house


def _tab_to(page: Page, wanted: Any) -> None:
    """Goes to something by the key alone."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(wanted)


def _press(page: Page, across: float, down: float, touch: bool = False) -> None:
    """Presses a place of the drawing, once it stands still where it can be seen."""
    drawing = page.locator(".drawing")
    drawing.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    box = drawing.bounding_box()
    assert box is not None
    x, y = box["x"] + across * box["width"], box["y"] + down * box["height"]
    if touch:
        page.touchscreen.tap(x, y)
    else:
        page.mouse.move(x, y)
        page.wait_for_timeout(100)
        page.mouse.click(x, y)


# --- minds ---


def test_minds_are_looked_at_by_keys(house: House) -> None:
    """From the shelf to what Vane takes Orrin to believe before he refuses, which is wrong, and to the next act, at
    which it is put right; the address keeps the act."""
    page = house.visitor().page()
    _tab_to(page, page.get_by_role("link", name="Minds: The Saucer"))
    page.keyboard.press("Enter")
    act = page.get_by_label("After", exact=True)
    _tab_to(page, act)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("td em.wrong")).to_have_count(0)
    cell = page.get_by_role("button", name="What Vane believed that Orrin believed: 6, 1 wrong")
    expect(cell).to_be_visible()
    _tab_to(page, cell)
    page.keyboard.press("Enter")
    held = page.locator(".answer li", has=page.locator(".wrong"))
    expect(held).to_have_text("The saucer is a common dish. from the start not so")
    page.get_by_role("button", name="The next act").press("Enter")
    expect(page.locator(".answer li", has_text="The saucer is precious.")).to_be_visible()
    expect(page.locator(".answer .wrong")).to_have_count(0)
    assert "act=4" in page.url


def test_minds_are_drawn(house: House) -> None:
    """The drawing comes when it is asked for; whoever is pressed on it is told of, as in the table."""
    visitor = house.visitor()
    page = visitor.page("/minds/the-saucer?act=3")
    loaded: list[str] = []
    page.on("response", lambda got: loaded.append(got.url))
    assert page.locator(".drawing").count() == 0
    page.get_by_role("button", name="As a drawing").click()
    page.wait_for_selector(".drawing canvas")
    assert any("/page/drawing-" in url for url in loaded)
    _press(page, 0.08, 0.5)
    expect(page.locator(".answer h3")).to_have_text("What Vane believed")
    _press(page, 0.92, 0.5)
    expect(page.locator(".answer h3")).to_have_text("What Orrin believed")
    _press(page, 0.02, 0.05)
    expect(page.locator(".answer")).to_have_count(0)


def test_who_knew_what_is_a_grid_with_filters(house: House) -> None:
    """In the soup each is wrong about the other at the start; only what was wrong, of one mind, of one fact, as one of
    them has it."""
    page = house.visitor().page("/minds/the-soup")
    page.get_by_role("button", name="Who knew what, when").click()
    grid = page.locator("table.knew")
    story = unsaid.load("the-soup").find().story
    assert story is not None
    changes = [change for row in story.knew().statements for change in row.changes]
    expect(grid.locator("td p")).to_have_count(len(changes))
    page.get_by_label("What came of it").select_option("wrong")
    wrong = [change for change in changes if change.how == "wrong"]
    expect(grid.locator("td p")).to_have_count(len(wrong))
    page.get_by_label("Whose mind").select_option("Ada")
    hers = [change for change in wrong if change.who[0] == "Ada"]
    assert 0 < len(hers) < len(wrong)
    expect(grid.locator("td p")).to_have_count(len(hers))
    page.get_by_label("Which fact").select_option(hers[0].fact.fluent)
    expect(grid.locator("td p")).to_have_count(sum(one.fact.fluent == hers[0].fact.fluent for one in hers))
    page.get_by_label("As", exact=True).select_option("Ada")
    expect(grid.locator("thead th").last).to_contain_text("You on Jon")


def test_the_minds_of_a_game_are_a_way_from_its_end(house: House) -> None:
    """What everybody believed in it, from the role's side; and back to the game."""
    page = house.visitor().page()
    begin(page, "The Soup", "Ada")
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(3)
    page.keyboard.press("1")
    page.get_by_role("link", name="Who believed what of whom").click()
    expect(page.locator("table.beliefs tbody th").last).to_have_text("You")
    expect(page.get_by_label("After", exact=True)).to_contain_text(
        "You: say that it was right when it left the kitchen"
    )
    page.get_by_role("link", name="Back to the game").click()
    expect(page.locator(".ending")).to_have_text("More. Stop.")


# --- a map ---


def test_a_map_is_drawn_and_gone_into_by_keys(house: House) -> None:
    """As large as the interface has it; a place says what can be done, what it can come to, a story to it and what
    turns there; a merged one opens, and the way back is there."""
    page = house.visitor().page("/map/the-owl")
    _tab_to(page, page.get_by_label("Hanne"))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    _tab_to(page, page.get_by_role("button", name="Draw the map"))
    page.keyboard.press("Enter")
    drawn = unsaid.load("the-owl").explore("Hanne")
    expect(page.locator("main")).to_contain_text(f"It is whole: {drawn.states} states and {drawn.steps} steps.")
    page.wait_for_selector(".drawing canvas")
    words = page.get_by_text("The places in words")
    words.focus()
    page.keyboard.press("Enter")
    _tab_to(page, page.locator(".in-words button").nth(1))
    page.keyboard.press("Enter")
    chosen = page.locator(".chosen")
    expect(chosen.locator("h3")).to_have_text(drawn.picture().spots[1].label)
    expect(chosen).to_contain_text("A story can still come to")
    assert chosen.locator("h4").all_text_contents() == [
        "A shortest story to it",
        "What can be done here",
        "What turns here",
    ]
    chosen.get_by_role("button", name="Open this place").press("Enter")
    expect(page.locator(".in-words button").first).to_contain_text("1.0.")
    page.get_by_role("button", name="The whole map").press("Enter")
    expect(page.locator(".in-words button").first).to_contain_text("The start")
    titles = page.locator("section[aria-labelledby=ends] summary")
    expect(titles).to_have_count(len(drawn.ends))


def test_a_place_is_pressed_on_the_map(house: House) -> None:
    """Chosen in words, then pressed beside it nothing is chosen, pressed it is chosen again, by
    touch on a small screen; and the colours follow the look of the page."""
    page = house.visitor(width=320, touch=True).page("/map/tutorial")
    page.get_by_role("button", name="Draw the map").tap()
    page.wait_for_selector(".drawing canvas")
    page.get_by_text("The places in words").click()
    place = page.locator(".in-words button").nth(1)
    place.click()
    chosen = page.locator(".chosen h3")
    expect(chosen).to_have_text("Home")
    _press(page, 0.02, 0.05, touch=True)
    expect(page.locator(".chosen")).to_have_text("Choose a place or a line.")
    _press(page, 0.5, 0.66, touch=True)
    expect(chosen).to_have_text("Home")
    drawing = page.locator(".drawing")
    before = drawing.screenshot()
    page.get_by_text("Settings").click()
    page.get_by_label("dark", exact=True).check()
    page.get_by_text("Settings").click()
    assert drawing.screenshot() != before


# --- a text being written ---


def _typed(page: Page, text: str) -> None:
    """Types at the end of the text."""
    page.locator(".editor .cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def test_what_is_wrong_is_mended_by_a_press(house: House, folder: Path) -> None:
    """A misspelt word is told of with its line; the edit that is pressed mends it, the story is told again, and it is
    in the file when it is written, not before."""
    place = folder / "tutorial.world"
    sound = place.read_text(encoding="utf-8")
    place.write_text(sound.replace(": character", ": charcter", 1), encoding="utf-8")
    page = house.visitor().page("/write/tutorial")
    remark = page.locator(".remarks li").first
    expect(remark).to_contain_text("there is no type `charcter`")
    expect(page.locator(".told")).to_contain_text("The story is told again when the text has no errors.")
    remark.get_by_role("button", name="write `character`").click()
    expect(page.locator(".told")).to_contain_text("Nothing is wrong.")
    expect(page.locator(".told .beat").first).to_contain_text("The fog came in at four")
    assert "charcter" in place.read_text(encoding="utf-8")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("It is written to the file.")).to_be_visible()
    assert place.read_text(encoding="utf-8") == sound
    page.get_by_role("link", name="Read it").click()
    expect(page.locator("h1")).to_have_text("The Lamp")


def test_the_story_is_told_again_after_a_pause(house: House, folder: Path) -> None:
    """What is typed is in the story beside it, though not in the file; keys stay the editor's, and Tab leaves it."""
    before = (folder / "the-soup.world").read_text(encoding="utf-8")
    page = house.visitor().page("/write/the-soup")
    expect(page.locator(".told .beat").first).to_contain_text("Mr. Abel at table four")
    page.locator(".editor .cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type('opening { nobody: "It was a Thursday."; };\n')
    expect(page.locator(".told .beat").first).to_contain_text("It was a Thursday.")
    assert (folder / "the-soup.world").read_text(encoding="utf-8") == before
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot === null")
    page.evaluate("() => { window.onbeforeunload = null; }")


def test_what_was_changed_elsewhere_is_seen(house: House, folder: Path) -> None:
    """Where nothing was typed the text is the new one; where something was, both are there until one of them is
    chosen, and nothing is written over unasked."""
    place = folder / "the-saucer.world"
    before = place.read_text(encoding="utf-8")
    visitor = house.visitor()
    page = visitor.page("/write/the-saucer")
    text = page.locator(".editor .cm-content")
    looks = "() => dispatchEvent(new Event('focus'))"
    place.write_text("// from elsewhere\n" + before, encoding="utf-8")
    page.evaluate(looks)
    expect(text).to_contain_text("// from elsewhere")
    _typed(page, "\n// typed here")
    place.write_text("// once more\n" + before, encoding="utf-8")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert").filter(has_text="changed elsewhere")).to_be_visible()
    assert place.read_text(encoding="utf-8") == "// once more\n" + before
    page.get_by_role("button", name="Keep what is here").click()
    page.get_by_role("button", name="Write it to the file").click()
    expect(page.get_by_text("It is written to the file.")).to_be_visible()
    kept = place.read_text(encoding="utf-8")
    assert kept.startswith("// from elsewhere\n") and kept.endswith("// typed here")
    _typed(page, "\n// and this")
    place.write_text(before, encoding="utf-8")
    page.evaluate(looks)
    page.get_by_role("button", name="Take what is in the file").click()
    page.keyboard.press("Control+Home")
    expect(page.get_by_text("This is what is in the file.")).to_be_visible()
    expect(text).not_to_contain_text("// from elsewhere")
    visitor.complaints[:] = [said for said in visitor.complaints if "409" not in said]


# --- the ways of a game, and its endings ---


def test_another_way_is_gone_and_come_back_to(house: House) -> None:
    """Ada fibs, takes it back and tells the truth: both are on the tree, and where she fibbed the game goes on as it
    stood, by touch, on a small screen."""
    page = house.visitor(width=320, touch=True).page()
    begin(page, "The Soup", "Ada")
    page.locator(".choice").nth(0).tap()
    expect(passages(page)).to_have_count(3)
    fibbed = passages(page).all_text_contents()
    page.get_by_role("button", name="Take back").tap()
    expect(passages(page)).to_have_count(1)
    page.locator(".choice").nth(1).tap()
    expect(passages(page)).not_to_have_count(1)
    page.get_by_role("button", name="The ways it has gone").tap()
    tree = page.locator(".tree")
    expect(tree.locator("button[aria-current]")).to_contain_text(
        "Say that nothing has tasted of anything since February."
    )
    tree.get_by_role("button", name="Say that it was right when it left the kitchen.").tap()
    expect(passages(page)).to_have_text(fibbed)
    expect(tree.locator("button[aria-current]")).to_contain_text("Say that it was right when it left the kitchen.")
    assert tree.get_by_role("button").count() == 3
    assert overflow(page) == 0


def test_endings_are_counted_for_each_visitor(house: House) -> None:
    """One comes to More. Stop., then to another: two of three. Somebody else who comes to the first has met one."""
    first, other = house.visitor().page(), house.visitor().page()
    for page in (first, other):
        begin(page, "The Soup", "Ada")
        page.keyboard.press("1")
        expect(passages(page)).to_have_count(3)
        page.keyboard.press("1")
        expect(page.locator(".met")).to_have_text("You have met 1 of 3 endings.")
    first.get_by_role("button", name="Take back").click()
    expect(passages(first)).to_have_count(3)
    first.locator(".choice", has_text="another bowl").click()
    expect(first.locator(".met")).to_have_text("You have met 2 of 3 endings.")
    other.reload()
    expect(other.locator(".met")).to_have_text("You have met 1 of 3 endings.")


# --- fit for everyone ---


def _views(house: House, width: int, scheme: Literal["light", "dark"]) -> Iterator[tuple[str, Page]]:
    visitor = house.visitor(width, scheme)
    minds = visitor.page("/minds/the-saucer?act=3")
    minds.get_by_role("button", name="As a drawing").click()
    minds.wait_for_selector(".drawing canvas")
    minds.locator(".beliefs td button").nth(1).click()
    minds.get_by_role("button", name="Who knew what, when").click()
    minds.wait_for_selector(".knew")
    yield "minds", minds
    map_ = visitor.page("/map/tutorial")
    map_.get_by_role("button", name="Draw the map").click()
    map_.wait_for_selector(".drawing canvas")
    map_.get_by_text("The places in words").click()
    map_.locator(".in-words button").first.click()
    map_.get_by_text("All that there is to say").click()
    map_.wait_for_selector(".chosen h4")
    yield "map", map_
    write = visitor.page("/write/the-owl")
    _typed(write, "\nentity Nemo : charcter;")
    write.wait_for_selector(".remarks li")
    yield "write", write
    game = visitor.page()
    begin(game, "The Lamp", "Ida")
    game.locator(".choice").first.click()
    game.get_by_role("button", name="Take back").click()
    game.get_by_role("button", name="The ways it has gone").click()
    game.wait_for_selector(".tree button:nth-of-type(1)")
    yield "ways", game


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(house: House, width: int, scheme: Literal["light", "dark"]) -> None:
    """Neither names nor order nor contrast nor anything else that axe-core knows of is amiss in any of these views;
    none is wider than its window."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: `npm ci` in web")
    for name, page in _views(house, width, scheme):
        assert amiss(page) == [], name
        assert overflow(page) == 0, name


def test_what_draws_and_edits_comes_when_it_is_asked_for(house: House) -> None:
    """The shelf, a story and a map that nobody has asked to be drawn load neither; nor does anything come from
    elsewhere."""
    visitor = house.visitor()
    loaded: list[str] = []
    visitor.context.on("response", lambda got: loaded.append(got.url))
    for path in ("/", "/read/tutorial", "/map/tutorial"):
        visitor.page(path)
    assert any("/page/map-" in url for url in loaded)
    assert not [url for url in loaded if re.search(r"/page/(drawing|write)-", url)]
    assert all(url.startswith((house.address, "data:")) for url in loaded)


def test_every_answer_opens_its_proof(house: House) -> None:
    """Beside a paragraph: why, what was felt and what stood unsaid, each worked out when it is opened, and under each
    what it rests on; by keys alone, and nothing is amiss."""
    page = house.visitor().page("/read/the-saucer?side=Vane")
    page.get_by_role("button", name="Why? Paragraph 2").press("Enter")
    reason = page.locator(".reason").first
    for title in ("What was felt", "What stood unsaid"):
        reason.get_by_text(title, exact=True).press("Enter")
    proofs = reason.get_by_text("Its proof", exact=True)
    expect(proofs).to_have_count(3)
    for proof in proofs.all():
        proof.press("Enter")
    expect(reason).to_contain_text("the checker confirms every reason")
    expect(reason.locator("details[open] .prose")).to_have_count(5)
    if AXE.is_file():
        assert amiss(page) == []
    page.get_by_role("link", name="Who believes what of whom then").click()
    expect(page.locator("table.beliefs")).to_be_visible()
