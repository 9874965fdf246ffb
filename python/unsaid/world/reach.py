"""What can ever happen, in any mind.

Every fluent has a set of values it might take in some mind, at first those of the initial state and of the
initial beliefs. An event that might be possible under these sets adds the values its effects might give; one
that can surprise also adds ``?`` to what a surprised mind forgets. This is repeated until nothing is added.
Whatever was never possible then never will be, and a fluent left with one value always has that one.

Each rule waits on the fluents that keep it from firing, and is tried again only when one of them gains a value.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from ..budget import ask
from .expressions import JUNCTIONS, asks_knowing, conjuncts, first_read, fluents
from .possible import FAILS, Possible, Token, Tokens, only, token
from .structure import Effect, Expression

Rule = Callable[[], None]

_NONE: Mapping[int, Tokens] = MappingProxyType({})


class Reach:
    """The growing sets of possible values, and the rules that wait for them to grow."""

    def __init__(self, values: Iterable[Tokens], domains: Mapping[int, Tokens] = _NONE) -> None:
        self.values: list[Tokens] = list(values)
        self.open: set[int] = set()
        """Fluents that somebody may come to be open about."""
        self._domains, self._openable = domains, set[int]()
        self._together: defaultdict[int, list[int]] = defaultdict(list)
        self._possible = Possible(self.values)
        self._waiting: defaultdict[int, list[Rule]] = defaultdict(list)  # tried when the fluent next gains a value
        self._following: defaultdict[int, list[Rule]] = defaultdict(list)  # run whenever it does
        self._ready: deque[Rule] = deque()
        self._fed: defaultdict[int, list[int]] = defaultdict(list)  # openable once somebody is open about the fluent

    def when(self, condition: Expression, then: Rule) -> None:
        """Runs ``then``, once, if and when the condition might hold."""
        blocking = self._blocking(condition)
        if blocking is None:
            then()
        else:
            self._wait(blocking, condition, then)

    def _wait(self, blocking: Expression, condition: Expression, then: Rule) -> None:
        """Waits until a fluent gains a value of those that keep a condition from holding."""
        tried = False

        def again() -> None:
            nonlocal tried
            if not tried:
                tried = True
                self.when(condition, then)

        for source in fluents(blocking):
            self._waiting[source].append(again)

    def give(self, effect: Effect) -> None:
        """Lets the effect happen whenever it might."""
        self._feed(effect)
        if effect.when is True:
            self._assign(effect.fluent, effect.value)
        else:
            self.when(effect.when, lambda: self._assign(effect.fluent, effect.value))

    def may_be(self, fluent: int, value: Token) -> None:
        """Lets a fluent have a value."""
        self._add(fluent, only(value))

    # --- What somebody may be open about ---

    def openable(self, fluent: int) -> None:
        """Lets minds be open about a fluent, once it has more than one value anywhere."""
        if fluent in self._domains and fluent not in self._openable:
            self._openable.add(fluent)
            if len(self.values[fluent]) > 1:
                self.widen(fluent)

    def widen(self, fluent: int) -> None:
        """Lets minds think possible whatever a fluent may be."""
        if fluent in self.open:
            return
        self.open.add(fluent)
        self._openable.add(fluent)
        self._add(fluent, self._domains[fluent])
        for other in self._together[fluent]:
            self.widen(other)
        for target in self._fed.pop(fluent, ()):
            self.openable(target)

    def compared(self, fluent: int, other: int) -> None:
        """Lets minds be open about two fluents that are learnt to be alike or not, as soon as they may be about one."""
        for one, two in ((fluent, other), (other, fluent)):
            self._together[one].append(two)
            if one in self.open:
                self.widen(two)

    def _feed(self, effect: Effect) -> None:
        """An effect that reads what somebody may be open about leaves them open about what it sets."""
        for source in fluents(effect.when) | fluents(effect.value) if self._domains else ():
            if source in self.open:
                self.openable(effect.fluent)
            else:
                self._fed[source].append(effect.fluent)

    # --- Surprise ---

    def take(self, precondition: Expression) -> None:
        """Lets minds that take an act to happen hold what it sets equal to a value in its precondition."""
        for condition in conjuncts(precondition):
            if type(condition) is tuple and condition[0] == "==":
                for read, value in ((condition[1], condition[2]), (condition[2], condition[1])):
                    if type(read) is tuple and read[0] == "get" and type(value) is not tuple:
                        self.may_be(read[1], token(value))

    def surprise(self, precondition: Expression) -> None:
        """Lets minds that wrongly held a condition false forget what it is about."""
        for condition in corrected_conditions(precondition):
            if asks_knowing(condition):
                continue
            read = None if condition[0] == "==" else first_read(condition)
            if read is not None:
                self._forget(read[0], condition)

    def settle(self) -> None:
        """Runs every rule whose time has come, until none is left."""
        while self._ready:
            ask()
            self._ready.popleft()()
        self._waiting.clear()  # whoever waits in vain does so no longer, and what they hold can go
        self._following.clear()

    def _forget(self, fluent: int, condition: Expression) -> None:
        self.when(("not", condition), lambda: self._add(fluent, only(None)))

    def _assign(self, fluent: int, value: Expression) -> None:
        if type(value) is not tuple:
            self._add(fluent, only(token(value)))
            return

        def assign() -> None:
            self._add(fluent, self._possible.values(value))

        for source in fluents(value):
            self._following[source].append(assign)
        assign()

    def _add(self, fluent: int, tokens: Tokens) -> None:
        known = self.values[fluent]
        if not known >= tokens:
            if isinstance(known, set):
                known |= tokens
            else:  # until now a set that fluents have in common
                self.values[fluent] = {*known, *tokens}
            self._ready.extend(self._waiting.pop(fluent, ()))
            self._ready.extend(self._following.get(fluent, ()))
            if fluent in self._openable and len(self.values[fluent]) > 1:
                self.widen(fluent)

    def _blocking(self, condition: Expression) -> Expression | None:
        """A part of the condition that cannot hold yet, or None where all might."""
        verdict = self._possible.verdict
        for part in conjuncts(condition):
            if verdict(part) == FAILS:
                return part
        return None


def corrected_conditions(precondition: Expression) -> Iterator[Expression]:
    """The conditions of a precondition that a surprised mind may learn from."""
    if type(precondition) is tuple and precondition[0] in JUNCTIONS:
        for part in precondition[1:]:
            yield from corrected_conditions(part)
    elif type(precondition) is tuple:
        yield precondition
