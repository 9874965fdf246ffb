"""The figures of agency in words: one line for each thing that they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.graph.agency.asked import Agency

MANNER = {"believable": "mostly acts", "greedy": "never passes where there is an act", "uniform": "takes anything"}


def said(found: Agency) -> str:
    """All of it, the basis first."""
    head = f"What {found.title} leaves to {found.role}, played by somebody who {MANNER[found.policy]}: {_basis(found)}."
    return "\n".join([head, "", *(f"- {line}." for line in _lines(found))])


def _basis(found: Agency) -> str:
    if found.basis == "whole":
        return f"worked out through the whole graph, {_number(found.menus, 'menu')}"
    looked = f"{found.looked:,} of them looked into, {_number(found.menus, 'menu')} in all"
    games = f"{_number(found.games, 'game')} played, {looked}"
    return f"estimated by {games}, since the graph is too large"


def _lines(found: Agency) -> Iterator[str]:
    decisions = "" if found.per_game is None else f", {found.per_game:.1f} of them a real decision"
    yield f"A game has {found.turns:.1f} turns{decisions}"
    if found.real is not None:
        yield (
            f"It matters what is chosen at {found.real:.0%} of menus, between two acts at {found.real2:.0%}; "
            f"{found.dead:.0%} have no act that goes on"
        )
    if found.corridor_mean is not None:
        yield (
            f"The most turns in a row without a real decision are {found.corridor_mean:.1f}, "
            f"and seldom more than {found.corridor_max}"
        )
    yield (
        f"{_number(found.ends, 'ending')}, {found.bits:.2f} bits; the commonest comes of {found.top:.0%} of games; "
        f"{_number(found.stand, 'way')} in which things stand at the end"
    )
    if found.decisive is not None:
        yield f"How it ends is decided in {found.decisive:.1f} turns"
    yield f"{found.sudden:.0%} of games end in a turn that would not have ended them, {found.waited:.0%} by passing"
    yield f"Two games differ in {found.diff:.0%} of what is done in them"
    if found.foreseen is not None:
        yield f"{found.foreseen:.0%} of real decisions are foreseen by the role"
    if found.acknowledged is not None:
        yield f"{found.acknowledged:.0%} of choices are followed by words that no other choice would have brought"
    yield f"{found.acts_seen} of {_number(found.acts, 'act')} happen in some game"


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
