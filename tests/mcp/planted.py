"""Ten outlines made into worlds, each with two mistakes of the kinds that language models make.

The worlds beside this file are sound: each lints without a word, tells and checks. What is planted was written down
before there was any tool to mend it, from what such models are known to write: words and signs of other languages,
minds nested wrongly, a condition on something that nothing brings about, somebody who acts and was given no want, and a
telling that forgets whose mind it is to change, or that somebody takes the hearer to know already.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["never set", "forgets a mind", "no want", "nesting", "unknown words"]

FOLDER = Path(__file__).parent / "outlines"


class Mistake(NamedTuple):
    """A mistake of a kind: what is right, and what stands in its place."""

    kind: Kind
    right: str
    wrong: str


PLANTED: dict[str, tuple[Mistake, Mistake]] = {
    "01-the-spare-key": (
        Mistake("no want", "utility(Piet): inside(Nora);\n", ""),
        Mistake(
            "unknown words", "precondition: has(Nora) & !inside(Nora);", "requires: has(Nora) and not inside(Nora);"
        ),
    ),
    "02-the-letter": (
        Mistake("forgets a mind", "  observing(x : character): x == Tom | x == Ann;\n", "  observing: Tom;\n"),
        Mistake("never set", "holds_letter(Tom);\naction", "action"),
    ),
    "03-the-ring": (
        Mistake("nesting", "believes(Mara, believes(Odo, ring() = Box));", "believes(Mara, Odo, ring() = Box);"),
        Mistake("unknown words", "ring() == p & !taken(Odo)", "ring() == p && !taken(Odo)"),
    ),
    "04-the-alarm": (
        Mistake("nesting", "believes(Max, fire());\n};", "believes(Max, fire();\n};"),
        Mistake("no want", "utility(Eva): out(Eva) + out(Max);\n", ""),
    ),
    "05-the-party": (
        Mistake("forgets a mind", "believes(Bo, believes(Jan, !cake()));\n", ""),
        Mistake("unknown words", "effect: lit();", "effects: lit() = true;"),
    ),
    "06-the-debt": (
        Mistake(
            "never set", "property paid() : boolean;\n", "property paid() : boolean;\nproperty at_home() : boolean;\n"
        ),
        Mistake("no want", "utility(Col): paid();\n", ""),
    ),
    "07-the-cup": (
        Mistake("nesting", "if(poisoned(Una)) dead(Una);", "if(poisoned(Una)) { dead(Una) };"),
        Mistake("never set", "thirsty(Una);\nforall", "forall"),
    ),
    "08-the-platform": (
        Mistake("unknown words", "entity Guard, Ida, Per : character;", "character Guard, Ida, Per;"),
        Mistake("forgets a mind", "  effect: believes(Per, train() = Two);\n", "  effect: told(Per);\n"),
    ),
    "09-the-gate": (
        Mistake("unknown words", "utility(): fetched();", "goal: fetched();"),
        Mistake("nesting", "precondition: !dog_in();", "precondition: { !dog_in() };"),
    ),
    "10-the-exam": (
        Mistake("no want", "utility(Kai): sent_out();\n", ""),
        Mistake(
            "nesting",
            "believes(Kai, believes(Teacher, !copied()));",
            "believes(Kai, Teacher, !copied());",
        ),
    ),
}
"""By the name of the world: what is planted in it."""

ALSO = {
    "08-the-platform": ("property train()", "property told(c : character) : boolean;\nproperty train()"),
    "06-the-debt": ("precondition: debt() & !paid();", "precondition: debt() & !paid() & at_home();"),
}
"""What a mistake needs besides: the condition on what nothing sets, the property that stands in for a belief."""


def sound(name: str) -> str:
    """The text of a world as it was meant."""
    return (FOLDER / f"{name}.world").read_text(encoding="utf-8")


def planted(name: str) -> str:
    """The text of a world with both mistakes in it."""
    text = sound(name)
    changes = [(m.right, m.wrong) for m in PLANTED[name]]
    for right, wrong in (*changes, *([ALSO[name]] if name in ALSO else [])):
        assert text.count(right) == 1, (name, right)
        text = text.replace(right, wrong)
    return text
