"""What has no words yet, how often it is met, and the words to begin with that are written for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.words import words

BARE = """\
type place;
entity Home, Shop : place;
entity Tom, Ann : character;
called Tom: "Tom", he;
called Ann: "Ann", she;
property at(c : character) : place;
property glad(c : character) : boolean;
property coins(c : character) : number;
property raining() : boolean;
at(Tom) = Home & at(Ann) = Shop;

action walk(to : place) by c : character {
  precondition: at(c) != to;
  effect: at(c) = to;
};

action give(d : character) by c : character {
  precondition: c != d & at(c) == at(d) & coins(c) > 0;
  effect: coins(c) = coins(c) - 1 & coins(d) = coins(d) + 1;
  telling { nobody: "{c gives} {d} a coin."; };
};

action agree by Tom, Ann {
  precondition: at(Tom) == at(Ann);
  effect: glad(Tom) & glad(Ann) // both
};

action rain {
  precondition: !raining();
  effect: raining();
};

utility(): glad(Ann);
utility(Tom): glad(Tom);
utility(Ann): glad(Ann);
"""


def test_only_what_has_no_words_is_listed() -> None:
    """Acts without words from a side, acts without words for the menu, and facts; none that has them, none twice."""
    found = unsaid.read(BARE).unworded(games=0)
    assert [(u.name, u.sort, u.side, u.met) for u in found] == [
        ("walk(c : character, to : place)", "act", None, 0),
        ("walk(c : character, to : place)", "menu", None, 0),
        ("give(c : character, d : character)", "menu", None, 0),
        ("agree()", "act", None, 0),
        ("agree()", "menu", None, 0),
        ("rain()", "act", None, 0),
        ("at(c : character)", "fact", None, 0),
        ("glad(c : character)", "fact", None, 0),
        ("coins(c : character)", "fact", None, 0),
        ("raining()", "fact", None, 0),
    ]


def test_what_is_met_most_comes_first_and_games_are_the_same_again() -> None:
    """The list is in the order of how often something was met, and hangs on nothing but the number of games."""
    found = unsaid.read(BARE).unworded(games=6)
    assert [u.met for u in found] == sorted((u.met for u in found), reverse=True)
    assert found == unsaid.read(BARE).unworded(games=6)
    walked = {u.side: u.met for u in found if u.name.startswith("walk") and u.sort == "act"}
    assert walked[None] == walked["Tom"] + walked["Ann"] > 0  # everybody sees everything here, and each game has a side


def test_drafted_words_leave_nothing_without_words() -> None:
    """Every stub is a telling that reads; afterwards nothing is missing, and the comment is where it was."""
    after = unsaid.read(BARE).drafted()
    assert after.diagnostics == ()
    assert after.unworded(games=6) == ()
    assert after.text.count("// both") == 1
    assert after.to_ground() != "" and after.drafted(()).text == after.text


def test_drafted_words_say_what_the_names_said() -> None:
    """A story reads as before from outside, and each side has words of its own."""
    before = unsaid.read(BARE)
    after = before.drafted()
    acts = ["walk(Ann, Home)", "agree()", "rain()"]
    assert str(after.story(acts).tell()).split() == str(before.story(acts).tell()).split()
    assert '  telling { c: "{I walk} to {to}."; nobody: "{c walks} to {to}."; choice: "Walk to {to}"; };' in after.text
    assert 'telling at(c : character): "{c is} at {value}";' in after.text
    assert 'telling glad(c : character): "{c is} glad" / "{c is} not glad";' in after.text
    assert 'telling coins(c : character): "{c has} {value} coins";' in after.text


def test_every_bundled_world_can_be_drafted() -> None:
    """Whatever is missing in the small worlds can be given words that read."""
    for name in ("the-soup", "the-saucer", "the-owl", "paste", "the-riding-light", "tutorial"):
        world = unsaid.load(name)
        after = world.drafted(world.unworded(games=0))
        assert (name, {d.code for d in after.diagnostics}) == (name, {d.code for d in world.diagnostics})
        assert (name, after.unworded(games=0)) == (name, ())


def test_the_command_writes_into_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--draft`` writes over the file, ``--missing`` then has nothing to list; what comes bundled is no file."""
    path = tmp_path / "bare.world"
    path.write_text(BARE, encoding="utf-8")
    words(str(path), draft=True)
    words(str(path), missing=True, games=0)
    assert capsys.readouterr().out == ""
    assert path.read_text(encoding="utf-8") == unsaid.read(BARE).drafted().text
    with pytest.raises(Halt) as halted:
        words("the-saucer", draft=True)
    assert halted.value.code is Exit.USAGE
