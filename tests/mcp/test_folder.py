"""No name leads out of the folder, and nothing that somebody else wrote is lost unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mcp.desk import Desk

WORLD = "entity Ann : character;\n"


@pytest.mark.parametrize(
    "name", ["../a", "/etc/passwd", "a/../../b", "..", ".hidden", "a\\b", "a\0b", "", "~/a", "a//b", "C:x"]
)
@pytest.mark.parametrize("tool", ["read_world", "write_world", "tell"])
def test_names_that_lead_elsewhere(tmp_path: Path, name: str, tool: str) -> None:
    """What is no plain name is refused, to be read and to be written alike."""
    inside = tmp_path / "inside"
    inside.mkdir()
    more = {"text": WORLD} if tool == "write_world" else {}
    answer = Desk(inside)(tool, world=name, **more)
    assert answer.failed
    assert list(tmp_path.rglob("*")) == [inside]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link in the folder to what lies outside is neither listed, read nor written."""
    inside, outside = tmp_path / "inside", tmp_path / "outside.world"
    inside.mkdir()
    outside.write_text("// secret\n", encoding="utf-8")
    (inside / "link.world").symlink_to(outside)
    (inside / "way").symlink_to(tmp_path)
    desk = Desk(inside)
    assert desk("list_worlds").data["worlds"] == []
    for name in ("link", "way/outside"):
        assert desk("read_world", world=name).failed
        assert desk("write_world", world=name, text=WORLD, over=True).failed
    assert outside.read_text(encoding="utf-8") == "// secret\n"


def test_an_include_does_not_lead_out(tmp_path: Path) -> None:
    """A world may not include what lies outside the folder."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.world").write_text("entity Secret : character;\n", encoding="utf-8")
    answer = Desk(inside)("write_world", world="a", text='include "../secret.world";\n' + WORLD)
    assert not answer.ok
    assert "Secret" not in answer.told.replace("secret.world", "")


def test_claims_read_no_file(tmp_path: Path) -> None:
    """A story in claims is given by its acts, not by a file."""
    answer = Desk(tmp_path)("test", world="tutorial", claims='story a from "/etc/passwd"; sound a;')
    assert answer.text == "A story in claims is written here by its acts: `story NAME: act, act;`."


def test_others_files_are_kept(tmp_path: Path) -> None:
    """A file that was there, or that somebody changed, is written over only where that is said."""
    place = tmp_path / "a.world"
    place.write_text("// mine\n", encoding="utf-8")
    desk = Desk(tmp_path)
    assert desk("write_world", world="a", text=WORLD).text == (
        "A is there already; send `over`: true to write over it, or `replace` to change parts of it."
    )
    assert desk("write_world", world="a", text=WORLD, over=True).ok
    assert desk("write_world", world="a", text=WORLD * 1).ok
    place.write_text("// mine again\n", encoding="utf-8")
    assert desk("write_world", world="a", text=WORLD).failed
    assert place.read_text(encoding="utf-8") == "// mine again\n"


def test_read_only(tmp_path: Path) -> None:
    """Where nothing may be written, nothing is, by no tool."""
    desk = Desk(tmp_path, writes=False)
    assert desk("write_world", world="a", text=WORLD).failed
    (tmp_path / "b.world").write_text("entity Tom : charcter;\n", encoding="utf-8")
    assert desk("lint", world="b", apply="all").failed
    assert [path.name for path in tmp_path.iterdir()] == ["b.world"]


def test_parts_are_replaced(tmp_path: Path) -> None:
    """`replace` changes what is there once, and says how often it is there otherwise."""
    desk = Desk(tmp_path)
    desk("write_world", world="a", text="entity Ann : character;\nproperty lit() : boolean;\n")
    assert desk("write_world", world="a", replace=[{"old": "Ann", "new": "Eva"}]).data["errors"] == 0
    assert desk("read_world", world="a").text == "entity Eva : character;\nproperty lit() : boolean;\n"
    answer = desk("write_world", world="a", replace=[{"old": "e", "new": "x"}])
    assert answer.text == "`old` has to be in the text exactly once, and 'e' is there 4 times."


def test_a_bundled_world_is_not_written(tmp_path: Path) -> None:
    """What comes with Unsaid is read, and mended by nobody."""
    answer = Desk(tmp_path)("lint", world="tutorial", apply="all")
    assert answer.text == "Tutorial comes with Unsaid; write a copy of it by `write_world` and mend that."
