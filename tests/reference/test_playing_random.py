"""What never happens in a game, over random games."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tests.play.second import MOVES, Player, setting_of
from tests.random_plays import random_play

from .model import ERRORS
from .playing import Game
from .playing.menu import is_shown, menu, open_acts
from .playing.replying import next_role
from .playing.setting import Setting
from .playing.story import Story, over
from .state import State, unfold
from .values import Value

GAMES = range(100)


@cache
def played(seed: int) -> Game:
    """A game that a random player has played to its end, or as far as it went."""
    game = Game(setting_of(random_play(seed)))
    player = Player(seed)
    for _ in range(MOVES):
        if not game.over:
            game.take(game.menu[player.chooses(game.menu)])
    return game


def games() -> Iterator[Game]:
    """All games but those in which something never rests."""
    for seed in GAMES:
        try:
            yield played(seed)
        except ERRORS:
            continue


def test_the_same_moves_make_the_same_story() -> None:
    """Moves made again from the beginning meet the same events, and so do moves taken back and made again."""
    for game in games():
        again = Game(game.setting)
        for turn in game.story.turns:
            if turn.shown and turn.item is not None:
                again.take(turn.item)
                again.undo()
                again.take(turn.item)
        assert again.story == game.story


def test_no_menu_is_shown_without_a_choice() -> None:
    """Every menu has two items, or one that is an act or marked as an end."""
    for game in games():
        assert all(is_shown(menu(game.setting, story, next_role(game.setting, story))) for story in game.before)


def test_no_story_is_over_that_nobody_wanted_over() -> None:
    """The last move was marked as an end, or whoever did the last act was asked for it."""
    for game in games():
        if over(game.setting, game.story):
            assert wanted_over(game.setting, game.story)


def wanted_over(setting: Setting, story: Story) -> bool:
    """Whether somebody wanted the end of a story that is over."""
    *_, turn = story.turns
    *_, last = story.events
    if turn.item is not None and turn.item.ends:
        return True
    if last.who is None:
        return False
    joint = turn.item is not None and turn.item.act is not None and last.who in setting.doers(turn.item.act)
    return joint or any(q.asker in setting.roles for q in setting.owed(last.before, last.who))


def test_no_reply_goes_on_at_the_cost_of_the_menu() -> None:
    """Whatever the role to move could do before the second act of a reply, or a later one, it can do after it."""
    for game in games():
        for place in range(len(game.story.turns)):
            assert not any(taken_away(game.setting, *pair) for pair in further(game.story, place))


def further(story: Story, place: int) -> Iterator[tuple[Story, Story]]:
    """The story before and after each further act of a reply in a turn."""
    turns, events = story.turns[: place + 1], story.of_turn(place)
    states = [*(e.before for e in story.events), story.state]
    for n in range(1, len(events)):
        one, other = events[n - 1], events[n]
        if one.who == other.who and other.kind == "act" and one.who not in (None, story.turns[place].role):
            done = story.turns[place].begins + n
            before, after = (Story(states[m], story.events[:m], turns) for m in (done, done + 1))
            yield before, after


def taken_away(setting: Setting, before: Story, after: Story) -> set[int]:
    """What the role to move could do, and cannot any more."""
    role = next_role(setting, before)
    return set(open_acts(setting, before, role)) - set(open_acts(setting, after, role))


def test_a_menu_tells_only_what_its_role_believes() -> None:
    """Were the world as the role believes, the menu would be the same but for what is marked as an end."""
    for game in games():
        for story in game.before:
            role = next_role(game.setting, story)
            if game.setting.ended(story.mind(role)):
                continue  # such a world would be over, and show no menu
            believed = Story(as_believed(story.state, role), story.events, story.turns)
            here, there = menu(game.setting, story, role), menu(game.setting, believed, role)
            bare = [item._replace(ends=False) for item in there]
            also = [item for item in here if item._replace(ends=False) not in bare]
            assert all(item.kind == "time" and item.ends for item in also)
            assert [item._replace(ends=False) for item in here if item not in also] == bare


def as_believed(state: State, role: int) -> State:
    """The world as a role believes it to be, the role's own mind being what it is."""
    mind = state.mind(role)
    below: list[State | None] = [mind if c == role else m for c, m in enumerate(mind.minds())]

    def grow(seed: State | None) -> State | tuple[Sequence[Value], Sequence[State | None]]:
        return (mind.values, below) if seed is None else seed

    return unfold(None, grow)
