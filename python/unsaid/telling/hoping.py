"""What somebody did not know who acted in hope, what might be so, and what the act might cost.

“Ben did not know where the letter is. Ben wanted this: Ben has it. It might be that the letter is at Desk; then Ben
would take it. Otherwise nothing was lost.” The best of the suppositions is told, and the worst that may come of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.data.running import Literal
from unsaid.english.kinds import listed
from unsaid.telling.facts import FactWords

if TYPE_CHECKING:
    from unsaid.data.story import Guess, Hope, Reason, Supposition
    from unsaid.telling.teller import Teller


def best(hope: Hope) -> Supposition | None:
    """The supposition under which most is gained; of equals the first."""
    return max(hope.suppositions, key=lambda one: one.gain, default=None)


def literals(teller: Teller, supposed: Supposition) -> list[Literal]:
    """What is so under a supposition, to be put into a mind; of what stays open there is nothing to put."""
    numbers = teller.ground.fluents_named()
    given = (guess for guess in supposed.guesses if not guess.open)
    return [Literal(tuple(teller.characters[c] for c in g.who), numbers[g.fluent], g.value) for g in given]


def unknown(teller: Teller, reason: Reason, hope: Hope) -> str:
    """What was not known: “Ben did not know where the letter is”."""
    found = dict.fromkeys(question(teller, guess) for one in hope.suppositions for guess in one.guesses)
    return f"{teller.lexicon.name(reason.character)} did not know {listed(list(found))}." if found else ""


def question(teller: Teller, guess: Guess) -> str:
    """An indirect question about what is supposed."""
    return asked(teller, teller.ground.fluents_named()[guess.fluent], guess.who)


def asked(teller: Teller, number: int, minds: Sequence[str] = ()) -> str:
    """An indirect question about a fluent; of others' minds, whether these know."""
    ground = teller.ground.fluents[number]
    property_ = next(p for p in teller.world.properties if teller.is_of(p, ground.property, ground.arguments))
    said = FactWords(property_, tuple(ground.arguments), teller.lexicon).question()
    if ground.type == "boolean":
        said = f"whether {teller.fact(number, True)}"
    for who in reversed(minds):
        said = f"whether {teller.lexicon.name(who)} knows {said}"
    return said


def might_be(teller: Teller, supposed: Supposition) -> str:
    """What might be so: “it might be that the letter is at Desk”."""
    numbers = teller.ground.fluents_named()
    own: Sequence[str] = [teller.fact(numbers[g.fluent], g.value) for g in supposed.guesses if not (g.who or g.open)]
    return f"it might be that {' and that '.join(own)}" if own else ""


def otherwise(reason: Reason, hope: Hope, name: str) -> str:
    """What it may cost: nothing, or so much as is dared."""
    if not hope.loss:
        return "Otherwise nothing was lost."
    return f"Otherwise {name} might lose by it, and dared to."
