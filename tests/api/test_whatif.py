"""What if, and on what a game hung: small games whose forks are known by hand, and every fork by a loop of its own."""

from __future__ import annotations

import pickle

import pytest

import unsaid
from tests.afterwards import DOOR, door, left
from unsaid.api.hinging.hinges import worth_telling
from unsaid.api.otherwise.change import typed
from unsaid.api.otherwise.forked import conditional, teller_of

Acts = tuple[str, ...]

SAID, UNSAID = "It Was Said", "It Was Not Said"


def test_another_move() -> None:
    """Called at the first turn he learns better and says it; then she leaves, as she did."""
    fork = left().whatif(instead=(1, "call()"))
    assert (fork.acts, fork.ending, fork.first) == (("call()", "tell()", "leave()"), SAID, 1)
    assert (fork.gained, fork.lost) == (("call()", "tell()"), ())
    assert str(fork.changes[0]) == "turn 1: call()"


def test_a_move_may_be_named_by_its_words() -> None:
    """The words of the menu, or how they begin, mean the same move."""
    for said in ("Call after him", "call", "call after", "call()"):
        assert left().whatif(instead=(2, said)).acts == ("pass(Ann)", "call()", "tell()", "leave()")


def test_a_belief_at_the_start() -> None:
    """Had he known better from the start, he would have said it when she let it be."""
    fork = left().whatif(believes="Tom believed not ashamed()")
    assert (fork.acts, fork.ending, fork.first) == (("pass(Ann)", "tell()", "leave()"), SAID, 2)


def test_a_fact_at_the_start() -> None:
    """Where it has been said from the start, she only has to leave: he has nothing to say."""
    fork = left().whatif(fact="told()")
    assert (fork.acts, fork.ending) == (("pass(Ann)", "leave()"), SAID)
    assert fork.first is None


def test_an_act_that_nobody_can_do() -> None:
    """Where nobody can leave, the end of the game is not come to, and the act has lost its possibility."""
    fork = left().whatif(without="leave")
    assert "leave()" not in fork.acts
    assert [(lost.act, lost.how) for lost in fork.lost] == [("leave()", "possibility")]


def test_a_concern_that_weighs_less() -> None:
    """To tell brings him 3: where it costs him 2 he says it once she lets it be, and where it costs 3 he does not."""
    fork = left().whatif(weighing=("shame(Tom)", 2))
    assert (fork.acts, fork.ending, fork.first) == (("pass(Ann)", "tell()", "leave()"), SAID, 2)
    assert left().whatif(weighing=("shame(Tom)", 3)).first is None


def test_a_weight_that_was_not_written() -> None:
    """A concern without a weight weighs 1; another is written into it, and nothing else of the text is touched."""
    assert door().weighing("peace(Ann)", 5).text == DOOR.replace("own { term: gone()", "own { weight: 5; term: gone()")
    assert door().weighing("fear(Ann)", 0.5).text == DOOR.replace(
        "weight: 3; term: !called()", "weight: 0.5; term: !called()"
    )


def test_a_concern_is_told_in_its_words() -> None:
    """What would be lost stands for the concern; where there are no words for that, it goes by its name."""
    forks = [left().whatif(weighing=(one, 0)) for one in ("shame(Tom)", "fear(Ann)")]
    told = [conditional(fork, teller_of(fork, "Ann")) for fork in forks]
    assert told == [
        "if it had weighed nothing with Tom that Tom would be looked at",
        "if it had weighed nothing with you `fear(Ann)`",
    ]


def test_the_policy_keeps_nothing_of_what_was_chosen() -> None:
    """Left to herself she leaves at once: that brings her 1, and nothing else does."""
    fork = left().whatif(believes="Tom believed not ashamed()", keep="policy")
    assert fork.acts == ("leave()",)


def test_the_old_acts_gone_through() -> None:
    """With his acts kept, what he said where he knew better has lost its reason where he does not."""
    game = door(DOOR.replace("believes(Tom, ashamed());\n", "")).play("Ann").take("pass").take("leave()")
    assert game.acts == ("pass(Ann)", "tell()", "leave()")
    fork = game.whatif(believes="Tom believed ashamed()", keep="acts")
    assert fork.acts == game.acts
    (lost,) = fork.lost
    assert (lost.number, lost.act, lost.how, lost.who, lost.plan) == (2, "tell()", "reason", "Tom", ("tell()",))


OUT = """
property out() : boolean;
property ready() : boolean;
action go_out() { precondition: !out() & !told() & ready(); effect: out(); consenting: Tom; };
concern air(Tom) : own { weight: 9; term: out(); };
"""
"""What Tom could do instead of telling, were he ready."""


def test_what_is_no_longer_best() -> None:
    """Where something else leads further for him, to tell still makes sense, and is not what he would do."""
    knowing = DOOR.replace("believes(Tom, ashamed());\n", "")
    knowing = knowing.replace("precondition: !told();", "precondition: !told() & !out();")
    game = door(knowing + OUT).play("Ann").take("pass").take("leave()")
    assert game.acts == ("pass(Ann)", "tell()", "leave()")
    (lost,) = game.whatif(fact="ready()", keep="acts").lost
    assert (lost.act, lost.how, lost.who, lost.better) == ("tell()", "best", "Tom", ("go_out()",))


def test_a_story_is_gone_through() -> None:
    """Of a story that nobody played: which acts cannot happen, and which condition is wanting."""
    lamp = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    lost = [(one.number, one.how, one.missing) for one in lamp.whatif(without="light").lost]
    assert lost == [(1, "possibility", ()), (2, "possibility", ("lit()",))]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "no-change"),
        ({"instead": (3, "call()")}, "no-change"),
        ({"instead": (1, "shout()")}, "not-an-option"),
        ({"believes": "Bob believed told()"}, "unknown-character"),
        ({"without": "shout"}, "unknown-act"),
        ({"weighing": ("sham(Tom)", 1)}, "unknown-concern"),
        ({"weighing": ("shame(Ann)", 1)}, "unknown-concern"),
        ({"weighing": ("shame(Tom)", -1)}, "no-change"),
    ],
)
def test_what_cannot_be_asked(changes: dict[str, object], code: str) -> None:
    """Nothing put otherwise, a turn that there was not, what was not on the menu, and nobody, are refused."""
    with pytest.raises(unsaid.UnsaidError) as raised:
        left().whatif(**changes)  # type: ignore[arg-type]
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("said", "kind", "turn", "statement"),
    [
        ("turn 9: call_him_back", "move", 9, "call_him_back"),
        ("turn 9 call him back", "move", 9, "call him back"),
        ("not printed()", "fact", None, "not printed()"),
        ("James believed !taints()", "belief", None, "James believed !taints()"),
        ("without deny", "without", None, "deny"),
        ("shame(James) weighed 2.5", "concern", None, "shame(James) weighed 2.5"),
    ],
)
def test_what_a_player_types(said: str, kind: str, turn: int | None, statement: str) -> None:
    """A move, a fact, a belief, an act that nobody can do and a concern are told apart."""
    found = typed(said)
    assert (found.kind, found.turn, found.statement) == (kind, turn, statement)


# --- hinges ---


def by_hand() -> dict[str, tuple[Acts, str]]:
    """All there is to be otherwise in the game in which she lets it be and leaves, and what comes of it. At the second
    turn she cannot let it be once more: in the round before nothing happened."""
    return {
        "turn 1: call()": (("call()", "tell()", "leave()"), SAID),
        "turn 1: leave()": (("leave()",), UNSAID),
        "turn 2: call()": (("pass(Ann)", "call()", "tell()", "leave()"), SAID),
        "Tom believed !ashamed()": (("pass(Ann)", "tell()", "leave()"), SAID),
    }


def test_the_hinges_of_a_game_by_hand() -> None:
    """Every other move at both turns, and what he had wrong; what else they think of one another changes nothing."""
    found = {str(fork.changes[0]): (fork.acts, fork.ending) for fork in left().hinges()}
    assert {change: what for change, what in found.items() if change in by_hand()} == by_hand()
    assert all("believed" in change for change in found.keys() - by_hand().keys())


def played_on(game: unsaid.Game, old: list[str]) -> unsaid.Game:
    """A game gone on with in a way of its own: the old moves in order, as far as they are there; then she leaves."""
    while not game.over:
        there = [str(option) for option in game.options]
        after = old.index(next((move for move in old if move in there), "")) if any(m in there for m in old) else None
        move = "leave()" if after is None else old[after]
        old = [] if after is None else old[after + 1 :]
        game = game.take(move)
    return game


def test_the_moves_among_the_hinges_by_a_loop_of_its_own() -> None:
    """Every option that was not taken, at every turn, is among them, and comes to what playing on comes to."""
    game = left()
    moves = ["pass", "leave()"]
    expected: dict[str, Acts] = {}
    for turn in range(1, game.moves + 1):
        before = game.undo(game.moves - turn + 1)
        for option in map(str, before.options):
            if option != moves[turn - 1]:
                expected[f"turn {turn}: {option}"] = played_on(before.take(option), moves[turn:]).acts
    found = {str(fork.changes[0]): fork.acts for fork in game.hinges() if fork.changes[0].kind == "move"}
    assert found == {change: acts for change, acts in expected.items() if acts != game.acts}


def test_the_heaviest_come_first() -> None:
    """Those that end otherwise stand before those that do not, and of these what changes more acts before what changes
    fewer."""
    endings = [fork.ending == UNSAID for fork in left().hinges()]
    assert endings == sorted(endings)
    other = [len(fork.gained) + len(fork.lost) for fork in left().hinges() if fork.ending == SAID]
    assert other == sorted(other, reverse=True)


def test_few_are_told() -> None:
    """At most six, and none that comes to the same end and changes next to nothing."""
    told = worth_telling(left().hinges())
    assert 0 < len(told) <= 6
    assert all(fork.ending == SAID for fork in told)


def test_a_belief_put_right_and_written_into_the_world_are_the_same() -> None:
    """A hinge puts a belief right in the settled start; said of the world's text, it comes to the same."""
    (hinge,) = (fork for fork in left().hinges() if str(fork.changes[0]) == "Tom believed !ashamed()")
    assert hinge.acts == left().whatif(believes="Tom believed !ashamed()").acts


def test_a_fork_travels() -> None:
    """A hinge that was pickled comes back with the same acts: it is worked out again."""
    for fork in left().hinges():
        assert pickle.loads(pickle.dumps(fork)).acts == fork.acts


@pytest.mark.slow
@pytest.mark.parametrize("name", ["the-riding-light", "the-lesson"])
def test_forks_of_worlds_that_come_along(name: str) -> None:
    """Every fork goes as the game did up to where it differs; that of another move is a story that ends as it says."""
    game = unsaid.load(name).play()
    while not game.over:
        game = game.take(game.options[0])
    for fork in game.hinges():
        assert fork.first is not None
        same = fork.first - 1
        assert fork.acts[:same] == game.acts[:same]
        assert fork.acts[same : same + 1] != game.acts[same : same + 1]
        if fork.changes[0].kind == "move":
            assert fork.world.story(list(fork.acts)).ending == fork.ending
