"""The commands that read and write files: lint, fmt, worlds copy, ground."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import unsaid as unsaid_package
from tests.cli.conftest import LAMP
from tests.cli.running import message, unsaid
from unsaid.api.opened import bundled, bundled_text
from unsaid.cli.command import outcome
from unsaid.cli.exits import Exit
from unsaid.language import layout

WORLDS = Path(unsaid_package.__file__).parent / "worlds"
UGLY = "// kept\nproperty   lit() :boolean;utility():lit();"


def test_lint_of_a_good_world_says_so(lamp: Path) -> None:
    """Nothing to say is said, with code 0."""
    ran = unsaid("lint", str(lamp))
    assert (ran.code, ran.out) == (0, "1 world: no errors, no warnings\n")


@pytest.mark.slow
@pytest.mark.parametrize("name", bundled())
def test_bundled_worlds_have_nothing_to_lint(name: str) -> None:
    """The worlds that come with the program are examples of good ones."""
    ran = unsaid("lint", name)
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_lint_takes_several_files_and_reports_each(lamp: Path, tmp_path: Path) -> None:
    """A bad file, a good one and a missing one: the errors are shown, and the missing file is named."""
    bad = tmp_path / "bad.world"
    bad.write_text("utility(): nobody();")
    ran = unsaid("lint", str(bad), str(lamp), str(tmp_path / "gone.world"))
    assert ran.code == Exit.WORLD
    assert "bad.world:1:" in ran.out
    assert "gone.world" in ran.err


def test_lint_json_is_a_list_with_places(tmp_path: Path) -> None:
    """Each diagnostic has code, severity, path, line and column."""
    bad = tmp_path / "bad.world"
    bad.write_text("\nutility(): nobody();")
    ran = unsaid("lint", "--json", str(bad))
    assert ran.code == Exit.WORLD
    first = json.loads(ran.out)[0]
    assert (first["severity"], first["line"], first["path"]) == ("error", 2, str(bad))


@pytest.mark.slow
def test_fmt_rewrites_in_place_and_is_stable(tmp_path: Path) -> None:
    """A file is laid out anew with its comments; doing it again changes nothing."""
    place = tmp_path / "ugly.world"
    place.write_text(UGLY)
    assert unsaid("fmt", str(place)).code == 0
    once = place.read_text()
    assert once != UGLY
    assert "// kept" in once
    assert unsaid("fmt", str(place)).code == 0
    assert place.read_text() == once
    assert unsaid("fmt", "--check", str(place)).code == 0


def test_fmt_check_changes_nothing_and_is_1(tmp_path: Path) -> None:
    """--check names the file that would change and leaves it alone."""
    place = tmp_path / "ugly.world"
    place.write_text(UGLY)
    ran = unsaid("fmt", "--check", str(place))
    assert ran.code == Exit.WORLD
    assert "ugly.world" in ran.err
    assert place.read_text() == UGLY


def test_fmt_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    """--diff prints a unified difference."""
    place = tmp_path / "ugly.world"
    place.write_text(UGLY)
    ran = unsaid("fmt", "--diff", str(place))
    assert ran.code == 0
    assert ran.out.startswith(f"--- {place}")
    assert place.read_text() == UGLY


def test_fmt_of_standard_input_goes_to_standard_output() -> None:
    """With - the text comes in and goes out."""
    ran = unsaid("fmt", "-", stdin=UGLY)
    assert ran.code == 0
    assert "// kept" in ran.out


def test_fmt_leaves_what_it_cannot_read_as_it_is(tmp_path: Path) -> None:
    """A file with errors is not touched."""
    place = tmp_path / "bad.world"
    place.write_text("action go(")
    ran = unsaid("fmt", str(place))
    assert ran.code == Exit.WORLD
    assert place.read_text() == "action go("


@pytest.mark.parametrize("flags", [[], ["--check"], ["--diff"]])
def test_fmt_refuses_what_it_would_change(
    lamp: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flags: list[str]
) -> None:
    """Were the layout to change a word, the file would stay as it is, and the fault would be called ours."""
    monkeypatch.setattr(layout, "laid_out", lambda text: LAMP.replace("!lit()", "lit()"))
    assert outcome(["fmt", *flags, str(lamp)]) == Exit.FAULT
    said = capsys.readouterr()
    assert said.err == (
        f"unsaid: a fault in Unsaid itself: laying out {lamp} would have changed its words, so it was left as it is; "
        "please report this, with the file\n"
    )
    assert said.out == ""
    assert lamp.read_text() == LAMP


def test_every_world_in_the_folder_is_on_the_shelf() -> None:
    """The written order of the bundled worlds leaves none out and names none that is not there."""
    assert sorted(bundled()) == sorted(path.stem for path in WORLDS.glob("*.world"))


@pytest.mark.slow
def test_worlds_lists_every_bundled_world() -> None:
    """Each name begins an entry of the list, in the order in which to meet them, and the JSON list has the same."""
    lines = unsaid("worlds").out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == bundled()
    assert [entry["name"] for entry in json.loads(unsaid("worlds", "--json").out)] == bundled()


@pytest.mark.slow
def test_worlds_copy_never_overwrites_unless_told(tmp_path: Path) -> None:
    """The first copy is the bundled text; a second is refused, and allowed with --force."""
    ran = unsaid("worlds", "copy", "tutorial", cwd=tmp_path)
    place = tmp_path / "tutorial.world"
    assert ran.code == 0
    assert place.read_text() == bundled_text("tutorial")
    place.write_text("mine")
    again = unsaid("worlds", "copy", "tutorial", str(place))
    assert again.code == Exit.FILE
    assert "--force" in message(again)
    assert place.read_text() == "mine"
    assert unsaid("worlds", "copy", "tutorial", str(place), "--force").code == 0
    assert place.read_text() == bundled_text("tutorial")


def test_worlds_copy_of_an_unknown_name(tmp_path: Path) -> None:
    """A world that does not come with the program cannot be copied."""
    ran = unsaid("worlds", "copy", "tutoria", cwd=tmp_path)
    assert ran.code == Exit.FILE
    assert "did you mean 'tutorial'?" in message(ran)


def test_worlds_copy_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A place that cannot be written is 5 and one message."""
    ran = unsaid("worlds", "copy", "tutorial", str(tmp_path / "no" / "where.world"))
    assert ran.code == Exit.FILE
    assert message(ran)


def test_ground_prints_the_world_file(lamp: Path) -> None:
    """The ground world is JSON in its versioned format, with the acts filled in."""
    data = json.loads(unsaid("ground", str(lamp)).out)
    assert (data["format"], data["version"]) == ("unsaid-world", 3)
    assert [a["name"] for a in data["actions"]] == ["light(Ida)", "row_home(Olm)"]


@pytest.mark.slow
def test_a_file_comes_before_a_bundled_world_of_its_name(tmp_path: Path) -> None:
    """In a folder with a file called like a bundled world, the file is meant."""
    (tmp_path / "tutorial").write_text(LAMP)
    assert json.loads(unsaid("ground", "tutorial", cwd=tmp_path).out)["name"] == "tutorial"
    assert "light(Ida)" in unsaid("ground", "tutorial", cwd=tmp_path).out
