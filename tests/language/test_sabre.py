"""Sabre's files: which they are, and that they mean here what they mean there."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language import by_hand
from unsaid.api.opened import OpenWorld, load
from unsaid.language import Reading, format_text, is_sabre, read, read_file

LITTLE = """entity A : character;
entity B : character;
property n(c : character) : number;
property t() : boolean;
property f() : boolean;
n(A) = 4;
n(B) = 4;
t();
action never() { precondition: f(); effect: t(); };
"""
"""The little world in which Sabre was asked what it makes of a utility."""


def utility(expression: str, *, sabre: bool = True) -> Reading:
    """The little world with that for the author's utility."""
    return read(f"{LITTLE}utility(): {expression};\n", sabre=sabre)


def start(reading: Reading) -> float | None:
    """What the author's utility is at the start."""
    minds = OpenWorld(reading).minds
    return minds.utility(minds.initial)


def codes(reading: Reading) -> list[str]:
    return [d.code for d in reading.diagnostics]


# --- What Sabre makes of expressions -----------------------------------------------------------------


def test_every_expression_tried_on_sabre_means_the_same(shared: Path) -> None:
    """Of 76 utilities, what Sabre gave a value has that value, and what it refused is an error."""
    with (shared / "cases" / "sabre-expressions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 76
    for row in rows:
        reading = utility(row["expression"])
        if row["sabre"].startswith("Error"):
            assert reading.world is None, row
        else:
            assert start(reading) == float(row["sabre"]), row


@pytest.mark.parametrize(
    ("expression", "sabre", "ours"),
    [
        ("10 - 2 - 3", 11, 5),
        ("10 - 2 - 3 - 1", 10, 4),
        ("1 + 2 * 3", 9, 7),
        ("10 - 2 * 3", 24, 4),
        ("12 / 2 / 3", 18, 2),
        ("12 / 2 * 3", 18, 18),
        ("10 - 2 + 3", 11, 11),
        ("if(t()) 2 else 0 + if(t()) 2 else 0", 4, 2),
        ("if(t()) 2 else 0 + 5", 2, 2),
        ("2 * if(t()) 2 else 0 + 5", 4, 4),
        ("sum(c : character) n(c) * 2 + 1", 24, 18),
        ("n(A) - 1 - 1 > 2", 1, 0),
        ("10 - sum(c : character) n(c) - 1", 4, 4),
    ],
)
def test_the_two_readings_of_a_number(expression: str, sabre: float, ours: float) -> None:
    """A Sabre file is read as Sabre was found to read it, a world of Unsaid's as arithmetic has it."""
    assert start(utility(expression)) == sabre
    assert start(utility(expression, sabre=False)) == ours


def numbers(depth: int, name: str = "n(A)") -> st.SearchStrategy[str]:
    """Calculations as people write them: operands with signs between them, some of them forms with bodies."""
    operands = st.sampled_from(["1", "2", "3", "-2", name, "n(B)"])
    if depth:
        inner = numbers(depth - 1, name)
        choice = st.tuples(st.sampled_from(["t()", "f()"]), inner, inner).map("if({0[0]}) {0[1]} else {0[2]}".format)
        operands = st.one_of(operands, inner.map("({})".format), choice)
    pairs = st.lists(st.tuples(st.sampled_from("+-*/"), operands), max_size=3)
    return st.tuples(operands, pairs).map(lambda made: made[0] + "".join(f" {s} {o}" for s, o in made[1]))


TEXTS = st.one_of(numbers(2), numbers(1, "n(c)").map("sum(c : character) {}".format))


@pytest.mark.slow
@given(TEXTS)
@settings(max_examples=80)
def test_any_calculation_is_read_by_the_rules(text: str) -> None:
    """Cut by hand, form after form, a calculation comes to the same number; what has no form is remarked on."""
    reading = utility(text.replace("n(c)", "n(A)") if not text.startswith("sum") else text)
    try:
        expected = by_hand.value(text)
    except by_hand.Refused:
        assert {"nested-if", "sabre-refuses"} & set(codes(reading))
        return
    found = start(reading)
    if math.isfinite(expected):
        assert found is not None and math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.slow
@given(TEXTS, st.booleans())
@settings(max_examples=80)
def test_the_brackets_of_a_remark_leave_no_doubt(text: str, sabre: bool) -> None:
    """Written as a remark says, a calculation has the same value as before, in both readings, and no remark on it."""
    reading = utility(text, sabre=sabre)
    remarks = [d for d in reading.diagnostics if d.code == "mixed-arithmetic"]
    refused = {"nested-if", "sabre-refuses"} & set(codes(utility(text)))
    if refused or len(remarks) != 1 or not remarks[0].repair:
        return
    first, last = remarks[0].span
    before, after = reading.source.text[:first], reading.source.text[last:]
    mended = before + remarks[0].repair.removeprefix("write `").removesuffix("`") + after
    once, again = read(mended, sabre=True), read(mended, sabre=False)
    assert start(once) == start(again) == start(reading)
    assert "mixed-arithmetic" not in codes(once) + codes(again)


# --- Which files are Sabre's ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sabres"),
    [("a.txt", True), ("a.TXT", True), ("a.sabre", True), ("a.world", False), ("a", False), ("a.txt.world", False)],
)
def test_the_name_of_a_file_decides(tmp_path: Path, name: str, sabres: bool) -> None:
    """A file whose name ends in `.txt` or `.sabre` is read as Sabre reads it, every other is not."""
    path = tmp_path / name
    path.write_text(f"{LITTLE}utility(): 10 - 2 - 3;\n", encoding="utf-8")
    assert is_sabre(path) is sabres
    assert start(read_file(path)) == (11 if sabres else 5)


@pytest.mark.parametrize("sabre", [True, False])
def test_the_name_can_be_overridden(tmp_path: Path, sabre: bool) -> None:
    """Who opens a world can say how it is to be read, whatever its name."""
    for name in ("a.txt", "a.world"):
        path = tmp_path / name
        path.write_text(f"{LITTLE}utility(): 10 - 2 - 3;\n", encoding="utf-8")
        assert load(path, sabre=sabre).reading.sabre is sabre
        assert start(load(path, sabre=sabre).reading) == (11 if sabre else 5)


def test_layout_leaves_the_reading_alone() -> None:
    """Laid out anew, a Sabre file has the tokens it had: no bracket comes or goes."""
    text = f"{LITTLE}utility(): 10 - 2 - 3 * if(t()) 1 else 0 + if(f()) 1 else 2;\n"
    laid = format_text(text, sabre=True)
    assert "".join(laid.split()) == "".join(text.split())
    assert start(read(laid, sabre=True)) == start(read(text, sabre=True))


# --- What Sabre takes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sabre", [True, False])
def test_the_last_part_of_a_block_may_end_at_its_brace(sabre: bool) -> None:
    """No `;` is needed before `}`."""
    text = f"{LITTLE}action go(c : character) {{ precondition: t(); consenting: c }};\nutility(): n(A);\n"
    reading = read(text, sabre=sabre)
    assert reading.world is not None and reading.errors == []
    assert len(reading.world.actions[-1].consenting) == 1
    assert format_text(text, sabre=sabre).count(";") == text.count(";")


def test_two_parameters_of_a_property_may_share_a_name() -> None:
    """In a Sabre file, where nothing speaks of them; in a world of Unsaid's it is a slip."""
    text = "entity A : character;\nproperty knows(c : character, c : character) : boolean;\nknows(A, A);\n"
    reading = read(text, sabre=True)
    assert reading.diagnostics == [] and reading.world is not None
    assert [p.type for p in reading.world.properties[0].parameters] == ["character", "character"]
    assert codes(read(text)) == ["duplicate-parameter"]


def test_a_condition_compares_a_whole_sum() -> None:
    """`sum(x : t) f(x) > 7` asks about the sum in a Sabre file; in a world of Unsaid's the brackets are asked for."""
    assert start(utility("sum(c : character) n(c) > 7")) == 1
    refused = utility("sum(c : character) n(c) > 7", sabre=False)
    assert [d.repair for d in refused.errors] == ["write `(sum(c : character) n(c)) > 7`"]


def test_an_if_of_numbers_is_compared_as_a_whole() -> None:
    """What stands behind `else` and a number is compared with the `if`; behind a condition it belongs to the branch."""
    assert start(utility("if(if(f()) 1 else 9 > 5) 1 else 0")) == 1
    assert start(utility("if(if(t()) 1 else 9 > 5) 1 else 0")) == 0
    assert start(utility("if(if(t()) t() else n(A) > 5) 1 else 0")) == 1


BYTES = LITTLE.encode() + b"// Zo\xe9 \x96 na\xefve\nutility(): n(A);\n"


@pytest.mark.parametrize("name", ["a.txt", "a.world"])
def test_another_encoding_in_a_comment_is_read(tmp_path: Path, name: str) -> None:
    """Bytes that are no UTF-8 are taken for Windows-1252, and remarked on once, in both kinds of file."""
    path = tmp_path / name
    path.write_bytes(BYTES)
    reading = read_file(path)
    assert "Zoé – naïve" in reading.source.text
    assert start(reading) == 4
    assert codes(reading) == ["other-encoding"]


def test_another_encoding_outside_comments_is_an_error(tmp_path: Path) -> None:
    """A name with such a byte in it is no name."""
    path = tmp_path / "a.txt"
    path.write_bytes(LITTLE.encode() + b"entity Zo\xe9 : character;\n")
    assert "strange-character" in codes(read_file(path))


# --- What is said ----------------------------------------------------------------------------------------

SAID = {
    "sabre-refuses": (
        "if(t()) if(f()) 1 else 2 else 3",
        """\
<world>:10:20: error[sabre-refuses]: Sabre takes no `if` within an `if` without brackets
  10 | utility(): if(t()) if(f()) 1 else 2 else 3;
     |                    ^^^^^^^^^^^^^^^^
     = try: write `(if(f()) 1 else 2)`""",
    ),
    "ordered-truth": (
        "if(0 < n(A) < 5) 1 else 0",
        """\
<world>:10:15: warning[ordered-truth]: `n(A) < 5` is a boolean, and no number, so `<` never holds
  10 | utility(): if(0 < n(A) < 5) 1 else 0;
     |               ^^^^^^^^^^^^
     = understood: `0 < (n(A) < 5)`""",
    ),
    "nested-if": (
        "if(t()) 1 else if(f()) 2 else 3",
        """\
<world>:10:12: warning[nested-if]: Sabre takes no `if` within an `if` without brackets
  10 | utility(): if(t()) 1 else if(f()) 2 else 3;
     |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
     = understood: `if(t()) 1 else (if(f()) 2 else 3)`
     = try: write `if(t()) 1 else (if(f()) 2 else 3)`""",
    ),
    "mixed-arithmetic": (
        "1 + 2 * if(t()) 3 else 4",
        """\
<world>:10:12: warning[mixed-arithmetic]: `1 + 2 * if(t()) 3 else 4` is read as Sabre reads it, and not as arithmetic \
has it
  10 | utility(): 1 + 2 * if(t()) 3 else 4;
     |            ^^^^^^^^^^^^^^^^^^^^^^^^
     = understood: `(1 + 2) * (if(t()) 3 else 4)`
     = try: write `(1 + 2) * (if(t()) 3 else 4)`""",
    ),
}
"""What is said in Sabre's files alone, or otherwise there: a utility of the little world, and the whole text."""


@pytest.mark.parametrize("code", SAID)
def test_what_is_said_of_a_sabre_file(code: str) -> None:
    """The whole text of everything that is said in these words only of a file of Sabre's."""
    expression, text = SAID[code]
    reading = utility(expression)
    assert "\n\n".join(d.render(reading.source) for d in reading.diagnostics if d.code == code) == text


def test_what_is_said_of_another_encoding(tmp_path: Path) -> None:
    """The place of the first such character, and what to do."""
    path = tmp_path / "a.world"
    path.write_bytes(b"// Zo\xe9 na\xefve\nentity Tom : character;\n")
    reading = read_file(path)
    assert reading.render().removeprefix(str(path)) == (
        ":1:6: warning[other-encoding]: from here on there are characters that are no UTF-8; they are taken for "
        "Windows-1252 (Latin-1)\n  1 | // Zoé naïve\n    |      ^\n    = try: save the file as UTF-8"
    )


def test_twenty_choices_that_do_not_fit_are_told_from_one_that_does() -> None:
    """A text of many choices with a choice in each is read to its end; were each stretch of it tried anew for every
    text it is in, that would take longer than anybody lives."""
    bent = "if(t()) 3 - if(t()) 1 else 2 * 4 else 2"
    reading = utility(" + ".join(["if(t()) 1 else 2", *[bent] * 20]))
    assert "nested-if" in codes(reading)
