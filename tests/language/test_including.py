"""Files read together: what is read, in which order, what is refused, and where what is wrong in them is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from unsaid.api.moments.moment import digest
from unsaid.errors import BadValue
from unsaid.language import read_file
from unsaid.language.catalogue import CATALOGUE
from unsaid.language.including import pages
from unsaid.language.mending import mended
from unsaid.language.renaming import renamed

PEOPLE = "entity Tom, Ann : character;\nproperty glad(c : character) : boolean;\nglad(Tom);\n"
MAIN = 'include "people.world";\nutility(): glad(Ann);\naction cheer by Tom { effect: glad(Ann); };\n'


def written(folder: Path, **files: str) -> Path:
    """A folder of worlds, of which ``main`` is the one that is read; two underscores stand for a slash."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.world"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "main.world"


def said(path: Path) -> list[tuple[str, str]]:
    """What is wrong with a file, each with what to do about it."""
    return [(d.code, f"{d.message}; {d.repair}") for d in read_file(path).diagnostics]


def test_a_file_is_read_with_another(tmp_path: Path) -> None:
    """What is included is there, and nothing is said of it."""
    world = unsaid.load(written(tmp_path, main=MAIN, people=PEOPLE))
    assert world.diagnostics == ()
    assert world.characters == ("Tom", "Ann")
    assert world.acts == ("cheer()",)


def test_what_is_said_here_comes_later(tmp_path: Path) -> None:
    """The own text wins where something is set twice, wherever the line of the include stands."""
    main = written(tmp_path, main="!glad(Tom);\n" + MAIN, people=PEOPLE)
    assert unsaid.load(main).start["glad(Tom)"] is False


def test_folders_below_and_one_file_by_two_ways(tmp_path: Path) -> None:
    """Names go from the folder of the file that includes; a file that two others include is read once."""
    main = written(
        tmp_path,
        main='include "parts/a.world";\ninclude "parts/b.world";\nutility(): glad(Ann);\n',
        parts__a='include "../people.world";\nproperty a() : boolean;\n',
        parts__b='include "./../people.world";\nproperty b() : boolean;\n',
        people=PEOPLE,
    )
    world = unsaid.load(main)
    assert world.diagnostics == ()
    assert world.facts == ("glad(Tom)", "glad(Ann)", "a()", "b()")


def test_a_circle_is_said(tmp_path: Path) -> None:
    """A file that includes itself by way of another is an error where that other does it."""
    main = written(tmp_path, main=MAIN, people='include "more.world";\n' + PEOPLE, more='include "people.world";\n')
    (found,) = read_file(main).diagnostics
    assert found.code == "file-cycle"
    assert CATALOGUE[found.code].severity == "error"
    assert "`people.world` includes `more.world` includes `people.world`" in found.message
    assert found.render(read_file(main).source).startswith(f"{tmp_path / 'more.world'}:1:9: error[file-cycle]")


def test_a_file_that_includes_itself(tmp_path: Path) -> None:
    """The file that is read is part of the circle as well, though nobody included it."""
    main = written(tmp_path, main='include "main.world";\n' + PEOPLE)
    assert {d.code for d in read_file(main).diagnostics} == {"file-cycle"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A near name is guessed; a name that ends otherwise is no world."""
    main = written(tmp_path, main='include "peple.world";\ninclude "people.txt";\n' + MAIN, people=PEOPLE)
    assert said(main) == [
        ("missing-file", "there is no file `peple.world`; did you mean `people.world`?"),
        ("missing-file", "`people.txt` is no world: its name does not end in `.world`; None"),
    ]


@pytest.mark.parametrize("name", ["../people.world", "/etc/people.world", "a/../../people.world", "~/people.world"])
def test_nothing_outside_the_folder_is_read(name: str, tmp_path: Path) -> None:
    """What leads out of the folder is refused, be there a file or not."""
    written(tmp_path, people=PEOPLE)
    main = written(tmp_path / "inside", main=f'include "{name}";\n{PEOPLE}')
    assert [code for code, _ in said(main)] == ["file-outside"]


def test_no_link_leads_out(tmp_path: Path) -> None:
    """A link in the folder to a file outside is as much outside as its name would be."""
    written(tmp_path, people=PEOPLE)
    main = written(tmp_path / "inside", main=MAIN)
    (tmp_path / "inside" / "people.world").symlink_to(tmp_path / "people.world")
    assert said(main)[0][0] == "file-outside"


def test_binary_data_and_folders_are_no_worlds(tmp_path: Path) -> None:
    """What is no text is said to be none, where it is included."""
    main = written(tmp_path, main='include "a.world";\ninclude "b.world";\n' + PEOPLE)
    (tmp_path / "a.world").write_bytes(b"\0\1\2")
    (tmp_path / "b.world").mkdir()
    assert [code for code, _ in said(main)] == ["missing-file", "missing-file"]


def test_a_mistake_is_shown_where_it_is(tmp_path: Path) -> None:
    """What is wrong in an included file has its name and its line; what is there twice says in which file first."""
    main = written(tmp_path, main=MAIN + "entity Tom : character;\n", people="\n" + PEOPLE + "glad(Tmo);\n")
    reading = read_file(main)
    twice, unknown = (d.render(reading.source).splitlines()[0] for d in reading.diagnostics)
    assert twice.endswith(f"the entity `Tom` is defined twice; the first time on line 2 of {tmp_path / 'people.world'}")
    assert unknown == f"{tmp_path / 'people.world'}:5:6: error[unknown-name]: nothing here is called `Tmo`"
    shown = [d.to_json(reading.source) for d in reading.diagnostics]
    assert [(d["line"], Path(d["path"]).name) for d in shown] == [(4, "main.world"), (5, "people.world")]
    assert ("\n" + PEOPLE + "glad(Tmo);\n")[shown[1]["start"] : shown[1]["end"]] == "Tmo"


def test_only_the_own_text_is_mended_and_renamed(tmp_path: Path) -> None:
    """An edit of what is included is not made here, and a name that is defined there is not changed here."""
    main = written(tmp_path, main=MAIN.replace("glad(Ann);", "glad(Ann)", 1), people=PEOPLE + "glad(tom);\n")
    after = mended(read_file(main), offered=True)
    assert after.text == MAIN.replace("};\n", "};\n")
    assert [d.code for d in after.reading.diagnostics] == ["unknown-name"]
    with pytest.raises(BadValue, match="included"):
        renamed(read_file(written(tmp_path, main=MAIN, people=PEOPLE)), "Tom", "Tim")
    assert renamed(read_file(main.with_name("main.world")), "cheer", "please")[0] == MAIN.replace("cheer", "please")


def test_the_hash_covers_what_is_included(tmp_path: Path) -> None:
    """A change in an included file makes another world of it, though the text is the same."""
    first = unsaid.load(written(tmp_path, main=MAIN, people=PEOPLE))
    second = unsaid.load(written(tmp_path, main=MAIN, people=PEOPLE + "glad(Ann);\n"))
    assert first.text == second.text
    assert digest(first) != digest(second)


def test_a_saved_game_has_all_that_it_was_played_in(tmp_path: Path) -> None:
    """A game that was saved goes on when the included file is there no longer."""
    main = written(tmp_path, main=MAIN + "role Tom;\n", people=PEOPLE)
    kept = unsaid.load(main).play("Tom").save()
    (tmp_path / "people.world").unlink()
    assert unsaid.resume(kept).world.characters == ("Tom", "Ann")


def test_a_text_read_again_is_read_as_at_first(tmp_path: Path) -> None:
    """While a text is edited what it includes is not read again, and what is said is that of a fresh reading."""
    main = written(tmp_path, main=MAIN, people=PEOPLE + "glad(Tmo);\n")
    reading = read_file(main)
    longer = MAIN.replace("utility", "\nproperty more() : boolean;\nmore(Tom);\nutility")
    written(tmp_path, main=longer)
    fresh = read_file(main)
    (tmp_path / "people.world").unlink()
    assert reading.edited(longer).diagnostics == fresh.diagnostics
    assert [d.code for d in fresh.diagnostics] == ["unknown-overload", "unknown-name"]


def test_a_world_put_otherwise_keeps_what_it_includes(tmp_path: Path) -> None:
    """Another fact of the start is added to the own text, and the included files are not read again."""
    world = unsaid.load(written(tmp_path, main=MAIN, people=PEOPLE))
    (tmp_path / "people.world").unlink()
    assert world.having("glad(Ann)").start["glad(Ann)"] is True


def test_layout_is_of_the_own_text(tmp_path: Path) -> None:
    """``fmt`` lays out the file, and nothing that it includes."""
    world = unsaid.load(written(tmp_path, main=MAIN.replace("; }", " ;}"), people=PEOPLE))
    assert world.formatted().text.startswith('include "people.world";\n')
    assert "Tom, Ann" not in world.formatted().text
    assert world.upgraded().text == world.formatted().text


@pytest.mark.parametrize("page", pages())
def test_a_page_of_the_library_reads_alone(page: str) -> None:
    """Each page is a text without errors, and in canonical layout."""
    text = Path(unsaid.__file__).parent.joinpath("library", page.removeprefix("unsaid/") + ".world").read_text("utf-8")
    world = unsaid.read(text)
    assert not [d for d in world.diagnostics if d.severity == "error"]
    assert world.formatted().text == text
