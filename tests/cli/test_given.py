"""What is given in the place of a story: a game that was played, or a file of another kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow

COMMANDS = (["why", "tutorial"], ["tell", "tutorial", "--story"], ["check", "tutorial"])


def saved(*turns: list[dict[str, str]]) -> str:
    """A game of the tutorial, played as Ida."""
    head = {"format": "unsaid-save", "version": 1, "world": "tutorial", "text": "", "role": "Ida"}
    return json.dumps({**head, "turns": list(turns)})


PLAYED = saved(
    [{"kind": "wait", "by": "Ida"}],
    [{"kind": "act", "act": "light(Ida)", "by": "Ida"}, {"kind": "act", "act": "row_home(Olm)", "by": "Olm"}],
)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file to be given."""
    return tmp_path / "given"


def test_a_game_that_was_played_is_a_story(given: Path) -> None:
    """Its acts are told, asked about and checked as those of the same story written out; waiting is no act."""
    written = given.with_name("written")
    written.write_text("light(Ida)\nrow_home(Olm)\n".replace("\\\n", "\n"), encoding="utf-8")
    given.write_text(PLAYED, encoding="utf-8")
    for command in COMMANDS:
        game, story = (unsaid(*command, str(place)) for place in (given, written))
        assert (game.code, game.out) == (story.code, story.out)
    assert "2. row_home(Olm)" in unsaid("why", "tutorial", str(given)).out
    assert unsaid("why", "tutorial", str(given), "3").code == Exit.USAGE


FOUND_NOTHING = (
    '{"stop":"none","goal":null,"utility":0.0,"acts":[],"explanations":[],'
    '"seconds":{},"states":1,"peak_bytes":0,"version":""}'
)

OTHERS = [
    (saved([{"kind": "wait", "by": "Ida"}]), "is not a story: it is a saved game in which nothing has happened yet"),
    ('{"format": "unsaid-save", "version": 1}', "is not a story: this save is damaged"),
    ("entity Ida : character;\nproperty lit() : boolean;\n", "is a world, not a story"),
    ('{"format": "unsaid-world", "version": 1}', "is a ground world, not a story"),
    ('msgid ""\nmsgstr "Language: de"\n', "is a translation, not a story"),
    ('{"world": "tutorial"}', "is not a story: Object missing required field `acts`"),
    ('[{"feeling": "joy"}]', "is JSON, but not that of a story"),
    (FOUND_NOTHING, "is not a story: the search it comes from ended with none, and no act was found"),
    (FOUND_NOTHING + "\n" + FOUND_NOTHING, "holds 2 stories, one a line; keep one of them"),
    ("", "is not a story: there is nothing in it"),
    (" \n\n", "is not a story: there is nothing in it"),
    ("Once upon a time.\n", "is not a story: line 1: this is no act: Once upon a time."),
]


@pytest.mark.parametrize(("text", "said"), OTHERS)
def test_what_is_no_story_is_said_to_be_none(given: Path, text: str, said: str) -> None:
    """One line with what it is instead, as far as one can tell, and the code of a story with errors."""
    given.write_text(text, encoding="utf-8")
    for command in COMMANDS:
        ran = unsaid(*command, str(given))
        assert (ran.code, ran.out, message(ran)) == (Exit.WORLD, "", f"{given} {said}")


def test_a_story_without_acts_is_one(given: Path) -> None:
    """What a search prints where the author wants nothing more: the goal alone, and no act."""
    given.write_text("goal(lit() == True)\n", encoding="utf-8")
    assert unsaid("why", "tutorial", str(given)).out == "There are no acts in this story.\n"


def test_words_come_through_a_pipe() -> None:
    """A table that is given on standard input is read once, for its texts and for what there is to say about it."""
    table = unsaid("words", "tutorial").out.replace(
        'msgid "The Lamp"\nmsgstr ""', 'msgid "The Lamp"\nmsgstr "Die Lampe"'
    )
    ran = unsaid("tell", "tutorial", "--words", "-", "--format", "md", stdin=table)
    assert ran.code == 0
    assert ran.out.startswith("# Die Lampe\n")
    assert "untranslated" in ran.err
