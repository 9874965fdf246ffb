"""The Unsaid with one thing changed: which act loses its ground, and that the night then cannot end well."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from unsaid.language import read
from unsaid.world import ground

from .staged import FOLDER, Staged
from .test_stories import BEATS, through


@dataclass(frozen=True)
class Change:
    """Words of the world replaced by others, the last beat that still stands, and what becomes of the next one."""

    old: str
    new: str
    last: str
    then: str


CHANGES = {
    "had you not seen the pictures": Change(
        "effect: pictures();", "effect: !pictures();", "leave()", "impossible: sob()"
    ),
    "had he not heard": Change(
        "& when(at(James) == Street) heard();", ";", "sob()", "no reason: to_the_park() for James"
    ),
    "had you never said that he was losing you": Change(
        "effect: losing() & asked() = Choice;",
        "effect: asked() = Choice;",
        "choose_you()",
        "no reason: confess() for James",
    ),
    "had he never thought that he spared you": Change(
        "believes(James, spares());",
        "believes(James, spares() = False);",
        "night_falls()",
        "no reason: lace() for James",
    ),
    "had he not counted on your giving up": Change(
        "believes(James, wearied());",
        "believes(James, wearied() = False);",
        "night_falls()",
        "no reason: lace() for James",
    ),
    "had shame weighed more than losing you": Change(
        "(if(told()) -5 else 0)", "(if(told()) -50 else 0)", "choose_you()", "no reason: confess() for James"
    ),
}


def changed(change: Change) -> Staged:
    """The world with the change made."""
    text = (FOLDER / "the-unsaid.world").read_text(encoding="utf-8")
    assert text.count(change.old) == 1
    reading = read(text.replace(change.old, change.new))
    assert reading.world is not None
    return Staged("the-unsaid", reading, ground(reading.world, reading.source))


@pytest.mark.parametrize("name", CHANGES)
def test_one_thing_changed_takes_the_ground_from_one_act(name: str) -> None:
    """Up to a beat the night goes as it went; the next act is then impossible, or has lost its reason."""
    world, change = changed(CHANGES[name]), CHANGES[name]
    stands = len(through(change.last))
    assert world.verdict(BEATS[:stands]) == "unfinished"
    assert world.verdict(BEATS[: stands + 1]) == change.then


@pytest.mark.parametrize("name", CHANGES)
def test_one_thing_changed_leaves_no_good_end(name: str) -> None:
    """With the change made, no story with reasons of up to six acts brings the truth out and keeps the two together."""
    assert changed(CHANGES[name]).minds.search(character=6, depth=4).stop == "none"
