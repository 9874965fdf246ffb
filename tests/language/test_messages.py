"""Every diagnostic of the catalogue: its whole text, its example, its repair, and its page."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.language.test_sabre import SAID
from unsaid.api.opened import OpenWorld, WorldError
from unsaid.language import Diagnostic, Source, diagnose, read
from unsaid.language.catalogue import CATALOGUE, CHAPTERS, CatalogueEntry

ROOT = Path(__file__).resolve().parent.parent.parent
EXEMPLARY = [entry for entry in CATALOGUE.values() if entry.example is not None]
PARTS = re.split(r"^== (\S+)\n", Path(__file__).with_name("messages.txt").read_text(encoding="utf-8"), flags=re.M)
MESSAGES = {slug: text.strip("\n") for slug, text in zip(PARTS[1::2], PARTS[2::2], strict=True)}


def slug(entry: CatalogueEntry) -> str:
    return entry.slug


def tool(name: str) -> ModuleType:
    """A program of ``tools/``, loaded."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("entry", EXEMPLARY, ids=slug)
def test_message_is_written_out(entry: CatalogueEntry) -> None:
    """The example brings about exactly the text that is kept for this slug."""
    reading = read(entry.example or "")
    said = [d.render(reading.source) for d in reading.diagnostics if d.code == entry.slug]
    assert "\n\n".join(said) == MESSAGES[entry.slug]


@pytest.mark.parametrize("entry", EXEMPLARY, ids=slug)
def test_example_shows_nothing_else(entry: CatalogueEntry) -> None:
    """The example has this fault alone; only a text of too many problems must have others."""
    if entry.slug != "too-many-problems":
        assert {d.code for d in read(entry.example or "").diagnostics} == {entry.slug}


@pytest.mark.parametrize("entry", EXEMPLARY, ids=slug)
def test_repair_repairs(entry: CatalogueEntry) -> None:
    """Put right, the example is a world of which nothing is said."""
    reading = read(entry.repaired or "")
    assert reading.world is not None
    assert reading.diagnostics == []


@pytest.mark.parametrize("entry", EXEMPLARY, ids=slug)
def test_severity_decides(entry: CatalogueEntry) -> None:
    """An error keeps the text from being a world, a warning alone does not."""
    reading = read(entry.example or "")
    if entry.severity == "error":
        assert reading.world is None
    elif entry.slug != "too-many-problems":
        assert reading.world is not None


def test_every_slug_is_in_one_chapter() -> None:
    """No slug is listed twice, and all are in small letters with hyphens."""
    listed = [entry.slug for chapter in CHAPTERS.values() for entry in chapter]
    assert sorted(listed) == sorted(set(listed))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", s) for s in listed)


def test_every_message_is_tested() -> None:
    """Each slug has its whole text kept, or is tested below, or with the tables of words, the plots or the claims it is
    about."""
    apart = {entry.slug for chapter in ("Tables of words", "The plot", "Claims") for entry in CHAPTERS[chapter]}
    elsewhere = {"too-large", "file-cycle", "other-encoding", *SAID}
    assert set(MESSAGES) | set(RUNNING) | elsewhere | apart == set(CATALOGUE)


def test_slug_outside_the_catalogue() -> None:
    """There is no making a diagnostic that the catalogue does not name."""
    with pytest.raises(KeyError):
        diagnose("no-such-thing", (0, 1), "nothing")


def test_too_large() -> None:
    """A text beyond the limit is refused with its size, and nothing else is said of it."""
    text = "//" + "a" * 999_999
    assert read(text).render() == "\n".join(
        [
            "<world>:1:1: error[too-large]: the text has 1,000,001 characters; a world may have 1,000,000",
            "  1 | //" + "a" * 138 + "…",
            "    | ^",
            "    = try: split off what the story does not need",
        ]
    )


# --- What shows only when a world is filled in or run --------------------------------------------------

PEOPLE = "".join(f"entity P{i} : character;\n" for i in range(60))
FLAG = "property p(c : character) : boolean;\n"
SIX = ", ".join(f"{x} : character" for x in "abcdef")

RUNNING = {
    "same-action": (
        "type police : character;\nentity Tom : police;\nproperty a(c : character) : boolean;\n"
        "action run(c : character) {\n  precondition: a(c);\n  effect: !a(c);\n};\n"
        "action run(p : police) {\n  precondition: a(p);\n  effect: a(p);\n};\na(Tom);\n",
        "8",
    ),
    "same-concern": (
        "entity Tom : character;\nentity Ann : character;\nproperty a(c : character, d : character) : boolean;\n"
        "concern near(Tom, d : character) : closeness(d) { term: a(Tom, d); };\n"
        "concern near(c : character, d : character) : closeness(d) { term: a(c, d); };\n",
        "5",
    ),
    "too-many-fluents": (PEOPLE + f"property q({SIX}) : boolean;\nutility(): q(P0, P0, P0, P0, P0, P0);\n", "61"),
    "too-many-events": (
        PEOPLE
        + FLAG
        + f"action all({SIX}) {{ effect: p(a) & p(b) & p(c) & p(d) & p(e) & p(f); }};\nutility(): p(P1);\n",
        "62",
    ),
    "too-many-conditions": (
        PEOPLE
        + "property p(c : character, d : character) : boolean;\naction t(z : character) { precondition: "
        + "".join(f"exists({x} : character) " for x in "abcdef")
        + "(p(a, b) & p(c, d) & p(e, f)); effect: p(z, z); };\nutility(): 1;\n",
        "62",
    ),
    "learns-unseen": (
        "entity Ann : character;\nentity Tom : character;\nproperty lit() : boolean;\nbelieves(Tom, lit()) = open;\n"
        "action peep() {\n  consenting: Ann;\n  learns(Tom): lit();\n  observing(o : character): o == Ann;\n};\n",
        "7",
    ),
    "trigger-cycle": (
        "property a() : boolean;\na();\ntrigger off() {\n  precondition: a();\n  effect: !a();\n};\n"
        "trigger on() {\n  precondition: !a();\n  effect: a();\n};\n",
        "3",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("code", RUNNING)
def test_running_messages(code: str) -> None:
    """Each limit and each fault of the whole world is told with its slug, at the definition it is about."""
    text, line = RUNNING[code]
    with pytest.raises(WorldError) as caught:
        _ = OpenWorld(read(text)).minds
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert str(caught.value).startswith(f"<world>:{line}:")


# --- How a diagnostic looks ------------------------------------------------------------------------


def rendered(text: str, span: tuple[int, int]) -> list[str]:
    return Diagnostic("syntax", "error", span, "so").render(Source(text, "w", "a.world")).splitlines()


def test_tabs_are_four_spaces() -> None:
    """The carets stand under the place although the text before it has tabs."""
    assert rendered("\tab\tcd", (4, 6)) == [
        "a.world:1:5: error[syntax]: so",
        "  1 |     ab    cd",
        "    |           ^^",
    ]


def test_wide_characters_take_two_columns() -> None:
    """A letter that a terminal draws over two columns has two carets."""
    assert rendered("日本 x", (0, 2))[2] == "    | ^^^^"


def test_only_the_first_line_is_underlined() -> None:
    """A place over several lines is shown by its first."""
    assert rendered("ab\ncd", (1, 5)) == ["a.world:1:2: error[syntax]: so", "  1 | ab", "    |  ^"]


def test_a_place_at_the_very_end() -> None:
    """One caret stands behind the last character."""
    assert rendered("ab", (2, 2)) == ["a.world:1:3: error[syntax]: so", "  1 | ab", "    |   ^"]


def test_long_lines_are_cut_around_the_place() -> None:
    """Of a very long line the part around the place is shown."""
    head, line, carets = rendered("x" * 1000 + "HERE" + "y" * 1000, (1000, 1004))
    assert head == "a.world:1:1001: error[syntax]: so"
    assert line.startswith("  1 | …x") and line.endswith("y…")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_colour_changes_nothing_but_colour() -> None:
    """With the colour codes taken out, the coloured text is the plain one."""
    diagnostic = Diagnostic("syntax", "error", (0, 1), "so", expected="this", repair="that")
    source = Source("ab")
    assert re.sub(r"\033\[[0-9;]*m", "", diagnostic.render(source, color=True)) == diagnostic.render(source)


def test_json_has_place_and_words() -> None:
    """As data a diagnostic has its slug, its words, and its place both ways."""
    diagnostic = Diagnostic("syntax", "error", (4, 5), "so", understood="that")
    assert diagnostic.to_json(Source("abc\nd", "w", "a.world")) == {
        "code": "syntax",
        "severity": "error",
        "message": "so",
        "start": 4,
        "end": 5,
        "expected": None,
        "understood": "that",
        "repair": None,
        "related": [],
        "edits": [],
        "path": "a.world",
        "line": 2,
        "column": 1,
        "reading": "unsaid",
    }


# --- The pages made from all this ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["diagnostics_page", "language_page"])
def test_page_is_current(name: str) -> None:
    """The page in the manual is what the tool writes today."""
    module = tool(name)
    assert module.PLACE.read_text(encoding="utf-8").rstrip("\n") == module.page().rstrip("\n")
