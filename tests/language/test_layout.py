"""The canonical layout: stable, with the same words and comments, and the same meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.language.chapters import examples
from unsaid.api import bundled, bundled_text
from unsaid.language import ReadError, format_text, read
from unsaid.language.report import Report
from unsaid.language.tokens import tokenize

TEXTS = {**{name: bundled_text(name) for name in bundled()}, **{str(e): e.text for e in examples()}}
SOUND = {name: text for name, text in TEXTS.items() if read(text).world is not None}


def plain(value: Any) -> Any:
    """A checked world as data, the places left out."""
    if isinstance(value, msgspec.Struct):
        return [type(value).__name__, *(plain(getattr(value, f)) for f in value.__struct_fields__ if f != "span")]
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def words(text: str) -> list[str]:
    """The tokens of a text, a last ``;`` left out."""
    found = [str(t) for t in tokenize(text, Report()).tokens]
    return found[:-1] if found[-1:] == [";"] else found


def comments(text: str) -> list[str]:
    """The comments of a text, blanks at their lines' ends left out."""
    return ["\n".join(line.rstrip() for line in c.text.split("\n")) for c in tokenize(text, Report()).comments]


def check(text: str) -> None:
    """Whatever layout does, it keeps these."""
    once = format_text(text)
    assert words(once) == words(text)
    assert comments(once) == comments(text)
    assert format_text(once) == once
    assert plain(read(once).world) == plain(read(text).world)


@pytest.mark.parametrize("name", SOUND)
def test_worlds_keep_words_comments_and_meaning(name: str) -> None:
    """Every world at hand is laid out once and for all, with nothing lost."""
    check(SOUND[name])


@pytest.mark.parametrize("name", ["aladdin", "basketball", "fantasy", "hospital", "jailbreak", "macguffin", "space"])
def test_public_problems(name: str, shared: Path) -> None:
    """So are the public problem files."""
    check((shared / "sabre" / "problems" / f"{name}.txt").read_text(encoding="utf-8"))


GAPS = st.sampled_from(
    [" ", "\n", "\n\n\n", "\t", " // note\n", "\n// alone\n", " /* b */ ", "\n/* c */\n", " /* d\n d */ "]
)


@given(st.sampled_from(sorted(SOUND)), st.data())
def test_any_white_space_and_comments(name: str, data: st.DataObject) -> None:
    """A world written with any white space and comments between its words is laid out with nothing lost."""
    found = tokenize(SOUND[name], Report()).tokens[:120]
    last = max((i for i, t in enumerate(found) if t == ";"), default=0)
    gaps = data.draw(st.lists(GAPS, min_size=last + 1, max_size=last + 1))
    text = "".join(f"{t}{gap}" for t, gap in zip(found[: last + 1], gaps, strict=True))
    if not any(d.code in ("syntax", "unclosed-bracket", "unknown-part") for d in read(text).errors):
        check(text)


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
