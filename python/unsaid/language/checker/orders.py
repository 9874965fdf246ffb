"""``order: a before b;``: what only the author asks of the order in which things happen.

An act that has to come later asks, besides its own precondition, that what comes before it has been (see ``implied``).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from .. import core, tree
from ..edits import nearest_written
from .asked import Watched
from .implied import gate
from .names import Names


class Ordered(Struct, frozen=True):
    """What an act has to do with others: after which it comes, and whether others come after it."""

    after: tuple[str, ...] = ()
    awaited: bool = False


class Orders:
    """The orders of one text."""

    def __init__(self, names: Names, definitions: Iterable[tree.OrderDefinition]) -> None:
        self.names, self.report = names, names.report
        self.of: Watched[Ordered] = Watched("orders", names.notes)
        for one, other in (pair for d in definitions for pair in pairs(d)):
            first = dict.get(self.of, one.text, Ordered())
            dict.__setitem__(self.of, one.text, Ordered(first.after, True))
            then = dict.get(self.of, other.text, Ordered())
            after = tuple(dict.fromkeys((*then.after, one.text)))
            dict.__setitem__(self.of, other.text, Ordered(after, then.awaited))

    def check(self, d: tree.OrderDefinition) -> None:
        """Check that there are such acts, and that none has to wait for itself."""
        for word in {w.text: w for chain in d.chains for w in chain}.values():
            if word.text in self.names.events or word.text in self.names.broken:
                continue
            close = self.report.guess(word.text, self.names.events)
            repair, said = f"did you mean `{close}`?" if close else None, f"there is no act `{word.text}` to wait for"
            edits = nearest_written(close, word.text, word.span)
            self.report.add("unknown-event", word.span, said, repair=repair, edits=edits)
        for one, other in pairs(d):
            if one.text in self._all_after(one.text):
                said = f"`{one.text}` would have to come before itself"
                self.report.add("endless-order", other.span, said, repair="leave one of the two out")
                return

    def _all_after(self, act: str) -> set[str]:
        """All that has to come before an act, by whatever way."""
        found, waiting = set[str](), [act]
        while waiting:
            for name in self.of.get(waiting.pop(), Ordered()).after:
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    def precondition(self, act: str, own: core.Expression | None, span: core.Span) -> core.Expression | None:
        """The precondition of an act, and that what comes before it has been."""
        gates = [g for name in self._ordered(act).after if (g := self._gate(name, span)) is not None]
        if not gates:
            return own
        both = (*(own.items if isinstance(own, core.Junction) and own.kind == "and" else [own] if own else []), *gates)
        return both[0] if len(both) == 1 else core.Junction("and", both, own.span if own is not None else span)

    def effect(self, act: str, own: core.Expression | None, span: core.Span) -> core.Expression | None:
        """The effect of an act, and that it has been, where others wait for it."""
        place = self._gate(act, span) if self._ordered(act).awaited else None
        if place is None:
            return own
        been = core.Assign(place, core.Value(True, span), span)
        return been if own is None else core.Junction("and", (own, been), own.span)

    def _ordered(self, act: str) -> Ordered:
        return self.of.get(act, Ordered())

    def _gate(self, act: str, span: core.Span) -> core.Fluent | None:
        found = self.names.overloads.get(gate(act), ())
        place = next((i for i in found if not self.names.properties[i].parameters), None)
        return None if place is None else core.Fluent(place, (), span)


def pairs(d: tree.OrderDefinition) -> Iterable[tuple[tree.WordNode, tree.WordNode]]:
    """Every two acts of which the one comes right before the other."""
    return (pair for chain in d.chains for pair in pairwise(chain))
