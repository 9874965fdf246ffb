"""A file of claims, read: statements that end with ``;``, in the tokens of the world's language.

Each statement is read by itself, so that a mistake in one leaves the others to be read, and all of them are said at
once. What the names in a claim mean is asked of the world later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lark import Token

from unsaid.desk.claims.claim import Bounds, Claim, Phrase, Written, WrittenStory
from unsaid.desk.claims.cursor import Cursor, Unread
from unsaid.language.core import Span
from unsaid.language.edits import nearest_written, put
from unsaid.language.nearest import nearest
from unsaid.language.report import Report
from unsaid.language.tokens import end_of, start_of, tokenize

PLAYABLE = ("reach", "never", "dead end")
"""Claims that can be about games."""

BOUNDS = ("acts", "reasons", "depth", "states", "menus")


def read(text: str, report: Report) -> Written:
    """What a file of claims says; what is wrong with it is reported."""
    found = _Found()
    for tokens, end in _statements(text, report):
        cursor = Cursor(text, tokens, end, report)
        try:
            _statement(cursor, found)
        except Unread:
            continue
    _once(found.stories, report)
    return Written(found.world, found.bounds, tuple(found.stories), tuple(found.claims))


class _Found:
    """What was read so far."""

    def __init__(self) -> None:
        self.world: Phrase | None = None
        self.bounds = Bounds()
        self.stories: list[WrittenStory] = []
        self.claims: list[Claim] = []


def _statements(text: str, report: Report) -> Iterator[tuple[list[Token], int]]:
    """The tokens of each statement, and where it ends."""
    tokens = list[Token]()
    for token in tokenize(text, report).tokens:
        if token.type != "SEMI":
            tokens.append(token)
            continue
        if tokens:
            yield tokens, start_of(token)
        tokens = []
    if tokens:
        end = end_of(tokens[-1])
        said, edits = "the last statement has no `;`", [put(";", end, safe=True)]
        report.add("bad-claim", (end - 1, end), said, expected="`;`", edits=edits)
        yield tokens, end


def _statement(cursor: Cursor, found: _Found) -> None:
    first = cursor.word("a word that says what is claimed")
    if first.text == "world":
        found.world = cursor.quoted('the name of a world, in quotes "…"')
    elif first.text == "limits":
        found.bounds = _bounds(cursor, found.bounds)
    elif first.text == "story":
        found.stories.append(_story(cursor))
    elif first.text in CLAIMS:
        found.claims += [_whole(claim, cursor, first.span) for claim in CLAIMS[first.text](cursor, first)]
    else:
        _unknown(first, cursor.report)
    cursor.finish()


def _unknown(first: Phrase, report: Report) -> None:
    words = ("world", "limits", "story", *CLAIMS)
    close = nearest(first.text, words)
    expected = ", ".join(f"`{word}`" for word in words[:-1]) + f" or `{words[-1]}`"
    edits = nearest_written(close, first.text, first.span)
    repair = f"did you mean `{close}`?" if close else None
    report.add("unknown-claim", first.span, f"no statement begins with `{first.text}`", expected=expected,
               repair=repair, edits=edits)  # fmt: skip
    raise Unread


def _whole(claim: Claim, cursor: Cursor, span: Span) -> Claim:
    """A claim with its text, on one line."""
    whole = span[0], cursor.end
    return replace(claim, text=" ".join(cursor.text[slice(*whole)].split()), span=whole)


def _once(stories: Iterable[WrittenStory], report: Report) -> None:
    known = set[str]()
    for story in stories:
        name = story.name
        if name.text in known:
            report.add(
                "same-story", name.span, f"there is a story `{name.text}` already", repair="give it another name"
            )
        known.add(name.text)


# --- what is no claim ---


def _bounds(cursor: Cursor, bounds: Bounds) -> Bounds:
    while True:
        name = cursor.word("a limit")
        if name.text not in BOUNDS:
            cursor.at -= 1
            cursor.refuse(", ".join(f"`{bound}`" for bound in BOUNDS[:-1]) + f" or `{BOUNDS[-1]}`")
        bounds = replace(bounds, **{name.text: cursor.number("a whole number")})
        if not cursor.takes(","):
            return bounds


def _story(cursor: Cursor) -> WrittenStory:
    name = cursor.word("the name of the story")
    if cursor.takes("from"):
        return WrittenStory(name, file=cursor.quoted('the place of a file, in quotes "…"'))
    cursor.needs(":")
    return WrittenStory(name, cursor.phrases("an act"))


# --- claims ---


def _sound(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    names = [cursor.word("the name of a story")]
    while cursor.takes(","):
        names.append(cursor.word("the name of a story"))
    free = cursor.takes("without", "goal")
    kind = "sound" if first.text == "sound" else "unsound"
    return (Claim(kind, "", first.span, story=name, negated=free) for name in names)


def _reach(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    what = cursor.phrase("an ending, or a condition")
    yield _modified(Claim("reach", "", first.span, what=(what,)), cursor)


def _never(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    what = cursor.phrase("an act, an ending, or a condition")
    claim = Claim("never", "", first.span, what=(what,))
    for order in ("before", "after"):
        if cursor.takes(order):
            claim = replace(claim, order=order, other=cursor.phrase("an act"))
    yield _modified(claim, cursor)


def _after(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    cursor.takes("act")
    claim = Claim("after", "", first.span)
    if not cursor.done and str(cursor.tokens[cursor.at]).isdigit():
        claim = replace(claim, place=cursor.number("a number"))
        if cursor.takes("in") or cursor.takes("of") or claim.place:
            claim = replace(claim, story=cursor.word("the story: `after 3 in STORY: …`"))
    else:
        claim = replace(claim, other=cursor.phrase("an act, or the number of one"))
    cursor.needs(":")
    yield _modified(replace(claim, what=cursor.phrases("what holds then")), cursor)


def _no(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    if cursor.takes("dead", "end"):
        yield _modified(Claim("dead end", "", first.span), cursor)
    elif cursor.takes("shorter", "plan", "than") or cursor.takes("shorter"):
        yield Claim("shorter", "", first.span, story=cursor.word("the name of a story"))
    else:
        cursor.refuse("`dead end` or `shorter plan than`")


def _nothing(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    cursor.needs("dead")
    but = cursor.phrases("an act or an ending") if cursor.takes("but") else ()
    yield _modified(Claim("dead", "", first.span, what=but), cursor)


def _told(cursor: Cursor, first: Phrase) -> Iterator[Claim]:
    story = cursor.word("the name of a story")
    cursor.needs("as")
    who = cursor.word("whose side it is told from, or `nobody`")
    place = None
    if cursor.takes("at"):
        cursor.takes("act")
        place = cursor.number("the number of an act")
    if not cursor.sees("has", "lacks"):
        cursor.refuse("`has` or `lacks`")
    negated = cursor.takes("lacks") or not cursor.takes("has")
    quote = cursor.quoted('the words, in quotes "…"').text
    yield Claim("told", "", first.span, story=story, who=who, place=place, quote=quote, negated=negated)


def _modified(claim: Claim, cursor: Cursor) -> Claim:
    """A claim with what may stand at its end."""
    while not cursor.done:
        if cursor.takes("within"):
            claim = replace(claim, most=cursor.number("how many acts"))
            _ = cursor.takes("acts") or cursor.takes("act")
        elif claim.kind in PLAYABLE and cursor.takes("playing"):
            claim = replace(claim, who=cursor.word("whoever is played"))
        elif cursor.takes("with"):
            free = [cursor.word("a character")]
            while cursor.takes(","):
                free.append(cursor.word("a character"))
            cursor.needs("free")
            claim = replace(claim, free=(*claim.free, *free))
        else:
            cursor.refuse("`within`, `with … free`, `playing` or `;`")
    return claim


CLAIMS: dict[str, Callable[[Cursor, Phrase], Iterator[Claim]]] = {
    "sound": _sound,
    "unsound": _sound,
    "reach": _reach,
    "never": _never,
    "after": _after,
    "no": _no,
    "nothing": _nothing,
    "told": _told,
}
