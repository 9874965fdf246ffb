"""A text that has changed, read again: whatever was changed, all is as if it had been read for the first time."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.chapters import examples
from tests.language.editing import edit
from unsaid.api.opened import bundled, bundled_text
from unsaid.language import Reading, chunks, read
from unsaid.language.chunks import chunks_of
from unsaid.language.pieces import cut
from unsaid.language.report import Report
from unsaid.language.source import Source, plain
from unsaid.language.tokens import tokenize

PEOPLE = """\
type place;
entity Home : place;
entity Tom : character;
property at(c : character) : place;
property calm(c : character) : boolean;
sense near(c : character, d : character): at(c) == at(d);
question where(Tom, Ann) { home: at(Ann) = Home; away, 1: at(Ann) = ?; };
entity Ann : character;
action go(c : character, to : place) { effect: at(c) = to; consenting: c; observing(d : character): near(d, c); };
telling go(c : character, to : place) { nobody: "{c goes} to {to}."; };
at(Tom) = Home;
utility(): calm(Tom);
"""

WORLDS = [*(bundled_text(name) for name in bundled()), *(example.text for example in examples())]


def must_be_as_read_anew(again: Reading, text: str, *, sabre: bool = False) -> None:
    """Asserts that a reading is that of the text, in everything."""
    anew = read(text, sabre=sabre)
    assert again.diagnostics == anew.diagnostics
    assert again.world == anew.world
    assert again.source == anew.source


@pytest.mark.slow
@given(st.integers(0, 10**9))
def test_any_edits_of_any_world(seed: int) -> None:
    """After each of several edits, of whatever is in a world, there is no difference from reading it anew."""
    must_be_as_read_anew_after(seed, 2)


@pytest.mark.slow
def test_many_edits_of_any_world() -> None:
    """The same for a thousand edits in rows of ten."""
    for seed in range(100):
        must_be_as_read_anew_after(seed, 10)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["aladdin", "fantasy", "space"])
def test_edits_of_public_worlds(shared: object, name: str) -> None:
    """The same for public files, as Sabre reads them."""
    text = (shared / "sabre" / "problems" / f"{name}.txt").read_text(encoding="utf-8")  # type: ignore[operator]
    chance, reading = random.Random(name), read(text, sabre=True)
    for _ in range(30):
        changed = edit(text, chance)
        must_be_as_read_anew(reading.edited(changed), changed, sabre=True)


def must_be_as_read_anew_after(seed: int, edits: int) -> None:
    """Asserts the same after each of so many edits of some definitions of some world."""
    chance = random.Random(seed)
    parts = chance.choice(WORLDS).split(";\n")
    start = chance.randrange(max(1, len(parts) - 40))
    text = ";\n".join([*parts[:20], *parts[max(20, start) : start + 40]])
    reading = read(text)
    for _ in range(edits):
        text = edit(text, chance)
        reading = reading.edited(text)
        must_be_as_read_anew(reading, text)


EDITS = {
    "a name that others use": ("entity Home", "entity House"),
    "a name nobody uses": ("entity Ann : character;", "entity Ann : character;\nentity Bob : character;"),
    "a sense that an act uses": ("at(c) == at(d);", "at(c) == Home | c == d;"),
    "what stands before a sense": ("type place;", "type place; // somewhere"),
    "what stands between a sense and its use": ("entity Ann : character;", "entity Ann   : character;"),
    "a type": ("type place;", "type spot;\ntype place : spot;"),
    "who is asked": ("where(Tom, Ann)", "where(Ann, Tom)"),
    "a hypothesis": ("away, 1: at(Ann) = ?;", "away, 2: calm(Ann);"),
    "an overload": ("property at(", "property at(p : place) : place;\nproperty at("),
    "what a property holds": ("calm(c : character) : boolean", "calm(c : character) : number"),
    "an event's parameters": ("go(c : character, to : place) {", "go(c : character) {"),
    "a brace": ("{ effect", "effect"),
    "a quotation": ('."; };', "."),
    "the last end": ("utility(): calm(Tom);", "utility(): calm(Tom)"),
    "a second of something": ("at(Tom) = Home;", "at(Tom) = Home;\nat(Tom) = ?;"),
    "the encoding of a sign": ("at(Tom) = Home", "at(Tom)\u200b = Home"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_and_back(name: str) -> None:
    """Each sort of edit, and taking it back, gives what reading anew gives."""
    before, after = EDITS[name]
    assert PEOPLE.count(before) >= 1
    changed = PEOPLE.replace(before, after, 1)
    there = read(PEOPLE).edited(changed)
    must_be_as_read_anew(there, changed)
    must_be_as_read_anew(there.edited(PEOPLE), PEOPLE)


def test_two_ways_from_one_text() -> None:
    """Reading one edit of a text changes nothing for another edit of the same text."""
    first = read(PEOPLE)
    one, other = PEOPLE.replace("entity Home", "entity House"), "// so\n" + PEOPLE
    must_be_as_read_anew(first.edited(one), one)
    must_be_as_read_anew(first.edited(other), other)
    must_be_as_read_anew(first, PEOPLE)


def test_what_has_not_changed_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of one definition only that definition is parsed."""
    before, parsed = read(PEOPLE), list[object]()
    plainly = chunks.parse  # pyright: ignore[reportPrivateImportUsage]  # where it is called from

    def counting(piece: object, *rest: object) -> object:
        parsed.append(piece)
        return plainly(piece, *rest)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(chunks, "parse", counting)
    again = before.edited(PEOPLE.replace("at(Tom) = Home", "at(Tom) = ?"))
    assert again.diagnostics == []
    assert len(parsed) == 1


def test_what_does_not_depend_on_it_is_not_checked_again() -> None:
    """With a new place, what compares or ranges over places is checked again, and nothing else."""
    before = read(PEOPLE)
    after = before.edited(PEOPLE.replace("entity Ann", "entity Inn : place;\nentity Ann"))
    kept = {id(outcome) for chunk in before.kept.chunks for outcome in chunk.outcomes.values()}
    again = [chunk.text for chunk in after.kept.chunks if any(id(o) not in kept for o in chunk.outcomes.values())]
    assert [text.split()[0] for text in again] == ["sense", "action", "telling"]


def test_a_reading_is_pickled_as_its_text() -> None:
    """A reading that was pickled is that of the same text."""
    reading = read(PEOPLE)
    again = pickle.loads(pickle.dumps(reading))
    assert (again, again.world) == (reading, reading.world)


@given(st.text(alphabet='ab;{}"/*\n \\e', max_size=60))
def test_chunks_end_where_pieces_end(text: str) -> None:
    """Cut into chunks and these into pieces, a text has the pieces that it has as a whole."""
    source = Source(plain(text))
    report = Report()
    whole = [[str(t) for t in piece.tokens] for piece in cut(tokenize(source.text, report).tokens)]
    found = chunks_of(source, [])
    assert [[str(t) for t in piece.tokens] for chunk in found for piece in chunk.pieces] == whole
    assert "".join(chunk.text for chunk in found) == source.text


def test_a_sense_in_what_was_moved_is_checked_again() -> None:
    """Where a definition beside it is read again at its new place, what a sense says is checked as before."""
    text = """entity Ann : character;
entity Tom : character;
property debts() : boolean;
action overtime(Tom) {
question away(Ann, Tom) {
  showing: calm(Tom);
};
sense notices(c : character): nearby(c);
"""
    must_be_as_read_anew(read(text).edited(bent := text.replace("debts() :", "debts() :)")), bent)
