"""Playing, too, shows nothing that the role's mind could not know.

Whole games are played with choices at random, in every bundled world as every role. What is shown of them (passages,
menus, what ``mind`` answers) is made a second time by a voice that can see the role's mind and nothing else, and each
event shown is looked up in the slow semantics. ``why`` is the one exception, on purpose: it is asked about others.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.reference import advance
from tests.reference.expressions import holds
from tests.reference.values import to_plain
from tests.telling.leaks import Blind
from tests.worlds.staged import NAMES, Staged, staged
from unsaid.play import seeing
from unsaid.play.events import Event
from unsaid.play.options import options
from unsaid.play.session import Session, begin
from unsaid.play.stage import Stage
from unsaid.play.turns import ended, take
from unsaid.play.voice import Voice
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice

pytestmark = pytest.mark.slow

PARTS = [(name, role) for name in NAMES for role in staged(name).world.roles]
TURNS = 10


def voice(world: Staged, role: str, minds: Any) -> Voice:
    """The voice of a role that knows what ``minds`` lets it know."""
    return TellingVoice(Teller(world.world, world.ground, minds, role), minds)


def played(world: Staged, role: str, seed: int) -> Session:
    """A game with choices at random."""
    choose, session = random.Random(seed), begin(Stage(world.ground, world.minds), role)
    while ended(session) is None and len(session.turns) < TURNS:
        session = take(session, choose.choice(options(session)))
    return session


def shown(session: Session, told: Voice) -> list[object]:
    """Everything a game shows of its turns: passages, what changed, menus and the mind."""
    memory = told.memory()
    passages: list[object] = [told.opening(memory)]
    state = session.stage.minds.initial
    for turn in session.turns:
        for sight in seeing.sights(session, turn, session.role):
            if sight.event is not None and sight.event.action is not None:
                passages.append(told.event(sight.event.before, sight.event.action, sight.event.after, memory))
                passages.append(told.choice(sight.event.before, sight.event.action))
            passages += [told.change(change.fluent, change.after) for change in sight.changes]
        state = turn[-1].after
        passages.append(told.mind(state))
    return [*passages, told.closing(state, memory)]


@pytest.mark.parametrize(("name", "role"), PARTS)
def test_what_is_shown_is_in_the_role_s_mind(name: str, role: str) -> None:
    """A voice that sees the role's mind alone shows the same."""
    world = staged(name)
    blind = Blind(world.minds, world.ground.characters.index(role))
    for seed in range(3):
        session = played(world, role, seed)
        assert shown(session, voice(world, role, blind)) == shown(session, voice(world, role, world.minds))


@pytest.mark.parametrize(("name", "role"), PARTS)
def test_events_shown_were_seen(name: str, role: str) -> None:
    """By the slow semantics the role saw each act of others that is shown, and believes each change that is."""
    world = staged(name)
    number = world.model.world.characters.index(role)
    for seed in range(3):
        session = played(world, role, seed)
        state = world.model.initial
        for event in session.events:
            if event.kind != "act" or event.action is None:
                continue
            sight = seeing.sight(session.stage, session.role, event)
            act = world.model.world.actions[event.action]
            if sight is not None and sight.event is not None and event.by != session.role:
                assert holds(act.observing[number], state)
            state = advance(world.model, state, event.action)
            for change in sight.changes if sight else ():
                assert to_plain(state.mind(number).values[change.fluent]) == change.after


def test_seeing_everything_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were every event shown, his way to the park would be among them, which the slow semantics denies you."""
    world = staged("the-unsaid")
    stage = Stage(world.ground, world.minds)
    states = world.minds.course([world.act(a) for a in world.found])
    place = world.found.index("to_the_park()")
    walk = Event(
        "act", world.act("to_the_park()"), world.ground.characters.index("James"), states[place], states[place + 1]
    )
    monkeypatch.setattr(seeing, "sees", lambda *_: True)
    sight = seeing.sight(stage, world.ground.characters.index("You"), walk)
    assert sight is not None
    assert sight.event is walk
    act = world.model.world.actions[world.act("to_the_park()")]
    assert not holds(act.observing[world.model.world.characters.index("You")], world.states(world.found)[place])
