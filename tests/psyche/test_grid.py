"""Who knew what, when: tables of small worlds, worked out by hand."""

from __future__ import annotations

from tests.psyche.hand import Hand
from tests.psyche.test_whynot import SECRET
from unsaid.data.proof import same_value
from unsaid.psyche.grid import grid

Told = list[tuple[int, str, str, str, object]]


def table(text: str, acts: list[str]) -> Told:
    """Every change as (place, mind, how, fluent, value); a mind of a mind as “Ann on Ben”."""
    rows = grid(Hand(text).log(acts))
    return [(r.place, " on ".join(c.who), c.how, c.fact.fluent, c.fact.value) for r in rows for c in r.changes]


def test_who_sees_it_knows_and_who_does_not_misses_it() -> None:
    """Ben goes unseen: he knows, Ann misses it, of him too; told, she knows both. That it was told is no news."""
    assert table(SECRET, ["go()", "tell()"]) == [
        (0, "Ann", "misses", "gone()", True),
        (0, "Ben", "knows", "gone()", True),
        (0, "Ann on Ben", "misses", "gone()", True),
        (1, "Ann", "knows", "gone()", True),
        (1, "Ann on Ben", "knows", "gone()", True),
    ]


CUPS = """
type place;
entity Shelf : place;
entity Table : place;
entity Ann : character;
entity Ben : character;
property cup() : place;
property trusted() : boolean;
cup() = Shelf;
believes(Ben, cup() = ?);
believes(Ann, believes(Ben, cup() = ?));
action lie() { effect: believes(Ben, cup()) = Table; consenting: Ann; observing(c : character): c == Ben; };
action forget() { effect: believes(Ben, cup()) = ?; consenting: Ben; observing(c : character): c == Ben; };
action look() { effect: believes(Ben, cup()) = cup(); consenting: Ben; observing(c : character): c == Ben; };
"""


def test_not_to_know_at_the_start_is_to_miss_it() -> None:
    """Ben does not know where the cup is, nor where Ann takes it to be; she does, and knows that he does not."""
    assert table(CUPS, []) == [
        (-1, "Ann", "knows", "cup()", "Shelf"),
        (-1, "Ben", "misses", "cup()", "Shelf"),
        (-1, "Ben on Ann", "misses", "cup()", "Shelf"),
    ]


def test_who_believes_a_lie_is_wrong_and_who_does_not_see_it_taken_misses_that() -> None:
    """Ben comes to think it is on the table; Ann, who does not see him take it in, misses that he thinks so."""
    assert table(CUPS, ["lie()"])[3:] == [
        (0, "Ben", "wrong", "cup()", "Table"),
        (0, "Ann on Ben", "misses", "cup()", "Table"),
    ]


def test_to_look_is_to_know_and_to_forget_is_to_lose_it() -> None:
    """He looks, and knows; he forgets, and has lost it; Ann sees neither, and is right again of him by the second."""
    assert table(CUPS, ["look()", "forget()"])[3:] == [
        (0, "Ben", "knows", "cup()", "Shelf"),
        (0, "Ann on Ben", "misses", "cup()", "Shelf"),
        (1, "Ben", "loses", "cup()", "Shelf"),
        (1, "Ann on Ben", "knows", "cup()", None),
    ]


def test_what_everybody_learns_at_once_has_no_row() -> None:
    """An act all see leaves nothing to tell."""
    seen = SECRET.replace("; observing(c : character): c == Ben", "")
    assert table(seen, ["go()"]) == []


def test_the_table_is_enough_to_say_who_is_right_after_any_act() -> None:
    """By brute force: going by the changes alone, somebody is wrong of a fluent exactly where its value is another."""
    for text, acts in ((SECRET, ["go()", "tell()"]), (CUPS, ["lie()", "look()", "forget()", "lie()"])):
        log = Hand(text).log(acts)
        names = log.world.ground.characters
        changes = {(r.place + 1, c.who, c.fact.fluent): c.how for r in grid(log) for c in r.changes}
        for who in log.characters:
            for f, fluent in enumerate(log.world.ground.fluents):
                right = True
                for done, state in enumerate(log.states):
                    how = changes.get((done, (names[who],), fluent.name))
                    right = how == "knows" if how else right
                    held = log.world.values(log.mind(done, who))[f]
                    assert right == same_value(held, log.world.values(state)[f])


def test_a_page_holds_the_table_of_a_long_story() -> None:
    """No line of a bundled story's table is longer than 80 columns, and each number in it has its fact."""
    import re

    from tests.worlds.test_the_lesson import STORY
    from unsaid import load

    told = load("the-lesson").story(STORY).knew().prose()
    assert max(map(len, told.splitlines())) <= 80
    facts, tables = told.split("\n\n", 1)
    numbers = {int(n) for n in re.findall(r"^ *(\d+)  ", facts, re.MULTILINE)}
    used = {
        int(n)
        for part in re.findall(r"(?:knows|wrong|misses|loses)((?: \d+,?)+)", tables)
        for n in re.findall(r"\d+", part)
    }
    assert used and used <= numbers
