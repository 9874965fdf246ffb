"""What a world says of minds: concerns, likes, tempers, turns and foresight.

Everything here is optional. What can be decided from the text is decided here, so that ``unsaid lint`` says it:
a concern about nobody, a liking beyond measure, a slot order that leaves somebody out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from .. import core, tree
from ..diagnostic import Place
from ..edits import item_of, nearest_written, put, take_out, whole_line, write
from ..moving import moved, moved_span
from ..nearest import nearest
from .definitions import checked_parameters, duplicate, scope_of
from .expressions import Expressions, folded, someone
from .names import Names, Scope

KINDS = ("own", "other", "norm", "secrecy", "closeness")
TOWARD = ("other", "closeness")
"""The kinds of concern that are about another character."""

OTHERWISE = "name another character, or make its kind `own`"

MOST_FORESEEN = 12
MOST_THRESHOLD = 4


BELOW_ZERO = {tree.TemperDefinition: "bad-temper", tree.DaresDefinition: "bad-dares"}
"""What is wrong with a number of somebody's that is below zero."""


class MindChecks:
    """Checks the definitions that are about minds, and keeps those that a world has but one of."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions = names, expressions
        self.report = names.report
        self.likes: dict[tuple[str, str], core.Span] = {}
        self.tempers: dict[str, core.Span] = {}
        self.daring: dict[str, core.Span] = {}
        self.turns = core.Turns()
        self.foresight = 0
        self._in_order = True
        """Whether there is one order of turns, of characters; else who is left out of it is not the trouble."""
        self._once: dict[str, core.Span] = {}
        self._named: dict[str, core.Span] = {}

    # --- Concerns ----------------------------------------------------------------------------------

    def concern(self, d: tree.ConcernDefinition) -> tuple[str | None, core.Concern | None]:
        """What one concern comes to, and what it may be called but once."""
        parameters = checked_parameters(d.parameters, self.names)
        if parameters is None:
            return None, None
        key = f"{d.name.text}({', '.join(p.constant or p.type for p in parameters)})"
        scope = scope_of(parameters)
        parts = self._parts(d)
        kind = self._kind(d.kind)
        self._owner(d, parameters)
        toward = self._toward(d, kind, parameters, scope)
        weight = self._weight(parts.get("weight"))
        term = self._term(d, parts.get("term"), scope)
        self._unused(d, scope)
        if kind is None or not parameters or term is None:
            return key, None
        return key, core.Concern(d.name.text, parameters, kind, toward, weight, term, d.name.span)

    def named(self, d: tree.ConcernDefinition, key: str, by: int) -> None:
        """Report a concern of which there is one already."""
        if key in self._named:
            word, span = moved(d.name, by), moved_span(d.span, by)
            duplicate(self.names, word, f"the concern `{key}`", self._named[key], span)
        self._named.setdefault(key, moved_span(d.name.span, by))

    def _parts(self, d: tree.ConcernDefinition) -> dict[str, tree.Part]:
        parts: dict[str, tree.Part] = {}
        for part in d.parts:
            if part.word.text in parts:
                said = f"`{d.name.text}` has its {part.word.text} already"
                edits = [take_out(whole_line(self.names.text, part.span), f"the second {part.word.text}")]
                related = [Place(parts[part.word.text].word.span, f"the {part.word.text} is here")]
                repair = "remove one of them"
                self.report.add("repeated-part", part.word.span, said, repair=repair, related=related, edits=edits)
            parts.setdefault(part.word.text, part)
        return parts

    def _kind(self, written: tree.WordNode) -> core.ConcernKind | None:
        if written.text in KINDS:
            return cast("core.ConcernKind", written.text)
        close = nearest(written.text, KINDS)
        self.report.add(
            "bad-concern",
            written.span,
            f"there is no kind of concern called `{written.text}`",
            expected="`own`, `other(…)`, `norm`, `secrecy` or `closeness(…)`",
            repair=f"did you mean `{close}`?" if close else None,
            edits=nearest_written(close, written.text, written.span),
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
        for written, p in zip(d.parameters, parameters, strict=True):
            if p.constant is None and not self.names.inhabited(p.type):
                said = f"no entity is of type `{p.type}`, so `{d.name.text}` is nobody's concern"
                edits, repair = [someone(p.type, self.names)], f"define one: `entity … : {p.type};`"
                self.report.add("empty-type", written.span, said, repair=repair, edits=edits)

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
                edits = [put(f"({somebody})", d.kind.span[1])] if somebody != "…" else []
                repair = f"name who: `{kind}({somebody})`"
                self.report.add("concern-about-nobody", d.kind.span, said, repair=repair, edits=edits)
            return None
        if kind not in TOWARD:
            said = f"a concern of kind `{kind}` is about nobody else"
            expected = "a character after `other` and `closeness` only"
            end = self.names.text.find(")", d.toward.span[1]) + 1
            edits = [write(kind, (d.kind.span[0], end))] if end else []
            self.report.add(
                "bad-concern", d.toward.span, said, expected=expected, repair=f"write `{kind}`", edits=edits
            )
        elif parameters and d.toward.text == parameters[0].name:
            said = f"this concern of `{d.toward.text}` is about `{d.toward.text}` again, so about nobody else"
            self.report.add("concern-about-nobody", d.toward.span, said, repair=OTHERWISE)
        else:
            self._somebody_else(d.toward, parameters)
        return self.expressions.terms.character(d.toward, scope, "be cared about")

    def _somebody_else(self, toward: tree.WordNode, parameters: Sequence[core.Parameter]) -> None:
        """Report a concern about whoever fills a parameter that only its owner could fill."""
        about = next((p for p in parameters if p.constant is None and p.name == toward.text), None)
        if about is not None:
            both = self.names.standing_for(about) | self.names.standing_for(parameters[0])
            if len(both) == 1 and self.names.standing_for(about):
                (who,) = both
                said = f"there is nobody but `{who}` for this concern of `{who}` to be about"
                self.report.add("concern-about-nobody", toward.span, said, repair=OTHERWISE)

    def _weight(self, part: tree.Part | None) -> float:
        if part is None or part.body is None:
            return 1.0
        found = folded(self.expressions.typed(part.body, {})[0])
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
        return self.expressions.as_number(part.body, scope)

    def _unused(self, d: tree.ConcernDefinition, scope: Scope) -> None:
        for p in d.parameters[1:]:
            if p.type is not None and not scope[p.name.text].used:
                said = f"nothing in `{d.name.text}` uses `{p.name.text}`, so it counts again for each `{p.type.text}`"
                edits = [take_out(item_of(self.names.text, p.span), f"`{p.name.text}`")]
                repair = "remove it, or say what it does"
                self.report.add("unused-parameter", p.name.span, said, repair=repair, edits=edits)

    # --- Settings ----------------------------------------------------------------------------------

    def like(self, d: tree.LikeDefinition) -> core.Like:
        """Who likes whom, and how much."""
        for word in (d.who, d.whom):
            self.expressions.terms.character(word, {}, "like somebody")
        if d.who.text == d.whom.text:
            said = f"`{d.whom.text}` would be liking `{d.whom.text}`"
            self.report.add("bad-like", d.whom.span, said, expected="another character")
        degree = self.expressions.number(d.body, {})
        self._bounded(degree)
        return core.Like(d.who.text, d.whom.text, degree, d.span)

    def liked(self, d: tree.LikeDefinition, by: int) -> bool:
        """Whether this is the first to say how one likes the other; another is reported."""
        key = (d.who.text, d.whom.text)
        if key in self.likes:
            word, span = moved(d.who, by), moved_span(d.span, by)
            duplicate(self.names, word, f"how `{key[0]}` likes `{key[1]}`", self.likes[key], span)
            return False
        self.likes[key] = moved_span(d.span, by)
        return True

    def temper(self, d: tree.TemperDefinition) -> core.Temper | None:
        """Whose temper it is; None where it is nobody's, or no number that can be."""
        said = "is no temper: it would do what leads lowest"
        return core.Temper(d.who.text, d.degree.value, d.span) if self._measured(d, "have a temper", said) else None

    def tempered(self, d: tree.TemperDefinition, by: int) -> bool:
        """Whether this is the first to say somebody's temper; another is reported."""
        return self._first(d, by, self.tempers, f"the temper of `{d.who.text}`")

    def dares(self, d: tree.DaresDefinition) -> core.Dares | None:
        """How much somebody dares to lose; None where it is nobody's, or no number that can be."""
        said = "cannot be dared: who dares nothing loses nothing, and dares 0"
        return core.Dares(d.who.text, d.degree.value, d.span) if self._measured(d, "dare something", said) else None

    def dared(self, d: tree.DaresDefinition, by: int) -> bool:
        """Whether this is the first to say what somebody dares; another is reported."""
        return self._first(d, by, self.daring, f"what `{d.who.text}` dares")

    def _measured(self, d: tree.TemperDefinition | tree.DaresDefinition, what: str, said: str) -> bool:
        """Whether a number that is somebody's has an owner who can do ``what``, and is not below zero, of which it is
        ``said`` what is wrong with it."""
        someone = self.expressions.terms.character(d.who, {}, what)
        if d.degree.value < 0:
            edits = [write(f"{-d.degree.value:g}", d.degree.span)]
            said, code = f"`{self.names.quote(d.degree.span)}` {said}", BELOW_ZERO[type(d)]
            self.report.add(code, d.degree.span, said, expected="0, or a number above it", edits=edits)
            return False
        return someone is not None

    def _first(
        self, d: tree.TemperDefinition | tree.DaresDefinition, by: int, known: dict[str, core.Span], what: str
    ) -> bool:
        """Whether a number that is somebody's is the first; of another it is reported ``what`` is said twice."""
        who, span = d.who.text, moved_span(d.span, by)
        if who in known:
            duplicate(self.names, moved(d.who, by), what, known[who], span)
            return False
        known[who] = span
        return True

    def _bounded(self, degree: core.Expression) -> None:
        """Report a degree, or a branch of one, that is plainly out of bounds."""
        if isinstance(degree, core.If):
            for branch in [*(b for _, b in degree.branches), *([degree.otherwise] if degree.otherwise else [])]:
                self._bounded(branch)
            return
        fixed = folded(degree)
        if fixed is not None and not -1 <= fixed <= 1:
            said = f"`{self.names.quote(degree.span)}` is more than somebody can be liked or disliked"
            edits = [write("1" if fixed > 0 else "-1", degree.span)]
            self.report.add("bad-like", degree.span, said, expected="a number from -1 to 1", edits=edits)

    def order(self, d: tree.TurnsDefinition) -> bool:
        """Whether an order of turns is one of characters."""
        for word in d.names:
            self.expressions.terms.character(word, {}, "have a turn")
        return {word.text for word in d.names} <= self.names.members("character")

    def ordered(self, d: tree.TurnsDefinition, known: bool, by: int) -> None:
        """Keep the order of turns."""
        span = moved_span(d.span, by)
        self._only_once("turns", span, "the order of turns")
        self._in_order = self._in_order and known and not self.turns.order
        self.turns = core.Turns(tuple(w.text for w in d.names), span)

    def foreseeing(self, d: tree.ForesightDefinition) -> int | None:
        """How many acts characters foresee; None where it is no number that can be."""
        acts = d.acts.value
        if not acts.is_integer() or not 1 <= acts <= MOST_FORESEEN:
            said = f"`{self.names.quote(d.acts.span)}` is no number of acts that can be foreseen"
            edits = [write(str(round(min(max(1, acts), MOST_FORESEEN))), d.acts.span)]
            expected = f"a whole number from 1 to {MOST_FORESEEN}"
            self.report.add("bad-foresight", d.acts.span, said, expected=expected, edits=edits)
            return None
        return int(acts)

    def foreseen(self, d: tree.ForesightDefinition, acts: int | None, by: int) -> None:
        """Keep how many acts characters foresee."""
        self._only_once("foresight", moved_span(d.span, by), "the foresight")
        self.foresight = self.foresight if acts is None else acts

    def _only_once(self, what: str, span: core.Span, said: str) -> None:
        if what in self._once:
            word = tree.WordNode(what, (span[0], span[0] + len(what)))
            duplicate(self.names, word, said, self._once[what], span)
        self._once.setdefault(what, span)

    def starved(self, actions: Sequence[core.Action]) -> None:
        """Report a character who acts somewhere and never has a turn.

        Only those whom an act names are looked at here; who may fill a parameter is seen once the world is ground."""
        if not self.turns.order or not self._in_order:
            return
        acting = {term.value for action in actions for term in action.consenting if isinstance(term, core.Value)}
        for who in list[str](dict.keys(self.names.entities)):
            if who in acting and who not in self.turns.order:
                said = f"`{who}` has acts to choose and never a turn"
                repair = f"write `turns {', '.join((*self.turns.order, who))};`"
                edits = [put(f", {who}", self.turns.span[1])]
                expected = "everybody who acts"
                self.report.add("starved", self.turns.span, said, expected=expected, repair=repair, edits=edits)
