"""The forms of a map: pictures with words, drawings that other tools read, and a page that needs nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

import unsaid
from tests.api.test_map import FORK
from tests.conftest import ROOT
from unsaid.api.map.forms import FORMS
from unsaid.api.map.forms.layout import columns, rows
from unsaid.api.map.forms.lines import to_mermaid
from unsaid.language.files import FileProblem

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FOLDER = ROOT / "map"
BUILT = ROOT / "python" / "unsaid" / "api" / "map" / "forms"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def fork() -> unsaid.Map:
    """The map of the fork, all with reasons."""
    return unsaid.read(FORK, "fork").explore(reasons=3, depth=2)


@pytest.fixture(scope="module")
def owl() -> unsaid.Map:
    """A map of some hundred states, which have to be merged."""
    return unsaid.load("the-owl").explore("Hanne")


def test_single_ways_are_drawn_as_one(fork: unsaid.Map) -> None:
    """To go right is to come to the right end: one line of two acts, and no place between."""
    picture = fork.picture()
    assert picture.how == "states"
    assert [(spot.label, spot.sort) for spot in picture.spots] == [
        ("The start; open: Left, The Right One, Nothing more can happen", "start"),
        ("Open: Left, Nothing more can happen", "open"),
        ("Left", "end"),
        ("Nothing more can happen", "dead"),
        ("The Right One", "end"),
    ]
    lines = {(line.start, line.to): line.courses for line in picture.lines}
    assert lines == {
        ("0", "1"): (("Ann: left",),),
        ("0", "4"): (("Ann: right", "Bob: close"),),
        ("1", "2"): (("Bob: close",),),
        ("1", "3"): (("Bob: stop",),),
    }


def test_merged_places_are_opened(owl: unsaid.Map) -> None:
    """Every state of the map is in one place of its picture; opened, a place has all of its states but those on single
    ways; what is no merged place is answered with those there are."""
    picture = owl.picture()
    assert picture.how != "states"
    assert sum(spot.states for spot in picture.spots) <= owl.states
    merged = [spot for spot in picture.spots if spot.states > 1 and spot.sort != "end"]
    assert merged
    for spot in merged[:4]:
        inner = owl.picture(spot.name)
        assert 1 <= len(inner.spots) <= 120
        assert all(one.name.startswith(f"{spot.name}.") for one in inner.spots)
    with pytest.raises(unsaid.UnknownName, match="no merged place 999"):
        owl.picture("999")


@pytest.mark.parametrize("most", [6, 12, 40, 120])
def test_a_picture_has_no_more_places_than_it_may(owl: unsaid.Map, most: int) -> None:
    """However few places there may be, the picture keeps to it, and its lines are between places that are there."""
    picture = owl.picture(most=most)
    assert len(picture.spots) <= most
    names = {spot.name for spot in picture.spots}
    assert all({line.start, line.to} <= names for line in picture.lines)


def test_rows_stand_below_what_leads_to_them() -> None:
    """In a diamond with a way back the last place is in the third row, and none stands on another."""
    edges = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 0)]
    layers = rows(4, edges)
    assert [sorted(row) for row in layers] == [[0], [1, 2], [3]]
    across = columns(layers, edges, 100)
    assert abs(across[1] - across[2]) >= 100
    assert across[0] == pytest.approx((across[1] + across[2]) / 2)


def test_a_drawing_has_a_box_for_each_place(fork: unsaid.Map) -> None:
    """The drawing is well-formed: five boxes on a ground, four lines, and the words of every act."""
    root = ElementTree.fromstring(fork.to_svg())
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f".//{SVG}rect")) == 6
    assert len(root.findall(f".//{SVG}g/{SVG}path")) == 4
    assert "Bob: close" in "".join(root.itertext())


def test_dot_is_read_by_graphviz(owl: unsaid.Map) -> None:
    """Graphviz lays the picture out, where it is here; the text names every place."""
    text = owl.to_dot()
    assert text.count("label=") == len(owl.picture().spots) + len(owl.picture().lines)
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not here: its reading is not tried")
    subprocess.run(["dot", "-Tplain"], input=text, text=True, check=True, capture_output=True, timeout=60)


def test_labels_with_signs_of_their_own_are_kept_from_being_read() -> None:
    """Quotes in a title are none of the form's."""
    world = unsaid.read(FORK.replace("The Right One", 'A \\"way\\" & more'), "fork")
    drawn = world.explore(reasons=3, depth=2)
    assert 'A "way" & more' in [end.title for end in drawn.ends]
    assert 'A "way" & more' in ElementTree.fromstring(drawn.to_svg()).itertext()
    assert 'A \\"way\\"' in drawn.to_dot()
    assert "A #34;way#34; #38; more" in to_mermaid(drawn.picture())
    assert "A &quot;way&quot; &amp; more" in drawn.to_html()


def test_graphml_and_networkx_hold_every_state_and_way(fork: unsaid.Map) -> None:
    """What networkx reads from the file is what it is given: six states, five ways, and their words."""
    networkx = pytest.importorskip("networkx", reason="networkx is not here: its reading is not tried")
    given = fork.to_networkx()
    assert (given.number_of_nodes(), given.number_of_edges()) == (6, 5)
    read = networkx.parse_graphml(fork.to_graphml())
    assert (read.number_of_nodes(), read.number_of_edges()) == (6, 5)
    assert sorted(data["words"] for *_, data in read.edges(data=True)) == sorted(
        ["Ann: left", "Ann: right", "Bob: close", "Bob: stop", "Bob: close"]
    )
    assert {data.get("end") for _, data in read.nodes(data=True)} >= {"Left", "The Right One"}


def test_json_holds_every_state_and_way(fork: unsaid.Map) -> None:
    """The whole map as data: what leads where, who does it, whether with a reason and how likely."""
    data = json.loads(fork.to("json"))
    assert (len(data["states"]), len(data["ways"])) == (6, 5)
    assert data["ways"][0] == {
        "from": 0,
        "to": 1,
        "act": "left()",
        "words": "Ann: left",
        "by": ["Ann"],
        "reasoned": True,
        "likely": 1.0,
    }


def test_a_file_is_written_whole_in_the_form_that_it_is_named_by(fork: unsaid.Map, tmp_path: Path) -> None:
    """The form is told by the name; a file in the way stays, and a name that tells nothing is refused."""
    for suffix in ("html", "svg", "dot", "mmd", "graphml", "json"):
        fork.save(tmp_path / f"map.{suffix}")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8") == fork.to_svg()
    with pytest.raises(FileProblem, match="already there"):
        fork.save(tmp_path / "map.svg")
    with pytest.raises(unsaid.UnknownName, match="does not say in which form"):
        fork.save(tmp_path / "map.txt")
    with pytest.raises(unsaid.UnknownName, match="did you mean svg"):
        fork.to("svgg")


class _Links(HTMLParser):
    """Whatever a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("src", "href", "action") and value]


def test_the_page_asks_for_nothing_from_anywhere(fork: unsaid.Map) -> None:
    """It links to nothing, and its policy allows the one script and the one style that are on it."""
    page, links = fork.to_html(), _Links()
    links.feed(page)
    assert links.found == []
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "How it can end:" in page


def test_the_script_was_built_from_these_sources() -> None:
    """Sources, lock file and licence are those that the script was built from, and it is as it was built."""
    built = json.loads((BUILT / "built.json").read_text(encoding="utf-8"))
    for folder, hashes in ((FOLDER, built["from"]), (BUILT, built["to"])):
        found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in hashes}
        assert found == hashes, "run `npm ci && npm run build` in map/, and commit what it built"
    script = (BUILT / "map.js").read_text(encoding="utf-8")
    assert script.count("Permission is hereby granted") == 3


def test_the_lock_file_names_no_addresses() -> None:
    """Each package is pinned by what is in it, and may come from any registry."""
    packages = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = [package for name, package in packages.items() if name]
    assert found
    assert all("integrity" in package and "resolved" not in package for package in found)


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is here: the page is not tried in a browser")
def test_the_page_in_a_browser(owl: unsaid.Map, tmp_path: Path) -> None:
    """It draws without a complaint; a place that is chosen says what is open, and one that is opened is drawn."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not here: the page is not tried in a browser"
    )
    owl.save(tmp_path / "map.html")
    complaints: list[str] = []
    with api.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((tmp_path / "map.html").as_uri())
        page.wait_for_selector("body[data-shown=all]")
        assert page.locator("#map canvas").count() > 0
        merged = next(spot for spot in owl.picture().spots if spot.states > 1 and spot.sort != "end")
        page.evaluate("name => window.unsaidMap.choose(name)", merged.name)
        assert merged.label in page.locator("#here").inner_text()
        page.get_by_role("button", name="Open this place").click()
        page.wait_for_selector(f'body[data-shown="{merged.name}"]')
        browser.close()
    assert complaints == []


def test_forms_are_the_forms() -> None:
    """There are six, and the interface writes each."""
    assert [*FORMS] == ["page", "svg", "dot", "mermaid", "graphml", "json"]
