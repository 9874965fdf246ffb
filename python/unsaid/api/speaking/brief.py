"""A character as the memory of whoever speaks for it: everything in its mind, and nothing that is not.

It is made of the mind alone, so two moments that differ only in what the character cannot know give equal briefs. What
is believed wrongly stands among what is believed, without a mark: whoever speaks from the brief cannot give away what
the mind could not. Nor does it name what the mind has no idea of: “does not know whether there is a ticket in the hat”
would put one there. The order is that of the world's definitions, since the ground world's would tell what never
changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.speaking.heads import Head, Literal_, alike, known_value
from unsaid.api.values import Scalar, plain
from unsaid.data.limits import Limits
from unsaid.psyche.silence import owed
from unsaid.telling.names import capital
from unsaid.world.supposing import unsure

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment

DEPTH = 2
"""How many others stand in a chain of minds that a brief goes into."""

LISTED = 60
"""Lines of each list that the text has."""


class Taken(msgspec.Struct, frozen=True, omit_defaults=True):
    """A fact and what is held of it: a value, or that it is not known (``known`` is False, and ``among`` the values it
    may have, where they are thought of). ``who``: the others through whose minds it is seen, outermost first."""

    fact: str
    value: Scalar
    words: str
    who: tuple[str, ...] = ()
    known: bool = True
    among: tuple[Scalar, ...] = ()


class Stake(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something it cares about, in the author's words where there are any, and how much; ``worth`` is what it comes to
    now, as it sees it."""

    name: str
    words: str
    weight: float
    worth: float | None


class Secret(msgspec.Struct, frozen=True):
    """A fact it would rather that somebody (``whom``, called ``name``) did not believe: it would lose by it."""

    fact: str
    value: Scalar
    words: str
    whom: str
    name: str
    loss: float


class Debt(msgspec.Struct, frozen=True):
    """An answer it owes: to whom, and to which question."""

    whom: str
    question: str
    words: str


class Feeling(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something it feels, about whom and about which act."""

    feeling: str
    toward: str | None = None
    cause: str | None = None


class Brief(msgspec.Struct, frozen=True):
    """What a character has in mind at a moment. ``str`` is the brief as text, in the world's words.

    >>> import unsaid
    >>> brief = unsaid.load("tutorial").start.brief("Olm")
    >>> brief.who, [taken.words for taken in brief.believes][0]
    ('Olm', 'the lamp is dark')

    ``believes``: what it takes to be so, and what it knows that it does not know (what is ``?`` to it is left out);
    ``others``: where it takes others to hold something else, to the second mind within its own; ``wants``; ``feels``;
    ``owes``: answers; ``hides``: what it would lose by if somebody believed it; ``said``: its own acts by which others
    came to believe something, in its words, in order.
    """

    world: str
    who: str
    name: str
    believes: tuple[Taken, ...]
    others: tuple[Taken, ...]
    wants: tuple[Stake, ...]
    feels: tuple[Feeling, ...]
    owes: tuple[Debt, ...]
    hides: tuple[Secret, ...]
    said: tuple[str, ...]

    @property
    def text(self) -> str:
        """The brief as text: headed lists, those that are empty left out."""
        known = [b.words for b in self.believes if b.known]
        lists = (
            (f"{capital(self.name)} takes it that:", known),
            ("Does not know:", [b.words for b in self.believes if not b.known]),
            ("Takes others to see otherwise:", [b.words for b in self.others]),
            ("Cares:", [s.words for s in self.wants]),
            ("Feels:", [_felt(f) for f in self.feels]),
            ("Owes an answer:", [d.words for d in self.owes]),
            ("Keeps back:", [f"from {s.name}: {s.words}" for s in self.hides]),
            ("Has said or shown:", list(self.said)),
        )
        return "\n".join(line for head, lines in lists if lines for line in (head, *_dashed(lines)))

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)

    def __str__(self) -> str:
        return self.text


def _dashed(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in list(dict.fromkeys(lines))[:LISTED])


def _felt(feeling: Feeling) -> str:
    toward = f" towards {feeling.toward}" if feeling.toward else ""
    return f"{feeling.feeling}{toward}"


def brief_of(moment: Moment, who: str) -> Brief:
    """The brief of a character; see ``Moment.brief``."""
    return Writing(moment, moment.world.chain(who)[0]).brief()


class Writing:
    """A brief on its way to be written."""

    def __init__(self, moment: Moment, who: str) -> None:
        self.moment, self.who = moment, who
        self.open = moment.world.open
        self.head = Head(self.open, moment.state, who)
        self.ground = self.open.ground
        self.lexicon = self.head.lexicon()

    def brief(self) -> Brief:
        """All of it."""
        return Brief(
            self.moment.world.name,
            self.who,
            self.lexicon.name(self.who),
            tuple(self._believes()),
            tuple(self._others()),
            tuple(self._wants()),
            tuple(self._feels()),
            tuple(self._owes()),
            tuple(self._hides()),
            tuple(self._said()),
        )

    # --- what it holds ---

    @cached_property
    def _fluents(self) -> list[int]:
        """The fluents that somebody could speak of, in the order of their definition."""
        core, ground = self.open.core, self.ground
        places = {p.name: place for place, p in reversed([*enumerate(core.properties)])}
        entities = {e.name: place for place, e in enumerate(core.entities)}
        spoken = [n for n in range(len(ground.fluents)) if n not in ground.inner.accounts and self._worded(n)]
        return sorted(
            spoken,
            key=lambda n: (
                places[ground.fluents[n].property],
                *(entities.get(one, 0) for one in ground.fluents[n].arguments),
            ),
        )

    def _worded(self, fluent: int) -> bool:
        return not self.open.core.tellings or self.head.teller.has_words(fluent)

    def _believes(self) -> Iterator[Taken]:
        values = self.head.values()
        for fluent in self._fluents:
            if values[fluent] is not None:  # of what is `?` it has no idea, and the words for it would give it one
                yield self._belief(fluent, values[fluent])

    def _belief(self, fluent: int, value: Any, *chain: int) -> Taken:
        label = unsure(value)
        words = self.head.words(Literal_(chain, fluent, value), self.lexicon)
        return Taken(
            self.ground.fluents[fluent].name,
            value if label is None else None,
            words,
            tuple(self.ground.characters[c] for c in chain),
            known_value(value),
            () if label is None else label[1],
        )

    def _others(self) -> Iterator[Taken]:
        """Where others hold something else than whoever thinks of them: the mind itself, or the other before."""
        for chain in self._chains():
            inner, outer = self.head.values(*chain), self.head.values(*chain[:-1])
            for fluent in self._fluents:
                back = chain[-1] == self.head.number and alike(inner[fluent], self.head.value(fluent))
                if not back and not alike(inner[fluent], outer[fluent]):
                    yield self._belief(fluent, inner[fluent], *chain)

    def _chains(self) -> Iterator[tuple[int, ...]]:
        people = range(len(self.ground.characters))
        for many in range(1, DEPTH + 1):
            yield from (chain for chain in permutations(people, many) if chain[0] != self.head.number)

    # --- what it wants and keeps back ---

    def _wants(self) -> Iterator[Stake]:
        stakes = self.head.stakes
        for (name, weight, _), worth in zip(stakes.terms, stakes.worths(self.head.mind), strict=True):
            words = name and self.head.teller.concern(self.who, name, "up")
            if name is not None:
                yield Stake(name, words or name.replace("_", " "), weight, worth)

    def _hides(self) -> Iterator[Secret]:
        """What it holds, and would lose by if another held it, who does not: of what it cares about in their minds."""
        about = {(fluent, chain[-1]) for fluent, chain in self.head.stakes.about_minds}
        for fluent in self._fluents:
            held = self.head.value(fluent)
            for whom in range(len(self.ground.characters)):
                if (fluent, whom) in about and whom != self.head.number and known_value(held):
                    yield from self._secret(Literal_((), fluent, held), whom)

    def _secret(self, fact: Literal_, whom: int) -> Iterator[Secret]:
        if alike(self.head.heard(fact, whom), fact.value):
            return
        told = [((self.head.number, whom), fact.fluent, fact.value)]
        loss = -sum(self.head.gains(self.open.minds.patch(self.head.state, told)).values())
        if loss > 0:
            name = self.ground.fluents[fact.fluent].name
            whose = self.ground.characters[whom]
            yield Secret(name, fact.value, self.head.words(fact, self.lexicon), whose, self.lexicon.name(whose), loss)

    # --- what has been ---

    @cached_property
    def _acts(self) -> list[int] | None:
        """The acts that led here; None where something was put otherwise on the way, and nothing is told by them."""
        steps = self.moment.course
        if any(step.act is None or step.seen_by is not None for step in steps):
            return None
        return self.open.numbered(self.moment.acts)

    def _feels(self) -> Iterator[Feeling]:
        if self._acts:
            story = self.moment.world.story(list(self.moment.acts))
            for felt in story.felt(None, self.who, limits=Limits()).statements:
                if felt.ends is None and hasattr(felt, "feeling"):
                    yield Feeling(felt.feeling, felt.toward, felt.cause)

    def _owes(self) -> Iterator[Debt]:
        if self._acts and self.ground.inner.questions:
            for debt in owed(self.open.log(self._acts, Limits())):
                if debt.who == self.who and debt.how in ("open", "breached"):
                    whom = self.lexicon.name(debt.to)
                    yield Debt(debt.to, debt.question, f"{whom} is owed an answer: {debt.question.replace('_', ' ')}")

    def _said(self) -> Iterator[str]:
        """Its own acts that told somebody something, from its side."""
        if not self._acts:
            return
        states = self.open.minds.course(self._acts)
        for state, act in zip(states, self._acts, strict=False):
            if self.head.number in self.ground.actions[act].consenting and self._tells(act):
                yield self.head.teller.event(state, act, self.who)

    def _tells(self, act: int) -> bool:
        answers = any(speech.action == act and speech.answers for speech in self.ground.inner.speech)
        return answers or any(effect.who for effect in self.ground.actions[act].effects)
