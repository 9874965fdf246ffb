"""The page in a browser: read, played by keys and by touch, by one and by two, and fit for everyone."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

import unsaid
from tests.serve.house import AXE, CHROMIUM, PATIENCE, House, amiss, begin, housed, overflow, passages, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("litestar", reason="the server's packages are not here (the extra `serve`)")
playing = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not here: the page is not tried in a browser"
)
expect = playing.expect

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is here: the page is not tried in a browser"),
]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the bundled worlds."""
    with served(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def house(address: str, browser: Browser) -> Iterator[House]:
    """The server with its visitors."""
    with housed(address, browser) as house:
        yield house


# --- reading ---


def test_a_story_is_read(house: House) -> None:
    """A story stands on its page paragraph for paragraph, as the interface tells it."""
    page = house.visitor().page("/read/the-saucer?side=Orrin")
    telling = unsaid.load("the-saucer").find().story
    assert telling is not None
    told = [block.text for block in telling.tell("Orrin").tale.blocks]
    shown = page.locator(".beat > p").all()
    assert [re.sub(r"why$", "", one.text_content() or "") for one in shown] == told
    assert page.title() == "The Saucer – Unsaid"


def test_a_story_is_read_without_a_script(house: House) -> None:
    """Where no script runs the story is there all the same, whole and marked up, and other sides are links."""
    context = house.visitor(script=False).context
    page = context.new_page()
    page.goto(f"{house.address}/read/tutorial")
    expect(page.locator("h1")).to_have_text("The Lamp")
    expect(page.locator("main p", has_text="The fog came in at four, and Olm has been out since noon.")).to_be_visible()
    page.get_by_role("link", name="as Olm has it").click()
    expect(page.locator("main p", has_text="There is no shore any more, on any side.")).to_be_visible()
    page.get_by_role("link", name="All worlds").click()
    expect(page.get_by_role("link", name="The Soup")).to_be_visible()


def test_a_paragraph_is_asked_why_by_keys(house: House) -> None:
    """A paragraph's mark, pressed with a key, says why what it tells was done; Escape puts it away."""
    page = house.visitor().page("/read/tutorial?side=Ida")
    mark = page.get_by_role("button", name="Why? Paragraph 2")
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".why")
    expect(panel).to_contain_text("Light the lamp.")
    expect(panel).to_contain_text("You wanted this: Olm’s feet are dry. As you saw it, Olm would row for the light.")
    assert "light(Ida)" not in (panel.text_content() or "")
    mark.focus()
    page.keyboard.press("Enter")
    expect(panel).to_have_count(0)


def test_the_page_is_turned_over_to_the_other_mind(house: House) -> None:
    """Turned over, the same story stands there from the other side, and the address says so; back is back."""
    page = house.visitor(moving=True).page("/read/the-soup")
    expect(page.locator(".beat").first).to_contain_text("You have tasted nothing since a cold in February")
    page.get_by_role("button", name="Turn over to Jon").click()
    expect(page.locator(".beat").first).to_contain_text("Since the winter Ada has been leaving out the salt")
    assert "side=Jon" in page.url
    page.go_back()
    expect(page.locator(".beat").first).to_contain_text("You have tasted nothing since a cold in February")


def test_a_story_is_told_otherwise(house: House) -> None:
    """Side by side, shorter and without thoughts: the page asks for it, and keeps it in its address."""
    page = house.visitor().page("/read/the-soup")
    page.get_by_text("How it is told").click()
    page.get_by_label("Facing it").select_option("Jon")
    beside = page.get_by_role("group", name="As Jon has it").first
    expect(beside).to_contain_text("Ada has been leaving out the salt")
    page.get_by_label("Length").select_option("short")
    page.get_by_label("with thoughts").uncheck()
    expect(page).to_have_url(re.compile("thoughts=false"))
    assert "length=short" in page.url
    page.reload()
    expect(page.locator(".leaf.facing")).to_be_visible()


def test_words_come_slowly_where_they_may(house: House) -> None:
    """What is further down is not seen before it comes into sight; nothing hides where motion is to be reduced, where
    the setting says so, or on paper."""
    still = house.visitor(moving=False).page("/read/the-riding-light")
    assert still.locator(".unseen").count() == 0
    page = house.visitor(moving=True).page("/read/the-riding-light")
    last = page.locator(".beat").last
    assert "unseen" in (last.get_attribute("class") or "")
    page.emulate_media(media="print")
    assert last.evaluate("one => getComputedStyle(one).opacity") == "1"
    page.emulate_media(media="screen")
    last.scroll_into_view_if_needed()
    expect(last).not_to_have_class(re.compile("unseen"))
    page.get_by_text("Settings").click()
    page.get_by_label("words come slowly, pages turn").uncheck()
    page.reload()
    page.wait_for_selector(".beat")
    assert page.locator(".unseen").count() == 0


# --- playing ---


def test_a_game_is_played_by_keys_alone(house: House) -> None:
    """From the shelf to the last of what is shown at the end, with no mouse; what has focus can be seen."""
    page = house.visitor().page()
    button = page.get_by_role("button", name="Play as Ada: The Soup")
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector(".choice")
    page.keyboard.press("1")
    expect(passages(page).last).to_contain_text("I salted it")
    first = page.locator(".choice").first
    for _ in range(30):
        page.keyboard.press("Tab")
        if first.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="More. Stop.")).to_be_visible()
    assert page.locator(".turn-place").evaluate("one => one === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".turned .beat").first).to_be_visible()


def test_a_key_that_is_typed_into_a_line_chooses_nothing(house: House) -> None:
    """Numbers are letters like others where a line is typed, and where the setting says so."""
    page = house.visitor().page()
    begin(page, "The Soup", "Ada")
    page.get_by_label("Or in your own words").press("1")
    expect(page.get_by_label("Or in your own words")).to_have_value("1")
    page.get_by_text("Settings").click()
    page.get_by_label("keys 1 to 9 choose").uncheck()
    page.locator("body").press("1")
    page.wait_for_timeout(300)
    assert passages(page).count() == 1


@pytest.mark.parametrize("world", ["The Soup", "The Riding Light"])
def test_a_game_is_played_by_touch_on_a_small_screen(house: House, world: str) -> None:
    """A whole game by touch, 320 pixels wide; nothing ever reaches beyond the edge."""
    page = house.visitor(width=320, touch=True).page()
    assert overflow(page) == 0
    page.get_by_role("button", name=re.compile(f"Play as .*: {world}")).first.tap()
    page.wait_for_selector(".choice")
    for _ in range(40):
        assert overflow(page) == 0
        if page.locator(".ending").count():
            break
        ends = page.locator(".choice:has(.ends)")
        before = page.locator(".passages").inner_text()
        (ends if ends.count() else page.locator(".choice")).first.tap()
        page.wait_for_function(
            "before => document.querySelector('.passages').innerText !== before || document.querySelector('.ending')",
            arg=before,
        )
    expect(page.locator(".ending")).to_be_visible()
    for name in ("Turn the page over", "What was nearly said", "Who had what wrong"):
        page.get_by_role("button", name=name).tap()
    expect(page.locator(".turned .beat").first).to_be_visible()
    page.wait_for_timeout(500)
    assert overflow(page) == 0


def test_each_new_passage_is_heard_once(house: House) -> None:
    """What a move adds to the live region are the new passages, each once, and nothing else; focus is left alone."""
    page = house.visitor().page()
    begin(page, "The Soup", "Ada")
    page.evaluate(
        """() => {
            window.heard = [];
            const region = document.querySelector('[aria-live=polite][role=log]');
            new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) =>
                window.heard.push(node.textContent)))).observe(region, { childList: true, subtree: true });
        }"""
    )
    page.get_by_label("Or in your own words").focus()
    line = page.locator("body")
    line.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(3)
    game = unsaid.load("the-soup").play("Ada").take("fib(Ada)")
    read = [passage.text.replace("'", "’") for passage in game.passages]
    assert [said.replace("‘", "’") for said in page.evaluate("window.heard")] == read[1:]
    assert page.evaluate("document.activeElement === document.body")


def test_a_choice_is_taken_back(house: House) -> None:
    """Taken back, the game stands where it stood, with the choices it had."""
    page = house.visitor().page()
    begin(page, "The Lamp", "Ida")
    choices = page.locator(".choice").all_text_contents()
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(2)
    page.get_by_role("button", name="Take back").click()
    expect(passages(page)).to_have_count(1)
    assert page.locator(".choice").all_text_contents() == choices


def _type(page: Page, words: str) -> None:
    """A line in words of one's own, and Enter."""
    line = page.get_by_label("Or in your own words")
    line.fill(words)
    line.press("Enter")


def test_a_line_is_typed(house: House) -> None:
    """One meaning is taken and named; several are asked about; the end is asked about; none is said to be none."""
    page = house.visitor().page()
    begin(page, "The Soup", "Ada")
    _type(page, "xyzzy plugh")
    expect(page.locator(".typing .note")).to_contain_text("None of what you could do says that.")
    _type(page, "say")
    expect(page.locator(".could button")).to_have_count(3)
    _type(page, "another bowl please")
    expect(page.locator(".turn-place > .note").first).to_have_text("Taken as: Say that he shall have another bowl.")
    expect(passages(page).nth(1)).to_contain_text("We’ll send him another")


def test_a_line_that_would_end_the_story_is_asked_about(house: House) -> None:
    """Nothing ends by a line that was only perhaps meant."""
    page = house.visitor().page()
    begin(page, "The Soup", "Ada")
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(3)
    _type(page, "another bowl please")
    expect(page.locator(".typing .note")).to_have_text("That would be the end. Is it meant?")
    page.locator(".could button").click()
    expect(page.locator(".ending")).to_have_text("Half of It")


def test_a_line_that_may_mean_something_is_asked_about(house: House) -> None:
    """What is only near to a choice is not taken unasked."""
    page = house.visitor().page()
    begin(page, "The Lamp", "Ida")
    _type(page, "put a candle in the window")
    expect(page.locator(".typing .note")).to_have_text("Is this what you mean?")
    page.locator(".could button").click()
    expect(passages(page).nth(1)).to_contain_text("put a match to it")


def test_what_a_role_may_ask(house: House) -> None:
    """Why, what the role believes and a hint are the game's own words."""
    page = house.visitor().page()
    begin(page, "The Lamp", "Ida")
    game = unsaid.load("tutorial").play("Ida")
    asked: tuple[tuple[str, Literal["why", "mind", "hint"]], ...]
    asked = (("Why?", "why"), ("What I believe", "mind"), ("A hint", "hint"))
    for name, question in asked:
        page.get_by_role("button", name=name, exact=True).click()
        said = [line.removeprefix("- ").replace("'", "’") for line in game.said(question, "Ida").split("\n") if line]
        assert said
        for line in said:
            expect(page.locator(".answer")).to_contain_text(line)


def test_words_held_back_stand_under_a_choice(house: House) -> None:
    """What pulls to a choice, and what would be lost by it, stands in small type under it."""
    page = house.visitor().page()
    begin(page, "The Unsaid", "the woman")
    game = unsaid.load("the-unsaid").play("You")
    for _ in range(20):
        if any(game.asides):
            break
        move = str(game.own)
        number = [str(option) for option in game.options].index(move) + 1
        count = passages(page).count()
        page.keyboard.press(str(number))
        expect(passages(page).nth(count)).to_be_attached()
        game = game.take(move)
    small = page.locator(".choice .beside")
    expected = [aside for aside in game.asides if aside]
    assert expected
    expect(small).to_have_count(len(expected))
    shown = [(text or "").strip().rstrip(".").lower() for text in small.all_text_contents()]
    assert shown == [aside.lower() for aside in expected]


def test_a_game_goes_on_where_it_was_left(house: House) -> None:
    """A game that was begun here stands on the shelf, and goes on; it can be saved, and taken up from its file."""
    visitor = house.visitor()
    page = visitor.page()
    begin(page, "The Soup", "Ada")
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(3)
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save to a file").click()
    saved = Path(saving.value.path()).read_bytes()
    shelf = visitor.page()
    shelf.get_by_role("link", name="The Soup, as Ada").click()
    expect(passages(shelf)).to_have_count(3)
    other = house.visitor().page()
    save = {"name": "the-soup.json", "mimeType": "application/json", "buffer": saved}
    other.get_by_label("Go on with a game from its file").set_input_files(save)  # type: ignore[arg-type]
    expect(passages(other)).to_have_count(3)


def test_a_page_that_was_left_behind_says_so(house: House) -> None:
    """Where the game has gone on elsewhere nothing is done: the page is read anew, and says so in a line."""
    visitor = house.visitor()
    page = visitor.page()
    begin(page, "The Soup", "Ada")
    behind = visitor.page(page.url.removeprefix(house.address))
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(3)
    behind.keyboard.press("3")
    expect(behind.locator(".turn-place > .note").first).to_have_text(
        "The game has gone on in the meantime. This is how it stands."
    )
    expect(passages(behind)).to_have_count(3)
    visitor.complaints[:] = [said for said in visitor.complaints if "409" not in said]


def test_the_other_side_at_the_end(house: House) -> None:
    """When it is over the page is turned over: beside what was read stands what the other had of it."""
    page = house.visitor().page()
    begin(page, "The Soup", "Ada")
    page.keyboard.press("1")
    expect(passages(page)).to_have_count(3)
    page.keyboard.press("1")
    expect(page.locator(".ending")).to_have_text("More. Stop.")
    page.get_by_role("button", name="Turn the page over").click()
    game = unsaid.load("the-soup").play("Ada").take("fib(Ada)").take("tell(Ada)")
    notes = [note for block in game.story.tell("Ada", facing="Jon").tale.blocks for note in block.notes]
    expect(page.locator(".turned .beside p")).to_have_text(notes)
    page.get_by_role("button", name="Who had what wrong").click()
    expect(page.locator(".inside .prose").last).to_contain_text("Jon believed that you believed: you can taste")
    page.get_by_role("button", name="What if").click()
    expect(page.locator(".ifs summary").first).to_contain_text("Half of It")


def test_what_was_nearly_said_is_a_row_of_bars(house: House) -> None:
    """Each wish that was held back has its bar, on which its mark stands where the game says, in words as well."""
    page = house.visitor().page()
    begin(page, "The Riding Light", "Ames")
    game = unsaid.load("the-riding-light").play("Ames")
    while not game.over:
        options = list(game.options)
        ends = [option for option in options if option.ends]
        move = (ends or [game.own])[0]
        page.locator(".choice").nth([str(option) for option in options].index(str(move))).click()
        game = game.take(str(move))
        paragraphs = [one for passage in game.passages for one in passage.text.split("\n\n")]
        expect(passages(page)).to_have_count(len(paragraphs))
    page.get_by_role("button", name="What was nearly said").click()
    page.wait_for_selector(".marks li")
    wishes = game.nearly().wishes
    bars = [f"{wish.place} of 10 towards being done" for wish in wishes if wish.place is not None]
    assert bars
    found = page.locator(".marks .bar")
    assert [bar.get_attribute("aria-label") for bar in found.all()] == bars
    at = "bar => [...bar.children].findIndex((one) => one.classList.contains('here'))"
    assert [bar.evaluate(at) for bar in found.all()] == [w.place for w in wishes if w.place is not None]


# --- two ---


def _two(house: House) -> tuple[Page, str]:
    """Somebody who has begun a game of the soup for two, as Ada, and the link for Jon."""
    page = house.visitor().page()
    page.get_by_label("With somebody else: The Soup").click()
    page.get_by_role("button", name="Begin", exact=True).first.click()
    link = page.get_by_label("The link for whoever plays Jon")
    expect(link).to_be_visible()
    return page, link.input_value().removeprefix(house.address)


def test_two_people_play(house: House) -> None:
    """One gives the other a link; each move comes to the other's page by itself, and is told from their own side."""
    ada, link = _two(house)
    jon = house.visitor().page(link)
    expect(jon.locator(".about")).to_have_text("You are Jon.")
    expect(jon.locator(".waiting")).to_contain_text("The move is not yours; Ada is waited for.")
    assert jon.locator(".choice").count() == 0
    ada.keyboard.press("1")
    expect(passages(jon).last).to_contain_text("‘It was right when it left here,’ Ada says, and stirs the pot.")
    expect(ada.locator(".waiting")).to_contain_text("Jon is waited for")
    jon.locator(".choice", has_text="Say who salted it, and where").click()
    expect(passages(ada).last).to_contain_text("I salted it")
    expect(ada.locator(".choice").first).to_be_visible()
    assert ada.get_by_role("button", name="Take back").count() == 0
    assert ada.get_by_role("link", name="Save to a file").count() == 0


def test_whoever_does_not_come_is_left_to_their_own_mind(house: House) -> None:
    """Where the other never came the game can be gone on with alone."""
    ada, _ = _two(house)
    ada.keyboard.press("1")
    expect(ada.locator(".waiting")).to_contain_text("Nobody has come for Jon yet.")
    ada.get_by_role("button", name="Let Jon go on by a mind of their own").click()
    expect(passages(ada).last).to_contain_text("I salted it")
    expect(ada.locator(".waiting")).to_contain_text("Jon goes on by a mind of their own.")


# --- fit for everyone ---


def _views(house: House, width: int, scheme: Literal["light", "dark"]) -> Iterator[tuple[str, Page]]:
    visitor = house.visitor(width, scheme)
    page = visitor.page()
    page.get_by_text("Settings").click()
    page.get_by_label("With somebody else: The Owl").click()
    yield "shelf", page
    read = visitor.page("/read/the-soup?side=Ada&facing=Jon")
    read.get_by_text("How it is told").click()
    read.get_by_role("button", name="Why? Paragraph 2").click()
    read.wait_for_selector(".reason")
    yield "read", read
    yield "read by turns", visitor.page("/read/the-saucer?side=both")
    game = visitor.page()
    begin(game, "The Soup", "Ada")
    game.get_by_role("button", name="What I believe").click()
    game.wait_for_selector(".answer")
    yield "play", game
    game.keyboard.press("1")
    expect(passages(game)).to_have_count(3)
    game.keyboard.press("1")
    for name in ("Turn the page over", "What was nearly said", "Who had what wrong", "What if"):
        game.get_by_role("button", name=name).click()
    game.wait_for_selector(".ifs li")
    game.wait_for_selector(".turned .beat")
    yield "end", game
    two, _ = _two(house)
    yield "two", two
    lost = visitor.page("/read/nothing")
    yield "lost", lost
    visitor.complaints[:] = [said for said in visitor.complaints if "404" not in said]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")])
def test_axe_finds_nothing(house: House, width: int, scheme: Literal["light", "dark"]) -> None:
    """Neither names nor order nor contrast nor anything else that axe-core knows of is amiss in any view; none is wider
    than its window."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: `npm ci` in web")
    for name, page in _views(house, width, scheme):
        assert amiss(page) == [], name
        assert overflow(page) == 0, name


def test_light_and_dark_are_chosen(house: House) -> None:
    """The device says whether it is light or dark, and the reader may say otherwise, until further notice."""
    page = house.visitor(scheme="dark").page()
    back = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(back)
    page.get_by_text("Settings").click()
    page.get_by_label("light", exact=True).check()
    light = page.evaluate(back)
    assert light != dark
    page.reload()
    page.wait_for_selector("main")
    assert page.evaluate(back) == light
    assert house.visitor(scheme="light").page().evaluate(back) == light


def test_the_first_download_is_small(house: House) -> None:
    """All that the first page loads is at most 150 KB when packed, and comes from the server itself."""
    visitor = house.visitor()
    page = visitor.context.new_page()
    bodies: dict[str, bytes] = {}
    page.on("response", lambda got: bodies.update({got.url: got.body()}) if got.url.startswith("http") else None)
    page.goto(house.address, wait_until="networkidle")
    assert all(url.startswith(house.address) for url in bodies)
    assert any(url.split("?")[0].endswith("/page/page.js") for url in bodies)
    assert sum(len(gzip.compress(body)) for body in bodies.values()) <= 150_000, json.dumps(list(bodies))
