"""A story told on by the minds after something in it is otherwise: small worlds, worked out by hand."""

from __future__ import annotations

import pickle

import pytest

import unsaid
from unsaid.api.hinging.startinghinges import Change, Trying, possible
from unsaid.api.hinging.startingotherwise import Starts
from unsaid.api.hinging.startingwords import alike, hinges_told
from unsaid.api.otherwise.whatif import Fork, of_story

VAULT = """
title "The Vault";
type thing;
entity Ann : character;
entity Tom : character;
role Ann;
property key() : boolean;
property shut() : boolean;
property open() : boolean;
property rope() : boolean;
property rich() : boolean;
property seen() : boolean;
property stone() : boolean;
shut();
stone();
action find_key(Ann) { precondition: !key(); effect: key(); consenting: Ann; };
action unlock(Ann) { precondition: key() & shut() & !open(); effect: open() & !shut(); consenting: Ann; };
action take_gold(Ann) {
  precondition: open() & !rich();
  effect: rich();
  consenting: Ann;
  observing(c : character): c == Ann;
};
action find_rope(Ann) { precondition: !rope() & !key(); effect: rope(); consenting: Ann; };
action climb_in(Ann) { precondition: rope() & stone() & !open(); effect: open(); consenting: Ann; };
action look_in(Tom) { precondition: rich() & !seen(); effect: seen() & believes(Tom, rich()); consenting: Tom; };
utility(): rich();
utility(Ann): rich();
utility(Tom): seen();
called Ann: "Ann", she;
called Tom: "Tom", he;
telling find_key(Ann) { nobody: "Ann finds the key."; choice: "Find the key"; brief: "{Ann} finds the key."; };
telling unlock(Ann) { nobody: "Ann unlocks the vault."; choice: "Unlock the vault"; };
telling take_gold(Ann) { nobody: "Ann takes the gold."; choice: "Take the gold"; };
telling find_rope(Ann) { nobody: "Ann finds a rope."; choice: "Find a rope"; };
telling climb_in(Ann) { nobody: "Ann climbs in."; choice: "Climb in"; };
telling look_in(Tom) { nobody: "Tom looks in."; choice: "Look in"; };
telling shut() { true: "the vault is locked"; false: "the vault is not locked"; };
telling rich() { true: "the gold is gone"; false: "the gold is there"; };
telling rope() { true: "Ann has a rope"; false: "Ann has no rope"; };
telling open() { true: "the vault is open"; false: "the vault is closed"; };
telling key() { true: "Ann has the key"; false: "Ann has no key"; };
"""

ACTS = ["find_key(Ann)", "unlock(Ann)", "take_gold(Ann)"]


def vault(text: str = VAULT) -> unsaid.Story:
    """Ann finds the key, unlocks the vault and takes the gold; nobody sees her take it."""
    world = unsaid.read(text, name="vault")
    assert world.ok, [one.message for one in world.diagnostics]
    return world.story(ACTS)


def names(fork: Fork) -> list[str]:
    """The acts by name alone."""
    return [act.partition("(")[0] for act in fork.acts]


def test_an_act_that_nobody_can_do() -> None:
    """Without the key she takes the way that is left, by the rope; it is the shortest, and it comes to the same."""
    fork = vault().whatif(without="find_key")
    assert (fork.by, fork.first, names(fork)) == ("found", 1, ["find_rope", "climb_in", "take_gold"])
    assert [(lost.act, lost.how) for lost in fork.lost] == [
        ("find_key(Ann)", "possibility"),
        ("unlock(Ann)", "possibility"),
    ]
    assert fork.over == "goal" and not fork.ends_otherwise


def test_what_is_kept_is_kept_as_long_as_it_makes_sense() -> None:
    """Where nobody can unlock anything, to look for the key makes no sense from the first, and is not kept."""
    fork = vault().whatif(without="unlock")
    assert (fork.first, names(fork)) == (1, ["find_rope", "climb_in", "take_gold"])
    (lost,) = [one for one in fork.lost if one.act == "find_key(Ann)"]
    assert (lost.how, lost.who) == ("reason", "Ann")


def test_no_way_is_left() -> None:
    """With neither key nor rope nobody moves, and that there is no way is proved, not guessed."""
    fork = vault().whatif(without=["find_key", "find_rope"])
    assert (fork.acts, fork.by, fork.closed, fork.ends_otherwise) == ((), "themselves", True, True)
    assert "nobody has reasons that would lead to what the author asks" in str(fork)


def test_a_belief_takes_a_reason_and_is_named() -> None:
    """If Ann thinks that the vault is not locked she sees no use in the key, since only what is locked is unlocked; and
    that belief, put back, is what would bring the reason back. She climbs in instead."""
    fork = vault().whatif(believes="Ann: not shut()")
    (lost,) = [one for one in fork.lost if one.act == "find_key(Ann)"]
    assert [(one.who, one.fluent, one.value) for one in lost.because] == [((), "shut()", True)]
    assert "there was a reason because Ann believed that the vault is locked" in fork.prose("nobody")
    assert names(fork) == ["find_rope", "climb_in", "take_gold"]


def test_a_reason_that_is_there_now() -> None:
    """If she has no rope and no key, to look for a rope makes sense to her already, so nothing is gained; if the vault
    stands open from the start, to take the gold does, which was impossible."""
    fork = vault().whatif(fact="open()")
    assert (fork.first, names(fork)) == (1, ["take_gold"])
    assert [(gain.who, gain.act, gain.done) for gain in fork.gains] == [("Ann", "take_gold(Ann)", True)]
    assert [one.fluent for one in fork.gains[0].because] == ["open()"]


def test_from_an_act_on() -> None:
    """From before the second act the vault stands open: the first act is as it was, and she need not unlock it. Ann,
    who was right about the vault, is right still."""
    fork = vault().whatif(fact="open()", since=2)
    assert (fork.first, names(fork)) == (2, ["find_key", "take_gold"])
    assert [str(change) for change in fork.changes] == ["open()", "from act 2, unlock(Ann), on"]


def test_a_belief_from_an_act_on() -> None:
    """If Ann thinks from the third act on that the gold is gone, she leaves it."""
    fork = vault().whatif(believes="Ann: rich()", since="take_gold")
    assert names(fork)[:2] == ["find_key", "unlock"] and "take_gold" not in names(fork)
    (lost,) = fork.lost
    assert (lost.act, lost.how) == ("take_gold(Ann)", "possibility")


def test_another_act() -> None:
    """In the place of the key she finds the rope; she climbs in by it."""
    for instead in ((1, "find_rope"), ("find_key", "find_rope(Ann)"), [(1, "find_rope")]):
        fork = vault().whatif(instead=instead)  # type: ignore[arg-type]
        assert names(fork) == ["find_rope", "climb_in", "take_gold"]


def test_several_other_acts() -> None:
    """Two acts in the places of two, the old one between and before them kept."""
    fork = vault().whatif(instead=[(1, "find_rope"), (2, "climb_in")])
    assert (fork.first, names(fork)) == (1, ["find_rope", "climb_in", "take_gold"])


def test_what_nobody_learns() -> None:
    """Tom does not see the gold taken and never learns of it, as in the story; if Ann never takes it, there is nothing
    to be learnt."""
    (unlearnt,) = [one for one in vault().whatif(without="find_key").unlearnt if not one.truth.who]
    assert (unlearnt.who, unlearnt.truth.fluent, unlearnt.truth.value, unlearnt.came_out) == (
        "Tom",
        "rich()",
        True,
        False,
    )
    assert "Tom never learns that the gold is gone." in vault().whatif(without="find_key").prose("nobody")
    assert vault().whatif(without=["find_key", "find_rope"]).unlearnt == ()


def test_nothing_changes() -> None:
    """A rope that nobody needs changes nothing; that is said, and nothing else."""
    fork = vault().whatif(without="climb_in")
    assert (fork.first, fork.by, str(fork)) == (None, "kept", "With this otherwise, everything happens as it did.")


def test_several_things_at_once() -> None:
    """Without the key, and with a rope in her hand from the start, she only has to climb in."""
    fork = vault().whatif(without="find_key", fact=["rope()", "not key()"])
    assert names(fork) == ["climb_in", "take_gold"]


def test_what_is_told_on_is_sound() -> None:
    """The checker finds a reason for each act of what was found, in the world in which it happens."""
    fork = vault().whatif(without="find_key")
    assert [one for one in fork.world.story(list(fork.acts)).check() if not one.remark] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "no-change"),
        ({"instead": (1, "unlok")}, "not-an-option"),
        ({"instead": ("find_kee", "find_rope")}, "unknown-act"),
        ({"instead": (9, "find_rope")}, "unknown-act"),
        ({"without": "unlok"}, "unknown-act"),
        ({"believes": "Anne: rich()"}, "unknown-character"),
        ({"believes": "rich()"}, "no-change"),
        ({"fact": "rihc()"}, "unknown-property"),
        ({"since": "unlok", "fact": "open()"}, "unknown-act"),
        ({"since": 2, "fact": "stone() = False"}, "no-change"),
        ({"without": "unlock", "keep": "choices"}, "keep"),
    ],
)
def test_what_cannot_be_asked(changes: dict[str, object], code: str) -> None:
    """Nothing at all, and what is not there, are refused with the nearest name; what never changes cannot from an act
    on."""
    with pytest.raises(unsaid.UnsaidError) as raised:
        vault().whatif(**changes)  # type: ignore[arg-type]
    assert raised.value.code == code


def test_near_names_are_guessed() -> None:
    """A move, an act of the story, an act of the world, somebody and a property: each has its guess."""
    for changes, guess in (
        ({"instead": (1, "find_rop")}, "find_rope"),
        ({"instead": ("find_kee", "find_rope")}, "find_key"),
        ({"without": "unlok"}, "unlock"),
        ({"believes": "Anne: rich()"}, "Ann"),
        ({"fact": "rihc()"}, "rich"),
    ):
        with pytest.raises(unsaid.UnsaidError, match=f"did you mean .?{guess}"):
            vault().whatif(**changes)  # type: ignore[arg-type]


def test_it_travels() -> None:
    """A fork that was pickled comes back with the same acts: it is worked out again."""
    fork = vault().whatif(fact="open()", since=2)
    assert pickle.loads(pickle.dumps(fork)).acts == fork.acts


def test_a_world_is_asked_in_one_call() -> None:
    """``World.whatif`` asks the story that is found; where none is found, that is said."""
    world = unsaid.read(VAULT, name="vault")
    assert world.whatif(without="find_key").acts == world.find().story.whatif(without="find_key").acts  # type: ignore[union-attr]
    with pytest.raises(unsaid.UnsaidError) as raised:
        world.without("take_gold").whatif(fact="open()")
    assert raised.value.code == "no-story"


def test_a_fact_put_otherwise_before_the_first_act_holds_from_there_on() -> None:
    """From before the first act on is from the start: where the vault stands open nobody looks for a key."""
    assert vault().whatif(fact="open()", since=1).acts == ("take_gold(Ann)",)


def test_what_is_so_already_is_said_to_be_until_which_act() -> None:
    """Ann has no key at the start, and finds it by the first act. Tom never learns that the gold is gone."""
    said = vault().whatif(fact=["not key()"]).prose()
    assert said.startswith(
        "With this otherwise, everything happens as it did. `not key()` is so at the start as it is,"
    )
    assert "until act 1, find_key(Ann); put it otherwise from act 2 on." in said
    assert (
        "`Tom: not rich()` is so at the start as it is, and stays so."
        in vault().whatif(believes="Tom: not rich()").prose()
    )


# --- hinges ---


def test_the_hinges_of_the_vault() -> None:
    """By hand: the gold is there to be taken once, so nobody takes it where it is gone, or where Ann thinks so. Where
    she thinks that she has the key she tries to unlock the vault, fails, and in her mind there is nothing else to do;
    so with the gold, where she thinks that the vault is open. If there is no stone to climb by she still has the key,
    and what Tom thinks changes nothing."""
    found = [str(hinge) for hinge in vault().hinges()]
    assert found == ["rich() = True", "Ann: key() = True", "Ann: open() = True", "Ann: rich() = True"]


def test_hinges_say_how_far_they_are_and_are_the_same_each_time() -> None:
    """Every fact and belief is tried once and counted, and a second time gives the same."""
    seen: list[tuple[int, int, int]] = []
    first = list(vault().hinges(progress=lambda *far: seen.append(far)))
    assert [one for one, _, _ in seen] == list(range(1, seen[0][1] + 1))
    assert seen[-1][2] == len(first)
    assert first == list(vault().hinges())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tutorial", "paste", "the-saucer"])
def test_a_start_put_otherwise_is_the_one_that_is_written(name: str) -> None:
    """Of each single change: begun in the same world a story becomes what it becomes where the world's text says it."""
    story = unsaid.load(name).find().story
    assert story is not None
    with story.world.open.working:
        changes = possible(story)
    trying, same = Trying(story), 0
    for change in changes:
        hinge = trying.hinge(change)
        with story.world.open.working:
            fork = of_story(story, (change.said,), counted=True)
        became = (fork.first, fork.over, fork.ending, len(fork.acts)) if fork.ends_otherwise else None
        assert became == (None if hinge is None else (hinge.first, hinge.over, hinge.ending, hinge.acts)), change.said
        same += trying.starts.with_(change) is not None
    assert same > len(changes) // 2


STATED = """
entity Ann : character;
entity Tom : character;
property lit() : boolean;
property warm() : boolean;
lit();
believes(Ann, lit());
action warm_up(Tom) { precondition: lit(); effect: warm(); consenting: Tom; };
action put_out(Tom) { precondition: lit(); effect: !lit(); consenting: Tom; };
utility(): warm();
utility(Tom): warm();
"""


def test_who_was_said_to_believe_a_fact_believes_it_still_where_it_is_not_so() -> None:
    """The world says that Ann believes the lamp to be lit; so she does where it is not, and Tom, of whom nothing is
    said, knows; what he believes of her goes by what he knows."""
    world = unsaid.read(STATED).playable
    starts = Starts(world.open)
    lit = world.open.ground.fluents_named()["lit()"]
    state = starts.with_(Change(world.open, (), lit, False))
    assert state is not None
    minds = world.open.minds
    held = [minds.values(minds.mind(state, *chain))[lit] for chain in ((), (0,), (1,), (1, 0), (0, 1))]
    assert held == [False, True, False, False, True]


RESTLESS = STATED + "trigger glow() { precondition: lit() & !warm(); effect: warm(); };\n"


def test_triggers_settle_a_start_that_is_otherwise() -> None:
    """The lit lamp warms the room before anybody acts; where it is not lit nothing has warmed it, but Ann, who was said
    to believe in the light, believes in the warmth."""
    world = unsaid.read(RESTLESS).playable
    numbers = world.open.ground.fluents_named()
    state = Starts(world.open).with_(Change(world.open, (), numbers["lit()"], False))
    assert state is not None
    minds, warm = world.open.minds, numbers["warm()"]
    assert minds.values(minds.initial)[warm] is True
    assert [minds.values(minds.mind(state, *chain))[warm] for chain in ((), (0,), (1,))] == [False, True, False]


def test_hinges_that_differ_in_nothing_but_a_value_are_said_in_one() -> None:
    """Two places of one thing, of which the same comes, are a line; another fact is a line of its own."""
    story = unsaid.load("paste").find().story
    assert story is not None
    groups = list(alike(story.hinges()))
    assert [len(group) for group in groups if len(group) > 1]
    for group in groups:
        assert len({(str(one.change).partition(" = ")[0], one.first, one.over, one.ending) for one in group}) == 1
        assert hinges_told(story, group, None).count("\n") == 0
