"""Tables of words: out, in, and everything that can be wrong with one."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.worlds.staged import NAMES
from unsaid.api.opened import OpenWorld, WorldError, bundled_text
from unsaid.language import read
from unsaid.telling.po import Table, written
from unsaid.telling.table import texts, with_texts

LAMP = """
title "The Lamp";
entity Ann : character;
property lit() : boolean;
called Ann: "Ann", she;
action light(c : character) { effect: lit(); consenting: c; };
telling light(c : character) {
  c: "{I light} it.", "{I light} it again." | "Again.";
  nobody: "{c lights} {c.his} lamp. {c's} hand [is] warm.";
};
telling lit() { true: "the lamp is lit"; };
"""


def lamp() -> OpenWorld:
    """The lamp, opened."""
    return OpenWorld(read(LAMP, name="lamp"))


def filled(world: OpenWorld, **texts_: str) -> str:
    """The world's table with some texts given, ids with their points as underscores."""
    file = polib.pofile("\n" + written(world.core))
    for entry in file:
        key = re.sub(r"\W+", "_", entry.msgctxt or "").strip("_")
        entry.msgstr = texts_.get(key, "")
    return str(file) + "\n"


def said(content: str) -> list[str]:
    """Everything there is to say about a table for the lamp, but that it is not complete."""
    table = Table(content, lamp().core, "de.po")
    return [d.render(table.source) for d in table.diagnostics if d.code != "untranslated"]


def test_every_text_has_an_id() -> None:
    """A line's first text has the viewpoint's id, later turns a number, later alternatives a letter."""
    ids = [text.id for text in texts(lamp().core)]
    assert ids[:6] == ["title", "called Ann", "light(character).c", "light(character).c.2", "light(character).c.2b",
                       "light(character).nobody"]  # fmt: skip
    assert ids[6] == "lit().true"
    assert ids[-1] == "owner"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_ids_are_different(name: str) -> None:
    """In every bundled world no two texts have one id."""
    world = read(bundled_text(name)).world
    assert world is not None
    ids = [text.id for text in texts(world)]
    assert len(ids) == len(set(ids))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_what_is_said_changes_nothing(name: str) -> None:
    """A world told in its own texts is the same world."""
    world = read(bundled_text(name)).world
    assert world is not None
    own = {text.id: text.text for text in texts(world) if not text.id.startswith(("pronoun.", "owner"))}
    assert with_texts(world, own) == world


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_table_written_is_read(name: str) -> None:
    """The table of every bundled world, each text translated by itself, is read without a word but for nothing lost."""
    world = read(bundled_text(name)).world
    assert world is not None
    file = polib.pofile("\n" + written(world))
    for entry in file:
        entry.msgstr = entry.msgid
    table = Table(str(file), world, "x.po")
    assert table.diagnostics == []
    assert table.words == {text.id: text.text for text in texts(world)}


def told(world: OpenWorld, content: str) -> str:
    """Ann lights the lamp, seen from outside, in the words of a table."""
    world.put_into_words(content, "de.po")
    from unsaid.telling import Teller

    teller = Teller(world.core, world.ground, world.minds)
    return teller.event(world.minds.initial, teller.actions["light(Ann)"], None)


def test_a_translation_is_told() -> None:
    """Texts, pronouns, owners and verbs written out are told in place of the world's own."""
    content = filled(
        lamp(),
        light_character_nobody="{c zünden/zündet/zündete} {c.his} Lampe an. {c's} Hand [sind/ist/war] warm.",
        pronoun_she="sie | sie | ihre | sich | ihre",
        owner="{}s",
    )
    assert told(lamp(), content) == "Ann zündet ihre Lampe an. Anns Hand ist warm."


def test_what_is_not_translated_is_told_as_it_is() -> None:
    """A missing or fuzzy text is told as the world has it, and said to be missing."""
    content = filled(lamp(), title="Die Lampe").replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"')
    assert told(lamp(), content) == "Ann lights her lamp. Ann’s hand is warm."
    table = Table(content, lamp().core, "de.po")
    first = table.diagnostics[0]
    assert (first.code, first.message) == (
        "untranslated",
        "15 of 15 texts are not in the table and are told as the world has them; the first is `title`",
    )


def test_a_slot_of_a_translation_must_be_there() -> None:
    """A translation with a slot that names nothing keeps the table from being used, at its place."""
    content = filled(lamp(), light_character_nobody="{d} macht Licht.")
    line = content[: content.index('msgctxt "light(character).nobody"')].count("\n") + 1
    assert said(content) == [
        f"de.po:{line}:1: error[bad-translation]: in the words `light(character).nobody`: nothing here is called `d`\n"
        f'  {line} | msgctxt "light(character).nobody"\n'
        f"  {' ' * len(str(line))} | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    ]
    with pytest.raises(WorldError):
        lamp().put_into_words(content, "de.po")


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("pronoun_she", "sie | ihr", "a pronoun has 5 forms with `|` between them, and here are 2"),
        ("owner", "von", "the name is to be put in place of one `{}`"),
        (
            "title",
            "Die\u202e Lampe",
            "U+202E RIGHT-TO-LEFT OVERRIDE hides here: it shows words in another order than they are read in",
        ),
        ("light_character_nobody", "{c is | blortet} es.", "the dictionary has no verb with the form `blortet`"),
        ("light_character_c", "<Oh", "this `<` begins a thought that never ends"),
    ],
)
def test_what_cannot_be_told_is_refused(key: str, text: str, message: str) -> None:
    """Each kind of text has its own way of being wrong."""
    (only,) = said(filled(lamp(), **{key: text}))
    assert only.splitlines()[0].endswith(message)


def test_verbs_of_another_language_are_told_as_they_are_written() -> None:
    """A slot of a verb that has no forms here stands as it is, its name a slot still; which those are is said."""
    content = filled(lamp(), light_character_nobody="{c está} en casa, [gana] y {c.he ve} {c.his} luz. {c lights} it.")
    (only,) = said(content)
    line = content[: content.index('msgctxt "light(character).nobody"')].count("\n") + 1
    assert only.splitlines()[0] == (
        f"de.po:{line}:1: warning[uninflected-words]: in the words `light(character).nobody`: "
        "`{c está}`, `[gana]` and `{c.he ve}` are told as they are written"
    )
    words = Table(content, lamp().core, "de.po").words
    assert words == {"light(character).nobody": "{c} está en casa, gana y {c.he} ve {c.his} luz. {c lights} it."}


def test_a_line_without_slots_is_always_told() -> None:
    """Whatever language it is in, and whatever is wrong elsewhere, words without marks are what is told."""
    content = filled(lamp(), light_character_c="Ella enciende la lámpara.", light_character_nobody="<Oh")
    assert Table(content, lamp().core, "de.po").words == {"light(character).c": "Ella enciende la lámpara."}


def test_unknown_and_changed_words() -> None:
    """An entry for words that are gone is remarked on, and so is one for words that say something else by now."""
    content = filled(lamp(), title="Die Lampe").replace('"The Lamp"\nmsgstr', '"The Lantern"\nmsgstr')
    content += '\nmsgctxt "light(charakter).c"\nmsgid "x"\nmsgstr "y"\n'
    title = content[: content.index('msgctxt "title"')].count("\n") + 1
    gone = content[: content.index('msgctxt "light(charakter).c"')].count("\n") + 1
    assert said(content) == [
        f"de.po:{title}:1: warning[stale-words]: the words `title` say something else by now\n"
        f'  {title} | msgctxt "title"\n  {" " * len(str(title))} | ^^^^^^^^^^^^^^^',
        f"de.po:{gone}:1: warning[unknown-words]: this world has no words `light(charakter).c`\n"
        f'  {gone} | msgctxt "light(charakter).c"\n  {" " * len(str(gone))} | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n'
        f"  {' ' * len(str(gone))} = try: did you mean `light(character).c`?",
    ]


@pytest.mark.parametrize("content", ["nothing of the kind\n", "{}", "\x00", "/etc/hostname"])
def test_what_is_no_table(content: str) -> None:
    """Whatever is no gettext file is said to be none, in one message."""
    table = Table(content, lamp().core, "x.po")
    assert [d.code for d in table.errors] == ["bad-table"]
    assert table.words == {}


def test_a_table_may_not_be_endless() -> None:
    """A file beyond the limit is not even parsed."""
    (error,) = Table("#" * 5_000_001, lamp().core, "x.po").errors
    assert error.message == "this is no gettext file: it has 5,000,001 characters; a table may have 5,000,000"


def test_from_the_command_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`unsaid words` writes a table, `tell --words` tells in it, and a broken table ends as a bad world does."""
    from unsaid.cli.command import outcome

    world, table = tmp_path / "lamp.world", tmp_path / "de.po"
    world.write_text(LAMP + "utility(): lit(); utility(Ann): lit();", encoding="utf-8")
    assert outcome(["words", str(world), "--out", str(table), "--language", "de"]) == 0
    content = table.read_text(encoding="utf-8")
    assert '"Language: de\\n"' in content
    file = polib.pofile(str(table))
    file.find("{I light} it.", by="msgid").msgstr = "Du machst Licht."  # pyright: ignore
    file.save(str(table))
    capfd.readouterr()
    assert outcome(["tell", str(world), "--as", "Ann", "--words", str(table)]) == 0
    out, err = capfd.readouterr()
    assert "Du machst Licht." in out
    assert "warning[untranslated]: 14 of 15 texts" in err
    table.write_text("no table", encoding="utf-8")
    assert outcome(["tell", str(world), "--words", str(table)]) != 0
    assert "error[bad-table]" in capfd.readouterr().err
