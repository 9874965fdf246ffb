"""The figures of many worlds and roles as a page of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from unsaid.graph.agency.causes import Cause
from unsaid.graph.agency.figures import Figures

LONG = 25
"""Worlds with more acts are long."""


@dataclass(frozen=True)
class Row:
    """A world as it is left to one role: the figures of every policy, and why menus are no decisions by the first."""

    world: str
    role: str
    seconds: float
    figures: tuple[Figures, ...]
    causes: tuple[Cause, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        found = [_rounded(figures.to_dict()) for figures in self.figures]
        causes = [
            {"why": cause.why, "dead": cause.dead, "turns": round(cause.turns, 3), "menus": len(cause.menus)}
            for cause in self.causes
        ]
        told = {"world": self.world, "role": self.role, "seconds": round(self.seconds, 1)}
        return told | {"policies": found, "causes": causes}


def _rounded(value: Any) -> Any:
    """Plain data with numbers to four places."""
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value


Column = tuple[str, Callable[[Figures], str]]


def _share(name: str) -> Callable[[Figures], str]:
    def shown(figures: Figures) -> str:
        share = getattr(figures, name)
        return "–" if share is None else f"{share:.2f}"

    return shown


def _number(name: str) -> Callable[[Figures], str]:
    return lambda figures: f"{getattr(figures, name):.1f}"


COLUMNS: tuple[Column, ...] = (
    ("menus", lambda f: f"{f.menus}{'*' if f.cut else ''}"),
    ("turns", _number("turns")),
    ("ends", lambda f: str(f.endings)),
    ("bits", _share("bits")),
    ("top", _share("top")),
    ("stand", lambda f: str(f.standings)),
    ("real", _share("real")),
    ("real2", _share("real2")),
    ("per game", _number("real_turns")),
    ("dead", _share("dead")),
    ("corridor", lambda f: f"{f.corridor_mean:.1f}/{f.corridor_max}"),
    ("decisive", _number("decisive")),
    ("sudden", _share("sudden")),
    ("waited", _share("waited")),
    ("diff", _share("difference")),
    ("foreseen", _share("foreseen")),
    ("ack", _share("acknowledged")),
    ("answered", _share("answered")),
    ("acts", lambda f: f"{f.acts_seen}/{f.acts}"),
)

LEGEND = """
- **menus**: places at which there is something to choose (\\*: the graph is cut); **turns** of a game; **ends**:
  closing texts that differ; **bits**: entropy of the endings; **top**: share of the commonest; **stand**: ways in which
  things stand at the end, as each mind's worth to its owner, concern by concern.
- **real**: share of menus with two options, one an act, neither of which ends the story, that differ by 0.15 in the
  endings to come or by 0.25 in how things will stand (total variation); **real2**: two acts do; **per game**: real
  decisions in a game; **dead**: share of menus without an act that goes on; **corridor**: most turns in a row without a
  real decision, in an average game, and in one of a hundred; **decisive**: in how many turns it is decided how a game
  ends (e to the entropy of when that becomes known).
- **sudden**: share of games that end in a turn in which what the role did would not have ended them; **waited**: with
  waiting; **diff**: mean Jaccard distance between what is done in two games (200 games by a fixed seed, each with
  each).
- **foreseen**: share of real decisions whose options differ in what the role itself expects of them, by kind of
  concern; **ack**: share of choices after which what is read next is what no other option would have brought;
  **answered**: the same without the role's own act; **acts**: acts that happen in some game, of all that are not empty
  wherever they can be chosen.

Empty acts, which do no more than waiting or nothing does, have no weight and count in nothing. All but **diff** is
worked out through the graph, cycles included, and not sampled. In a cut graph what lies beyond is unknown: options
differ by the least they can, whatever is there, and endings are counted among the games that end. `unsaid.graph.agency`
says it in full.
""".strip()


def page(rows: Sequence[Row], about: str, table: Callable[..., str]) -> str:
    """The Markdown page: a table for each policy, and why menus of long worlds are no decisions."""
    parts = ["# Agency", about, LEGEND]
    for number, figures in enumerate(rows[0].figures):
        parts += [f"## {figures.policy.capitalize()}", _table(rows, number, table)]
    long = [row for row in rows if row.figures[0].acts > LONG]
    if long:
        parts += ["## Why menus are no decisions", WHY, *(_causes(row, table) for row in long)]
    return "\n\n".join(parts) + "\n"


WHY = "Turns of a game of the believable policy, by cause, in the long worlds; under each the menus that cost most."


def _table(rows: Iterable[Row], number: int, table: Callable[..., str]) -> str:
    head = ("world", "role", *(name for name, _ in COLUMNS))
    return table(head, [(row.world, row.role, *(cell(row.figures[number]) for _, cell in COLUMNS)) for row in rows])


def _causes(row: Row, table: Callable[..., str]) -> str:
    lines = [
        ("" if n else cause.why, "" if n else f"{cause.turns:.2f}", f"{turns:.2f}", menu)
        for cause in row.causes
        for n, (menu, turns) in enumerate(cause.menus[:4])
        if turns >= 0.02
    ]
    figures = row.figures[0]
    heading = f"### {row.world}, {row.role}"
    said = (
        f"{figures.turns:.1f} turns: {figures.real_turns:.1f} with a real decision, {figures.dead:.0%} of menus dead."
    )
    return f"{heading}\n\n{said}\n\n" + table(("cause", "turns", "of them", "menu"), lines)
