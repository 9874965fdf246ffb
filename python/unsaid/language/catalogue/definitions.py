"""What can be wrong with definitions and with names."""

from .entry import CatalogueEntry

PEOPLE = "entity Tom : character;\nentity Ann : character;\nproperty alive(c : character) : boolean;\n"

DEFINITIONS = (
    CatalogueEntry(
        "unknown-name",
        "error",
        "Nothing is called that",
        "A word that stands alone must be an entity of the world, or a parameter or quantified name of the definition "
        "it is in. Case matters.",
        PEOPLE + "alive(Tim);\n",
        PEOPLE + "alive(Tom);\n",
    ),
    CatalogueEntry(
        "unknown-type",
        "error",
        "There is no such type",
        "Parameters, entities, properties and quantifiers name types, which are built in (`entity`, `character`, "
        "`boolean`, `number`) or defined somewhere in the world.",
        "type place;\nentity Home : plce;\n",
        "type place;\nentity Home : place;\n",
    ),
    CatalogueEntry(
        "unknown-property",
        "error",
        "There is no such property",
        "A name with brackets is a property. Actions and triggers happen, they have no value; to ask for a type, write "
        "`x : type`.",
        PEOPLE + "utility(): allive(Tom);\n",
        PEOPLE + "utility(): alive(Tom);\n",
    ),
    CatalogueEntry(
        "unknown-overload",
        "error",
        "The property is not defined for these",
        "A property of that name exists, but with other parameters. Several properties may share a name as long as "
        "their parameters differ.",
        PEOPLE + "utility(): alive(Tom, Ann);\n",
        PEOPLE + "utility(): alive(Tom) & alive(Ann);\n",
    ),
    CatalogueEntry(
        "ambiguous-overload",
        "error",
        "More than one property could be meant",
        "Of several properties with one name the one with the narrowest parameters is meant. Here two fit the "
        "arguments and neither is narrower than the other.",
        "type place;\ntype item;\nentity Lamp : place, item;\nproperty worn(p : place) : boolean;\n"
        "property worn(i : item) : boolean;\nutility(): worn(Lamp);\n",
        "type place;\ntype item;\nentity Lamp : item;\nproperty worn(p : place) : boolean;\n"
        "property worn(i : item) : boolean;\nutility(): worn(Lamp);\n",
    ),
    CatalogueEntry(
        "duplicate-definition",
        "error",
        "This is defined twice",
        "Types, entities, roles, utilities and the title can be defined once; properties, actions and triggers once "
        "for the same types of parameters.",
        "entity Tom : character;\nentity Tom : character;\n",
        "entity Tom : character;\n",
    ),
    CatalogueEntry(
        "duplicate-parameter",
        "error",
        "Two parameters have one name",
        "Each parameter of a definition needs a name of its own, or nobody could say which is meant.",
        "property near(c : character, c : character) : boolean;\n",
        "property near(c : character, d : character) : boolean;\n",
    ),
    CatalogueEntry(
        "type-cycle",
        "error",
        "A type extends itself",
        "Following the parents of a type must come to an end at `entity`.",
        "type room : place;\ntype place : room;\n",
        "type room : place;\ntype place;\n",
    ),
    CatalogueEntry(
        "bad-parent",
        "error",
        "Booleans and numbers are not entities",
        "`boolean` and `number` are what properties may hold. Nothing extends them, no entity is of them, and nothing "
        "ranges over them.",
        "type coin : number;\n",
        "type coin;\nproperty worth(c : coin) : number;\n",
    ),
    CatalogueEntry(
        "type-by-use",
        "warning",
        "A type is defined only by being named",
        "A parent that no line defines becomes a type by being named, as in Sabre. This one is so close to another "
        "name that it may be a slip.",
        "type location;\ntype room : loction;\n",
        "type location;\ntype room : location;\n",
    ),
    CatalogueEntry(
        "repeated-part",
        "error",
        "A part is there already",
        "Each part of an action or trigger, and each key of a telling, can be written once.",
        PEOPLE + "action fall(c : character) {\n  precondition: alive(c);\n  precondition: c != Ann;\n"
        "  effect: !alive(c);\n};\n",
        PEOPLE + "action fall(c : character) {\n  precondition: alive(c) & c != Ann;\n  effect: !alive(c);\n};\n",
    ),
    CatalogueEntry(
        "part-not-allowed",
        "error",
        "This part has no place here",
        "A trigger just happens: nobody consents to it and nobody observes it. An opening is always told, so it has no "
        "condition.",
        PEOPLE + "trigger age(c : character) {\n  effect: !alive(c);\n  consenting: c;\n};\n",
        PEOPLE + "action age(c : character) {\n  effect: !alive(c);\n  consenting: c;\n};\n",
    ),
    CatalogueEntry(
        "hidden-name",
        "warning",
        "A name hides another",
        "The nearest meaning of a name counts: a parameter before an entity, a quantified name before a parameter. "
        "That is allowed, and easily misread.",
        PEOPLE + "action fall(c : character) {\n  precondition: forall(c : character) alive(c);\n"
        "  effect: !alive(c);\n};\n",
        PEOPLE + "action fall(c : character) {\n  precondition: forall(d : character) alive(d);\n"
        "  effect: !alive(c);\n};\n",
    ),
    CatalogueEntry(
        "unused-parameter",
        "warning",
        "A parameter is not used",
        "Every parameter multiplies the ways in which something can happen. One that nothing mentions makes copies "
        "that differ in name only.",
        PEOPLE + "action fall(c : character, d : character) {\n  effect: !alive(c);\n};\n",
        PEOPLE + "action fall(c : character) {\n  effect: !alive(c);\n};\n",
    ),
    CatalogueEntry(
        "empty-type",
        "warning",
        "A type has no entities",
        "A parameter or a quantifier ranges over the entities of its type. There are none, so the action or trigger "
        "never happens, the concern is nobody's, and the quantifier ranges over nothing.",
        "type ghost;\nproperty seen(g : ghost) : boolean;\nutility(): exists(g : ghost) seen(g);\n",
        "type ghost;\nentity Hamlet : ghost;\nproperty seen(g : ghost) : boolean;\n"
        "utility(): exists(g : ghost) seen(g);\n",
    ),
    CatalogueEntry(
        "former-name",
        "error",
        "A former name that cannot be one",
        "`formerly` stands right after a definition and says what it defined was called once, so that stories, saved "
        "games, tables of words and claims that say the old name are still understood. Nothing of the same kind may be "
        "called so now.",
        "entity Anna : character;\nentity Ben : character;\nformerly Anna;\n",
        "entity Anna : character;\nentity Ben : character;\nformerly Bill;\n",
    ),
)
