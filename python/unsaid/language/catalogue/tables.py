"""What can be wrong with a table of words: a translation, or other words for a world."""

from .entry import CatalogueEntry

TABLES = (
    CatalogueEntry(
        "bad-table",
        "error",
        "This is no table of words",
        "`--words` wants a gettext file (PO), as `unsaid words` writes it and the tools of translators keep it.",
    ),
    CatalogueEntry(
        "bad-translation",
        "error",
        "Words that cannot be told",
        "The marks in a translation mean what they mean in a world: a slot names a parameter or an entity, and a "
        "verb is told in the forms of the dictionary, or in those written out: `{c gehen/geht/ging}`. The five "
        "forms of a pronoun are parted by `|`. As in a world, no character may hide in them.",
    ),
    CatalogueEntry(
        "uninflected-words",
        "warning",
        "A verb without forms",
        "Only English verbs, and those whose three forms are written out, agree with a subject and change with the "
        "tense. A slot or brackets with any other word are told as they are written: `{Olm está}` as `Olm está`.",
    ),
    CatalogueEntry(
        "unknown-words",
        "warning",
        "The world has no such words",
        "An entry is for the id in its `msgctxt`. The words of that id are gone, or the id has changed with the "
        "pattern or the condition it is made of; `id:` in a telling gives it one that never changes.",
    ),
    CatalogueEntry(
        "stale-words",
        "warning",
        "The words have changed since",
        "The text in `msgid` is not the one the world has now. The translation is told all the same.",
    ),
    CatalogueEntry(
        "untranslated",
        "warning",
        "Not everything is in the table",
        "What a table has no words for, or only fuzzy ones, is told as the world has it.",
    ),
)
