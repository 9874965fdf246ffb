"""What can be wrong with words for the reader."""

from .entry import Entry

SCENE = (
    "type place;\nentity Tom : character;\nentity Home : place;\nproperty at(c : character) : place;\n"
    "action go(c : character, to : place) {\n  effect: at(c) = to;\n  consenting: c;\n};\n"
)

TELLING = (
    Entry(
        "unknown-event",
        "error",
        "There is nothing like this to tell",
        "A telling is for an action, a trigger or a property of the world, with as many parameters, of types that "
        "could be the same.",
        SCENE + 'telling goes(c : character, to : place) { nobody: "{c} went to {to}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "{c} went to {to}."; };\n',
    ),
    Entry(
        "unknown-key",
        "error",
        "There is no such viewpoint",
        "Words are told from a character, from whoever fills a parameter, or from nobody; `choice` is for menus. The "
        "words for a property are for `true`, `false`, `unknown`, or its `value`.",
        SCENE + 'telling go(c : character, to : place) { Tim: "You went."; };\n',
        SCENE + 'telling go(c : character, to : place) { Tom: "You went."; };\n',
    ),
    Entry(
        "bad-slot",
        "error",
        "A slot names nothing",
        "A slot in braces holds the name of a parameter or an entity, perhaps with `^` before it for a capital, and "
        "with `'s` or a pronoun (`.he`, `.him`, `.his`, `.himself`) after it.",
        SCENE + 'telling go(c : character, to : place) { nobody: "{c} went to {too}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "{c} went to {to}."; };\n',
    ),
    Entry(
        "bad-pronoun",
        "error",
        "There is no such pronoun",
        "After the name an entity is called by may stand `he`, `she`, `they` or `it`.",
        SCENE + 'called Tom: "Tom", him;\n',
        SCENE + 'called Tom: "Tom", he;\n',
    ),
)
