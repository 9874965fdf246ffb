"""Reading any text at all: Sabre's files unchanged, bundled worlds, noise, and what a checked world holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unsaid.api.opened import OpenWorld, bundled, bundled_text
from unsaid.language import core, read
from unsaid.language import parser as parser_module
from unsaid.language.catalogue import CATALOGUE

SABRE = {
    "aladdin": [],
    "basketball": [("never-equal", 190)],
    "bribery": [],
    "fantasy": [("equals-in-effect", 161)],
    "hospital": [],
    "jailbreak": [("mixed-and-or", 245)],
    "macguffin": [],
    "raiders": [],
    "space": [("never-equal", 146), ("never-equal", 158)],
    "treasure": [],
}
"""What is remarked on in each public problem file, and where."""


@pytest.mark.parametrize("name", SABRE)
def test_sabre_files_read_unchanged(name: str, shared: Path) -> None:
    """Each public problem is a world as it stands; what is remarked on is doubtful there indeed."""
    reading = read((shared / "sabre" / "problems" / f"{name}.txt").read_text(encoding="utf-8"), name, sabre=True)
    assert reading.world is not None
    assert [(d.code, reading.source.position(d.span[0])[0]) for d in reading.diagnostics] == SABRE[name]


def test_counts_of_a_sabre_file(shared: Path) -> None:
    """The fantasy problem has what counting its definitions by hand gives."""
    world = read((shared / "sabre" / "problems" / "fantasy.txt").read_text(encoding="utf-8"), sabre=True).world
    assert world is not None
    counts = [len(world.entities), len(world.properties), len(world.initial), len(world.actions), len(world.triggers)]
    assert counts == [11, 9, 13, 8, 12]
    assert [u.character for u in world.utilities] == [None, "Talia", "Rory", "Vince", "Gargax"]


@pytest.mark.slow
@pytest.mark.parametrize("name", bundled())
def test_bundled_worlds_have_no_remarks(name: str) -> None:
    """Nothing at all is said of a bundled world."""
    assert read(bundled_text(name), name).diagnostics == []


# --- Noise -----------------------------------------------------------------------------------------

OPENERS = (
    "type entity property action trigger utility title about role called opening closing telling "
    "concern question foresight turns like release sense"
)
PARTS = (
    "precondition: effect: consenting: observing( when: weight: term: threshold: "
    "asking: answering: discharging: showing: norm closeness(Tom) , 1"
)
FORMS = "when( if( elseif( else forall( exists( sum( product( believes("
SIGNS = ": ; , ( ) { } = == != < <= > >= & | ! + - * / // /* */ ?"
OTHERS = """True False c x Tom at at(Tom) at(c) character boolean number 3 0.5 0 "words" "{c}" \" \x00 é 日"""
WORDS = st.sampled_from(" ".join([OPENERS, PARTS, FORMS, SIGNS, OTHERS]).split())
SOUP = st.lists(WORDS, max_size=40).map(" ".join)


@given(st.text(max_size=200) | SOUP)
@example("action")
@example("action go(")
@example("utility(")
@example("telling x() { when")
@example("question q(a : character, b : character) { h: q(a, b); g, -1 when(")
@example("question q ( Tom")
@example("entity Tom : character; question q(Tom, Tom) { x: owes(Tom, q); y: doubt(q, z) > 0; };")
@example("entity A : character; question q(a : character, A) { x: doubt(q(q(A, A), A), x) = 1; y: x; };")
@example("concern c() : other(c) { term: c(); weight: }")
@example("sense s(x : character): s(s(x)); utility(): s(s)")
@example(
    "release r(Tom) { threshold: threshold; effect: pressure(Tom) = 0; }; property pressure(c : character) : boolean"
)
@example("type question; question q(A, B) { }; like A, A: A; turns turns; foresight -0.5")
@example(";;;")
@example("}")
@example(")")
@example("\ufeff")
def test_reading_never_fails(text: str) -> None:
    """Any text is a world or has an error, and all that is said has a slug, a place in the text, and a face."""
    reading = read(text)
    assert (reading.world is None) == bool(reading.errors)
    for d in reading.diagnostics:
        assert CATALOGUE[d.code].severity == d.severity
        assert 0 <= d.span[0] <= d.span[1] <= len(text) + 1
        assert d.render(reading.source)


@pytest.mark.slow
@given(st.data())
def test_damaged_worlds_are_read_to_the_end(data: st.DataObject) -> None:
    """A bundled world with a piece cut out or put twice never breaks the reader."""
    text = bundled_text(data.draw(st.sampled_from(["tutorial", "the-owl"])))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    damaged = text[:start] + text[start:end] * data.draw(st.sampled_from([0, 2])) + text[end:]
    reading = read(damaged)
    assert (reading.world is None) == bool(reading.errors)


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["!", "-", "(", "if(True) ", "1 + ", "1 - (", "believes(T, "])
def test_depth_has_a_limit(sign: str) -> None:
    """Fifty thousand of anything nested is one clear error."""
    reading = read(f"entity T : character; property p() : boolean; utility(): {sign * 50_000}p();")
    assert "too-deep" in {d.code for d in reading.errors}


def test_long_lists_are_not_deep() -> None:
    """Ten thousand conditions side by side are read."""
    text = "property p() : boolean; utility(): " + " & ".join(["p()"] * 10_000) + ";"
    assert read(text).world is not None


def test_a_long_chain_of_types() -> None:
    """A thousand types, each extending the next, are no cycle."""
    text = "".join(f"type t{i} : t{i + 1};\n" for i in range(1_000)) + "entity X : t0;\n"
    world = read(text).world
    assert world is not None
    assert world.members("t1000") == ["X"]


# --- Recovery --------------------------------------------------------------------------------------


def codes(text: str) -> list[str]:
    return [d.code for d in read(text).diagnostics]


@pytest.mark.parametrize("number", ["9" * 400, "9" * 24, "5000000000", "1.5"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("foresight {};", "bad-foresight"),
        ("question q(A, B) {{ x, {}: p(); y: !p(); }};", "bad-prior"),
        ("release r(A) {{ threshold: {}; effect: pressure(A) = 0; }};", "bad-release"),
    ],
)
def test_numbers_that_count_something_have_bounds(text: str, code: str, number: str) -> None:
    """Where a small whole number is asked for, one too large to be held, to be run, or to be whole is an error."""
    around = "entity A : character; entity B : character; property p() : boolean; "
    found = codes(around + text.format(number))
    assert code in found
    assert set(found) <= {code, "number-too-large"}


def test_one_definition_stands_for_no_more_questions_than_a_world_can_have() -> None:
    """A hundred people may all ask each other a question; a hundred and one are refused before that is tried."""
    rest = "property p() : boolean; question q(a : character, b : character) { x: p(); y, 1: !p(); };"
    assert not read("".join(f"entity A{i} : character; " for i in range(100)) + rest).errors
    (error,) = read("".join(f"entity A{i} : character; " for i in range(101)) + rest).errors
    said = "`q` stands for 10,201 questions; one definition may stand for 10,000"
    assert (error.code, error.message) == ("bad-question", said)


def test_a_prior_may_be_as_high_as_the_engine_counts() -> None:
    """The highest prior is accepted and runs; the next one is refused with the reason."""
    people = "entity A : character; entity B : character; property p() : boolean; "
    text = people + "question q(A, B) {{ x, {}: p(); y: !p(); }};"
    assert OpenWorld(read(text.format(1_000_000))).minds.count > 0
    (error,) = read(text.format(1_000_001)).errors
    assert (error.code, error.message) == ("bad-prior", "the prior of `x` is above 1,000,000")


def test_each_definition_fails_alone() -> None:
    """Three broken definitions are three errors, and what lies between is read."""
    text = "type 3;\nentity Tom : character;\nproperty p( : boolean;\nentity Ann : character\nutility(): ) 1;\n"
    assert codes(text) == ["syntax", "syntax", "missing-semicolon", "unclosed-bracket"]


def test_names_of_broken_definitions_are_not_missed() -> None:
    """What could not be read is still known by name, so using it is no second error."""
    assert codes("entity Tom : character;\nproperty at(c : ) : boolean;\nat(Tom);\nutility(): at(Tom);\n") == ["syntax"]


def test_an_action_without_its_brace_does_not_swallow_the_rest() -> None:
    """A line that opens a definition ends the one before, brace or no brace."""
    text = "property p() : boolean;\naction a() {\n  effect: p();\naction b() {\n  effect: q();\n};\n"
    assert codes(text) == ["unclosed-bracket", "unknown-property"]


ASK_TYPE = "to ask whether something is of that type, write `c : character`"


@pytest.mark.parametrize(
    ("slip", "repair"),
    [
        ("utility(): p() && p();", "write `&`"),
        ("utility(): p() || p();", "write `|`"),
        ("utility(): p() and p();", "write `&`"),
        ("utility(): not p();", "write `!`"),
        ("utility(): p() == true;", "did you mean `True`?"),
        ("utility(): p == True;", "a property needs its brackets: `p()`"),
        ("acton a() { effect: p(); };", "did you mean `action`?"),
        ("utility: p();", "write `utility(`…"),
        ("action { effect: p(); };", "write a name after `action`"),
        ("action a() { effects: p(); };", "did you mean `effect`?"),
        ("action a() {\n effect: p()\n consenting: Tom; };", "write `);`"),
        (
            "utility(): exists(c : character) character(c);",
            "to ask whether something is of that type, write `c : character`",
        ),
    ],
)
def test_usual_slips_are_recognised(slip: str, repair: str) -> None:
    """Each of these has the one repair that a reader of the manual would give."""
    reading = read("entity Tom : character; property p() : boolean; " + slip)
    assert [d.repair for d in reading.errors] == [repair]


# --- What a checked world holds ----------------------------------------------------------------------


def only_effect(text: str) -> core.Expression:
    """The effect of the one action of a small world."""
    base = "entity Tom : character; property f(c : character) : boolean; property n() : number; "
    world = read(base + f"action a() {{ effect: {text}; }};").world
    assert world is not None and world.actions[0].effect is not None
    return world.actions[0].effect


def bare(e: core.Expression) -> str:
    """An effect in a few words, places left out."""
    match e:
        case core.Assign():
            return f"{bare(e.target)}:={bare(e.value)}"
        case core.Fluent():
            return f"p{e.property}"
        case core.Believes():
            return f"{e.who.value if isinstance(e.who, core.Value) else e.who.name}[{bare(e.body)}]"
        case core.Value():
            return str(e.value)
        case core.Variable():
            return e.name
        case core.Junction():
            return "(" + " ".join(map(bare, e.items)) + ")"
        case core.If():
            return "?" + "".join(f"{bare(c)}>{bare(b)}" for c, b in e.branches)
        case core.Quantified():
            return f"{e.kind} {e.variable}.{bare(e.body)}"
        case _:
            raise AssertionError(e)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("f(Tom)", "p0:=True"),
        ("!f(Tom)", "p0:=False"),
        ("!!f(Tom)", "p0:=True"),
        ("f(Tom) = ?", "p0:=None"),
        ("f(Tom) == False", "p0:=False"),
        ("believes(Tom, f(Tom))", "Tom[p0]:=True"),
        ("!believes(Tom, f(Tom))", "Tom[p0]:=False"),
        ("believes(Tom, !f(Tom))", "Tom[p0]:=False"),
        ("believes(Tom, n() = 3)", "Tom[p1]:=3.0"),
        ("believes(Tom, n()) = 3", "Tom[p1]:=3.0"),
        ("believes(Tom, believes(Tom, n())) = -3", "Tom[Tom[p1]]:=-3.0"),
        ("believes(Tom, f(Tom) & n() = 3)", "(Tom[p0]:=True Tom[p1]:=3.0)"),
        ("believes(Tom, if(f(Tom)) n() = 3)", "?Tom[p0]>Tom[p1]:=3.0"),
        ("when(f(Tom)) n() = 3", "?p0>p1:=3.0"),
        ("forall(c : character) f(c)", "forall c.p0:=True"),
        ("forall(c : character) believes(c, forall(c : character) f(c))", "forall c.forall c'.c[p0]:=True"),
        ("True", "()"),
        ("(f(Tom))", "p0:=True"),
    ],
)
def test_effects_come_to_assignments(text: str, meaning: str) -> None:
    """Every way of writing an effect comes to the same few forms, beliefs pushed in to single fluents."""
    assert bare(only_effect(text)) == meaning


def test_spans_quote_the_author() -> None:
    """The place of every definition and of a fluent in it gives back the author's words."""
    text = "entity Tom : character;\nproperty f(c : character) : boolean;\nutility(): f( Tom );\n"
    world = read(text).world
    assert world is not None
    body = world.utilities[0].body
    assert text[slice(*body.span)] == "f( Tom )"
    assert text[slice(*world.utilities[0].span)] == "utility(): f( Tom )"
    assert text[slice(*world.entities[0].span)] == "Tom"


def test_words_in_quotes_are_folded() -> None:
    """White space counts as one blank, a blank line as a paragraph's end, and a backslash protects a sign."""
    world = read('entity T : character;\nabout "One\n   two.\n\n   Three \\"four\\" \\\\.";').world
    assert world is not None
    assert world.about == 'One two.\n\nThree "four" \\.'


# --- The parser's tables -----------------------------------------------------------------------------


def test_tables_are_current() -> None:
    """The tables beside the grammar are of the grammar and the Lark in use, so that starting need not compile it."""
    assert parser_module.kept() is not None


def test_tables_of_another_grammar_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables made from other words than the grammar's are left alone."""
    monkeypatch.setattr(parser_module, "grammar_text", lambda: "start: NAME")
    assert parser_module.kept() is None


def test_without_tables_the_grammar_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing table file costs time and changes nothing."""
    text = bundled_text("tutorial")
    wanted = read(text).world
    monkeypatch.setattr(parser_module, "TABLES", "absent.tables")
    parser_module.parser.cache_clear()
    assert read(text).world == wanted
    parser_module.parser.cache_clear()
