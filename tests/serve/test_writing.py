"""Worlds written over the wire: whole or not at all, never over what somebody else has written, and nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from tests.serve.asking import Visitor
from tests.serve.worlds import ENDLESS, WHISTLE
from unsaid.serve import bounds
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import Guard
from unsaid.serve.place import Place
from unsaid.serve.shelf import shelf
from unsaid.serve.writing.files import Desk

LAMP = (Path(__file__).resolve().parents[2] / "python/unsaid/worlds/tutorial.world").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Writer:
    """Somebody at a server on whose page worlds are written, and the folder they lie in."""

    visitor: Visitor
    folder: Path

    def write(self, name: str, text: str, mark: str) -> Any:
        """The answer to a text that is to be written."""
        return self.visitor.ask("PUT", f"/api/desk/{name}", {"text": text, "mark": mark})

    def mark(self, name: str) -> str:
        """What a file is known by."""
        return self.visitor.get(f"/api/desk/{name}/mark")["mark"]


@pytest.fixture
def writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """A folder of worlds, a file beside it, and a link out of it."""
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path / "saves"))
    folder = tmp_path / "worlds"
    folder.mkdir()
    for name, text in {"lamp": LAMP, "whistle": WHISTLE, "endless": ENDLESS}.items():
        (folder / f"{name}.world").write_text(text, encoding="utf-8")
    (tmp_path / "outside.world").write_text(WHISTLE)
    (folder / "linked.world").symlink_to(tmp_path / "outside.world")
    there = shelf([str(folder), "the-soup"])
    tables = Tables(tmp_path / "games", lambda name: there[name].world)
    server = Server(there, tables, Guard(("testserver.local",)), desk=Desk(there, open=True))
    with TestClient(application(server)) as client:
        yield Writer(Visitor(client), folder)


def test_a_text_is_written_and_read_again(writer: Writer) -> None:
    """The file holds it, and the world is the one of the new text from then on."""
    read = writer.visitor.get("/api/desk/lamp")
    assert read["text"] == LAMP
    text = LAMP.replace('"The Lamp"', '"The Lantern"')
    written = writer.write("lamp", text, read["mark"])
    assert written.status_code == 200
    assert (writer.folder / "lamp.world").read_text(encoding="utf-8") == text
    assert written.json()["mark"] == writer.mark("lamp") != read["mark"]
    assert writer.visitor.get("/api/worlds/lamp")["title"] == "The Lantern"
    assert writer.visitor.get("/api/worlds/lamp/story")["title"] == "The Lantern"


def test_what_was_changed_elsewhere_is_not_written_over(writer: Writer) -> None:
    """Nothing is written where the file is not as it was read, or is gone; with what it is now it is."""
    mark = writer.mark("lamp")
    (writer.folder / "lamp.world").write_text(LAMP + "// mine\n", encoding="utf-8")
    refused = writer.write("lamp", LAMP, mark)
    assert (refused.status_code, refused.json()["code"]) == (409, "changed")
    assert (writer.folder / "lamp.world").read_text(encoding="utf-8").endswith("// mine\n")
    assert writer.write("lamp", LAMP, writer.mark("lamp")).status_code == 200
    (writer.folder / "lamp.world").unlink()
    assert writer.mark("lamp") == ""
    assert writer.write("lamp", LAMP, mark).status_code == 409
    assert not (writer.folder / "lamp.world").exists()
    assert writer.write("lamp", LAMP, "").status_code == 200


def test_of_many_who_write_at_once_one_does(writer: Writer) -> None:
    """The others are told that it has changed, and the file is whole: the text of the one."""
    mark, told = writer.mark("lamp"), dict[int, int]()

    def write(n: int) -> None:
        told[n] = writer.write("lamp", f"{LAMP}// {n}\n", mark).status_code

    threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (won,) = [n for n, status in told.items() if status == 200]
    assert sorted(told.values()) == [200, *[409] * 5]
    assert (writer.folder / "lamp.world").read_text(encoding="utf-8") == f"{LAMP}// {won}\n"


def test_a_file_keeps_the_ends_of_its_lines(writer: Writer) -> None:
    """What was written on another system is so afterwards: its byte order mark, its ends of lines, its permissions."""
    place = writer.folder / "lamp.world"
    place.write_bytes(b"\xef\xbb\xbf" + LAMP.replace("\n", "\r\n").encode())
    place.chmod(0o640)
    read = writer.visitor.get("/api/desk/lamp")
    assert read["text"] == LAMP
    assert writer.write("lamp", LAMP + "// more\n", read["mark"]).status_code == 200
    assert place.read_bytes() == b"\xef\xbb\xbf" + (LAMP + "// more\n").replace("\n", "\r\n").encode()
    assert place.stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_but_the_worlds_that_are_served(writer: Writer) -> None:
    """No bundled world, no link out of the folder, no name that is a way to another place, no file that is not
    there; and what lies outside is as it was."""
    assert writer.visitor.get("/api/desk")["worlds"] == ["endless", "lamp", "linked", "whistle"]
    for name in ("the-soup", "linked"):
        for method, path, body in (("GET", "", None), ("GET", "/mark", None), ("PUT", "", {"text": "", "mark": ""})):
            assert writer.visitor.refused(method, f"/api/desk/{name}{path}", body) == (403, "read-only")
    for name in ("new", "..%2Foutside", "%2Fetc%2Fpasswd", "lamp.world", ".", "outside"):
        assert writer.visitor.refused("PUT", f"/api/desk/{name}", {"text": "", "mark": ""})[0] in (404, 405)
    (writer.folder / "lamp.world").unlink()
    (writer.folder / "lamp.world").symlink_to(writer.folder.parent / "outside.world")
    assert writer.write("lamp", "", writer.visitor.get("/api/desk/whistle")["mark"]).status_code == 403
    assert (writer.folder.parent / "outside.world").read_text() == WHISTLE
    assert len(list(writer.folder.iterdir())) == 4


def test_a_page_of_another_site_writes_nothing(writer: Writer) -> None:
    """Neither a text nor anything else."""
    body = {"text": "", "mark": writer.mark("lamp")}
    headers = {"origin": "https://evil.example"}
    assert writer.visitor.refused("PUT", "/api/desk/lamp", body, headers=headers) == (403, "wrong-origin")
    assert (writer.folder / "lamp.world").read_text(encoding="utf-8") == LAMP


def test_a_server_that_others_reach_lets_nothing_be_written(visitor: Visitor) -> None:
    """Nor does one that was told so; a place says whether it is for its own machine alone."""
    assert visitor.get("/api/desk") == {"worlds": []}
    for method, path in (("GET", ""), ("GET", "/mark"), ("PUT", ""), ("POST", "/lint"), ("POST", "/told")):
        body = None if method == "GET" else {"text": "", **({"mark": ""} if method == "PUT" else {})}
        assert visitor.refused(method, f"/api/desk/whistle{path}", body) == (403, "read-only")
    assert Place().open_to_writers
    for place in (replace(Place(), host="0.0.0.0"), Place(token="a-token-of-some-length"), Place(writes=False)):
        assert not place.open_to_writers


def test_a_text_that_cannot_be_written_leaves_the_file_as_it_was(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk fails, and where the text is too large, or is no text."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    mark = writer.mark("lamp")
    told = writer.write("lamp", "", mark)
    assert (told.status_code, told.json()["code"]) == (507, "not-kept")
    monkeypatch.undo()
    assert writer.write("lamp", "x" * (bounds.TEXT + 1), mark).status_code == 413
    assert (writer.folder / "lamp.world").read_text(encoding="utf-8") == LAMP
    (writer.folder / "lamp.world").write_bytes(b"\xff\xfe")
    assert writer.visitor.refused("GET", "/api/desk/lamp") == (409, "encoding")


def test_what_is_wrong_comes_with_what_would_mend_it(writer: Writer) -> None:
    """A misspelt type, after letters of two units: the place is counted in units, and the edit put there makes the text
    sound. Nothing is written by asking."""
    text = "// 🕯🕯\n" + LAMP.replace(": character", ": charcter", 1)
    found = writer.visitor.post("/api/desk/lamp/lint", {"text": text})
    assert not found["ok"]
    remark = next(one for one in found["remarks"] if one["code"] == "unknown-type")
    units = text.encode("utf-16-le")
    assert units[2 * remark["start"] : 2 * remark["end"]].decode("utf-16-le") == "charcter"
    (change,) = remark["edits"][0]["changes"]
    mended = units[: 2 * change["start"]] + change["text"].encode("utf-16-le") + units[2 * change["end"] :]
    again = writer.visitor.post("/api/desk/lamp/lint", {"text": mended.decode("utf-16-le")})
    assert again["ok"] and [role["name"] for role in again["roles"]] == ["Ida", "Olm"]
    assert (writer.folder / "lamp.world").read_text(encoding="utf-8") == LAMP


def test_a_text_is_told_before_it_is_written(writer: Writer) -> None:
    """The story of the text that was sent, from the side that is asked for; of one with mistakes it is said why not."""
    text = LAMP.replace('"The Lamp"', '"The Lantern"')
    told = writer.visitor.post("/api/desk/lamp/told", {"text": text, "side": "Olm"})
    assert (told["page"]["title"], told["page"]["side"]) == ("The Lantern", "Olm")
    assert told["acts"] == ["light(Ida)", "row_home(Olm)"]
    broken = writer.visitor.post("/api/desk/lamp/told", {"text": "entity"})
    assert broken["page"] is None and "mistakes" in broken["why"]
    assert writer.visitor.refused("POST", "/api/desk/lamp/told", {"text": LAMP, "side": "Nemo"})[0] == 409


def test_a_story_that_is_looked_for_is_given_up_for_a_later_text(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two texts that come one after the other the first is given up at once; one without a story says so in time."""
    monkeypatch.setattr(bounds, "TOLD_AGAIN", 30.0)
    first: list[tuple[int, str]] = []
    asking = threading.Thread(
        target=lambda: first.append(writer.visitor.refused("POST", "/api/desk/endless/told", {"text": ENDLESS}))
    )
    asking.start()
    while asking.is_alive() and not _busy():
        time.sleep(0.01)
    assert writer.visitor.post("/api/desk/endless/told", {"text": LAMP})["page"]
    asking.join(10)
    assert first == [(409, "overtaken")]
    monkeypatch.setattr(bounds, "TOLD_AGAIN", 0.2)
    late = writer.visitor.post("/api/desk/endless/told", {"text": ENDLESS})
    assert late["page"] is None and "No story was found" in late["why"]


def _busy() -> bool:
    """Whether somebody's long question is being worked on."""
    free = bounds._long._value  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    return free < bounds.LONG


def test_a_broken_world_keeps_no_other_from_being_opened(tmp_path: Path) -> None:
    """One with mistakes that is opened first is told of alone."""
    (tmp_path / "a.world").write_text("entity Tom : charcter;")
    (tmp_path / "b.world").write_text(LAMP, encoding="utf-8")
    there = shelf([str(tmp_path)])
    server = Server(there, Tables(tmp_path / "games", lambda name: there[name].world), Guard(("testserver.local",)))
    with TestClient(application(server)) as client:
        assert [one["ok"] for one in Visitor(client).get("/api/worlds")] == [False, True]
