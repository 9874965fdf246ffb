"""Which kinds of thing really happened in a random world, so that a comparison of ten thousand can say what it covered.

That a generator may draw a cyclic mind does not mean that it ever did. So every state and event that is compared is
looked at here, by the reference's definitions alone and from outside: what each mind undergoes is followed once
more, and what happens to it is noted under the names in ``KINDS``. What cannot be seen for certain without repeating
the whole reference (which trigger fires in a later pass, deep down) is not counted: the figures are never too high.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from tests.reference import Model, State
from tests.reference.events import after, corrected, effects
from tests.reference.evidence import written
from tests.reference.expressions import holds
from tests.reference.initial import unsettled
from tests.reference.triggers import first_due, run
from tests.reference.values import UNKNOWN
from tests.reference.world import Event

KINDS = {
    "cyclic mind": "different minds that lead to one another",
    "wrong about a mind": "somebody is wrong about what another believes",
    "unseen act": "somebody does not observe an act",
    "effect on a belief": "an act changes what somebody believes",
    "lie": "an act makes somebody believe what is not so",
    "surprise": "somebody observes an act held to be impossible",
    "surprise inside surprise": "another is surprised in a mind that is surprised itself",
    "surprise that teaches nothing": "the act is impossible in the surprised mind still: none within is put right",
    "trigger in a mind": "a trigger fires in what somebody believes",
    "trigger in a mind alone": "the same, while none fires in the world",
    "trigger on a belief": "a trigger fires in the world that changes what somebody believes",
    "fate": "an act that nobody consents to",
    "fate in a story": "the same, in a story found",
    "two consent": "an act that two or more consent to",
    "two consent for reasons": "the same, explained to every one of them",
    "numeric utility": "a utility takes values that differ and are not 0 and 1 alone",
    "gain in numbers": "a reason that ends above its beginning, and not from 0 to 1",
    "reason inside a reason": "a plan with a step that another has a reason for",
    "foresight": "somebody expects an act of another",
    "averting": "a reason that counts on what would be lost otherwise",
    "question": "a world in which people ask one another",
    "evidence moved a rank": "an act in a story costs a hypothesis something",
    "silence counted": "an act in a story at which an answer owed is let go",
    "belief changed by evidence": "after an act in a story another hypothesis is believed than after it in a plan",
    "evidence in a mind alone": "an act in a story costs a hypothesis something in a mind, and nothing in the world",
    "hypothesis revealed": "a hypothesis comes to be thought of",
}
"""What is noted, and what it means; each of a state, an event, a question or a story that is compared."""

Undergoing = tuple[State, int | None, bool]
"""A mind that undergoes an act, put right where it has to be; whose it is; whether it is taken by surprise."""


class Kinds:
    """What has been met in one world."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.met: Counter[str] = Counter()
        self._values: dict[int | None, set[float | None]] = defaultdict(set)

    def note(self, kind: str, times: int = 1) -> None:
        """Something was met so many times."""
        assert kind in KINDS, kind
        if times:
            self.met[kind] += times

    # --- states -------------------------------------------------------------------------------------

    def state(self, state: State) -> None:
        """A state that was compared."""
        self.note("cyclic mind", cyclic(state))
        self.note("wrong about a mind", wrong_about_a_mind(state))
        for c in (None, *range(len(self.model.world.characters))):
            self._utility(c, self.model.utility(state, c))

    def _utility(self, c: int | None, value: float | None) -> None:
        before = numeric(self._values[c])
        self._values[c].add(value)
        self.note("numeric utility", numeric(self._values[c]) > before)

    # --- events -------------------------------------------------------------------------------------

    def start(self) -> None:
        """The initial state was compared."""
        self.state(self.model.initial)
        self.note("question", bool(self.model.world.questions))
        self._settling(unsettled(self.model.world))

    def event(self, before: State, act: int, settled: State) -> None:
        """An act in a state was compared, down to the state in which everything has settled."""
        event = self.model.world.actions[act]
        self.state(settled)
        self.note("fate", not event.consenting)
        self.note("two consent", len(event.consenting) > 1)
        self.note("unseen act", not all(holds(e, before) for e in event.observing))
        self._told(before, event)
        for kind in surprises(before, event):
            self.note(kind)
        self._settling(after(before, event))

    def evidence(self, before: State, act: int, planned: State, told: State) -> None:
        """An act was compared in a story: ``told`` is the state after it, ``planned`` the one it has in a plan."""
        inside = [mind for mind, owner, _ in undergoing(before, self.model.world.actions[act]) if owner is not None]
        for q in self.model.world.questions:
            moved = self._written(before, act) & q.ranks
            self.note("evidence moved a rank", bool(moved))
            self.note("evidence in a mind alone", not moved and any(self._written(m, act) & q.ranks for m in inside))
            self.note("silence counted", q.silent in self._written(before, act))
            believed = q.believed is not None and planned.values[q.believed] != told.values[q.believed]
            self.note("belief changed by evidence", believed)
            ranks = [h.rank for h in q.hypotheses if h.rank is not None]
            self.note("hypothesis revealed", any(before.values[r] == UNKNOWN != told.values[r] for r in ranks))

    def _written(self, n: State, act: int) -> set[int | None]:
        return {fluent for _, fluent in written(self.model, n, act, self.model.world.actions[act])}

    def _told(self, before: State, event: Event) -> None:
        written = {place: v for place, v in effects(before, event).items() if place[0]}
        changed = [(path, f) for (path, f), v in written.items() if before.at(path).values[f] != v]
        told = after(before, event)
        self.note("effect on a belief", bool(changed))
        self.note("lie", any(told.values[f] != told.at(path).values[f] for path, f in changed))

    def _settling(self, state: State) -> None:
        """The first pass of triggers over a state, as far as the minds right below it."""
        triggers = self.model.world.triggers
        first, ran = first_due(state, triggers), run(state, triggers)
        self.note("trigger on a belief", first is not None and any(place[0] for place in effects(state, first)))
        inside = any(first_due(mind, triggers) is not None for mind in ran.minds())
        self.note("trigger in a mind", inside)
        self.note("trigger in a mind alone", inside and first is None)

    # --- reasons and stories ------------------------------------------------------------------------

    def question(self, makes_sense: list[bool]) -> None:
        """Whether an act makes sense to those who consent to it was compared; the answers."""
        self.note("two consent for reasons", len(makes_sense) > 1 and all(makes_sense))

    def foreseen(self, acts: int) -> None:
        """Somebody was asked what they expect."""
        self.note("foresight", acts > 0)

    def reason(self, before: float | None, after: float | None, utility: float | None, inner: int) -> None:
        """A reason was compared: what it is worth, the utility at its start, and the reasons of others in it."""
        self.note("gain in numbers", (before, after) != (0, 1))
        self.note("averting", before != utility)
        self.note("reason inside a reason", inner > 0)

    def story(self, acts: list[int]) -> None:
        """A story was found."""
        self.note("fate in a story", sum(not self.model.world.actions[a].consenting for a in acts))


def cyclic(state: State) -> bool:
    """Whether different minds below a state lead to one another; that everyone knows their own mind is no cycle."""
    below = {n: set(children) - {n} for n, (_, children) in enumerate(state.rows)}
    try:
        TopologicalSorter(below).prepare()
    except CycleError:
        return True
    return False


def wrong_about_a_mind(state: State) -> bool:
    """Whether, of some two, what one believes the other to believe is not what the other believes."""
    minds = state.minds()
    return any(mind.mind(d) != minds[d] for c, mind in enumerate(minds) for d in range(len(minds)) if c != d)


def numeric(values: set[float | None]) -> bool:
    """Whether the values that a utility has had are more than a wish fulfilled or not."""
    known = values - {None}
    return len(known) > 1 and not known <= {0, 1}


def surprises(before: State, event: Event) -> Iterator[str]:
    """The kinds of surprise that an act means, to all minds that undergo it."""
    for here, owner, surprised in undergoing(before, event):
        for c in _observers(here, event):
            if not holds(event.precondition, here.mind(c)):
                yield from _of_surprise(event, here, surprised, c != owner)


def undergoing(before: State, event: Event) -> list[Undergoing]:
    """All that undergo an act: the state itself, and the minds that observe it, at any depth."""
    met: dict[Undergoing, None] = {(before, None, False): None}
    waiting = list(met)
    while waiting:
        here, _, _ = waiting.pop()
        for c in _observers(here, event):
            held_impossible = not holds(event.precondition, here.mind(c))
            mind = corrected(here.mind(c), here, event) if held_impossible else here.mind(c)
            below: Undergoing = (mind, c, held_impossible)
            if below not in met:
                met[below] = None
                waiting.append(below)
    return list(met)


def _observers(here: State, event: Event) -> list[int]:
    return [c for c, e in enumerate(event.observing) if holds(e, here)]


def _of_surprise(event: Event, here: State, surprised: bool, another: bool) -> Iterator[str]:
    """One surprise; that somebody surprised finds their own mind surprised is not counted as one inside another."""
    yield "surprise"
    if surprised and another:
        yield "surprise inside surprise"
        if not holds(event.precondition, here):
            yield "surprise that teaches nothing"
