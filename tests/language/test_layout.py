"""The canonical layout: stable, with the same words and comments, and the same meaning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.language.chapters import examples
from unsaid.api.opened import bundled, bundled_text
from unsaid.language import LayoutFault, ReadError, format_text, layout, read
from unsaid.language.layout import laid_out
from unsaid.language.layout.kept import unplaced
from unsaid.language.pieces import OPENERS, PARTS
from unsaid.language.report import Report
from unsaid.language.tokens import tokenize
from unsaid.world import dumps, ground

pytestmark = pytest.mark.slow

TEXTS = {**{name: bundled_text(name) for name in bundled()}, **{str(e): e.text for e in examples()}}
SOUND = {name: text for name, text in TEXTS.items() if read(text).world is not None}


def words(text: str) -> list[str]:
    """The tokens of a text, a last ``;`` left out."""
    found = [str(t) for t in tokenize(text, Report()).tokens]
    return found[:-1] if found[-1:] == [";"] else found


def comments(text: str) -> list[str]:
    """The comments of a text, blanks at their lines' ends left out."""
    return ["\n".join(line.rstrip() for line in c.text.split("\n")) for c in tokenize(text, Report()).comments]


def check(text: str) -> None:
    """Whatever layout does, it keeps these; and once is enough."""
    once = laid_out(text)
    assert words(once) == words(text)
    assert comments(once) == comments(text)
    assert laid_out(once) == once
    assert format_text(text) == once
    assert unplaced(read(once).world) == unplaced(read(text).world)


@pytest.mark.parametrize("name", SOUND)
def test_worlds_keep_words_comments_and_meaning(name: str) -> None:
    """Every world at hand is laid out once and for all, with nothing lost."""
    check(SOUND[name])


def ground_file(text: str) -> str:
    """The ground file of a world, without the lines that its acts stand on."""
    reading = read(text)
    assert reading.world is not None
    return re.sub(r'"line":\d+', "", dumps(ground(reading.world, reading.source)))


@pytest.mark.parametrize("name", SOUND)
def test_worlds_keep_their_ground_files(name: str) -> None:
    """What the engine reads of a world is the same, byte for byte, once it is laid out."""
    assert ground_file(laid_out(SOUND[name])) == ground_file(SOUND[name])


@pytest.mark.parametrize("name", ["aladdin", "basketball", "fantasy", "hospital", "jailbreak", "macguffin", "space"])
def test_public_problems(name: str, shared: Path) -> None:
    """So are the public problem files."""
    check((shared / "sabre" / "problems" / f"{name}.txt").read_text(encoding="utf-8"))


GAPS = [
    *(
        " ",
        "\n",
        "\n\n\n",
        "\t",
        " // note\n",
        "\n// alone\n",
        " /* b */ ",
        "\n/* c */\n",
        " /* d\n d */ ",
        "/* e */\n",
        "/*\n*/",
    ),
    *(" //\n", "\n\n// f\n\n", " /* g */ /* h */ ", " /* i */ // j\n", "\n/* k */ /* l */\n", "/**//**/", "//m\n//n\n"),
    *(
        "/* " + "o" * 80 + " */",
        " // " + "p" * 90 + "\n",
        " /* " + "q" * 30 + "\n   r\n\n*/",
        "\n\n/* s */ // t\n/* u */\n",
    ),
    *(" /* v\n*/ // w\n", "  // א\u200f \n"),
]
"""What may stand between two words, with line ends and comments in every place."""

SPOKEN = sorted({*OPENERS, *(word for parts in PARTS.values() for word in parts), "if", "sum", "else", "by", "x" * 50})
"""Words that mean something where they may, and a long one, for names to be called like."""


def definitions(text: str) -> list[list[str]]:
    """The tokens of each definition of a text, with the ``;`` behind it."""
    found, depth = [list[str]()], 0
    for t in tokenize(text, Report()).tokens:
        found[-1].append(str(t))
        depth += {"{": 1, "}": -1}.get(str(t), 0)
        if t == ";" and depth <= 0:
            found.append([])
    return [d for d in found if 2 < len(d) < 120]


ALL = [d for name in sorted(SOUND) for d in definitions(SOUND[name])]


@st.composite
def rewritten(draw: st.DrawFn) -> str:
    """Some definitions with anything between their words, some of their names changed to words of the language."""
    found = [t for d in draw(st.lists(st.sampled_from(ALL), min_size=1, max_size=3)) for t in d]
    names = sorted({t for t in found if t.isidentifier() and t not in SPOKEN})
    changed = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(SPOKEN), max_size=3)) if names else {}
    gaps = st.one_of(st.just(" "), st.sampled_from(GAPS)) if draw(st.booleans()) else st.sampled_from(GAPS)
    drawn = draw(st.lists(gaps, min_size=len(found), max_size=len(found)))
    return "".join(f"{changed.get(t, t)}{gap}" for t, gap in zip(found, drawn, strict=True))


@given(rewritten())
@example(
    "entity Ann : character; property utility() : number; utility(): if(" + "n() > 3 & " * 9 + "True) utility() else 1;"
)
@example("utility(): if(a()) /*\n*/if(b()) 1 else 2 else 3;")
@example("utility(): if//\n(a()) if(b()) 1/**/else 2/**/else 3;")
@example("sense hears(c : character) :/* " + "x" * 80 + " */told() | c == Tom;")
def test_any_white_space_and_comments(text: str) -> None:
    """Definitions with any white space and comments between their words are laid out with nothing lost, at one go."""
    try:
        format_text(text)
    except ReadError:
        return
    check(text)


@given(rewritten())
def test_line_ends_are_no_difference(text: str) -> None:
    """With a carriage return at every line end the layout is the same."""
    try:
        assert format_text(text.replace("\n", "\r\n")) == format_text(text)
    except ReadError:
        return


@given(rewritten(), st.sampled_from("\r\x0c\x85\u2028\u2029\x1b\x00\u202e\u2060"), st.integers(0, 10_000))
def test_what_hides_is_not_laid_out(text: str, character: str, place: int) -> None:
    """A text with a hidden character anywhere before its last word, in a comment or a string, too, is left alone."""
    place %= len(text)
    assume(character != "\r" or text[place] != "\n")
    with pytest.raises(ReadError, match=r"hidden-character|not-text"):
        format_text(text[:place] + character + text[place:])


def test_a_fault_of_the_layout_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the layout to lose a comment or change a word, or never to come to rest, nobody would be given its text."""
    good = "entity Tom : character; // him\nproperty a() : number;\nutility(): 1 - (2 - a());\n"
    for bad, what in [
        (good.replace("// him", ""), "its comments"),
        (good.replace("2", "3"), "its words"),
        (good.replace("(2 - a())", "2 - a()"), "its words"),
        (good.replace("// him", "// her"), "its comments"),
    ]:
        monkeypatch.setattr(layout, "laid_out", lambda text, bad=bad: bad)
        with pytest.raises(LayoutFault, match=what):
            format_text(good)
    monkeypatch.setattr(layout, "laid_out", lambda text: text + "\n")
    with pytest.raises(LayoutFault, match="itself, each time anew"):
        format_text(good)


TERMS = st.sampled_from(["a()", "!a()", "n() > 2", "at(Tom) == Home", "1 + n() >= 3", "believes(Tom, a())", "True"])
CONDITIONS = st.recursive(
    TERMS,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=5).map(" & ".join)
        | st.lists(inner, min_size=2, max_size=4).map(lambda items: f"({' | '.join(items)})")
        | inner.map("!({})".format)
        | st.tuples(inner, inner, inner).map(lambda t: f"(if({t[0]}) ({t[1]}) else ({t[2]}))")
        | inner.map("(exists(c : character) ({}))".format)
        | st.tuples(inner, inner).map(lambda t: f"(if({t[0]}) n() + 1 - 2 else 3 * (n() - 1)) > 2 & {t[1]}")
    ),
    max_leaves=12,
)
BASE = (
    "type place; entity Tom : character; entity Home : place; property a() : boolean; property n() : number; "
    "property at(c : character) : place; "
)


@given(CONDITIONS)
@example(" & ".join(["at(Tom) == Home"] * 12))
def test_expressions_of_any_shape(condition: str) -> None:
    """Conditions of every shape keep their words and meaning, and lay out to themselves."""
    check(BASE + f"utility(): {condition}; action go(c : character) {{ precondition: {condition} & at(c) == Home; }};")


@given(st.text(max_size=60))
def test_any_text_is_laid_out_or_refused(text: str) -> None:
    """Text that does not parse is refused with its diagnostics, and nothing else happens."""
    try:
        once = format_text(text)
    except ReadError as error:
        assert "error[" in str(error)
    else:
        assert format_text(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* a */; type room;", "/* a */\ntype room;\n"),
        ("type room; /* a */ ; type shed;", "type room; /* a */\ntype shed;\n"),
        ("type room;; // a\n;// b\n;", "type room;  // a\n// b\n"),
    ],
)
def test_comments_beside_empty_definitions_are_kept(text: str, expected: str) -> None:
    """A ``;`` that closes nothing is left out, the comments around it are not."""
    assert format_text(text) == expected


def test_a_broken_text_is_refused() -> None:
    """A text that does not parse is left alone, with the reason."""
    with pytest.raises(ReadError, match=r"error\[unclosed-bracket\]"):
        format_text("utility(): (1;")


def test_wrong_names_do_not_matter() -> None:
    """Layout needs no names and types: a world with such errors is laid out."""
    assert format_text("utility( ):nowhere ( )") == "utility(): nowhere();\n"


def test_no_line_ends_in_blanks() -> None:
    """No line of any laid-out world ends in white space."""
    for text in SOUND.values():
        assert all(line == line.rstrip() for line in format_text(text).split("\n"))
