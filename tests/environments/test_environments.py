"""Games as environments: their interfaces' own checkers, and what is observed, rewarded and kept apart."""

from __future__ import annotations

import pickle
import warnings

import numpy as np
import pytest

pytest.importorskip("gymnasium")
pytest.importorskip("pettingzoo")

from gymnasium.utils.env_checker import check_env
from pettingzoo.test import api_test, seed_test

import unsaid
from unsaid.environments import Believed, Ended, Kept, Several, Solo, Worth, reached
from unsaid.environments.sight import LONGEST

KEPT_SECRET = """
entity Ann : character;
entity Ben : character;
property ill() : boolean;
property gone() : boolean;
property seen(c : character) : number;
seen(Ann) = 2;
ill();
believes(Ben, ill()) = False;
believes(Ann, believes(Ben, ill())) = False;
action tell(Ann, Ben) { precondition: ill() & !gone(); effect: believes(Ben, ill()); consenting: Ann; };
action leave(Ann) { precondition: !gone(); effect: gone(); consenting: Ann; observing(c : character): True; };
utility(Ann): if(gone()) 1 else 0;
ending Away { when: gone(); title: "Away"; nobody: "Gone."; };
"""


@pytest.fixture(scope="module")
def secret() -> unsaid.World:
    """Ann can tell Ben, or go."""
    world = unsaid.read(KEPT_SECRET, name="secret")
    assert world.ok, world.diagnostics
    return world


# --- the checkers of the interfaces ---


@pytest.mark.parametrize("observation", ["facts", "text", "both"])
def test_gymnasium_finds_nothing_wrong(observation: str) -> None:
    """Gymnasium's own checker passes a role of a bundled world, whatever is observed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check_env(Solo("the-soup", "Ada", observation=observation, render_mode="ansi"))  # type: ignore[arg-type]


def test_pettingzoo_finds_nothing_wrong() -> None:
    """PettingZoo's own checkers pass two roles of a bundled world: the interface, and that a seed settles all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        api_test(Several("the-soup", "Ada", "Jon"), num_cycles=40)
        seed_test(lambda: Several("the-soup", "Ada", "Jon"), num_cycles=20)


# --- what is observed ---


def test_numbers_mean_the_same_at_every_turn(secret: unsaid.World) -> None:
    """The catalogue has Ann's two acts and her pass; the mask has those on the menu, and after leaving none is."""
    env = Solo(secret, "Ann")
    assert env.choices == ("tell(Ann, Ben)", "leave(Ann)", "pass")
    _, info = env.reset(seed=1)
    assert info["action_mask"].tolist()[:2] == [1, 1]
    assert set(info["menu"]) == {number for number in range(3) if info["action_mask"][number]}
    _, _, over, cut, info = env.step(1)
    assert (over, cut, info["action_mask"].tolist(), info["menu"]) == (True, False, [0, 0, 0], {})


def test_facts_are_those_of_the_minds_in_sight(secret: unsaid.World) -> None:
    """Ann's mind and her Ben's: the illness is so to her and not to him; the number she holds stands beside."""
    env = Solo(secret, "Ann", observation="facts")
    seen, _ = env.reset(seed=1)
    names = env.game.view.names
    ill, number = names.index("ill()"), names.index("seen(Ann)")
    assert seen["codes"].shape == (2, len(names))
    assert seen["codes"][:, ill].tolist() == [2, 1]
    assert (seen["codes"][0, number], seen["numbers"][0, number]) == (3, 2.0)
    seen, *_ = env.step(0)
    assert seen["codes"][:, ill].tolist() == [2, 2]


def test_what_is_told_is_told_once(secret: unsaid.World) -> None:
    """All that an episode's observations tell is, in order, what the seat has read."""
    env = Solo("the-soup", "Ada", observation="text")
    seen, info = env.reset(seed=3, options={"chance": 2})
    told, over = [seen["told"]], False
    while not over:
        seen, _, over, cut, info = env.step(int(np.flatnonzero(info["action_mask"])[0]))
        told.append(seen["told"])
        over = over or cut
    assert "\n\n".join(part for part in told if part) == "\n\n".join(p.text for p in env.game.passages)


def test_a_long_text_is_cut(secret: unsaid.World) -> None:
    """A text longer than the space allows is cut, and says so, and is in the space."""
    world = unsaid.read(KEPT_SECRET + f'opening {{ nobody: "{"word " * 5000}end."; }};', name="long")
    env = Solo(world, "Ann", observation="text")
    seen, _ = env.reset(seed=1)
    assert len(seen["told"]) == LONGEST
    assert seen["told"].endswith("…")
    assert seen in env.observation_space


def test_a_seat_is_all_that_is_observed(secret: unsaid.World) -> None:
    """Whether Ann is ill, Ben observes alike: nothing he cannot know is in what he is given."""
    two = [secret, secret.having("!ill()").believing("Ben", "ill()", False)]
    seen = []
    for world in two:
        env = Several(world, "Ben", "Ann", observation="both", chance=1)
        env.reset(seed=1)
        seen.append(repr(env.observe("Ben")))
    assert seen[0] == seen[1]


# --- chance, clones, illegal choices ---


def test_a_seed_settles_the_chance_and_options_come_first() -> None:
    """The same seed is the same chance; one that is asked for is the game's."""
    env = Solo("the-soup", "Ada")
    env.reset(seed=5)
    first = env.game.rules.chance
    env.reset(seed=5)
    assert env.game.rules.chance == first
    env.reset()
    assert env.game.rules.chance != first
    env.reset(options={"chance": 7})
    assert env.game.rules.chance == 7


@pytest.mark.parametrize("chance", [-1, True, "3", 1.5])
def test_a_chance_that_is_none_is_refused(chance: object) -> None:
    """One sentence says what a chance is."""
    env = Solo("tutorial", "Ida")
    with pytest.raises(unsaid.BadValue, match="it is 0 or more"):
        env.reset(options={"chance": chance})


def test_a_clone_goes_its_own_way(secret: unsaid.World) -> None:
    """What is done to a clone is not done to what it was made of, and both draw alike from there on."""
    env = Solo(secret, "Ann")
    env.reset(seed=1)
    other = env.clone()
    other.step(1)
    assert (env.game.acts, other.game.acts) == ((), ("leave(Ann)",))
    env.reset()
    other.reset()
    assert env.game.rules.chance == other.game.rules.chance
    both = Several(secret, "Ann", "Ben")
    both.reset(seed=1)
    twin = both.clone()
    twin.step(1)
    assert both.terminations == {"Ann": False, "Ben": False}
    assert twin.terminations == {"Ann": True, "Ben": True}


def test_what_is_on_no_menu_does_nothing_and_is_counted(secret: unsaid.World) -> None:
    """A number that is not on the menu costs what was said, changes nothing, and brings the end of an episode."""
    env = Solo(secret, "Ann", illegal=-0.5, moves=2)
    env.reset(seed=1)
    for number, last in ((99, False), (-1, True)):
        seen = env.step(number)
        assert (seen[1], seen[2], seen[3], seen[4]["illegal"]) == (-0.5, False, last, True)
    assert env.game.acts == ()
    with pytest.raises(unsaid.UnsaidError, match="reset"):
        env.step(0)


def test_nothing_is_done_before_an_episode_begins(secret: unsaid.World) -> None:
    """One sentence says what to do first."""
    with pytest.raises(unsaid.UnsaidError, match="call reset first"):
        Solo(secret, "Ann").step(0)


@pytest.mark.parametrize(
    ("given", "said"), [({"observation": "all"}, "facts, text, both"), ({"depth": 9}, "1 to 4"), ({"moves": 0}, "1 or")]
)
def test_what_an_environment_cannot_be_made_with(secret: unsaid.World, given: dict[str, object], said: str) -> None:
    """One sentence says what it can be made with."""
    with pytest.raises(unsaid.BadValue, match=said):
        Solo(secret, "Ann", **given)  # type: ignore[arg-type]


# --- rewards ---


def test_rewards_by_hand(secret: unsaid.World) -> None:
    """Telling brings the belief about and breaks the secret; leaving ends the story, and is what Ann wants."""
    rewards = [Believed(("Ben",), "ill()", 10), Kept("ill()", ("Ben",), 100), Ended("Away", 1000), Worth(0.5)]
    env = Solo(secret, "Ann", rewards=rewards)
    env.reset(seed=1)
    assert env.step(0)[1] == 10
    assert env.step(1)[1] == 1000.5
    env.reset(seed=1)
    assert env.step(1)[1] == 1100.5


def test_what_is_paid_can_be_worked_out_from_a_save() -> None:
    """Over random episodes, the rewards add up to what the saved game is worth less what the first one was."""
    rewards = [reached, Worth(), Believed(("Jon", "Ada"), "numb()", 3)]
    env = Solo("the-soup", "Ada", rewards=rewards, moves=12)
    for seed in range(6):
        _, info = env.reset(seed=seed)
        first, paid, over = env.game, 0.0, False
        env.action_space.seed(seed)
        while not over:
            _, reward, ended, cut, info = env.step(env.action_space.sample(info["action_mask"]))
            paid, over = paid + reward, ended or cut
        last = unsaid.resume(env.game.save())
        assert paid == pytest.approx(sum(r(last, "Ada") - r(first, "Ada") for r in rewards))


def test_each_agent_may_have_rewards_of_its_own(secret: unsaid.World) -> None:
    """What Ann is paid for is nothing to Ben."""
    env = Several(secret, "Ann", "Ben", rewards={"Ann": Believed(("Ben",), "ill()"), "Ben": []})
    env.reset(seed=1)
    env.step(0)
    assert env.rewards == {"Ann": 1.0, "Ben": 0.0}


def test_a_turn_can_be_sent(secret: unsaid.World) -> None:
    """The game of an episode pickles, and is the same game again."""
    env = Solo(secret, "Ann")
    env.reset(seed=1)
    env.step(0)
    assert pickle.loads(pickle.dumps(env.game)) == env.game
