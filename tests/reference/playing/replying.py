"""The replies to a move: who has one when, and how far one goes; and ends that nobody asked for."""

from __future__ import annotations

from .choosing import held_plan, would
from .menu import open_acts
from .setting import Setting
from .story import Story, holding_up, over
from .trying import outcome, tried

MOST = 3
"""The acts of one reply."""


def replied(setting: Setting, story: Story) -> Story:
    """The story after the replies to the move of its last turn."""
    for c in in_order(setting, story):
        if over(setting, story):
            break
        story = reply(setting, story, c)
    return story


def in_order(setting: Setting, story: Story) -> list[int]:
    """The others in the order of their replies: those who owe an answer, those who saw the move, the rest."""
    around = setting.round_after(story.turns[-1].role)
    owing = [c for c in around if any(setting.owed(story.state, c))]
    saw = [c for c in around if saw_the_move(setting, story, c)]
    return list(dict.fromkeys([*owing, *saw, *around]))


def saw_the_move(setting: Setting, story: Story, c: int) -> bool:
    """Whether ``c`` observed the move of the last turn, or would have seen a pass where no act happened."""
    turn, made = story.turns[-1], story.of_turn(len(story.turns) - 1)
    if made and made[0].kind == "act":
        return setting.sees(made[0].before, made[0].act, c)
    return setting.sees(story.state, setting.passes[turn.role], c)


def reply(setting: Setting, story: Story, c: int) -> Story:
    """The story after the reply of one of the others."""
    act = would(setting, story, c)
    if act is None and not any(setting.owed(story.state, c)):
        return story
    for done in range(MOST):
        if done and not goes_on(setting, story, c, act):
            return story
        doing = setting.passes[c] if act is None else act
        then = tried(setting, story, c, doing)
        if over(setting, then) and not asked_for(setting, story, c):
            return holding_up(story)
        story = then
        if act is None or story.events[-1].kind != "act" or over(setting, story) or asks_a_role(setting, act):
            return story
        act = would(setting, story, c)
    return story


def goes_on(setting: Setting, story: Story, c: int, act: int | None) -> bool:
    """Whether ``c``, who would do ``act`` next, goes on with it at once."""
    if act is None or held_plan(setting, story, c)[:1] != (act,):
        return False
    if outcome(setting, story, c, act) in ("fail", "refuse"):
        return False
    role = next_role(setting, story)
    return set(open_acts(setting, story, role)) <= set(open_acts(setting, tried(setting, story, c, act), role))


def next_role(setting: Setting, story: Story) -> int:
    """The role to move after the present turn."""
    return setting.roles[len(story.turns) % len(setting.roles)]


def asks_a_role(setting: Setting, act: int) -> bool:
    """Whether an act asks a role a question."""
    return any(act in q.asking and q.asked in setting.roles for q in setting.model.world.questions)


def asked_for(setting: Setting, story: Story, c: int) -> bool:
    """Whether ``c`` was asked for an act that may end the story."""
    item = story.turns[-1].item
    owes = any(q.asker in setting.roles for q in setting.owed(story.state, c))
    joint = item is not None and item.kind == "act" and item.act is not None and c in setting.doers(item.act)
    return owes or joint or (item is not None and item.ends)
