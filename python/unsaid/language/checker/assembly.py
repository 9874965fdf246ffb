"""What a checked world is put together from: what came of every check, and how far it has moved since.

Putting it together is left until somebody wants the world, since whoever is still writing it wants only to know what is
wrong, and the places of everything behind a change have moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from .. import core
from .firmness import with_firm
from .memo import Made
from .minds import MindChecks
from .names import Names
from .telling import Tellings

Named = list[tuple[Made, str]]
"""Words for the reader with the names they were given in this text."""


class Assembly:
    """The parts of a world, in the order of their definitions."""

    def __init__(self, names: Names, tellings: Tellings, minds: MindChecks, name: str) -> None:
        self.names, self.tellings, self.minds, self.name = names, tellings, minds, name
        self.initial: list[Made] = []
        self.actions: list[Made] = []
        self.triggers: list[Made] = []
        self.utilities: list[Made] = []
        self.concerns: list[Made] = []
        self.questions: list[Made] = []
        self.likes: list[Made] = []
        self.tempers: list[Made] = []
        self.secrets: list[Made] = []
        self.dares: list[Made] = []
        self.firm: list[Made] = []
        self.openable: tuple[int, ...] = ()
        self.viewpoints: list[Made] = []
        self.called: Named = []
        self.former: tuple[core.Former, ...] = ()
        self.told: Named = []
        self.passages: Named = []

    def shown(self) -> set[str]:
        """The feelings that acts show."""
        actions = (made.value[0] for made in self.actions)
        return {feeling for action in actions if action.speech for feeling, _ in action.speech.shows}

    def world(self) -> core.World:
        """The world."""
        return with_firm(self._written(), [number for made in self.firm for number in made.value])

    def _written(self) -> core.World:
        """The world as it is written."""
        return core.World(
            name=self.name,
            title=self.tellings.text_of("title"),
            about=self.tellings.text_of("about"),
            types=self.names.types.core(),
            entities=tuple(dict.values(self.names.entities)),
            properties=tuple(self.names.properties),
            initial=_first(self.initial),
            actions=_first(self.actions),
            triggers=_first(self.triggers),
            utilities=_all(self.utilities),
            concerns=tuple(made.part(1) for made in self.concerns),
            questions=_first(self.questions),
            likes=_all(self.likes),
            tempers=_all(self.tempers),
            secrets=_all(self.secrets),
            dares=_all(self.dares),
            openable=self.openable,
            turns=self.minds.turns,
            foresight=self.minds.foresight,
            roles=tuple(self.tellings.roles),
            called=tuple(_named(made.part("called"), name) for made, name in self.called),
            viewpoints=_all(self.viewpoints),
            tellings=tuple(_named(made.part("words"), name) for made, name in self.told),
            passages=tuple(_named(made.part("words"), name) for made, name in self.passages),
            former=self.former,
            ancestors=self.names.types.ancestry,
        )


def _all(found: Iterable[Made]) -> tuple[Any, ...]:
    return tuple(made.here() for made in found)


def _first(found: Iterable[Made]) -> tuple[Any, ...]:
    """Of values that are several together, the first."""
    return tuple(made.part(0) for made in found)


def _named(words: Any, name: str) -> Any:
    """Words under the name they were given."""
    return words if words.id == name else replace(words, id=name)
