"""A game over HTTP with a server that is killed at any moment: what was shown stays so."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.serve.process import Process


@dataclass
class Killed:
    """What came of it: kills, moves, kills in the midst of a request, and what was lost."""

    kills: int = 0
    moves: int = 0
    unanswered: int = 0
    lost: list[str] = field(default_factory=list[str])


def played(process: Process, kills: int, seed: int, world: str = "the-soup") -> Killed:
    """Plays game after game by choices at random, and kills the server so many times, each at a random moment of a
    move; after each restart the seat is looked at, and held against what was shown last."""
    choose, found, seat = random.Random(seed), Killed(), ""
    shown: Any = {"over": "not begun"}
    while found.kills < kills:
        if shown["over"] is not None:
            seat = process.begin(world)[0]
            shown = process.look(seat)
        body = {"move": choose.choice(shown["choices"])["move"], "at": shown["at"]}
        waiting = threading.Timer(choose.uniform(0, 0.06), process.kill)
        waiting.start()
        answer = _moved(process, seat, body, found)
        waiting.join()
        found.kills += 1
        process.start()
        after = process.look(seat)
        found.lost += _lost(shown if answer is None else answer, after, shown, exact=answer is not None)
        shown = after
    return found


def _moved(process: Process, seat: str, body: object, found: Killed) -> Any:
    """What was shown of a move; None where the server was killed before it was."""
    try:
        answer = process.client.post(process.url(f"{seat}/moves"), json=body)
    except httpx.TransportError:
        found.unanswered += 1
        time.sleep(0.01)
        return None
    assert answer.status_code == 200, answer.text
    found.moves += 1
    return answer.json()


def _lost(shown: Any, after: Any, before: Any, *, exact: bool) -> list[str]:
    """What was shown and is no more: after an answer the game is the very same; without one it is as it was before the
    move, or as it is after it."""
    told = [passage["text"] for passage in shown["passages"]]
    now = [passage["text"] for passage in after["passages"]]
    lost = [] if now[: len(told)] == told else [f"{told} became {now}"]
    if exact and after != shown:
        lost.append(f"{shown} is {after}")
    if not exact and after["moves"] not in (before["moves"], before["moves"] + 1):
        lost.append(f"{before['moves']} moves are {after['moves']}")
    if not exact and after["moves"] == before["moves"] and after != before:
        lost.append(f"{before} is {after}")
    return lost
