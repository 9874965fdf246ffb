"""How the tests ask a server, and what every refusal of one has to be."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from unsaid.serve.guard import POLICY

SENTENCE = re.compile(r"[^\n]{3,600}[.?!]")


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks a server through a client of its own."""

    client: Any

    def ask(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        """The answer to a request; every answer says what a page may load."""
        answer = self.client.request(method, path, **({} if body is None else {"json": body}), **more)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        return answer

    def get(self, path: str, **more: Any) -> Any:
        """The data of an answer that grants what was asked."""
        answer = self.ask("GET", path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: object, status: int = 200) -> Any:
        """The same, for what changes something."""
        answer = self.ask("POST", path, body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def refused(self, method: str, path: str, body: object = None, **more: Any) -> tuple[int, str]:
        """Status and code of a refusal, which has to be one in form: a code and one plain sentence."""
        answer = self.ask(method, path, body, **more)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, refusal(answer)

    # --- games ---

    def begin(self, world: str, *roles: str, **more: object) -> list[Seat]:
        """The seats of a new game."""
        begun = self.post("/api/games", {"world": world, "roles": roles, **more}, 201)
        return [Seat(self, one["address"]) for one in begun["seats"]]


@dataclass(frozen=True)
class Seat:
    """A seat, and whoever sits there."""

    visitor: Visitor
    address: str

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/api/seats/{self.address}"

    def look(self, known: int = 0) -> Any:
        """What it reads and may choose."""
        return self.visitor.get(self.path, params={"known": known})

    def move(self, move: str, at: str | None = None) -> Any:
        """What it reads and may choose after a move."""
        return self.visitor.post(f"{self.path}/moves", {"move": move, "at": self.look()["at"] if at is None else at})

    def refused(self, move: str, at: str | None = None) -> tuple[int, str]:
        """How a move is refused."""
        body = {"move": move, "at": self.look()["at"] if at is None else at}
        return self.visitor.refused("POST", f"{self.path}/moves", body)

    def to_the_end(self, seed: int = 0) -> Any:
        """What it reads when it has played to the end, by choices at random."""
        choose, sitting = random.Random(seed), self.look()
        while sitting["over"] is None:
            sitting = self.move(choose.choice(sitting["choices"])["move"], sitting["at"])
        return sitting


def refusal(answer: Any) -> str:
    """The code of a refusal, whose form is looked at."""
    assert answer.headers["content-type"].startswith("application/json"), answer.text
    data = answer.json()
    assert sorted(data) == ["code", "message"]
    assert re.fullmatch(r"[a-z][a-z-]+(:[a-z]+)?", data["code"]), data
    assert SENTENCE.fullmatch(data["message"]), data
    assert "Traceback" not in answer.text
    return data["code"]


def without_place(sitting: Any) -> Any:
    """What a seat is shown, but for the name of the position and how long ago somebody was there."""
    others = [{key: value for key, value in other.items() if key != "away"} for other in sitting["others"]]
    return {key: value for key, value in sitting.items() if key != "at"} | {"others": others}
