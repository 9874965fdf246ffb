"""On what of its start a story hangs, in words: what would have to be otherwise, and what would become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.api.answering import teller as teller_of
from unsaid.api.toldonwords import clause
from unsaid.data.proof import fact
from unsaid.data.running import Literal
from unsaid.telling.names import capital

if TYPE_CHECKING:
    from unsaid.api.startinghinges import Hinge
    from unsaid.api.story import Story
    from unsaid.data.proof import Fact
    from unsaid.telling import Teller

OVER = {
    "ending": "the story is over",
    "goal": "the story comes to what the author asks",
    "still": "nothing more happens",
    None: "nothing more happens",
}


def hinge_told(story: Story, hinge: Hinge, side: str | None) -> str:
    """One hinge in a line: “If you believed at the start that the lamp is lit: from act 1 on …”."""
    teller = teller_of(story.world.open, side)
    end = f"it ends with “{hinge.ending}”" if hinge.ending else OVER[hinge.over]
    since = (
        "it goes otherwise only after its last act"
        if hinge.first is None
        else f"from act {hinge.first} on it goes otherwise"
    )
    return f"{capital(_if(story, teller, hinge))}: {since}, and {end}. ({hinge.change})"


def _if(story: Story, teller: Teller, hinge: Hinge) -> str:
    one = _fact(story, hinge)
    if one is None or not teller.has_words(teller.fluents[one.fluent]):
        return f"if `{hinge.change}`"
    *outer, last = (None, *one.who)
    inner = clause(teller, fact_of(one, (last,) if last and outer[1:] else ()))
    if not one.who:
        return f"if it were so from the start that {inner}"
    return f"if {teller.lexicon.name(one.who[0])} believed from the start that {inner}"


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
