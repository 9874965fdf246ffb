"""What the phrases of a claim mean in a world: acts, an ending, a condition, or what somebody knows.

Names are looked up as everywhere: a slip is guessed, with its place in the file of claims. A phrase that is no act, no
ending and says nothing of a mind is a condition in the language of the world.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from unsaid.api.moments.shared import asked, test_of
from unsaid.desk.claims.cursor import Unread
from unsaid.errors import UnknownName, UnsaidError
from unsaid.language.asking import PhraseError
from unsaid.language.nearest import nearest
from unsaid.play.stage import Rules
from unsaid.telling.people import character
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.desk.claims.claim import Phrase
    from unsaid.language.report import Report
    from unsaid.language.source import Source

CALL = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*)\s*(\(([^()]*)\))?\s*")
MIND = re.compile(r"\s*(\w+)\s+(?:(does)\s+(not)\s+)?(knows?|believes?)\s+(?!\()(.*)", re.DOTALL)
TITLE = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*', re.DOTALL)

Test = Callable[[int], bool]
"""Whether something holds in a state."""


@dataclass(frozen=True)
class Acts:
    """Acts by their numbers in the ground world: none where they can never happen."""

    numbers: frozenset[int]
    name: str


@dataclass(frozen=True)
class Holding:
    """Something that holds in a state, or does not; ``ending``: its name, where it is an ending of the world's."""

    test: Test
    ending: str | None = None


class Meaning:
    """Finds what phrases mean in one world. Raises Unread for one that means nothing, which has been reported."""

    def __init__(self, world: World, report: Report, source: Source) -> None:
        self.world, self.report, self.open, self.source = world, report, world.open, source
        core = self.open.core
        self.schemas = dict.fromkeys(action.name for action in core.actions)
        self.properties = {p.name for p in core.properties}
        self.endings = {p.name: p for p in core.passages if p.kind == "ending" and p.name}

    def line(self, offset: int) -> int:
        """The line of a place in the file of claims."""
        return self.source.position(offset)[0]

    def refuse(self, phrase: Phrase, message: str, near: str | None = None, code: str = "unknown-in-claim") -> NoReturn:
        """Reports a phrase that means nothing."""
        self.report.add(code, phrase.span, message, repair=f"did you mean `{near}`?" if near else None)
        raise Unread

    def who(self, phrase: Phrase) -> str:
        """A character by its name."""
        try:
            return character(self.open.core, phrase.text)
        except UnknownName as error:
            near = nearest(phrase.text, self.world.characters)
            self.refuse(phrase, f"this world has no character {phrase.text}" if near else str(error), near)

    def number(self, phrase: Phrase) -> int:
        """The number of a character."""
        return self.world.characters.index(self.who(phrase))

    def acts(self, phrase: Phrase) -> Acts:
        """An act, or all of a name."""
        name = written(phrase.text)
        try:
            names = self.world.named(name)
        except UnknownName as error:
            bare = name.partition("(")[0]
            if error.code == "never-happens" or (bare in self.schemas and name == bare):
                return Acts(frozenset(), name)
            near = nearest(name, self.world.acts) or nearest(bare, self.schemas)
            self.refuse(phrase, f"this world has no act {phrase.text}", near)
        numbers = self.open.ground.actions_named()
        return Acts(frozenset(numbers[one] for one in names), name)

    def act(self, phrase: Phrase) -> str:
        """One act, as it is written in a story: a bare name will do where there is one of that name."""
        found = self.acts(phrase)
        ground = self.open.ground
        names = sorted(ground.actions[number].name for number in found.numbers)
        if len(names) > 1:
            few = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
            self.refuse(phrase, f"{phrase.text} may be any of {len(names)} acts: {few}", names[0])
        return names[0] if names else found.name

    def what(self, phrase: Phrase) -> Acts | Holding:
        """Whatever can be claimed of a course: acts, an ending, or a condition."""
        call = CALL.fullmatch(phrase.text)
        if call and call[1] in self.schemas and call[1] not in self.properties and call[1] not in self.endings:
            return self.acts(phrase)
        return self.holding(phrase)

    def holding(self, phrase: Phrase) -> Holding:
        """An ending, what somebody knows, or a condition."""
        title, name = TITLE.fullmatch(phrase.text), phrase.text.strip()
        if title is not None:
            return self._titled(phrase, title[1])
        if name in self.endings:
            return self._ending(name)
        if name == "goal":
            stage = self.open.stage(Rules())
            return Holding(stage.reached, "goal")
        shared = asked(phrase.text)
        if shared is not None and "common" not in self.properties:
            return Holding(self._common(phrase, *shared))
        mind = MIND.fullmatch(phrase.text)
        if mind is not None:
            return Holding(self._mind(phrase, mind))
        if name.isidentifier() and name not in self.properties:
            near = nearest(name, [*self.endings, *self.schemas, *self.properties])
            self.refuse(phrase, f"this world has no ending, act or property `{name}`", near)
        return Holding(self._condition(phrase, phrase.text))

    def _titled(self, phrase: Phrase, title: str) -> Holding:
        titles = {t: name for name, p in self.endings.items() for t in _titles(p)}
        if title not in titles:
            self.refuse(phrase, f"no ending of this world has the title “{title}”", nearest(title, titles))
        return self._ending(titles[title])

    def _ending(self, name: str) -> Holding:
        stage = self.open.stage(Rules())
        return Holding(lambda state: stage.ending(state) == name, name)

    def _condition(self, phrase: Phrase, text: str) -> Test:
        try:
            grounded = self.open.grounded.condition(self.open.phrases.condition(text))
        except PhraseError as error:
            first = error.diagnostics[0]
            self.report.add("claim-phrase", phrase.span, first.message, expected=first.expected, repair=first.repair)
            raise Unread from None
        except UnsaidError as error:
            self.refuse(phrase, error.message, code="claim-phrase")
        minds = self.open.minds
        return lambda state: minds.holds(state, grounded)

    def _common(self, phrase: Phrase, names: Sequence[str], what: str) -> Test:
        """What is common among some: believed by each, and by each believed to be believed by each."""
        group = [self.number(phrase._replace(text=name)) for name in names]
        try:
            return test_of(self.open, group, what)
        except PhraseError:
            return self._condition(phrase, what)  # which says what is wrong

    def _mind(self, phrase: Phrase, said: re.Match[str]) -> Test:
        """What somebody knows or believes. To know a condition is to believe it where it holds; to know a value is to
        hold the one that is so."""
        who, _, negated, verb, rest = said.groups()
        if who in ("everybody", "nobody"):
            return self._of_all(phrase, said)
        number = self.number(phrase._replace(text=who, span=(phrase.span[0], phrase.span[0] + len(who))))
        inner = MIND.fullmatch(rest)
        part = phrase._replace(text=rest)
        minds = self.open.minds
        if verb.startswith("know") and inner is None and not self._is_condition(rest):
            test = self._same_value(part, number)
        else:
            held = self._mind(part, inner) if inner is not None else self._condition(part, rest)
            knows = verb.startswith("know")
            test = lambda state: held(minds.mind(state, number)) and (not knows or held(state))  # noqa: E731
        return (lambda state: not test(state)) if negated else test

    def _of_all(self, phrase: Phrase, said: re.Match[str]) -> Test:
        """What everybody, or nobody, knows or believes."""
        who, _, negated, verb, rest = said.groups()
        if negated:
            self.refuse(phrase, f"{who} does not {verb}: say who does not", code="claim-phrase")
        found = (MIND.fullmatch(f"{name} {verb} {rest}") for name in self.world.characters)
        tests = [self._mind(phrase, each) for each in found if each is not None]
        if who == "nobody":
            return lambda state: not any(test(state) for test in tests)
        return lambda state: all(test(state) for test in tests)

    def _is_condition(self, text: str) -> bool:
        try:
            self.open.phrases.condition(text)
        except UnsaidError:
            return False
        return True

    def _same_value(self, phrase: Phrase, number: int) -> Test:
        try:
            value = self.open.grounded.value(self.open.phrases.value(phrase.text))
        except PhraseError:
            return self._condition(phrase, phrase.text)  # which says what is wrong
        minds = self.open.minds
        return lambda state: same(minds.value(minds.mind(state, number), value), minds.value(state, value))


def written(act: str) -> str:
    """An act as the ground world writes it: no brackets where there is nothing in them, a space after each comma."""
    call = CALL.fullmatch(act)
    if call is None:
        return act.strip()
    inside = [part.strip() for part in (call[3] or "").split(",") if part.strip()]
    return f"{call[1]}({', '.join(inside)})" if inside or call[2] else call[1]


def _titles(passage: object) -> tuple[str, ...]:
    lines = getattr(passage, "lines", ())
    return tuple(text for line in lines if line.key == "title" for turn in line.turns for text in turn)
