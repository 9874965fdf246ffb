"""Where Sabre sees the brackets that a text leaves out.

Sabre does not read by precedence as arithmetic has it. Given a text, it tries one form after the other, the loosest
first, and each form cuts the text where its sign *first* stands outside brackets. What follows from that:

- conditions: ``&``, then ``|``, then the forms with a word before them (``!``, ``if``, ``when``, ``forall``,
  ``exists``), then ``=``, then comparisons, and all that makes a number last;
- numbers: a text that begins with ``sum`` or ``product`` is one as a whole, and so is one that begins with ``if`` and
  has a single ``else`` outside brackets: the last body reaches to the end. Otherwise ``*``, then ``/``, then ``+``,
  then ``-``, so that ``1 + 2 * 3`` is 9, and, since the cut is at the first sign, ``10 - 2 - 3`` is 11;
- a text that begins with ``if`` and has more than one ``else`` is no ``if`` as a whole; it is cut at the first sign
  that leaves every ``if`` on its left with an ``else``: ``if(a) 2 else 0 + if(b) 2 else 0`` is a sum;
- ``sum(x : t) f(x) > 7`` compares the sum, ``a < b < c`` compares ``a`` with a truth.

These rules were found by trying, and account for everything that was tried; how ``/`` stands to ``+`` and ``-`` is the
one thing in them that nothing tried has settled.

Here that reading is written into the tokens, as brackets without width, so that the one grammar reads both kinds of
file. Spans and quotes are unharmed, and a text whose reading is the same anyway stays as it was.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from lark import Token
from msgspec import Struct, field

from .core import Span
from .tokens import end_of, start_of, token

LOOSEST_FIRST = ("STAR", "SLASH", "PLUS", "MINUS")
FROM_THE_RIGHT = ("SLASH", "MINUS")
BEFORE_OPERAND = {"STAR", "SLASH", "PLUS", "MINUS", "COMPARE", "ASSIGN", "NOT", "AND", "OR", "ELSE"}
PREFIXES = {"IF", "QUANTIFIER"}
CONDITIONS = {"COMPARE", "ASSIGN", "NOT", "TRUE", "FALSE", "COLON"}
HEADED = {"UTILITY", "LIKE", "SENSE", "LET"}
BLOCKS = {"ACTION", "TRIGGER", "RELEASE", "CONCERN", "QUESTION", "PASSAGE", "ENDING", "TELLING"}
BARE = {
    *("TYPE", "ENTITY", "PROPERTY", "FORESIGHT", "TURNS", "TITLE", "ABOUT", "ROLE", "FORMERLY", "CALLED", "VIEWPOINT"),
    *("ORDER", "INCLUDE", "SECRET", "DARES", "FIRM"),
}

DEEPEST = 120
"""Forms within forms that are followed; what lies deeper is refused later, whichever way it is read."""

Tokens = list[Token]


class Grouped(Struct):
    """The tokens of a definition with Sabre's brackets.

    ``places``: the numbers in which some were put; ``refused``: what Sabre would find no form for.
    """

    tokens: Tokens
    places: list[Span] = field(default_factory=list[Span])
    refused: list[Span] = field(default_factory=list[Span])
    added: int = 0


def grouped(tokens: Tokens, booleans: Container[str] = frozenset()) -> Grouped:
    """A definition as Sabre groups it; ``booleans`` are the properties that hold booleans."""
    grouping = Grouping(booleans)
    result = grouping.definition(tokens)
    return Grouped(result, grouping.places, grouping.refused, grouping.added)


class Grouping:
    """Puts brackets into the expressions of one definition."""

    def __init__(self, booleans: Container[str]) -> None:
        self.booleans = booleans
        self.places: list[Span] = []
        self.refused: list[Span] = []
        self.added = 0
        self._wraps = 0  # brackets put around the parts of the calculation that is being cut
        self._deep = 0

    def definition(self, tokens: Tokens) -> Tokens:
        """A definition: its expressions grouped, all else as it is."""
        opener = tokens[0].type
        if opener in BARE or (opener == "TELLING" and tokens[-1].type != "RBRACE"):
            return tokens
        if opener == "WHILE":
            return [tokens[0], *self.expression(tokens[1:-2]), *tokens[-2:]]
        if opener == "CONCERN" and tokens[-1].type != "RBRACE":
            kind = next((i for i in outside(tokens) if tokens[i].type == "COLON"), len(tokens)) + 1
            return [*tokens[:kind], *self._headed(tokens[kind:])]
        if opener in BLOCKS:
            return self._block(tokens)
        return self._headed(tokens) if opener in HEADED else self.expression(tokens)

    def _block(self, tokens: Tokens) -> Tokens:
        """A definition with braces: the parts in it, one after the other."""
        opened = next((i + 1 for i, t in enumerate(tokens) if t.type == "LBRACE"), len(tokens))
        result, part = tokens[:opened], Tokens()
        for t in tokens[opened:]:
            if t.type in ("SEMI", "RBRACE"):
                result += [*self._headed(part), t]
                part = []
            else:
                part.append(t)
        return result + part

    def _headed(self, tokens: Tokens) -> Tokens:
        """``head: expression``; without such a head nothing is touched."""
        colon = next((i for i in outside(tokens) if tokens[i].type == "COLON"), len(tokens)) + 1
        return tokens[:colon] + self.expression(tokens[colon:])

    # --- Conditions --------------------------------------------------------------------------------

    def expression(self, tokens: Tokens) -> Tokens:
        """Any expression. ``&`` and ``|`` are grouped alike by everybody who reads this language."""
        self._deep += 1
        result = self._joined(tokens) if self._deep <= DEEPEST else tokens
        self._deep -= 1
        return result

    def _joined(self, tokens: Tokens) -> Tokens:
        result, start = Tokens(), 0
        for i in outside(tokens):
            if tokens[i].type in ("AND", "OR", "COMMA"):
                result += [*self._term(tokens[start:i]), tokens[i]]
                start = i + 1
        return result + self._term(tokens[start:])

    def _term(self, tokens: Tokens) -> Tokens:
        """What ``|`` may join: a form with a word before it, an assignment, a comparison, or a value."""
        if not tokens:
            return tokens
        head = tokens[0]
        if head.type == "NOT":
            return [head, *self.expression(tokens[1:])]
        if head.type == "WHEN" or head in ("forall", "exists"):
            return self._prefixed(tokens)
        if head.type == "IF" and self._condition(body_of(tokens)):
            return self._choice(tokens)
        sign = self._compared(tokens) if head.type == "IF" else first(tokens, "ASSIGN", "COMPARE")
        if sign is None:
            return self._value(tokens)
        return self._around(tokens, sign)

    def _compared(self, tokens: Tokens) -> int | None:
        """Where an ``if`` with numbers for bodies is compared as a whole: after the last of them."""
        last = max((i for i in outside(tokens) if tokens[i].type == "ELSE"), default=0)
        return first(tokens, "COMPARE", start=last) if last else None

    def _condition(self, tokens: Sequence[Token]) -> bool:
        """Whether a body is plainly a condition or an effect, and no number."""
        kinds = {tokens[i].type for i in outside(tokens)}
        named = bool(tokens) and tokens[0].type == "NAME" and str(tokens[0]) in self.booleans
        return named or bool(kinds & CONDITIONS) or (bool(tokens) and tokens[0] in ("forall", "exists", "if"))

    def _around(self, tokens: Tokens, sign: int) -> Tokens:
        """An assignment or a comparison: what stands on either side of its sign."""
        left, right = tokens[:sign], tokens[sign + 1 :]
        before, after = self._value(left), self.expression(right)
        if left and left[0].type in PREFIXES:
            before = self._wrapped(before)
        strung = tokens[sign].type == "COMPARE" and right and right[0].type not in PREFIXES
        if strung and first(right, "COMPARE") is not None:
            after = self._wrapped(after)
        return [*before, tokens[sign], *after]

    # --- Forms with a word before them ---------------------------------------------------------------

    def _prefixed(self, tokens: Tokens) -> Tokens:
        """``sum(x : t) body`` and its like."""
        end = closing(tokens, 1) + 1
        return [*self._operands(tokens[:end]), *self.expression(tokens[end:])]

    def _choice(self, tokens: Tokens) -> Tokens:
        """``if(c) body elseif(c) body else body``, each ``else`` with the nearest ``if``."""
        if not one_choice(tokens):
            self.refused.append((start_of(tokens[0]), end_of(tokens[-1])))
        result, at = Tokens(), 0
        while at < len(tokens):
            start = at + 1 if tokens[at].type == "ELSE" else closing(tokens, at + 1) + 1
            end = len(tokens) if tokens[at].type == "ELSE" else boundary(tokens, start)
            result += [*self._operands(tokens[at:start]), *self.expression(tokens[start:end])]
            at = end
        return result

    # --- Numbers -------------------------------------------------------------------------------------

    def _value(self, tokens: Tokens) -> Tokens:
        """A number, or whatever else has a value."""
        if not tokens:
            return tokens
        if tokens[0].type == "QUANTIFIER":
            return self._prefixed(tokens)
        if tokens[0].type == "IF" and one_choice(tokens):
            return self._choice(tokens)
        for sign in LOOSEST_FIRST:
            cuts = cuts_at(tokens, sign)
            if cuts:
                return self._calculation(tokens, cuts)
        return self._choice(tokens) if tokens[0].type == "IF" else self._operands(tokens)

    def _calculation(self, tokens: Tokens, cuts: list[int]) -> Tokens:
        """Numbers with one sign between them, cut at those places."""
        wrapped = self._wraps
        self._wraps = 0
        ends = [*cuts, len(tokens)]
        parts = [tokens[a + 1 : b] for a, b in zip([-1, *cuts], ends, strict=True)]
        result = self._part(parts[0], last=False)
        nested = tokens[cuts[0]].type in FROM_THE_RIGHT
        opened = 0
        for i, cut in enumerate(cuts):
            last = i + 1 == len(cuts)
            result.append(tokens[cut])
            if nested and not last and parts[i + 1]:
                result.append(opening(parts[i + 1]))
                opened += 1
            result += self._part(parts[i + 1], last=last)
        result += [shutting(tokens)] * opened
        self.added += opened
        if self._wraps + opened:
            self.places.append((start_of(tokens[0]), end_of(tokens[-1])))
        self._wraps = wrapped
        return result

    def _part(self, part: Tokens, *, last: bool) -> Tokens:
        """One of several numbers, in brackets where the grammar would not take it for one."""
        result = self._nested(part)
        loose = not last if whole_form(part) else any(binary(part, i) for i in outside(part))
        self._wraps += loose
        return self._wrapped(result) if loose else result

    def _nested(self, tokens: Tokens) -> Tokens:
        self._deep += 1
        result = self._value(tokens) if self._deep <= DEEPEST else tokens
        self._deep -= 1
        return result

    def _operands(self, tokens: Tokens) -> Tokens:
        """Tokens as they are, but for what stands in their brackets."""
        result, at = Tokens(), 0
        while at < len(tokens):
            end = closing(tokens, at) if tokens[at].type == "LPAR" else at
            if end > at:
                result += [tokens[at], *self.expression(tokens[at + 1 : end]), tokens[end]]
            else:
                result.append(tokens[at])
            at = end + 1
        return result

    def _wrapped(self, tokens: Tokens) -> Tokens:
        if not tokens:
            return tokens
        self.added += 1
        return [opening(tokens), *tokens, shutting(tokens)]


# --- Places among tokens ---------------------------------------------------------------------------------


def opening(tokens: Sequence[Token]) -> Token:
    """A bracket without width before some tokens."""
    return token("LPAR", "(", start_of(tokens[0]), start_of(tokens[0]))


def shutting(tokens: Sequence[Token]) -> Token:
    """A bracket without width behind some tokens."""
    return token("RPAR", ")", end_of(tokens[-1]), end_of(tokens[-1]))


def outside(tokens: Sequence[Token], start: int = 0) -> Iterable[int]:
    """The places of tokens outside all brackets, from one on."""
    depth = 0
    for i in range(start, len(tokens)):
        depth -= tokens[i].type == "RPAR"
        if depth == 0 and tokens[i].type != "RPAR":
            yield i
        depth += tokens[i].type == "LPAR"


def first(tokens: Sequence[Token], *kinds: str, start: int = 0) -> int | None:
    """The first token of some kinds outside brackets."""
    return next((i for i in outside(tokens, start) if tokens[i].type in kinds), None)


def closing(tokens: Sequence[Token], opened: int) -> int:
    """The bracket that closes the one at a place; the last token, if none does."""
    depth = 0
    for i in range(opened, len(tokens)):
        depth += {"LPAR": 1, "RPAR": -1}.get(tokens[i].type, 0)
        if depth <= 0:
            return i
    return len(tokens) - 1


def boundary(tokens: Sequence[Token], start: int) -> int:
    """Where a body of an ``if`` ends: at its ``elseif`` or ``else``, those of an ``if`` in it left out."""
    inner = 0
    for i in outside(tokens, start):
        if tokens[i].type == "IF":
            inner += 1
        elif tokens[i].type in ("ELSE", "ELSEIF"):
            if inner == 0:
                return i
            inner -= tokens[i].type == "ELSE"
    return len(tokens)


def body_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """The first body of an ``if``."""
    start = closing(tokens, 1) + 1
    return tokens[start : boundary(tokens, start)]


def one_choice(tokens: Sequence[Token]) -> bool:
    """Whether no more than one ``else`` stands outside brackets."""
    return sum(tokens[i].type == "ELSE" for i in outside(tokens)) <= 1


def whole_form(tokens: Sequence[Token]) -> bool:
    """Whether a text is one form as a whole, by the word it begins with."""
    return bool(tokens) and (tokens[0].type == "QUANTIFIER" or (tokens[0].type == "IF" and one_choice(tokens)))


def binary(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at a place is a sign between two numbers, and no sign before one."""
    if tokens[i].type not in LOOSEST_FIRST or i == 0:
        return False
    return tokens[i - 1].type not in BEFORE_OPERAND


Known = dict[tuple[int, int], bool]
"""Of stretches of a text, by where they begin and how long they are, whether they have a form. A stretch is asked about
for many of the texts it is in, so that without this the time doubles with every ``if``."""


def cuts_at(tokens: Sequence[Token], sign: str, at: int = 0, known: Known | None = None) -> list[int]:
    """Where a text is cut by a sign: at the first, and again in what is left, until that is one form as a whole. The
    text begins ``at`` a place of the text of which parts are ``known``."""
    known = {} if known is None else known
    cuts: list[int] = []
    waiting = 0  # how many ``if`` have no ``else`` yet
    elses, passed = sum(tokens[i].type == "ELSE" for i in outside(tokens)), 0
    for i in outside(tokens):
        kind = tokens[i].type
        begins = bool(cuts) and i == cuts[-1] + 1
        if begins and (kind == "QUANTIFIER" or (kind == "IF" and elses - passed <= 1)):
            break  # what is left is one form as a whole
        waiting += {"IF": 1, "ELSE": -1}.get(kind, 0)
        passed += kind == "ELSE"
        start = cuts[-1] + 1 if cuts else 0
        if kind == sign and waiting == 0 and binary(tokens, i) and has_form(tokens[start:i], at + start, known):
            cuts.append(i)
    return cuts


def has_form(tokens: Sequence[Token], at: int, known: Known) -> bool:
    """Whether a number that begins with ``if`` is one ``if``, or can be cut into several."""
    if not tokens or tokens[0].type != "IF" or one_choice(tokens):
        return True
    stretch = at, len(tokens)
    if stretch not in known:
        known[stretch] = any(cuts_at(tokens, sign, at, known) for sign in LOOSEST_FIRST)
    return known[stretch]
