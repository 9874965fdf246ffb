"""Holding back: what somebody wanted to do and did not, and what held them.

A wish shows in what one would do if what holds one back did not count. So the question is put to the engine twice.
Once as things are: the act is not what the character would do. Once more with some of its concerns frozen at what
they are worth now, so that nothing can be lost there: if now the act is what it would do, the one thing it would do,
and the plan behind it would have raised some concern (the pull) and lowered every frozen one, then these are what
held it back. The smallest such sets are the answer. Several sets mean that each of them would have had to give way;
several concerns in one set, that no one of them alone was the matter.

The other answer is a mistake: with one or two false beliefs put right, the act is what it would have done.

Where neither holds there is nothing to say. The brake has the name of its kind: what one would lose oneself is fear, a
rule is shame, another's good is protecting them (or guilt, where one already feels it towards them), being found out is
secrecy. Approach and avoidance after Lewin (1935) and Miller (1944), with the conflict worked out instead of drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from unsaid.data.proof import At, Run, acted, differing, fact
from unsaid.data.running import Literal
from unsaid.data.statements import Brake, Felt, Held, Would
from unsaid.psyche.choosing import Choosing
from unsaid.psyche.concerns import UNNAMED, changes
from unsaid.psyche.feelings import feelings, felt_at
from unsaid.psyche.log import Log
from unsaid.psyche.plans import held_plans
from unsaid.psyche.salient import salient
from unsaid.world.inner import GroundConcern

TOGETHER = 3
"""The most concerns that hold somebody back together."""

MISTAKES = 2
"""The most false beliefs that keep somebody from an act together."""

WIDE = 8
"""False beliefs tried in pairs; where there are more, only single ones are."""

BRAKES: dict[str, Brake] = {
    "own": "fear",
    "norm": "shame",
    "other": "protecting",
    "secrecy": "secrecy",
    "closeness": "fear",
}


class Holding:
    """What everybody held back from in one story."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.choosing = Choosing(log)
        self._plans = held_plans(log)
        self._felt: list[Felt] | None = None

    # --- when ---

    def occasions(self, who: int) -> list[int]:
        """The places before whose act a character could have acted and did something else, or nothing.

        With an order of turns these are its slots; without one, everywhere it believed something new."""
        if self.log.inner.turns:
            return [slot.before for slot in self.log.slots if slot.whose == who]
        minds = [self.log.mind(place, who) for place in range(len(self.log.acts))]
        return [p for p, mind in enumerate(minds) if p == 0 or mind != minds[p - 1]]

    def statements(self) -> Iterator[Held | Would]:
        """All that can be said, in the order of the story; what still holds as before is not said again."""
        for who in self.log.characters:
            said: set[tuple[int, object]] = set()
            for place in self.occasions(who):
                now = {(act, key): s for act, key, s in self._at(place, who)}
                yield from (statement for key, statement in now.items() if key not in said)
                said = set(now)

    def at(self, place: int) -> Iterator[Held | Would]:
        """All that can be said of the moment before the act at a place, whether or not it held before."""
        for who in self.log.characters:
            yield from (statement for _, _, statement in self._at(place, who))

    def _at(self, place: int, who: int) -> Iterator[tuple[int, object, Held | Would]]:
        for act in salient(self.choosing, place, who):
            if self.passed(place, who, act):
                held, would = self._held_back(place, who, act), self._would_have(place, who, act)
                yield from [] if held is None else [(act, held.brakes, held)]
                yield from [] if would is None else [(act, would.known, would)]

    # --- what held ---

    def held_back(self, place: int, who: int, act: int) -> Held | None:
        """Whether a character wanted to do an act before the act at a place and did not, and why."""
        return self._held_back(place, who, act) if self.passed(place, who, act) else None

    def _held_back(self, place: int, who: int, act: int) -> Held | None:
        mind = self.log.mind(place, who)
        sets = self.brakes(mind, who, act)
        return self._held(place, who, act, mind, sets) if sets else None

    def overcome(self, place: int) -> list[int]:
        """Those who did the act at a place against what held them back: they would not have chosen it, and would have
        had some of their concerns not counted."""
        log = self.log
        act, minds = log.acts[place], [(who, log.mind(place, who)) for who in log.entries[place].doers]
        chosen = self.choosing.chosen
        against = (who for who, mind in minds if act not in chosen(mind, who, (), self._next(place, who)))
        return [who for who in against if self.brakes(log.mind(place, who), who, act)]

    def passed(self, place: int, who: int, act: int) -> bool:
        """Whether an act was open to a character, was not done, and was not what it would have chosen."""
        log = self.log
        mind = log.mind(place, who)
        if (place < len(log.acts) and log.acts[place] == act) or act not in self.choosing.own_acts(mind, who):
            return False
        if self.choosing.prospect(mind, act, who) is None:  # then there is no need to know what makes more sense
            return True
        return act not in self.chosen(place, who)

    def chosen(self, place: int, who: int) -> tuple[int, ...]:
        """The acts a character would choose between before the act at a place, as things are."""
        return self.choosing.chosen(self.log.mind(place, who), who, (), self._next(place, who))

    def _next(self, place: int, who: int) -> int | None:
        """The act a character's held plan goes on with."""
        left = [plan.left_at(place - 1) for plan in self._plans if plan.who == who]
        return next((acts[0] for acts in reversed(left) if acts), None)

    def brakes(self, mind: int, who: int, act: int) -> list[tuple[int, ...]]:
        """The smallest sets of concerns that, frozen, leave the act the one thing to do; places among all concerns."""
        places = self.costs(mind, who, act)
        found: list[tuple[int, ...]] = []
        for count in range(1, TOGETHER + 1):
            for chosen in combinations(places, count):
                if not any(set(small) <= set(chosen) for small in found) and self._frees(mind, who, act, chosen):
                    found.append(chosen)
        return found

    def costs(self, mind: int, who: int, act: int) -> list[int]:
        """The concerns that the best plan from an act lowers: the plan it would be the start of, did not count what the
        act lowers at once. None where there is no such plan, or where the act costs nothing."""
        at_once = [place for place, moved in self.moved(mind, who, (act,)).items() if moved < 0 and place >= 0]
        plan = self.choosing.prospect(mind, act, who, at_once) if at_once else None
        return [] if plan is None else sorted(p for p, w in self.moved(mind, who, plan.acts).items() if w < 0 <= p)

    def _frees(self, mind: int, who: int, act: int, frozen: tuple[int, ...]) -> bool:
        prospect = self.choosing.prospect(mind, act, who, frozen)
        if prospect is None:
            return False
        moved = self.moved(mind, who, prospect.acts)
        if any(moved.get(place, 0.0) >= 0 for place in frozen) or not any(w > 0 for w in moved.values()):
            return False
        return self.choosing.alone(mind, act, who, frozen)

    def moved(self, mind: int, who: int, acts: Iterable[int]) -> dict[int, float]:
        """What a plan would do to each of a character's concerns, in its own mind."""
        world = self.log.world
        end = mind
        for act in acts:
            end = world.apply(end, act)
        return changes(self.log.worth(mind, who), self.log.worth(end, who))

    def _held(self, place: int, who: int, act: int, mind: int, sets: list[tuple[int, ...]]) -> Held:
        ground, inner = self.log.world.ground, self.log.inner
        prospect = self.choosing.prospect(mind, act, who, sets[0])
        assert prospect is not None
        moved = self.moved(mind, who, prospect.acts)
        pull = sorted((p for p, w in moved.items() if w > 0), key=lambda p: -moved[p])
        return Held(
            ground.characters[who],
            ground.actions[act].name,
            place,
            tuple("" if p == UNNAMED else inner.concerns[p].name for p in pull),
            tuple(tuple(inner.concerns[p].name for p in chosen) for chosen in sets),
            tuple(tuple(self.brake(place, inner.concerns[p]) for p in chosen) for chosen in sets),
            acted(ground, prospect.acts),
            self.hovering(place, who, act, pull),
            tuple(self._runs(place, who, sets, prospect.acts)),
        )

    def brake(self, place: int, concern: GroundConcern) -> Brake:
        """What a brake is called; another's good is guilt where guilt towards them is felt."""
        if concern.kind == "other" and concern.toward is not None:
            names = self.log.world.ground.characters
            who, other = names[concern.owner], names[concern.toward]
            self._felt = feelings(self.log) if self._felt is None else self._felt
            now = felt_at(self._felt, None if place == 0 else place - 1, who)
            if any(f.feeling == "guilt" and f.toward == other for f in now):
                return "guilt"
        return BRAKES[concern.kind]

    def _runs(self, place: int, who: int, sets: list[tuple[int, ...]], plan: tuple[int, ...]) -> Iterator[Run]:
        """What would be chosen as things are and without each set of brakes, and where the plan would lead."""
        log, ground = self.log, self.log.world.ground
        mind, name = log.mind(place, who), ground.characters[who]
        at = At(place, (name,))
        yield Run("as it is", at, name, chosen=acted(ground, self.chosen(place, who)))
        for chosen in sets:
            frozen = tuple(log.inner.concerns[p].name for p in chosen)
            yield Run("without", at, name, frozen=frozen, chosen=acted(ground, self.choosing.chosen(mind, who, chosen)))
        end = mind
        for act in plan:
            end = log.world.apply(end, act)
        yield Run("wanted", At(place, (name,), then=acted(ground, plan)), name, log.world.utility(end, who))

    def hovering(self, place: int, who: int, act: int, pull: Iterable[int]) -> bool:
        """Whether the character's last act was a step towards this one: it made it possible, and was for the like.

        For the like: it raised a concern of the kind of one that pulls, towards the same. Who laces his boots to go out
        has not thereby come near to turning round.
        """
        log = self.log
        last = next((p for p in range(place - 1, -1, -1) if who in log.entries[p].doers), None)
        if last is None:
            return False
        before, after = (self.choosing.own_acts(log.mind(p, who), who) for p in (last, last + 1))
        if act in before or act not in after:
            return False
        raised = (
            p for p, worth in self.moved(log.mind(last, who), who, log.acts[last : last + 1]).items() if worth > 0
        )
        return not self._aims(raised).isdisjoint(self._aims(pull))

    def _aims(self, concerns: Iterable[int]) -> set[tuple[str, int | None]]:
        """What kinds of concerns these are, and towards whom."""
        named = (self.log.inner.concerns[p] for p in concerns if p != UNNAMED)
        return {(concern.kind, concern.toward) for concern in named}

    # --- what was not known ---

    def would_have(self, place: int, who: int, act: int) -> Would | None:
        """Whether a character would have done an act, had it known better, and what it would have had to know."""
        return self._would_have(place, who, act) if self.passed(place, who, act) else None

    def _would_have(self, place: int, who: int, act: int) -> Would | None:
        mind = self.log.mind(place, who)
        sets = self.mistakes(place, who, act)
        if not sets:
            return None
        ground = self.log.world.ground
        prospect = self.choosing.prospect(self.log.world.patch(mind, sets[0]), act, who)
        assert prospect is not None
        known = tuple(tuple(fact(ground, one) for one in chosen) for chosen in sets)
        name = ground.characters[who]
        now = self.chosen(place, who)
        runs = [Run("as it is", At(place, (name,)), name, chosen=acted(ground, now))]
        for facts, chosen in zip(known, sets, strict=True):
            there = self.choosing.chosen(self.log.world.patch(mind, chosen), who)
            runs.append(Run("put right", At(place, (name,), patched=facts), name, chosen=acted(ground, there)))
        return Would(name, ground.actions[act].name, place, known, acted(ground, prospect.acts), tuple(runs))

    def mistakes(self, place: int, who: int, act: int) -> list[tuple[Literal, ...]]:
        """The smallest sets of true literals, false in a character's mind, that leave the act the one thing to do.

        None where it would have no reason for the act even if it knew everything."""
        mind = self.log.mind(place, who)
        wrong = list(false_beliefs(self.log, place, who))
        world = self.log.world
        if not wrong or not self.log.explained(world.patch(mind, wrong), act, who):
            return []
        found: list[tuple[Literal, ...]] = []
        for count in range(1, MISTAKES + 1 if len(wrong) <= WIDE else 2):
            for chosen in combinations(wrong, count):
                if any(set(small) <= set(chosen) for small in found):
                    continue
                if self.choosing.alone(self.log.world.patch(mind, chosen), act, who):
                    found.append(chosen)
        return found


def false_beliefs(log: Log, place: int, who: int) -> Iterator[Literal]:
    """What would have to be put right in a character's mind: fluents it has wrong, and those it is wrong about in the
    minds of others; each as the literal that is true."""
    world, state = log.world, log.states[place]
    mind = world.mind(state, who)
    for chain in ((), *((other,) for other in log.characters if other != who)):
        really = world.values(world.mind(state, *chain))
        wrong = differing(world.values(world.mind(mind, *chain)), really)
        yield from (Literal(chain, fluent, really[fluent]) for fluent in wrong)
