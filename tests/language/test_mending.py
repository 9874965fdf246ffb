"""Edits: the fifty commonest mistakes mended, what is safe meaning nothing else, and no text made worse."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsaid.api.opened import bundled, bundled_text
from unsaid.language import Diagnostic, Reading, read
from unsaid.language.catalogue import CATALOGUE, CHAPTERS
from unsaid.language.edits import Edit, Replacement, item_of, whole_line
from unsaid.language.mending import changed, comments_of, mended
from unsaid.language.source import Source
from unsaid.world import dumps, ground

PEOPLE = (
    "type place;\nentity Home : place;\nentity Yard : place;\nentity Tom : character;\nentity Ann : character;\n"
    "property at(c : character) : place;\nproperty calm(c : character) : boolean;\nproperty lit() : boolean;\n"
    "property age(c : character) : number;\n"
)
GO = "action go(c : character, to : place) {\n  effect: at(c) = to;\n  consenting: c;\n};\n"

BY_EXAMPLE = [
    "strange-character",
    "hidden-character",
    "unterminated-comment",
    "unterminated-string",
    "missing-semicolon",
    "unclosed-bracket",
    "unknown-definition",
    "unknown-part",
    "unknown-name",
    "unknown-type",
    "unknown-property",
    "unknown-overload",
    "duplicate-definition",
    "duplicate-parameter",
    "type-cycle",
    "bad-parent",
    "type-by-use",
    "repeated-part",
    "part-not-allowed",
    "hidden-name",
    "unused-parameter",
    "empty-type",
    "wrong-type",
    "not-a-character",
    "never-equal",
    "missing-else",
    "assignment-in-condition",
    "equals-in-effect",
    "not-an-effect",
    "mixed-and-or",
    "mixed-arithmetic",
    "greedy-body",
    "nested-if",
    "unknown-number",
    "chained-comparison",
    "contradictory-initial",
    "overridden-initial",
    "set-twice",
    "bad-concern",
    "concern-about-nobody",
    "bad-prior",
    "unknown-question",
    "not-consenting",
    "unknown-feeling",
    "bad-like",
    "bad-foresight",
    "starved",
    "bad-release",
    "unknown-event",
    "unknown-key",
    "bad-slot",
    "circular-name",
    "bad-mark",
    "unknown-verb",
    "ambiguous-verb",
    "no-subject",
    "fixed-line",
    "bad-viewpoint",
    "bad-pronoun",
]
"""The kinds of mistakes whose example in the catalogue an edit mends."""

SAFE = {
    *("missing-semicolon", "assignment-in-condition", "equals-in-effect", "mixed-and-or", "mixed-arithmetic"),
    *("greedy-body", "nested-if", "ambiguous-verb"),
}
"""Those of them that `--fix` mends unasked."""

CASES = {
    "two signs": ("utility(): lit() && calm(Tom);", "utility(): lit() & calm(Tom);"),
    "a word for a sign": ("utility(): lit() and calm(Tom);", "utility(): lit() & calm(Tom);"),
    "typographic sign": ("utility(): at(Tom) ≠ Home;", "utility(): at(Tom) != Home;"),
    "case": ("calm(tom);", "calm(Tom);"),
    "another language's constant": ("lit() = true;", "lit() = True;"),
    "brackets forgotten": ("utility(): !lit;", "utility(): !lit();"),
    "too many brackets": ("utility(): lit());", "utility(): lit();"),
    "a number that counts": ("utility(): if(age(Tom)) 1 else 0;", "utility(): if(age(Tom) > 0) 1 else 0;"),
    "a sum compared": (
        "utility(): sum(c : character) age(c) > 7;",
        "utility(): (sum(c : character) age(c)) > 7;",
    ),
    "a property not there": ("tall(Tom);", "property tall(a : character) : boolean;\ntall(Tom);"),
    "a type not there": ("entity Rex : dragon;", "type dragon;\nentity Rex : dragon;"),
    "a type asked with brackets": ("utility(): character(Tom);", "utility(): Tom : character;"),
    "alternatives joined": (
        "action a(Tom) { precondition: lit() | calm(Tom); precondition: calm(Ann) | lit(); effect: lit(); };",
        "action a(Tom) { precondition: (lit() | calm(Tom)) & (calm(Ann) | lit());  effect: lit(); };",
    ),
    "nobody consents": (
        "question q(Ann, Tom) { y: lit(); n, 1: calm(Ann); };\naction a() { asking: q; };",
        "question q(Ann, Tom) { y: lit(); n, 1: calm(Ann); };\naction a() { consenting: Ann; asking: q; };",
    ),
    "a threshold left out": (
        "release cry(Ann) { effect: pressure(Ann) = 0; };",
        "release cry(Ann) { threshold: 1; effect: pressure(Ann) = 0; };",
    ),
    "a form of a pronoun": (
        GO + 'telling go(c : character, to : place) { nobody: "{c goes} to {c.her} {to}."; };',
        GO + 'telling go(c : character, to : place) { nobody: "{c goes} to {c.him} {to}."; };',
    ),
    "a key left over": (
        GO + 'telling go(c : character, to : place) { pace: breath; pace: scene; nobody: "{c goes} to {to}."; };',
        GO + 'telling go(c : character, to : place) { pace: breath;  nobody: "{c goes} to {to}."; };',
    ),
}
"""Other mistakes, put behind some people, and what becomes of them."""


@pytest.mark.parametrize("slug", BY_EXAMPLE)
def test_what_an_edit_mends(slug: str) -> None:
    """The example of the mistake, with the edits it carries applied, is a world of which nothing is said."""
    reading = read(CATALOGUE[slug].example or "")
    made = mended(reading, offered=True)
    assert {d.code for d, _ in made.done} == {slug}
    assert (made.reading.diagnostics, made.reading.world is None) == ([], False), made.text


def test_fifty_kinds_of_mistakes_are_mended() -> None:
    """At least fifty kinds are mended by their edits."""
    assert len(set(BY_EXAMPLE)) >= 50


@pytest.mark.parametrize("slug", BY_EXAMPLE)
def test_what_is_mended_unasked(slug: str) -> None:
    """Without being told to, only what is safe is mended."""
    made = mended(read(CATALOGUE[slug].example or ""))
    assert (made.reading.diagnostics == []) == (slug in SAFE)


@pytest.mark.parametrize("name", CASES)
def test_what_is_written(name: str) -> None:
    """What an edit writes is what its writer meant, and leaves nothing to say."""
    wrong, right = CASES[name]
    made = mended(read(PEOPLE + wrong), offered=True)
    assert made.text == PEOPLE + right
    assert made.reading.diagnostics == []


@pytest.mark.parametrize("slug", sorted(SAFE - {"missing-semicolon", "assignment-in-condition"}))
def test_a_safe_edit_changes_no_meaning(slug: str) -> None:
    """A world that was one before is the same ground world after its safe edits."""
    before = read(CATALOGUE[slug].example or "")
    assert meaning(before) == meaning(mended(before).reading)


def meaning(reading: Reading) -> str:
    """A ground world as text, without the lines that its acts stand on."""
    assert reading.world is not None
    return re.sub(r'"line":\d+', "", dumps(ground(reading.world, reading.source)))


SABRE = "entity Tom : character;\nproperty f(c : character) : boolean;\nproperty n(c : character) : number;\n"


@pytest.mark.parametrize(
    "text",
    [
        "utility(): n(Tom) - n(Tom) - 3;\n",
        "utility(): 1 + 2 * n(Tom) - 3 / n(Tom) - 4;\n",
        "utility(): if(f(Tom)) 2 else 1 + 2 * n(Tom);\n",
        "utility(): sum(c : character) n(c) * 2 + 1;\n",
    ],
)
def test_brackets_in_a_sabre_file(text: str) -> None:
    """Put into brackets as Sabre reads it, a calculation means the same in a world of Unsaid's."""
    before = read(SABRE + text, sabre=True)
    made = mended(before)
    assert made.done and made.reading.diagnostics == []
    assert meaning(read(made.text)) == meaning(before)


def test_a_comment_is_never_lost() -> None:
    """An edit that would take a comment with it is not applied."""
    text = "entity Tom : character;\nentity Tom /* the elder */ : character;\n"
    assert mended(read(text), offered=True).text == text


def test_lines_in_brackets_keep_their_comments() -> None:
    """Brackets are put in; what stands between them stays as it is written."""
    text = "utility(): 1 + // one\n  2 * 3;\n"
    assert mended(read(text)).text == "utility(): 1 + // one\n  (2 * 3);\n"


WORLDS = [bundled_text(name) for name in bundled()[:4]]


@pytest.mark.slow
@given(st.integers(0, 10**9))
def test_no_text_is_made_worse(seed: int) -> None:
    """Whatever is wrong with a text, mending leaves no more that cannot be read, no more errors, and all comments."""
    chance = random.Random(seed)
    text = chance.choice(WORLDS)[:3000]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(["", ";", "(", "&", " Tm ", "} "]) + text[at + chance.randint(0, 3) :]
    before = read(text)
    made = mended(before, offered=True)
    assert len(made.reading.errors) <= len(before.errors) or unread(made.reading) < unread(before)
    assert [c.text for c in comments_of(made.reading.source)] == [c.text for c in comments_of(before.source)] or any(
        d.code.startswith("unterminated") for d, _ in made.done
    )
    assert made.done or made.text == text


def unread(reading: Reading) -> int:
    """How many errors keep a definition from being read."""
    return sum(d.code in {entry.slug for entry in CHAPTERS["The text"]} for d in reading.errors)


def test_changes_are_put_in_their_places() -> None:
    """Changes are applied by place, whatever their order; of two at one place the first comes first."""
    assert changed(
        "abcdef",
        [Replacement((4, 5), "X"), Replacement((1, 1), "("), Replacement((1, 1), "["), Replacement((2, 3), "")],
    ) == ("a([bdXf")


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a;\nb;\nc;\n", (3, 4), "a;\nc;\n"),
        ("a; b; c;\n", (3, 4), "a;  c;\n"),
        ("a;\n  b // why\n;\n", (5, 6), "a;\n   // why\n;\n"),
    ],
)
def test_a_line_that_holds_nothing_else(text: str, span: tuple[int, int], expected: str) -> None:
    """With a definition go its `;` and its line, unless something else stands on it."""
    assert changed(text, [Replacement(whole_line(text, span), "")]) == expected


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [("f(a, b)", (2, 3), "f(b)"), ("f(a, b)", (5, 6), "f(a)"), ("f(a)", (2, 3), "f()"), ("x & y", (0, 1), "y")],
)
def test_an_item_goes_with_its_joint(text: str, span: tuple[int, int], expected: str) -> None:
    """With an item of a list goes the comma or sign that joined it."""
    assert changed(text, [Replacement(item_of(text, span), "")]) == expected


def test_an_edit_as_data() -> None:
    """As data an edit has its title, whether it is safe, and each change with its place both ways."""
    edit = Edit("write `x`", (Replacement((4, 5), "x"),), True)
    data = Diagnostic("syntax", "error", (4, 5), "so", edits=(edit,)).to_json(Source("abc\nd"))
    change = {"text": "x", "start": 4, "end": 5, "line": 2, "column": 1}
    assert data["edits"] == [{"title": "write `x`", "safe": True, "changes": [change]}]


def test_a_related_place_as_data_and_in_words() -> None:
    """A second definition points at the first, in words and as data."""
    reading = read("entity Tom : character;\nentity Tom : character;\n")
    (diagnostic,) = reading.diagnostics
    assert diagnostic.render(reading.source).splitlines()[3:5] == [
        "  1 | entity Tom : character;",
        "    |        --- defined here first",
    ]
    place = {"message": "defined here first", "start": 7, "end": 10, "line": 1, "column": 8}
    assert diagnostic.to_json(reading.source)["related"] == [place]
