"""A name changed in a world and in all that speaks of it, and former names that are still understood."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

import unsaid
from tests.cli.running import message
from tests.cli.running import unsaid as started
from tests.desk.claims.small import CHEST
from tests.desk.running import ran

STORY = ["unlock(Ann)", "look(Ben)"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A world with a story, a saved game, a translation and claims."""
    (tmp_path / "chest.world").write_text(CHEST)
    (tmp_path / "chest.tests").write_text("// Ben\nstory gold: unlock, look;\nafter 2 in gold: Ben knows gold();\n")
    world = unsaid.load(tmp_path / "chest.world")
    (tmp_path / "story.json").write_text(json.dumps(world.story(STORY).to_dict()))
    (tmp_path / "story.txt").write_text("unlock(Ann)\nlook(Ben)\n")
    (tmp_path / "game.save").write_bytes(world.play("Ben").take("pass").save())
    file = polib.pofile("\n" + world.table("de"))
    for entry in file:
        entry.msgstr = {"called Ben": "Benno", "look(Ben).Ben": "{Ben.he} sah hinein."}.get(entry.msgctxt, "")
    (tmp_path / "chest.po").write_text(str(file))
    return tmp_path


FILES = ("story.json", "story.txt", "game.save", "chest.po")


def test_everything_says_the_new_name(folder: Path) -> None:
    """World, claims, stories, game and words are as good under the new name as they were under the old."""
    assert ran("rename", "chest.world", "Ben", "Benedict", *FILES, cwd=folder).code == 0
    world = unsaid.load(folder / "chest.world")
    assert world.acts == ("unlock(Ann)", "look(Benedict)", "slam(Cid)")
    assert all(v.outcome == "holds" for v in unsaid.claims(folder / "chest.tests").verdicts())
    for name in ("story.json", "story.txt"):
        assert world.story(folder / name).check() == ()
    game = unsaid.resume((folder / "game.save").read_bytes(), world)
    assert game.roles == ("Benedict",)
    assert "// Ben\n" in (folder / "chest.tests").read_text()


def test_a_translation_is_kept(folder: Path) -> None:
    """A renamed character keeps its translated name, and words keep theirs, with the new name in their slots."""
    ran("rename", "chest.world", "Ben", "Benedict", "chest.po", cwd=folder)
    entries = {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(folder / "chest.po"))}
    assert entries["called Benedict"] == "Benno"
    assert entries["look(Benedict).Benedict"] == "{Benedict.he} sah hinein."


def test_an_act(folder: Path) -> None:
    """An act is renamed in stories, be it bare or in a list of Markdown, and in claims."""
    (folder / "story.txt").write_text("1. unlock\n2. look(Ben)\n")
    ran("rename", "chest.world", "unlock", "undo", *FILES, cwd=folder)
    assert (folder / "story.txt").read_text() == "1. undo\n2. look(Ben)\n"
    assert unsaid.load(folder / "chest.world").story(folder / "story.json").names[0] == "undo(Ann)"
    assert "story gold: undo, look;" in (folder / "chest.tests").read_text()


def test_a_word_that_is_spelt_alike(folder: Path) -> None:
    """A parameter, and a word in prose, stay what they are."""
    text = CHEST.replace("observing(c : character): c != Cid", "observing(open : character): open != Cid")
    world = unsaid.read(text, "chest").renamed("open", "ajar")
    assert "observing(open : character): open != Cid" in world.text
    assert "Ann opens" not in world.renamed("Ann", "Anna").text.replace("{Anna opens}", "")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Bem", "Bob", "did you mean Ben?"),
        ("Ben", "Ann", "an entity is called Ann already"),
        ("Ben", "2nd", "is no name"),
    ],
)
def test_what_cannot_be(folder: Path, old: str, new: str, said: str) -> None:
    """A name that is not there, is taken, or is none: one message, and nothing is written."""
    out = ran("rename", "chest.world", old, new, *FILES, cwd=folder)
    assert out.code == 2
    assert said in message(out)
    assert (folder / "chest.world").read_text() == CHEST


def test_a_file_of_another_world(folder: Path) -> None:
    """A story of another world is refused with a repair, and no file is changed."""
    (folder / "other.json").write_text(json.dumps(unsaid.load("the-soup").story(["fib(Jon)"]).to_dict()))
    out = ran("rename", "chest.world", "Ben", "Benedict", "other.json", cwd=folder)
    assert out.code == 1
    assert message(out) == "other.json is of the world the-soup, and this is chest; leave it out, or name its world"
    assert (folder / "chest.world").read_text() == CHEST


def test_all_or_none(folder: Path) -> None:
    """Where one of the files cannot be read, none is changed."""
    out = ran("rename", "chest.world", "Ben", "Benedict", "story.json", "missing.json", cwd=folder)
    assert out.code == 5
    assert (folder / "chest.world").read_text() == CHEST
    assert "Benedict" not in (folder / "story.json").read_text()


def test_a_difference_can_be_shown(folder: Path) -> None:
    """With --diff nothing is written."""
    out = ran("rename", "chest.world", "Ben", "Benedict", "--diff", cwd=folder)
    assert "+role Benedict;" in out.out
    assert (folder / "chest.world").read_text() == CHEST


def test_formerly_is_honoured(folder: Path) -> None:
    """A world that says what was called otherwise understands stories, games, words and claims of then."""
    claims = (folder / "chest.tests").read_text()
    ran("rename", "chest.world", "Ben", "Benedict", "--formerly", cwd=folder)
    (folder / "chest.tests").write_text(claims)
    world = unsaid.load(folder / "chest.world")
    assert "entity Benedict : character;\nformerly Ben;\n" in world.text
    assert world.story(folder / "story.json").names == ("unlock(Ann)", "look(Benedict)")
    assert world.story(STORY).check() == ()
    assert unsaid.resume((folder / "game.save").read_bytes(), world).roles == ("Benedict",)
    assert all(v.outcome == "holds" for v in unsaid.claims(folder / "chest.tests").verdicts())
    told, doubtful = world.retold((folder / "chest.po").read_text(), "chest.po")
    assert [d.code for d in doubtful] == ["untranslated"]
    assert told.called("Benedict") == "Benno"


def test_words_under_a_condition() -> None:
    """Words that hang on a condition have a digest of it in their id: a former name in it is understood, too."""
    text = CHEST.replace("telling look(Ben) {", "telling look(Ben) {\n  when: believes(Ben, open());")
    before = unsaid.read(text, "chest")
    table = polib.pofile("\n" + before.table())
    for entry in table:
        entry.msgstr = "Drin ist Gold." if entry.msgctxt.startswith("look(Ben)?") else ""
    after = before.renamed("Ben", "Benedict").renamed("open", "ajar").text
    after = after.replace("entity Benedict : character;", "entity Benedict : character;\nformerly Ben;")
    after = after.replace("property ajar() : boolean;", "property ajar() : boolean;\nformerly open;")
    world, doubtful = unsaid.read(after, "chest").retold(str(table), "de.po")
    assert [d.code for d in doubtful] == ["untranslated"]
    assert "Drin ist Gold." in str(world.story(["unlock(Ann)", "look(Ben)"]).tell("nobody"))


def test_a_story_of_another_world(tmp_path: Path) -> None:
    """A story that says it is another world's, and has none of this world's acts, is one message with a repair."""
    place = tmp_path / "soup.json"
    place.write_text(json.dumps(unsaid.load("the-soup").story(["fib(Jon)"]).to_dict()))
    out = ran("check", "the-saucer", str(place))
    assert out.code == 1
    assert "is a story of the world the-soup, and this world is the-saucer" in message(out)


def test_a_copy_of_a_world_under_another_name(tmp_path: Path) -> None:
    """A story is not refused where the world has its acts, whatever the file is called."""
    (tmp_path / "draft.world").write_text(CHEST)
    place = tmp_path / "s.json"
    place.write_text(json.dumps(unsaid.read(CHEST, "chest").story(STORY).to_dict()))
    assert unsaid.load(tmp_path / "draft.world").story(place).check() == ()


def test_a_kept_game_goes_on_in_its_translation(folder: Path) -> None:
    """A game begun before the renaming is gone on with under the new name, in the words it was translated to."""
    assert ran("rename", "chest.world", "Ben", "Benedict", *FILES, cwd=folder).code == 0
    asked = ("play", "chest.world", "--as", "Benedict", "--ask", "--resume", "--save", "game.save")
    played = started(*asked, "--words", "chest.po", stdin="1\nquit\n", cwd=folder)
    assert played.code == 0, played.err
    assert "sah hinein." in played.out
    assert "Benedict" not in played.out
