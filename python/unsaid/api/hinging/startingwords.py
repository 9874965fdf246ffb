"""On what of its start a story hangs, in words: what would have to be otherwise, and what would become of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from unsaid.api.asking.answering import teller as teller_of
from unsaid.api.otherwise.toldonwords import clause
from unsaid.data.proof import fact
from unsaid.data.running import Literal
from unsaid.play.table.menu import listed_or
from unsaid.telling.names import capital

if TYPE_CHECKING:
    from unsaid.api.hinging.startinghinges import Hinge
    from unsaid.api.stories.story import Story
    from unsaid.data.proof import Fact
    from unsaid.telling import Teller

OVER = {
    "ending": "the story is over",
    "goal": "the story comes to what the author asks",
    "still": "nothing more happens",
    None: "nothing more happens",
}


MOST = 3
"""Values of one fact that are each said in full, where the same comes of all of them."""


def alike(hinges: Iterable[Hinge]) -> Iterator[list[Hinge]]:
    """Hinges that follow one another and differ in nothing but the value of one fact, together."""
    for _, group in groupby(hinges, key=lambda one: (_what(one), one.change.kind, one.first, one.over, one.ending)):
        yield list(group)


def _what(hinge: Hinge) -> str:
    return hinge.change.statement.rpartition(" = ")[0]


def hinges_told(story: Story, hinges: Sequence[Hinge], side: str | None) -> str:
    """Hinges that are alike, in a line: “If you believed at the start that the lamp is lit: from act 1 on …”."""
    teller, one = teller_of(story.world.open, side), hinges[0]
    end = f"it ends with “{one.ending}”" if one.ending else OVER[one.over]
    since = (
        "it goes otherwise only after its last act"
        if one.first is None
        else f"from act {one.first} on it goes otherwise"
    )
    values = ", ".join(hinge.change.statement.rpartition(" = ")[2] for hinge in hinges)
    return f"{capital(_if(story, teller, hinges))}: {since}, and {end}. ({_what(one)} = {values})"


def _if(story: Story, teller: Teller, hinges: Sequence[Hinge]) -> str:
    facts = [_fact(story, hinge) for hinge in hinges]
    one = facts[0]
    if one is None or not teller.has_words(teller.fluents[one.fluent]):
        return f"if `{' or '.join(str(hinge.change) for hinge in hinges)}`"
    *outer, last = (None, *one.who)
    within = (last,) if last and outer[1:] else ()
    clauses = [f"that {clause(teller, fact_of(fact, within))}" for fact in facts if fact is not None]
    if len(clauses) > MOST:
        clauses = [*clauses[: MOST - 1], f"{len(clauses) - MOST + 1} more of the kind"]
    said = listed_or(clauses)
    if not one.who:
        return f"if it were so from the start {said}"
    return f"if {teller.lexicon.name(one.who[0])} believed from the start {said}"


def fact_of(one: Fact, who: tuple[str, ...]) -> Fact:
    """A fact in other minds."""
    return type(one)(who, one.fluent, one.value)


def _fact(story: Story, hinge: Hinge) -> Fact | None:
    """What a change sets, where that is one value."""
    open_ = story.world.open
    found = open_.grounded.effects(open_.phrases.statement(hinge.change.written(story.world)))
    if len(found) != 1 or type(found[0].value) is tuple:
        return None
    return fact(open_.ground, Literal(found[0].who, found[0].fluent, found[0].value))


def none_found(tried: int) -> str:
    """That nothing was found, of so many that were tried."""
    return f"The ending hangs on no single fact or belief of the start; {tried:,} were tried, one at a time."


def left_undecided(tried: int, all_: int) -> str:
    """That not all was tried, and how much was."""
    if not all_:
        return "Nothing was tried yet; whether the ending hangs on anything is not decided."
    rest = "whether the ending hangs on any of the others is not decided"
    return f"{tried:,} of {all_:,} facts and beliefs were tried; {rest}."
