"""What is said of the holes of one story besides that they are there, worked out with the engine's minds.

Each is made a ``Finding``: the checker's verdict, in the world's words, with who knew and since when, the act it goes
against, the last chance, the beliefs under which somebody would have done it, and repairs. A repair by a belief at the
start is tried in a world that has it, all others in the world as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import process_time
from typing import TYPE_CHECKING

from msgspec import structs

from unsaid.api.stories.finding import Finding, Needed
from unsaid.api.stories.imagined import imagined
from unsaid.api.values import Scalar, written
from unsaid.data.holes import Repair, Supposed
from unsaid.data.proof import Fact, called
from unsaid.data.running import Literal
from unsaid.errors import UnsaidError
from unsaid.minds.errors import MindsError
from unsaid.psyche.lacking import Lacking
from unsaid.psyche.log import Log
from unsaid.story.holes.asking import supposed, unknown
from unsaid.story.holes.mending import ACTS, MOST, WITHIN, Mending, finishing
from unsaid.story.holes.remarks import Remarks
from unsaid.story.holes.trying import SECONDS, Spent, Trial, Trying
from unsaid.telling import Teller
from unsaid.telling.inward import holes as words
from unsaid.telling.inward.lacking import lack
from unsaid.telling.inward.words import Inward
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story
    from unsaid.checker.stories.checking import Finding as Fault
    from unsaid.data.limits import Limits

HOLES = ("impossible-act", "precondition-believed-false", "no-reason")
"""Kinds of finding of which there is more to say than that it is so."""

GIVEN = (
    "plan-no-gain",
    "plan-impossible",
    "step-unexplained",
    "not-minimal",
    "wrong-utility",
    "no-hope",
    "wrong-supposition",
)
"""Kinds of finding that are about a reason which the story gives; there may be another."""

WORLDS = 3
"""Other worlds that are read to try beliefs at the start."""


@dataclass
class Telling:
    """The findings of one story on their way into data and words."""

    story: Story
    limits: Limits
    faults: Sequence[Fault]
    motives: bool
    goal: float | None
    ending: bool
    _worlds: int = WORLDS
    _imagined: int = WORLDS
    _ends: float = field(default_factory=lambda: process_time() + SECONDS)

    def all(self) -> Iterator[Finding]:
        """Every finding, in the checker's order."""
        for place, fault in enumerate(self.faults):
            self._share(len(self.faults) - place)
            yield self._finding(fault)
        self.trying.ends = self._ends
        if self.story.known:
            yield from self._remarks()

    def _share(self, waiting: int) -> None:
        """Gives the next finding its share of the work that may still be done, twice what an even one would be."""
        now = process_time()
        self.trying.ends = min(self._ends, now + 2 * max(0.0, self._ends - now) / (waiting + 1))

    def _remarks(self) -> Iterator[Finding]:
        """What is no hole, and is to be said all the same."""
        for one in Remarks(self.trying).all():
            act = None if one.place is None else self.story.acts[self.numbers[one.place] - 1]
            said = words.remark(self.inward, one, "" if act is None else act.text)
            yield Finding(one.kind, act, one.who, said, remark=True, acts=one.acts)

    # --- the story ---

    @cached_property
    def log(self) -> Log:
        """The story's acts that the world has, as they are taken to have happened."""
        open_ = self.story.world.open
        return open_.log(open_.numbered(self.story.known), self.limits)

    @cached_property
    def inward(self) -> Inward:
        """The story's words, from outside."""
        open_ = self.story.world.open
        return Inward(Teller(open_.core, open_.ground, open_.minds, None), self.log)

    @cached_property
    def numbers(self) -> list[int]:
        """The number of each act of the log in the story, from 1."""
        known = {*self.story.known}
        return [place + 1 for place, name in enumerate(self.story.names) if name in known]

    @property
    def unknown(self) -> int:
        """How many of its acts the world has not."""
        return len(self.story.names) - len(self.story.known)

    @cached_property
    def trying(self) -> Trying:
        """Trials of the story, which know what the checker has found of its reasons."""
        ground, places = self.log.world.ground, {number - 1: p for p, number in enumerate(self.numbers)}
        lacking = {(places[f.act], f.character) for f in self.faults if f.code == "no-reason" and f.act in places}
        sound = {
            (self.log.mind(entry.place, c), entry.act, c): (entry.place, ground.characters[c]) not in lacking
            for entry in self.log.entries
            for c in entry.doers
        }
        minds = self.story.world.open.minds
        return Trying(self.log, minds, sound, self.motives, self.goal, self.ending, ends=self._ends)

    @property
    def spent(self) -> bool:
        """Whether all the work is done that may be done for what is said besides the verdicts."""
        return process_time() > self._ends

    def imagined(self, place: int, who: int) -> tuple[Supposed, ...]:
        """Beliefs under which somebody would have done an act, in a world in which they could come to have them."""
        if self._imagined <= 0 or self.spent:
            return ()
        self._imagined -= 1
        name = self.log.world.ground.characters[who]
        open_ = imagined(self.story.world, name).open
        try:
            with open_.working:
                log = open_.log(open_.numbered(self.story.known), self.limits)
                doer = open_.ground.characters.index(name)
                return tuple(one for one, _ in supposed(log, place, doer, log.acts[place], Lacking(log)))
        except UnsaidError:
            return ()

    def _number(self, done: int) -> int:
        """The number of the act after which so many were done; 0: the start."""
        return 0 if done == 0 else self.numbers[done - 1]

    # --- one finding ---

    def _finding(self, fault: Fault) -> Finding:
        act = None if fault.act is None else self.story.acts[fault.act]
        bare = Finding(fault.code, act, fault.character, fault.message, fault.remark, fault.needs)
        if fault.code == "goal-not-reached" and self.story.known:
            return self._unfinished(bare)
        if fault.act is None or fault.remark:
            return bare
        if fault.code == "unknown-act":
            name = self.story.names[fault.act]
            return bare if self.story.world.open.never(name) is None else replace(bare, kind="never-happens")
        place = self.numbers.index(fault.act + 1)
        who = None if fault.character is None else self.log.world.ground.characters.index(fault.character)
        if fault.code not in HOLES:
            return self._of_a_reason(bare, place, who)
        try:
            return _Hole(self, fault, place, who).finding(bare)
        except MindsError:
            return bare  # what was asked of it comes to no rest

    def _of_a_reason(self, bare: Finding, place: int, who: int | None) -> Finding:
        """That a reason which the story gives does not hold, where whoever does the act may have another."""
        if (
            bare.kind in GIVEN
            and who is not None
            and self.log.explained(self.log.mind(place, who), self.log.acts[place], who)
        ):
            return replace(bare, more=(words.another(self.inward, bare.who or ""),))
        return bare

    def _unfinished(self, bare: Finding) -> Finding:
        """A story that does not reach the goal, with acts that would bring it there."""
        found = finishing(self.trying)
        if found is None:
            within = f"up to {ACTS} acts put in at its end"
            return replace(bare, within=within, more=(f"Repair: none within {within}.",))
        left = found.left + self.unknown
        told = structs.replace(found, before=len(self.story.names) + 1, left=left)
        said = f"Repair: go on with {', then '.join(told.acts)}; {words.left(told)}."
        return replace(bare, repairs=(told,), more=(said,))


@dataclass
class _Hole:
    """One hole: its place in the log, and whose it is."""

    telling: Telling
    fault: Fault
    place: int
    who: int | None

    @property
    def log(self) -> Log:
        """The story."""
        return self.telling.log

    @property
    def act(self) -> int:
        """The act that is the hole."""
        return self.log.acts[self.place]

    @cached_property
    def unaware(self) -> int | None:
        """Of an act that cannot happen because somebody is to know what is so, and does not: who that is."""
        if self.who is not None:
            return None
        state, world = self.log.states[self.place], self.log.world
        for fluent, chain in self.fault.reads:
            so = world.values(state)[fluent]
            if len(chain) == 1 and not same(world.values(world.mind(state, *chain))[fluent], so):
                put_right = world.patch(state, [Literal(chain, fluent, so)])
                if self.telling.trying.can(put_right, self.act):
                    return chain[0]
        return None

    def finding(self, bare: Finding) -> Finding:
        """All that is said of it."""
        beliefs, facts = self._beliefs(), self._facts()
        tried_ = [literals for _, literals in beliefs] or self._put_right()
        mending = Mending(self.telling.trying, self.place, self.who, tried_, mind=self.unaware)
        tried = mending.repairs()
        would = tuple(one for one, _ in beliefs)
        if not would and self.who is not None and self.fault.code == "no-reason":
            would = self.telling.imagined(self.place, self.who)
            name = self.log.world.ground.characters[self.who]
            acts = self.telling.story.known
            tried += tuple(Repair("belief", acts, 0, who=name, belief=way.facts) for way in would[:1])
        repairs = tuple(self._confirmed(tried))[:MOST]
        if not facts:
            facts = tuple(self._needed(one.fluent, one.who) for s, row in beliefs if s.so for one in row)
        against = max((one.since for one in facts), default=0) if self.fault.needs else 0
        chance = None
        if mending.chance is not None:
            chance = structs.replace(mending.chance, before=self.telling.numbers[mending.chance.before - 1])
        whole = "" if mending.whole else " (cut short by the time this may take)"
        unaware = None if self.unaware is None else self.log.world.ground.characters[self.unaware]
        found = replace(
            bare,
            who=bare.who or unaware,
            facts=facts,
            repairs=repairs,
            contradicts=against or None,
            chance=chance,
            would=would,
            within="" if repairs else f"{WITHIN}{whole}",
        )
        return replace(found, message=self._message(found), more=tuple(self._more(found)))

    # --- beliefs and facts ---

    def _beliefs(self) -> list[tuple[Supposed, tuple[Literal, ...]]]:
        """Under which beliefs the doer would have done it."""
        if self.who is None:
            return []
        if self.fault.code == "precondition-believed-false":
            missing = unknown(self.log, self.place, self.who, self.act)
            ground = self.log.world.ground
            facts = tuple(Fact(called(ground, m.who), ground.fluents[m.fluent].name, m.value) for m in missing)
            enough = self.log.world.patch(self.log.mind(self.place, self.who), missing)
            sense = not self.telling.motives or self.log.explained(enough, self.act, self.who)
            return [(Supposed(facts, True), missing)] if missing and sense else []
        if self.fault.code != "no-reason" or self.telling.spent:
            return []
        return supposed(self.log, self.place, self.who, self.act, Lacking(self.log))

    def _put_right(self) -> list[tuple[Literal, ...]]:
        """What somebody who is to know something would have to believe at the start."""
        if self.unaware is None:
            return []
        so = self.log.world.values(self.log.states[self.place])
        own = (fluent for fluent, chain in self.fault.reads if chain == (self.unaware,))
        return [tuple(Literal((), fluent, so[fluent]) for fluent in own)]

    def _facts(self) -> tuple[Needed, ...]:
        if self.unaware is not None:
            return tuple(self._needed(fluent, ()) for fluent, chain in self.fault.reads if chain == (self.unaware,))
        reads = [(fluent, chain) for fluent, chain in self.fault.reads if chain[:1] != (self.who,) or len(chain) != 1]
        return tuple(self._needed(fluent, chain) for fluent, chain in reads or self.fault.reads)

    def _needed(self, fluent: int, chain: tuple[int, ...]) -> Needed:
        """What was so before the act, what was believed, and who knew it since when."""
        world, ground, states = self.log.world, self.log.world.ground, self.log.states[: self.place + 1]

        def row(*whose: int) -> list[Scalar]:
            return [world.values(world.mind(state, *whose, *chain))[fluent] for state in states]

        truth, who = row(), self.who if self.who is not None else self.unaware
        held = truth if who is None else row(who)
        known = ((c, row(c)) for c in self.log.characters)
        number = self.telling._number
        return Needed(
            ground.fluents[fluent].name,
            truth[-1],
            held[-1],
            tuple((ground.characters[c], number(_since(r))) for c, r in known if same(r[-1], truth[-1])),
            called(ground, chain),
            number(_since(truth)),
            number(_since(held)),
        )

    # --- repairs ---

    def _confirmed(self, repairs: Sequence[Repair]) -> Iterator[Repair]:
        """The repairs, those by a belief at the start as far as they hold in a world that has it."""
        for repair in repairs:
            if repair.kind == "belief":
                tried = self._in_its_world(repair)
                yield from [] if tried is None else [tried]
            else:
                before = repair.before or 1
                numbers = self.telling.numbers
                at = numbers[before - 1] if before <= len(numbers) else len(self.telling.story.names) + 1
                left = repair.left + self.telling.unknown
                other = None if repair.other is None else numbers[repair.other - 1]
                before = before if repair.kind == "moved" else at
                yield structs.replace(repair, before=before, left=left, other=other)

    def _in_its_world(self, repair: Repair) -> Repair | None:
        if self.telling._worlds <= 0 or repair.who is None:
            return None
        self.telling._worlds -= 1
        world, statements = self.telling.story.world, list[str]()
        for one in repair.belief:
            chain = (repair.who, *one.who)
            world = world.believing(chain, one.fluent, one.value)
            said = f"{one.fluent} = {written(one.value)}"
            for name in reversed(chain):
                said = f"believes({name}, {said})"
            statements.append(said)
        try:
            left = self._left_in(world.story(list(self.telling.story.known)))
        except (UnsaidError, Spent):
            return None
        return None if left is None else structs.replace(repair, statement="; ".join(statements), left=left)

    def _left_in(self, story: Story) -> int | None:
        """How many holes are left in a world with another start; None where this one is still there, or no fewer."""
        open_, telling = story.world.open, self.telling
        with open_.working:
            log = open_.log(open_.numbered(story.names), telling.limits)
            trying = Trying(log, open_.minds, {}, telling.motives, telling.goal, telling.ending)
            states = trying.states(Trial(log.acts))
            if telling.ending and telling.trying.whole and not trying.reaches(states[-1]):
                return None
            there = any(hole.place == self.place for hole in trying.base)
            return None if there or trying.count >= telling.trying.count else trying.count + telling.unknown

    # --- words ---

    def _message(self, found: Finding) -> str:
        inward, name = self.telling.inward, self.log.world.ground.actions[self.act].name
        if found.kind == "impossible-act":
            return words.impossible(inward, name, found.needs)
        if found.kind == "precondition-believed-false":
            return words.unthought(inward, name, found.who or "", found.needs)
        return found.message

    def _more(self, found: Finding) -> Iterator[str]:
        inward = self.telling.inward
        for one in found.facts:
            fact = Fact(one.who, one.fact, one.so)
            if found.who is not None:
                yield words.believed(inward, found.who, Fact(one.who, one.fact, one.believed), one.held)
            yield words.known(inward, fact, one.known)
            if one.who and one.since:
                act = self.telling.story.acts[one.since - 1]
                secret = one.who[-1] not in (
                    found.act.by if found.act else ()
                )  # what the doer knows is nothing that was to be kept from them
                by = tuple(who for who in act.by if who != one.who[-1]) if secret else ()
                yield words.leaked(inward, one.who[-1], one.since, act.text, by)
        if found.contradicts is not None:
            yield words.contradicted(found.contradicts, self.telling.story.names[found.contradicts - 1])
        yield from self._why(found)
        if found.chance is not None:
            yield words.chance(inward, found.chance)
        yield from (words.repair(inward, one) for one in found.repairs)
        if found.within:
            yield f"Repair: none within {found.within}."

    def _why(self, found: Finding) -> Iterator[str]:
        """What would give the doer a reason."""
        inward = self.telling.inward
        if found.would and found.who is not None:
            yield words.would(inward, found.who, found.would)
        elif found.kind == "no-reason" and not self.telling.spent:
            lacks = (one for one in Lacking(self.log).at(self.place) if one.who == found.who)
            yield from (lack(inward, one) for one in lacks)


def _since(values: list[Scalar]) -> int:
    """The number of acts after which the last of some values had come to stay."""
    return next((n for n in range(len(values) - 1, 0, -1) if not same(values[n - 1], values[-1])), 0)


__all__ = ["Telling"]
