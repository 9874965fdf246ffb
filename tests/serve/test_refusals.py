"""Whatever is wrong with a request, the answer is a status, a code and one plain sentence, and nothing has happened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.serve.asking import Visitor
from unsaid.serve.app import Server

NOWHERE = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "/etc/passwd",
    "tutorial.world",
    "tutorial%00",
    "%00",
    "%ff%fe",
    "%F0%9F%8D%B2",
    "t" * 3000,
    "<script>alert(1)</script>",
    ".",
    "%2e%2e",
)
"""Names under which nothing is."""


@pytest.mark.slow
@pytest.mark.parametrize("name", NOWHERE)
def test_nothing_is_reached_by_a_name_that_is_none(visitor: Visitor, name: str) -> None:
    """No path is made of what is asked for: there is no such world, seat or file, and no word of a file is shown."""
    for path in (f"/api/worlds/{name}", f"/api/worlds/{name}/story", f"/api/seats/{name}", f"/page/{name}"):
        answer = visitor.ask("GET", path)
        if answer.status_code == 200:  # a client takes `..` away before it asks
            assert answer.request.url.path in ("/api/worlds", "/api/worlds/", "/page/", "/", "/api/openapi.json")
        else:
            assert visitor.refused("GET", path)[0] in (400, 404)
        assert "root:" not in answer.text and "import " not in answer.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"world": "nowhere"}, (404, "no-world")),
        ({"world": "../tutorial"}, (404, "no-world")),
        ({"world": "tutorial", "roles": ["Nemo"]}, (400, "unknown-character")),
        ({"world": "the-soup", "roles": ["Ada", "Ada"]}, (400, "twice-played")),
        ({"world": "tutorial", "roles": ["Ida\0"]}, (400, "unknown-character")),
        ({"world": "broken"}, (409, "unknown-type")),
        ({"world": 3}, (400, "bad-request")),
        ({"world": None}, (400, "bad-request")),
        ({}, (400, "bad-request")),
        ([], (400, "bad-request")),
        ({"world": "tutorial", "roles": "Ida"}, (400, "bad-request")),
        ({"world": "tutorial", "roles": ["Ida"] * 13}, (400, "bad-request")),
        ({"world": "tutorial", "chance": -1}, (400, "bad-request")),
        ({"world": "tutorial", "chance": 2**40}, (400, "bad-request")),
        ({"world": "tutorial", "chance": "one"}, (400, "bad-request")),
        ({"world": "tutorial", "person": 4}, (400, "bad-request")),
        ({"world": "tutorial", "more": 1}, (400, "bad-request")),
        ({"world": "t" * 201}, (400, "bad-request")),
        ({"world": "\ud83d"}, (400, "bad-request")),
    ],
)
def test_a_game_that_cannot_be_begun_is_refused(visitor: Visitor, body: Any, code: tuple[int, str]) -> None:
    """A world that is not there, roles that are none, wrong types, fields that nobody knows."""
    content = json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    assert visitor.refused("POST", "/api/games", content=content, headers=headers) == code


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"nonsense",
        b"\xff\xfe",
        b"\x00",
        b'{"world": NaN}',
        b"[" * 100_000,
        b'{"world": "tutorial"',
        b"1" * 5000,
    ],
    ids=["nothing", "cut", "words", "bytes", "nul", "nan", "deep", "unclosed", "number"],
)
def test_what_is_no_json_is_refused(visitor: Visitor, content: bytes) -> None:
    """Whatever the body is, the answer is a refusal in form."""
    headers = {"content-type": "application/json"}
    for path in ("/api/games", f"/api/seats/{'0' * 32}.{'0' * 32}/moves"):
        assert visitor.refused("POST", path, content=content, headers=headers)[0] in (400, 404)


@pytest.mark.slow
def test_a_huge_body_is_refused(visitor: Visitor) -> None:
    """Over a mebibyte nothing is read, in whatever form it comes."""
    headers = {"content-type": "application/json"}
    body = b'{"world": "' + b"x" * 2**20 + b'"}'
    assert visitor.refused("POST", "/api/games", content=body, headers=headers) == (413, "too-large")
    files = {"save": ("game.json", b"x" * 2**20)}
    assert visitor.refused("POST", "/api/games/resumed", files=files) == (413, "too-large")


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"world": "tutorial"}',
        b'{"world": "nowhere", "format": "unsaid-save"}',
        b"[" * 9999,
    ],
    ids=["nothing", "empty", "list", "bytes", "no save", "nowhere", "deep"],
)
def test_what_is_no_saved_game_is_refused(visitor: Visitor, file: bytes) -> None:
    """A file that is none, or one of a world that is not here, begins no game."""
    status, code = visitor.refused("POST", "/api/games/resumed", files={"save": ("game.json", file)})
    assert (status, code) in ((400, "save"), (404, "no-world"))


def test_an_upload_without_a_file_is_refused(visitor: Visitor) -> None:
    """The field is wanted, and a file in it."""
    assert visitor.refused("POST", "/api/games/resumed", files={"other": ("a", b"b")})[0] == 400
    assert visitor.refused("POST", "/api/games/resumed", data={"save": "text"})[0] == 400
    assert visitor.refused("POST", "/api/games/resumed", {"save": "text"})[0] == 400


@pytest.mark.parametrize("move", ["", "light(Olm)", "light", "PASS", "fly(Ida)", "\0", "🍲", "light(Ida)\n", "../.."])
def test_a_move_that_is_no_option_changes_nothing(visitor: Visitor, move: str) -> None:
    """It is refused, and the game is as it was, on the disk too."""
    (seat,) = visitor.begin("tutorial", "Ida")
    before = seat.look()
    assert seat.refused(move) == (409, "not-an-option")
    assert seat.look() == before


def test_a_move_at_another_position_changes_nothing(visitor: Visitor) -> None:
    """Of two pages on one game, the one that has not heard of the other's move is told so, and plays over nothing."""
    (seat,) = visitor.begin("tutorial", "Ida")
    old = seat.look()["at"]
    new = seat.move("light(Ida)", old)
    assert seat.refused("pass", old) == (409, "moved")
    assert visitor.refused("POST", f"{seat.path}/undo", {"at": old}) == (409, "moved")
    assert seat.look() == new


def test_it_is_not_your_move(visitor: Visitor) -> None:
    """Whose move it is not has nothing to choose, cannot move, and means nothing by what it types."""
    _, tom = visitor.begin("whistle", "Ann", "Tom")
    assert tom.look()["choices"] == [] and not tom.look()["yours"]
    assert tom.refused("whistle(Tom)") == (409, "not-your-move")
    assert visitor.post(f"{tom.path}/meant", {"line": "whistle"}) == {"sure": False, "choices": []}
    assert visitor.refused("GET", f"{tom.path}/said/hint") == (409, "no-choice")


def test_nothing_more_is_played_when_it_is_over(visitor: Visitor) -> None:
    """A move after the end is refused."""
    (seat,) = visitor.begin("tutorial", "Ida")
    seat.to_the_end()
    assert seat.refused("pass")[0] == 409
    assert visitor.refused("GET", f"{seat.path}/after/page?other=Nemo") == (400, "unknown-character")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/worlds/tutorial/story?side=Nemo", (400, "unknown-character")),
        ("/api/worlds/tutorial/story?person=4", (400, "bad-request")),
        ("/api/worlds/tutorial/story?seed=x", (400, "bad-request")),
        ("/api/worlds/tutorial/story?length=epic", (400, "bad-request")),
        ("/api/worlds/tutorial/story/0/why", (400, "bad-request")),
        ("/api/worlds/tutorial/story/3/why", (404, "no-act")),
        ("/api/worlds/tutorial/story/x/why", (404, "not-found")),
        ("/api/worlds/tutorial/story/1/why?side=Nemo", (400, "unknown-character")),
        ("/api/worlds/tutorial/story/1/said/heard", (400, "bad-request")),
        ("/api/worlds/broken/story", (409, "unknown-type")),
        ("/api/nothing", (404, "not-found")),
        ("/api", (404, "not-found")),
        ("/api/openapi.json/more", (404, "not-found")),
        ("/nothing", (404, "not-found")),
        ("/page/nothing.js", (404, "not-found")),
    ],
)
def test_what_is_not_there_is_refused(visitor: Visitor, path: str, code: tuple[int, str]) -> None:
    """Sides, acts, questions and addresses that there are none of."""
    assert visitor.refused("GET", path) == code


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "POST"])
def test_an_address_asked_in_another_way_is_refused(visitor: Visitor, method: str) -> None:
    """There is one way to ask for the worlds."""
    assert visitor.refused(method, "/api/worlds") == (405, "no-method")


@pytest.mark.slow
def test_a_full_disk_loses_nothing(visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A move that cannot be kept has not happened: 507, the game as it was, nothing half-written; what was shown can
    still be looked at, and once there is room the move is made."""
    (seat,) = visitor.begin("tutorial", "Ida")
    before, files = seat.look(), contents(server.tables.home)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        assert seat.refused("light(Ida)", before["at"]) == (507, "not-kept")
        assert visitor.refused("POST", "/api/games", {"world": "tutorial"}) == (507, "not-kept")
        assert visitor.refused("POST", f"{seat.path}/undo", {"at": before["at"]})[0] in (409, 507)
        assert seat.look() == before
    assert contents(server.tables.home) == files
    assert seat.move("light(Ida)", before["at"])["moves"] == 1


def contents(folder: Path) -> dict[str, bytes]:
    """What all files of a folder hold."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
