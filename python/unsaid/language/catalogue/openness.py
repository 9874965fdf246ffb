"""What can be wrong with what a world says of not knowing."""

from .entry import CatalogueEntry

SEARCH = (
    "type place;\nentity Desk : place;\nentity Attic : place;\nentity Ben : character;\n"
    "property letter() : place;\nproperty coins() : number;\nproperty glad() : boolean;\n"
)
LOOK = SEARCH + "action look(p : place) {{\n  consenting: Ben;\n  learns(Ben): {};\n}};\n"
ACTS = "action pour() {\n  effect: glad();\n  consenting: Ben;\n};\naction poison() {\n"

OPENNESS = (
    CatalogueEntry(
        "not-openable",
        "error",
        "Nobody can be open about this",
        "Who does not know something thinks several of its values possible. So it must be a boolean, or one of a few "
        "entities: from 2 to 64 of the type that the property holds. Numbers have too many values.",
        LOOK.format("coins(), letter() == p"),
        LOOK.format("letter() == p"),
    ),
    CatalogueEntry(
        "cannot-know",
        "error",
        "This is not something one knows or not",
        "`knows(c, f())` asks whether somebody has a value for a property, whichever it is. What else somebody takes "
        "to be so is asked with `believes`.",
        SEARCH + "utility(Ben): knows(Ben, letter() == Desk);\n",
        SEARCH + "utility(Ben): knows(Ben, letter());\n",
    ),
    CatalogueEntry(
        "no-such-value",
        "error",
        "Open about a value that there is not",
        "What somebody thinks possible are values that the property can have, one at least. `?` is none: who is open "
        "takes the property to have a value, and does not know which.",
        SEARCH + "believes(Ben, letter()) = one of Desk, Ben;\n",
        SEARCH + "believes(Ben, letter()) = one of Desk, Attic;\n",
    ),
    CatalogueEntry(
        "open-elsewhere",
        "error",
        "Open where nothing can be",
        "`= open` and `= one of …` say what a mind does not know at the start. The world itself has a value for "
        "everything, and an act makes nobody forget: what cannot be seen is left out of `observing`.",
        SEARCH + "letter() = open;\n",
        SEARCH + "believes(Ben, letter()) = open;\n",
    ),
    CatalogueEntry(
        "secret-among-nobody",
        "error",
        "A secret that nobody keeps",
        "`among` names those who know. A secret that nobody knows is written so: `among nobody`.",
        SEARCH + "secret letter() among;\n",
        SEARCH + "secret letter() among nobody;\n",
    ),
    CatalogueEntry(
        "cannot-learn",
        "error",
        "This cannot be learnt by an act",
        "By an act somebody learns the value of a property, or whether it equals another value or property; several of "
        "these may be joined by `&`. What others believe is not learnt in this way: it follows from what they see.",
        LOOK.format("letter() == p | glad()"),
        LOOK.format("letter() == p, glad()"),
    ),
    CatalogueEntry(
        "learns-unseen",
        "error",
        "Learnt by an act that is not observed",
        "Only who observes an act learns by it. Here the condition of `observing` never holds for whoever is said to "
        "learn.",
    ),
    CatalogueEntry(
        "bad-seen",
        "error",
        "An act that nobody could take this one for",
        "`seen` names another action, with its arguments, that others take this one for. That one is seen as what it "
        "is, so it has no part `seen` of its own.",
        SEARCH + ACTS + "  effect: !glad();\n  consenting: Ben;\n  seen: pour(Ben);\n};\n",
        SEARCH + ACTS + "  effect: !glad();\n  consenting: Ben;\n  seen: pour();\n};\n",
    ),
    CatalogueEntry(
        "bad-dares",
        "error",
        "Dared less than nothing",
        "`dares` says how much somebody is ready to lose by an act done in hope. Who dares nothing, 0, never loses "
        "anything by one; less than that is not to be had.",
        SEARCH + "dares(Ben): -1;\n",
        SEARCH + "dares(Ben): 1;\n",
    ),
)
