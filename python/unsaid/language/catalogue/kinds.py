"""What does not go together: booleans, numbers, entities of one type and of another."""

from .entry import CatalogueEntry

PLACES = (
    "type place;\ntype item;\nentity Tom : character;\nentity Home : place;\nentity Lamp : item;\n"
    "property at(c : character) : place;\nproperty money(c : character) : number;\n"
)

KINDS = (
    CatalogueEntry(
        "wrong-type",
        "error",
        "This is of the wrong kind",
        "Conditions are booleans, sums are numbers, and a property holds what its type says. What stands here is "
        "something else.",
        PLACES + "at(Tom) = Lamp;\n",
        PLACES + "at(Tom) = Home;\n",
    ),
    CatalogueEntry(
        "not-a-character",
        "error",
        "Only a character can do this",
        "Believing, consenting, observing, wanting and being played are for entities of type `character`.",
        PLACES + "believes(Lamp, at(Tom) = ?);\n",
        PLACES + "believes(Tom, at(Tom) = ?);\n",
    ),
    CatalogueEntry(
        "not-a-name",
        "error",
        "Only a name can stand here",
        "The arguments of a property are entities, parameters, or what another property holds, as in `lit(at(Tom))`, "
        "but no truths and no numbers. On the left side of a type test stand an entity or a parameter.",
        PLACES + "property lit(p : place) : boolean;\nutility(): lit(1);\n",
        PLACES + "property lit(p : place) : boolean;\nutility(): lit(Home);\n",
    ),
    CatalogueEntry(
        "never-equal",
        "warning",
        "These can never be the same",
        "Two entities are compared, and no entity of the world is of both types; so the answer is known beforehand.",
        PLACES + "action wait(c : character) {\n  precondition: at(c) == Lamp;\n  consenting: c;\n};\n",
        PLACES + "action wait(c : character) {\n  precondition: at(c) == Home;\n  consenting: c;\n};\n",
    ),
    CatalogueEntry(
        "may-not-fit",
        "warning",
        "The value need not be of the type",
        "The property holds entities of one type, and what is put there is of a wider one. It is put there all the "
        "same, whatever it turns out to be.",
        "type spot;\ntype room : spot;\nentity Hall : room;\nentity Roof : spot;\nproperty goal() : room;\n"
        "action aim(s : spot) {\n  effect: goal() = s;\n};\n",
        "type spot;\ntype room : spot;\nentity Hall : room;\nentity Roof : spot;\nproperty goal() : room;\n"
        "action aim(r : room) {\n  effect: goal() = r;\n};\n",
    ),
    CatalogueEntry(
        "missing-else",
        "warning",
        "A value is missing its `else`",
        "Where an `if` is used for a value, and no condition holds, there is no value: it is `?`, and so is every sum "
        "with it.",
        PLACES + "utility(): if(at(Tom) == Home) 1;\n",
        PLACES + "utility(): if(at(Tom) == Home) 1 else 0;\n",
    ),
    CatalogueEntry(
        "division-by-zero",
        "warning",
        "A division by zero",
        "The divisor is zero whatever happens. A divisor that only becomes zero sometimes is not reported: the result "
        "is `?` then, and a utility of `?` is never better than another.",
        PLACES + "utility(): money(Tom) / 0;\n",
        PLACES + "utility(): money(Tom) / 2;\n",
    ),
)
