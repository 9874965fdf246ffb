"""A writer that knows nothing but what the tools' answers say: it writes a text once, and then makes the call that the
last answer says to make next, until there is none, or it would have to write something of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from tests.mcp.desk import Desk

MOST = 5


class Course(NamedTuple):
    """What came of a text: the calls that were made, and whether its world has no errors, tells, and checks."""

    calls: tuple[str, ...]
    lints: bool
    tells: bool
    checks: bool

    @property
    def done(self) -> bool:
        """Whether it got there."""
        return self.lints and self.tells and self.checks


def written(place: Path, name: str, text: str) -> Course:
    """A text taken as far as the answers lead."""
    desk = Desk(place)
    answer, calls = desk("write_world", world=name, text=text), ["write_world"]
    said = {"write_world": answer}
    while len(calls) < MOST and answer.next:
        step = answer.next[0].to_dict()
        if "…" in json.dumps(step["arguments"], ensure_ascii=False) or (step["tool"] == "check" and "check" in calls):
            break
        answer = desk(step["tool"], **step["arguments"])
        calls.append(step["tool"])
        said[step["tool"]] = answer
    lints = any(said[tool].data.get("errors") == 0 for tool in ("lint", "write_world") if tool in said)
    return Course(tuple(calls), lints, "tell" in said and said["tell"].ok, "check" in said and said["check"].ok)
