"""What a world says of minds: concerns, questions, likes, turns and foresight; and what acts do to questions.

Everything here is optional. What can be decided from the text is decided here, so that ``unsaid lint`` says it:
a concern about nobody, a question with nothing to choose between, a slot order that leaves somebody out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from .. import core, tree
from ..nearest import nearest
from .definitions import checked_parameters, duplicate, scope_of
from .effects import Effects
from .expressions import Expressions, folded
from .names import Names, Scope

KINDS = ("own", "other", "norm", "secrecy", "closeness")
TOWARD = ("other", "closeness")
"""The kinds of concern that are about another character."""

MOST_HYPOTHESES = 4
MOST_FORESEEN = 12
MOST_THRESHOLD = 4

FEELINGS = (
    *("joy", "distress", "hope", "fear", "satisfaction", "disappointment", "relief", "surprise", "pity", "resentment"),
    *("gloating", "anger", "gratitude", "guilt", "shame", "pride", "jealousy", "loneliness", "love", "calm"),
)
"""What an act may show: the feelings the program knows, love, and nothing at all."""


class Minding:
    """Checks the definitions that are about minds, and keeps them in order."""

    def __init__(self, names: Names, expressions: Expressions, effects: Effects) -> None:
        self.names, self.expressions, self.effects = names, expressions, effects
        self.report = names.report
        self.concerns: list[core.Concern] = []
        self.questions: dict[str, core.Question] = {}
        self.likes: dict[tuple[str, str], core.Like] = {}
        self.turns: tuple[str, ...] = ()
        self.foresight = 0
        self._once: dict[str, core.Span] = {}
        self._named: dict[str, core.Span] = {}
        self._turns: tree.TurnsDefinition | None = None

    # --- Concerns ----------------------------------------------------------------------------------

    def concern(self, d: tree.ConcernDefinition) -> None:
        """Check one concern and keep it."""
        parameters = checked_parameters(d.parameters, self.names)
        if parameters is None:
            return
        self._named_twice(d, parameters)
        scope = scope_of(parameters)
        parts = self._parts(d)
        kind = self._kind(d.kind)
        self._owner(d, parameters)
        toward = self._toward(d, kind, parameters, scope)
        weight = self._weight(parts.get("weight"))
        term = self._term(d, parts.get("term"), scope)
        self._unused(d, scope)
        if kind is not None and parameters and term is not None:
            made = core.Concern(d.name.text, parameters, kind, toward, weight, term, d.name.span)
            self.concerns.append(made)

    def _named_twice(self, d: tree.ConcernDefinition, parameters: Sequence[core.Parameter]) -> None:
        key = f"{d.name.text}({', '.join(p.constant or p.type for p in parameters)})"
        if key in self._named:
            duplicate(self.names, d.name, f"the concern `{key}`", self._named[key])
        self._named.setdefault(key, d.name.span)

    def _parts(self, d: tree.ConcernDefinition) -> dict[str, tree.Part]:
        parts: dict[str, tree.Part] = {}
        for part in d.parts:
            if part.word.text in parts:
                said = f"`{d.name.text}` has its {part.word.text} already"
                self.report.add("repeated-part", part.word.span, said, repair="remove one of them")
            parts.setdefault(part.word.text, part)
        return parts

    def _kind(self, written: tree.Word) -> core.ConcernKind | None:
        if written.text in KINDS:
            return cast("core.ConcernKind", written.text)
        close = nearest(written.text, KINDS)
        self.report.add(
            "bad-concern",
            written.span,
            f"there is no kind of concern called `{written.text}`",
            expected="`own`, `other(…)`, `norm`, `secrecy` or `closeness(…)`",
            repair=f"did you mean `{close}`?" if close else None,
        )
        return None

    def _owner(self, d: tree.ConcernDefinition, parameters: Sequence[core.Parameter]) -> None:
        if not parameters:
            said = f"`{d.name.text}` is nobody's concern"
            repair = f"name whose it is: `concern {d.name.text}(Tom) : …`"
            self.report.add(
                "concern-about-nobody", d.name.span, said, expected="a character in brackets", repair=repair
            )
        elif not self.names.standing_for(parameters[0]) <= self.names.members("character"):
            said = f"only a character can have a concern, and the first parameter of `{d.name.text}` is none"
            self.report.add("not-a-character", d.parameters[0].span, said, expected="a character")

    def _toward(
        self,
        d: tree.ConcernDefinition,
        kind: core.ConcernKind | None,
        parameters: Sequence[core.Parameter],
        scope: Scope,
    ) -> core.Term | None:
        if kind is None:
            return None
        if d.toward is None:
            if kind in TOWARD:
                said = f"a concern of kind `{kind}` is about another character, and this one is about nobody"
                owner = parameters[0].name if parameters else None
                somebody = min(self.names.members("character") - {owner}, default="…")
                self.report.add("concern-about-nobody", d.kind.span, said, repair=f"name who: `{kind}({somebody})`")
            return None
        if kind not in TOWARD:
            said = f"a concern of kind `{kind}` is about nobody else"
            expected = "a character after `other` and `closeness` only"
            self.report.add("bad-concern", d.toward.span, said, expected=expected, repair=f"write `{kind}`")
        elif parameters and d.toward.text == parameters[0].name:
            said = f"this concern of `{d.toward.text}` is about `{d.toward.text}` again, so about nobody else"
            repair = "name another character, or make its kind `own`"
            self.report.add("concern-about-nobody", d.toward.span, said, repair=repair)
        return self.expressions.terms.character(d.toward, scope, "be cared about")

    def _weight(self, part: tree.Part | None) -> float:
        if part is None or part.body is None:
            return 1.0
        found = folded(self.expressions.number(part.body, {}))
        if found is None:
            said = f"`{self.names.quote(part.body.span)}` is no fixed number"
            repair = "put what changes into the term"
            self.report.add(
                "bad-weight", part.body.span, said, expected="a number, such as `3` or `0.5`", repair=repair
            )
        return 1.0 if found is None else found

    def _term(self, d: tree.ConcernDefinition, part: tree.Part | None, scope: Scope) -> core.Expression | None:
        if part is None or part.body is None:
            said = f"the concern `{d.name.text}` does not say what it is about"
            self.report.add("bad-concern", d.name.span, said, expected="a part `term: …;`")
            return None
        body, kind = self.expressions.typed(part.body, scope)
        if kind.base == "entity":
            self.expressions.wrong(part.body, kind, "a number, or a condition that counts as 1 or 0", None)
        if kind.base == "number":
            return body
        span = part.body.span
        return core.If(((body, core.Value(1.0, span)),), core.Value(0.0, span), span)

    def _unused(self, d: tree.ConcernDefinition, scope: Scope) -> None:
        for p in d.parameters[1:]:
            if p.type is not None and not scope[p.name.text].used:
                said = f"nothing in `{d.name.text}` uses `{p.name.text}`, so it counts again for each `{p.type.text}`"
                self.report.add("unused-parameter", p.name.span, said, repair="remove it, or say what it does")

    # --- Questions ---------------------------------------------------------------------------------

    def question(self, d: tree.QuestionDefinition) -> None:
        """Check one question and keep it."""
        terms = self.expressions.terms
        for word, role in ((d.asker, "ask"), (d.asked, "be asked")):
            terms.character(word, {}, role)
        if d.asker.text == d.asked.text:
            said = f"`{d.asker.text}` would be asking `{d.asked.text}`"
            self.report.add("bad-question", d.asked.span, said, expected="two characters")
        self._how_many(d)
        made = tuple(self._hypothesis(h) for h in d.hypotheses)
        found = core.Question(d.name.text, d.asker.text, d.asked.text, made, d.name.span)
        self.questions.setdefault(d.name.text, found)

    def _how_many(self, d: tree.QuestionDefinition) -> None:
        count = len(d.hypotheses)
        if 2 <= count <= MOST_HYPOTHESES:
            if all(h.prior is not None and h.prior.value > 0 for h in d.hypotheses):
                said = f"no hypothesis of `{d.name.text}` is believed at first"
                self.report.add("bad-question", d.name.span, said, expected="one with the prior 0, or without a prior")
            return
        has = {0: "no hypotheses", 1: "only one hypothesis"}.get(count, f"{count} hypotheses")
        said = f"the question `{d.name.text}` has {has}"
        repair = "say what else might be so" if count < 2 else "keep those that matter"
        expected = "two to four, each as `name, prior: what would be so;`"
        self.report.add("bad-question", d.name.span, said, expected=expected, repair=repair)

    def _hypothesis(self, h: tree.Hypothesis) -> core.Hypothesis:
        prior = h.prior.value if h.prior is not None else 0.0
        if h.prior is not None and (prior < 0 or prior != int(prior)):
            what = "below zero" if prior < 0 else "no whole number"
            said = f"the prior of `{h.name.text}` is {what}"
            repair = "0 is believed; 1, 2, … ever less"
            self.report.add("bad-prior", h.prior.span, said, expected="0, 1, 2, …", repair=repair)
        revealed = self.expressions.condition(h.when, {}) if h.when is not None else None
        patch = self.effects.effect(h.body, {})
        self._fixed(patch)
        return core.Hypothesis(h.name.text, max(0, int(prior)), revealed, patch, h.name.span)

    def _fixed(self, patch: core.Expression) -> None:
        """A hypothesis is about one way things are: values, not conditions."""
        items = patch.items if isinstance(patch, core.Junction) else (patch,)
        for item in items:
            if isinstance(item, core.Junction):
                self._fixed(item)
            elif not (isinstance(item, core.Assign) and isinstance(item.value, core.Value)):
                said = "a hypothesis says what would be so, without conditions"
                expected = "`f`, `!f`, `f = value` or `believes(c, …)` of those, joined by `&`"
                self.report.add("bad-question", item.span, said, expected=expected)

    # --- What acts do to questions -----------------------------------------------------------------

    def speech(self, parts: dict[str, tree.Part], scope: Scope) -> core.Speech | None:
        """The parts of an action that are about questions and feelings shown; None where there are none."""
        asks = tuple(self._asked(parts.get("asking")))
        discharges = tuple(self._asked(parts.get("discharging")))
        answers = tuple(self._answers(parts.get("answering")))
        shows = tuple(self._shows(parts.get("showing"), scope))
        made = core.Speech(asks, answers, discharges, shows)
        return made if made != core.Speech() else None

    def _asked(self, part: tree.Part | None) -> list[str]:
        return [w.text for w in (part.names if part is not None else ()) if self._known(w)]

    def _known(self, word: tree.Word) -> bool:
        if word.text in self.defined:
            return True
        close = nearest(word.text, self.defined)
        said = f"there is no question `{word.text}`"
        repair = f"did you mean `{close}`?" if close else None
        self.report.add("unknown-question", word.span, said, expected="a question of this world", repair=repair)
        return False

    def _answers(self, part: tree.Part | None) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for said in part.said if part is not None else ():
            if self._known(said.name) and self._of_question(said):
                found.append((said.name.text, said.of.text))
        return found

    def _of_question(self, said: tree.Said) -> bool:
        possible = self.defined[said.name.text]
        if said.of.text in possible or not possible:
            return True
        close = nearest(said.of.text, possible)
        message = f"`{said.of.text}` is no answer to `{said.name.text}`"
        listed = ", ".join(f"`{h}`" for h in possible)
        repair = f"did you mean `{close}`?" if close else None
        self.report.add(
            "unknown-question", said.of.span, message, expected=f"one of its hypotheses: {listed}", repair=repair
        )
        return False

    def _shows(self, part: tree.Part | None, scope: Scope) -> list[tuple[str, core.Term]]:
        found: list[tuple[str, core.Term]] = []
        for said in part.said if part is not None else ():
            if said.name.text not in FEELINGS:
                close = nearest(said.name.text, FEELINGS)
                message = f"`{said.name.text}` is no feeling that can be shown"
                repair = f"did you mean `{close}`?" if close else None
                listed = ", ".join(FEELINGS)
                self.report.add("unknown-feeling", said.name.span, message, expected=listed, repair=repair)
            found.append((said.name.text, self.expressions.terms.character(said.of, scope, "show a feeling")))
        return found

    # --- Settings ----------------------------------------------------------------------------------

    def enter(self, definitions: Sequence[tree.QuestionDefinition]) -> None:
        """Note every question and its hypotheses, so that acts may speak of them."""
        self.defined = {d.name.text: [h.name.text for h in d.hypotheses] for d in definitions}
        self.asked = {d.name.text: d.asked.text for d in definitions}

    def like(self, d: tree.LikeDefinition) -> None:
        """Check who likes whom, and how much."""
        for word in (d.who, d.whom):
            self.expressions.terms.character(word, {}, "like somebody")
        degree = self.expressions.number(d.body, {})
        fixed = folded(degree)
        if fixed is not None and not -1 <= fixed <= 1:
            said = f"`{self.names.quote(d.body.span)}` is more than somebody can be liked or disliked"
            self.report.add("bad-like", d.body.span, said, expected="a number from -1 to 1")
        key = (d.who.text, d.whom.text)
        if key in self.likes:
            duplicate(self.names, d.who, f"how `{key[0]}` likes `{key[1]}`", self.likes[key].span)
        self.likes.setdefault(key, core.Like(*key, degree, d.span))

    def order(self, d: tree.TurnsDefinition) -> None:
        """Check the order of turns."""
        self._only_once("turns", d.span)
        for word in d.names:
            self.expressions.terms.character(word, {}, "have a turn")
        self._turns = d
        self.turns = tuple(w.text for w in d.names)

    def foreseeing(self, d: tree.ForesightDefinition) -> None:
        """Check how far characters foresee."""
        self._only_once("foresight", d.span)
        acts = d.acts.value
        if acts != int(acts) or not 1 <= acts <= MOST_FORESEEN:
            said = f"`{self.names.quote(d.acts.span)}` is no number of acts that can be foreseen"
            self.report.add("bad-foresight", d.acts.span, said, expected=f"a whole number from 1 to {MOST_FORESEEN}")
            return
        self.foresight = int(acts)

    def _only_once(self, what: str, span: core.Span) -> None:
        if what in self._once:
            word = tree.Word(what, (span[0], span[0] + len(what)))
            duplicate(self.names, word, f"the {what}", self._once[what])
        self._once.setdefault(what, span)

    def starved(self, actions: Sequence[core.Action]) -> None:
        """Remark on a character who acts somewhere and never has a turn."""
        if self._turns is None:
            return
        acting = {who for action in actions for term in action.consenting for who in self._may_be(term, action)}
        for who in self.names.entities:
            if who in acting and who not in self.turns:
                said = f"`{who}` has acts to choose and never a turn"
                repair = f"write `turns {', '.join((*self.turns, who))};`"
                self.report.add("starved", self._turns.span, said, expected="everybody who acts", repair=repair)

    def _may_be(self, term: core.Term, action: core.Action) -> frozenset[str]:
        if isinstance(term, core.Value):
            return frozenset((str(term.value),))
        return next((self.names.standing_for(p) for p in action.parameters if p.name == term.name), frozenset())
