"""A turn, a menu, an end: the page on how a turn works, one fact at a time."""

from __future__ import annotations

from typing import Any

from .asking import Asking
from .asking import key as asked_key
from .model import Model
from .playing import Game, Item, Rules, Setting
from .small import World


def game(w: World, *roles: str, endings: tuple[Any, ...] = (), seen: Any = True, **rules: Any) -> Game:
    """A game in which a pass is seen by everybody, or as ``seen`` says."""
    first = len(w.data["actions"])
    for c in w.characters:
        w.action(f"pass({c})", consenting=(c,), observing=seen)
    who = range(len(w.characters))
    model = Model(w.data, frozenset(range(first, first + len(who))))
    passes = {c: first + c for c in who}
    played = tuple(w.characters.index(r) for r in roles)
    rules = {"steps": 2, "levels": 2, "goal": 9, **rules}
    return Game(Setting(model, played, passes, Rules(**rules), endings, text="a world"))


def shown(g: Game) -> list[str]:
    """The menu in words: a star marks an end, a plus an offer."""
    return [_item(g, item) for item in g.menu]


def _item(g: Game, item: Item) -> str:
    world = g.setting.model.world
    about = "" if item.act is None else f" {world.actions[item.act].name}"
    return f"{item.kind}{about}{'*' * item.ends}{'+' * item.offered}"


def told(g: Game) -> list[str]:
    """The events in words."""
    world = g.setting.model.world
    who = ["fate" if e.who is None else world.characters[e.who] for e in g.events]
    return [f"{e.kind} {world.actions[e.act].name} {c}" for e, c in zip(g.events, who, strict=True)]


def take(g: Game, words: str) -> list[str]:
    """Chooses an item by its words; the events that came of it."""
    before = len(g.events)
    g.take(next(item for item in g.menu if _item(g, item) == words))
    return told(g)[before:]


def lamp(**fluents: Any) -> World:
    """Ann may light a lamp; Tom, who likes it dark, may put it out."""
    w = World(["Ann", "Tom"], {"lit": False, **fluents})
    w.action("light", w.equal("lit", False), [w.effect("lit", True)], ("Ann",))
    w.action("darken", w.equal("lit", True), [w.effect("lit", False)], ("Tom",))
    w.utility("Tom", w.equal("lit", False))
    return w


# --- trying -----------------------------------------------------------------------------------------


def test_a_move_happens_and_the_others_reply():
    """Ann lights the lamp and Tom puts it out, in one turn."""
    assert take(game(lamp(), "Ann"), "act light") == ["act light Ann", "act darken Tom"]


def test_an_act_fails_that_is_not_possible_in_the_world():
    """Ann wrongly believes the lamp dark; to light it fails, and is then not on her menu any more."""
    w = lamp()
    w.data["fluents"][0]["initial"] = True
    w.believes("Ann", lit=False)
    g = game(w, "Ann", seen={"Ann": True})
    w.utility("Tom", 0)
    assert shown(g) == ["act light", "rest"]
    assert take(g, "act light")[:1] == ["fail light Ann"]
    assert "act light" not in shown(g)


def walk() -> World:
    """To walk takes both; Tom gains by it only where it is dry."""
    w = World(["Ann", "Tom", "Eve"], {"walked": False, "dry": False})
    w.action("walk", w.equal("walked", False), [w.effect("walked", True)], ("Ann", "Tom"))
    w.action("dry up", w.equal("dry", False), [w.effect("dry", True)], ("Ann",))
    w.utility("Tom", ["and", w.equal("dry", True), w.equal("walked", True)])
    return w


def test_an_act_is_refused_by_one_of_the_others_without_a_reason():
    """Tom does not want to walk in the rain; to ask again is no use until Ann has changed her mind."""
    g = game(walk(), "Ann")
    assert shown(g) == ["act walk", "act dry up", "rest"]
    assert take(g, "act walk") == ["refuse walk Ann"]
    assert shown(g) == ["act dry up", "rest"]


def test_an_act_is_wanted_by_one_of_the_others():
    """Once it is dry, Tom offers to walk himself; Ann, who takes it up, needs no reason."""
    g = game(walk(), "Ann")
    assert take(g, "act dry up") == ["act dry up Ann", "offer walk Tom"]
    assert shown(g) == ["act walk+", "listen walk"]
    assert take(g, "act walk+") == ["act walk Ann"]


def test_an_offer_is_not_made_twice_in_one_mind():
    """Ann lets the offer go; Tom, whose mind is what it was, does not make it again, and it stays open."""
    w = walk()
    w.action("cough", consenting=("Ann",))
    g = game(w, "Ann")
    take(g, "act dry up")
    assert take(g, "act cough") == ["act cough Ann"]
    assert shown(g) == ["act walk+", "act cough", "listen walk"]


def test_one_who_offers_again_has_not_got_what_it_offers():
    """Ann coughs, which changes Tom's mind; he offers again, and the walk does not happen without her."""
    w = walk()
    w.data["fluents"].append({"name": "coughs", "property": "coughs", "arguments": [], "type": "number", "initial": 0})
    w.fluents.append("coughs")
    w.action("cough", True, [w.effect("coughs", ["+", w.get("coughs"), 1])], ("Ann",))
    g = game(w, "Ann")
    take(g, "act dry up")
    assert take(g, "act cough") == ["act cough Ann", "offer walk Tom"]


def test_a_role_offers_to_a_role_until_its_next_move():
    """Ann's offer is open on Tom's next menu; after her next move it is not, and she would offer again."""
    w = walk()
    w.action("cough", consenting=("Ann",))
    w.action("hum", consenting=("Tom",))
    g = game(w, "Ann", "Tom")
    assert take(g, "act walk") == ["offer walk Ann"]
    assert shown(g) == ["act walk+", "act hum", "rest"]
    take(g, "act hum")
    take(g, "act cough")
    assert shown(g) == ["act walk", "act hum", "rest"]
    assert take(g, "act walk") == ["offer walk Tom"]
    assert take(g, "act walk+") == ["act walk Ann"]


# --- choosing ---------------------------------------------------------------------------------------


def cook(prefer: bool = False) -> World:
    """Tom can have tea by way of the kettle, or coffee by way of the mill, as good; Ann may cough."""
    w = World(["Ann", "Tom"], {"boiled": False, "ground": False, "tea": False, "coffee": False})
    w.action("cough", consenting=("Ann",))
    w.action("boil", w.equal("boiled", False), [w.effect("boiled", True)], ("Tom",))
    w.action("grind", w.equal("ground", False), [w.effect("ground", True)], ("Tom",))
    w.action("brew", w.equal("boiled", True), [w.effect("tea", True)], ("Tom",))
    w.action("filter", w.equal("ground", True), [w.effect("coffee", True)], ("Tom",))
    w.utility("Tom", ["if", ["or", w.equal("tea", True), w.equal("coffee", True)], 1, 0])
    return w


def test_a_reply_goes_on_with_the_plan():
    """Of equal acts the first is taken, and its plan is gone through in one reply."""
    assert take(game(cook(), "Ann"), "act cough") == ["act cough Ann", "act boil Tom", "act brew Tom"]


def test_a_reply_stops_after_three_acts():
    """Tom climbs three of four steps in one reply, and the last in the next."""
    w = World(["Ann", "Tom"], {"up": 0})
    w.action("cough", consenting=("Ann",))
    for n in range(4):
        w.action(f"step{n}", w.equal("up", n), [w.effect("up", n + 1)], ("Tom",))
    w.utility("Tom", ["if", w.equal("up", 4), 1, 0])
    g = game(w, "Ann", steps=4)
    assert take(g, "act cough") == ["act cough Ann", "act step0 Tom", "act step1 Tom", "act step2 Tom"]
    assert take(g, "act cough") == ["act cough Ann", "act step3 Tom"]


def test_a_reply_goes_on_only_as_far_as_the_menu_stays():
    """Tom's second act would take the cake from Ann's menu: he leaves it for his next reply."""
    w = World(["Ann", "Tom"], {"near": False, "eaten": False})
    w.action("taste", w.equal("eaten", False), consenting=("Ann",))
    w.action("come", w.equal("near", False), [w.effect("near", True)], ("Tom",))
    w.action("eat", ["and", w.equal("near", True), w.equal("eaten", False)], [w.effect("eaten", True)], ("Tom",))
    w.utility("Tom", w.equal("eaten", True))
    g = game(w, "Ann")
    assert take(g, "act taste") == ["act taste Ann", "act come Tom"]
    assert take(g, "act taste") == ["act taste Ann", "act eat Tom"]


def test_what_has_not_happened_yet_is_done_rather():
    """Tom, who gains a coin either way, sings when he has whistled."""
    w = World(["Ann", "Tom"], {"coins": 0})
    w.action("cough", consenting=("Ann",))
    for name in ("whistle", "sing"):
        w.action(name, True, [w.effect("coins", ["+", w.get("coins"), 1])], ("Tom",))
    w.utility("Tom", w.get("coins"))
    g = game(w, "Ann", steps=1)
    assert take(g, "act cough") == ["act cough Ann", "act whistle Tom"]
    assert take(g, "act cough") == ["act cough Ann", "act sing Tom"]
    assert take(g, "act cough") == ["act cough Ann", "act whistle Tom"]


def test_what_is_drawn_is_told_by_a_hash_of_all_that_happened():
    """With a chance, Tom's first choice of two is that of the hash of world, chance, name and events."""
    from hashlib import blake2b, sha256

    for chance in range(1, 9):
        lines = [sha256(b"a world").hexdigest(), str(chance), "Tom", "act cough Ann"]
        number = int.from_bytes(blake2b("\n".join(lines).encode(), digest_size=8).digest(), "big")
        happened = take(game(cook(), "Ann", chance=chance), "act cough")
        assert happened[1] == ("act boil Tom", "act grind Tom")[number % 2]


def test_whoever_saw_the_move_replies_first():
    """Eve saw the cough and Tom did not: she replies before him, though he is defined before her."""
    w = World(["Ann", "Tom", "Eve"], {"a": False, "b": False})
    w.action("cough", consenting=("Ann",), observing={"Ann": True, "Eve": True})
    w.action("a", w.equal("a", False), [w.effect("a", True)], ("Tom",))
    w.action("b", w.equal("b", False), [w.effect("b", True)], ("Eve",))
    w.utility("Tom", w.equal("a", True))
    w.utility("Eve", w.equal("b", True))
    assert take(game(w, "Ann"), "act cough") == ["act cough Ann", "act b Eve", "act a Tom"]


# --- questions --------------------------------------------------------------------------------------


def key(*roles: str) -> Game:
    """Ann asks Tom about the key, as on the semantics page."""
    w = asked_key()
    return game(w, *roles, steps=1)


def test_whoever_owes_an_answer_and_does_nothing_passes():
    """Tom took the key, believes so, and would gain nothing by a denial: that he says nothing is an event."""
    w = asked_key(took=True)
    w.data["fluents"][0]["initial"] = True
    g = game(w, "Ann", steps=1)
    assert take(g, "act ask") == ["act ask Ann", "act pass(Tom) Tom"]
    assert take(g, "act wait") == ["act wait Ann"]


def test_a_role_may_keep_silent():
    """Asked, Tom may deny, shrug, hum, or say nothing; when he has kept silent he owes nothing any more."""
    g = key("Ann", "Tom")
    take(g, "act ask")
    assert shown(g) == ["act deny", "act shrug", "act hum", "silence"]
    assert take(g, "silence") == ["act pass(Tom) Tom"]
    take(g, "act wait")
    assert shown(g) == ["act deny", "act shrug", "act hum", "rest"]


def test_a_reply_ends_with_a_question_to_a_role():
    """Ann, not played, asks Tom and leaves what she planned next for later."""
    w = Asking(["Ann", "Tom"], {"took": False, "sat": False}, ("Ann", "Tom"))
    w.question("key", "Ann", "Tom", {"lost": (0, {"took": False}), "kept": (1, {"took": True})})
    w.act("ask", w.equal("owes key", False), consenting=("Ann",), asking="key")
    w.act("sit", ["and", w.equal("owes key", True)], [w.effect("sat", True)], consenting=("Ann",))
    w.act("hum", consenting=("Tom",))
    w.utility("Ann", w.equal("sat", True))
    assert take(game(w, "Tom"), "act hum") == ["act hum Tom", "act ask Ann"]


# --- fate and ends ----------------------------------------------------------------------------------


def rain(**more: Any) -> World:
    """It may rain, and the author likes it; Ann can cough."""
    w = World(["Ann"], {"wet": False, **more})
    w.action("rain", w.equal("wet", False), [w.effect("wet", True)])
    w.utility(None, ["if", w.equal("wet", True), 1, 0])
    return w


def test_fate_acts_when_nothing_else_has_happened():
    """Ann has nothing to do but to let time pass; that is no choice, so it goes on by itself, and it rains."""
    g = game(rain(), "Ann")
    assert told(g)[:2] == ["act pass(Ann) Ann", "act rain fate"]
    assert g.over


def test_fate_does_not_act_in_a_round_with_an_act():
    """Ann coughs: it does not rain; she lets time pass: it does."""
    w = rain()
    w.action("cough", consenting=("Ann",))
    g = game(w, "Ann")
    assert shown(g) == ["act cough", "time rain"]
    assert take(g, "act cough") == ["act cough Ann"]
    assert take(g, "time rain") == ["act pass(Ann) Ann", "act rain fate"]
    assert shown(g) == ["act cough", "rest"]


def test_an_end_of_fates_is_an_item_of_its_own():
    """The rain would end the story, so it is marked, and it comes only when it is chosen."""
    g = game(rain(), "Ann", goal=1)
    assert shown(g) == ["time rain*"]
    assert take(g, "time rain*") == ["act pass(Ann) Ann", "act rain fate"]
    assert g.over


def test_without_a_goal_any_rise_ends_the_story():
    """The author gains by the rain, which so is an end."""
    assert shown(game(rain(), "Ann", goal=None)) == ["time rain*"]


def test_an_act_is_marked_after_which_an_ending_holds():
    """Ann may leave, which is an ending, or cough, which is none."""
    w = World(["Ann"], {"left": False})
    w.action("leave", True, [w.effect("left", True)], ("Ann",))
    w.action("cough", consenting=("Ann",))
    g = game(w, "Ann", endings=(w.equal("left", True),))
    assert shown(g) == ["act leave*", "act cough", "rest"]
    take(g, "act leave*")
    assert g.over
    assert g.menu == []


def test_an_end_that_nobody_asked_for_is_held_up():
    """Tom would shut the door for good; he waits until Ann chooses a way of letting her turn pass, which is marked."""
    w = World(["Ann", "Tom"], {"shut": False})
    w.action("cough", consenting=("Ann",))
    w.action("shut", w.equal("shut", False), [w.effect("shut", True)], ("Tom",))
    w.utility("Tom", w.equal("shut", True))
    g = game(w, "Ann", endings=(w.equal("shut", True),))
    assert shown(g) == ["act cough", "listen shut"]
    assert take(g, "act cough") == ["act cough Ann"]
    assert shown(g) == ["act cough", "listen shut*"]
    assert take(g, "listen shut*") == ["act pass(Ann) Ann", "act shut Tom"]
    assert g.over


def test_an_end_by_an_answer_owed_is_not_held_up():
    """Ann asked, so Tom's denial ends the story at once."""
    w = asked_key()
    g = game(w, "Ann", steps=1, endings=(w.equal("cleared", True),))
    assert take(g, "act ask") == ["act ask Ann", "act deny Tom"]
    assert g.over


def test_a_story_is_not_over_before_anything_has_happened():
    """The ending holds from the start: Ann's cough ends the story, and so would letting her turn pass."""
    w = World(["Ann"], {"left": True})
    w.action("cough", consenting=("Ann",))
    g = game(w, "Ann", endings=(w.equal("left", True),))
    assert shown(g) == ["act cough*", "rest*"]
    assert not g.over


def test_a_story_without_anything_to_do_stands_still():
    """Ann can do nothing and nothing comes: after four rounds it is over, and nothing has been an event."""
    g = game(World(["Ann"], {"left": False}), "Ann")
    assert g.over
    assert told(g) == []
    assert len(g.story.turns) == 4


def test_a_story_that_goes_on_by_itself_for_forty_turns_is_over():
    """Ann can only listen to Tom, who turns a lamp on, and to Eve, who turns it off: it ends after forty turns."""
    w = World(["Ann", "Tom", "Eve"], {"lit": False})
    w.action("light", w.equal("lit", False), [w.effect("lit", True)], ("Tom",))
    w.action("darken", w.equal("lit", True), [w.effect("lit", False)], ("Eve",))
    w.utility("Tom", w.equal("lit", True))
    w.utility("Eve", w.equal("lit", False))
    g = game(w, "Ann")
    assert g.over
    assert told(g)[:3] == ["act pass(Ann) Ann", "act light Tom", "act darken Eve"]
    assert len(g.story.turns) == 40


def test_the_first_named_moves_first_and_the_rest_by_their_turns():
    """Tom, Ann and Eve are named, and have turns in the order Ann, Eve, Tom: Tom moves, then Ann, then Eve."""
    w = Asking(["Ann", "Eve", "Tom"], {"a": False}, ("Ann", "Eve", "Tom"))
    for name in w.characters:
        w.action(f"cough {name}", consenting=(name,))
    g = game(w, "Tom", "Eve", "Ann")
    assert [g.setting.model.world.characters[c] for c in g.setting.roles] == ["Tom", "Ann", "Eve"]


def test_a_move_is_taken_back_with_all_that_followed():
    """Ann coughs and Tom makes tea; taken back, nothing has happened, and the same move meets the same reply."""
    g = game(cook(), "Ann")
    happened = take(g, "act cough")
    g.undo()
    assert told(g) == []
    assert take(g, "act cough") == happened


# --- ways -------------------------------------------------------------------------------------------


def test_a_role_that_holds_something_back_may_go_on_holding_it():
    """Ann would speak, did it not cost her pride, which is worth more: she may let time pass by holding it back."""
    w = World(["Ann"], {"near": False, "proud": True})
    w.action("speak", w.equal("near", False), [w.effect("near", True), w.effect("proud", False)], ("Ann",))
    near, proud = w.get("near"), w.get("proud")
    w.data["inner"] = {
        "concerns": [
            {"name": "company", "owner": 0, "kind": "own", "weight": 2, "term": near},
            {"name": "pride", "owner": 0, "kind": "norm", "weight": 3, "term": proud},
        ]
    }
    counted = [["*", by, ["if", ["==", e, True], 1, 0]] for by, e in ((2, near), (3, proud))]
    w.utility("Ann", ["+", *counted])
    assert shown(game(w, "Ann")) == ["act speak", "hold speak"]


def test_a_role_listens_to_whom_it_believes_to_be_up_to_something():
    """Ann believes that Tom sees the lamp lit, and so that he would put it out; he knows better, and does nothing."""
    w = lamp()
    w.believes("Ann", lit=True)
    w.action("cough", consenting=("Ann",))
    g = game(w, "Ann")
    assert shown(g) == ["act cough", "listen darken"]
    assert take(g, "listen darken") == ["act pass(Ann) Ann"]


def test_a_role_does_not_listen_to_somebody_out_of_sight():
    """Tom's passes are not seen by Ann, so there is no listening to him."""
    w = lamp()
    w.believes("Ann", lit=True)
    w.action("cough", consenting=("Ann",))
    assert shown(game(w, "Ann", seen={"Tom": True})) == ["act cough", "rest"]


def test_a_role_may_let_everything_be_where_something_is_going_on():
    """Ann may cough or rest; where she has rested and nothing came of it, she can only cough."""
    w = World(["Ann"], {"left": False})
    w.action("cough", consenting=("Ann",))
    g = game(w, "Ann")
    assert shown(g) == ["act cough", "rest"]
    assert take(g, "rest") == ["act pass(Ann) Ann"]
    assert shown(g) == ["act cough"]


def test_an_act_of_fates_that_would_end_the_story_is_marked_whoever_knows():
    """Ann believes it is not red, so that the fall would be no end; it would be one, and is marked."""
    w = World(["Ann"], {"red": True, "green": False})
    w.believes("Ann", red=False)
    w.action("cough", consenting=("Ann",))
    w.action("fall", w.equal("green", False), [w.effect("green", True)])
    g = game(w, "Ann", endings=(["and", w.equal("red", True), w.equal("green", True)],))
    assert shown(g) == ["act cough", "time fall*"]
    assert take(g, "time fall*") == ["act pass(Ann) Ann", "act fall fate"]
    assert g.over
