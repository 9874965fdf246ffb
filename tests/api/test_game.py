"""Games from Python: values that are played on, back, kept, and shown to each role as far as it may know."""

from __future__ import annotations

import json
import pickle
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import pairwise

import pytest

import unsaid
from unsaid.api.games import game as game_room
from unsaid.api.games.seat import kind_of
from unsaid.play.kept import saves
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice

THEFT = """
type room;
entity Hall : room;
entity Attic : room;
entity Ann : character;
entity Tom : character;
property at(c : character) : room;
property letter() : room;
property burnt() : boolean;
property glad(c : character) : boolean;
at(Ann) = Hall; at(Tom) = Attic; letter() = Hall;
forall(c : character) believes(Ann, letter() = Hall);
action go(c : character, from : room, to : room) {
  precondition: at(c) == from & from != to; effect: at(c) = to; consenting: c;
  observing(x : character): at(x) == from | at(x) == to | x == c;
};
action burn(c : character) {
  precondition: at(c) == letter() & !burnt(); effect: burnt(); consenting: c;
  observing(x : character): at(x) == at(c);
};
action dance(a : character, b : character) {
  precondition: a != b & at(a) == at(b); effect: glad(a) & glad(b); consenting: a, b;
};
utility(): 0;
utility(Ann): 0;
utility(Tom): if(burnt()) 1 else 0;
"""


def theft() -> unsaid.World:
    """Ann in the hall, Tom in the attic, and a letter that Tom would burn."""
    world = unsaid.read(THEFT, name="theft")
    assert world.ok, world.diagnostics
    return world


def drifting(game: unsaid.Game, moves: int, seed: int = 0) -> unsaid.Game:
    """The game after some moves at random."""
    choose = random.Random(seed)
    for _ in range(moves):
        if game.options:
            game = game.take(choose.choice(game.options))
    return game


# --- going on, and back ---


def test_a_move_gives_another_game_and_leaves_this_one() -> None:
    """The letter is burnt in the new game, where Tom comes down to burn it himself; in the old one it can still be
    burnt, or not."""
    before = theft().play("Ann")
    after = before.take("burn(Ann)")
    assert (before.turns, before.over) == ((), None)
    assert after.acts == ("burn(Ann)", "go(Tom, Attic, Hall)")
    assert (after.moment["burnt()"], before.moment["burnt()"]) == (True, False)
    assert before.take("burn(Ann)") == after


def test_a_game_that_is_over_has_no_options() -> None:
    """In *The Lamp* she lights it, and leaves it to him to row home, which is marked as the end."""
    lit = unsaid.load("tutorial").play("Ida").take("light(Ida)")
    (way,) = lit.options
    assert (str(way), way.act, way.kind, way.of, way.ends) == ("pass", None, "listen", "row_home(Olm)", True)
    over = lit.take(way)
    assert (over.acts, over.over) == (("light(Ida)", "pass(Ida)", "row_home(Olm)"), "ending")
    assert (over.options, over.seat().options, over.seat().over) == ((), (), True)


def test_a_turn_is_let_pass_by_its_name_and_an_end_by_what_comes() -> None:
    """Of two ends that can be let come each has its own name."""
    text = """
    entity Ann : character;
    property lit() : boolean;
    property late() : number;
    late() = 0;
    action light() { effect: lit(); consenting: Ann; };
    action dusk() { effect: late() = 1; };
    action night() { effect: late() = 2; };
    ending Late { when: late() > 0; title: "Late"; };
    """
    game = unsaid.read(text).play("Ann")
    assert [str(move) for move in game.options] == ["light()", "pass"]
    quiet = game.take("pass")
    assert [str(move) for move in quiet.options] == ["light()", "pass: dusk()", "pass: night()"]
    assert [(move.act, move.of, move.kind, move.ends) for move in quiet.options[1:]] == [
        (None, "dusk()", "time", True),
        (None, "night()", "time", True),
    ]
    over = quiet.take("pass: night()")
    assert (over.moment["late()"], over.over, over.ending) == (2, "ending", "Late")


def test_moves_are_those_that_were_chosen() -> None:
    """Turns without a choice are turns, and no moves; taken back, they go with the move before them."""
    text = """
    entity Ann : character;
    property lit() : boolean;
    action light() { precondition: !lit(); effect: lit(); consenting: Ann; };
    """
    game = unsaid.read(text).play("Ann")
    lit = game.take("light()")
    assert (lit.moves, len(lit.turns), lit.over) == (1, 5, "still")
    assert [turn.shown for turn in lit.turns] == [True, False, False, False, False]
    assert lit.undo() == game


def test_undoing_gives_the_very_game_before() -> None:
    """One move back, or several; further back than the beginning is refused."""
    world = unsaid.load("the-owl")
    games = [world.play("Hanne")]
    for _ in range(4):
        games.append(drifting(games[-1], 1))
    for before, after in pairwise(games):
        assert after.undo() == before
        assert (after.undo().passages, after.undo().options) == (before.passages, before.options)
    assert games[-1].undo(4) == games[0]
    with pytest.raises(unsaid.UnsaidError, match="there has been no move so far") as refused:
        games[0].undo()
    assert refused.value.code == "nothing-to-undo"


@pytest.mark.parametrize("option", ["row_home(Olm)", "fly", "Light the lamp", "wait", "pass(Ida)", ""])
def test_what_is_no_option_is_refused(option: str) -> None:
    """An act of another, an act there is not, and words that are no act: the message names the options."""
    game = unsaid.load("tutorial").play("Ida")
    with pytest.raises(unsaid.UnsaidError, match=r"the options are light\(Ida\), pass") as refused:
        game.take(option)
    assert refused.value.code == "not-an-option"


def test_an_option_of_another_moment_is_refused() -> None:
    """What could be chosen before, and what another role could, cannot be chosen any more."""
    game = unsaid.load("tutorial").play("Ida")
    light = game.options[0]
    with pytest.raises(unsaid.UnsaidError, match="the story is over"):
        game.take(light).take("pass").take(light)
    both = unsaid.load("tutorial").play("Ida", "Olm")
    with pytest.raises(unsaid.UnsaidError, match="it is Olm's move, and the option is Ida's"):
        both.take("light(Ida)").take(both.options[0])
    with pytest.raises(unsaid.BadType):
        game.take(0)  # type: ignore[arg-type]


def test_roles_that_cannot_be_are_refused() -> None:
    """Somebody unknown, the same one twice, somebody who is not played, and a chance that is no number."""
    world = unsaid.load("tutorial")
    with pytest.raises(unsaid.UnknownName, match="no character 'Idda'; did you mean Ida"):
        world.play("Idda")
    with pytest.raises(unsaid.UnsaidError, match="twice"):
        world.play("Ida", "Ida")
    with pytest.raises(unsaid.BadType):
        world.play("Ida", chance="3")  # type: ignore[arg-type]
    with pytest.raises(unsaid.UnsaidError, match="Olm is not played in this game; its roles are Ida"):
        world.play("Ida").seat("Olm")
    with pytest.raises(unsaid.WorldError):
        unsaid.read("utility(): nobody();").play()
    with pytest.raises(unsaid.UnsaidError, match="nobody to play"):
        unsaid.read("utility(): 0;").play()


def test_what_working_out_the_others_may_use_is_kept_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A move is made under the budget it is given; used up, it raises, and the game is as it was."""
    budget = unsaid.Budget(time=5)

    @contextmanager
    def spent(given: unsaid.Budget | None) -> Iterator[None]:
        assert given is budget
        yield
        raise unsaid.Spent("time", 5)

    monkeypatch.setattr(game_room, "running", spent)
    game = unsaid.load("tutorial").play("Ida")
    with pytest.raises(unsaid.Spent):
        game.take("pass", budget=budget)
    assert game.turns == ()


# --- a value ---


@pytest.mark.parametrize("roles", [("Hanne",), ("Hanne", "Petra"), ("Petra", "Hanne")])
def test_games_are_values(roles: tuple[str, ...]) -> None:
    """Made alike they are equal, hash alike and have one digest; pickled, or saved and resumed, they are the same."""
    one, two = (drifting(unsaid.load("the-owl").play(*roles, chance=3), 4) for _ in range(2))
    assert one == two
    assert len({one, two, one.undo()}) == 2
    assert (one.digest, one.digest == one.undo().digest) == (two.digest, False)
    for again in (pickle.loads(pickle.dumps(one)), unsaid.resume(one.save())):
        assert again == one
        assert [again.seat(r) for r in roles] == [one.seat(r) for r in roles]
        assert again.options == one.options


def test_a_digest_is_the_same_in_every_process() -> None:
    """Worked out by another interpreter with other hashes, it is the same."""
    told = "import unsaid; print(unsaid.load('tutorial').play('Ida', chance=2).take('pass').digest)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == unsaid.load("tutorial").play("Ida", chance=2).take("pass").digest


def test_a_game_of_a_changed_world_is_resumed_with_its_world() -> None:
    """What was put otherwise, left out or worded otherwise comes back with the save."""
    world = unsaid.load("the-owl").without("laugh").having("believes(Petra, invited())")
    game = drifting(world.play(chance=1), 2)
    assert unsaid.resume(game.save()).world == world.playable


def test_a_game_kept_at_the_terminal_is_resumed() -> None:
    """The save of `unsaid play` has no world in it: that of a bundled world finds it, another must be given it."""
    game = unsaid.load("tutorial").play("Ida").take("pass")
    data = json.loads(game.save())
    del data["source"]
    assert unsaid.resume(json.dumps(data)) == game
    with pytest.raises(unsaid.UnsaidError, match="saved without its world") as refused:
        unsaid.resume(json.dumps(data | {"world": "elsewhere"}))
    assert refused.value.code == "no-world"
    assert saves.loads(game.save().decode()).roles == ("Ida",)


def test_a_game_that_its_world_no_longer_allows_is_refused() -> None:
    """Resumed in a world without the lamp's lighting, it says at which turn it breaks."""
    world = unsaid.load("tutorial")
    game = world.play("Ida").take("light(Ida)")
    with pytest.raises(unsaid.UnsaidError, match=r"turn 1: light\(Ida\) is no longer possible there") as refused:
        unsaid.resume(game.save(), world.without("light"))
    assert refused.value.code == "broken-game"


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", '{"format": "unsaid-save", "version": 9}', b"[" * 100_000])
def test_what_is_no_saved_game_is_refused(data: bytes | str) -> None:
    """Anything else is an error of the one family."""
    with pytest.raises(unsaid.UnsaidError):
        unsaid.resume(data)


def test_a_damaged_world_in_a_save_is_refused() -> None:
    """So is a save whose world is no world."""
    data = json.loads(unsaid.load("tutorial").play("Ida").save())
    for source in (3, {}, data["source"] | {"words": [1]}):
        with pytest.raises(unsaid.UnsaidError, match="damaged"):
            unsaid.resume(json.dumps(data | {"source": source}))


# --- what is played, as a story ---


def test_what_was_played_is_a_story() -> None:
    """Its acts can be told from any side, checked and asked about."""
    game = unsaid.load("tutorial").play("Ida").take("light(Ida)").take("pass")
    assert game.story.names == game.acts == ("light(Ida)", "pass(Ida)", "row_home(Olm)")
    assert game.story.check() == ()
    assert game.moment == game.story.end
    assert game.moment.mind("Olm")["lit()"] is True


# --- seats ---


def test_a_seat_holds_what_its_role_knows_and_nothing_else() -> None:
    """Tom burns the letter upstairs. Nothing that Ann's seat holds, in data or pickled, tells of it; Tom's does."""
    game = theft().having("letter() = Attic").play("Ann", "Tom").take("pass").take("burn(Tom)")
    ann, tom = game.seat("Ann"), game.seat("Tom")
    for data in (json.dumps(ann.to_dict()), json.dumps(game.to_dict("Ann"))):
        assert "burn(Tom)" not in data
        assert json.loads(data)["view"]["minds"][0]["facts"]["letter()"] == "Hall"
    assert b"burn(Tom)" not in pickle.dumps(ann)
    assert (ann.view["burnt()"], tom.view["burnt()"]) == (False, True)
    assert [passage.text for passage in ann.passages[1:]] == ["Nothing happens that you notice."]
    assert "burn" in tom.passages[-1].text
    assert game.acts == ("pass(Ann)", "burn(Tom)")


def test_a_seat_survives_being_pickled() -> None:
    """What is sent to a player is what arrives."""
    seat = drifting(unsaid.load("the-owl").play("Hanne"), 3).seat()
    assert pickle.loads(pickle.dumps(seat)) == seat
    assert hash(pickle.loads(pickle.dumps(seat))) == hash(seat)
    assert json.loads(json.dumps(seat.to_dict()))["role"] == "Hanne"


def test_only_whose_move_it_is_has_options() -> None:
    """Ann chooses first; then Tom, who alone may burn the letter."""
    game = theft().having("letter() = Attic").play("Ann", "Tom")
    assert (game.to_move, game.seat("Tom").options, game.seat("Tom").to_move) == ("Ann", (), False)
    assert game.options == game.seat().options == game.seat("Ann").options
    then = game.take("pass")
    assert then.to_move == "Tom"
    assert [str(move) for move in then.options] == ["go(Tom, Attic, Hall)", "burn(Tom)", "pass"]


def test_beliefs_of_a_view_are_those_of_the_moment() -> None:
    """To three minds deep, a view holds what the mind of the moment holds."""
    game = drifting(unsaid.load("the-saucer").play("Vane"), 2)
    mind = game.moment.mind("Vane")
    assert game.view.facts == mind.facts
    for chain in (("Orrin",), ("Orrin", "Vane"), ("Orrin", "Vane", "Orrin")):
        assert game.view.mind(*chain).facts == mind.mind(*chain).facts
        assert game.view.mind(*chain).who == ("Vane", *chain)
    assert game.view.mind("Vane").nodes == game.view.nodes


def test_names_that_a_view_has_not_are_refused() -> None:
    """The nearest right one is named."""
    view = unsaid.load("tutorial").play("Ida").view
    with pytest.raises(unsaid.UnknownName, match=r"no fact lit; did you mean lit\(\)"):
        view["lit"]
    with pytest.raises(unsaid.UnknownName, match="no character Nobody; there are Ida, Olm"):
        view.mind("Nobody")


def test_a_view_is_equal_where_the_mind_is_whatever_the_world() -> None:
    """A letter put elsewhere unseen leaves Ann's view the very same, though the worlds have engines of their own."""
    one, two = (
        theft().play("Ann"),
        theft().having("letter() = Attic").having("believes(Ann, letter() = Hall)").play("Ann"),
    )
    assert one.moment["letter()"] != two.moment["letter()"]
    assert one.seat() == two.seat()
    assert one.view != theft().having("believes(Ann, letter() = Attic)").play("Ann").view


def test_what_is_offered_says_by_whom() -> None:
    """In one room, Ann offers Tom a dance; his move says so, and taking it they have danced."""
    world = theft().having("at(Tom) = Hall").having("forall(c : character) believes(Ann, glad(c) = False)")
    world = unsaid.read(
        world.text.replace("utility(Tom): if(burnt()) 1 else 0", "utility(Tom): if(glad(Tom)) 1 else 0")
    )
    game = world.play("Ann", "Tom")
    offering = game.take(next(str(move) for move in game.options if str(move).startswith("dance")))
    (move,) = [move for move in offering.options if move.offered_by]
    assert (move.offered_by, move.by) == (("Ann",), "Tom")
    assert offering.acts == ()
    assert offering.take(move).acts == (move.act,)


def test_moves_that_ask_and_answer_are_told_apart() -> None:
    """In *The Unsaid* the night is full of questions: asking and answering are kinds of their own."""
    open_ = unsaid.load("the-unsaid").open
    kinds = {a.name: kind_of(open_.ground.inner, n) for n, a in enumerate(open_.ground.actions)}
    assert (kinds["ask_about_her()"], kinds["deny()"], kinds["make_tea()"]) == ("ask", "answer", "act")


# --- leaks ---

ANN = ("letter() = Hall", "!burnt()", "believes(Tom, letter() = Hall)", "believes(Tom, !burnt())")
"""What Ann believes, whatever is so."""


def believed(world: unsaid.World) -> unsaid.World:
    """The world in which Ann believes all that."""
    return reduce(lambda so_far, fact: so_far.having(f"believes(Ann, {fact})"), ANN, world)


@pytest.mark.parametrize("hidden", ["burnt()", "believes(Tom, burnt())"])
def test_worlds_that_differ_in_what_a_role_cannot_know_give_it_the_same_seat(hidden: str) -> None:
    """Upstairs, Tom burns the letter, or thinks it burnt and does nothing: to Ann all is word for word the same."""
    one = theft().having("letter() = Attic")
    games = [believed(world).play("Ann") for world in (one, one.having(hidden))]
    for _ in range(2):
        assert games[0].seat() == games[1].seat()
        assert json.dumps(games[0].to_dict()) == json.dumps(games[1].to_dict())
        assert pickle.dumps(games[0].seat()) == pickle.dumps(games[1].seat())
        games = [game.take(game.options[-1]) for game in games]
    assert [[act for act in game.acts if "Tom" in act] for game in games] == [["burn(Tom)"], []]


def test_beliefs_in_words_stand_in_the_order_of_their_definition() -> None:
    """Where the letter lies, Ann is told in its place, whether or not anybody is wrong about it."""
    told = []
    glad = theft().having("glad(Ann)")
    for world in (glad, glad.having("letter() = Attic").having("believes(Ann, letter() = Hall)")):
        open_ = world.open
        voice = TellingVoice(Teller(open_.core, open_.ground, open_.minds, "Ann"), open_.minds)
        told.append(voice.mind(open_.minds.initial))
    assert told[0] == told[1]
    assert len(told[0][0][1]) == 4


def test_a_game_is_told_in_the_person_and_tense_asked_for() -> None:
    """Every passage of the game goes by it, before a save and after, and undone moves change nothing of it."""
    game = unsaid.load("tutorial").play("Ida", person=1, tense="past", seed=2)
    told = game.take("light(Ida)")
    assert "I carried the lamp" in told.passages[1].text
    assert unsaid.resume(told.save()) == told
    assert [p.text for p in unsaid.resume(told.save()).passages] == [p.text for p in told.passages]
    assert told.undo().take("light(Ida)").passages == told.passages
    assert told != unsaid.load("tutorial").play("Ida").take("light(Ida)")


def test_a_manner_there_is_not_is_refused() -> None:
    """A game begins in a person and a tense that there are."""
    for manner in ({"person": 4}, {"tense": "future"}):
        with pytest.raises(unsaid.UnsaidError, match=r"there is no (person 4|tense 'future')"):
            unsaid.load("tutorial").play("Ida", **manner)  # pyright: ignore
