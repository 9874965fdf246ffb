"""Minds cut at a depth: what somebody could plan who thinks of minds so many levels deep and no deeper.

A state is what is so, what each person believes to be so, what each believes each other to believe, and so on for
``depth``
levels. Whoever stands at the last level is taken to hold everybody to believe what they believe themselves. At depth 0
everybody is taken to believe what is so: that is planning without minds.

With more levels than a goal has, nothing is lost: what is at the end of a chain of believers hangs on chains that
are no
longer, and only the last level, which takes in what belongs below it, may be wrong. So the depth of a goal and one more
(``exact``) is the scene as it is.

This is written from the pages of the semantics and from no engine: the values of a mind, who sees an act, surprise,
in that
order. A search goes by layers, so the first plan found is a shortest one, and no plan is a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from unsaid.tasks.scene import Act, Chain, Scene, Value, Want, at

State = tuple[tuple[Value, ...], ...]
"""By mind, the world first: the values of all fluents."""


def exact(wants: Sequence[Want]) -> int:
    """A depth at which nothing that is wanted is lost."""
    return 1 + max(want.depth for want in wants)


@dataclass(frozen=True)
class Run:
    """What a search came to: all shortest plans (none where there is none), as far as ``most`` of them."""

    plans: tuple[tuple[str, ...], ...]
    decided: bool = True


class Cut:
    """A scene with minds of so many levels."""

    def __init__(self, scene: Scene, depth: int) -> None:
        self.scene, self.depth = scene, depth
        self.acts = scene.acts()
        self.named = {act.name: act for act in self.acts}
        self.place = {fluent: n for n, (fluent, _) in enumerate(scene.start)}
        self.minds = list(_chains(scene.people, depth))
        self._number = {chain: n for n, chain in enumerate(self.minds)}
        self.below = [[self._child(chain, who) for who in scene.people] for chain in self.minds]
        self.where = [self.place[at(who)] for who in scene.people]

    def _child(self, chain: Chain, who: str) -> int:
        """The mind that somebody is taken to have, in a mind: itself for its owner, and at the last level."""
        own = chain and chain[-1] == who
        return self._number[chain if own or len(chain) == self.depth else (*chain, who)]

    def _at(self, mind: int, chain: Chain) -> int:
        for who in chain:
            mind = self.below[mind][self.scene.people.index(who)]
        return mind

    def start(self) -> State:
        """The state at the start: who does not know something takes nobody to know it."""
        unknown = set(self.scene.unknown)
        return tuple(
            tuple(None if chain and (chain[0], fluent) in unknown else value for fluent, value in self.scene.start)
            for chain in self.minds
        )

    def possible(self, state: State, act: Act) -> bool:
        """Whether an act can be done."""
        return all(state[self._at(0, n.chain)][self.place[n.fluent]] == n.value for n in act.needs)

    def after(self, state: State, act: Act) -> State:
        """The state after an act."""
        work = [list(values) for values in state]
        self._undergo(work, 0, act)
        return tuple(map(tuple, work))

    def _undergo(self, work: list[list[Value]], mind: int, act: Act) -> None:
        seeing = [below for n, below in enumerate(self.below[mind]) if below != mind and self._sees(work[mind], n, act)]
        corrections = [fix for below in seeing for fix in self._surprise(work, mind, below, act)]
        for place, fluent, value in corrections:
            work[place][fluent] = value
        for below in seeing:
            self._undergo(work, below, act)
        for fluent, value in act.sets:
            work[mind][self.place[fluent]] = value

    def _sees(self, values: list[Value], who: int, act: Act) -> bool:
        return self.scene.people[who] in act.people or values[self.where[who]] in act.rooms

    def _surprise(self, work: list[list[Value]], mind: int, below: int, act: Act) -> Iterator[tuple[int, int, Value]]:
        """What somebody who sees an act is put right about: what it needs, is so, and they did not hold."""
        for need in act.needs:
            fluent, there = self.place[need.fluent], self._at(below, need.chain)
            if work[self._at(mind, need.chain)][fluent] == need.value != work[there][fluent]:
                yield there, fluent, need.value

    def reached(self, state: State, wants: Sequence[Want]) -> bool:
        """Whether all that is wanted is so."""
        return all(
            (state[self._at(0, w.need.chain)][self.place[w.need.fluent]] == w.need.value) != w.kept for w in wants
        )

    def succeeds(self, plan: Sequence[str], wants: Sequence[Want]) -> bool:
        """Whether a plan can be done here and ends as wanted."""
        state = self.start()
        for name in plan:
            if not self.possible(state, self.named[name]):
                return False
            state = self.after(state, self.named[name])
        return self.reached(state, wants)

    def plans(self, wants: Sequence[Want], states: int, most: int = 64) -> Run:
        """The shortest plans, looked for among so many states; ``decided`` is False where those were too few."""
        start = self.start()
        ways: dict[State, list[tuple[State, str]]] = {start: []}
        layer = [start]
        for _ in count():
            ends = [state for state in layer if self.reached(state, wants)]
            if ends or not layer:
                return Run(tuple(_back(ways, ends, most)))
            layer = self._next(ways, layer)
            if len(ways) > states:
                return Run((), decided=False)
        raise AssertionError

    def _next(self, ways: dict[State, list[tuple[State, str]]], layer: list[State]) -> list[State]:
        """The states one act on that were not come to before; every way there is kept."""
        found: dict[State, list[tuple[State, str]]] = {}
        for state in layer:
            for act in self.acts:
                if self.possible(state, act):
                    after = self.after(state, act)
                    if after not in ways:
                        found.setdefault(after, []).append((state, act.name))
        ways.update(found)
        return list(found)


def _chains(people: tuple[str, ...], depth: int) -> Iterator[Chain]:
    """The chains of believers up to a length in which no two neighbours are one person, shorter ones first."""
    level: list[Chain] = [()]
    for _ in range(depth + 1):
        yield from level
        level = [(*chain, who) for chain in level for who in people if not chain or chain[-1] != who]


def _back(ways: dict[State, list[tuple[State, str]]], ends: list[State], most: int) -> list[tuple[str, ...]]:
    """The plans that lead to some states, as many as ``most``."""
    open_: list[tuple[State, tuple[str, ...]]] = [(end, ()) for end in reversed(ends)]
    found: list[tuple[str, ...]] = []
    while open_ and len(found) < most:
        state, plan = open_.pop()
        if not ways[state]:
            found.append(plan)
        open_ += [(before, (name, *plan)) for before, name in reversed(ways[state])]
    return found


def needed(scene: Scene, wants: Sequence[Want], states: int) -> int | None:
    """The least depth of which some shortest plan succeeds in the scene as it is; None where that is not decided.

    At every smaller depth no shortest plan does: whoever thinks that far fails, however they choose among them."""
    real = Cut(scene, exact(wants))
    for depth in range(real.depth + 1):
        run = Cut(scene, depth).plans(wants, states)
        if not run.decided:
            return None
        if any(real.succeeds(plan, wants) for plan in run.plans):
            return depth
    return None
