"""Statements about minds in plain words, from a side or from outside.

Only words are chosen here. Every sentence is one statement, which has its proof. Concerns are told in the author's
words (``telling concern``), by their names where there are none; the numbers behind a sentence are its statement's, and
``--json`` gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unsaid.data.proof import Fact, Run, numbers
from unsaid.data.statements import Belief, Felt, Held, Hidden, Mistaken, Recognised, Would
from unsaid.english.feelings import WORDS, alone
from unsaid.psyche.log import Log
from unsaid.telling.names import capital, spaced
from unsaid.telling.teller import Teller

BRAKES = {
    "fear": "fear",
    "shame": "shame",
    "guilt": "guilt",
    "protecting": "care for {toward}",
    "secrecy": "the wish not to be found out",
}
"""Kinds of brake, before the words for what would be lost."""

BRAKE_WORDS = {
    "fear": "fear of losing {it}",
    "shame": "shame ({it})",
    "guilt": "guilt ({it})",
    "protecting": "protecting {toward} ({it})",
    "secrecy": "not being found out ({it})",
}
"""The same where a concern has nothing but its name."""

FELLOW = ("happy for", "pity", "resentment", "gloating")
"""Feelings about how another fares."""

GAINS = ("joy", "happy for", "resentment", "gratitude", "pride", "relief", "satisfaction", "forgiveness")
"""Feelings at what a concern has gained, one's own or another's; the others are at what it has lost."""

SINCE = ", since "

FAINT, STRONG = 1.0, 3.0
"""Feelings below and from there on are told as little and deep ones."""


@dataclass(frozen=True)
class Inward:
    """The words of one story's minds."""

    teller: Teller
    log: Log

    # --- feelings ---

    def moved(self, found: Felt | Recognised) -> str:
        """A feeling, or what somebody saw that it had done."""
        return self.felt(found) if isinstance(found, Felt) else self.recognised(found)

    def recognised(self, found: Recognised) -> str:
        """What somebody saw that it had done, what it had not known, and what it would have done, had it known."""
        they, plain = self.they(found.who), [one for one in found.learnt if not one.who]
        learnt = listed(map(self.fact, plain or found.learnt))
        saw = f"At {self.act(found.place)}, {self.name(found.who)} saw what {they} had done at {self.act(found.done)}"
        return f"{saw}: {learnt}. {self._had_known(found, they)}"

    def _had_known(self, found: Recognised, they: str) -> str:
        known = f"Had {they} known, {they} would have"
        if found.act in found.instead:
            return f"{known} done it all the same."
        ways = " or ".join(self.doing(act, found.done) for act in found.instead)
        return f"{known} done this: {ways}." if ways else f"{known} let it be."

    def felt(self, felt: Felt) -> str:
        """A feeling: whose, how strong, at what, and why."""
        said = WORDS[felt.feeling].clause.format(
            who=self.name(felt.who),
            was=self.was(felt.who),
            they=self.teller.lexicon.pronoun(felt.who, "he"),
            other="" if felt.toward is None else self.object(felt.toward),
        )
        degree = ", a little" if felt.intensity < FAINT else ", deeply" if felt.intensity >= STRONG else ""
        because = self._because(felt)
        about = self._about(felt)
        until = f" It lasted until {self.act(felt.ends)}." if self._lasts(felt) else ""
        where = "From the start" if felt.place is None else f"At {self.act(felt.place)}"
        return f"{where}, {said}{degree}{about}{because}.{until}"

    def _about(self, felt: Felt) -> str:
        """What gained or lost most: of one's own concerns, or of those of whom one feels with."""
        if not felt.concern:
            return ""
        owner = felt.toward if felt.feeling in FELLOW and felt.toward else felt.who
        named = (felt.who, *(() if felt.toward is None else (felt.toward,)))
        come = self.teller.concern(owner, felt.concern, "up" if felt.feeling in GAINS else "down", named)
        return f"{SINCE}{come}" if come else f", for {self.concern(felt.concern)}"

    def _lasts(self, felt: Felt) -> bool:
        start = -1 if felt.place is None else felt.place
        return felt.ends is not None and felt.ends > start + 1 and felt.feeling != "surprise"

    def _because(self, felt: Felt) -> str:
        runs = {run.role: run for run in felt.runs}
        if "hindsight" in runs:
            return self._anew(felt, runs)
        match felt.feeling:
            case "joy" | "distress":
                return self._fared(felt)
            case "hope" | "satisfaction" | "disappointment":
                return f": {self.they(felt.who)} counted on this: {self.course(felt.who, runs['plan'].at.then)}"
            case "relief" if "instead" in runs:
                return f": it could have gone worse ({self._otherwise(runs['instead'])})"
            case "fear" | "relief" | "fear confirmed":
                saw = "saw" if felt.feeling == "fear" else "had seen"
                return f": {self.they(felt.who)} {saw} this coming: {self.course(felt.who, runs['foreseen'].at.then)}"
            case "anger" | "gratitude" | "guilt" | "regret":
                return self._conduct(felt, runs)
            case "surprise":
                return self._senseless(felt, runs)
            case "shame" if "kept" in runs:
                return f": {self.they(felt.who)} could have seen to it ({self.acts(runs['kept'].at.then)})"
        return ""

    def _fared(self, felt: Felt) -> str:
        """From where to where things went, and what was learnt by seeing it."""
        before, after = (felt.runs[at].worth or 0.0 for at in (0, -1))
        learnt = next((run.at.patched for run in felt.runs[1:] if run.role == "learnt"), ())
        seeing = f"seeing it, {self.they(felt.who)} learnt that {listed(map(self.fact, learnt))}" if learnt else ""
        if self._about(felt).startswith(SINCE):
            return f": {seeing}" if seeing else ""
        went = f"things went {'better' if after > before else 'worse'} for {self.them(felt.who)}"
        return f": {seeing}; {went}" if seeing else f": {went}"

    def _conduct(self, felt: Felt, runs: dict[str, Run]) -> str:
        doer = felt.toward if felt.feeling in ("anger", "gratitude") else felt.who
        assert doer is not None
        if "prevented" in runs:
            return f"; {self.they(doer)} could have kept it from happening ({self.acts(runs['prevented'].at.then[:1])})"
        other = runs["instead"].at.instead[0].act
        instead = "let it be" if other is None else f"done this instead: {self._otherwise(runs['instead'])}"
        if felt.feeling == "gratitude":
            return f"; {self.they(doer)} could as well have {instead}"
        return f"; {self.they(doer)} could have {instead}"

    def _anew(self, felt: Felt, runs: dict[str, Run]) -> str:
        """What earlier act it is about, and what could have been done instead, or was not foreseen."""
        over = f", over {self.act(runs['hindsight'].at.done)}"
        theirs = felt.feeling in ("anger", "forgiveness") and felt.toward
        they = self.they(theirs or felt.who)
        if felt.feeling == "forgiveness":
            return f"{over}; {they} had not seen it coming"
        other = runs.get("hindsight instead")
        instead = f"done this instead: {self.acts(other.at.then[:1])}" if other else "let it be"
        if felt.feeling == "relief":
            return f"{over}; {they} might have {instead}, and it would have gone worse"
        if felt.feeling == "anger":
            return f"{over}; {they} had seen it coming, and could have {instead}"
        return f"{over}; {they} could have {instead}"

    def _otherwise(self, run: Run) -> str:
        """The act in the place of one that was done, as a thing to do."""
        other = run.at.instead[0].act
        return "do nothing" if other is None else self.acts((other,))

    def _senseless(self, felt: Felt, runs: dict[str, Run]) -> str:
        corrected = runs.get("corrected")
        if corrected is None:
            return f"; nothing {self.they(felt.who)} knew of {self.object(felt.toward or '')} made sense of it"
        facts = " and ".join(self.fact(one) for one in corrected.at.patched)
        return f"; {self.they(felt.who)} did not know that {self.name(felt.toward or '')} took this to be so: {facts}"

    # --- holding back ---

    def held(self, held: Held, until: int | None = None) -> str:
        """A wish held back, there or up to before another act: for what, and by what."""
        return f"{capital(self.between(held.place, held.place if until is None else until))}, {self.wish(held)}"

    def wish(self, held: Held) -> str:
        """A wish held back, whenever it was: for what, and by what; it begins in the middle of a sentence."""
        who, they = self.name(held.who), self.they(held.who)
        hovering = f" {capital(they)} had come within a step of it." if held.hovering else ""
        wanted = f"{who} wanted to {self.doing(held.act, held.place)}{self._pull(held)}"
        return f"{wanted}, and did not: {self._brakes(held)}.{hovering}"

    def _pull(self, held: Held) -> str:
        """What a wish would have brought."""
        pulls = [concern for concern in held.pull if concern]
        come = (self.teller.concern(held.who, concern, "up", (held.who,)) for concern in pulls)
        worded = [words for words in come if words]
        if pulls and len(worded) == len(pulls):
            return f" ({' and '.join(worded)})"
        return f", for {' and '.join(self.concern(one) for one in pulls) or 'what it would have brought'}"

    def _brakes(self, held: Held) -> str:
        sets = [
            [self._brake(held.who, name, kind) for name, kind in zip(names, kinds, strict=True)]
            for names, kinds in zip(held.brakes, held.named, strict=True)
        ]
        them, they = self.teller.lexicon.pronoun(held.who, "him"), self.they(held.who)
        if len(sets) == 1 and len(sets[0]) == 1:
            return f"{sets[0][0]} held {them} back"
        if len(sets) == 1:
            return f"{listed(sets[0])} held {them} back, each of them enough by itself"
        if all(len(one) == 1 for one in sets):
            together = listed([one[0] for one in sets])
            return f"{together} together held {them} back; without any one of them {they} would have"
        ways = "; or ".join(f"without {listed(one)}" for one in sets)
        return f"{they} would have only {ways}"

    def _brake(self, who: str, name: str, kind: str) -> str:
        found = numbers(self.log.world.ground).characters[who]
        concern = next(c for c in self.log.inner.concerns if c.owner == found and c.name == name)
        toward = "them" if concern.toward is None else self.object(self.log.world.ground.characters[concern.toward])
        if lost := self.teller.concern(who, name, "down", (who,)):
            return f"{BRAKES[kind].format(toward=toward)} ({lost})"
        it = self.concern(name)
        return kind if it == kind else BRAKE_WORDS[kind].format(it=it, toward=toward)

    def would(self, would: Would) -> str:
        """What somebody would have done, had it known."""
        ways = [" and ".join(f"that {self.fact(one)}" for one in facts) for facts in would.known]
        return (
            f"Before {self.act(would.place)}, {self.name(would.who)} would have done this, had {self.they(would.who)} "
            f"known {', or '.join(ways)}: {self.doing(would.act, would.place)}."
        )

    # --- knowing ---

    def belief(self, belief: Belief) -> str:
        """A belief, whether it is so, and since when."""
        clause = self.fact(Fact((), belief.fluent, belief.value))
        other = "so" if len(belief.who) == 1 else f"what {self.name(belief.who[-1])} believed"
        wrong = "" if belief.so else f" (which was not {other})"
        return f"{capital(clause)}{wrong}, since {self.since(belief.since)}."

    def believing(self, chain: Sequence[str], place: int | None) -> str:
        """The words that lead up to beliefs: whose, and when: after the act at a place, or (None) at the end."""
        when = "At the end" if place is None else f"After {self.act(place)}"
        return f"{when}, {' believed that '.join(self.name(who) for who in chain)} believed:"

    def mistaken(self, found: Mistaken) -> str:
        """What somebody had wrong, and how long."""
        end = "to the end" if found.until is None else f"until {self.act(found.until)}"
        who, clause = capital(self.name(found.who)), self.fact(found.fact)
        return f"{who} believed that {clause}, from {self.since(found.since)} {end}."

    def hidden(self, found: Hidden) -> str:
        """What was shown in place of what was felt."""
        return (
            f"At {self.act(found.place)}, {self.name(found.who)} showed {found.shown} and felt "
            f"{listed([alone(feeling) for feeling in found.felt[:3]])}."
        )

    # --- parts of sentences ---

    def name(self, who: str) -> str:
        """The name of a character, as a subject."""
        return self.teller.lexicon.name(who)

    def column(self, who: str) -> str:
        """The name of a character, at the head of a column."""
        return capital(self.name(who))

    def object(self, who: str) -> str:
        """The name of a character, as an object."""
        return self.teller.lexicon.name(who)

    def they(self, who: str) -> str:
        """The pronoun of a character, as a subject."""
        return self.teller.lexicon.pronoun(who, "he")

    def them(self, who: str) -> str:
        """The pronoun of a character who has just been named, as an object; the name where the author gave none."""
        lexicon = self.teller.lexicon
        return lexicon.pronoun(who, "him") if lexicon.given(who) else lexicon.name(who, subject=False)

    def was(self, who: str) -> str:
        """“was”, or “were” for you."""
        return "were" if who == self.teller.you else "was"

    def concern(self, name: str) -> str:
        """A concern's name as words, where the author has none for it."""
        return spaced(name.split("(")[0])

    def act(self, place: int | None) -> str:
        """An act of the story, by its number and its name."""
        assert place is not None
        return f"act {place + 1} ({self.named(place)})"

    def named(self, place: int) -> str:
        """The name of an act of the story."""
        return self.log.world.ground.actions[self.log.acts[place]].name

    def since(self, place: int) -> str:
        """From the start, or from an act on."""
        return "the start" if place < 0 else self.act(place)

    def between(self, first: int, last: int) -> str:
        """Before an act, or before any of a stretch of them."""
        if first == last:
            return f"before {self.act(first)}"
        return f"from act {first + 1} to act {last + 1}"

    def doing(self, act: str, place: int = 0) -> str:
        """An act as something one may mean to do, in the words it has before the act at a place: what an act is
        called may hang on what has come before."""
        state = self.log.states[max(0, min(place, len(self.log.states) - 1))]
        return self.teller.doing(state, self.teller.actions[act]).rstrip(".!?…")

    def acts(self, acts: Sequence[str]) -> str:
        """Acts as things to do, in order."""
        return ", then ".join(self.doing(act) for act in acts) if acts else "nothing"

    def course(self, who: str, acts: Sequence[str], place: int = 0) -> str:
        """Acts in order as somebody thinks of them before the act at a place: its own as things to do, those of others
        as what they would do."""
        ground, parts, doer = self.log.world.ground, list[str](), who
        for act in acts:
            doers = [ground.characters[c] for c in ground.actions[self.teller.actions[act]].consenting]
            last, doer = doer, who if who in doers or not doers else doers[0]
            changed = "" if doer == last else f"{self.they(who) if doer == who else self.name(doer)} would "
            parts.append(f"{changed}{self.doing(act, place)}")
        return ", then ".join(parts) if parts else "nothing"

    def fact(self, fact: Fact) -> str:
        """A fact as a clause; one about a mind names whose."""
        clause = self.teller.fact(self._fluents[fact.fluent], fact.value)
        for who in reversed(fact.who):
            clause = f"{self.name(who)} believed: {clause}"
        return clause

    def worded(self, fact: Fact) -> bool:
        """Whether a fact can be told in the world's own words; in a world that has none, all can. What is only counted
        in somebody's head is not told."""
        fluent = self._fluents[fact.fluent]
        if fluent in self.log.inner.accounts:
            return False
        return not self.teller.world.tellings or self.teller.has_words(fluent)

    @property
    def _fluents(self) -> dict[str, int]:
        return numbers(self.log.world.ground).fluents


def listed(parts: Iterable[str]) -> str:
    """Parts as a list in words."""
    found = list(parts)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
