"""Among many people a game can be played as it comes: the others look less far, and the menu is grouped."""

from __future__ import annotations

import unsaid
from unsaid.api.games.game import rules
from unsaid.play.stage import FEW, MANY, Rules, sight
from unsaid.play.table.menu import MOST, Listed, menu

PEOPLE = 40
PLACES = 8


def town() -> unsaid.World:
    """Forty people in eight places; anybody may go anywhere, and each wants to be somewhere."""
    lines = ["type place;", "property at(c : character) : place;"]
    lines += [f"entity P{n} : place;" for n in range(PLACES)]
    lines += [f"entity C{n} : character;\nat(C{n}) = P{n % PLACES};" for n in range(PEOPLE)]
    lines += [f"utility(C{n}): at(C{n}) == P{(n + 1) % PLACES};" for n in range(PEOPLE)]
    go = "precondition: at(c) != to; effect: at(c) = to; consenting: c; observing(x : character): at(x) == at(c);"
    lines += [f"action go(c : character, to : place) {{ {go} }};", "utility(): at(C0) == P5;"]
    return unsaid.read("\n".join(lines), name="town")


def test_how_far_the_others_look_goes_by_how_much_there_is_to_go_through() -> None:
    """Five acts and three levels of mind up to forty acts, four and three up to three hundred, beyond that two and
    two."""
    assert [sight(acts) for acts in (FEW, FEW + 1, MANY, MANY + 1)] == [(5, 3), (4, 3), (4, 3), (2, 2)]
    assert (FEW, MANY) == (40, 300)


def test_a_game_among_forty_is_played_as_it_comes() -> None:
    """320 acts and 40 passes: the rules are those of many; what is asked for otherwise is heard; and all others have
    gone where they want to be by the first turn."""
    world = town()
    assert len(world.acts) == PEOPLE * PLACES
    assert rules(world, 0, None, None, None) == Rules(2, 2)
    assert rules(world, 0, None, 5, 3) == Rules(5, 3)
    game = world.play("C0")
    assert (game.rules.character, game.rules.depth) == (2, 2)
    after = game.take("go(C0, P3)")
    assert all(after.moment[f"at(C{n})"] == f"P{(n + 1) % PLACES}" for n in range(1, PEOPLE))


def test_a_menu_among_forty_has_nine_lines_at_most() -> None:
    """Seven places to go to and a pass are eight lines; with somebody to be met as well they share them."""
    options = town().play("C0").options
    assert [str(option) for option in options] == [*(f"go(C0, P{n})" for n in range(1, PLACES)), "pass"]
    listed = [Listed(option.words, None if option.act is None else option.act.partition("(")[0]) for option in options]
    many = [*listed[:-1], *(Listed(f"Greet C{n}", "greet") for n in range(1, PEOPLE)), listed[-1]]
    assert len(menu(many)) == 3 <= MOST
