"""Small worlds to play in, written as texts, and what happens in them in few words."""

from __future__ import annotations

from dataclasses import replace

import unsaid
from unsaid.play.events import Item
from unsaid.play.items import items
from unsaid.play.session import Session
from unsaid.play.stage import Rules, Stage
from unsaid.play.turns import begin, take

EMBRACE = """
type place;
entity Home : place;
entity Park : place;
entity You : character;
entity James : character;
property at(c : character) : place;
property tea() : boolean;
property wept() : boolean;
property told() : boolean;
property held() : boolean;
property rain() : boolean;
at(You) = Home;
at(James) = Park;
believes(You, at(James) = Home);

action make_tea() { precondition: !tea(); effect: tea(); consenting: You; observing(x : character): at(x) == Home; };
action call() { precondition: at(James) == Home & !told(); consenting: You; observing(x : character): at(x) == Home; };
action weep() {
  precondition: at(James) == Park & !wept();
  effect: wept();
  consenting: James;
  observing(x : character): at(x) == Park;
};
action come_home() { precondition: at(James) == Park & wept(); effect: at(James) = Home; consenting: James; };
action tell() { precondition: at(James) == Home & !told(); effect: told(); consenting: James; };
action hold() { precondition: at(James) == Home & !held(); effect: held(); consenting: You, James; };
action rain() { precondition: !rain(); effect: rain(); };

utility(): held();
utility(You): held();
utility(James): (if(wept()) 1 else 0) + (if(told()) 1 else 0) + (if(held() & told()) 1 else 0);
"""
"""You are at home; James is in the park, though you believe him at home. He wants to weep, to come back and tell, and
then to be held; you want to be held."""


def stage(text: str, chance: int = 0, goal: float | None = None, steps: int = 5, depth: int = 3) -> Stage:
    """The stage of a world."""
    world = unsaid.read(text, name="small")
    assert world.ok, world.diagnostics
    return world.playable.open.stage(Rules(steps, depth, goal, chance))


def begun(text: str, *roles: str, **rules: int) -> Session:
    """A game at its first menu."""
    return begin(stage(text, **rules), *roles)


def menu(session: Session, role: str | None = None) -> list[str]:
    """What can be chosen: an act by its name, else the kind of the item and what it is about; an end has a mark."""
    who = None if role is None else list(session.stage.ground.characters).index(role)
    return [said(session, item) for item in items(session, who)]


def said(session: Session, item: Item) -> str:
    """An item in few words."""
    stage = session.stage
    about = [] if item.about is None else [stage.ground.inner.questions[item.about].name]
    act = [] if item.action is None else [stage.name(item.action)]
    words = [*([] if item.kind == "act" else [item.kind]), *about, *act]
    return " ".join([*words, *(["offered"] if item.offered else []), *(["(end)"] if item.ends else [])])


def chosen(session: Session, *choices: str) -> Session:
    """The game after these choices, each an item of the menu by its words; the mark may be left out."""
    for choice in choices:
        found = [i for i in items(session) if said(session, i).removesuffix(" (end)") == choice.removesuffix(" (end)")]
        assert found, f"{choice} is not among {menu(session)}"
        session = take(session, found[0])
    return session


def happened(session: Session) -> list[str]:
    """What happened in the last turn whose move was chosen, as in ``story``."""
    return story(session)[max(number for number, turn in enumerate(session.turns) if turn.shown)]


def _event(session: Session, kind: str, action: int, by: int | None) -> str:
    name = session.stage.name(action)
    return f"{'*' if by is None else ''}{name}" if kind == "act" else f"{kind} {name}"


def story(session: Session) -> list[list[str]]:
    """What happened, turn by turn: acts by their names, and what came to nothing with its kind. The acts of fate begin
    with a star."""
    return [[_event(session, e.kind, e.action, e.by) for e in turn.events] for turn in session.turns]


def number(session: Session, act: str) -> int:
    """The number of an act."""
    found = session.stage.find(act)
    assert found is not None, act
    return found


def tempered(session: Session, **tempers: float) -> Session:
    """The game with tempers for some of the characters."""
    people = list(session.stage.ground.characters)
    numbers = {people.index(name): temper for name, temper in tempers.items()}
    return replace(session, stage=replace(session.stage, tempers=numbers))
