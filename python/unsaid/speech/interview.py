"""An interview: somebody asks in plain words, and a character answers by its own mind.

Each line of the one who asks is taken for what it asks and what it tells. What is told goes into the character's
picture of the asker, and, where it knew nothing of it, into its own mind; what it then understands, it understands by
the world's own triggers. Answers owed are given, and lies taken back, as soon as nothing speaks against it. An
interview is a value: each line gives another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from unsaid.api.speaking.brief import Brief
from unsaid.api.speaking.heads import Head, Literal_, alike, known_value
from unsaid.api.values import Scalar, plain, written
from unsaid.english.quotes import curled
from unsaid.errors import UnsaidError
from unsaid.speech.answering import Answering, Decision
from unsaid.speech.forms import Forms
from unsaid.speech.listening import Question, Told, listened
from unsaid.speech.tokens import Names
from unsaid.telling.memory import Memory
from unsaid.telling.names import Lexicon, capital
from unsaid.telling.narration import Narration
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment
    from unsaid.api.world import World

GREETING = re.compile(r"\b(?:good (?:morning|day|evening|night)|hello)\b", re.IGNORECASE)

LONGEST = 2000
"""Characters of a line that is listened to."""

Sort = Literal["truth", "lie", "silence", "ignorance", "unclear", "learnt", "heard", "taken-back", "at-last"]


class Refused(msgspec.Struct, frozen=True):
    """A line that a voice gave, and why it was not said."""

    line: str
    why: str


class Reply(msgspec.Struct, frozen=True):
    """Something said, or not said, in answer: its kind, its text, what it rests on (``why``, sentence by sentence), the
    fact it says as the language writes it, and what a voice said in its place that was refused."""

    kind: Sort
    text: str
    why: tuple[str, ...] = ()
    fact: str | None = None
    refused: tuple[Refused, ...] = ()


class Exchange(msgspec.Struct, frozen=True):
    """A line and what came of it."""

    line: str
    replies: tuple[Reply, ...]


class Draft(msgspec.Struct, frozen=True):
    """A reply on its way to be spoken: what it is to say as a fact, for a voice that says it in other words."""

    reply: Reply
    literal: Literal_ | None = None


Speaks = Callable[["Interview", str, Draft], Reply]
"""Says a reply in other words: (the interview, the line it answers, the draft) to the reply."""


@dataclass(frozen=True)
class Interview:
    """An interview with ``who``, asked by ``by``; ``moment`` is how things stand, ``owed`` the facts about which an
    answer is owed, ``lied`` those about which the asker was lied to, and with what.

    >>> import unsaid
    >>> interview = unsaid.interview("set-fair", "Dole").ask("Was the window latched?")
    >>> interview.exchanges[-1].replies[0].kind
    'lie'
    """

    moment: Moment
    who: str
    by: str
    exchanges: tuple[Exchange, ...] = ()
    owed: tuple[int, ...] = ()
    lied: tuple[tuple[int, Scalar], ...] = ()

    @property
    def world(self) -> World:
        """Its world."""
        return self.moment.world

    @property
    def name(self) -> str:
        """What the one who is asked is called by the one who asks."""
        return Lexicon(self.world.open.core, Narration(self.by)).name(self.who)

    @property
    def said(self) -> tuple[str, ...]:
        """What was said in answer, in order."""
        return tuple(r.text for e in self.exchanges for r in e.replies if r.kind != "silence")

    @property
    def brief(self) -> Brief:
        """What the one who is asked has in mind now, with what was said and what is owed here."""
        head = self.head
        debts = tuple(f"{head.lexicon().name(self.by)} asked {head.whether(f, head.lexicon())}" for f in self.owed)
        found = self.moment.brief(self.who)
        owes = (*found.owes, *(_debt(self.by, words) for words in debts))
        return msgspec.structs.replace(found, said=(*found.said, *self.said), owes=owes)

    @property
    def opening(self) -> str:
        """What is told before the first line, as the one who asks is told it."""
        return curled(self._teller.opening(self.by))

    @property
    def closing(self) -> str:
        """What is told where the story is over; nothing where it goes on."""
        state = self.moment.state
        over = self._teller.ending(state) is not None
        return curled(self._teller.closing(state, self.by)) if over else ""

    def ask(self, line: str, speaks: Speaks | None = None) -> Interview:
        """The interview after a line of the one who asks; ``speaks`` puts answers into other words."""
        with self.world.open.working:
            return Turn(self, line[:LONGEST], speaks).taken()

    def to_dict(self) -> dict[str, Any]:
        """Plain data: who is asked by whom, and every exchange."""
        return {"world": self.world.name, "who": self.who, "by": self.by, "exchanges": plain(self.exchanges)}

    # --- at work ---

    @property
    def head(self) -> Head:
        """The mind of the one who is asked, as things stand; no part of the interface."""
        return Head(self.world.open, self.moment.state, self.who)

    @property
    def forms(self) -> Forms:
        """The world's facts in words; no part of the interface."""
        return forms_of(self.world)

    @property
    def _teller(self) -> Teller:
        open_ = self.world.open
        return Teller(open_.core, open_.ground, open_.minds, self.by)

    def nothing_said(self) -> str:
        """That nothing is said, in the author's words for doing nothing, the next each time, or in plain ones; no part
        of the interface."""
        playable = self.world.playable.open
        teller = Teller(playable.core, playable.ground, playable.minds, self.by)
        number = teller.pass_of(playable.ground.characters.index(self.who))
        memory, text = Memory(0), ""
        before = sum(r.kind == "silence" for e in self.exchanges for r in e.replies)
        if number is not None and not teller.untold(number):
            for _ in range(before + 1):
                text = teller.event(playable.minds.initial, number, self.by, memory)
        return text or f"{capital(self.name)} says nothing."

    def __hash__(self) -> int:
        return hash((self.moment, self.who, self.by, self.exchanges))


_FORMS: dict[World, Forms] = {}


def forms_of(world: World) -> Forms:
    """The forms of a world, which few worlds at a time are kept for."""
    if world not in _FORMS:
        _FORMS.clear()
        _FORMS[world] = Forms(world.open)
    return _FORMS[world]


def _debt(whom: str, words: str) -> Any:
    from unsaid.api.speaking.brief import Debt

    return Debt(whom, words, words)


class Turn:
    """One line, and what comes of it."""

    def __init__(self, interview: Interview, line: str, speaks: Speaks | None) -> None:
        self.interview, self.line, self.speaks = interview, line, speaks
        self.world, self.who, self.by = interview.world, interview.who, interview.by
        self.moment = interview.moment
        self.owed, self.lied = list(interview.owed), dict(interview.lied)
        self.replies: list[Reply] = []

    def taken(self) -> Interview:
        """The interview after it."""
        names = Names(self.world.open.core, self.by, self.who)
        heard = list(listened(self.line, names, self.interview.forms, self.world.characters))
        for one in heard:
            self._told(one) if isinstance(one, Told) else self._asked(one)
        if not heard:
            self._lost()
        self._made_good()
        exchange = Exchange(self.line, tuple(self.replies))
        made = replace(self.interview, moment=self.moment, exchanges=(*self.interview.exchanges, exchange))
        return replace(made, owed=tuple(dict.fromkeys(self.owed)), lied=tuple(self.lied.items()))

    def _lost(self) -> None:
        """What is said to a line in which there is nothing that was understood."""
        greeting = GREETING.search(self.line)
        why = f"{capital(self._name)} heard nothing in it that is a fact of this world."
        text = f"{capital(greeting[0].lower())}." if greeting else "I don’t follow you."
        self.replies.append(Reply("unclear", text, (why,)))

    # --- asked ---

    def _asked(self, question: Question) -> None:
        lied = question.fluent in self.lied
        decision = self._answering.decided(question.fluent)
        if lied and decision.kind != "truth":
            literal = Literal_((), question.fluent, self.lied[question.fluent])
            clause = self.head.words(literal, self._lexicon)
            why = tuple(self._answering.why(decision)[:2])
            self._say(Draft(Reply("lie", f"As I said, {clause}.", why, self._fact(literal)), literal))
        else:
            self._answer(question, decision)

    def _answer(self, question: Question, decision: Decision) -> None:
        why = tuple(self._answering.why(decision))
        if decision.said is None:
            if decision.kind == "ignorance":
                self._say(Draft(Reply("ignorance", self._no_idea(question.fluent), why)))
            else:
                self.owed.append(question.fluent)
                self.replies.append(Reply("silence", self._pause(), tuple(map(curled, why))))
            return
        literal = decision.said.literal
        text = self._clause(literal)
        if question.value is not None and isinstance(question.value, bool):
            text = f"{'Yes' if question.value == literal.value else 'No'}. {text}"
        self._say(Draft(Reply(decision.kind, text, why, self._fact(literal)), literal))
        self._believed(literal, decision.kind == "lie")

    def _no_idea(self, fluent: int) -> str:
        """That it does not know: of what it has no idea at all not even the words are said."""
        if self.head.value(fluent) is None:
            return "I know nothing of that."
        return f"I don’t know {self.head.whether(fluent, self._lexicon)}."

    def _believed(self, literal: Literal_, lie: bool) -> None:
        """What was said is believed, as the speaker sees it, and by the asker, where nothing else was."""
        fluent, value = literal.fluent, literal.value
        if lie:
            self.lied[fluent] = value
        else:
            self.lied.pop(fluent, None)
        self.owed = [f for f in self.owed if f != fluent]
        self._put(f"believes({self.who}, believes({self.by}, {self._is(literal)}))")
        self._put(f"believes({self.by}, {self._is(literal)})")

    # --- told ---

    def _told(self, told: Told) -> None:
        before = self.head.values()
        literal = Literal_((), told.fluent, told.value)
        held = before[told.fluent]
        if not known_value(held):
            self._put(f"believes({self.who}, {self._is(literal)})")
        self._put(f"believes({self.who}, believes({self.by}, {self._is(literal)}))")
        self._take(literal, held, before)

    def _take(self, literal: Literal_, held: Scalar, before: Any) -> None:
        """How it is taken: as news, and with what is understood by it; as known already; or without a word."""
        if not known_value(held):
            self._say(Draft(Reply("learnt", "I did not know that.", (self._knew_not(literal),))))
            self._understood(literal, before)
        elif alike(held, literal.value):
            why = f"{capital(self._name)} takes it that {self.head.words(literal, self.head.lexicon())}."
            self._say(Draft(Reply("heard", "So you know that.", (why,))))
        else:
            own = Literal_((), literal.fluent, held)
            why = f"{capital(self._name)} takes it that {self.head.words(own, self.head.lexicon())}, and keeps it."
            self.replies.append(Reply("silence", self._pause(), (why,)))

    def _knew_not(self, literal: Literal_) -> str:
        return f"{capital(self._name)} did not know {self.head.whether(literal.fluent, self.head.lexicon())}."

    def _understood(self, told: Literal_, before: Any) -> None:
        after = self.head.values()
        for fluent in self.interview.forms.by_fluent:
            if fluent != told.fluent and not alike(before[fluent], after[fluent]) and known_value(after[fluent]):
                literal = Literal_((), fluent, after[fluent])
                was = Literal_((), fluent, before[fluent])
                why = (f"Until now {self._name} took it that {self.head.words(was, self.head.lexicon())}.",)
                words = self.head.words(literal, self._lexicon)
                start = "And" if self._last("learnt").startswith(("Then", "And")) else "Then"
                self._say(Draft(Reply("learnt", f"{start} {words}.", why, self._fact(literal)), literal))
                self.owed = [f for f in self.owed if f != fluent]

    # --- made good ---

    def _made_good(self) -> None:
        """Lies that no longer serve are taken back, and answers given that nothing speaks against any more."""
        for fluent, lie in list(self.lied.items()):
            decision = self._answering.decided(fluent)
            if decision.kind == "truth" and decision.said is not None and not alike(decision.said.literal.value, lie):
                clause = self._clause(decision.said.literal)
                again = f"And {clause[:1].lower() if not self._named_first(clause) else clause[:1]}{clause[1:]}"
                text = again if self._last("taken-back") else f"I have not told you the truth. {clause}"
                self._given("taken-back", text, decision)
        for fluent in list(dict.fromkeys(self.owed)):
            decision = self._answering.decided(fluent)
            if decision.kind == "truth" and decision.said is not None:
                asked = self.head.whether(fluent, self._lexicon)
                self._given("at-last", f"You asked me {asked}. {self._clause(decision.said.literal)}", decision)

    def _given(self, kind: Sort, text: str, decision: Decision) -> None:
        assert decision.said is not None
        literal = decision.said.literal
        why = tuple(self._answering.why(decision))
        self._say(Draft(Reply(kind, text, why, self._fact(literal)), literal))
        self._believed(literal, False)

    def _last(self, kind: Sort) -> str:
        """What was said last in this turn, where it was of a kind."""
        return self.replies[-1].text if self.replies and self.replies[-1].kind == kind else ""

    def _named_first(self, clause: str) -> bool:
        """Whether a clause begins with a name, which keeps its capital."""
        called = (self._lexicon.name(who) for who in self.world.characters)
        return any(clause.startswith(name) for name in called if name[:1].isupper())

    # --- at work ---

    def _say(self, draft: Draft) -> None:
        reply = draft.reply
        if self.speaks is not None:
            here = replace(self.interview, moment=self.moment)
            reply = self.speaks(here, self.line, draft)
        self.replies.append(msgspec.structs.replace(reply, text=curled(reply.text), why=tuple(map(curled, reply.why))))

    def _pause(self) -> str:
        so_far = Exchange(self.line, tuple(self.replies))
        return replace(self.interview, exchanges=(*self.interview.exchanges, so_far)).nothing_said()

    def _put(self, statement: str) -> None:
        self.moment = self.moment.having(statement)

    @property
    def head(self) -> Head:
        """The mind that is asked, as things stand."""
        return Head(self.world.open, self.moment.state, self.who)

    @property
    def _answering(self) -> Answering:
        return Answering(self.head, self.interview.forms, self.by)

    @property
    def _lexicon(self) -> Lexicon:
        return self.head.lexicon(self.by)

    @property
    def _name(self) -> str:
        return self.head.lexicon().name(self.who)

    def _clause(self, literal: Literal_) -> str:
        return f"{capital(self.head.words(literal, self._lexicon))}."

    def _fact(self, literal: Literal_) -> str:
        name = self.world.open.ground.fluents[literal.fluent].name
        if isinstance(literal.value, bool):
            return name if literal.value else f"!{name}"
        return f"{name} == {written(literal.value)}"

    def _is(self, literal: Literal_) -> str:
        return f"{self.world.open.ground.fluents[literal.fluent].name} = {written(literal.value)}"


def begun(moment: Moment, who: str, by: str | None = None) -> Interview:
    """An interview that begins at a moment; ``by`` is the one who asks (None: the first role that is somebody else, or
    the first other character). Raises UnknownName, UnsaidError (``nobody-to-ask``)."""
    (asked,) = moment.world.chain(who)
    if by is not None:
        (asking,) = moment.world.chain(by)
    else:
        asking = next(_others(moment, asked), asked)
    if asking == asked:
        raise UnsaidError("nobody-to-ask", f"{asked} cannot be asked by {asked}; give somebody else who asks")
    return Interview(moment, asked, asking)


def _others(moment: Moment, asked: str) -> Iterator[str]:
    yield from (name for name in (*moment.world.roles, *moment.world.characters) if name != asked)
