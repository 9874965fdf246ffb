"""One line, told in every person and tense: agreement by table and by property."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.telling.stage import HOUSE, teller
from unsaid.api.opened import load
from unsaid.api.told.narrating import Request, told
from unsaid.english import Tense
from unsaid.language import read
from unsaid.telling import Narration
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Person, manner
from unsaid.telling.setting.plain import plain
from unsaid.telling.template import filled

CAST = """
entity Jo : character;
entity Twins : character;
called Jo: "Jo", they;
called Twins: "the twins", plural;
"""
WORLD = teller(CAST).world


def line(text: str, person: Person, tense: Tense, side: str = "Ann", addressing: str | None = None) -> str:
    """A line told from a side; ``c`` is the side, ``d`` is Bob."""
    lexicon = Lexicon(WORLD, Narration(side, person, tense, addressing))
    return filled(text, {"c": side, "d": "Bob"}, lexicon)


@pytest.mark.parametrize(
    ("text", "first", "second", "third", "past"),
    [
        ("{I turn} to the wall.", "I turn", "You turn", "Ann turns", "I turned"),
        ("{I have} turned to the wall.", "I have turned", "You have turned", "Ann has turned", "I had turned"),
        ("{I am} turning to the wall.", "I am turning", "You are turning", "Ann is turning", "I was turning"),
        ("{I will} turn to the wall.", "I will turn", "You will turn", "Ann will turn", "I would turn"),
        ("{I don't} turn to the wall.", "I don’t turn", "You don’t turn", "Ann doesn’t turn", "I didn’t turn"),
        ("{I: Do} {I} turn to the wall?", "Do I turn", "Do you turn", "Does Ann turn", "Did I turn"),
        ("Slowly {c turns} to the wall.", "Slowly I turn", "Slowly you turn", "Slowly Ann turns", "Slowly I turned"),
        (
            "{d} and {I} {turn} to the wall.",
            *(f"Old Bob and {x}" for x in ("I turn", "you turn", "Ann turn", "I turned")),
        ),
    ],
)
def test_a_verb_agrees(text: str, first: str, second: str, third: str, past: str) -> None:
    """The finite verb agrees with its subject in person and number, and follows the tense."""
    told = [line(text, 1, "present"), line(text, 2, "present"), line(text, 3, "present"), line(text, 1, "past")]
    end = " to the wall" + text[-1]
    assert told == [first + end, second + end, third + end, past + end]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (1, "I see myself in the glass, my coat on me. It is mine. Bob’s is old."),
        (2, "You see yourself in the glass, your coat on you. It is yours. Bob’s is old."),
        (3, "Ann sees herself in the glass, her coat on her. It is hers. Bob’s is old."),
    ],
)
def test_pronouns_of_the_one_told_from(person: Person, expected: str) -> None:
    """All five forms of the viewpoint's pronoun, in every person."""
    text = "{I see} {myself} in the glass, {my} coat on {me}. It [is] {mine}. Bob’s [is] old."
    assert line(text, person, "present") == expected


@pytest.mark.parametrize(
    ("name", "by_name", "by_pronoun"),
    [("Jo", "Jo turns", "They turn"), ("Twins", "The twins turn", "They turn"), ("Ann", "Ann turns", "She turns")],
)
def test_one_they_and_many(name: str, by_name: str, by_pronoun: str) -> None:
    """A person called they is one by name and takes a plural as a pronoun; a plural name takes it always."""
    lexicon = Lexicon(WORLD, Narration())
    assert filled("{x turns}", {"x": name}, lexicon) == by_name
    assert filled("{x.he turns}", {"x": name}, lexicon) == by_pronoun


def test_whom_the_telling_addresses() -> None:
    """Whom a side addresses is you where the side is I or he, and has a name where the side itself is you."""
    text = "{d hears} {Ann's} voice, and {Ann.he does} not know."
    assert line(text, 3, "present", "Bob", "Ann") == "Old Bob hears your voice, and you do not know."
    assert line(text, 1, "present", "Bob", "Ann") == "I hear your voice, and you do not know."
    assert line(text, 2, "past", "Bob", "Ann") == "You heard Ann’s voice, and she did not know."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. {c} left.", "He came. You left."),
        ("'Come!' {c says}.", "'Come!' you say."),
        ("'Come.' {c says} it twice.", "'Come.' You say it twice."),
        ("Why? {c does} not know.", "Why? You do not know."),
        ("'{c}?' he says.", "'You?' he says."),
        ("One.\n\n{c waits}.", "One.\n\nYou wait."),
        ("Nobody... {c waits}.", "Nobody... you wait."),
    ],
)
def test_sentences_begin_with_a_capital(text: str, expected: str) -> None:
    """A slot at the beginning of a sentence or a speech is capitalised; after a shout the sentence may go on."""
    assert line(text, 2, "present") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("{c waits}. <Is it {me}?> Nobody [comes].", "You wait. Nobody comes."), ("<{I think} so.>", "")],
)
def test_thoughts_are_left_out(text: str, expected: str) -> None:
    """Without thoughts a line is what is left of it, without a gap."""
    lexicon = Lexicon(WORLD, Narration("Ann"))
    assert filled(text, {"c": "Ann"}, lexicon, thoughts=False) == expected


def test_escaped_marks_are_signs() -> None:
    """A backslash before a mark keeps it a plain sign."""
    assert line(r"\[sic\] \{c\} \<3", 2, "present") == "[sic] {c} <3"


LINES = ["{c turns}", "Here {c has} slept", "{I am} cold", "{d} [says] that {c will} go", "Now {c: isn't} {c.he}"]
SUBJECTS = {1: "I", 2: "you", 3: "Ann"}


@given(
    some.sampled_from(LINES),
    some.sampled_from(get_args(Person)),
    some.sampled_from(get_args(Tense)),
)
def test_agreement_holds(text: str, person: Person, tense: Tense) -> None:
    """Whatever the line, person and tense: no other person is told, and no finite form that clashes with it."""
    words = line(text, person, tense).lower().split()
    subject = SUBJECTS[person].lower()
    others = {s.lower() for p, s in SUBJECTS.items() if p != person} | ({"she"} if person != 3 else set())
    assert not others & set(words)
    clashes = {
        1: {"is", "are", "turns", "has"},
        2: {"is", "am", "was", "turns", "has"},
        3: {"am", "are", "turn", "have"},
    }
    assert not clashes[person] & set(words)
    if tense == "past":
        assert not {"am", "is", "are", "has", "have", "will", "says", "turn", "turns"} & set(words)
    assert subject in words or person == 3


PIECES = [
    *("{", "}", "[", "]", "<", ">", "#", "|", ":", "^", "\\", "'s", ".he", ".His", " ", "\n\n", "."),
    *("I", "my", "c", "d", "by", "turns", "has", "be", "bell", "a/b/c", "x/y", "n't"),
    *("{c}", "{I am}", "[is]", "{#b: {c} | {d turns}}", "{c by d}", "[here | there]", "{c was | had been}"),
]


@given(some.lists(some.sampled_from(PIECES), max_size=12).map("".join), some.booleans())
def test_any_words_are_told(text: str, thoughts: bool) -> None:
    """Whatever stands in a line, telling it makes a text: what means nothing stays as it is written."""
    for person in get_args(Person):
        lexicon = Lexicon(WORLD, Narration("Ann", person, "past", "Bob"))
        assert isinstance(filled(text, {"c": "Ann", "d": "Bob"}, lexicon, thoughts=thoughts), str)


@pytest.mark.slow
@given(some.lists(some.sampled_from(PIECES), max_size=12).map("".join))
def test_what_the_language_accepts_holds_no_marks_when_told(text: str) -> None:
    """Where the checker finds no error in a line, every mark in it has been turned into words."""
    written = text.replace("\\", "")
    world = HOUSE + CAST + 'telling make_peace(c : character, d : character) { c: "' + written + '"; };'
    reading = read(world)
    if reading.world is None:
        return
    lexicon = Lexicon(reading.world, Narration("Ann"))
    words = filled(reading.world.tellings[-1].lines[0].turns[0][0], {"c": "Ann", "d": "Bob"}, lexicon)
    assert not set("{}[]<>") & set(words)


@pytest.mark.parametrize(("name", "owner"), [("Ann", "Ann’s"), ("Twins", "The twins’"), ("James", "James’s")])
def test_owners(name: str, owner: str) -> None:
    """A name takes ’s, one that ends in an s too; the name of several that ends in an s takes the mark alone."""
    lexicon = Lexicon(teller(CAST + "entity James : character;").world, Narration())
    assert filled("{x's} hat", {"x": name}, lexicon) == f"{owner} hat"


def test_a_sentence_after_a_thought_left_out_has_its_capital() -> None:
    """Where a thought is left out, what follows it begins a sentence as before."""
    lexicon = Lexicon(WORLD, Narration("Ann", 3, "present"))
    assert filled("{I wait}. <Then what?> {my} feet stay.", {}, lexicon, thoughts=False) == "Ann waits. Her feet stay."


@pytest.mark.parametrize(
    ("person", "present", "past"),
    [
        (1, "I was told so here.", "I had been told so there."),
        (2, "You were told so here.", "You had been told so there."),
        (3, "Ann was told so here.", "Ann had been told so there."),
    ],
)
def test_words_for_each_tense(person: Person, present: str, past: str) -> None:
    """What was over before is in the past from the present, agreeing as ever, and in the pluperfect from the past."""
    text = "{I was | had been} told so [here | there]."
    assert (line(text, person, "present"), line(text, person, "past")) == (present, past)


def test_further_verbs_may_be_written_out() -> None:
    """A further verb of the last subject may be written in forms of its own."""
    assert line("{I sit} and {blort/blorts/blorted}.", 3, "past") == "Ann sat and blorted."


def test_by_turns_nobody_is_you_twice() -> None:
    """Where two sides would be *you*, both are told by their names; who asks for a person has it."""
    opened, acts = load("tutorial"), ("light(Ida)", "row_home(Olm)")
    by_turns = plain(told(opened, acts, Request("both"))[0])
    assert "Ida carries the lamp" in by_turns
    assert "Olm rows at the light" in by_turns
    assert "You carry the lamp" in plain(told(opened, acts, Request("both", manner(2)))[0])
    assert "You carry the lamp" in plain(told(opened, acts, Request("Ida"))[0])
