"""A ground world the checker can run: what is possible, what follows, what it is worth to whom."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from unsaid.budget import ask
from unsaid.checker.minds.rules import rules_of
from unsaid.checker.minds.waking import Woken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unsaid.checker.minds.events import Further
    from unsaid.checker.minds.mind import Mind, Write
    from unsaid.checker.minds.unsure.setting import Put
    from unsaid.world.structure import Expression, GroundWorld


class CheckedWorld:
    """A ground world, run by the checker's own means. ``start`` is its settled initial state.

    Raises ``Restless`` where triggers never come to rest.
    """

    def __init__(self, ground: GroundWorld) -> None:
        self.ground = ground
        self.rules = rules_of(ground)
        self.deeds = self.rules.deeds
        self._woken = Woken([action.precondition for action in ground.actions])
        self.numbers = ground.actions_named()
        self.characters = {name: number for number, name in enumerate(ground.characters)}
        self._author = self.rules.utility(ground.utility.author)
        self._utilities = [self.rules.utility(e) for e in ground.utility.characters]
        self._wanted = list(ground.utility.characters)
        self.foresight = ground.inner.foresight
        self.order = ground.inner.turns or tuple(range(len(ground.characters)))
        self.start = self.rules.settled(self.rules.initial())
        self._reasons: dict[Mind, dict[Any, Any]] | None = None

    def otherwise(self, character: int, utility: Expression) -> CheckedWorld:
        """This world where a character's utility is another. Its minds are the same: the same acts are possible in
        them and lead to the same. What makes sense to whom differs, and is remembered apart."""
        other = copy(self)
        other._utilities, other._wanted = [*self._utilities], [*self._wanted]
        other._wanted[character] = utility
        other._utilities[character] = self.rules.utility(utility)
        other._reasons = {}
        return other

    def reasons(self, mind: Mind) -> dict[Any, Any]:
        """What has been found out in this world about who has a reason for what in a settled mind."""
        return mind.known if self._reasons is None else self._reasons.setdefault(mind, {})

    def after(self, mind: Mind, act: int) -> Mind:
        """The mind after an act and all it sets off."""
        key = ("after", act)
        after = mind.known.get(key)
        if after is None:
            ask()
            after = mind.known[key] = self.rules.settled(self.deeds[act].happened(mind))
        return after

    def weighed(self, mind: Mind, act: int, further: Further) -> Mind:
        """The mind after an act that is evidence besides, for which ``further`` writes (see ``weighing``)."""
        key = ("weighed", act)
        after = mind.known.get(key)
        if after is None:
            after = mind.known[key] = self.rules.settled(self.deeds[act].witnessed(mind, further))
        return after

    def settled(self, mind: Mind) -> Mind:
        """The mind once all triggers have happened, in it and within it; the one mind that stands for those like it."""
        return self.rules.settled(mind)

    def patched(self, mind: Mind, writes: Iterable[Write]) -> Mind:
        """The mind with values set in it, or further in, and settled."""
        return self.settled(self.rules.assigned(mind, writes))

    def utility_of(self, character: int) -> Expression:
        """What a character wants, as an expression."""
        return self._wanted[character]

    def supposing(self, mind: Mind, puts: tuple[Put, ...]) -> Mind:
        """The state with something supposed in it, settled."""
        key = ("supposing", puts)
        found = mind.known.get(key)
        if found is None:
            found = mind.known[key] = self.settled(self.rules.put_in(mind, puts))
        return found

    def planning(self, mind: Mind, character: int) -> Mind:
        """What a character believes, as the state in which it plans."""
        believed = mind.believed(character)
        return self.rules.entered(believed, character) if self.rules.openable else believed

    def possible(self, mind: Mind, act: int, owner: int | None = None) -> bool:
        """Whether an act can be done: in the mind itself, and by the lights of all who consent to it.

        ``owner`` is the character whose mind this is, where it is one: it needs no asking twice.
        """
        deed = self.deeds[act]
        if not deed.holds(mind):
            return False
        return all(c == owner or deed.holds(mind.believed(c)) for c in deed.action.consenting)

    def all_possible(self, mind: Mind, owner: int | None = None) -> list[int]:
        """The acts that can be done, in order."""
        return [act for act in self._woken.by(mind.values) if self.possible(mind, act, owner)]

    def choices(self, mind: Mind, owner: int) -> list[int]:
        """The possible acts that somebody consents to: those a plan may have."""
        known = mind.known.get(("choices", owner))
        if known is None:
            awake = (act for act in self._woken.by(mind.values) if self.deeds[act].action.consenting)
            known = mind.known["choices", owner] = [act for act in awake if self.possible(mind, act, owner)]
        return known

    def utility(self, mind: Mind, character: int | None) -> float | None:
        """What a mind is worth to a character, or to the author; None where that is no number."""
        known = self.reasons(mind)
        key = ("worth", character)
        if key not in known:
            known[key] = (self._author if character is None else self._utilities[character])(mind)
        return known[key]
