"""The author's words for a played game, from the side of one who plays.

What has happened is told as a story is told (``told.moment``), one act at a time; what might be done, in the words of
the menu; and what somebody believes, in the words for facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace

from unsaid.data.statements import Held
from unsaid.english.kinds import listed
from unsaid.minds import Minds, data
from unsaid.psyche.holding import Holding
from unsaid.psyche.leaning import Answers, leaning
from unsaid.psyche.log import Log
from unsaid.story.find import EngineNames
from unsaid.telling.about import about
from unsaid.telling.attempts import Tried, attempt
from unsaid.telling.inner import Stir
from unsaid.telling.inward.words import Inward
from unsaid.telling.lasting import hung_on
from unsaid.telling.mattering import AT_HEART, UNKNOWN, Mattering
from unsaid.telling.memory import Memory
from unsaid.telling.names import capital, titled
from unsaid.telling.teller import Teller
from unsaid.telling.told import moment
from unsaid.telling.why import Reasons
from unsaid.world.supposing import unsure
from unsaid.world.values import Reader

if TYPE_CHECKING:
    from unsaid.play.events import Event


NONE: Answers = {}


class TellingVoice:
    """The author's words, from the side of the one who plays: the teller's *you*.

    ``logged`` gives the log of a course of acts, in which wishes held back are looked for; without it none are told.
    """

    def __init__(self, teller: Teller, minds: Minds, logged: Callable[[Sequence[int]], Log] | None = None) -> None:
        assert teller.you is not None
        self.teller, self.minds, self.role, self.logged = teller, minds, teller.you, logged
        self.reasons = Reasons(teller, minds)

    def memory(self) -> Memory:
        """The memory of a telling that begins."""
        return self.teller.memory()

    def heading(self) -> str:
        """The title of the story."""
        return titled(self.teller.world)[0] or ""

    def opening(self, memory: Memory) -> str:
        """What is told before the first turn."""
        outside = replace(self.teller, you=None)
        return self.teller.opening(self.role, memory) or f"You are {outside.lexicon.name(self.role)}."

    def closing(self, state: int, memory: Memory) -> str:
        """What is told at the end, in the last state."""
        return self.teller.closing(state, self.role, memory) or "The end."

    def ending(self, state: int) -> str:
        """What the ending is called that is reached in a state of the world."""
        reached = self.teller.ending(state)
        return "" if reached is None else self.teller.titled(reached)

    def name(self, character: int) -> str:
        """What the role calls somebody."""
        return self.teller.lexicon.name(self.teller.ground.characters[character])

    def event(self, before: int, action: int, after: int, memory: Memory) -> str:
        """An act the role did or saw, and what followed it in the role's mind."""
        return moment(self.teller, before, action, after, self.role, memory)

    def silence(self, state: int, question: int, memory: Memory) -> str:
        """That an answer was let go, in the state after it."""
        ground = self.teller.ground
        asked = ground.inner.questions[question]
        who = ground.characters[asked.asked]
        stir = Stir("silence", who, asked.name, whom=ground.characters[asked.asker])
        said = self.teller.stir(state, stir, self.role, memory)
        return said.text if said else f"{capital(self.name(asked.asked))} {self._verb(who, 'say', 'says')} nothing."

    def wish(self, state: int, action: int, memory: Memory) -> str:
        """That the role has held back a wish; nothing where the author has no words for it."""
        act = self.teller.ground.actions[action]
        said = self.teller.stir(state, Stir("held", self.role, act.schema, act.arguments), self.role, memory)
        return said.text if said else ""

    def overcome(self, before: int, action: int, after: int, memory: Memory) -> str:
        """That the role did an act against what held it back; nothing where the author has no words for it, or where
        nothing did."""
        act, role = self.teller.ground.actions[action], self.teller.characters[self.role]
        worded = (t.name for t in self.teller.world.tellings if t.sort == "overcome")
        if act.schema not in worded or action not in self.minds.held_back(self.minds.mind(before, role), role):
            return ""
        said = self.teller.stir(after, Stir("overcome", self.role, act.schema, act.arguments), self.role, memory)
        return said.text if said else ""

    def vain(self, event: Event, memory: Memory) -> str:
        """An act that came to nothing: it was not possible, others would not, or it was only offered."""
        assert event.kind != "act" and event.by is not None
        tried = Tried(event.kind, event.action, event.by, event.before)
        return attempt(self.teller, tried, self.role, memory).text

    def _verb(self, who: str, plain: str, singular: str) -> str:
        """A verb in the present, as it stands after a name."""
        return plain if self.teller.lexicon.number(who, by_name=True) == "many" else singular

    def choice(self, state: int, action: int) -> str:
        """An act as the role could choose it."""
        return self.teller.choice(state, action)

    def time(self, state: int, action: int) -> str:
        """An act of fate's as the role could let it come: in the author's words for a menu, if there are any."""
        return self.teller.chosen(state, action) or "Let time pass"

    def about(self, action: int) -> str:
        """The words an act is told in from the role's side, whatever is so: what a typed line may call it by."""
        act = self.teller.ground.actions[action]
        return about(self.teller.world, act.schema, act.arguments, self.role)

    def concern(self, place: int, comes: Literal["up", "down"]) -> str | None:
        """What would be so where something the role cares about is served, or is not; nothing without words for it."""
        return self.teller.concern(self.role, self.teller.ground.inner.concerns[place].name, comes)

    def change(self, fluent: int, value: Any) -> str:
        """A belief the role has come to hold; nothing where the author has words for others but not for this."""
        if self.teller.world.tellings and not self.teller.has_words(fluent):
            return ""
        return capital(self.teller.fact(fluent, value)) + "."

    # --- asked ---

    def reason(self, before: int, reason: data.EngineReason) -> str:
        """Why somebody did what it did: what it wanted, and how it thought to get there."""
        return self.reasons.told(before, EngineNames.of(self.minds).reason(reason))

    def held(self, acts: Sequence[int], since: int) -> list[str]:
        """What others wanted to do from before the act at a place on, and did not; and what held them back."""
        if self.logged is None:
            return []
        log = self.logged(acts)
        holding, inward = Holding(log), Inward(self.teller, log)
        found = [one for place in range(since, len(acts)) for one in holding.at(place) if isinstance(one, Held)]
        return list(dict.fromkeys(capital(inward.wish(one)) for one in found if one.who != self.role))

    def credited(self, before: int, reason: data.EngineReason) -> str:
        """What the role takes an act of another's to have been for, and where it thinks the other wrong; nothing where
        there are no words for it."""
        named = EngineNames.of(self.minds).reason(reason)
        aims, who = self._aims(before, reason), self.teller.lexicon.name(named.character)
        if not aims:
            return ""
        wrong = self.reasons.errors(before, named, places=False)
        erred = f" {capital(who)} was wrong in this, you think: {listed(wrong)}." if wrong else ""
        return f"As you see it, {who} wanted this: {listed(aims)}.{erred}"

    def prospect(self, state: int, reason: data.EngineReason) -> str:
        """What the role could do, and what it would hope for from it."""
        first, aims = self.teller.choice(state, reason.act).rstrip("."), self._aims(state, reason)
        return f"{first}: {listed(aims)}." if aims else f"{first}."

    def wants(self, state: int, reasons: Sequence[data.EngineReason]) -> list[str]:
        """What the role wants by what it has reasons for."""
        aims = dict.fromkeys(aim for reason in reasons for aim in self._aims(state, reason))
        return [f"- {capital(aim)}." for aim in aims]

    def _aims(self, state: int, reason: data.EngineReason) -> list[str]:
        return self.reasons.gains(state, EngineNames.of(self.minds).reason(reason), counts=False)

    # --- beliefs ---

    def mind(self, state: int, answers: Answers = NONE) -> list[tuple[str, list[str]]]:
        """What the role believes, and where it thinks that others believe otherwise: headed lists. ``answers``: what
        the role has heard its questions, and those of others, last answered by."""
        minds, role = self.minds, self.teller.characters[self.role]
        mind = minds.mind(state, role)
        own, first = leaning(minds, mind, (role,), answers), minds.values(minds.mind(minds.initial, role))
        others = {
            name: leaning(minds, mind, (role, other), answers)
            for name, other in self.teller.characters.items()
            if other != role
        }
        readers, live = self._readers(mind), hung_on(self.teller.ground, minds.values(mind))
        doubtful = {f for f in range(len(own)) if self._mattering.lasting(f, readers, live)}
        lists = [("You believe:", self._facts(own, first, [*others.values()], readers, doubtful))]
        alike: dict[tuple[str, ...], list[str]] = {}
        for name, theirs in others.items():
            lines = tuple(self._differing(theirs, own, doubtful))
            alike.setdefault(lines, []).append(self.teller.lexicon.name(name))
        for lines, names in alike.items():
            believe = "believes" if len(names) == 1 else "believe"
            lists.append((f"Otherwise than you, you think, {listed(names)} {believe}:", [*lines]))
        return [(heading, lines) for heading, lines in lists if lines]

    def _readers(self, mind: int) -> list[Reader]:
        """What is so as everybody has it, by number, all as one mind of the role's holds it."""
        role = self.teller.characters[self.role]
        chains = [() if who == role else (who,) for who in range(len(self.teller.ground.characters))]
        return [self._reader(self.minds.mind(mind, *chain)) for chain in chains]

    def _reader(self, mind: int) -> Reader:
        """Reads a mind, and the minds in it."""
        return lambda fluent, chain: self.minds.values(self.minds.mind(mind, *chain))[fluent]

    def _facts(
        self,
        own: list[Any],
        first: Sequence[Any],
        others: list[list[Any]],
        readers: Sequence[Reader],
        doubtful: Set[int],
    ) -> list[str]:
        """What is worth saying of a mind, of all that holds there and what no longer does or is no longer known: what
        is in doubt, some of what the mind did not know, or does not, and of the rest what is most at heart."""
        held = {f: new for f, new in enumerate(own) if new not in (False, None) or new != first[f]}
        held = {f: new for f, new in held.items() if not self._mattering.counts_only(f)}
        doubt = {f for f, new in held.items() if f in doubtful and any(other[f] != new for other in others)}
        unknown = [f for f, new in held.items() if f in doubtful - doubt and (unsure(new) or unsure(first[f]))]
        doubt |= set(sorted(unknown, key=lambda f: self._places[f])[:UNKNOWN])
        weights = {f: self._mattering.at_heart(f, new, first[f], readers) for f, new in held.items() if f not in doubt}
        most = sorted((f for f in weights if weights[f] and self.change(f, held[f])), key=lambda f: -weights[f])
        most = most[:AT_HEART] if self.teller.world.tellings else most
        return self._told([(f, held[f]) for f in (*doubt, *most)])

    def _differing(self, values: list[Any], own: list[Any], doubtful: Set[int]) -> list[str]:
        pairs = enumerate(zip(values, own, strict=True))
        counts = self._mattering.counts_only
        return self._told(
            [(f, their) for f, (their, mine) in pairs if their != mine and f in doubtful and not counts(f)]
        )

    @cached_property
    def _mattering(self) -> Mattering:
        return Mattering(self.teller.world, self.teller.ground)

    def _told(self, facts: list[tuple[int, Any]]) -> list[str]:
        lines = (self.change(fluent, value) for fluent, value in sorted(facts, key=lambda fact: self._places[fact[0]]))
        return [f"- {line}" for line in dict.fromkeys(lines) if line]

    @cached_property
    def _places(self) -> list[tuple[int, ...]]:
        """Where each fact stands by its definition. The ground world's order would tell which of them nobody is wrong
        about."""
        properties = {p.name: place for place, p in reversed([*enumerate(self.teller.world.properties)])}
        entities = {e.name: place for place, e in enumerate(self.teller.world.entities)}
        fluents = self.teller.ground.fluents
        return [(properties[f.property], *(entities.get(one, 0) for one in f.arguments)) for f in fluents]
