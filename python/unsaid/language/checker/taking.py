"""What others take an action for: ``seen: walk(c, there);``.

The action named must be another, with arguments that it takes, and must be seen as what it is itself: what happens in
the eyes of those who take one for the other is an action like any.
"""

from __future__ import annotations

from collections.abc import Iterable

from .. import core, tree
from ..edits import nearest_written
from .expressions import Expressions
from .kinds import Kind
from .memo import Made
from .names import Names, Scope, signature


class Takings:
    """Checks the parts ``seen`` of actions."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions, self.report = names, expressions, names.report

    def taken(self, part: tree.Part | None, action: tree.EventDefinition, scope: Scope) -> core.Taken | None:
        """The action that others take this one for."""
        if part is None or part.taken is None:
            return None
        node = part.taken
        found = [self.expressions.terms.word(word, scope) for word in node.arguments]
        heads = [parameters for kind, parameters in self.names.events.get(node.name.text, ()) if kind == "action"]
        if not heads:
            self._unknown(node)
            return None
        if not any(self._takes(parameters, [kind for _, kind in found]) for parameters in heads):
            said = f"`{self.names.quote(node.span)}` is no way to do `{node.name.text}`"
            expected = " or ".join(f"`{signature(node.name.text, parameters)}`" for parameters in heads)
            self.report.add("bad-seen", node.span, said, expected=expected)
            return None
        own = [p.name.text for p in action.parameters]
        if node.name.text == action.name.text and [word.text for word in node.arguments] == own:
            said = f"`{action.name.text}` would be taken for itself"
            repair = "leave this part out: it is seen as what it is"
            self.report.add("bad-seen", node.span, said, repair=repair)
            return None
        return core.Taken(node.name.text, tuple(term for term, _ in found), node.span)

    def _takes(self, parameters: tuple[core.Parameter, ...], kinds: list[Kind]) -> bool:
        return len(parameters) == len(kinds) and all(map(self.names.takes, parameters, kinds))

    def _unknown(self, node: tree.TakenNode) -> None:
        name = node.name.text
        if name in self.names.broken:
            return
        acts = [n for n in self.names.events if any(kind == "action" for kind, _ in self.names.events[n])]
        close = self.report.guess(name, acts)
        said = f"there is no action `{name}` that this could be taken for"
        repair = f"did you mean `{close}`?" if close else None
        edits = nearest_written(close, name, node.name.span)
        self.report.add(
            "bad-seen", node.name.span, said, expected="an action of this world", repair=repair, edits=edits
        )

    def settled(self, actions: Iterable[Made]) -> None:
        """Report actions that are taken for one that is itself taken for another."""
        made = [(action, action.value[0].seen) for action in actions]
        disguised = {action.value[0].name for action, seen in made if seen is not None}
        for action, seen in made:
            if seen is not None and seen.name in disguised:
                here: core.Taken = action.part(0).seen
                said = f"`{here.name}` is itself taken for another act"
                repair = f"name what `{here.name}` is taken for"
                self.report.add("bad-seen", here.span, said, repair=repair)
