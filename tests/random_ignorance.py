"""Random small ground worlds whose people do not know: every construct of not knowing, mixed with all that is older.

The same seed gives the same world. Two or three people; fluents that are openable, of two or three values, and others
that are not; secrets and labels at the start; acts that are seen or not, that tell, teach, need and change, some taken
for others; triggers; wishes, some of them to know.
"""

from __future__ import annotations

import random
from typing import Any

from tests.reference.small import Expression, World

NAMES: tuple[str, ...] = ("Ann", "Ben", "Cat")
DOMAINS = {"p": (False, True), "q": ("a", "b"), "r": ("a", "b", "c"), "open": (False, True)}
PLAIN = {"mark": False, "count": 0}


def world(seed: int) -> World:
    """The world of a seed."""
    return Maker(random.Random(seed)).made()


class Maker:
    """A world in the making."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        people = list(NAMES[: rng.choice((2, 2, 3))])
        self.openable = rng.sample(sorted(DOMAINS), rng.choice((1, 2, 2, 3)))
        values = {f: rng.choice(DOMAINS[f]) for f in self.openable}
        self.w = World(people, {**values, **PLAIN})

    def made(self) -> World:
        """The world, whole."""
        for f in self.openable:
            self.w.opened(f, *DOMAINS[f])
            self._start(f)
        for n in range(self.rng.randint(2, 4)):
            self._act(n)
        for n in range(self.rng.choice((0, 0, 1, 1, 2))):
            self._trigger(n)
        for c in self.w.characters:
            self.w.utility(c, self._wish(c))
        self.w.utility(None, self._wish(self.rng.choice(self.w.characters)))
        if self.rng.random() < 0.3:
            self.w.dares(**{self.rng.choice(self.w.characters): self.rng.choice((1, 2))})
        return self.w

    def _start(self, f: str) -> None:
        rng, people = self.rng, self.w.characters
        how = rng.random()
        if how < 0.5:
            self.w.secret(f, *(c for c in people if rng.random() < 0.4), openly=rng.random() < 0.5)
        if how > 0.4:
            for _ in range(rng.choice((1, 1, 2))):
                self._stated(f, tuple(rng.sample(people, rng.choice((1, 1, 2)))))

    def _stated(self, f: str, chain: tuple[str, ...]) -> None:
        label = self.rng.choice(("open", "open", "value", "sure", "tied", "unclear"))
        domain = DOMAINS[f]
        if label == "value" or (len(chain) == 1 and label != "open"):
            self.w.believe(chain, f, self.rng.choice((*domain, None)))
        else:
            self.w.held(chain, f, label, *self.rng.sample(domain, self.rng.randint(1, len(domain))))

    def _act(self, n: int) -> None:
        rng, w = self.rng, self.w
        who = tuple(rng.sample(w.characters, rng.choice((0, 1, 1, 1, 2))))
        seen = {c: True if c in who or rng.random() < 0.6 else self._condition() for c in w.characters}
        effects = [self._effect() for _ in range(rng.choice((0, 1, 1, 2)))]
        if rng.random() < 0.4:
            f = rng.choice(self.openable)
            effects.append(w.effect("mark", True, when=w.equal(f, self._value(f))))
        learns = [self._learns() for _ in range(rng.choice((0, 0, 1, 1, 2)))]
        needs = self._condition() if rng.random() < 0.6 else True
        taken = rng.choice((*range(n), None, None)) if n and rng.random() < 0.3 else None
        if taken is not None and "seen" in w.data["actions"][taken]:
            taken = None
        w.action(f"act {n}", needs, effects, who, seen, learns, taken)

    def _trigger(self, n: int) -> None:
        effect = self._effect()
        name = self.w.fluents[effect["fluent"]]
        chain = [self.w.characters[c] for c in effect["who"]]
        due = ["!=", self.w.get(name, *chain), effect["value"]]
        self.w.trigger(f"trigger {n}", ["and", self._condition(), due], [effect])

    def _effect(self) -> dict[str, Any]:
        rng, w = self.rng, self.w
        f = rng.choice((*self.openable, *self.openable, *PLAIN))
        chain = rng.sample(w.characters, rng.choice((0, 0, 0, 1, 1, 2)))
        same = [g for g in self.openable if DOMAINS.get(f) == DOMAINS[g]]
        value: Expression = self._value(f) if rng.random() < 0.7 or not same else w.get(rng.choice(same))
        return w.effect(f, value, *chain, when=self._condition() if rng.random() < 0.4 else True)

    def _learns(self) -> dict[str, Any]:
        rng, w = self.rng, self.w
        f = rng.choice(self.openable)
        equal = w.equal(f, self._value(f))
        alike = ["==", w.get(f), w.get(rng.choice(self.openable))]
        what = rng.choice((w.get(f), w.get(f), equal, ["not", equal], alike))
        return w.learns(rng.choice(w.characters), what, self._condition() if rng.random() < 0.2 else True)

    def _condition(self, depth: int = 1) -> Expression:
        rng, w = self.rng, self.w
        if depth and rng.random() < 0.25:
            return [rng.choice(("and", "or")), self._condition(0), self._condition(0)]
        chain = rng.sample(w.characters, rng.choice((0, 0, 0, 1, 1, 2)))
        f = rng.choice((*self.openable, *self.openable, "mark"))
        if chain and f != "mark" and rng.random() < 0.4:
            return rng.choice((w.knows(f, *chain), ["not", w.knows(f, *chain)]))
        return [rng.choice(("==", "==", "!=")), w.get(f, *chain), self._value(f)]

    def _value(self, f: str) -> bool | int | str | None:
        return self.rng.choice(DOMAINS.get(f, (False, True) if f == "mark" else (0, 1, 2)))

    def _wish(self, c: str) -> Expression:
        rng, w = self.rng, self.w
        f = rng.choice(self.openable)
        knows = w.knows(f, *rng.choice(([c], [rng.choice(w.characters)])))
        term = rng.choice(
            (w.equal("mark", True), w.equal("mark", True), w.equal(f, self._value(f)), knows, self._condition())
        )
        return ["+", ["if", term, rng.choice((1, 2)), 0], ["if", self._condition(), rng.choice((-1, 0, 1)), 0]]
