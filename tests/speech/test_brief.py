"""A brief holds what is in a mind, and nothing that is not: pairs that differ only elsewhere give equal briefs."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from itertools import product

import pytest

import unsaid
from unsaid.speech.cases import case

BETRAYED = """
title "The Key";
entity Ann, Ben, Cal : character;
property key() : character;
property locked() : boolean;
property kind(c : character) : boolean;
key() = Ann;
locked();
believes(Ben, key() = Cal);
believes(Cal, key() = ?);
believes(Cal, believes(Ben, key() = ?));
concern peace(Ben) : own { weight: 2; term: !believes(Cal, key() == Cal); };
"""


def world(cal: str = "?") -> unsaid.World:
    """Ann has the key and has told Ben that Cal has it; Cal does not know; Ben would not have Cal think so."""
    made = unsaid.read(BETRAYED.replace("believes(Cal, key() = ?)", f"believes(Cal, key()) = {cal}"), name="key")
    assert made.ok, made.diagnostics
    return made


def minds(moment: unsaid.Moment, who: str) -> object:
    """Everything in a mind, three minds deep, by other means than the brief's."""
    people = moment.world.characters
    chains = [(who, *rest) for deep in range(3) for rest in product(people, repeat=deep)]
    return [moment.mind(*chain).facts for chain in chains]


def otherwise(moment: unsaid.Moment) -> Iterator[unsaid.Moment]:
    """The moment with one truth put otherwise, or one belief of somebody."""
    world = moment.world
    values = {"boolean": ["True", "False"], "character": list(world.characters)}
    for fluent in world.open.ground.fluents:
        for value in values.get(fluent.type, ["?"]):
            for put in (
                f"{fluent.name} = {value}",
                *(f"believes({c}, {fluent.name} = {value})" for c in world.characters),
            ):
                try:
                    yield moment.having(put)
                except unsaid.UnsaidError:
                    continue


@pytest.mark.parametrize("name", ["set-fair", "the-saucer", "the-soup"])
def test_moments_that_differ_elsewhere_give_equal_briefs(name: str) -> None:
    """Whatever truth, or belief of somebody else, is put otherwise: where a mind is the same, so is its brief."""
    moment, same = case(name), 0
    for other in otherwise(moment):
        for who in moment.world.characters:
            if minds(moment, who) == minds(other, who) and moment.facts != other.facts:
                same += 1
                assert other.brief(who) == moment.brief(who)
    assert same > 5


@pytest.mark.parametrize(
    ("name", "acts", "who", "put"),
    [
        ("the-saucer", ["put_out_milk()", "buy_cat()"], "Vane", "believes(Orrin, believes(Vane, precious()) = False)"),
        ("set-fair", ["pass(Dole)"], "Dole", "taker() = Kit"),
        ("set-fair", ["redeem()", "pass(Kit)"], "Kit", "medals() = False"),
    ],
)
def test_worlds_that_differ_elsewhere_give_equal_briefs(name: str, acts: list[str], who: str, put: str) -> None:
    """Two worlds with other starts, in which the same is done: as long as a mind is the same, so is its brief, with
    what it feels, owes and has said."""
    pair = [case(name).world, case(name).world.having(put)]
    ends = [world.start for world in pair]
    for act in acts:
        ends = [moment.after(act) for moment in ends]
    assert ends[0].world != ends[1].world
    assert minds(ends[0], who) == minds(ends[1], who)
    assert ends[0].brief(who) == ends[1].brief(who)


def test_what_is_believed_wrongly_has_no_mark() -> None:
    """Ben is wrong about the key and right about the lock, and both stand alike among what he takes to be so."""
    brief = world().start.brief("Ben")
    held = {belief.fact: belief for belief in brief.believes}
    assert (held["key()"].value, held["key()"].known) == ("Cal", True)
    assert (held["locked()"].value, held["locked()"].known) == (True, True)
    assert "Ann" not in held["key()"].words
    assert "wrong" not in brief.text


def test_what_it_knows_not_to_know_is_in_it_and_what_it_has_no_idea_of_is_not() -> None:
    """To Cal it is open who has the key, and he knows that; of the ticket in the hat the landlady has no idea, and her
    brief does not give her one."""
    moment = world("open").start
    (key,) = [taken for taken in moment.brief("Cal").believes if taken.fact == "key()"]
    assert (key.known, key.among) == (False, ("Ann", "Ben", "Cal"))
    assert "Does not know:" in moment.brief("Cal").text
    landlady = case("set-fair").brief("Dole")
    assert not {"ticket()"} & {taken.fact for taken in (*landlady.believes, *landlady.others)}
    assert "hat" not in landlady.text.split()


def test_what_would_be_lost_is_kept_back() -> None:
    """Ben would lose 2 if Cal came to believe that Cal has the key, which Ben believes; so he keeps that back."""
    moment = world().having("believes(Ben, believes(Cal, key() = ?))").start
    (secret,) = moment.brief("Ben").hides
    assert (secret.fact, secret.value, secret.whom, secret.loss) == ("key()", "Cal", "Cal", 2.0)


def test_what_was_said_is_in_it() -> None:
    """By naming the dish Vane has told Orrin that he knows it; his brief has that in his own words, Orrin’s has not."""
    moment = unsaid.load("the-saucer").start.after("put_out_milk()").after("name_the_dish()")
    assert "What do you want for the dish?" in " ".join(moment.brief("Vane").said)
    assert moment.brief("Orrin").said == ()


def test_a_brief_is_a_value() -> None:
    """It is equal to another made alike, hashes, pickles, and is plain data as JSON."""
    brief, again = (case("set-fair").brief("Dole") for _ in range(2))
    assert brief == again
    assert hash(brief) == hash(again)
    assert pickle.loads(pickle.dumps(brief)) == brief
    assert json.loads(json.dumps(brief.to_dict()))["who"] == "Dole"
    with pytest.raises(AttributeError):
        brief.who = "Kit"  # type: ignore[misc]


def test_nobody_has_a_brief_who_is_not_there() -> None:
    """A name that no character has is answered with those there are."""
    with pytest.raises(unsaid.UnknownName, match="there is no character 'Doll'; did you mean Dole"):
        case("set-fair").brief("Doll")
