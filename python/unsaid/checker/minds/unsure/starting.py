"""What minds hold at the start that do not know: by what is stated, by secrets, and else by who thinks of them.

What is held at the end of a chain of believers hangs on what is held one believer before, on whether something is
stated for the chain or for a beginning of it, and on whether an outsider of a secret stands in it. Beyond the longest
chain that something is stated for, minds for which all that is the same are one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.unsure.labels import Held, has_value, is_known, label, tied

if TYPE_CHECKING:
    from unsaid.world.inner import Secret
    from unsaid.world.structure import GroundBelief, GroundWorld

    Chain = tuple[int, ...]


class _Thread(NamedTuple):
    """What matters of a chain for what is held beyond it, fluent by fluent: what is held, whether something is stated
    for it or for a beginning of it, and whether somebody in it is an outsider."""

    held: tuple[Held, ...]
    stated: frozenset[int]
    outside: frozenset[int]


def initial(ground: GroundWorld) -> Mind:
    """The state in which everything starts, before triggers settle it."""
    start = _Beginning(ground)
    held = tuple(fluent.initial for fluent in ground.fluents)
    return start.mind((), _Thread(held, frozenset(), frozenset()))


class _Beginning:
    def __init__(self, ground: GroundWorld) -> None:
        self._domains = {f: frozenset(row.domain) for f, row in enumerate(ground.fluents) if row.domain}
        self._secrets: dict[int, Secret] = {secret.fluent: secret for secret in ground.inner.secrets}
        self._stated: dict[Chain, dict[int, GroundBelief]] = {}
        for belief in ground.beliefs:
            self._stated.setdefault(belief.who, {})[belief.fluent] = belief
        self._longer = {who[:n] for who in self._stated for n in range(len(who))}
        self._minds: dict[Any, Mind] = {}

    def mind(self, chain: Chain, thread: _Thread) -> Mind:
        """The mind at the end of a chain."""
        looks = tuple((type(value), value) for value in thread.held), thread.stated, thread.outside
        key = (chain, "longer") if chain in self._longer else (*looks, chain[-1:])
        if key not in self._minds:
            self._minds[key] = Mind(thread.held, self._maker(chain, thread), chain[-1] if chain else None)
        return self._minds[key]

    def _maker(self, chain: Chain, thread: _Thread) -> Callable[[int], Mind]:
        def make(character: int) -> Mind:
            further = chain if chain[-1:] == (character,) else (*chain, character)
            return self.mind(further, thread if further == chain else self._next(further, thread))

        return make

    def _next(self, chain: Chain, before: _Thread) -> _Thread:
        """What is held with one believer more."""
        here = self._stated.get(chain, {})
        outside = before.outside | {f for f, secret in self._secrets.items() if chain[-1] not in secret.among}
        held = tuple(
            self._held(f, old, here.get(f), chain[-1], before, f in outside) for f, old in enumerate(before.held)
        )
        return _Thread(held, before.stated | frozenset(here), outside)

    def _held(
        self, f: int, thinker: Held, stated: GroundBelief | None, who: int, before: _Thread, outside: bool
    ) -> Held:
        if stated is not None:
            return self._said(f, stated, thinker)
        if f not in self._domains:
            return thinker
        if f in before.stated:
            return tied(thinker) if not is_known(thinker) and has_value(thinker) else thinker
        if f not in self._secrets or not outside:
            return thinker
        secret = self._secrets[f]
        return tied(thinker) if secret.openly and who in secret.among else label("open", self._domains[f])

    def _said(self, f: int, stated: GroundBelief, thinker: Held) -> Held:
        if stated.label is None:
            return stated.value
        if stated.label == "tied":
            return tied(thinker)
        return label(stated.label, stated.among or self._domains[f])
