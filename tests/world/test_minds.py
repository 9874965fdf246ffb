"""What a world says of its minds, ground: concerns in utilities, questions and their fluents, turns, and the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from unsaid.language import read
from unsaid.minds import Minds
from unsaid.world import GroundError, GroundWorld, WorldFileError, dumps, ground, loads
from unsaid.world.inner import Inner
from unsaid.world.text import world_text

PEOPLE = """
type guest : character;
entity Ann : guest;
entity Ben : guest;
entity Host : character;
property glad(c : character) : boolean;
property coins(c : character) : number;
property told() : boolean;
"""

PARTY = (
    PEOPLE
    + """
question honest(Host, g : guest) {
  yes: !told();
  no, 2: told() & believes(g, glad(Host)) = ?;
  never, 5 when(told()): forall(h : guest) !glad(h);
};
question tired(Ann, Ben) {
  no, 1: glad(Ben);
  yes: !glad(Ben);
};
action ask(g : guest) {
  precondition: !owes(g, honest(Host, g));
  consenting: Host;
  asking: honest(Host, g);
};
action own_up(g : guest) {
  precondition: owes(g, honest(Host, g)) & doubt(honest(Host, g), no) < 3;
  effect: told();
  consenting: g;
  answering: honest(Host, g) = no;
  showing: fear_confirmed(g), calm(Host);
};
action shrug(Ben) {
  consenting: Ben;
  discharging: tired, honest(Host, Ben);
};
release weep(g : guest) {
  threshold: 2;
  precondition: told();
  effect: pressure(g) = 0;
};
like Ann, Ben: if(told()) -1 else 0.5;
turns Ann, Host, Ben;
foresight 2;
"""
)


def grounded(text: str) -> GroundWorld:
    """A text, ground; nothing may be said of it."""
    reading = read(text)
    assert reading.world is not None and not reading.diagnostics, reading.render()
    return ground(reading.world, reading.source)


def fluents(world: GroundWorld) -> dict[str, int]:
    return {fluent.name: number for number, fluent in enumerate(world.fluents)}


# --- Concerns ----------------------------------------------------------------------------------------


def test_concerns_are_summed_into_the_utility():
    """A utility is what is written as such, a condition counting 1 or 0, plus weight times term of every concern."""
    named = PEOPLE + (
        "utility(Ann): glad(Ann);\n"
        "concern purse(Ann) : own { weight: 2; term: coins(Ann); };\n"
        "concern care(c : guest, d : guest) : other(d) { weight: 0.5; term: glad(d); };\n"
        "action give() { effect: coins(Ann) = coins(Ann) + 3 & glad(Ben); };\n"
    )
    world = grounded(named)
    assert [(c.name, world.characters[c.owner]) for c in world.inner.concerns] == [
        ("purse", "Ann"),
        ("care(Ben)", "Ann"),
        ("care(Ann)", "Ben"),
    ]
    minds = Minds(world)
    given = minds.apply(minds.initial, 0)
    assert [minds.utility(state, 0) for state in (minds.initial, given)] == [0.0, 0.0 + 2 * 3 + 0.5]


def test_a_sum_of_concerns_is_the_utility_written_plainly():
    """A world with concerns moves and explains exactly as one in which the same sum is written as a plain utility."""
    acts = "action give() { effect: coins(Ann) = coins(Ann) + 3; consenting: Ann; };\nutility(): coins(Ann);\n"
    named = grounded(PEOPLE + acts + "concern purse(Ann) : own { weight: 2; term: coins(Ann); };\n")
    plain = grounded(PEOPLE + acts + "utility(Ann): 2 * coins(Ann);\n")
    assert msgspec.structs.replace(named, inner=Inner()) == msgspec.structs.replace(plain, actions=named.actions)


def test_any_number_of_concerns_can_be_written_and_read():
    """A thousand concerns of one character come to a file that both readers take, and to a utility that counts all."""
    text = "entity A : character; property p() : boolean; p();"
    text += "".join(f"concern c{i}(A) : own {{ term: p(); }};" for i in range(1_000))
    world = read(text).world
    assert world is not None
    made = ground(world)
    assert loads(dumps(made)) == made
    minds = Minds(made)
    assert minds.utility(minds.initial, 0) == 1_000


def test_a_character_without_any_keeps_its_plain_utility():
    """Where nobody has a concern the utilities are what they always were, conditions left conditions."""
    world = grounded(PEOPLE + "utility(Ann): glad(Ann);\naction cheer() { effect: glad(Ann); };\n")
    assert world.utility.characters == (("get", 0), 0.0, 0.0)
    assert world.inner == Inner()


# --- Questions ---------------------------------------------------------------------------------------


def test_a_question_with_parameters_is_one_for_each():
    """The host may ask each guest; the fluents of each question are its own, named as conditions write them."""
    world = grounded(PARTY)
    names = [f.name for f in world.fluents]
    assert [q.name for q in world.inner.questions] == ["honest(Host, Ann)", "honest(Host, Ben)", "tired"]
    for question in world.inner.questions:
        asked = world.characters[question.asked]
        assert names[question.owes or 0] == f"owes({asked}, {question.name})"
        assert [names[h.rank or 0] for h in question.hypotheses] == [
            f"doubt({question.name}, {h.name})" for h in question.hypotheses
        ]


def test_ranks_begin_with_the_priors():
    """A rank starts at its prior, at most 3, and is unknown while nobody can think of the hypothesis."""
    world, at = grounded(PARTY), fluents(grounded(PARTY))
    start = {name: world.fluents[at[name]].initial for name in at if name.startswith("doubt(")}
    assert start["doubt(honest(Host, Ben), yes)"] == 0.0
    assert start["doubt(honest(Host, Ben), no)"] == 2.0
    assert start["doubt(honest(Host, Ben), never)"] is None
    assert start["doubt(tired, no)"] == 1.0


def test_a_ground_world_is_a_value():
    """Read from its own file it is equal, and stands for the same in a set; what is the default is not written."""
    world = grounded(PARTY + "concern purse(Ann) : own { weight: 2; term: coins(Ann); };\n")
    assert {world, loads(dumps(world))} == {world}
    (row,) = json.loads(dumps(world))["inner"]["concerns"]
    assert set(row) == {"name", "owner", "kind", "weight", "term", "line"}


@pytest.mark.parametrize(
    ("kind", "number"), [("questions", 0), ("likes", 0), ("releases", 0), ("speech", 0), (None, 0)]
)
def test_what_is_unknown_in_a_file_is_refused(kind: str | None, number: int):
    """A part of a mind has what the format says, and nothing else."""
    data = json.loads(dumps(grounded(PARTY)))
    (data["inner"] if kind is None else data["inner"][kind][number])["moon"] = 1
    with pytest.raises(WorldFileError) as caught:
        loads(json.dumps(data))
    assert caught.value.code == "world-file-json"
    assert "unknown field `moon`" in str(caught.value)


def test_a_concern_stands_on_a_line():
    """None is below zero."""
    data = json.loads(dumps(grounded(PARTY + "concern purse(Ann) : own { weight: 2; term: coins(Ann); };\n")))
    data["inner"]["concerns"][0]["line"] = -1
    with pytest.raises(WorldFileError) as caught:
        loads(json.dumps(data))
    assert str(caught.value) == "inner.concerns[0]: a line cannot be below zero"


def changing(world: GroundWorld, *properties: str) -> set[str]:
    """The fluents of these properties that something may change."""
    return {f.name for f in world.fluents if not f.static and f.property in properties}


def test_what_evidence_may_set_is_not_fixed():
    """Silences of those asked, every rank, unthought ones where there is a `when`, beliefs, and what is held back."""
    world = grounded(PARTY)
    asked = {"Ann": "honest(Host, Ann)", "Ben": "honest(Host, Ben)"}
    assert changing(world, "silent") == {*(f"silent({who}, {q})" for who, q in asked.items()), "silent(Ben, tired)"}
    assert changing(world, "doubt") == {
        *(f"doubt({q}, {h})" for q in asked.values() for h in ("yes", "no", "never")),
        *(f"doubt(tired, {h})" for h in ("yes", "no")),
    }
    assert changing(world, "unthought") == {f"unthought({q}, never)" for q in asked.values()}
    assert changing(world, "believed") == {f"believed({q})" for q in (*asked.values(), "tired")}
    assert changing(world, "pressure") == {"pressure(Ann)", "pressure(Ben)"}


ASKED = "question tired(Ann, Ben) { no: glad(Ben); yes: !glad(Ben); };\n"
HELD = "release weep(Ann) { threshold: 2; precondition: told(); effect: pressure(Ann) = 0; };\n"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("turns Ann, Ben;\n" + ASKED, True),
        ("turns Ann, Ben;\n" + HELD, True),
        ("turns Ann, Ben;\n" + ASKED + HELD, True),
        ("turns Ann, Ben;\n", False),
        (ASKED + HELD, False),
    ],
)
def test_whose_turn_it_is_counts_where_a_silence_or_a_burden_hangs_on_it(text: str, counted: bool):
    """The slot changes in a story of a world with turns and with questions or releases, and in no other."""
    assert changing(grounded(PEOPLE + text), "slot") == ({"slot()"} if counted else set())


def test_what_a_hypothesis_sets_is_spelled_out():
    """A patch names minds from the asker's on, parameters are filled in, and ``forall`` is one patch for each."""
    world, at = grounded(PARTY), fluents(grounded(PARTY))
    _, no, never = world.inner.questions[1].hypotheses
    assert [(p.who, p.fluent, p.value) for p in no.patch] == [((), at["told()"], True), ((1,), at["glad(Host)"], None)]
    assert [(p.fluent, p.value) for p in never.patch] == [(at["glad(Ann)"], False), (at["glad(Ben)"], False)]
    assert (never.prior, never.revealed) == (5, ("==", ("get", at["told()"]), True))


def test_the_likeliest_hypothesis_is_believed_at_the_start():
    """What Ann thinks likeliest she believes, until the author states otherwise, which is remarked on."""
    asked = PEOPLE + "question tired(Ann, Ben) {\n  no, 1: !glad(Host);\n  yes: glad(Host);\n};\n"
    for more, held, remarks in (("", True, []), ("believes(Ann, !glad(Host));\n", False, ["overridden-initial"])):
        reading = read(asked + more)
        assert reading.world is not None and [d.code for d in reading.diagnostics] == remarks
        world = ground(reading.world)
        minds, at = Minds(world), fluents(world)["glad(Host)"]
        assert minds.values(minds.mind(minds.initial, 0))[at] is held
        assert minds.values(minds.initial)[at] is False


def test_asking_binds_and_answering_settles():
    """An answer is owed once the host has asked, and no longer once it is given; who is asked knows that too."""
    world = grounded(PARTY)
    minds, acts, owes = Minds(world), world.actions_named(), fluents(world)["owes(Ann, honest(Host, Ann))"]
    asked = minds.apply(minds.initial, acts["ask(Ann)"])
    answered = minds.apply(asked, acts["own_up(Ann)"])
    for who in ((), (0,), (1,), (2, 0)):
        held = [minds.values(minds.mind(s, *who))[owes] for s in (minds.initial, asked, answered)]
        assert held == [False, True, False]


def test_what_acts_say_and_show():
    """Each ground act says which questions it asks, answers by which claim, turns away, and what it shows."""
    world = grounded(PARTY)
    acts = world.actions_named()
    said = {world.actions[s.action].name: s for s in world.inner.speech}
    assert list(said) == list(acts)
    assert said["ask(Ben)"].asks == (1,)
    assert said["own_up(Ann)"].answers == ((0, 1),)
    assert said["own_up(Ann)"].shows == ((0, "fear confirmed"), (2, "calm"))
    assert said["shrug(Ben)"].discharges == (2, 1)


def test_what_evidence_may_change_is_not_taken_for_static():
    """No effect changes ranks, pressure, or what only a hypothesis is about; yet none of them counts as unchanging."""
    static = {f.name for f in grounded(PARTY).fluents if f.static}
    assert not static & {"doubt(tired, no)", "pressure(Ann)", "pressure(Ben)", "glad(Host)", "glad(Ben)"}
    assert {"pressure(Host)", "coins(Ann)", "owes(Host, tired)"} <= static


def test_a_release_is_a_trigger_that_waits_for_pressure():
    """One release for each guest, with the fluent that holds the pressure, which its precondition reads."""
    world = grounded(PARTY)
    at = fluents(world)
    assert [(r.who, r.threshold, world.triggers[r.trigger].name, r.pressure) for r in world.inner.releases] == [
        (0, 2, "weep(Ann)", at["pressure(Ann)"]),
        (1, 2, "weep(Ben)", at["pressure(Ben)"]),
    ]
    due = (">=", ("get", at["pressure(Ann)"]), 2.0)
    weep = next(t for t in world.triggers if t.name == "weep(Ann)")
    assert weep.precondition == ("and", due, ("==", ("get", at["told()"]), True))


# --- Turns -------------------------------------------------------------------------------------------


def test_who_can_act_must_have_a_turn():
    """A parameter that only some can fill starves only them: Host can never go, Ben can and has no turn."""
    text = PEOPLE + (
        "action go(c : character) {\n  precondition: c != Host & !glad(c);\n  effect: glad(c);\n  consenting: c;\n};\n"
    )
    assert grounded(text + "turns Ann, Ben;\n").inner.turns == (0, 1)
    reading = read(text + "turns Ann;\n")
    assert reading.world is not None
    with pytest.raises(GroundError) as caught:
        ground(reading.world, reading.source)
    assert caught.value.diagnostic.render(reading.source) == "\n".join(
        [
            "<world>:14:1: error[starved]: `Ben` has acts to choose, such as go(Ben), and never a turn",
            "  14 | turns Ann;",
            "     | ^^^^^^^^^",
            "     = try: write `turns Ann, Ben;`",
        ]
    )


# --- Senses ------------------------------------------------------------------------------------------


def test_a_sense_is_its_condition_written_out():
    """An act observed by a sense is the act observed by the condition the sense stands for, names kept apart."""
    act = "action cry(c : guest) {{\n  consenting: c;\n  effect: told();\n  observing(x : character): {0};\n}};\n"
    sense = "sense hears(x : character, c : character): exists(d : guest) (d != c & glad(d)) | x == c;\n"
    used = grounded(PEOPLE + sense + act.format("hears(x, c)") + "action cheer(g : guest) { effect: glad(g); };\n")
    plain = grounded(
        PEOPLE
        + act.format("exists(d : guest) (d != c & glad(d)) | x == c")
        + "action cheer(g : guest) { effect: glad(g); };\n"
    )
    assert [a.observing for a in used.actions] == [a.observing for a in plain.actions]


# --- As text -----------------------------------------------------------------------------------------


def test_minds_read_as_they_are_written():
    """For reading, a ground world tells its concerns, questions, likes, turns and foresight in the author's words."""
    lines = world_text(grounded(PARTY + "concern pity(Host) : other(Ben) { weight: 1.5; term: coins(Ben); };\n"))
    for line in (
        "concern pity of Host : other(Ben), 1.5: 0",
        "question tired(Ann, Ben)",
        "    yes, 0: glad(Ben) = False",
        "    no, 2: told() = True & believes(Ben, glad(Host)) = ?",
        "like Ann, Ben: if(told()) (-1) else 0.5",
        "turns Ann, Host, Ben",
        "foresight 2",
    ):
        assert line in lines.splitlines()


# --- The file ----------------------------------------------------------------------------------------


def test_what_is_said_of_minds_is_in_the_file():
    """A world with any of it is read back equal, and is one to the engine; each item has its line."""
    world = grounded(PARTY)
    text = dumps(world)
    assert loads(text) == world and dumps(loads(text)) == text
    assert sum('"asker"' in line for line in text.splitlines()) == len(world.inner.questions)
    assert Minds(world).initial is not None


def edited(change: Callable[[dict[str, Any]], None]) -> str:
    """The party's file after a change to what it says of minds."""
    data = json.loads(dumps(grounded(PARTY)))
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.update(version=1, observations=[], actions=[]), "inner: a file of version 1 has none"),
        (lambda d: d["inner"].update(turns=[7]), "inner: there is no character 7"),
        (lambda d: d["inner"].update(foresight=-1), "inner: foresight cannot be below zero"),
        (lambda d: d["inner"]["questions"][0].update(owes=999), "inner.questions[0]: there is no fluent 999"),
        (lambda d: d["inner"]["questions"][0].update(asker=-1), "inner.questions[0]: there is no character -1"),
        (
            lambda d: d["inner"]["questions"][2].update(hypotheses=[]),
            "inner.questions[2]: a question has two to four hypotheses",
        ),
        (
            lambda d: d["inner"]["questions"][0]["hypotheses"][1].update(prior=-1),
            "inner.questions[0]: a prior cannot be below zero",
        ),
        (
            lambda d: d["inner"]["questions"][0]["hypotheses"][1].update(rank=-3),
            "inner.questions[0]: there is no fluent -3",
        ),
        (lambda d: d["inner"]["questions"][0].update(line=-1), "inner.questions[0]: a line cannot be below zero"),
        (lambda d: d["inner"]["speech"][0].update(asks=[9]), "inner.speech[0]: there is no question 9"),
        (lambda d: d["inner"]["speech"][0].update(answers=[[0, 9]]), "inner.speech[0]: there is no hypothesis 9"),
        (lambda d: d["inner"]["speech"][0].update(action=99), "inner.speech[0]: there is no action 99"),
        (lambda d: d["inner"]["releases"][1].update(trigger=99), "inner.releases[1]: there is no trigger 99"),
        (lambda d: d["inner"]["releases"][1].update(pressure=999), "inner.releases[1]: there is no fluent 999"),
        (
            lambda d: d["inner"]["likes"][0].update(degree=["+", 1]),
            "inner.likes[0]: '+' does not take 1 operands",
        ),
    ],
)
def test_unsound_minds_in_a_file_are_refused(change, message):
    """A file that refers to what is not there is refused, with the place."""
    with pytest.raises(WorldFileError) as caught:
        loads(edited(change))
    assert (caught.value.code, str(caught.value)) == ("world-file-content", message)
