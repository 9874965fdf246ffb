"""Plain sentences, where the author gave no words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.telling.stage import teller
from unsaid.language import read
from unsaid.telling import Manner, Narration
from unsaid.telling.facts import fluent_sentence
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Person
from unsaid.telling.plain import act_sentence, finite


@pytest.mark.parametrize(
    ("verb", "present", "past"),
    [
        ("walk", "walks", "walked"),
        ("marry", "marries", "married"),
        ("go", "goes", "went"),
        ("play", "plays", "played"),
        ("catch", "catches", "caught"),
        ("xyzzy", "does xyzzy", "did xyzzy"),
    ],
)
def test_the_verb_of_an_act(verb: str, present: str, past: str) -> None:
    """The first word of an action is told as English has it; one that is no known verb is told with *do*."""
    world = teller().world
    assert " ".join(finite(verb, "one", Lexicon(world))) == present
    assert " ".join(finite(verb, "one", Lexicon(world, Narration(tense="past")))) == past


@pytest.mark.parametrize(
    ("act", "you", "expected"),
    [
        ("walk(Ann, Hall, Attic)", None, "Ann walks from the hall to Attic."),
        ("walk(Ann, Hall, Attic)", "Ann", "You walk from the hall to Attic."),
        ("find_out(Ann)", None, "Ann finds out."),
        ("make_peace(Ann, Bob)", None, "Ann makes peace with old Bob."),
        ("make_peace(Bob, Ann)", "Ann", "Old Bob makes peace with you."),
        ("rain()", None, "It rains."),
    ],
)
def test_an_act_in_a_sentence(act: str, you: str | None, expected: str) -> None:
    """Who consents is the subject, the action's first word the verb, and the rest follows by its parameters' names."""
    made = teller(you=you)
    assert made.plain(made.actions[act], you) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [(1, "Old Bob made peace with me."), (2, "Old Bob made peace with you."), (3, "Old Bob made peace with Ann.")],
)
def test_an_act_in_any_person(person: Person, expected: str) -> None:
    """A plain sentence too is told in the person and tense asked for."""
    made = replace(teller(), manner=Manner(person, "past"))
    assert made.plain(made.actions["make_peace(Bob, Ann)"], "Ann") == expected


@pytest.mark.parametrize(
    ("fluent", "value", "expected"),
    [
        ("at(Ann)", "Hall", "Ann is at the hall"),
        ("at(Ann)", None, "there is no telling where Ann is"),
        ("coins(Ann)", 2.0, "Ann has 2 coins"),
    ],
)
def test_a_fact_in_a_clause(fluent: str, value: str | float | None, expected: str) -> None:
    """A fact is told by its property's name; what nobody knows is said to be unknown."""
    made = teller()
    assert made.fact(made.ground.fluents_named()[fluent], value) == expected


WORLD = """
type place;
type crate;
type item;
entity Mill : place;
entity Green : crate;
entity Pear : item;
entity Rope : item;
entity Ann : character;
entity Ben : character;
entity Cy : character;
called Ann: "Ann", she;
property at(c : character) : place;
property in(i : item) : crate;
property holder(i : item) : character;
property seat() : place;
property fled(c : character) : boolean;
property thief(c : character) : boolean;
property heard(c : character, about : character) : boolean;
property trusts(c : character, d : character) : boolean;
property jealous(c : character, d : character) : boolean;
property path(p : place, q : place) : boolean;
property locked(p : place) : boolean;
property rung() : boolean;
property key() : boolean;
property gate_open() : boolean;
property coins(c : character) : number;
property angry(c : character) : number;
property spouse(c : character) : character;
property wants(c : character) : item;

action go(c : character, p : place) { effect: at(c) = p; consenting: c; };
action shift(c : character, i : item, k : crate) { effect: in(i) = k; consenting: c; };
action flee(c : character) { effect: fled(c); consenting: c; };
action gossip(c : character, d : character, about : character) { effect: heard(d, about); consenting: c; };
action pass_on(c : character, i : item, d : character) {
  precondition: holder(i) == c; effect: holder(i) = d; consenting: c;
};
action filch(c : character, i : item, d : character) {
  precondition: holder(i) == d; effect: holder(i) = c; consenting: c;
};
action strike(c : character, d : character, i : item) { precondition: holder(i) == c; effect: fled(d); consenting: c; };
action order_seize(c : character, d : character, i : item) { effect: holder(i) = d; consenting: c; };
action ring_bell(Ann) { effect: rung(); consenting: Ann; };
action drag(c : character, p : place) { effect: seat() = p; consenting: c; };
action gather(c : character, d : character, e : character, p : place) {
  precondition: at(c) == p; effect: fled(c); consenting: c, d, e;
};
action faint(c : character) { effect: fled(c); };
action murder(c : character) { effect: fled(c); };
action vote() { effect: rung(); consenting: Ann, Ben, Cy; };
action earthquake() { effect: rung(); };
"""


def plain_act(name: str, *arguments: str, you: str | None = None) -> str:
    """An act of the world above in a sentence, told from outside or as you."""
    world = read(WORLD).world
    assert world is not None
    action = next(a for a in world.actions if a.name == name)
    return act_sentence(action, arguments, Lexicon(world, Narration(you)))


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (("go", "Ben", "Mill"), "Ben goes to Mill."),
        (("shift", "Ben", "Pear", "Green"), "Ben shifts Pear to Green."),
        (("gossip", "Ben", "Cy", "Ann"), "Ben gossips to Cy about Ann."),
        (("gossip", "Ann", "Ben", "Ann"), "Ann gossips to Ben about herself."),
        (("pass_on", "Ann", "Pear", "Ben"), "Ann passes on Pear to Ben."),
        (("filch", "Ann", "Pear", "Ben"), "Ann filches Pear from Ben."),
        (("strike", "Ann", "Ben", "Rope"), "Ann strikes Ben with Rope."),
        (("order_seize", "Ann", "Ben", "Pear"), "Ann orders Ben to seize Pear."),
        (("ring_bell", "Ann"), "Ann rings the bell."),
        (("drag", "Ann", "Mill"), "Ann drags the seat to Mill."),
        (("gather", "Ann", "Ben", "Cy", "Mill"), "Ann gathers Ben and Cy at Mill."),
        (("faint", "Ben"), "Ben faints."),
        (("murder", "Ben"), "Ben is murdered."),
        (("vote",), "Ann, Ben and Cy vote."),
        (("earthquake",), "There is an earthquake."),
    ],
)
def test_everybody_is_told_by_their_part(act: tuple[str, ...], expected: str) -> None:
    """What an act moves, whom it concerns and where it is done are all told, each as the act and English have it."""
    assert plain_act(*act) == expected


@pytest.mark.parametrize(
    ("fluent", "value", "expected"),
    [
        (("fled", "Ben"), True, "Ben has fled"),
        (("fled", "Ben"), None, "there is no telling whether Ben has fled"),
        (("thief", "Ben"), False, "Ben is not a thief"),
        (("heard", "Ben", "Ann"), True, "Ben has heard about you"),
        (("trusts", "Ann", "Ben"), False, "you do not trust Ben"),
        (("jealous", "Ben", "Ann"), True, "Ben is jealous of you"),
        (("path", "Mill", "Mill"), True, "there is a path between Mill and Mill"),
        (("locked", "Mill"), False, "Mill is not locked"),
        (("rung",), True, "you have rung"),
        (("key",), False, "there is no key"),
        (("gate_open",), True, "the gate is open"),
        (("coins", "Ben"), 1.0, "Ben has 1 coin"),
        (("angry", "Ben"), 2.0, "Ben is angry to degree 2"),
        (("angry", "Ben"), 0.0, "Ben is not angry"),
        (("spouse", "Ben"), None, "there is no telling who Ben’s spouse is"),
        (("wants", "Ben"), "Pear", "Ben wants Pear"),
        (("seat",), "Mill", "the seat is at Mill"),
    ],
)
def test_a_fact_by_what_its_name_is(fluent: tuple[str, ...], value: str | float | bool | None, expected: str) -> None:
    """A verb, a participle, an adjective, a noun and a place each make their own clause; the reader is *you*."""
    world = read(WORLD).world
    assert world is not None
    property_ = next(p for p in world.properties if p.name == fluent[0])
    assert fluent_sentence(property_, fluent[1:], value, Lexicon(world, Narration("Ann"))) == expected
