"""What can be wrong with words for the reader."""

from .entry import CatalogueEntry

SCENE = (
    "type place;\nentity Tom : character;\nentity Home : place;\nproperty at(c : character) : place;\n"
    "action go(c : character, to : place) {\n  effect: at(c) = to;\n  consenting: c;\n};\n"
)

TELLING = (
    CatalogueEntry(
        "unknown-event",
        "error",
        "There is nothing like this to tell",
        "A telling is for an action, a trigger or a property of the world, with as many parameters, of types that "
        "could be the same.",
        SCENE + 'telling goes(c : character, to : place) { nobody: "{c} went to {to}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "{c} went to {to}."; };\n',
    ),
    CatalogueEntry(
        "unknown-key",
        "error",
        "There is no such viewpoint",
        "Words are told from a character, from whoever fills a parameter, or from nobody; `choice` is for menus. The "
        "words for a property are for `true`, `false`, `unknown`, or its `value`.",
        SCENE + 'telling go(c : character, to : place) { Tim: "You went."; };\n',
        SCENE + 'telling go(c : character, to : place) { Tom: "You went."; };\n',
    ),
    CatalogueEntry(
        "endless-ending",
        "error",
        "An ending does not say when",
        "Where what an ending's `when` says comes to be so, the story is over. An ending without one would be reached "
        "before anything has happened, or never.",
        SCENE + 'ending Away { title: "Away"; nobody: "The door stood open."; };\n',
        SCENE + 'ending Away { when: at(Tom) == Home; title: "Away"; nobody: "The door stood open."; };\n',
    ),
    CatalogueEntry(
        "bad-slot",
        "error",
        "A slot names nothing",
        "A slot in braces holds the name of a parameter or an entity, perhaps with `^` before it for a capital, with "
        "`'s` or a pronoun (`.he`, `.him`, `.his`, `.himself`, `.mine`) after it, and perhaps with the verb it is the "
        "subject of. `{I}`, `{me}`, `{my}`, `{mine}` and `{myself}` are the one the words are told from.",
        SCENE + 'telling go(c : character, to : place) { nobody: "{c} went to {too}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "{c} went to {to}."; };\n',
    ),
    CatalogueEntry(
        "circular-name",
        "warning",
        "A name is made of itself",
        'A name may hold others, `called Tom: "{Ann\'s} husband";`, but not one that holds it in turn. Where it comes '
        "round, the name it has in the world is told.",
        SCENE + 'entity Ann : character;\ncalled Tom: "{Ann\'s} husband";\ncalled Ann: "{Tom\'s} wife";\n',
        SCENE + 'entity Ann : character;\ncalled Tom: "{Ann\'s} husband";\ncalled Ann: "Ann";\n',
    ),
    CatalogueEntry(
        "bad-mark",
        "error",
        "A mark is not whole",
        "In words for the reader `[…]` holds a verb whose tense is to change, or words for the present and for the "
        "past, `[here | there]`, and `<…>` a thought; a slot with two verbs, `{c goes | went}`, has words on either "
        "side of its `|`. Where one of the signs itself is meant, a backslash stands before it.",
        SCENE + 'telling go(c : character, to : place) { c: "{I go}. <It is late"; };\n',
        SCENE + 'telling go(c : character, to : place) { c: "{I go}. <It is late.>"; };\n',
    ),
    CatalogueEntry(
        "unknown-verb",
        "error",
        "There is no such verb",
        "A marked verb is told in the tense of the telling and agrees with its subject, so its forms must be known."
        " Only the finite verb is marked: `{c has} slept`, `{c does not} know`. For a verb the dictionary lacks, "
        "its forms are written out: the one with *they*, the one with *she*, and the past.",
        SCENE + 'telling go(c : character, to : place) { nobody: "{c blorts} to {to}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "{c blort/blorts/blorted} to {to}."; };\n',
    ),
    CatalogueEntry(
        "ambiguous-verb",
        "warning",
        "A form of two verbs",
        "A verb may be marked in any of its forms, and a few forms belong to two verbs. The third person never does.",
        SCENE + 'telling go(c : character, to : place) { nobody: "{c found} {to}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "{c finds} {to}."; };\n',
    ),
    CatalogueEntry(
        "no-subject",
        "error",
        "A verb has no subject to agree with",
        "A verb alone in braces agrees with the last subject named before it in the same words. A verb whose "
        "subject is no slot stands in brackets.",
        SCENE + 'telling go(c : character, to : place) { nobody: "The door {opens}."; };\n',
        SCENE + 'telling go(c : character, to : place) { nobody: "The door [opens]."; };\n',
    ),
    CatalogueEntry(
        "fixed-line",
        "warning",
        "Words that cannot be told otherwise",
        "A world with a `viewpoint` says how it is told, and a reader may ask for another person or tense. A line "
        "without any mark is told as it is written, and here that fixes one of them. What is said aloud never "
        "changes and needs no mark.",
        SCENE + 'viewpoint Tom: second, present;\ntelling go(c : character, to : place) { c: "He goes home."; };\n',
        SCENE + 'viewpoint Tom: second, present;\ntelling go(c : character, to : place) { c: "{I go} home."; };\n',
    ),
    CatalogueEntry(
        "untold",
        "warning",
        "Words tell what their side cannot know",
        "At the start somebody is wrong about something, and nothing in the world ever makes it so in any mind; yet "
        "a line told from there names it. What nobody told from could know is for `nobody` to tell.",
        SCENE + "property letter() : boolean;\nletter();\nbelieves(Tom, letter()) = False;\n"
        'telling go(c : character, to : place) { Tom: "{I pass} the letter."; };\n',
        SCENE + "property letter() : boolean;\nletter();\nbelieves(Tom, letter()) = False;\n"
        'telling go(c : character, to : place) { Tom: "{I pass} by."; nobody: "{c passes} the letter."; };\n',
    ),
    CatalogueEntry(
        "bad-viewpoint",
        "error",
        "There is no such way of telling",
        "A viewpoint is told in the `first`, `second` or `third` person, in the `present` or the `past`, perhaps "
        "`addressing` a character, who is *you* then.",
        SCENE + "viewpoint Tom: second, presence;\n",
        SCENE + "viewpoint Tom: second, present;\n",
    ),
    CatalogueEntry(
        "bad-pronoun",
        "error",
        "There is no such pronoun",
        "After the name an entity is called by may stand `he`, `she`, `they` or `it`; or `plural`, which is a "
        "`they` whose name takes a plural verb.",
        SCENE + 'called Tom: "Tom", him;\n',
        SCENE + 'called Tom: "Tom", he;\n',
    ),
)
