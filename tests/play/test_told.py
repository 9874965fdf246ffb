"""What a role reads of a turn: passes, silences, wishes held back and overcome, attempts; and the words of a menu."""

from __future__ import annotations

import unsaid
from tests.play.small import EMBRACE, begun, chosen, number
from unsaid.play.events import Event
from unsaid.play.seen.seeing import changes, sees, sights
from unsaid.play.seen.transcript import closing, opened, transcript
from unsaid.play.seen.voice import PlainVoice

NIGHT = """
type place;
entity Hall : place;
entity Yard : place;
entity Ann : character;
entity Tom : character;
entity Zoe : character;
called Ann: "Ann", she;
called Tom: "Tom", he;
called Zoe: "Zoe", she;
property at(c : character) : place;
property lit() : boolean;
property late() : boolean;
property near() : boolean;
property told() : boolean;
property glad() : boolean;
property locked() : boolean;
property rain() : boolean;
at(Ann) = Hall; at(Tom) = Hall; at(Zoe) = Yard;
believes(Ann, !locked());
utility(): 0;
question why(Ann, Tom) { early: !late(); late, 1: late(); };
action ask() {
  precondition: !owes(Tom, why) & !silent(Tom, why);
  consenting: Ann;
  asking: why;
  observing(x : character): at(x) == Hall;
};
action own_up() { precondition: owes(Tom, why); consenting: Tom; answering: why = late; };
action dance() { precondition: !glad(); effect: glad(); consenting: Ann, Tom; };
action open() { precondition: !locked(); effect: lit(); consenting: Ann; };
concern company(Ann) : closeness(Tom) { weight: 2; term: near(); };
concern pride(Ann) : norm { weight: 3; term: !told(); };
action speak() { precondition: !told(); effect: near() & told(); consenting: Ann; };
action rain() { precondition: !rain(); effect: rain(); };
telling ask() { nobody: "'Why so late?'"; choice: "Ask why he is late"; };
telling rain() { nobody: "It [rains]."; choice: "Listen to the rain coming"; };
telling speak() { nobody: "{Ann says} it."; choice: "Say it"; };
"""
"""Ann may ask Tom why he is late, dance with him, open a door that is locked, or say what she holds back."""


def night(more: str = "") -> unsaid.World:
    """The world with more words."""
    world = unsaid.read(NIGHT + more, name="night")
    assert world.ok, world.diagnostics
    return world


def told(game: unsaid.Game, role: str | None = None) -> list[str]:
    """What a role has read since the beginning."""
    return [passage.text for passage in game.seat(role).passages if passage.turn > 0]


# --- passes and silences ---


def test_whoever_is_played_is_you() -> None:
    """Also where the author tells that side from outside, and speaks to somebody else; a reader is told as written, and
    a player who asks to be told by name is."""
    world = night("viewpoint Ann: third, present, addressing Tom;")
    assert world.play("Ann").take("speak()").passages[-1].text == "You say it."
    assert world.play("Ann", person=3).take("speak()").passages[-1].text == "Ann says it."
    assert "Ann says it." in str(world.story(["speak()"]).tell("Ann"))


def test_a_silence_is_told_to_both_it_lies_between() -> None:
    """Tom has no reason to answer, and lets it go: Ann is told that he says nothing. Zoe, in the yard, reads nothing.
    Whoever plays Tom reads that he says nothing."""
    game = night().play("Ann", "Zoe").take("ask()")
    assert game.acts[:2] == ("ask()", "pass(Tom)")
    assert told(game, "Ann") == ["'Why so late?'", "Tom says nothing."]
    assert told(game, "Zoe") == []
    asked = night("turns Ann, Tom, Zoe;").play("Ann", "Tom").take("ask()")
    (silence,) = [move for move in asked.options if move.kind == "silence"]
    assert (silence.words, str(silence)) == ("Say nothing", "pass")
    assert told(asked.take(silence), "Tom")[-1] == "You say nothing."
    assert told(asked.take(silence), "Ann")[-1] == "Tom says nothing."


def test_a_silence_has_the_author_s_words_where_there_are_any() -> None:
    """They come in the place of the plain ones."""
    game = night('telling silence why() { nobody: "The clock [ticks]."; };').play("Ann").take("ask()")
    assert told(game) == ["'Why so late?'", "The clock ticks."]


def test_a_pass_that_lets_nothing_go_is_not_told() -> None:
    """Where nothing happens that she notices, that is said, once; and rain is told without the pass before it."""
    game = night().play("Tom").take("pass")
    assert game.acts[0] == "pass(Tom)"
    assert told(night("believes(Tom, rain()); rain();").play("Tom").take("pass"))[:1] == [
        "Nothing happens that you notice."
    ]
    assert told(game)[:1] == ["It rains."]


def test_a_pass_is_told_where_the_author_has_words_for_it() -> None:
    """A world may have words for doing nothing, with a pass of its own."""
    words = 'action pass(c : character) { consenting: c; }; telling pass(c : character) { nobody: "{c waits}."; };'
    game = night(words).play("Tom").take("pass")
    assert told(game)[0] == "You wait."


# --- wishes ---


def test_a_wish_that_was_held_back_is_told_in_the_author_s_words() -> None:
    """To say it would bring her near him and cost her pride: she holds it back, and reads what she did not say."""
    held = 'telling held speak() { Ann: "{I} almost said it."; };'
    game = night(held).play("Ann")
    (way,) = [move for move in game.options if move.kind == "hold"]
    assert (way.words, way.of, way.act) == ("Hold back", "speak()", None)
    assert told(game.take(way))[0] == "You almost said it."
    assert told(night().play("Ann").take("pass"))[0] != "You almost said it."


def test_what_was_done_against_oneself_is_told_in_the_author_s_words() -> None:
    """She says it all the same."""
    overcome = 'telling overcome speak() { Ann: "{I} had not thought that {I} could."; };'
    game = night(overcome).play("Ann").take("speak()")
    assert "".join(told(game)).startswith("You say it.You had not thought that you could.")
    free = NIGHT.replace("weight: 3", "weight: 1") + overcome
    assert told(unsaid.read(free).play("Ann").take("speak()"))[0] == "You say it."


def test_an_answer_that_is_held_back_is_left_unsaid() -> None:
    """What would answer a question, or ask one, is left unsaid; anything else is held back."""
    wish = "effect: near() & told(); consenting: Ann;"
    asking = NIGHT.replace(wish, f"{wish} asking: why;")
    game = unsaid.read(asking).play("Ann")
    assert [move.words for move in game.options if move.kind == "hold"] == ["Leave it unsaid"]


# --- attempts ---


def test_an_act_that_cannot_be_done_is_told_without_the_cause() -> None:
    """The door is locked; she reads that it cannot be opened, and not why."""
    game = night("locked();").play("Ann").take("open()")
    assert told(game) == ["You would open; it could not be done."]


def test_a_refusal_has_the_author_s_words_or_plain_ones() -> None:
    """Tom has no reason to dance: he will not."""
    assert told(night().play("Ann").take("dance()")) == ["You would dance; Tom would not."]
    words = 'telling refused dance() { Ann: "{I} put out a hand, and he [looks] at it."; };'
    assert told(night(words).play("Ann").take("dance()")) == ["You put out a hand, and he looks at it."]


def test_an_offer_is_told_to_both_and_to_nobody_else() -> None:
    """Ann would dance, and Tom is played: each reads it from their side, and the menu says who would."""
    game = night().play("Ann", "Tom", "Zoe").take("dance()")
    assert told(game, "Ann") == ["You would dance, if Tom would."]
    assert told(game, "Tom") == ["Ann would dance, if you would."]
    assert told(game, "Zoe") == []
    inside = NIGHT.replace("at(Zoe) = Yard", "at(Zoe) = Hall")
    assert told(unsaid.read(inside, name="night").play("Ann", "Tom", "Zoe").take("dance()"), "Zoe") == []
    (move,) = [move for move in game.options if move.act == "dance()"]
    assert (move.words.endswith("(Ann would)"), move.offered_by) == (True, ("Ann",))


def test_an_offer_has_the_author_s_words_for_whoever_it_is_made_to() -> None:
    """He reads what she holds out to him, and the second time in other words; she reads what she would do."""
    words = 'telling offered dance() { Tom: "{Ann} [holds] out a hand.", "The hand [is] still there."; };'
    game = night(words).play("Ann", "Tom").take("dance()")
    assert (told(game, "Ann"), told(game, "Tom")) == (["You would dance, if Tom would."], ["Ann holds out a hand."])
    again = game.take("pass").take("dance()")
    assert told(again, "Tom")[-1] == "The hand is still there."


def test_what_has_the_same_words_is_on_the_menu_once() -> None:
    """To say nothing can be an act of his, besides the answer that he owes: one choice; either way can be taken."""
    mute = 'action keep_mum() { consenting: Tom; }; telling keep_mum() { choice: "Say nothing"; };'
    game = night(mute).play("Ann", "Tom").take("ask()")
    assert [move.words for move in game.options].count("Say nothing") == 1
    assert game.take("pass").acts[-1] == "pass(Tom)"


def test_an_attempt_is_seen_by_those_who_would_see_the_other_pass() -> None:
    """Tom, who is in the hall with her, sees her fail; Zoe, who is in the yard, does not."""
    game = night("locked();").play("Ann", "Tom", "Zoe").take("open()")
    assert told(game, "Tom") == ["Ann would open; it could not be done."]
    assert told(game, "Zoe") == []


def test_what_is_tried_with_somebody_is_seen_by_whoever_it_needs() -> None:
    """The floor is slippery, which neither knew: Tom was to dance, and so sees it fail from the yard as well."""
    text = NIGHT.replace("precondition: !glad();", "precondition: !glad() & !locked();").replace(
        "at(Tom) = Hall", "at(Tom) = Yard"
    )
    world = unsaid.read(text + "locked(); believes(Tom, !locked());", name="night")
    assert world.ok, world.diagnostics
    game = world.play("Ann", "Tom", "Zoe").take("dance()")
    assert (told(game, "Tom") != [], told(game, "Zoe")) == (True, [])


def test_one_s_own_act_is_seen_though_one_does_not_observe_it() -> None:
    """Only Zoe observes the waving; Ann, who waves, reads of it, and Tom does not."""
    wave = "action wave() { effect: glad(); consenting: Ann; observing(x : character): x == Zoe; };"
    game = night(wave).play("Ann", "Tom", "Zoe").take("wave()")
    assert (told(game, "Ann") != [], told(game, "Tom"), told(game, "Zoe") != []) == (True, [], True)


# --- sight ---


def test_an_unseen_act_is_not_shown() -> None:
    """James weeps in the park where you are not: of that turn you see your own tea and his coming home."""
    session = chosen(begun(EMBRACE, "You"), "make_tea()")
    seen = [s.event.action for s in sights(session, session.turns[0], 0) if s.event]
    assert [session.stage.name(act) for act in seen] == ["make_tea()", "come_home()"]


def test_a_seen_act_is_shown_with_what_it_changed_in_your_mind() -> None:
    """You see him tell, and that he has told is what changes in your beliefs."""
    session = chosen(begun(EMBRACE, "You"), "make_tea()", "call()")
    tell = next(event for event in session.events if session.stage.name(event.action) == "tell()")
    names = [fluent.name for fluent in session.stage.ground.fluents]  # type: ignore[attr-defined]
    assert [names[change.fluent] for change in changes(session.stage, 0, tell)] == ["told()"]


def test_seeing_asks_the_state_before_the_act() -> None:
    """The tea is seen by those at home when it is made, and by James only then."""
    session = begun(EMBRACE, "You")
    stage, start, tea = session.stage, session.state, number(session, "make_tea()")
    assert not sees(stage, 1, Event("act", tea, 0, start, stage.minds.advance(start, tea)))
    home = start
    for act in ("weep()", "come_home()"):
        home = stage.minds.advance(home, number(session, act))
    assert sees(stage, 1, Event("act", tea, 0, home, stage.minds.advance(home, tea)))


# --- the transcript ---


def test_a_transcript_grows_and_never_changes_what_has_been_read() -> None:
    """Read turn by turn or at once, it is the same, and each begins with the one before."""
    session = begun(EMBRACE, "You")
    voice = PlainVoice(session.stage, 0)
    so_far = opened(voice)
    for choice in ("make_tea()", "call()"):
        session = chosen(session, choice)
        grown = transcript(session, 0, voice, so_far)
        assert grown == transcript(session, 0, voice)
        assert grown.passages[: len(so_far.passages)] == so_far.passages
        so_far = grown
    assert closing(session, voice, so_far) is None
    over = chosen(session, "hold() offered")
    end = closing(over, voice, transcript(over, 0, voice))
    assert end is not None
    assert (end.text, end.sort) == ("The end.", "closing")


# --- menus ---


def test_the_words_of_a_menu() -> None:
    """The author's for acts and for what fate brings; plain ones for what there are none for."""
    game = night('ending Wet { when: rain(); title: "Wet"; };').play("Ann")
    words = {move.act or move.kind: move.words for move in game.options}
    assert words["ask()"] == "Ask why he is late"
    assert words["speak()"] == "Say it"
    calm = NIGHT.replace("weight: 3", "weight: 1")
    (way,) = [move for move in unsaid.read(calm).play("Ann").options if move.act is None]
    assert (way.words, way.kind, way.of) == ("Listen to the rain coming", "time", "rain()")
    plain = calm.replace('; choice: "Listen to the rain coming"', "")
    assert unsaid.read(plain).play("Ann").options[-1].words == "Let time pass"
