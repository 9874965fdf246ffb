"""Whatever a client sends that is no call is answered in one sentence that says what to send."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import unsaid
from tests.mcp.desk import Desk
from unsaid.mcp.asking import read, schema_of
from unsaid.mcp.tools.table import TOOLS
from unsaid.mcp.working import Work


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk in an empty folder."""
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("tool", "sent", "said"),
    [
        ("tel", {}, "There is no tool `tel`; did you mean `tell`?"),
        ("tell", {}, '`tell` needs `world`; send for instance {"world": "tutorial"}.'),
        ("tell", {"world": 3}, '`world` is a text, not a whole number; send for instance {"world": "tutorial"}.'),
        (
            "tell",
            {"wrld": "tutorial"},
            '`tell` takes no `wrld`: did you mean `world`?; send for instance {"world": "tutorial"}.',
        ),
        ("tell", {"world": "tutoral"}, "There is no `tutoral` here; did you mean `tutorial`?"),
        ("check", {"world": "tutorial", "story": ["lit"]}, "This world has no act lit; did you mean light?"),
        (
            "play",
            {"world": "tutorial", "choices": ["fly"]},
            "Choice 1: Ida cannot choose fly now; the options are light(Ida), pass.",
        ),
        ("ask_mind", {"world": "tutorial", "who": ["Olaf"]}, "There is no character 'Olaf'; this world has Ida, Olm."),
        ("whatif", {"world": "tutorial"}, "`whatif` needs one of `fact`, `believes`, `without`."),
        ("why", {"world": "tutorial", "ask": "felt"}, '`ask`: `felt` needs `who`, as ["Ida"].'),
        (
            "write_world",
            {"world": "a"},
            '`write_world` needs `text`, or `replace`: [{"old": "…", "new": "…"}], not both.',
        ),
    ],
)
def test_one_sentence(desk: Desk, tool: str, sent: dict[str, Any], said: str) -> None:
    """It says what is wrong, and what to send."""
    answer = desk(tool, **sent)
    assert (answer.text, answer.failed) == (said, True)


@pytest.mark.parametrize("sent", ["tutorial", [], 3, None, {"world": {"a": {}}}, {"world": "x" * 100_000}, {"": 0}])
@pytest.mark.parametrize("tool", ["tell", "list_worlds"])
def test_rubbish(tmp_path: Path, tool: str, sent: Any) -> None:
    """No shape of arguments is more than one sentence, but none at all where none are needed."""
    answer = Work(Desk(tmp_path).folder, tool, sent).done()
    empty = sent in ([], None)
    assert answer.failed or (tool == "list_worlds" and empty)
    assert not answer.failed or ("\n" not in answer.text and len(answer.text) < 400)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_tool_says_how_it_is_called(tool: Any) -> None:
    """Each tool has a description, a schema in which every argument is told, and an example that fits."""
    schema = schema_of(tool.arguments)
    assert len(tool.description) > 60
    assert schema["additionalProperties"] is False
    assert "$ref" not in str(schema)
    assert isinstance(read(tool.name, tool.arguments, {}, tool.example), tool.arguments)


def test_a_limit_that_is_met(tmp_path: Path) -> None:
    """A call whose time is over says so, and what to do."""
    (tmp_path / "big.world").write_text("entity Tom : character;\n" * 4000, encoding="utf-8")
    answer = Desk(tmp_path)("lint", world="big")
    assert answer.told
    work = Work(Desk(tmp_path).folder, "explore", {"world": "the-unsaid", "time": 0.1})
    assert "time" in work.done().text


def test_a_call_that_is_cancelled(tmp_path: Path) -> None:
    """What somebody else has ended ends, and says so."""
    work = Work(Desk(tmp_path).folder, "lint", {"world": "the-lesson"})
    work.cancel.set()
    assert work.done().text == "The work was ended by somebody else."


def test_a_world_with_errors(desk: Desk) -> None:
    """What needs a sound world answers with what is wrong with it, and what to call."""
    desk("write_world", world="a", text="entity Tom : charcter;\n")
    answer = desk("tell", world="a")
    assert answer.data["findings"][0]["code"] == "unknown-type"
    assert [step.to_dict() for step in answer.next] == [
        {
            "tool": "lint",
            "arguments": {"world": "a", "apply": "all"},
            "why": "make the edits that are offered, then look again",
        }
    ]
    assert unsaid.read("entity Tom : charcter;\n").ok is False
