"""The teller: words for what happens, from somebody's side or from outside.

A side is a character's name, or None for the outside view. The words are the author's where the author gave some for
that side, else those for ``nobody``, else a plain sentence made from names. A condition on words is read in the mind of
the side they are told from, so that which words are told gives nothing away either. Nothing here decides what is told;
that is ``told``'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from unsaid.language import core
from unsaid.telling.choosing import best_first
from unsaid.telling.conditions import Conditions, Scalar
from unsaid.telling.names import Lexicon, capital
from unsaid.telling.narration import Manner, Narration
from unsaid.telling.plain import act_phrase, act_sentence, fluent_sentence
from unsaid.telling.template import Discourse, filled

if TYPE_CHECKING:
    from unsaid.world import GroundWorld

NOBODY = "nobody"


class States(Protocol):
    """What the teller asks of the running world: states by number, and who sees what in them."""

    def values(self, state: int) -> list[Scalar]: ...
    def mind(self, state: int, *characters: int) -> int: ...


@dataclass(frozen=True)
class Teller:
    """Words for one world, as told to ``you``: the character the reader stands in, or nobody."""

    world: core.World
    ground: GroundWorld
    states: States
    you: str | None = None
    manner: Manner = field(default_factory=Manner)

    @property
    def lexicon(self) -> Lexicon:
        """The names as the reader hears them where the program speaks to the reader, and not a story."""
        return Lexicon(self.world, Narration(self.you))

    def telling_from(self, side: str | None) -> Lexicon:
        """The names in a telling from a side."""
        return Lexicon(self.world, self.manner.narration(self.world, side))

    def conditions(self, state: int) -> Conditions:
        """The world's conditions, read in a state."""

        def look(chain: tuple[str, ...], fluent: str) -> Scalar:
            mind = self.states.mind(state, *(self.characters[c] for c in chain))
            return self.states.values(mind)[self._fluents[fluent]]

        return Conditions(self.world, look)

    @cached_property
    def characters(self) -> dict[str, int]:
        """The number of each character."""
        return {name: number for number, name in enumerate(self.ground.characters)}

    @cached_property
    def _fluents(self) -> dict[str, int]:
        return self.ground.fluents_named()

    @cached_property
    def actions(self) -> dict[str, int]:
        """The number of each action, by its name."""
        return self.ground.actions_named()

    # --- events ---

    def event(self, state: int, action: int, side: str | None) -> str:
        """An act, done in ``state``, told from a side."""
        return self.written(state, action, side) or self.plain(action, side)

    def plain(self, action: int, side: str | None) -> str:
        """An act in a sentence made from names."""
        schema, arguments = self._schema(action)
        return act_sentence(schema, arguments, self.telling_from(side))

    def written(self, state: int, action: int, side: str | None, discourse: Discourse | None = None) -> str | None:
        """An act in the author's words, if the author gave some."""
        schema, arguments = self._schema(action)
        for pattern, names in self._patterns(state, schema.name, arguments, side):
            lines = dict(pattern.lines)
            text = lines.get(self._key(lines, names, side) or "") or lines.get(NOBODY)
            if text is not None:
                return self._filled(text, names, side, discourse)
        return None

    def _filled(self, text: str, names: dict[str, str], side: str | None, discourse: Discourse | None = None) -> str:
        return filled(text, names, self.telling_from(side), None, discourse, self.manner.thoughts)

    def choice(self, state: int, action: int) -> str:
        """An act in the words of a menu."""
        schema, arguments = self._schema(action)
        for pattern, names in self._patterns(state, schema.name, arguments, self.you):
            text = dict(pattern.lines).get("choice")
            if text is not None:
                return filled(text, names, self.lexicon)
        return capital(act_phrase(schema, arguments, self.lexicon))

    def doing(self, state: int, action: int) -> str:
        """An act as something one may mean to do: “light the lamp”."""
        text = self.choice(state, action)
        first = text.split(" ", 1)[0]
        return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]

    def _schema(self, action: int) -> tuple[core.Action, tuple[str, ...]]:
        ground = self.ground.actions[action]
        same = [a for a in self.world.actions if a.name == ground.schema and len(a.parameters) == len(ground.arguments)]
        fitting = (a for a in same if all(map(self._fills, a.parameters, ground.arguments)))
        return next(fitting), ground.arguments

    def _fills(self, parameter: core.Parameter, argument: str) -> bool:
        return argument == parameter.constant if parameter.constant else argument in self.world.members(parameter.type)

    def _patterns(self, state: int, name: str, arguments: tuple[str, ...], side: str | None):
        """The words for an event that fit, their conditions read in the mind of the side."""
        conditions, chain = self.conditions(state), (side,) if side else ()
        return best_first(self.world, name, arguments, lambda when, names: conditions.holds(when, names, chain))

    @staticmethod
    def _key(lines: dict[str, str], names: dict[str, str], side: str | None) -> str | None:
        """The line told from a side: the character's own, or that of the parameter it fills."""
        if side is None or side in lines:
            return side
        return next((p for p, entity in names.items() if entity == side and p in lines), None)

    # --- facts ---

    def fact(self, fluent: int, value: Scalar) -> str:
        """A value of a fluent, as a clause without its full stop."""
        ground = self.ground.fluents[fluent]
        property_ = next(p for p in self.world.properties if self._is(p, ground.property, ground.arguments))
        key = {True: "true", False: "false", None: "unknown"}.get(value, "value")  # type: ignore[arg-type]
        key = "value" if isinstance(value, float) else key
        for pattern, names in best_first(self.world, property_.name, ground.arguments, lambda when, _: when is None):
            text = dict(pattern.lines).get(key)
            if text is not None:
                return filled(text, names, self.lexicon, {"value": self._value(value)}, clause=True)
        return fluent_sentence(property_, ground.arguments, value, self.lexicon)

    def _is(self, property_: core.Property, name: str, arguments: tuple[str, ...]) -> bool:
        if property_.name != name or len(property_.parameters) != len(arguments):
            return False
        return all(map(self._fills, property_.parameters, arguments))

    def has_words(self, fluent: int) -> bool:
        """Whether the author gave words for a fluent."""
        return any(t.name == self.ground.fluents[fluent].property for t in self.world.tellings)

    def _value(self, value: Scalar) -> str:
        if isinstance(value, str):
            return self.lexicon.name(value)
        return f"{value:g}" if isinstance(value, float) else str(value)

    # --- around the story ---

    def opening(self, side: str | None) -> str:
        """What is told before the first act; nothing where the author wrote nothing."""
        return next((self._passage(p, side) for p in self.world.passages if p.kind == "opening"), "")

    def closing(self, state: int, side: str | None) -> str:
        """What is told after the last act: the first closing whose condition holds then."""
        conditions, chain = self.conditions(state), (side,) if side else ()
        closings = (p for p in self.world.passages if p.kind == "closing" and conditions.holds(p.when, None, chain))
        return next((self._passage(p, side) for p in closings), "")

    def _passage(self, passage: core.Passage, side: str | None) -> str:
        lines = dict(passage.lines)
        text = lines.get(side or NOBODY) or lines.get(NOBODY) or ""
        return self._filled(text, {}, side)
