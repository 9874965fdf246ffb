"""What can be read, but was perhaps meant otherwise."""

from .entry import CatalogueEntry

BASE = (
    "type place;\nentity Tom : character;\nentity Home : place;\nentity Yard : place;\n"
    "property at(c : character) : place;\nproperty calm(c : character) : boolean;\n"
    "property age(c : character) : number;\n"
)

MEANING = (
    CatalogueEntry(
        "assignment-in-condition",
        "error",
        "Nothing can be set inside a condition",
        "`=` sets, `==` compares. Effects and the initial state set; preconditions, `if(…)` and utilities ask.",
        BASE + "utility(): at(Tom) = Home;\n",
        BASE + "utility(): at(Tom) == Home;\n",
    ),
    CatalogueEntry(
        "equals-in-effect",
        "warning",
        "A comparison where a value is set",
        "In an effect or the initial state `==` can only mean `=`, and is read so; some of Sabre's files have it.",
        BASE + "at(Tom) == Home;\n",
        BASE + "at(Tom) = Home;\n",
    ),
    CatalogueEntry(
        "not-an-effect",
        "error",
        "This sets nothing",
        "An effect, and a statement of the initial state, says what becomes so: a property, or a property in a mind, "
        "gets a value. An alternative (`|`) or a number is no such thing: the world does not choose.",
        BASE + "calm(Tom) | at(Tom) = Home;\n",
        BASE + "calm(Tom) & at(Tom) = Home;\n",
    ),
    CatalogueEntry(
        "mixed-and-or",
        "warning",
        "`&` and `|` are mixed",
        "Here `|` binds tighter than `&`, the other way round than in most languages. Brackets make it plain to "
        "everybody.",
        BASE + "utility(): calm(Tom) & at(Tom) == Home | at(Tom) == Yard;\n",
        BASE + "utility(): calm(Tom) & (at(Tom) == Home | at(Tom) == Yard);\n",
    ),
    CatalogueEntry(
        "mixed-arithmetic",
        "warning",
        "A calculation that arithmetic and Sabre read differently",
        "In a world of Unsaid's products bind tighter than sums and `a - b - c` goes from left to right, as in "
        "arithmetic. Sabre has an order of its own, and a file of Sabre's is read in that. With brackets both read it "
        "alike.",
        BASE + "utility(): 1 + 2 * age(Tom);\n",
        BASE + "utility(): 1 + (2 * age(Tom));\n",
    ),
    CatalogueEntry(
        "greedy-body",
        "warning",
        "A body reaches farther than it seems to",
        "What follows `else`, or the brackets of `sum` and `product`, goes on to the end of the calculation. Brackets "
        "show how far it was meant to go.",
        BASE + "utility(): if(calm(Tom)) 2 else 0 + age(Tom);\n",
        BASE + "utility(): (if(calm(Tom)) 2 else 0) + age(Tom);\n",
    ),
    CatalogueEntry(
        "nested-if",
        "warning",
        "An `if` stands in an `if` without brackets",
        "An `else` goes with the nearest `if` that has none yet. Sabre does not take an `if` within an `if` at all, so "
        "in a Sabre file it is remarked on wherever the inner one stands, behind an `else` too.",
        BASE + "utility(): if(calm(Tom)) if(age(Tom) > 9) at(Tom) == Home else at(Tom) == Yard;\n",
        BASE + "utility(): if(calm(Tom)) (if(age(Tom) > 9) at(Tom) == Home else at(Tom) == Yard);\n",
    ),
    CatalogueEntry(
        "sabre-refuses",
        "error",
        "Sabre does not take this",
        "In a Sabre file this has no meaning, since Sabre itself refuses it: a number chosen by an `if` within an `if` "
        "without brackets, a sum within a sum over the same name, a calculation with `?`. A world of Unsaid's may have "
        "all three, and is warned.",
    ),
    CatalogueEntry(
        "ordered-truth",
        "warning",
        "Something that is no number is called larger or smaller",
        "Only numbers are larger or smaller than each other. Sabre takes such a comparison all the same, and in a "
        "Sabre file it is read so: `<` and `>` never hold of anything else, `<=` and `>=` hold between equals. In a "
        "world of Unsaid's it is an error.",
    ),
    CatalogueEntry(
        "unknown-number",
        "warning",
        "A calculation with `?`",
        "A sum or product with `?` in it is `?`, whatever else is in it, and a utility of `?` is never better than "
        "another. Sabre refuses a world whose utility starts so.",
        BASE + "utility(): age(Tom) + ?;\n",
        BASE + "utility(): age(Tom);\n",
    ),
    CatalogueEntry(
        "chained-comparison",
        "error",
        "Comparisons are strung together",
        "`a < b < c` would compare the truth of `a < b` with `c`. Say both and join them with `&`.",
        BASE + "utility(): 1 < age(Tom) < 9;\n",
        BASE + "utility(): 1 < age(Tom) & age(Tom) < 9;\n",
    ),
    CatalogueEntry(
        "contradictory-initial",
        "error",
        "A statement contradicts itself",
        "One statement of the initial state gives one fluent two different values, in the same mind.",
        BASE + "at(Tom) = Home & at(Tom) = Yard;\n",
        BASE + "at(Tom) = Home;\n",
    ),
    CatalogueEntry(
        "overridden-initial",
        "warning",
        "A statement overrides an earlier one",
        "The initial state is imposed in order, and the later statement wins. Exceptions to a `forall` are not "
        "remarked on; two plain statements about one fluent are.",
        BASE + "at(Tom) = Home;\nat(Tom) = Yard;\n",
        BASE + "at(Tom) = Yard;\n",
    ),
    CatalogueEntry(
        "set-twice",
        "warning",
        "An effect sets one fluent twice",
        "Both values are worked out in the state before, then set in the order written, so that only the later one is "
        "seen.",
        BASE + "action pace(c : character) {\n  effect: at(c) = Yard & at(c) = Home;\n  consenting: c;\n};\n",
        BASE + "action pace(c : character) {\n  effect: at(c) = Home;\n  consenting: c;\n};\n",
    ),
)
