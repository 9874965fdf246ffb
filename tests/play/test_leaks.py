"""Playing, too, shows nothing that the role's mind could not know.

Whole games are played with choices at random, in every bundled world as every role. What is shown of them (passages,
the words of menus, what ``mind`` answers) is made a second time by a voice that can see the role's mind and nothing
else, and each event shown is looked up in the slow semantics.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import unsaid
from tests.long import deep
from tests.reference import Model, advance
from tests.reference.expressions import holds
from tests.reference.values import to_plain
from tests.telling.leaks import Blind
from tests.worlds.staged import NAMES, staged
from unsaid.api.opened import OpenWorld
from unsaid.play.events import Event
from unsaid.play.items import items
from unsaid.play.seen import seeing
from unsaid.play.seen.transcript import transcript, worded
from unsaid.play.seen.voice import Voice
from unsaid.play.session import Session
from unsaid.play.stage import Rules
from unsaid.play.turns import begin, ended, take
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice
from unsaid.world import dumps

pytestmark = pytest.mark.slow

PARTS = [(name, role) for name in NAMES for role in staged(name).world.roles]
TURNS = 10


@cache
def opened(name: str) -> OpenWorld:
    """A bundled world as it is played."""
    return unsaid.load(name).playable.open


@cache
def slow(name: str) -> Model:
    """The same as the slow semantics has it."""
    return Model(json.loads(dumps(opened(name).ground)))


def voice(world: OpenWorld, role: str, minds: Any) -> Voice:
    """The voice of a role that knows what ``minds`` lets it know."""
    return TellingVoice(Teller(world.core, world.ground, minds, role), minds)


@cache
def played(name: str, role: str, seed: int) -> Session:
    """A game with choices at random."""
    choose, session = random.Random(seed), begin(opened(name).stage(Rules(4, 2, chance=seed)), role)
    while ended(session) is None and session.moves < TURNS:
        session = take(session, choose.choice(items(session)))
    return session


def shown(session: Session, told: Voice) -> list[object]:
    """Everything a game shows of its turns: passages, the words of its menus, and the mind."""
    read = transcript(session, session.role, told)
    texts: list[object] = [*read.passages, told.closing(session.state, read.memory)]
    for turns in range(len(session.turns) + 1):
        then = replace(session, turns=session.turns[:turns])
        texts.append([worded(then, told, item) for item in items(then)])
        texts.append(told.mind(then.state))
    return texts


@pytest.mark.parametrize(("name", "role"), PARTS)
def test_what_is_shown_is_in_the_role_s_mind(name: str, role: str) -> None:
    """A voice that sees the role's mind alone shows the same."""
    world = opened(name)
    blind = Blind(world.minds, world.ground.characters.index(role))
    for seed in range(3):
        session = played(name, role, seed)
        assert shown(session, voice(world, role, blind)) == shown(session, voice(world, role, world.minds))


@pytest.mark.parametrize(("name", "role"), deep(PARTS))
def test_events_shown_were_seen(name: str, role: str) -> None:
    """By the slow semantics the role saw each act and each vain attempt of others that is shown, and believes each
    change that is."""
    model = slow(name)
    number = model.world.characters.index(role)
    for seed in range(3):
        session, state = played(name, role, seed), model.initial
        for event in session.events:
            sight = seeing.sight(session.stage, session.role, event)
            if sight is not None and sight.event is not None and event.by != session.role:
                assert _saw(session, event, holds(_act(model, session, event).observing[number], state))
            if event.kind == "act":
                state = advance(model, state, event.action)
            for change in sight.changes if sight else ():
                assert to_plain(state.mind(number).values[change.fluent]) == change.after


def _act(model: Model, session: Session, event: Event) -> Any:
    """The act by which an event is judged to be seen: of an attempt, that whoever tried it passes."""
    watched = event.action if event.kind == "act" or event.by is None else session.stage.passes[event.by]
    return model.world.actions[watched]


def _saw(session: Session, event: Event, observed: bool) -> bool:
    """Whether a role may be shown an event: what it observes; offers, and what needs it, where it has a part in it."""
    part = session.role in session.stage.consenting(event.action)
    return observed if event.kind == "act" else part or (event.kind != "offer" and observed)


def test_seeing_everything_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were every event shown, what Tom does out of Ann's sight would be among them, which the slow semantics denies
    her."""
    text = """
    type place;
    entity Hall : place;
    entity Yard : place;
    entity Ann : character;
    entity Tom : character;
    property at(c : character) : place;
    property dug() : boolean;
    at(Ann) = Hall;
    at(Tom) = Yard;
    action dig() { effect: dug(); consenting: Tom; observing(x : character): at(x) == at(Tom); };
    """
    world = unsaid.read(text).playable.open
    stage, start = world.stage(Rules()), world.minds.initial
    dig = Event("act", 0, 1, start, world.minds.advance(start, 0))
    assert seeing.sight(stage, 0, dig) is None
    monkeypatch.setattr(seeing, "sees", lambda *_: True)
    assert seeing.sight(stage, 0, dig) is not None
    model = Model(json.loads(dumps(world.ground)))
    assert not holds(model.world.actions[0].observing[0], model.initial)
