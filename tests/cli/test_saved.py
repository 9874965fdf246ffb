"""A saved game in the place of a world: it is told, turned over, asked about and checked without naming the world."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from tests.cli.running import Ran, message, unsaid

pytestmark = pytest.mark.slow

ACTS = ("light(Ida)", "row_home(Olm)")
LIT = "You carry the lamp to the upstairs window"
SEEN = "a light comes on"


def played(world: str, folder: Path, *lines: str) -> Ran:
    """A game as Ida, kept in a file of that folder."""
    where = ("--as", "Ida", "--ask", "--save", str(folder / "game.json"))
    return unsaid("play", world, *where, stdin="\n".join(lines) + "\n")


@pytest.fixture
def game(tmp_path: Path) -> str:
    """The tutorial played to its end."""
    assert played("tutorial", tmp_path, "1", "1").code == 0
    return str(tmp_path / "game.json")


def test_a_game_is_told_from_the_side_that_was_played_or_from_another(game: str) -> None:
    """Ida's page without being asked, Olm's with ``--as``."""
    assert LIT in unsaid("tell", game).out
    turned = unsaid("tell", game, "--as", "Olm").out
    assert SEEN in turned and LIT not in turned


def test_both_pages_stand_together(game: str) -> None:
    """Hers first, and what he has of the same time under it; nobody's page stands beside itself."""
    both = unsaid("tell", game, "--as", "Olm", "--facing").out
    assert both.index(LIT) < both.index(SEEN)
    assert unsaid("tell", game, "--facing").code == 2
    assert unsaid("tell", game, "--as", "Ida", "--facing").code == 2
    assert unsaid("tell", game, "--as", "Olm", "--facing", "--minds").code == 2
    page = unsaid("tell", game, "--as", "Olm", "--facing", "--format", "html").out
    assert '<main class="noted facing">' in page


def test_a_game_is_asked_about_and_checked(game: str, tmp_path: Path) -> None:
    """As the same acts written out are, but for the pass in between, by which she let him row."""
    written = tmp_path / "written"
    written.write_text("\n".join(ACTS), encoding="utf-8")
    apart = [part for part in unsaid("why", game).out.split("\n\n") if "pass(Ida)" not in part]
    assert "\n\n".join(apart).replace("3. row", "2. row") == unsaid("why", "tutorial", str(written)).out
    assert unsaid("why", game, "light").out == unsaid("why", "tutorial", str(written), "light").out
    assert unsaid("why", game, "--knew").out == unsaid("why", "tutorial", str(written), "--knew").out
    assert unsaid("check", game).code == 0
    assert unsaid("why", game, str(written), "light").code == 2
    assert unsaid("check", "tutorial").code == 2


def test_a_game_of_a_file_knows_where_the_file_is(tmp_path: Path) -> None:
    """It is found from anywhere; where its text has changed since, or it is gone, that is said."""
    world = tmp_path / "mine.world"
    world.write_text(resources.files("unsaid").joinpath("worlds", "tutorial.world").read_text("utf-8"), "utf-8")
    assert (
        unsaid("play", "mine.world", "--as", "Ida", "--ask", "--save", "game.json", stdin="1\n", cwd=tmp_path).code == 0
    )
    game = str(tmp_path / "game.json")
    assert LIT in unsaid("tell", game).out
    world.write_text(world.read_text("utf-8") + "\nentity Late : character;\n", "utf-8")
    changed = unsaid("tell", game)
    assert changed.code == 5 and "changed since" in message(changed)
    assert LIT in unsaid("tell", str(world), "--story", game).out
    world.unlink()
    assert "without its world" in message(unsaid("tell", game))


def test_the_page_is_turned_over_when_the_story_is_over(tmp_path: Path) -> None:
    """Not before; then as Olm had it, who need not be named where there is nobody else."""
    said = played("tutorial", tmp_path, "turn", "unsaid", "1", "1", "turn", "turn Bob", "unsaid", "quit").out
    assert said.split(LIT)[0].count("can be asked when the story is over") == 2
    assert said.index("The story is over") < said.index(SEEN)
    assert "There is no character" in said
    assert "Nothing was held back." in said
