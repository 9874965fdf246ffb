"""What can be read, but was perhaps meant otherwise."""

from .entry import Entry

BASE = (
    "type place;\nentity Tom : character;\nentity Home : place;\nentity Yard : place;\n"
    "property at(c : character) : place;\nproperty calm(c : character) : boolean;\n"
    "property age(c : character) : number;\n"
)

MEANING = (
    Entry(
        "assignment-in-condition",
        "error",
        "Nothing can be set inside a condition",
        "`=` sets, `==` compares. Effects and the initial state set; preconditions, `if(…)` and utilities ask.",
        BASE + "utility(): at(Tom) = Home;\n",
        BASE + "utility(): at(Tom) == Home;\n",
    ),
    Entry(
        "equals-in-effect",
        "warning",
        "A comparison where a value is set",
        "In an effect or the initial state `==` can only mean `=`, and is read so; some of Sabre's files have it.",
        BASE + "at(Tom) == Home;\n",
        BASE + "at(Tom) = Home;\n",
    ),
    Entry(
        "not-an-effect",
        "error",
        "This sets nothing",
        "An effect, and a statement of the initial state, says what becomes so: a property, or a property in a mind, "
        "gets a value. An alternative (`|`) or a number is no such thing: the world does not choose.",
        BASE + "calm(Tom) | at(Tom) = Home;\n",
        BASE + "calm(Tom) & at(Tom) = Home;\n",
    ),
    Entry(
        "mixed-and-or",
        "warning",
        "`&` and `|` are mixed",
        "Here `|` binds tighter than `&`, the other way round than in most languages. Brackets make it plain to "
        "everybody.",
        BASE + "utility(): calm(Tom) & at(Tom) == Home | at(Tom) == Yard;\n",
        BASE + "utility(): calm(Tom) & (at(Tom) == Home | at(Tom) == Yard);\n",
    ),
    Entry(
        "mixed-arithmetic",
        "warning",
        "Sums and products are mixed",
        "Products bind tighter than sums, as in arithmetic; Sabre reads such a line otherwise. With brackets both read "
        "it alike.",
        BASE + "utility(): 1 + 2 * age(Tom);\n",
        BASE + "utility(): 1 + (2 * age(Tom));\n",
    ),
    Entry(
        "chained-comparison",
        "error",
        "Comparisons are strung together",
        "`a < b < c` would compare the truth of `a < b` with `c`. Say both and join them with `&`.",
        BASE + "utility(): 1 < age(Tom) < 9;\n",
        BASE + "utility(): 1 < age(Tom) & age(Tom) < 9;\n",
    ),
    Entry(
        "contradictory-initial",
        "error",
        "A statement contradicts itself",
        "One statement of the initial state gives one fluent two different values, in the same mind.",
        BASE + "at(Tom) = Home & at(Tom) = Yard;\n",
        BASE + "at(Tom) = Home;\n",
    ),
    Entry(
        "overridden-initial",
        "warning",
        "A statement overrides an earlier one",
        "The initial state is imposed in order, and the later statement wins. Exceptions to a `forall` are not "
        "remarked on; two plain statements about one fluent are.",
        BASE + "at(Tom) = Home;\nat(Tom) = Yard;\n",
        BASE + "at(Tom) = Yard;\n",
    ),
    Entry(
        "set-twice",
        "warning",
        "An effect sets one fluent twice",
        "Both values are worked out in the state before, then set in the order written, so that only the later one is "
        "seen.",
        BASE + "action pace(c : character) {\n  effect: at(c) = Yard & at(c) = Home;\n  consenting: c;\n};\n",
        BASE + "action pace(c : character) {\n  effect: at(c) = Home;\n  consenting: c;\n};\n",
    ),
)
