"""What a role may choose, by what it believes and has seen: acts, one way of letting the turn pass, ends of fate's."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference.evidence import advance
from tests.reference.holding import asked_about, is_held_back
from tests.reference.state import State

from .choosing import ends, highest
from .fate import serving
from .setting import Setting
from .story import Item, Story, has_offered, spent, uneventful


def menu(setting: Setting, story: Story, role: int) -> list[Item]:
    """All items, in order, those marked after which the story would be over."""
    acts = [Item("act", act, offered=is_offered(setting, story, role, act)) for act in open_acts(setting, story, role)]
    way = next(ways(setting, story, role), None)
    if way is None and acts and not uneventful(setting, story, role):
        way = Item("rest")
    if way is None and held_up(story):
        way = Item("listen")
    own = [*acts, *([] if way is None else [way])]
    marked = [item._replace(ends=is_end(setting, story, role, item)) for item in own]
    coming = [act for act in fate_ends(setting, story, role) if way is None or (way.kind, way.act) != ("time", act)]
    return [*marked, *(Item("time", act, ends=True) for act in coming)]


def is_shown(items: list[Item]) -> bool:
    """Whether there is a choice: two items, or one that is an act or an end."""
    return len(items) >= 2 or any(item.kind == "act" or item.ends for item in items)


def open_acts(setting: Setting, story: Story, role: int) -> list[int]:
    """The acts on a role's menu."""
    mind = story.mind(role)
    own = [act for act in setting.acts if role in setting.doers(act)]
    return [a for a in own if setting.model.possible(mind, a, own=role) and not spent(setting, story, role, a)]


def is_offered(setting: Setting, story: Story, role: int, act: int) -> bool:
    """Whether somebody else has made an offer of an act that is still open."""
    others = [c for c in setting.doers(act) if c != role]
    return any(has_offered(story, c, act, role=c in setting.roles) for c in others)


def held_up(story: Story) -> bool:
    """Whether an act was held up in the last turn."""
    return bool(story.turns) and story.turns[-1].held_up


# --- ways of letting the turn pass ------------------------------------------------------------------


def ways(setting: Setting, story: Story, role: int) -> Iterator[Item]:
    """The ways there are, in order."""
    mind = story.mind(role)
    for q in setting.owed(mind, role):
        yield Item("silence", question=setting.model.world.questions.index(q))
    waited = uneventful(setting, story, role)
    for act in asked_about(setting.model, role, mind):
        if not waited and is_held_back(setting.model, role, mind, act):
            yield Item("hold", act)
    for c in setting.round_after(role):
        act = None if waited else heard(setting, mind, role, c)
        if act is not None:
            yield Item("listen", act)
    yield from time_passing(setting, story, role)


def heard(setting: Setting, mind: State, role: int, c: int) -> int | None:
    """What ``c`` would do, as the role believes, if the role would see it."""
    wanted = highest(ends(setting, c, mind.mind(c)))
    if not wanted or not setting.sees(mind, setting.passes[c], role):
        return None
    act = wanted[0]
    return act if setting.model.possible(mind, act, own=role) and setting.sees(mind, act, role) else None


def time_passing(setting: Setting, story: Story, role: int) -> Iterator[Item]:
    """What fate might do next, as the role believes, without ending the story."""
    mind = story.mind(role)
    after = {act: setting.model.after(mind, act) for act in unseen_fate(setting, story, role)}
    going_on = {act: then for act, then in after.items() if then != mind and not ends_in(setting, story, role, then)}
    for act in serving(setting, going_on)[:1]:
        yield Item("time", act)


def unseen_fate(setting: Setting, story: Story, role: int) -> list[int]:
    """The acts of fate's that are possible as the role believes, and that it has not seen happen."""
    mind = story.mind(role)
    return [
        act
        for act in setting.fates
        if setting.model.possible(mind, act, own=role) and not has_seen(setting, story, role, act)
    ]


def has_seen(setting: Setting, story: Story, role: int, act: int) -> bool:
    """Whether a role saw an act happen."""
    return any(e.kind == "act" and e.act == act and setting.sees(e.before, act, role) for e in story.events)


# --- ends -------------------------------------------------------------------------------------------


def fate_ends(setting: Setting, story: Story, role: int) -> list[int]:
    """The acts of fate's that would end the story, as the role believes or in the world; if it noticed nothing."""
    if not uneventful(setting, story, role):
        return []
    mind = story.mind(role)
    believed = [
        act
        for act in unseen_fate(setting, story, role)
        if ends_in(setting, story, role, setting.model.after(mind, act))
    ]
    real = [act for act in setting.fates if not story.has_happened(act) and ends_the_world(setting, story, act)]
    return sorted({*believed, *real})


def ends_in(setting: Setting, story: Story, role: int, then: State) -> bool:
    """Whether the story would be over in what a role believes next, and is not yet in what it believes."""
    first = setting.model.initial.mind(role)
    return setting.ended(then, first) and not setting.ended(story.mind(role), first)


def ends_the_world(setting: Setting, story: Story, act: int) -> bool:
    """Whether an act can happen, and the story is over after it."""
    return setting.model.possible(story.state, act) and setting.ended(advance(setting.model, story.state, act))


def is_end(setting: Setting, story: Story, role: int, item: Item) -> bool:
    """Whether the story would be over after an item, as the role has it or in the world."""
    if item.kind != "act" and held_up(story):
        return True
    passing = item.kind != "act" and ends_after(setting, story, role, setting.passes[role])
    coming = item.act if item.kind in ("act", "time") else None
    return passing or (coming is not None and ends_after(setting, story, role, coming))


def ends_after(setting: Setting, story: Story, role: int, act: int) -> bool:
    """Whether the story would be over after an act, as the role has it or in the world."""
    then = setting.model.after(story.mind(role), act)
    return ends_in(setting, story, role, then) or ends_the_world(setting, story, act)


__all__ = ["is_shown", "menu", "open_acts"]
