"""The Riding Light: what turns and foresight do in it, worked out by hand, and the ways it can end."""

from __future__ import annotations

import re

import pytest

from unsaid.checker.replay import Replay
from unsaid.data.statements import Held
from unsaid.minds import Minds
from unsaid.psyche.doubt import Doubt
from unsaid.psyche.feelings.felt import feelings
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.slots import passes

from .changes import Change, changed
from .staged import Staged, staged
from .test_mechanics import PAGE
from .test_stories import TABLE as STORY
from .test_words import keys

WORLD = staged("the-riding-light")
TURNS, FORESIGHT = "turns Ames, Rooke, Hale, Tull;\n", "foresight 1;\n"


def until(act: str) -> tuple[str, ...]:
    """The story up to an act, without it."""
    return STORY[: STORY.index(act)]


def log() -> Log:
    """The story as the psyche reads it."""
    return log_of(Replay(WORLD.ground), [WORLD.act(a) for a in STORY])


def with_words(old: str, new: str) -> Staged:
    """The world with some words of it replaced."""
    return changed("the-riding-light", Change(old, new, "", "", ""))


def foreseen(who: str, acts: tuple[str, ...]) -> list[str]:
    """What somebody sees coming after some acts, if they do nothing."""
    minds: Minds = WORLD.minds
    number = WORLD.ground.characters.index(who)
    mind = minds.mind(minds.course([WORLD.act(a) for a in acts])[-1], number)
    return [WORLD.ground.actions[a].name for a in minds.foreseen(mind, number, depth=3)[0]]


def test_the_story_is_found() -> None:
    """The planner comes to it by the minds alone, and no story is shorter."""
    assert WORLD.found == STORY
    assert len(WORLD.minds.search(shortest=True).acts) == len(STORY)


@pytest.mark.parametrize(
    ("who", "act", "coming"),
    [
        ("Ames", "ask_who_put_it_out()", "sign()"),
        ("Ames", "send_for_the_night_book()", "sign()"),
        ("Rooke", "own_up()", "bring_the_night_book()"),
    ],
)
def test_an_act_is_for_what_would_come_without_it(who: str, act: str, coming: str) -> None:
    """Before it, somebody sees a loss coming; after it, the same loss no longer comes."""
    before = until(act)
    assert foreseen(who, before) == [coming]
    assert coming not in foreseen(who, (*before, act))


@pytest.mark.parametrize(
    ("old", "new", "last"),
    [(FORESIGHT, "", "dip_the_pen()"), (FORESIGHT, "foresight 2;\n", "dip_the_pen()"), (TURNS, "", "turn_the_glass()")],
    ids=["nobody foresees", "everybody foresees two acts", "nobody has a turn"],
)
def test_what_the_story_rests_on(old: str, new: str, last: str) -> None:
    """Without foresight, or with more of it, she does not ask; without turns, his silence says nothing to her."""
    world = with_words(old, new)
    stands = STORY.index(last) + 1
    assert world.verdict(STORY[:stands]) == "unfinished"
    assert world.fault(world.states(STORY[:stands])[-1], STORY[stands]) is not None
    assert world.minds.search(character=6, depth=4).stop == "none"


def test_whoever_had_seen_two_acts_ahead_would_not_have_asked() -> None:
    """Two acts ahead the glass is turned and the sheet signed all the same, so asking keeps nothing off."""
    world = with_words(FORESIGHT, "foresight 2;\n")
    state = world.states(until("ask_who_put_it_out()"))[-1]
    assert world.fault(state, "ask_who_put_it_out()") == "no reason: ask_who_put_it_out() for Ames"


def test_he_lets_his_turn_pass() -> None:
    """Between her question and the glass comes his slot; the glass is turned, and it has passed."""
    asked, glass = STORY.index("ask_who_put_it_out()"), STORY.index("turn_the_glass()")
    rooke = WORLD.ground.characters.index("Rooke")
    assert [s.whose for s in passes(log().slots) if asked < s.before <= glass] == [rooke]


def test_what_she_makes_of_it() -> None:
    """A cloak and a silence each speak against the boy, and neither is enough; the glass says nothing of either.

    A first lieutenant who had only a careless boy before him would not have got up, and could have said so.
    """
    doubt = Doubt(log(), 0)
    told = {(e.kind, STORY[e.place]): e.costs for e in doubt.evidence() if any(e.costs)}
    assert told == {
        ("act", "give_him_the_cloak()"): (1, 0),
        ("silence", "turn_the_glass()"): (1, 0),
        ("answer", "own_up()"): (1, 0),
        ("act", "show_him_the_comet()"): (1, 0),
    }
    states = WORLD.states(STORY)
    believes = [WORLD.believed(s, "dowsed()", "Ames") for s in states]
    assert believes.index(True) == STORY.index("turn_the_glass()") + 1
    uncloaked = WORLD.states(tuple(a for a in until("send_for_the_night_book()") if a != "give_him_the_cloak()"))
    assert WORLD.believed(uncloaked[-1], "dowsed()", "Ames") is False


def test_she_fears_and_is_relieved_twice() -> None:
    """The pen and the glass frighten her, and each of her own acts is a relief."""
    hers = [(f.feeling, STORY[f.place]) for f in feelings(log()) if f.who == "Ames" and f.place is not None]
    assert [found for found in hers if found[0] in ("fear", "relief")] == [
        ("fear", "dip_the_pen()"),
        ("relief", "ask_who_put_it_out()"),
        ("fear", "turn_the_glass()"),
        ("relief", "send_for_the_night_book()"),
    ]


def test_what_he_holds_back() -> None:
    """His commission kept him from saying it when he was asked; his honour, in the end, from blaming the boy."""
    said = [s for s in Holding(log()).statements() if isinstance(s, Held)]
    assert [(s.act, STORY[s.place], s.brakes) for s in said] == [
        ("own_up()", "turn_the_glass()", (("commission",),)),
        ("blame_the_boy()", "own_up()", (("honour",),)),
    ]


ASKED = (*until("turn_the_glass()"), "turn_the_glass()", "send_for_the_night_book()")

ENDINGS = {
    "he says it, and shows the boy": (None, STORY, {"cleared()", "owned()", "shown()"}),
    "it is read out before he has said it": (
        "Rooke",
        (*ASKED, "bring_the_night_book()", "strike_out_his_name()"),
        {"cleared()", "read()"},
    ),
    "he blames the boy": ("Rooke", (*until("turn_the_glass()"), "blame_the_boy()", "sign()"), {"signed()", "lied()"}),
    "nobody asks": ("Ames", (*until("ask_who_put_it_out()"), "sign()"), {"signed()"}),
    "the captain does not wait": ("Hale", (*until("send_for_the_night_book()"), "sign()"), {"signed()"}),
}
"""How it can end: who was played (nobody: None), the acts, and what is so then."""


@pytest.mark.parametrize("ending", ENDINGS)
def test_endings_are_reached_with_reasons_for_whoever_is_not_played(ending: str) -> None:
    """Every act on the way is possible, and explained for all but the one who is played; then nothing is left to do."""
    played, acts, so = ENDINGS[ending]
    states = WORLD.states(acts)
    assert [WORLD.fault(s, a, played=played) for s, a in zip(states, acts, strict=False)] == [None] * len(acts)
    outcomes = ("cleared()", "owned()", "shown()", "read()", "signed()", "lied()")
    assert {f for f in outcomes if WORLD.believed(states[-1], f) is True} == so
    assert not WORLD.minds.possible(WORLD.minds.course([WORLD.act(a) for a in acts])[-1])


def test_every_act_is_told_from_each_side_at_the_table() -> None:
    """Whoever sits at the table sees everything that happens there, and has words of their own for it."""
    for action in WORLD.ground.actions:
        assert set(WORLD.world.roles) <= keys(WORLD, action.schema, tuple(action.arguments)), action.name


ROWS = re.findall(
    r"^\| [^|\d][^|]* \| [^|]+ \| ([^|]+) \| `(test_\w+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
)


def test_the_page_names_what_is_there() -> None:
    """Of each construct shown here, the page of mechanics names definitions of this world and a test of this file."""
    world = WORLD.world
    defined = {p.name for p in (*world.actions, *world.questions, *WORLD.ground.inner.concerns)}
    assert len(ROWS) == 5
    for names, test in ROWS:
        found = set(re.findall(r"`(\w+)`", names))
        assert found and found <= defined
        assert test in globals()
