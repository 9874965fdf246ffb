"""The names of a text, at a place marked with ``<|>``."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.language.symbols import Reference, Symbols

WORLD = """\
// Somewhere to be.
type place;
entity Home : place; // where it is warm
entity Tom : character;
// Where somebody is,
// as far as it goes.
property at(c : character) : place;

// about nothing

sense near(c : character, d : character): at(c) == at(d);
question why(Tom, Ann) { gone: at(Ann) = ?; there, 1: at(Ann) = Home; };
entity Ann : character;
action go(c : character, to : place) { precondition: forall(c : character) near(c, Tom); effect: at(c) = to; };
telling go(c : character, to : place) { nobody: "{c goes}."; };
at(Tom) = Home;
"""


def at(text: str) -> Reference | None:
    """What the name at the mark means."""
    place = text.index("<|>")
    return Symbols(read(text.replace("<|>", ""))).at(place)


def marked(before: str, after: str) -> str:
    """The world with a mark put where ``before`` ends and ``after`` begins."""
    assert WORLD.count(before + after) == 1
    return WORLD.replace(before + after, f"{before}<|>{after}")


@pytest.mark.parametrize(
    ("before", "after", "signature", "documentation"),
    [
        ("at(Tom) = ", "Home", "entity Home : place", "where it is warm"),
        ("entity Home : pl", "ace", "type place", "Somewhere to be."),
        ("effect: ", "at(c) = to", "property at(c : character) : place", "Where somebody is,\nas far as it goes."),
        ("forall(c : character) ", "near", "sense near(c : character, d : character)", None),
        ("telling ", "go", "action go(c : character, to : place)", None),
        ("entity T", "om", "entity Tom : character", None),
        ("why(Tom, ", "Ann", "entity Ann : character", None),
        ("at(c) = ", "to; }", "parameter to : place", None),
        ("{ go", "ne", "hypothesis gone", None),
    ],
)
def test_what_a_name_means(before: str, after: str, signature: str, documentation: str | None) -> None:
    """A name is what is defined under it, with its parameters, its types and its comment."""
    found = at(marked(before, after))
    assert found is not None
    assert [(s.signature, s.documentation) for s in found.symbols] == [(signature, documentation)]


@pytest.mark.parametrize(("before", "after"), [("near(", "c, Tom"), ("// about no", "thing"), ("as f", "ar")])
def test_what_is_no_name_of_the_text(before: str, after: str) -> None:
    """A quantified name is not the parameter it hides, and words of comments are none."""
    assert at(marked(before, after)) is None


@pytest.mark.parametrize("wrong", ["action hop( { effect: };", "entity : ;", "utility(): at(;", "}", "Tim Tom"])
def test_a_mistake_takes_no_other_names(wrong: str) -> None:
    """Behind a definition that cannot be read, all names are there that were there without it."""
    lines = WORLD.splitlines(keepends=True)
    text = "".join([*lines[:4], f"{wrong}\n", *lines[4:]])
    assert read(text).world is None
    assert {(s.kind, s.name) for s in Symbols(read(text)).defined} >= {
        (s.kind, s.name) for s in Symbols(read(WORLD)).defined
    }


def test_all_places_of_a_name() -> None:
    """A name is found wherever it is spoken of, and nowhere else."""
    found = Symbols(read(WORLD))
    (home,) = (s for s in found.defined if s.name == "Home")
    assert [WORLD[:start].count("\n") + 1 for start, _ in found.of(home)] == [12, 16]


def test_names_of_an_edited_text() -> None:
    """The places of names are those of the text as it is now, also while a quotation in it is open."""
    first = read(WORLD)
    for text in ("// so\n" + WORLD, WORLD + 'title "'):
        places = {s.name: s.span for s in Symbols(first.edited(text)).defined}
        assert text[slice(*places["Home"])] == "Home"


def test_an_ending_is_a_name_and_words_for_a_concern_mean_it() -> None:
    """The concern and an action may have one name; words beside the opening have none."""
    text = (
        "entity Tom : character;\nproperty lit() : boolean;\naction warmth(Tom) { effect: lit(); consenting: Tom; };\n"
        'concern warmth(Tom) : own { term: lit(); };\nopening { nobody: "It [was] cold."; };\n'
        'telling concern <|>warmth(Tom) { up: "{Tom} would be warm"; };\nending Warm { when: lit(); };\n'
    )
    meant = at(text)
    assert meant is not None
    assert [symbol.kind for symbol in meant.symbols] == ["concern"]
    names = [(s.kind, s.name) for s in Symbols(read(text.replace("<|>", ""))).defined]
    assert ("ending", "Warm") in names and len(names) == 5
