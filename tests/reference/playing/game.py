"""A game: menus shown in turn, what is chosen from them, and moves taken back."""

from __future__ import annotations

from .fate import fated
from .menu import is_shown, menu
from .replying import next_role, replied
from .setting import Setting
from .story import Event, Item, Story, over, stands_still, with_event, with_turn
from .trying import tried


class Game:
    """One game, from the first menu on."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.before: list[Story] = []
        self.story = going_on(setting, Story(setting.model.initial))

    @property
    def events(self) -> tuple[Event, ...]:
        """All that happened or came to nothing."""
        return self.story.events

    @property
    def over(self) -> bool:
        """Whether the story has ended or stands still."""
        return over(self.setting, self.story) or stands_still(self.setting, self.story)

    @property
    def role(self) -> int:
        """Whose move it is."""
        return next_role(self.setting, self.story)

    @property
    def menu(self) -> list[Item]:
        """What may be chosen; nothing once the story is over."""
        return [] if self.over else menu(self.setting, self.story, self.role)

    def take(self, item: Item) -> None:
        """Makes a move, and all turns that go on by themselves after it."""
        self.before.append(self.story)
        self.story = going_on(self.setting, turn(self.setting, self.story, item, shown=True))

    def undo(self) -> None:
        """Takes the last move back, with all that went on by itself after it."""
        self.story = self.before.pop()


def turn(setting: Setting, story: Story, item: Item | None, shown: bool) -> Story:
    """The story after a move and the replies to it."""
    role = next_role(setting, story)
    return fated(setting, replied(setting, moved(setting, with_turn(story, role, item, shown), role, item)))


def moved(setting: Setting, story: Story, role: int, item: Item | None) -> Story:
    """The story after the move itself: an act is tried, any other item is a pass, and to go on is no event."""
    if item is None:
        return story
    if item.kind == "act" and item.act is not None:
        return tried(setting, story, role, item.act)
    return with_event(setting, story, "act", setting.passes[role], role)


def going_on(setting: Setting, story: Story) -> Story:
    """The story at the next menu that is shown, or at its end."""
    while not (over(setting, story) or stands_still(setting, story)):
        items = menu(setting, story, next_role(setting, story))
        if is_shown(items):
            return story
        story = turn(setting, story, items[0] if items else None, shown=False)
    return story
