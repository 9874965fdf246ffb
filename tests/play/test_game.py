"""A game at a terminal, with the terminal played by a list of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.play.small import EMBRACE, begun, happened, menu, story
from unsaid.play.kept import saves
from unsaid.play.kept.saves import SaveProblem
from unsaid.play.seen.answers import Tone
from unsaid.play.seen.voice import PlainVoice
from unsaid.play.session import Session
from unsaid.play.table.commands import COMMANDS, understand
from unsaid.play.table.conversation import LONG, Conversation
from unsaid.play.turns import ended

HAPPY = ["make", "call", "hold"]
"""The choices that lead to the embrace, in words: by the third James has offered it."""

ALONE = """
entity You : character;
entity Zoe : character;
property n() : number;
property rain() : boolean;
n() = 0;
action step() { precondition: n() < 9; effect: n() = n() + 1; consenting: You; };
action rain() { precondition: !rain(); effect: rain(); };
utility(): 0;
"""
"""You may take nine steps, alone."""


@dataclass
class Script:
    """A terminal that types prepared lines and remembers what was shown."""

    lines: list[str]
    shown: list[tuple[Tone, str]] = field(default_factory=list)
    pauses: int = 0

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Remembers a passage."""
        self.shown.append((tone, text))

    def ask(self) -> str | None:
        """The next prepared line."""
        return self.lines.pop(0) if self.lines else None

    def pause(self) -> None:
        """Counts the pauses."""
        self.pauses += 1

    def text(self) -> str:
        """All that was shown."""
        return "\n".join(text for _, text in self.shown)


@dataclass
class Shelf:
    """A shelf that holds sessions in memory, by name; or none, where it is full."""

    full: bool = False
    kept: dict[str | None, Session] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def keep(self, session: Session, where: str | None) -> str:
        """Keeps it."""
        if self.full:
            raise SaveProblem("the disk is full")
        self.kept[where] = session
        return where or "usual"

    def load(self, where: str) -> Session:
        """What was kept by a name."""
        if where not in self.kept:
            raise SaveProblem(f"{where} cannot be read")
        return self.kept[where]

    def copies(self) -> list[str]:
        """The names."""
        return sorted(name for name in self.kept if name is not None)

    def write(self, text: str, where: str) -> str:
        """Remembers a text."""
        if self.full:
            raise SaveProblem("the disk is full")
        self.written[where] = text
        return where

    def said(self) -> str:
        """Where it is."""
        return "It is kept on the shelf."


def played(lines: list[str], session: Session | None = None, **more: Any) -> tuple[Session, Script]:
    """Plays lines on a small world."""
    session = session or begun(EMBRACE, "You")
    script = Script(list(lines))
    game = Conversation(session, PlainVoice(session.stage, session.role, "Toy"), script, **more)
    return game.play(), script


def test_a_game_reaches_its_end_and_tells_it() -> None:
    """Choosing by words leads to the embrace; the closing is told, and the game waits for a last command."""
    session, script = played(HAPPY)
    assert ended(session) == "goal"
    assert "hold()." in script.text()
    assert "The end." in script.text()


def test_numbers_and_words_choose_the_same() -> None:
    """The second choice by number and by its words give the same session."""
    assert played(["2"])[0].events == played(["call"])[0].events


def test_what_the_role_cannot_see_is_not_shown() -> None:
    """James weeps unseen in the first turn: no word of it reaches the player, whatever is typed."""
    _, script = played(["make", "why", "look", "transcript", "breath numbers"])
    assert "weep" not in script.text()


def test_a_menu_that_is_not_shown_is_not_asked_about_and_what_happens_meanwhile_is_told() -> None:
    """With the ninth step there is nothing to do but let it rain: that, and the end, is told at once."""
    session, script = played(["step"] * 9, begun(ALONE, "You"))
    assert story(session)[8:10] == [["step()"], ["pass(You)", "*rain()"]]
    shown = script.text().rpartition("step().")[2]
    assert shown.index("rain().") < shown.index("Nothing more can happen here.") < shown.index("The end.")


def test_what_nobody_else_did_is_not_asked_about() -> None:
    """Your own step, and the rain that is fate's, are nobody else's doings."""
    text = played([*["step"] * 9, "why"], begun(ALONE, "You"))[1].text()
    assert "rain()." in text
    assert "Nobody else has done anything you could see yet." in text


# --- asked ---


def test_why_gives_the_reasons_of_what_was_seen_as_far_as_you_can_tell() -> None:
    """You thought James at home, so you cannot tell why he came. He has wept, as you know then: to tell brings him from
    1 to 2, and to be held to 3."""
    _, script = played(["make", "why", "call", "why"])
    first, _, second = script.text().partition("tell().")
    assert "You cannot tell why James did that." in first
    made_out = "As you see it, James: tell(), from 1.0 to 2.0.\nAs you see it, James: hold(), from 2.0 to 3.0."
    assert made_out in second
    assert "weep" not in script.text()


def test_why_tells_the_truth_when_the_story_is_over() -> None:
    """His coming home is the end, and then it is told why he came: to tell, which brings him from 1 to 2."""
    end = EMBRACE + 'ending Home { when: at(James) == Home; title: "Home"; };'
    session, script = played(["make", "see", "why"], begun(end, "You"))
    assert ended(session) == "ending"
    assert "James: come_home(), then tell(), from 1.0 to 2.0." in script.text()


def test_why_says_what_you_could_do_as_you_believe_it() -> None:
    """Believing James at home, you could hold him; that he is away is not let out."""
    _, script = played(["why"])
    assert "Nobody else has done anything you could see yet." in script.text()
    assert "You: hold(), from 0.0 to 1.0." in script.text()


def test_why_says_honestly_when_nothing_helps() -> None:
    """Where nothing is wanted, you know of nothing that would bring you nearer to anything."""
    assert "You know of nothing you could do" in played(["why"], begun(ALONE, "You"))[1].text()


def test_hint_names_what_you_would_do_or_that_there_is_nothing() -> None:
    """You would hold him; where nothing is wanted, the turn could be let pass. After the end there is no hint."""
    assert "What you want most would have you do this: hold() (the end)." in played(["hint"])[1].text()
    said = played(["hint"], begun(ALONE, "You"))[1].text()
    assert "Nothing you know of would bring you nearer to what you want. You could let it pass: rain()." in said
    assert "there is nothing to choose any more" in played([*HAPPY, "hint"])[1].text()


def test_mind_shows_what_the_role_believes() -> None:
    """At the start you believe James to be at home."""
    session = begun(EMBRACE, "You")
    place = [f.name for f in session.stage.ground.fluents].index("at(James)")  # type: ignore[attr-defined]
    assert f"Fluent {place} is now Home." in played(["mind"])[1].text()


def test_help_lists_every_command() -> None:
    """Each command a player can type is in the help."""
    text = played(["help"])[1].text()
    assert all(f"\n{word}:" in text for word in COMMANDS)


@pytest.mark.parametrize("line", ["", "0", "99", "dance", "make tea now", "why me", "\x00", "½", "🫖", "5" * 99])
def test_what_is_not_understood_changes_nothing(line: str) -> None:
    """A line that names no choice and no command is answered by a hint, and the turn is still yours."""
    session, script = played([line])
    assert session.turns == ()
    assert script.shown[-1][0] == "note"


@pytest.mark.parametrize(
    "line", ["undo x", "undo 0", "undo 99999999", "undo -1", "breath deep", "turn", "unsaid", "load"]
)
def test_what_a_command_cannot_do_is_said(line: str) -> None:
    """There is nothing to take back, no such way to show what holds one back, and no page to turn yet."""
    session, script = played([line])
    assert session.turns == ()
    assert script.shown[-1][0] in ("note", "trouble")


def test_ambiguous_words_are_asked_about() -> None:
    """Words that begin two choices choose neither."""
    assert understand("go", ["Go home", "Go out"]).verb == "unclear"
    assert understand("go o", ["Go home", "Go out"]).choice == 1
    assert understand("go", ["Go", "Go out"]).choice == 0


# --- back, and elsewhere ---


def test_undo_takes_back_a_choice_even_after_the_end() -> None:
    """Undoing after the last act takes the embrace back, and the story goes on."""
    session, script = played([*HAPPY, "undo"])
    assert ended(session) is None
    assert session.moves == 2
    assert "You take back the last choice." in script.text()


def test_undo_takes_back_as_many_choices_as_it_is_told() -> None:
    """Three of four; more than there were are not taken back."""
    session, script = played([*["step"] * 4, "undo 3"], begun(ALONE, "You"))
    assert (session.moves, happened(session)) == (1, ["step()"])
    assert "You take back 3 choices." in script.text()
    kept, script = played(["step", "step", "undo 3"], begun(ALONE, "You"))
    assert kept.moves == 2
    assert "That cannot be taken back: there have been 2 choices." in script.text()


@pytest.mark.parametrize("line", ["undo", "undo 99", "undo it all"])
def test_what_cannot_be_taken_back_is_said_once(line: str) -> None:
    """After the note that tells how to choose there is one note more, which is not what was typed."""
    _, script = played([line])
    (note,) = [text for tone, text in script.shown if tone == "note"][1:]
    assert note in (
        "That cannot be taken back: the story has only begun.",
        "`undo`, or `undo` and how many choices to take back.",
    )


def test_undo_at_the_beginning_says_so() -> None:
    """There is nothing to take back before the first turn."""
    assert "only begun" in played(["undo"])[1].text()


def test_restart_begins_again_and_keeps_the_game_so_far() -> None:
    """It is kept by a name of its own, and can be gone back to."""
    shelf = Shelf()
    session, script = played(["make", "restart"], shelf=shelf)
    assert session.turns == ()
    assert shelf.kept["before"].moves == 1
    assert "`load before` goes back to it" in script.text()
    again, _ = played(["make", "restart", "load before"], shelf=Shelf())
    assert again.moves == 1
    assert "only begun" in played(["restart"], shelf=Shelf())[1].text()


def test_a_story_that_has_only_begun_is_not_begun_again() -> None:
    """That is said, and nothing else: the menu is shown once."""
    _, script = played(["restart"])
    assert script.shown[-1] == ("note", "The story has only begun.")
    assert [tone for tone, _ in script.shown].count("choice") == 1


CROWD = (
    "".join(f"entity N{n} : character;\n" for n in range(12))
    + """
entity You : character;
property robbed(c : character) : boolean;
utility(): 0;
action rob(c : character) { precondition: c != You & !robbed(c); effect: robbed(c); consenting: You; };
"""
)
"""You may rob any of twelve people."""


def test_a_line_that_opens_a_list_shows_it() -> None:
    """The list of those who can be robbed, with the way back; and again the first list after it."""
    _, script = played(["1", "back"], begun(CROWD, "You", steps=1, depth=1))
    first, opened, again = [text for tone, text in script.shown if tone == "choice"]
    assert first.splitlines()[0].endswith("(12)")
    assert opened.splitlines()[0] == "1. rob(N0)"
    assert opened.splitlines()[-1] == "9. Back"
    assert again == first


def test_a_copy_is_kept_by_name_and_gone_on_with() -> None:
    """`save` says the usual place; by a name it is listed, and loaded; of an unknown name it is said."""
    shelf = Shelf()
    lines = ["load", "make", "save", "save tea", "call", "load", "load tea", "load coffee"]
    session, script = played(lines, shelf=shelf)
    text = script.text()
    assert session.moves == 1
    assert "Nothing is kept by name: `save NAME` does that." in text
    assert "Saved: usual" in text
    assert "Saved: tea" in text
    assert "Kept by name: tea." in text
    assert "Not loaded: coffee cannot be read." in text


def test_where_no_games_are_kept_that_is_said() -> None:
    """Without a shelf nothing is saved, loaded or written."""
    text = played(["save", "load x", "transcript x"])[1].text()
    assert "This game is not being kept." in text
    assert "No games are kept here." in text
    assert "Nothing can be written here." in text


def test_the_transcript_is_shown_or_written() -> None:
    """All passages so far, under the title; nothing of it is about what was not seen."""
    shelf = Shelf()
    _, script = played(["make", "transcript", "transcript story.txt"], shelf=shelf)
    assert script.text().count("make_tea().") == 2
    written = shelf.written["story.txt"]
    assert written.startswith("Toy\n\nYou are You.\n\nmake_tea().")
    assert "weep" not in written
    assert "Not written: the disk is full." in played(["transcript x"], shelf=Shelf(full=True))[1].text()


# --- held breath ---

WISH = """
entity Ann : character;
entity Tom : character;
property near() : boolean;
property told() : boolean;
property lit() : boolean;
utility(): 0;
concern company(Ann) : closeness(Tom) { weight: 2; term: near(); };
concern pride(Ann) : norm { weight: 3; term: !told(); };
action light() { precondition: !lit(); effect: lit(); consenting: Ann; };
action speak() { precondition: !told(); effect: near() & told(); consenting: Ann; };
"""


def test_what_holds_one_back_stands_beside_the_choice() -> None:
    """To speak would bring her near him, worth 2, and cost her pride, worth 3: 1 short of lighting the lamp, which
    costs nothing. In words at first, with the number where she asks for it, and not at all where she wants none of it.
    """
    _, script = played(["breath numbers", "breath off", "breath words"], begun(WISH, "Ann"))
    menus = [text for tone, text in script.shown if tone == "choice"]
    beside = "company up; but pride down"
    speak = "2. speak()"
    assert [line for menu in menus for line in menu.splitlines() if line.startswith("2.")] == [
        f"{speak}  [{beside}]",
        f"{speak}  [{beside} (1 short)]",
        speak,
        f"{speak}  [{beside}]",
    ]
    assert not any("[" in line for menu in menus for line in menu.splitlines() if not line.startswith("2."))


def test_why_says_what_is_held_back() -> None:
    """The wish, what pulls her to it and what holds her."""
    text = played(["why"], begun(WISH, "Ann"))[1].text()
    assert "What you hold back:\n- speak(): company up; but pride down." in text


def test_holding_back_is_told_as_such() -> None:
    """The wish that was held back is named; holding back is the way to let the turn pass."""
    session = begun(WISH, "Ann")
    assert menu(session)[-1] == "hold speak()"
    assert "Not speak()." in played(["3"], session)[1].text()


# --- time to read ---


@pytest.mark.parametrize(("words", "pauses"), [(LONG, 1), (LONG - 1, 0)])
def test_where_much_happens_without_a_choice_there_is_time_to_read(words: int, pauses: int) -> None:
    """Of turns that went on by themselves, the next waits where so many words were told since the last pause."""

    class Wordy(PlainVoice):
        def event(self, before: int, action: int, after: int, memory: object) -> str:
            return "word " * words

    script = Script(["step"] * 9)
    session = begun(ALONE, "You")
    Conversation(session, Wordy(session.stage, session.role), script).play()
    assert script.pauses == pauses


# --- kept ---


def test_every_turn_is_kept_before_it_is_shown(tmp_path: Path) -> None:
    """Whatever the player has been shown of a turn is already in the save file."""
    place = tmp_path / "save.json"
    on_disk: list[int] = []

    class Watching(Script):
        def say(self, text: str, tone: Tone = "prose") -> None:
            if text in ("make_tea().", "call()."):
                on_disk.append(len(saves.read(place).turns))

    class OnDisk(Shelf):
        def keep(self, session: Session, where: str | None) -> str:
            saves.write(place, saves.record(session, "toy", "hash"))
            return str(place)

    session = begun(EMBRACE, "You")
    Conversation(session, PlainVoice(session.stage, 0), Watching(["make", "call"]), OnDisk()).play()
    assert on_disk == [1, 2]


def test_a_game_that_cannot_be_kept_goes_on_and_says_so_once() -> None:
    """A full disk is told at the first turn that could not be saved, not at every one; leaving, nothing is promised."""
    session, script = played(["make", "call"], shelf=Shelf(full=True))
    assert session.moves == 2
    assert [tone for tone, _ in script.shown].count("trouble") == 1
    assert "on the shelf" not in script.text()


def test_leaving_says_how_to_go_on_where_there_is_something_to_go_on_with() -> None:
    """By a command, or at the end of the input; not before anything was chosen."""
    assert "on the shelf" in played(["make", "quit"], shelf=Shelf())[1].text()
    assert "on the shelf" in played(["make"], shelf=Shelf())[1].text()
    session, script = played(["quit"], shelf=Shelf())
    assert session.turns == ()
    assert "on the shelf" not in script.text()


# --- when the story is over ---


def test_what_nobody_sees_while_a_story_goes_on_can_be_asked_when_it_is_over() -> None:
    """`turn NAME` and `unsaid` are asked of what there is to answer with them, and only then."""
    asked: list[tuple[str, int]] = []

    def answer(session: Session, words: str) -> str:
        asked.append((words, session.moves))
        return f"So it was, {words}."

    afterwards = {"turn": answer, "unsaid": answer}
    _, script = played(["turn James", *HAPPY, "turn James", "unsaid"], afterwards=afterwards)
    assert asked == [("James", 3), ("", 3)]
    assert "That can be asked when the story is over." in script.text()
    assert "So it was, James." in script.text()


def test_the_endings_met_are_counted_where_an_ending_is_reached() -> None:
    """Its title and the count are told at the end; a goal is no ending."""
    text = EMBRACE + 'ending Held { when: held(); title: "Held"; };'
    _, script = played(HAPPY, begun(text, "You"), met=lambda _: "You have met 1 of 1 endings.")
    assert ("title", "Held") in script.shown
    assert "You have met 1 of 1 endings." in script.text()
    assert "You have met" not in played(HAPPY, met=lambda _: "You have met 1 of 1 endings.")[1].text()


def test_what_was_wanted_in_the_last_turn_and_not_done_is_told_when_the_story_is_over() -> None:
    """Of six acts, five come before the last turn; while the story goes on no wish is asked for."""
    asked: list[tuple[int, int]] = []

    class Wishing(PlainVoice):
        def held(self, acts: Sequence[int], since: int) -> list[str]:
            asked.append((len(acts), since))
            return ["- James: stay."]

    script = Script(["why", *HAPPY, "why"])
    session = begun(EMBRACE, "You")
    session = Conversation(session, Wishing(session.stage, session.role), script).play()
    assert story(session) == [["make_tea()", "weep()", "come_home()"], ["call()", "tell()", "offer hold()"], ["hold()"]]
    assert asked == [(6, 5)]
    assert ("note", "What was wanted, and not done:") in script.shown
    assert ("choice", "- James: stay.") in script.shown


def test_an_answer_is_shown_as_a_list_where_it_is_one() -> None:
    """Of what is asked afterwards, a part of several lines is a list, and one of a single line is prose."""
    answer = {"turn": lambda _session, _words: "One line.\n\nTwo\nlines."}
    _, script = played([*HAPPY, "turn"], afterwards=answer)
    assert ("prose", "One line.") in script.shown
    assert ("choice", "Two\nlines.") in script.shown


class Worded(PlainVoice):
    """Words in which somebody is called otherwise than in the world."""

    def name(self, character: int) -> str:
        """What the role calls somebody."""
        return ("you", "the tall man")[character]


def test_a_menu_calls_people_as_the_role_does() -> None:
    """James has offered to be held, and may be listened to."""
    session = begun(EMBRACE, "You")
    script = Script(["make", "call"])
    Conversation(session, Worded(session.stage, session.role), script).play()
    last = [text for tone, text in script.shown if tone == "choice"][-1]
    assert last == "1. hold() (the tall man would) (the end)\n2. See what the tall man does"
