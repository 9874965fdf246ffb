"""Slots wherever words are allowed: each keeps its verb, its case and its agreement, whoever is told."""

from __future__ import annotations

import pytest

from tests.telling.stage import HOUSE, teller
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.telling import Manner, Narration, Teller
from unsaid.telling.names import Lexicon, titled
from unsaid.telling.narration import Person
from unsaid.telling.pages import first_sentence
from unsaid.telling.template import filled
from unsaid.world import ground

CAST = 'entity Twins : character;\ncalled Twins: "the twins", plural;\n'
WORLD = teller(CAST).world


def line(text: str, person: Person, side: str | None = "Ann") -> str:
    """A line told in the present from a side."""
    return filled(text, {}, Lexicon(WORLD, Narration(side, person)))


@pytest.mark.parametrize(
    ("text", "first", "third"),
    [
        ("Then {Ann} asked.", "Then I asked.", "Then Ann asked."),
        ("Then {Ann} [asked].", "Then I ask.", "Then Ann asks."),
        ("Slowly {Ann}, tired, {turns}.", "Slowly I, tired, turn.", "Slowly Ann, tired, turns."),
        ("{Bob} thinks {Ann} is late.", "Old Bob thinks I am late.", "Old Bob thinks Ann is late."),
        ("{Bob sees} {Ann} and {turns}.", "Old Bob sees me and turns.", "Old Bob sees Ann and turns."),
        ("{Bob} found {Ann} tired.", "Old Bob found me tired.", "Old Bob found Ann tired."),
        ("He saw {Ann} leave.", "He saw me leave.", "He saw Ann leave."),
        ("The eyes of {Ann} [are] dark.", "The eyes of me are dark.", "The eyes of Ann are dark."),
        ("Beside {Ann}, {Bob} [sits].", "Beside me, old Bob sits.", "Beside Ann, old Bob sits."),
    ],
)
def test_a_name_has_the_case_of_its_place(text: str, first: str, third: str) -> None:
    """Before a verb of its own a name is a subject; after a preposition or another's verb it is an object."""
    assert (line(text, 1), line(text, 3)) == (first, third)


@pytest.mark.parametrize(
    ("text", "second", "third"),
    [
        ("{Ann} is at {Hall}.", "You are at the hall.", "Ann is at the hall."),
        ("{Ann} was late.", "You were late.", "Ann was late."),
        ("{Ann} slowly opens it.", "You slowly open it.", "Ann slowly opens it."),
        ("{Ann.he} [looks] up.", "You look up.", "She looks up."),
        ("{Ann} are late.", "You are late.", "Ann is late."),
        ("As if {Ann} were late.", "As if you were late.", "As if Ann were late."),
        ("{Bob} or {Ann} {has} it.", "Old Bob or you have it.", "Old Bob or Ann has it."),
        ("{Twins} is here.", "The twins are here.", "The twins are here."),
    ],
)
def test_the_verb_after_a_name_agrees(text: str, second: str, third: str) -> None:
    """A verb right after a subject agrees with it, marked or not; of its tense only a mark decides."""
    assert (line(text, 2), line(text, 3)) == (second, third)


@pytest.mark.parametrize(
    ("text", "second", "third"),
    [
        ("{Ann turns}. In it {are} the combs.", "You turn. In it are the combs.", "Ann turns. In it are the combs."),
        ("{Ann lifts} it, and there {are} two.", "You lift it, and there are two.", "Ann lifts it, and there are two."),
        ("In the hall {is} {Ann}.", "In the hall are you.", "In the hall is Ann."),
        ("In it {are} {Ann} and {Bob}.", "In it are you and old Bob.", "In it are Ann and old Bob."),
        ("With {Ann}, who {sees} it.", "With you, who see it.", "With Ann, who sees it."),
        ("{Ann sits} and in time {sleeps}.", "You sit and in time sleep.", "Ann sits and in time sleeps."),
    ],
)
def test_a_verb_before_its_subject_agrees_with_it(text: str, second: str, third: str) -> None:
    """After a place, or after who, a verb agrees with what it is about, and not with whoever was told before."""
    assert (line(text, 2), line(text, 3)) == (second, third)


def test_who_stands_after_a_verb_as_a_subject_is_one() -> None:
    """A subject that comes after its verb is I, and not me."""
    assert line("There {is} {Ann}.", 1) == "There am I."


PLACED = (
    HOUSE
    + "property holder() : character;\nproperty left() : number;\nholder() = Ann;\n"
    + 'telling holder() { value: "{value has} it, and {value.he keeps} {value.his} hand on it"; };'
    + 'telling left() { value: "{value is} left"; };'
)


def test_a_value_keeps_its_verb_and_its_pronouns() -> None:
    """A value in a slot is named as anybody is: with its verb, in its case, as you where the reader is meant."""
    reading = read(PLACED)
    assert reading.world is not None
    for you, expected in (
        (None, "Ann has it, and she keeps her hand on it"),
        ("Ann", "you have it, and you keep your hand on it"),
    ):
        made = teller(PLACED.removeprefix(HOUSE), you)
        assert made.fact(made.ground.fluents_named()["holder()"], "Ann") == expected


def test_a_number_keeps_its_verb() -> None:
    """A number in a slot takes a verb in its own number."""
    made = teller(PLACED.removeprefix(HOUSE))
    left = made.ground.fluents_named()["left()"]
    assert [made.fact(left, n) for n in (0.0, 1.0, 2.0)] == ["0 are left", "1 is left", "2 are left"]


MARRIED = HOUSE.replace('called Bob: "old Bob", he;', 'called Bob: "Bob", he;\ncalled Bob by Ann: "{my} husband";')


@pytest.mark.parametrize(("person", "name"), [(1, "my husband"), (2, "your husband"), (3, "her husband")])
def test_a_name_may_hold_slots(person: Person, name: str) -> None:
    """What somebody is called may say whose: it is told in the person of whoever calls them so."""
    world = read(MARRIED).world
    assert world is not None
    lexicon = Lexicon(world, Narration("Ann", person))
    assert filled("{Ann sees} {Bob}.", {}, lexicon).endswith(f"{name}.")
    assert filled("'Here is {Bob by Ann}.'", {}, lexicon) == "'Here is my husband.'"
    assert filled("Here [is] {Bob}.", {}, Lexicon(world, Narration("Bob", 3))) == "Here is Bob."


def test_names_made_of_each_other_are_told_once_round() -> None:
    """A name that comes round to itself is told by the name it has in the world, and remarked on."""
    married = 'called Bob: "{Ann\'s} husband", he;\ncalled Ann: "{Bob\'s} wife", she;'
    text = HOUSE.replace('called Ann: "Ann", she;\n', "").replace('called Bob: "old Bob", he;', married)
    reading = read(text)
    assert reading.world is not None
    assert [d.code for d in reading.diagnostics] == ["circular-name", "circular-name"]
    assert Lexicon(reading.world).name("Bob") == "Bob’s wife’s husband"


def test_a_title_may_hold_slots() -> None:
    """A title and a description say names as the world has them; a brace may be escaped."""
    world = read('title "{Bob\'s} House";\nabout "{Ann} and \\{x\\} [sic] <3.";' + HOUSE).world
    assert world is not None
    assert titled(world) == ("Old Bob’s House", "Ann and {x} [sic] <3.")


def test_a_slot_in_a_name_must_be_there() -> None:
    """A slot in a name or a title that names nobody, and an I where nobody speaks, are mistakes."""
    found = read('title "{Nil}";\n' + HOUSE.replace('"old Bob"', '"{my} friend"')).diagnostics
    assert [d.code for d in found] == ["bad-slot", "bad-slot"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("'Dell,' he says, 'let's put it off. I sold it.' He goes.", "'Dell,' he says, 'let's put it off. I sold it.'"),
        ("“One. Two,” she says. Three.", "“One. Two,” she says."),
        ("'The boys' hats. All of them.' Gone.", "'The boys' hats. All of them.'"),
        ("It is the boys' hat. Gone.", "It is the boys' hat."),
    ],
)
def test_no_quotation_is_cut(text: str, first: str) -> None:
    """The first sentence goes on to the end of what is said aloud in it."""
    assert first_sentence(text) == first


YOU = """
entity You : character;
entity Guard : character;
property bashed() : boolean;
action bash(You) { precondition: !bashed(); effect: bashed(); consenting: You; };
utility(): bashed();
utility(You): bashed();
utility(Guard): 0;
"""


def test_somebody_named_you_is_you() -> None:
    """Where a character is called You and nothing else, verbs agree with you from every side."""
    world = read(YOU).world
    assert world is not None
    made = ground(world, "")
    ways: list[tuple[str | None, Person | None]] = [(None, None), ("You", 3), ("You", 2)]
    for side, person in ways:
        told = Teller(world, made, Minds(made), side, Manner(person))
        assert told.plain(0, side) == "You bash."
