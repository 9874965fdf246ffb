"""Why a menu is no decision: what there was to choose, and what waiting would have brought.

A *dead* menu has no act after which the story goes on: nothing but waiting, or only ways to end the story, or only
what is empty. Any other has one thing that goes on and no other, or several that come to the same. Turns of a game are
summed by cause, and under each cause by menu, so that the few menus that cost most are seen.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .board import Option, Place
from .decisions import Decisions
from .outlook import Outlooks


@dataclass(frozen=True)
class Cause:
    """Why turns of a game have no decision: how many, whether their menus are dead, and which they are."""

    why: str
    dead: bool
    turns: float
    menus: tuple[tuple[str, float], ...]
    """What there was to choose, with what waiting brings, and how many turns of a game that was."""


def causes(outlooks: Outlooks, decisions: Decisions) -> list[Cause]:
    """All causes, those that cost most turns first; so under each its menus."""
    found: dict[tuple[bool, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for n, often in enumerate(outlooks.visits):
        if often > 0 and not decisions.real[n]:
            why = _dead(outlooks, n) if decisions.dead[n] else _level(outlooks, decisions, n)
            found[decisions.dead[n], why][_menu(outlooks, n)] += often
    every = [Cause(why, dead, sum(menus.values()), _most(menus)) for (dead, why), menus in found.items()]
    return sorted(every, key=lambda cause: -cause.turns)


def _most(menus: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(menus.items(), key=lambda item: -item[1]))


def _dead(outlooks: Outlooks, place: int) -> str:
    """Why a menu has no act that goes on."""
    kinds = set(outlooks.kinds[place])
    if "exit" in kinds:
        return "no act but such as end the story"
    if "empty" in kinds:
        return "no act but empty ones"
    return f"nothing but Wait; {_brought(outlooks, place)}"


def _level(outlooks: Outlooks, decisions: Decisions, place: int) -> str:
    """Why a menu with an act that goes on is no decision."""
    on = outlooks.kinds[place].count("forward")
    if not decisions.counted(place):
        return "one act; all else ends the story, or is of no use"
    return "one act or Wait: the same comes of both" if on == 1 else "several acts: the same comes of all"


def _brought(outlooks: Outlooks, place: int) -> str:
    """What waiting brings, where it is all there is."""
    places = outlooks.board.places
    wait = next((option for option in places[place].options if option.act is None), None)
    if wait is None or not wait.done:
        return "nothing comes"
    if places[wait.to].over:
        return "the story ends"
    return "somebody else acts" if wait.others else "time passes"


def _menu(outlooks: Outlooks, place: int) -> str:
    here: Place = outlooks.board.places[place]
    return ", ".join(map(_shown, here.options, outlooks.kinds[place]))


def _shown(option: Option, kind: str) -> str:
    """An option with what comes of it, as far as that tells why it is none."""
    if option.act is None:
        comes = ", ".join(sorted(option.done)) or "nothing"
        return f"Wait → {comes}{' (the end)' if kind == 'fade' else ''}"
    return f"{option.act}{' (the end)' if kind == 'exit' else ' (empty)' if kind == 'empty' else ''}"
