"""What to say when a definition does not fit the grammar.

The parser knows only that a token came which none of the rules could take. A writer wants to know what was
read so far, what could have come, and what was probably meant; the guesses here cover the usual slips, in
order, and the last of them always says something.
"""

from __future__ import annotations

from collections.abc import Callable

from lark import Token, UnexpectedToken
from msgspec import Struct

from .core import Span
from .diagnostic import Diagnostic, diagnose
from .edits import nearest_written, put, take_out, write
from .foreign import (
    MEANT_OPENERS,
    MEANT_PARTS,
    another_want,
    braces_for_brackets,
    chained_belief,
    observer_without_type,
    observers_listed,
    typed_definition,
)
from .nearest import nearest
from .pieces import OPENERS, PARTS, Piece, first_on_line
from .report import Report
from .source import Source
from .tokens import end_of, start_of

OPERANDS = {"NAME", "NUMBER", "TRUE", "FALSE", "UNKNOWN", "LPAR", "BELIEVES", "NOT", "MINUS", "IF", "WHEN"}
OPERATORS = {"AND", "OR", "ASSIGN", "COMPARE", "PLUS", "MINUS", "STAR", "SLASH"}
PART_WORDS = {
    *("PRECONDITION", "EFFECT", "CONSENTING", "OBSERVING", "ASKING", "ANSWERING", "DISCHARGING", "SHOWING"),
    *("THRESHOLD", "WEIGHT", "TERM", "LEARNS", "SEEN"),
}

WORDS = {
    "NAME": "a name",
    "NUMBER": "a number",
    "MINUS": "`-`",
    "ASSIGN": "`=`",
    "WHEN": "`when(…)`",
    "STRING": 'words in quotes "…"',
    "LPAR": "`(`",
    "RPAR": "`)`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "COMMA": "`,`",
    "COLON": "`:`",
    "SEMI": "`;`",
    "ELSE": "`else`",
    "ELSEIF": "`elseif`",
    "PRECONDITION": "`precondition:`",
    "EFFECT": "`effect:`",
    "CONSENTING": "`consenting:`",
    "OBSERVING": "`observing(…):`",
    "ASKING": "`asking:`",
    "ANSWERING": "`answering:`",
    "DISCHARGING": "`discharging:`",
    "SHOWING": "`showing:`",
    "LEARNS": "`learns(…):`",
    "SEEN": "`seen:`",
    "THRESHOLD": "`threshold:`",
    "WEIGHT": "`weight:`",
    "TERM": "`term:`",
    "TELLING_WHEN": "`when:`",
    "TOLD": "`telling {`",
    "BY": "`by`",
    "BEFORE": "`before`",
    "OPENLY": "`openly`",
    "AMONG": "`among`",
    "OF": "`of`",
    "$END": "`;`",
}

KINDS = {
    "TYPE": "type",
    "ENTITY": "entity",
    "PROPERTY": "property",
    "ACTION": "action",
    "TRIGGER": "trigger",
    "RELEASE": "release",
    "CONCERN": "concern",
    "QUESTION": "question",
    "FORESIGHT": "foresight",
    "TEMPER": "temper",
    "DARES": "daring of",
    "SECRET": "secret",
    "FIRM": "`seen beats told`",
    "TURNS": "order of turns",
    "LIKE": "liking of",
    "SENSE": "sense",
    "LET": "`let`",
    "WHILE": "`while`",
    "ORDER": "order",
    "INCLUDE": "`include`",
    "TELLING": "telling of",
    "CALLED": "name in prose of",
    "UTILITY": "utility",
    "TITLE": "title",
    "ABOUT": "description",
    "ROLE": "role",
    "FORMERLY": "former name",
    "VIEWPOINT": "viewpoint",
    "PASSAGE": "passage",
    "ENDING": "ending",
}


class Slip(Struct, frozen=True):
    """A token that did not fit, with all a guess may look at."""

    token: Token
    index: int
    expected: frozenset[str]
    piece: Piece
    source: Source

    @property
    def at_end(self) -> bool:
        return self.token.type == "$END"

    @property
    def before(self) -> Token | None:
        """The token that came before."""
        return self.piece.tokens[self.index - 1] if self.index else None

    @property
    def span(self) -> Span:
        """Where to point: the token, or the end of what came before if the definition just stops."""
        if self.at_end:
            end = end_of(self.before) if self.before else 0
            return max(0, end - 1), end
        return start_of(self.token), end_of(self.token)


def explain(wrong: UnexpectedToken, expected: frozenset[str], piece: Piece, source: Source, report: Report) -> None:
    """Report one definition that does not fit the grammar; ``expected`` are the kinds of token that could have come."""
    index = next((i for i, t in enumerate(piece.tokens) if t is wrong.token), len(piece.tokens))
    slip = Slip(wrong.token, index, expected, piece, source)
    if not any(guess(slip, report) for guess in GUESSES):
        plain(slip, report)


# --- Guesses, each reporting and returning True if it recognises the slip ----------------------------


def unknown_definition(slip: Slip, report: Report) -> bool:
    """``actoin walk(…) { … }``: two names, where the first should have opened a definition."""
    if slip.index != 1 or slip.piece.opener != "NAME" or slip.token.type not in ("NAME", "STRING", "LBRACE"):
        return False
    first = slip.piece.tokens[0]
    close = MEANT_OPENERS.get(str(first)) or nearest(str(first), OPENERS)
    report.add(
        "unknown-definition",
        (start_of(first), end_of(first)),
        f"no kind of definition is called `{first}`",
        expected="`type`, `entity`, `property`, `action`, `trigger`, `utility`, or a statement of the initial state",
        repair=f"did you mean `{close}`?" if close else None,
        edits=[write(close, (start_of(first), end_of(first)), safe=True)]
        if close is not None and str(first) in MEANT_OPENERS
        else nearest_written(close, str(first), (start_of(first), end_of(first))),
    )
    return True


def bare_opener(slip: Slip, report: Report) -> bool:
    """``utility: …`` or ``action { … }``: a word that opens a definition, without what must follow it."""
    first = slip.piece.tokens[0] if slip.piece.tokens else None
    if first is None or first.type != "NAME" or str(first) not in OPENERS or not 1 <= slip.index <= 3:
        return False
    follower = OPENERS[str(first)][1]
    repair = f"write `{first}(`…" if follower == "LPAR" else f"write {WORDS[follower]} after `{first}`"
    said = f"`{first}` opens a definition when {WORDS[follower]} follows, and here it does not"
    report.add("syntax", (start_of(first), end_of(first)), said, expected=WORDS[follower], repair=repair)
    return True


def braces_missing(slip: Slip, report: Report) -> bool:
    """An action or trigger, or a statement before it, whose ``}`` or ``)`` never comes."""
    opened = unclosed(slip.piece.tokens[: slip.index])
    if opened is None or not (slip.at_end or slip.token.type in ("SEMI", "RBRACE")):
        return False
    pair = {"LPAR": ("(", ")"), "LBRACE": ("{", "}")}[opened.type]
    report.add(
        "unclosed-bracket",
        (start_of(opened), end_of(opened)),
        f"this `{pair[0]}` is never closed",
        understood=so_far(slip),
        repair=f"add the `{pair[1]}` that belongs to it",
        edits=[put(pair[1], end_of(slip.before))] if slip.before is not None else (),
    )
    return True


def unclosed(tokens: list[Token]) -> Token | None:
    """The innermost bracket that is still open after some tokens."""
    waiting: list[Token] = []
    for t in tokens:
        if t.type in ("LPAR", "LBRACE"):
            waiting.append(t)
        elif t.type in ("RPAR", "RBRACE") and waiting:
            waiting.pop()
    return waiting[-1] if waiting else None


def unopened(slip: Slip, report: Report) -> bool:
    """A ``)`` or ``}`` that nothing opened."""
    if slip.token.type not in ("RPAR", "RBRACE"):
        return False
    opened = unclosed(slip.piece.tokens[: slip.index])
    if opened is not None and opened.type[1:] == slip.token.type[1:]:
        return False
    said = f"nothing was opened that this `{slip.token}` could close"
    repair = f"remove the `{slip.token}`"
    edits = [take_out(slip.span, f"the `{slip.token}`")]
    report.add("unclosed-bracket", slip.span, said, understood=so_far(slip), repair=repair, edits=edits)
    return True


def semicolon_missing(slip: Slip, report: Report) -> bool:
    """The next part or definition starts where a ``;`` should have ended this one."""
    fits = slip.expected & {"SEMI", "$END"}
    starts = slip.token.type in PART_WORDS or slip.token.type == "RBRACE" or first_on_line(slip.token, slip.source)
    if not fits or slip.at_end or not starts or slip.token.type in OPERATORS or slip.before is None:
        return False
    end = end_of(slip.before)
    report.add(
        "missing-semicolon",
        (end - 1, end),
        f"a `;` is missing after `{slip.before}`",
        understood=so_far(slip),
        repair=f"write `{slip.before};`",
        edits=[put(";", end, safe=True)],
    )
    return True


def unknown_part(slip: Slip, report: Report) -> bool:
    """``preconditon: …`` where a part of an action should start."""
    table = PARTS.get(slip.piece.opener)
    if table is None or "RBRACE" not in slip.expected or slip.token.type != "NAME":
        return False
    word = str(slip.token)
    meant = MEANT_PARTS.get(word)
    close = meant if meant in table else nearest(word, table)
    sure = close is not None and (meant in table or close.lower() == word.lower())
    listed = ", ".join(f"`{p}`" for p in table)
    report.add(
        "unknown-part",
        slip.span,
        f"no part of {what(slip.piece)} is called `{slip.token}`",
        expected=listed
        if slip.piece.opener not in ("PASSAGE", "ENDING", "TELLING")
        else f'`key: "words";` or {listed}',
        repair=f"did you mean `{close}`?" if close else None,
        edits=[] if close in (None, word) else [write(str(close), slip.span, safe=sure)],
    )
    return True


def misspelt_between(slip: Slip, report: Report) -> bool:
    """``action leave bye James {`` and ``order: a befor b``: a word that stands between names."""
    for kind, meant in (("BY", "by"), ("BEFORE", "before")):
        if kind in slip.expected and slip.token.type == "NAME" and nearest(str(slip.token), [meant]):
            said, repair = f"`{slip.token}` does not fit here", f"did you mean `{meant}`?"
            edits = [write(meant, slip.span)]
            report.add("syntax", slip.span, said, understood=so_far(slip), repair=repair, edits=edits)
            return True
    return False


def doubled_sign(slip: Slip, report: Report) -> bool:
    """``&&`` and ``||``, as other languages write them."""
    sign, before = str(slip.token), slip.before
    if sign not in ("&", "|") or before is None or before != sign:
        return False
    both = start_of(before), end_of(slip.token)
    report.add(
        "syntax",
        both,
        f"`{sign}{sign}` is written with one sign here",
        understood=so_far(slip),
        repair=f"write `{sign}`",
        edits=[write(sign, both, safe=True)],
    )
    return True


def word_operator(slip: Slip, report: Report) -> bool:
    """``and``, ``or``, ``not``, ``is`` in words."""
    meant = {"and": "&", "or": "|", "not": "!", "is": "==", "AND": "&", "OR": "|", "NOT": "!"}
    culprit = next((t for t in (slip.token, slip.before) if t is not None and str(t) in meant), None)
    if culprit is None:
        return False
    sign, span = meant[str(culprit)], (start_of(culprit), end_of(culprit))
    report.add(
        "syntax",
        span,
        f"`{culprit}` is written as a sign here",
        understood=so_far(slip),
        repair=f"write `{sign}`",
        edits=[write(sign, span, safe=True)],
    )
    return True


GUESSES: tuple[Callable[[Slip, Report], bool], ...] = (
    bare_opener,
    another_want,
    typed_definition,
    unknown_definition,
    observers_listed,
    observer_without_type,
    word_operator,
    unknown_part,
    chained_belief,
    braces_for_brackets,
    misspelt_between,
    doubled_sign,
    unopened,
    semicolon_missing,
    braces_missing,
)


def plain(slip: Slip, report: Report) -> None:
    """What can always be said: what came, and what could have."""
    came = "the definition ends here" if slip.at_end else f"`{shortened(slip.token)}` does not fit here"
    report.add("syntax", slip.span, came, understood=so_far(slip), expected=fitting(slip.expected))


def shortened(text: str) -> str:
    first = text.splitlines()[0] if text else text
    return first if len(first) <= 30 else first[:29] + "…"


def fitting(expected: frozenset[str]) -> str:
    """What could have come, in words: groups first, then single signs."""
    listed: list[str] = []
    rest = set(expected)
    if {"NUMBER", "NAME"} <= rest:
        listed.append("a condition or a value")
        rest -= OPERANDS | {"QUANTIFIER"}
    if {"AND", "OR"} <= rest or {"COMPARE", "PLUS"} <= rest:
        listed.append("an operator such as `&` or `==`")
        rest -= OPERATORS | {"LPAR", "COLON"}
    listed += sorted({WORDS[k] for k in rest if k in WORDS})
    return ", ".join(listed[:-1]) + (" or " if len(listed) > 1 else "") + listed[-1] if listed else "nothing more"


def so_far(slip: Slip) -> str | None:
    """What had been understood when the slip came: the definition, and the part of it."""
    if slip.index == 0:
        return None
    part = next((t for t in reversed(slip.piece.tokens[: slip.index]) if t.type in PART_WORDS), None)
    within = f", in its {part}" if part is not None and slip.piece.opener != "TELLING" else ""
    return what(slip.piece) + within


def what(piece: Piece) -> str:
    """A definition in a few words: ``the action `walk```."""
    kind = KINDS.get(piece.opener)
    if kind is None:
        return "a statement of the initial state"
    if piece.opener == "UTILITY":
        who = piece.tokens[2] if len(piece.tokens) > 2 and piece.tokens[2].type == "NAME" else None
        return f"the utility of `{who}`" if who else "the utility of the author"
    return f"the {kind} `{piece.name}`" if piece.name else f"a {kind}"


def unended(piece: Piece) -> Diagnostic:
    """What there is to say of a definition that is whole but not closed, where another comes after it."""
    last = piece.tokens[-1]
    return diagnose(
        "missing-semicolon",
        (end_of(last) - 1, end_of(last)),
        f"a `;` is missing after `{shortened(last)}`",
        understood=what(piece),
        repair=f"write `{shortened(last)};`",
        edits=[put(";", end_of(last), safe=True)],
    )
