"""What people do who do not know, in worlds of the language, as the slow semantics has it; each worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reference import Limits, Model, explained_in_story, plans
from tests.reference.open.hoping import best_hope
from tests.world import scenarios as s
from unsaid.language import read
from unsaid.world import dumps, ground

MANY = 3
"""Levels of mind to spare."""


def model(text: str) -> Model:
    """A world of the language, in the slow semantics; nothing is wrong with it."""
    reading = read(text)
    assert reading.world is not None, reading.render()
    assert [d.code for d in reading.diagnostics if d.severity == "error"] == []
    return Model(json.loads(dumps(ground(reading.world, reading.source))))


def numbers(m: Model, *names: str) -> tuple[int, ...]:
    """Acts by name."""
    return tuple(next(a for a, e in enumerate(m.world.actions) if e.name == name) for name in names)


def hoped(m: Model, who: str, steps: int, *done: str):
    """The acts somebody has a hope for after some, each with its best plan and what that may gain."""
    c = m.world.characters.index(who)
    mind = m.entered(m.run(m.initial, numbers(m, *done)), c)
    found = {}
    for a, event in enumerate(m.world.actions):
        if c in event.consenting and (best := best_hope(m, a, c, mind, steps, MANY)) is not None:
            found[event.name] = ([m.world.actions[x].name for x in best[0]], best[1])
    return found


def reasons(m: Model, who: str, steps: int, *done: str) -> list[str]:
    """The acts somebody has a plain reason for after some."""
    c = m.world.characters.index(who)
    mind = m.entered(m.run(m.initial, numbers(m, *done)), c)
    acts = ((a, e) for a, e in enumerate(m.world.actions) if c in e.consenting)
    return [e.name for a, e in acts if any(plans(m, a, c, mind, steps, MANY))]


def sound(m: Model, *acts: str) -> bool:
    """Whether every act of a story makes sense to who does it."""
    limits, state = Limits(len(acts), len(acts), MANY), m.initial
    for act in numbers(m, *acts):
        if not all(explained_in_story(m, state, act, c, limits) for c in m.world.actions[act].consenting):
            return False
        state = m.after(state, act)
    return True


def test_1_who_does_not_know_looks_and_then_takes():
    """Ben may look in either place, and hopes to take it from the desk; having looked there in vain, he knows."""
    m = model(s.LETTER)
    assert hoped(m, "Ben", 2) == {f"look({p})": ([f"look({p})", "take(Desk)"], 1) for p in ("Desk", "Attic")}
    assert reasons(m, "Ben", 2, "look(Desk)") == ["take(Attic)"]
    assert hoped(m, "Ben", 2, "look(Desk)") == {}


def test_2_doors_that_cost_nothing():
    """Any door may be pulled; one that was pulled in vain is struck out, and the last is no guess."""
    m = model(s.DOORS.replace("{harm}", "0"))
    assert hoped(m, "Ben", 1) == {f"pull({d})": ([f"pull({d})"], 4) for d in "ABC"}
    assert list(hoped(m, "Ben", 1, "pull(A)")) == ["pull(B)", "pull(C)"]
    assert reasons(m, "Ben", 1, "pull(A)", "pull(B)") == ["pull(C)"]


def test_3_a_keyhole_before_a_door():
    """Where a wrong door costs 3, none is pulled on a guess, and all are looked into."""
    costly = s.DOORS.replace("{harm}", "3")
    assert hoped(model(costly), "Ben", 2) == {}
    assert hoped(model(costly + s.PEEPING), "Ben", 2) == {
        f"peep({d})": ([f"peep({d})", f"pull({d})"], 4) for d in "ABC"
    }


def test_4_knocking_before_entering():
    """Ben knocks, since he cannot go in where nobody is at home."""
    assert hoped(model(s.KNOCKING), "Ben", 2) == {"knock()": (["knock()", "go_in()"], 1)}


@pytest.mark.parametrize(
    ("known", "help_", "asks"),
    [
        ("secret road() openly among Stranger;", "helped()", True),
        ("believes(Ann, road()) = open;", "helped()", False),
        ("secret road() openly among Stranger;", "0", False),
    ],
)
def test_5_who_may_know_is_asked(known: str, help_: str, asks: bool):
    """Ann asks a stranger whom she takes to know and to like to help, and nobody else."""
    m = model(s.CROSSROADS.replace("{known}", known).replace("{help}", help_))
    assert hoped(m, "Ann", 3) == ({"ask()": (["ask()", "say(Left)", "go(Left)"], 2)} if asks else {})


def test_6_a_detective_checks_before_he_accuses():
    """A right accusation brings 3 and a wrong one costs 2: each suspect is checked first."""
    suspects = ("Adler", "Bell", "Cook")
    assert hoped(model(s.ACCUSING), "Holm", 2) == {
        f"check({c})": ([f"check({c})", f"accuse({c})"], 3) for c in suspects
    }


def test_7_who_sees_a_vain_search_does_not_repeat_it():
    """Ann has looked in the desk in vain: Ben looks elsewhere if he saw what she found, and there too if he did not."""
    left = ["search(Ben, Attic)", "search(Ben, Cellar)"]
    seen, unseen = (model(s.SEARCHERS.replace("{seen}", when)) for when in ("True", "o == c"))
    assert list(hoped(seen, "Ben", 1, "search(Ann, Desk)")) == left
    assert list(hoped(unseen, "Ben", 1, "search(Ann, Desk)")) == ["search(Ben, Desk)", *left]


def test_8_a_bluff_is_for_who_dares():
    """Tom cannot know better, so Ann may claim what is not so; once he may have looked, only if she dares to lose 1."""
    assert reasons(model(s.BLUFF), "Ann", 2) == ["claim()"]
    assert (reasons(model(s.BLUFF), "Ann", 2, "pass_by()"), hoped(model(s.BLUFF), "Ann", 2, "pass_by()")) == ([], {})
    daring = model(s.BLUFF + "dares(Ann): 1;")
    assert hoped(daring, "Ann", 2, "pass_by()") == {"claim()": (["claim()", "give_in()"], 2)}


def test_9_paying_for_a_chance_is_for_who_dares():
    """A chest that may hold 5 costs 1: only who dares to lose 1 opens it."""
    assert hoped(model(s.CHEST), "Ben", 1) == {}
    assert hoped(model(s.CHEST + "dares(Ben): 1;"), "Ben", 1) == {"unlock()": (["unlock()"], 4)}


@pytest.mark.parametrize("dared", ["", "dares(Ben): 10;", "dares(Ben): 100;"])
def test_10_one_against_ten(dared: str):
    """A mushroom that may please, 1, or kill, -10, is not eaten, whatever is dared."""
    assert hoped(model(s.MUSHROOM + dared), "Ben", 1) == {}


def test_the_search_with_open_and_learns(shared: Path):
    """In the desk in vain, in the attic with success: with `= open` and `learns` both searches make sense."""
    text = (shared / "cases" / "desk" / "search.world").read_text(encoding="utf-8")
    assert not sound(model(text), "search(Ben, Desk)", "search(Ben, Attic)")
    edited = text.replace("letter()) = ?", "letter()) = open").replace(
        "consenting: Ben;", "consenting: Ben;\n  learns(Ben): letter() == p;"
    )
    assert sound(model(edited), "search(Ben, Desk)", "search(Ben, Attic)")


def test_seen_beats_told(shared: Path):
    """Hannah, who moved the carrot into the red box when nobody else was there, is not talked out of it."""
    text = (shared / "cases" / "minds" / "hitom2.world").read_text(encoding="utf-8")
    acts = (shared / "cases" / "minds" / "hitom2.txt").read_text(encoding="utf-8").split("\n")
    held = []
    for world in (text, text + "\nseen beats told: carrot;"):
        m = model(world)
        state = m.run(m.initial, numbers(m, *filter(None, acts)))
        held.append([state.mind(c).values[m.world.fluents.index("carrot()")][1] for c in range(5)])
    assert held[0] == ["Green", "Green", "Blue", "Green", "Green"]
    assert held[1] == ["Green", "Green", "Blue", "Green", "Red"]


def test_a_reveal_is_one_line():
    """Each sells in secret; once the gifts are unwrapped both know of both, and that the other does, to any depth."""
    m = model(s.MAGI)
    della, jim = 0, 1
    before = m.run(m.initial, numbers(m, "sell(Della)", "sell(Jim)"))
    after = m.run(before, numbers(m, "unwrap()"))
    fluents = {name: m.world.fluents.index(name) for name in ("sold(Della)", "sold(Jim)")}
    truths = frozenset((("truth", True), ("truth", False)))
    assert before.mind(della).values[fluents["sold(Jim)"]] == ("open", truths)
    assert before.mind(jim).values[fluents["sold(Della)"]] == ("open", truths)
    for path in ((della,), (jim,), (della, jim), (jim, della), (della, jim, della), (jim, della, jim, della)):
        assert [after.at(path).values[f] for f in fluents.values()] == [("truth", True)] * 2


def test_who_acts_in_vain_is_undeceived():
    """Ben takes the letter to be in the desk; having looked there he knows that it is in the attic."""
    m = model(s.LETTER.replace("believes(Ben, letter()) = open;", "believes(Ben, letter()) = Desk;"))
    letter = m.world.fluents.index("letter()")
    assert m.initial.mind(0).values[letter] == ("entity", "Desk")
    assert m.run(m.initial, numbers(m, "look(Desk)")).mind(0).values[letter] == ("entity", "Attic")
    assert reasons(m, "Ben", 2, "look(Desk)") == ["take(Attic)"]
