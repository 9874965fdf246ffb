"""Of two games that differ only in what a role cannot know, the role reads, may do and believes the same.

``make leaks`` plays as many pairs as wanted; these are a few of each kind, and faults planted to be found.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.play.pairs import Found, Table, played
from tests.play.tables import NAMES, bundled, random_table, text
from unsaid.play import items, turns
from unsaid.play.events import Item
from unsaid.play.seen import seeing
from unsaid.play.session import Session
from unsaid.telling.conditions import Conditions

pytestmark = pytest.mark.slow


def found_at(table: Table | None, seeds: range) -> Found:
    """What comes of some pairs of a world."""
    found = Found()
    for seed in seeds:
        if table is not None:
            played(table, seed, found)
    return found


def in_random_worlds(worlds: range) -> Found:
    """What comes of two pairs in each of some random worlds."""
    found = Found()
    for world in worlds:
        some = found_at(random_table(world), range(2))
        found.counts += some.counts
        found.differences += some.differences
    return found


def test_random_worlds_do_not_leak() -> None:
    """Whatever the slow semantics says a role has not witnessed is in nothing that it is shown."""
    found = in_random_worlds(range(80))
    assert found.differences == []
    assert found.counts["steps compared by the slow semantics"] > 400
    assert found.counts["steps after which different things had happened unseen"] > 8


@pytest.mark.parametrize("name", NAMES)
def test_bundled_worlds_do_not_leak(name: str) -> None:
    """In the words of authors, too, nothing shows of what a role has not witnessed."""
    found = found_at(bundled(name), range(20))
    assert found.differences == []
    assert found.counts["steps compared"] > 10


@pytest.mark.parametrize("name", ["tutorial", "paste"])
def test_the_slow_semantics_goes_along_in_bundled_worlds(name: str) -> None:
    """Judged by the slow semantics, the smaller of them show nothing either."""
    found = found_at(bundled(name, slow=True), range(8))
    assert found.differences == []
    assert found.counts["steps compared by the slow semantics"] > 10


# --- planted ---


def test_a_game_that_shows_what_was_not_seen_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were every event seen by everybody, pairs would differ in what is read."""
    monkeypatch.setattr(seeing, "sees", lambda *_: True)
    assert any(": passages" in difference for difference in in_random_worlds(range(40)).differences)


def test_a_menu_of_what_can_really_be_done_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were only acts on the menu that are possible in truth, pairs would differ in their menus."""
    sound = items.acts

    def truly(session: Session, role: int) -> dict[int, Item]:
        possible = session.stage.possible(session.state)
        return {act: item for act, item in sound(session, role).items() if act in possible}

    monkeypatch.setattr(items, "acts", truly)
    monkeypatch.setattr(turns, "acts", truly)
    assert any(": menu" in difference for difference in in_random_worlds(range(40)).differences)


def test_words_chosen_by_the_truth_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the conditions on an author's words read in the world, pairs would differ in their words."""
    sound = Conditions.holds

    def truthful(self: Conditions, e: Any, names: Any = None, chain: tuple[str, ...] = ()) -> bool:
        return sound(self, e, names, chain[1:])

    monkeypatch.setattr(Conditions, "holds", truthful)
    assert found_at(bundled("tutorial"), range(60)).differences


# --- what a turn is made of ---

NIGHT = """
type place;
entity Hall : place;
entity Yard : place;
entity Ann : character;
entity Tom : character;
entity Zoe : character;
property at(c : character) : place;
property lit() : boolean;
property late() : boolean;
property near() : boolean;
property told() : boolean;
property glad() : boolean;
property sly(c : character) : boolean;
property shut() : boolean;
property wet() : boolean;
at(Ann) = Hall; at(Tom) = Hall; at(Zoe) = Yard;
utility(): 0;
utility(Tom): (if(glad() & !sly(Tom)) 1 else 0) + (if(said() & sly(Tom)) 1 else 0);
utility(Zoe): if(sly(Zoe) & shut()) 1 else 0;
property said() : boolean;
question why(Ann, Tom) { early: !late(); late, 1: late(); };
action ask() {
  precondition: !owes(Tom, why) & !silent(Tom, why);
  consenting: Ann;
  asking: why;
  observing(x : character): at(x) == at(Ann);
};
action own_up() {
  precondition: owes(Tom, why);
  effect: said();
  consenting: Tom;
  answering: why = late;
  observing(x : character): at(x) == at(Tom);
};
action light() { precondition: !lit(); effect: lit(); consenting: Ann; observing(x : character): at(x) == at(Ann); };
action dance() { precondition: !glad() & !wet(); effect: glad(); consenting: Ann, Tom; };
action shut() { precondition: !shut(); effect: shut(); consenting: Zoe; observing(x : character): at(x) == at(Zoe); };
action rain() { precondition: !wet(); effect: wet(); observing(x : character): at(x) == Yard; };
concern company(Ann) : closeness(Tom) { weight: 2; term: near(); };
concern pride(Ann) : norm { weight: 3; term: !told(); };
action speak() { precondition: !told(); effect: near() & told(); consenting: Ann; };
telling held speak() { Ann: "{I} almost said it."; };
telling refused dance() { when: wet(); Ann: "{I} put out a wet hand."; };
telling refused dance() { Ann: "{I} put out a hand."; };
role Ann;
"""
"""Passes, silences, wishes held back, offers, refusals and attempts that fail, and much that is not seen."""


def test_passes_silences_offers_refusals_and_failures_show_nothing_unseen() -> None:
    """Played as Ann, whatever Tom and Zoe think, and whatever has become wet or shut in the yard."""
    found = found_at(text("night", NIGHT), range(200))
    assert found.differences == []
    assert found.counts["steps compared by the slow semantics"] > 200
    assert found.counts["steps after which different things had happened unseen"] > 8
