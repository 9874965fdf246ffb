"""``fmt --upgrade``: long forms become short ones, comments stay, and the world is proved to be the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from tests.language.chapters import Example, examples
from unsaid.api.rewording import upgrading
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.fmt import fmt
from unsaid.errors import UnsaidError
from unsaid.language import LayoutFault, read

OLD = """\
type place;
entity Home : place;
entity Yard : place;  // where the dog is
entity Tom : character;
entity Ann : character;
property at(c : character) : place;
property open() : boolean;
property lit() : boolean;
property count() : number;
open() = True;
sense dark(c : character): !lit() & at(c) == Home;
concern light(c : character) : own {
  weight: 2;
  term: lit();
};
concern odd(Tom) : own { weight: 1 + 1; term: lit(); };
utility(): (if(lit()) 1 else 0) + (if(at(Tom) == Yard) 1 else 0) + count();

// He goes.
action walk(c : character, to : place) {
  precondition: open() & at(c) != to;
  effect: at(c) = to;
  consenting: c;
};
telling walk(c : character, to : place) { nobody: "{c walks} to {to}."; };
telling walk(Tom, to : place) { nobody: "Tom walks."; };

action strike(d : character, c : character) {
  precondition: open() & c != d;
  effect: lit() = True & believes(d, lit()) = False;
  consenting: c, d;  // both
};

action close() {
  precondition: open();
  effect: open() = False & count() = (sum(c : character) (if(dark(c)) 1 else 0));
  consenting: Tom;
};
telling lit() { true: "it is light"; false: "it is dark"; };
telling at(c : character) { value: "{c is} at {value}"; };
telling open() { false: "shut"; true: "open"; };
"""

NEW = """\
type place;
entity Home : place;
entity Yard : place;  // where the dog is
entity Tom, Ann : character;
property at(c : character) : place;
property open, lit() : boolean;
property count() : number;
open();
let dark(c : character): !lit() & at(c) == Home;

concern light(c : character) : own, 2: lit();

concern odd(Tom) : own {
  weight: 1 + 1;
  term: lit();
};

utility(): lit() + (at(Tom) == Yard) + count();

while open() {
  // He goes.
  action walk(to : place) by c : character {
    precondition: at(c) != to;
    effect: at(c) = to;
    telling: "{c walks} to {to}.";
  };

  telling walk(Tom, to : place): "Tom walks.";

  action strike(d : character, c : character) by c, d {
    precondition: c != d;
    effect: lit() & believes(d, !lit());
    // both
  };

  action close by Tom {
    effect: !open() & count() = (sum(c : character) dark(c));
  };
};

telling lit: "it is light" / "it is dark";
telling at(c : character): "{c is} at {value}";
telling open { false: "shut"; true: "open"; };
"""

WHOLE = [e for e in examples() if "diagnostics" not in e.claims and read(e.text).world is not None]


def test_long_forms_become_short_ones() -> None:
    """Each rule does what it says and no more: what has a comment in it, or another order of parts, stays."""
    assert unsaid.read(OLD).upgraded().text == NEW


def test_a_second_time_changes_nothing() -> None:
    """A text in the short forms stays as it is."""
    assert unsaid.read(NEW).upgraded().text == NEW


@pytest.mark.slow
@pytest.mark.parametrize("example", WHOLE, ids=str)
def test_every_world_of_the_reference_stays_the_same(example: Example) -> None:
    """All worlds of the chapters can be written shorter, with proof, and comments are as many as before."""
    before = unsaid.read(example.text)
    after = before.upgraded()
    assert after.text.count("//") == example.text.count("//")
    assert after.upgraded().text == after.text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tutorial", "the-saucer", "the-soup", "paste"])
def test_a_bundled_world_tells_the_same(name: str) -> None:
    """A story of the new text is told word for word like one of the old."""
    before = unsaid.load(name)
    story = before.find().story
    assert story is not None
    after = before.upgraded()
    assert str(after.story([str(act) for act in story.acts]).tell()) == str(story.tell())


def test_a_rule_that_goes_wrong_is_found_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A text that would be another world is given to nobody, and the file stays as it was."""
    path = tmp_path / "lamp.world"
    path.write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(upgrading, "upgrade", lambda text, label: text.replace("open() & at(c)", "at(c)"))
    with pytest.raises(LayoutFault):
        unsaid.load(path).upgraded()
    with pytest.raises(Halt) as halted:
        fmt((str(path),), upgrade=True)
    assert halted.value.code is Exit.FAULT
    assert path.read_text(encoding="utf-8") == OLD


def test_words_that_would_be_other_words_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof is of the words too, not only of what the engine reads."""
    monkeypatch.setattr(upgrading, "upgrade", lambda text, label: text.replace("it is light", "it is bright"))
    with pytest.raises(LayoutFault, match="tellings"):
        unsaid.read(OLD).upgraded()


def test_the_command_writes_the_file_whole(tmp_path: Path) -> None:
    """``fmt --upgrade`` writes the new text over the old; ``--check`` only says that it would."""
    path = tmp_path / "lamp.world"
    path.write_text(OLD, encoding="utf-8")
    with pytest.raises(Halt) as halted:
        fmt((str(path),), check=True, upgrade=True)
    assert (halted.value.code, path.read_text(encoding="utf-8")) == (Exit.WORLD, OLD)
    fmt((str(path),), upgrade=True)
    assert path.read_text(encoding="utf-8") == NEW


def test_a_world_with_errors_is_left_alone(tmp_path: Path) -> None:
    """Of a world that cannot be run nothing can be proved, so nothing is written."""
    path = tmp_path / "lamp.world"
    wrong = OLD.replace("open() = True", "opne() = True")
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(Halt) as halted:
        fmt((str(path),), upgrade=True)
    assert (halted.value.code, path.read_text(encoding="utf-8")) == (Exit.WORLD, wrong)


def test_sabres_files_keep_their_forms() -> None:
    """A file that Sabre can read is not rewritten into one that it cannot."""
    with pytest.raises(UnsaidError, match="Sabre"):
        unsaid.read("entity Tom : character;", sabre=True).upgraded()
