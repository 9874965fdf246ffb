"""What becomes of an act that somebody tries: it fails, is refused, is offered, or happens."""

from __future__ import annotations

from tests.reference.reasons import explained

from .setting import Setting
from .story import Story, has_offered, with_event


def outcome(setting: Setting, story: Story, c: int, act: int) -> str:
    """The kind of event that comes of it if ``c`` tries an act now."""
    if not setting.model.possible(story.state, act):
        return "fail"
    besides = [d for d in setting.doers(act) if d != c]
    if not all(wants(setting, story, d, act) for d in besides if d in setting.others):
        return "refuse"
    if not all(has_offered(story, d, act, role=True) for d in besides if d in setting.roles):
        return "offer"
    return "act"


def wants(setting: Setting, story: Story, d: int, act: int) -> bool:
    """Whether ``d`` has a reason for an act."""
    return explained(setting.model, act, d, story.mind(d), setting.rules.steps, setting.rules.levels - 1)


def tried(setting: Setting, story: Story, c: int, act: int) -> Story:
    """The story once ``c`` has tried an act."""
    return with_event(setting, story, outcome(setting, story, c, act), act, c)
