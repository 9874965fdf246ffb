"""What fate does where nothing else happened: what a role let come, or what serves the author best."""

from __future__ import annotations

from tests.reference.state import State

from .choosing import drawn
from .setting import Setting
from .story import Story, idle_round, over, uneventful, with_event


def fated(setting: Setting, story: Story) -> Story:
    """The story after fate has acted, if it does."""
    idle, item = idle_round(setting, story), story.turns[-1].item
    unnoticed = all(uneventful(setting, story, role) for role in setting.roles)
    if over(setting, story) or not (idle or unnoticed):
        return story
    coming = [act for act in setting.fates if may_come(setting, story, act)]
    if item is not None and item.kind == "time" and item.act is not None and item.act in coming:
        called = with_event(setting, story, "act", item.act, None)
        if item.ends or not over(setting, called):
            return called
    if not idle:
        return story
    going_on = [act for act in coming if not over(setting, with_event(setting, story, "act", act, None))]
    if not going_on:
        return story
    best = serving(setting, {act: setting.model.after(story.state, act) for act in going_on})
    return with_event(setting, story, "act", drawn(setting, story, None, best), None)


def may_come(setting: Setting, story: Story, act: int) -> bool:
    """Whether an act of fate's is possible, has not happened and changes something."""
    possible = setting.model.possible(story.state, act) and not story.has_happened(act)
    return possible and setting.model.after(story.state, act) != story.state


def serving(setting: Setting, after: dict[int, State]) -> list[int]:
    """The acts after which the author's utility is highest; one that is no number is lowest."""
    worth = {act: setting.model.utility(state, None) for act, state in after.items()}
    rank = {act: (w is not None, w or 0.0) for act, w in worth.items()}
    return [act for act in rank if rank[act] == max(rank.values())]
