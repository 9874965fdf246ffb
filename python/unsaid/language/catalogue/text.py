"""What can be wrong with a text before any of it means something."""

from .entry import CatalogueEntry

TEXT = (
    CatalogueEntry(
        "empty-world",
        "error",
        "There is nothing in this world",
        "The text holds no definitions, only white space or comments. A world needs at least something to tell of.",
        "// to be written\n",
        "entity Tom : character;\n",
    ),
    CatalogueEntry(
        "not-text",
        "error",
        "This is not a text",
        "A zero character was found, which no text has: this is a picture, an archive or some other binary data.",
        "entity Tom\0 : character;\n",
        "entity Tom : character;\n",
    ),
    CatalogueEntry(
        "other-encoding",
        "warning",
        "Not all of the text is UTF-8",
        "Worlds are UTF-8. Bytes that are none, as older editors leave them in comments, are taken for Windows-1252, "
        "of which Latin-1 is a part. `fmt` leaves such a file alone, since it would write it in another encoding.",
    ),
    CatalogueEntry(
        "too-large",
        "error",
        "The text is too large",
        "Worlds are written by hand or generated in moderation. A text beyond a million characters is refused at once "
        "rather than read for minutes.",
    ),
    CatalogueEntry(
        "too-deep",
        "error",
        "Expressions lie too deep inside each other",
        "Brackets, negations, sums and prefix forms may be nested, but only so far. Long lists joined by `&` or `|` do "
        "not count: they lie side by side. The limit also holds once quantifiers have been spelled out.",
        "property p() : boolean;\nutility(): " + "!" * 121 + "p();\n",
        "property p() : boolean;\nutility(): !p();\n",
    ),
    CatalogueEntry(
        "too-many-problems",
        "warning",
        "There are more problems than are shown",
        "Only the first hundred are shown: mending those usually mends others.",
        "".join(f"entity E{i} : nowhere;\n" for i in range(101)),
        "type nowhere;\nentity E0 : nowhere;\n",
    ),
    CatalogueEntry(
        "strange-character",
        "error",
        "A character that has no meaning here",
        "Names are made of the letters a to z, digits and `_`; signs are those of the language. Other characters, "
        "such as accented letters or typographic quotes, belong into comments and texts in quotes.",
        "entity Zoé : character;\n",
        "entity Zoe : character;\n",
    ),
    CatalogueEntry(
        "hidden-character",
        "error",
        "A character that hides",
        "A world is only what a reader sees of it. Control characters, a carriage return that ends no line, overrides "
        "of direction, separators that look like line ends and characters without any looks are errors, in texts in "
        "quotes and in comments, too. Where a language needs one it is let be: joiners after letters and pictures that "
        "they join, marks of direction in a text with letters written from right to left, selectors after what they "
        "vary, and soft hyphens inside words.",
        "property lit() : boolean; // at night\rutility(): lit();\nentity Tom : character;\n",
        "property lit() : boolean; // at night\nutility(): lit();\nentity Tom : character;\n",
    ),
    CatalogueEntry(
        "unterminated-comment",
        "error",
        "A comment never ends",
        "A comment that starts with `/*` goes on until `*/`. Without it, everything after would be comment; nothing "
        "after it is looked at.",
        "entity Tom : character;\n/* the others\nentity Ann : character;\n",
        "entity Tom : character;\n/* the others */\nentity Ann : character;\n",
    ),
    CatalogueEntry(
        "unterminated-string",
        "error",
        "A text in quotes never ends",
        "Words in quotes may go over several lines, so the end is looked for in the whole rest of the text. A quote "
        'inside is written `\\"`.',
        'title "The Lamp;\n',
        'title "The Lamp";\n',
    ),
    CatalogueEntry(
        "number-too-large",
        "error",
        "A number is too large",
        "Numbers are held as double precision floating point, which ends near 1.8e308.",
        "utility(): 1" + "0" * 309 + ";\n",
        "utility(): 1000;\n",
    ),
    CatalogueEntry(
        "syntax",
        "error",
        "This does not fit here",
        "The definition was understood up to this place, and here nothing like this can follow. The message says what "
        "was read so far and what could have come.",
        "property p() : boolean;\nutility(): p() == ;\n",
        "property p() : boolean;\nutility(): p() == True;\n",
    ),
    CatalogueEntry(
        "missing-semicolon",
        "error",
        "A semicolon is missing",
        "Every definition, and every part of an action, ends with `;`. Only at the very end of a text may "
        "it be left out.",
        "entity Tom : character\nentity Ann : character;\n",
        "entity Tom : character;\nentity Ann : character;\n",
    ),
    CatalogueEntry(
        "unclosed-bracket",
        "error",
        "A bracket has no partner",
        "Every `(` needs its `)` and every `{` its `}` within one definition, and the other way round.",
        "property p() : boolean;\nutility(): (p() | !p();\n",
        "property p() : boolean;\nutility(): (p() | !p());\n",
    ),
    CatalogueEntry(
        "unknown-definition",
        "error",
        "There is no such kind of definition",
        "A line that starts with two words is taken for a definition, and the first word should say of what.",
        "entty Tom : character;\n",
        "entity Tom : character;\n",
    ),
    CatalogueEntry(
        "unknown-part",
        "error",
        "There is no such part",
        "An action has the parts `precondition`, `effect`, `consenting` and `observing`, a trigger the first two. "
        'Words of a telling or a passage are written `key: "words";`.',
        "property p() : boolean;\naction wait() {\n  preconditions: p();\n};\n",
        "property p() : boolean;\naction wait() {\n  precondition: p();\n};\n",
    ),
    CatalogueEntry(
        "missing-file",
        "error",
        "There is no such file to include",
        "`include` names a file whose name ends in `.world`, from the folder of the file it stands in, or a page of "
        "the library, such as `unsaid/places`. There is none of that name, or it is no text.",
        'include "unsaid/plces";\nentity Home : place;\nentity Tom : character;\n',
        'include "unsaid/places";\nentity Home : place;\nentity Tom : character;\n',
    ),
    CatalogueEntry(
        "file-outside",
        "error",
        "This file is not to be read",
        "A world is read with files that lie in its folder or below, and with pages of the library. What leads out of "
        "the folder is left alone, by whatever way, and nothing is read from a network. A text that is in no file has "
        "no folder. A hundred files may be read, and a million characters in all.",
        'include "../people.world";\nentity Tom : character;\n',
        'include "unsaid/places";\nentity Home : place;\nentity Tom : character;\n',
    ),
    CatalogueEntry(
        "file-cycle",
        "error",
        "A file that includes itself",
        "What is included is read before the file that includes it, so a file cannot be part of itself, by way of "
        "others either. A file that several include is read once.",
    ),
    CatalogueEntry(
        "not-in-group",
        "error",
        "This is no act",
        "The condition of `while condition { … };` stands for a group of acts: actions, triggers and releases, with "
        "the words for them. Nothing else has a precondition that it could be part of.",
        "property lit() : boolean;\nwhile lit() {\n  entity Tom : character;\n};\n",
        "property lit() : boolean;\nentity Tom : character;\n"
        "while lit() {\n  action wait by Tom { effect: !lit(); };\n};\n",
    ),
)
