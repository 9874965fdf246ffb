"""What a game says of itself on asking and at its end: in the words of its moments, and no longer than it mattered."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.api.asking.wrongtold import wrong_told
from unsaid.api.otherwise.forked import conditional, teller_of
from unsaid.api.otherwise.spoken import in_words, spoken
from unsaid.cli.play import played_role
from unsaid.errors import UnsaidError
from unsaid.play.table.commands import understand
from unsaid.telling import Teller

HOUSE = """
title "The House";
entity Ann : character;
entity Tom : character;
property lamp() : boolean;     // it is lit
property latched() : boolean;  // the gate
property dull() : boolean;     // a thing that nobody cares for
property kind() : boolean;
property late() : boolean;
property over() : boolean;
property barred() : boolean;   // the door
latched();
believes(Ann, !latched());
believes(Ann, dull());
kind();
believes(Tom, !kind());
believes(Ann, believes(Tom, barred()));
action light() { precondition: !lamp(); effect: lamp(); consenting: Ann; };
action leave() {
  precondition: !over() & lamp() & late() & !barred();
  effect: over() & believes(Tom, kind());
  consenting: Ann;
};
action wait_up() { precondition: !late() & lamp(); effect: late(); consenting: Ann; };
utility(): if(over()) 1 else 0;
utility(Ann): (if(over()) 2 else 0) + (if(latched()) 1 else 0);
utility(Tom): if(kind()) 1 else 0;
role Ann;
called Ann: "Ann", she;
called Tom: "the carter", he;
telling light() { Ann: "{I light} the lamp."; choice: "Light the lamp"; };
telling wait_up() { Ann: "{I wait}."; choice: "Wait up"; };
telling leave() { Ann: "{I go}."; choice: "Go out"; };
telling leave() { when: late(); Ann: "{I go}, late as it is."; choice: "Go out, late as it is"; };
telling lamp() { true: "the lamp is lit"; false: "the lamp is out"; };
telling latched() { true: "the gate is latched"; false: "the gate is open"; };
telling dull() { true: "the sky is dull"; false: "the sky is clear"; };
telling kind() { true: "Ann is kind"; false: "Ann is not kind"; };
telling barred() { true: "the door is barred"; false: "the door is not barred"; };
telling late() { true: "it is late"; false: "it is early"; };
ending Out { when: over(); title: "Out."; };
"""


def house() -> unsaid.World:
    """Ann takes the gate to be open, and the sky to be dull; Tom takes her to be unkind, until she goes."""
    world = unsaid.read(HOUSE, name="house")
    assert world.ok, [d.message for d in world.diagnostics]
    return world


def out() -> unsaid.Game:
    """The game in which she lights the lamp, waits up, and goes."""
    return house().play("Ann").take("light()").take("wait_up()").take("leave()")


def test_only_what_mattered_is_told_as_wrong() -> None:
    """The gate is worth something to her; the sky is read by nothing, and nobody would do or want anything else."""
    told = wrong_told(out().nearly(), "Ann")
    assert "the gate is open, since the start" in told
    assert "sky" not in told


def test_what_was_put_right_on_the_way_is_told_until_then() -> None:
    """He learns at her third turn that she is kind."""
    told = wrong_told(out().nearly(), "Ann")
    assert "The carter believed that Ann is not kind, from the start until turn 3." in told.replace("you are", "Ann is")


def test_what_nothing_hangs_on_any_more_is_not_in_a_mind() -> None:
    """That he takes the door to be barred is told while she could be kept in by it, and not when she is out."""
    assert "- The door is barred." in house().play("Ann").said("mind")
    said = out().said("mind")
    assert "door" not in said and "you are kind" in said.lower().replace("ann is", "you are")


def test_an_act_is_called_as_it_was_at_its_turn() -> None:
    """At the third turn the menu has it that it is late; at the start it would not."""
    back = house().play("Ann").take("light()").take("wait_up()").take("pass")
    while not back.over:
        back = back.take(back.options[0])
    other = back.whatif(instead=(3, "leave()"))
    assert conditional(other, teller_of(other, "Ann")) == "if at turn 3 you had chosen to go out, late as it is"


def test_the_title_of_an_ending_has_one_stop() -> None:
    """The title has a stop of its own."""
    assert "Ending: Out, as it was." in out().whatif(instead=(1, "pass")).prose("Ann")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("if at turn 2 you had chosen to wait up", ("move", "wait up", 2)),
        ("turn 2: wait up", ("move", "wait up", 2)),
        ("you had known that the gate is latched", ("belief", "Ann believed latched()", None)),
        ("Tom had known that Ann is kind", ("belief", "Tom believed kind()", None)),
        ("not the gate is latched", ("fact", "!latched()", None)),
        ("without leave", ("without", "leave", None)),
    ],
)
def test_a_change_is_understood_in_the_words_of_the_game(said: str, meant: tuple[str, str, int | None]) -> None:
    """As the list of changes, a mind or what was wrong would say it."""
    open_ = house().playable.open
    teller = Teller(open_.core, open_.ground, open_.minds, "Ann")
    if "kind" in said:
        said = said.replace("Ann is kind", teller.fact(teller.fluents["kind()"], True))
    found = spoken(teller, said)
    assert (found.kind, found.statement, found.turn) == meant


def test_what_names_nothing_is_refused_in_words() -> None:
    """Neither the grammar nor its errors are shown to whoever plays."""
    open_ = house().playable.open
    teller = Teller(open_.core, open_.ground, open_.minds, "Ann")
    with pytest.raises(UnsaidError) as raised:
        out().whatif(fact=spoken(teller, "Tom").statement)
    told = in_words(raised.value, "Tom")
    assert told.startswith("“Tom” names nothing that could be otherwise") and "definition" not in told


def test_what_could_not_be_chosen_is_refused_with_the_menu() -> None:
    """In its words, without the names of acts."""
    with pytest.raises(UnsaidError) as raised:
        out().whatif(instead=(1, "fly to the moon"))
    assert "the menu had “Light the lamp”" in raised.value.message and "light()" not in raised.value.message


def test_the_words_of_a_menu_need_not_be_exact() -> None:
    """*Say he shall have another bowl* is “Say that he shall have another bowl”."""
    game = unsaid.load("the-soup").play("Ada")
    while not game.over:
        game = game.take(game.options[0])
    assert game.whatif(instead=(1, "say he shall have another bowl")).acts[0].startswith("send_another(Ada")


@pytest.mark.parametrize(
    ("line", "menu", "told", "first"),
    [
        ("not yet", ["Promise", "Tell him: not yet", "Say nothing"], [], 1),
        (
            "please don't go",
            ["Tell him to go", "Call him back", "Hold back"],
            ["", "'Please don't go,' {I say}.", ""],
            1,
        ),
    ],
)
def test_what_a_choice_says_finds_it(line: str, menu: list[str], told: list[str], first: int) -> None:
    """The very words of a choice do it; those that its act is told in are asked about first, before doing nothing."""
    command = understand(line, menu, told=lambda: told)
    assert (command.choice if command.verb == "choose" else command.several[0]) == first


def test_roles_are_offered_by_what_they_are_called_at_first() -> None:
    """Of the two in the house, neither of whom is called Zed, the one who may be played is named as it begins."""
    with pytest.raises(UnsaidError) as raised:
        played_role(house().open, "Zed")
    assert raised.value.message == "there is no character 'Zed'; you may play Ann"
    assert played_role(unsaid.load("the-lesson").open, "teacher") == played_role(
        unsaid.load("the-lesson").open, "the teacher"
    )
