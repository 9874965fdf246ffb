"""What newcomers want on their first day, each in at most ten lines.

The list was written before the interface was tried on it, from what three kinds of people come with: researchers in
narrative planning, makers of games, and people who test who believes what. A test counts the lines.
"""

from __future__ import annotations

import ast
import asyncio
import json
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import unsaid

SABRE = Path(__file__).parent.parent / "sabre"


# --- researchers ---


def test_the_shortest_story_of_a_sabre_file() -> None:
    """An old problem file, its limits, and the shortest story, as its author found it by hand."""
    world = unsaid.load(SABRE / "problems" / "ferry.txt")
    outcome = world.find(acts=2, reasons=2, depth=1, shortest=True)
    assert outcome.story is not None
    assert outcome.story.names == ("row(Hale, Far, Near)", "cross(Hale, Ivy, Near, Far)")


def test_that_there_is_none_and_what_it_took() -> None:
    """With reasons of one act nobody rows for a coin to come: proved, not given up, and how much was looked into."""
    outcome = unsaid.load(SABRE / "problems" / "ferry.txt").find(acts=2, reasons=1, depth=1)
    assert (outcome.stop, outcome.story) == ("none", None)
    assert outcome.figures.states >= 1
    assert outcome.figures.seconds["search"] >= 0


def test_every_story_of_at_most_four_acts() -> None:
    """In *The Saucer* there is one way to the goal in four acts."""
    stories = list(unsaid.load("the-saucer").stories(acts=4))
    assert [story.names for story in stories] == [("put_out_milk()", "buy_cat()", "ask_for_saucer()", "refuse()")]


def test_a_search_that_may_not_go_on_says_which_limit_it_met() -> None:
    """A budget of one state is no error: it is how the search ended."""
    outcome = unsaid.load("the-owl").find(budget=unsaid.Budget(states=1))
    assert outcome.stop == "limit:states"
    assert outcome.story is None


def test_a_published_plan_is_checked() -> None:
    """A plan as Sabre prints it, with its explanations, is sound; without its first act it is not."""
    world = unsaid.load(SABRE / "problems" / "ferry.txt")
    story = world.story(SABRE / "solutions" / "ferry.txt")
    assert story.check(reasons=2, depth=1) == ()
    (finding,) = world.story(story.names[1:]).check()
    assert (finding.kind, finding.act and finding.act.name) == ("impossible-act", "cross")


def test_what_one_believed_another_believed_at_an_act() -> None:
    """The dealer asks for the saucer as if he did not know; until the farmer refuses, he thinks she does not know."""
    story = unsaid.load("the-saucer").story(["put_out_milk()", "buy_cat()", "ask_for_saucer()", "refuse()"])
    assert story[3].mind("Vane", "Orrin")["precious()"] is False
    assert story[4].mind("Vane", "Orrin")["precious()"] is True


def test_who_was_wrong_about_what() -> None:
    """Before anything happens, one mind at a time: what it believes, and what is so."""
    world = unsaid.load("the-saucer")
    wrong = {name: mind.mistakes for name, mind in world.start.minds.items()}
    nested = world.start.mind("Vane", "Orrin").mistakes
    assert wrong == {"Vane": {}, "Orrin": {}}
    assert nested == {"precious()": (False, True)}


def test_the_graph_of_what_can_come() -> None:
    """States reached in three acts or fewer, joined by acts: as a table of edges."""
    edges, waiting = [], [(unsaid.load("tutorial").start, 0)]
    while waiting:
        moment, depth = waiting.pop()
        for act in moment.possible if depth < 3 else ():
            edges.append((moment.acts, act, moment.after(act).acts))
            waiting.append((moment.after(act), depth + 1))
    assert [act for _, act, _ in edges] == ["light(Ida)", "row_home(Olm)"]


# --- makers of games ---


def test_what_somebody_could_do_and_why_not_the_rest() -> None:
    """Olm could row home once he sees the lamp; before, one condition is missing in his mind."""
    start = unsaid.load("tutorial").start
    (before,) = start.options("Olm", every=True)
    (after,) = start.after("light(Ida)").options("Olm", every=True)
    assert (before.possible, before.missing) == (False, ("lit()",))
    assert after.possible
    assert after.reason is not None and after.reason.after == 1


def test_what_a_character_would_do_now() -> None:
    """In a game's own loop, with fifty milliseconds for it."""
    moment = unsaid.load("tutorial").start
    choice = moment.choose("Ida", budget=unsaid.Budget(time=0.05))
    assert not choice.decided or choice.act == "light(Ida)"
    assert moment.choose("Olm").act is None


def test_a_lie_told_from_outside() -> None:
    """The game puts a belief into a head; the world stays as it is, and the character acts on it."""
    lied = unsaid.load("tutorial").start.having("believes(Olm, lit())")
    assert (lied["lit()"], lied.mind("Olm")["lit()"]) == (False, True)
    assert lied.mind("Ida", "Olm")["lit()"] is False


def test_save_and_restore() -> None:
    """A moment travels as text, and comes back equal."""
    world = unsaid.load("the-owl")
    moment = world.find().best[3]
    assert world.moment(moment.to_json()) == moment
    assert unsaid.moment(json.loads(moment.to_json())).mind("Bo").facts == moment.mind("Bo").facts
    assert pickle.loads(pickle.dumps(moment)) == moment


def test_two_worlds_in_threads() -> None:
    """Each thread has its own; equal worlds share what was worked out, and answers are the same."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: unsaid.load(name).find(), ["the-owl", "tutorial", "the-owl", "tutorial"]))
    assert [outcome.stop for outcome in found] == ["found"] * 4
    assert found[0].story == found[2].story
    assert found[1].story == found[3].story


@pytest.mark.slow
def test_nobody_waits_in_a_server() -> None:
    """While a story is looked for, others have their turn."""

    async def both() -> tuple[str, int]:
        turns, search = 0, asyncio.ensure_future(unsaid.in_thread(unsaid.load("the-lesson").find))
        while not search.done():
            turns += 1
            await asyncio.sleep(0)
        return search.result().stop, turns

    stop, turns = asyncio.run(both())
    assert (stop, turns > 0) == ("found", True)


def test_a_search_ended_from_another_thread() -> None:
    """A search without an end is told to end, and gives what it has: no square is two more than another, doubled."""
    text = """entity Ann : character; property n() : number; property m() : number;
    action grow(Ann) { effect: n() = n() + 1; consenting: Ann; };
    action rise(Ann) { effect: m() = m() + 3; consenting: Ann; };
    utility(Ann): n() + m(); utility(): if(n() * n() == 2 + m() * m() * 4) 1 else 0;"""
    cancel = threading.Event()
    threading.Timer(0.2, cancel.set).start()
    outcome = unsaid.read(text).find(cancel=cancel)
    assert (outcome.stop, outcome.story) == ("interrupted", None)


# --- those who test minds ---


def test_a_pair_that_differs_in_one_fact() -> None:
    """The same act, seen in one world and not in the other: one belief comes apart."""
    world = unsaid.load("tutorial")
    dark = world.believing("Olm", "ashore(Olm)")
    assert world.start.mind("Olm")["ashore(Olm)"] is False
    assert dark.start.mind("Olm")["ashore(Olm)"] is True
    assert dark.start["ashore(Olm)"] is False


def test_items_of_who_believes_what() -> None:
    """One row for each mind and fact at the end of a story: what is believed, and whether it is so."""
    end = unsaid.load("tutorial").find().best.end
    rows = [
        (who, fact, value, mind.knows(fact)) for who, mind in end.minds.items() for fact, value in mind.facts.items()
    ]
    assert ("Olm", "lit()", True, True) in rows
    assert len(rows) == 2 * 3


def test_one_story_from_two_sides() -> None:
    """Whoever did not see an act is not told it: her hope is in her telling alone."""
    story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    hers, his = str(story.tell("Ida")), str(story.tell("Olm"))
    assert "put a match to it" in hers
    assert "put a match to it" not in his


def test_why_as_data_with_its_proof() -> None:
    """A feeling is a statement with a proof that the checker has gone through again."""
    answer = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"]).felt(who="Ida")
    assert [s.feeling for s in answer.statements] == ["hope", "satisfaction", "joy", "gratitude"]
    assert "the checker confirms 4 statements" in answer.proof()
    assert answer.to_dict()[0]["who"] == "Ida"


# --- writers, and editors for them ---


def test_everything_wrong_with_a_text() -> None:
    """Messages with lines and what to do, and no exception."""
    world = unsaid.read("entity Tom : character;\nproperty at(c : character) : plce;\n", name="draft")
    assert not world.ok
    (error,) = [d for d in world.diagnostics if d.severity == "error"]
    assert (error.code, world.source.position(error.span[0])) == ("unknown-type", (2, 30))


def test_is_there_a_story_without_an_act() -> None:
    """What if nobody could light the lamp? Then there is none; what if it burnt from the start? Then one of one act."""
    world = unsaid.load("tutorial")
    assert world.without("light").find().stop == "none"
    lit = world.having("lit()").find().story
    assert lit is not None
    assert lit.names == ("row_home(Olm)",)


def test_a_name_that_is_not_there() -> None:
    """A wrong name is answered with the nearest right one."""
    world = unsaid.load("tutorial")
    with pytest.raises(unsaid.UnknownName, match="did you mean Ida"):
        world.start.mind("Idda")
    with pytest.raises(unsaid.UnknownName, match=r"did you mean row_home\(Olm\)"):
        world.story(["row_hme(Olm)"])
    with pytest.raises(unsaid.PhraseError, match="there is no property `lite`"):
        world.start.holds("lite()")


@pytest.mark.slow
def test_each_task_takes_ten_lines() -> None:
    """No task above needs more."""
    tasks = [
        node for node in ast.parse(Path(__file__).read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    lengths = {task.name: (task.end_lineno or 0) - task.body[0].end_lineno for task in tasks}  # pyright: ignore
    assert len(tasks) > 20
    assert {name: lines for name, lines in lengths.items() if lines > 10} == {}
