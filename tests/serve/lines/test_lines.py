"""Minds behind a game by lines: every line is answered by one line, and what cannot be done changes nothing."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

import unsaid
from unsaid.serve.lines import running, table, wire
from unsaid.serve.shelf import shelf

LAMP = """entity Ida : character;
entity Olm : character;
property lit() : boolean;
property home() : boolean;
action light(Ida) { precondition: !lit(); effect: lit(); consenting: Ida; observing(c : character): c == Ida; };
action row(Olm) { precondition: lit() & !home(); effect: home(); consenting: Olm; };
utility(): home(); utility(Ida): lit(); utility(Olm): home();
"""


class Client:
    """Sends requests to a house as a game does, and reads the answers."""

    def __init__(self, *worlds: str) -> None:
        self.house = running.house(shelf(worlds))
        self.faults: list[Exception] = []

    def lines(self, data: bytes) -> list[dict[str, Any]]:
        """The answers to some lines."""
        said: list[str] = []
        running.serve(self.house, io.BytesIO(data), said.append, self.faults.append)
        assert all("\n" not in line for line in said)
        assert self.faults == []
        return [json.loads(line) for line in said]

    def full(self, do: str, **given: Any) -> dict[str, Any]:
        """The whole answer to a request."""
        (found,) = self.lines(json.dumps({"id": 7, "do": do, **given}).encode() + b"\n")
        assert found.pop("id") == 7
        return found

    def ask(self, do: str, **given: Any) -> Any:
        """What is answered; it is granted."""
        found = self.full(do, **given)
        assert set(found) == {"answer"}, found
        return found["answer"]

    def code(self, do: str, **given: Any) -> str:
        """Why a request is refused, which says so in a sentence."""
        found = self.full(do, **given)
        assert set(found) == {"error"}, found
        assert found["error"]["message"].rstrip()[-1] in ".?", found
        return found["error"]["code"]


@pytest.fixture
def client() -> Client:
    """A client of a house in which the bundled worlds can be loaded."""
    return Client()


def lamp(client: Client) -> str:
    """A life of the lamp."""
    client.ask("load", world="lamp", text=LAMP)
    return client.ask("live", world="lamp")["life"]


# --- a game by its seats ---


def test_a_game_is_played_to_its_end(client: Client) -> None:
    """The seat reads, chooses and is told the end, as the same game in Python has it."""
    (seat,) = client.ask("seats", world="tutorial", roles=["Ida"])["seats"]
    now = client.ask("options", seat=seat["seat"])
    game = unsaid.load("tutorial").play("Ida")
    assert [p["text"] for p in now["passages"]] == [p.text for p in game.passages]
    assert [c["move"] for c in now["choices"]] == [str(move) for move in game.options]
    for move in ("light(Ida)", "pass"):
        now = client.ask("take", seat=seat["seat"], move=move, at=now["at"])
        game = game.take(move)
    assert (now["over"], now["yours"], now["choices"]) == ("ending", False, [])
    assert [p["text"] for p in now["passages"]] == [p.text for p in game.passages]
    assert client.code("take", seat=seat["seat"], move="pass", at=now["at"]) == "not-an-option"


def test_two_who_see_the_same_position_cannot_both_choose(client: Client) -> None:
    """The second is told that the game has gone on; a seat that is not to move is told so."""
    first, second = (one["seat"] for one in client.ask("seats", world="the-soup", roles=["Ada", "Jon"])["seats"])
    now = client.ask("options", seat=first)
    assert client.ask("options", seat=second)["choices"] == []
    assert client.code("take", seat=second, move="pass", at=now["at"]) == "not-your-move"
    client.ask("take", seat=first, move=now["choices"][0]["move"], at=now["at"])
    assert client.code("take", seat=first, move=now["choices"][0]["move"], at=now["at"]) == "moved"


def test_a_seat_is_asked(client: Client) -> None:
    """The hint is the game's own."""
    (seat,) = client.ask("seats", world="tutorial", roles=["Ida"])["seats"]
    said = client.ask("ask", seat=seat["seat"], question="hint")["prose"]
    assert said == unsaid.load("tutorial").play("Ida").said("hint")


# --- a life ---


def test_minds_act_on_what_they_saw(client: Client) -> None:
    """Olm did not see the lamp lit, and does nothing; told of it, he rows."""
    life = lamp(client)
    assert client.ask("ask", life=life, who=["Ida"])["act"] == "light(Ida)"
    assert client.ask("happened", life=life, act="light(Ida)")["happened"] == 1
    assert client.ask("ask", life=life, who=["Olm"])["act"] is None
    held = client.ask("ask", life=life, who=["Olm"], facts=["lit()"], believes=["!lit()"])
    assert (held["facts"], held["believes"]) == ({"lit()": False}, {"!lit()": True})
    client.ask("happened", life=life, set="believes(Olm, lit())")
    assert client.ask("ask", life=life, who=["Olm"])["act"] == "row(Olm)"
    assert client.ask("ask", life=life, who=["Ida", "Olm"], facts=["lit()"])["facts"] == {"lit()": False}
    assert [one["act"] for one in client.ask("options", life=life, who="Olm")] == ["row(Olm)"]


def test_the_game_says_who_saw(client: Client) -> None:
    """Who is named sees an act, whatever the world says."""
    life = lamp(client)
    client.ask("happened", life=life, act="light(Ida)", seen_by=["Olm"])
    assert client.ask("ask", life=life, who=["Olm"])["act"] == "row(Olm)"


def test_what_is_saved_goes_on(client: Client) -> None:
    """A life and a game, saved and resumed, are where they were; a client that begins anew has the same."""
    life = lamp(client)
    client.ask("happened", life=life, act="light(Ida)")
    (seat,) = client.ask("seats", world="tutorial", roles=["Ida"])["seats"]
    at = client.ask("options", seat=seat["seat"])["at"]
    at = client.ask("take", seat=seat["seat"], move="light(Ida)", at=at)["at"]
    lived, played = client.ask("save", life=life)["saved"], client.ask("save", seat=seat["seat"])["saved"]
    other = Client()
    other.ask("load", world="lamp", text=LAMP)
    again = other.ask("resume", world="lamp", saved=lived)["life"]
    assert other.ask("ask", life=again, who=["Ida"], facts=["lit()"])["facts"] == {"lit()": True}
    (seat,) = other.ask("resume", world="tutorial", saved=played)["seats"]
    assert other.ask("options", seat=seat["seat"])["at"] == at


def test_a_world_that_is_changed_beneath(client: Client) -> None:
    """What goes on goes on in the world it began in; what was saved is taken up by the new one."""
    life = lamp(client)
    client.ask("happened", life=life, act="light(Ida)")
    saved = client.ask("save", life=life)["saved"]
    changed = LAMP + "property rain() : boolean;\naction pour() { effect: rain(); };\n"
    assert client.ask("load", world="lamp", text=LAMP)["anew"] is False
    assert client.ask("load", world="lamp", text=changed)["anew"] is True
    assert client.code("happened", life=life, act="pour()") == "unknown-act"
    assert client.ask("happened", life=life, set="believes(Olm, lit())")["happened"] == 2
    after = client.ask("resume", world="lamp", saved=saved)["life"]
    client.ask("happened", life=after, act="pour()")
    assert client.ask("ask", life=after, who=["Ida"], facts=["lit()", "rain()"])["facts"] == {
        "lit()": True,
        "rain()": True,
    }
    assert client.code("load", world="lamp", text="entity;") == "world"
    assert client.ask("happened", life=after, set="rain() = False")["happened"] == 2


def test_a_life_forgets_how_it_came_about(client: Client) -> None:
    """After so many happenings only what is so is kept, and nothing else has changed by it."""
    life = lamp(client)
    client.ask("happened", life=life, act="light(Ida)")
    for number in range(130):
        client.ask("happened", life=life, set=f"home() = {number % 2 == 0}")
    assert len(client.house.lives[life].moment.course) < 70
    assert client.ask("ask", life=life, who=["Ida"], facts=["lit()", "home()"])["facts"] == {
        "lit()": True,
        "home()": False,
    }


def test_what_is_too_deep_is_forgotten(client: Client) -> None:
    """A life that remembers one mind deep forgets after ten happenings what Ida takes Olm to take her for."""
    client.ask("load", world="lamp", text=LAMP)
    for depth, held in ((1, False), (3, True)):
        life = client.ask("live", world="lamp", depth=depth)["life"]
        client.ask("happened", life=life, set="believes(Ida, believes(Olm, home()))")
        for _ in range(9):
            client.ask("happened", life=life, set="home() = False")
        assert client.ask("ask", life=life, who=["Ida", "Olm"], facts=["home()"])["facts"] == {"home()": held}


def test_everything_can_be_left(client: Client) -> None:
    """A world goes once nothing goes on in it; what was left is there no more."""
    life = lamp(client)
    assert client.code("leave", world="lamp") == "in-use"
    client.ask("leave", life=life)
    assert client.code("leave", life=life) == "no-life"
    client.ask("leave", world="lamp")
    assert client.code("live", world="lamp") == "no-world"
    first, second = (one["seat"] for one in client.ask("seats", world="the-soup", roles=["Ada", "Jon"])["seats"])
    client.ask("leave", seat=first)
    assert client.code("options", seat=second) == "no-seat"


# --- what cannot be done ---


@pytest.mark.parametrize(
    ("do", "given", "code"),
    [
        ("load", {"world": "../secret"}, "no-world"),
        ("load", {"world": "x", "text": "entity Tom : charcter;"}, "world"),
        ("load", {"world": "x", "text": 'include "/etc/passwd";'}, "world"),
        ("load", {"world": "x", "text": "/" * 2**19 + "/"}, "too-large"),
        ("load", {"world": " ", "text": LAMP}, "bad-request"),
        ("load", {"world": "n" * 300}, "bad-request"),
        ("load", {}, "bad-request"),
        ("seats", {"world": "nowhere"}, "no-world"),
        ("seats", {"world": "tutorial", "roles": ["Bob"]}, "unknown-character"),
        ("seats", {"world": "tutorial", "roles": ["Ida", "Ida"]}, "twice-played"),
        ("seats", {"world": "tutorial", "chance": -1}, "bad-request"),
        ("options", {"seat": "seat9"}, "no-seat"),
        ("options", {}, "bad-request"),
        ("options", {"seat": "seat1", "life": "life1"}, "bad-request"),
        ("take", {"seat": "seat9", "move": "pass", "at": ""}, "no-seat"),
        ("happened", {"life": "life9", "act": "light(Ida)"}, "no-life"),
        ("ask", {"life": "life9", "who": ["Ida"]}, "no-life"),
        ("ask", {"who": ["Ida"]}, "bad-request"),
        ("ask", {"life": "life9", "who": ["Ida"], "time": 99}, "bad-request"),
        ("save", {}, "bad-request"),
        ("resume", {"world": "tutorial", "saved": "rubbish"}, "save"),
        ("resume", {"world": "tutorial", "saved": "[" * 9999}, "save"),
        ("resume", {"world": "tutorial", "saved": "{}"}, "save"),
        ("resume", {"world": "tutorial", "saved": '{"format": "unsaid-life"}'}, "no-moment"),
        ("leave", {}, "bad-request"),
        ("leave", {"world": "nowhere"}, "no-world"),
        ("load", {"world": "tutorial", "more": 1}, "bad-request"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(client: Client, do: str, given: dict[str, Any], code: str) -> None:
    """Each has its code, and leaves nothing behind."""
    assert client.code(do, **given) == code
    assert (client.house.seats, client.house.lives) == ({}, {})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"act": "light(Ida)", "seen_by": ["Bob"]}, "unknown-character"),
        ({"act": "row(Olm)"}, "impossible-act"),
        ({"act": "fly(Ida)"}, "unknown-act"),
        ({"set": "lit() = "}, "phrase"),
        ({"set": "dark()"}, "phrase"),
        ({}, "bad-request"),
        ({"act": "light(Ida)", "set": "lit()"}, "bad-request"),
    ],
)
def test_what_cannot_have_happened_changes_nothing(client: Client, given: dict[str, Any], code: str) -> None:
    """It is refused, and the life is as it was."""
    life = lamp(client)
    before = client.house.lives[life].moment
    found = client.code("happened", life=life, **given)
    assert found == code or code == "phrase"
    assert client.house.lives[life].moment is before


@pytest.mark.parametrize(
    "line",
    [
        b"rubbish",
        b"[1, 2]",
        b"null",
        b'"load"',
        b"\xff\xfe\x00",
        b'{"id": 1, "do": "dance"}',
        b'{"id": {"a": 1}, "do": "load", "world": "tutorial"}',
        b'{"do": "load", "world": "tutorial"',
        b'{"do": "load", "world": NaN}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"id": 1e999, "do": "load"}',
        b"\x00" * 100,
        b"a" * (wire.LINE + 5),
    ],
)
def test_rubbish_is_answered(client: Client, line: bytes) -> None:
    """One line, with an error, whatever it is; and the next request is granted."""
    first, second = client.lines(line + b'\n{"id": 2, "do": "live", "world": "tutorial"}\n')
    assert set(first) - {"id"} == {"error"}
    assert first["error"]["code"] in ("bad-request", "too-large")
    assert second["answer"]["life"] == "life1"


def test_ids_come_back_and_empty_lines_are_nothing(client: Client) -> None:
    """A number, a text or none; the last line may lack its end."""
    found = client.lines(b'\n{"id": "a", "do": "leave"}\r\n\n {"do": "leave"}\n{"id": 3, "do": "leave"}')
    assert [one.get("id") for one in found] == ["a", None, 3]


def test_there_is_an_end_to_how_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """One world, or one game or life, more than may be is refused, until another is left."""
    monkeypatch.setattr(table, "WORLDS", 1)
    monkeypatch.setattr(table, "GAMES", 1)
    life = lamp(client)
    assert client.code("load", world="tutorial") == "full"
    assert client.code("live", world="lamp") == "full"
    assert client.code("seats", world="lamp") == "full"
    client.ask("leave", life=life)
    client.ask("seats", world="lamp")


def test_what_takes_too_long_changes_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused when the time of a request is up, and the life is as it was."""
    life = lamp(client)
    monkeypatch.setattr("unsaid.serve.lines.answering.TURN", 0.0)
    before = client.house.lives[life].moment
    found = client.full("happened", life=life, act="light(Ida)")
    assert found.get("error", {"code": "too-long"})["code"] == "too-long"
    assert "error" not in found or client.house.lives[life].moment is before


def test_every_request_has_its_answer_and_what_does_it() -> None:
    """What can be asked for, what it is answered with, and what does it, are the same list."""
    from unsaid.serve.lines.answering import DOING

    tags = {kind.__struct_config__.tag for kind in DOING}
    assert tags == set(wire.ANSWERS)
