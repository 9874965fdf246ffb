"""Answers owed, and how they and their absence were taken, in plain words.

A question and its hypotheses are told by what the world calls them (``called woman: "there being another woman";``),
and by their names in quotes where it calls them nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from unsaid.data.statements import Owed, Took
from unsaid.psyche.robust import NamedInterval
from unsaid.telling.inward.words import Inward, listed
from unsaid.telling.names import spaced


def owed(inward: Inward, owed: Owed) -> str:
    """An answer owed, and what became of it."""
    about = _called(inward, owed.question) or spaced(owed.question)
    asked = f"Asked at {inward.act(owed.asked)} about {about}, {inward.name(owed.who)}"
    if owed.place is None:
        return f"{asked} never answered."
    ends = {
        "answered": "answered at",
        "discharged": "put it off at",
        "breached": "let it pass by",
        "open": "had not answered by",
    }
    return f"{asked} {ends[owed.how]} {inward.act(owed.place)}."


def evidence(inward: Inward, found: Sequence[Took]) -> Iterator[tuple[Took, str]]:
    """Pieces of evidence in order, each with its line: the empty string where there is nothing to say.

    What one act was taken for in several ways, as a silence and as itself, is one line, by what it tells in sum: what
    every hypothesis that is thought of has to pay tells nothing between them. Most acts tell nothing, and are not
    mentioned; that an answer or a silence told nothing is news.
    """
    for _, together in groupby(found, apart):
        first, *rest = together
        yield first, _line(inward, [first, *rest])
        yield from ((one, "") for one in rest)


def apart(took: Took) -> tuple[int, str, str, str]:
    """What tells lines of evidence apart: all that one act was taken for is one."""
    return took.place, took.who, took.question, took.kind if took.kind in ("revealed", "effect") else ""


def _line(inward: Inward, together: Sequence[Took]) -> str:
    """How what was done at one place was taken."""
    first, last = together[0], together[-1]
    kinds = {took.kind for took in together}
    now = _now(inward, (first.believed[0], last.believed[1]))
    against = _against(inward, together)
    where, who = f"At {inward.act(first.place)}", inward.name(first.who)
    if kinds == {"revealed"}:
        return f"{where}, {who} could first think of {_opened(inward, first)}{now and f', and {who}{now}'}."
    if kinds == {"effect"}:
        return (
            f"{where}, the act itself moved what {who} doubted: {_moves(inward, first)}{now and f', and {who}{now}'}."
        )
    if kinds == {"act"} and not (against or now):
        return ""
    what = next(words for kind, words in TAKEN.items() if kind in kinds)
    spoke = f"speak against {listed(against)}" if against else f"say nothing{_alike(together)}"
    return f"{where}, {who} took {what} to {spoke}{now and f', and{now}'}."


def _alike(together: Sequence[Took]) -> str:
    """Why a single answer or silence told nothing: what it would have cost every hypothesis alike."""
    (one, *more) = together
    costs = {cost for cost, rank in zip(one.costs, one.before, strict=True) if rank is not None}
    alike = ALIKE.get((one.kind, costs != {0}))
    return f", since {alike}" if alike and not more and len(costs) == 1 else ""


ALIKE = {
    ("answer", False): "it made sense in any case",
    ("answer", True): "it made sense in no case",
    ("silence", False): "an answer made sense in no case",
    ("silence", True): "an answer made sense in any case",
}
"""By what something was taken as, and whether it cost anything."""

TAKEN = {"silence": "the silence", "answer": "the answer", "act": "it"}
"""What something is taken as, in words: of several, the first that is so."""


def _against(inward: Inward, together: Sequence[Took]) -> list[str]:
    """The hypotheses, among those thought of, that had more to pay than another."""
    first = together[0]
    sums = [sum(costs) for costs in zip(*(took.costs for took in together), strict=True)]
    thought_of = [cost for cost, rank in zip(sums, first.before, strict=True) if rank is not None]
    paid = zip(_hypotheses(inward, first), sums, first.before, strict=True)
    return [name for name, cost, rank in paid if rank is not None and cost > min(thought_of)]


def _moves(inward: Inward, took: Took) -> str:
    """What an act sets of each rank: from where to where."""
    ranks = zip(_hypotheses(inward, took), took.before, took.after, strict=True)
    moved = ((name, *(_rank(rank) for rank in both)) for name, *both in ranks if both[0] != both[1])
    return listed(f"{name} from {before} to {after}" for name, before, after in moved)


def _rank(rank: float | None) -> str:
    return "not thought of" if rank is None else f"{rank:g}"


def _opened(inward: Inward, took: Took) -> str:
    """The hypotheses that can be thought of from here on, and whether what went before speaks against them."""
    ranks = zip(_hypotheses(inward, took), took.before, took.after, strict=True)
    opened = listed(name for name, before, after in ranks if before is None and after is not None)
    return f"{opened}; {'something' if any(took.costs) else 'nothing'} in what had been spoke against it"


def _hypotheses(inward: Inward, took: Took) -> list[str]:
    question = next(q for q in inward.log.inner.questions if q.name == took.question)
    return [_hypothesis(inward, h.name) for h in question.hypotheses]


def _now(inward: Inward, believed: tuple[str, str]) -> str:
    """The hypothesis that came to be believed, if another did."""
    before, after = believed
    if before == after:
        return ""
    words = _called(inward, after)
    return f" came to believe in {words}" if words else f" came to believe “{spaced(after)}”"


def interval(inward: Inward, found: NamedInterval) -> str:
    """Over which values of one number the path of belief is the same."""
    prior = found.what.removeprefix("prior of ")
    what = found.what if prior == found.what else f"prior of {_called(inward, prior) or spaced(prior)}"
    question = _called(inward, found.question) or spaced(found.question)
    named = f"{question}, {what}: {found.value}"
    if found.low == found.high:
        return f"{named}, and no other."
    high = "up" if found.high is None else f"to {found.high}"
    return f"{named}, and the same from {found.low} {high}."


def _hypothesis(inward: Inward, name: str) -> str:
    return _called(inward, name) or f"“{spaced(name)}”"


def _called(inward: Inward, entity: str) -> str:
    """What the world calls a question or a hypothesis; nothing where it has no words for it."""
    words = inward.teller.lexicon.name(entity.split("(")[0])
    return "" if words == spaced(entity.split("(")[0]) else words
