"""Answers owed, and how they and their absence were taken, in plain words.

A question and its hypotheses are told by what the world calls them (``called woman: "there being another woman";``),
and by their names in quotes where it calls them nothing.
"""

from __future__ import annotations

from unsaid.psyche.inward import Inward, listed
from unsaid.psyche.robust import Named
from unsaid.psyche.statements import Owed, Took
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


def took(inward: Inward, took: Took) -> str:
    """How something was taken as evidence."""
    question = next(q for q in inward.log.inner.questions if q.name == took.question)
    names = [_hypothesis(inward, h.name) for h in question.hypotheses]
    where, who = f"At {inward.act(took.place)}", inward.name(took.who)
    now = _now(inward, took)
    if took.kind == "revealed":
        ranks = zip(names, took.before, took.after, strict=True)
        opened = [name for name, before, after in ranks if before is None and after is not None]
        spoke = "something" if any(took.costs) else "nothing"
        now = now and f", and {who}{now}"
        return f"{where}, {who} could first think of {listed(opened)}; {spoke} in what had been spoke against it{now}."
    now = now and f", and{now}"
    return f"{where}, {who} took {_as(took)}{_against(names, took)}{now}."


def _as(took: Took) -> str:
    return {"answer": "the answer", "silence": "the silence", "act": "it"}[took.kind]


def _against(names: list[str], took: Took) -> str:
    """What it was evidence against; where it cost all the same, it told nothing."""
    if not took.tells:
        return " to say nothing"
    return f" to speak against {listed(name for name, cost in zip(names, took.costs, strict=True) if cost)}"


def _now(inward: Inward, took: Took) -> str:
    """The hypothesis that came to be believed, if another did."""
    if took.believed[0] == took.believed[1]:
        return ""
    words = _called(inward, took.believed[1])
    return f" came to believe in {words}" if words else f" came to believe “{spaced(took.believed[1])}”"


def interval(inward: Inward, found: Named) -> str:
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
