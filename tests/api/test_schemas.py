"""What comes out as JSON is what the schemas in the manual say, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tools import json_schemas as tool

import unsaid
from tests.afterwards import left
from tests.cli.running import unsaid as command
from unsaid.api.values import Many
from unsaid.desk.renaming.rename import Changed, Renaming

NAMES = [one.name for one in tool.SCHEMAS]


def strict(schema: Any) -> Any:
    """A schema that allows no field it does not describe."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return closed | {key: strict(part) for key, part in schema.items()}


def faults(name: str, data: Any) -> list[str]:
    """Where plain data is not as a schema of the manual says."""
    schema = strict(json.loads((tool.FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(data)]


def test_schemas_are_current() -> None:
    """The schemas and their page are what the tool writes today, and there are no others."""
    assert {path.stem: path.read_text(encoding="utf-8") for path in tool.FOLDER.glob("*.json")} == {
        one.name: tool.text(one) for one in tool.SCHEMAS
    }
    assert tool.PLACE.read_text(encoding="utf-8") == tool.page()


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_one(name: str) -> None:
    """Each is a schema by the rules of its draft, and refuses what is plainly something else."""
    Draft202012Validator.check_schema(json.loads((tool.FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    assert faults(name, 3)
    assert faults(name, {"acts": 3})


def test_a_field_nobody_described_is_a_fault() -> None:
    """The comparison is strict: a field more, or one of another kind, is seen."""
    good = unsaid.load("tutorial").start.choose("Ida").to_dict()
    assert faults("choice", good) == []
    assert faults("choice", good | {"more": 1})
    assert faults("choice", good | {"decided": "yes"})


# --- commands ---

SET = str(Path(__file__).parent.parent.parent / "fuzz" / "corpus" / "sets" / "numbered")
COMMANDS = [
    ("tell", ["tell", "tutorial"]),
    ("tell", ["tell", "tutorial", "--minds"]),
    ("tell", ["tell", "tutorial", "--character", "1"]),
    ("why", ["why", "tutorial"]),
    ("why-not", ["why", "the-unsaid", "--not", "tell_at_the_door"]),
    ("why-none", ["why", "tutorial", "--acts", "1", "--not", "row_home"]),
    ("felt", ["why", "the-unsaid", "--feel", "James"]),
    ("believed", ["why", "the-saucer", "--believe", "Vane,Orrin"]),
    ("knew", ["why", "the-saucer", "--knew"]),
    ("doubt", ["why", "the-unsaid", "--doubt"]),
    ("nearly", ["why", "the-unsaid", "--unsaid"]),
    ("whatif", ["whatif", "tutorial", "--without", "light"]),
    ("hinges", ["whatif", "tutorial", "--hinges"]),
    ("test", ["test", "tutorial", "--random", "2"]),
    ("missing-words", ["words", "the-owl", "--missing", "--games", "2"]),
    ("worlds", ["worlds"]),
    ("explore", ["explore", "paste", "--free", "Rhea"]),
    ("agency", ["explore", "paste", "--free", "Rhea", "--agency"]),
    ("audit", ["audit", SET, "--format", "tomi"]),
    ("outline", ["outline", str(Path(__file__).parent.parent / "desk" / "outline" / "race.md")]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "arguments"), COMMANDS, ids=lambda part: part if isinstance(part, str) else "")
def test_output_of_a_command(name: str, arguments: list[str]) -> None:
    """What a command prints with ``--json`` is of its kind, and says something."""
    data = json.loads(command(*arguments, "--json").out)
    assert data
    assert faults(name, data) == []


@pytest.mark.slow
def test_stories_one_a_line() -> None:
    """``tell --all --json`` prints one outcome a line."""
    lines = command("tell", "tutorial", "--all", "--author", "3", "--json").out.splitlines()
    assert lines
    assert [fault for line in lines for fault in faults("tell", json.loads(line))] == []


@pytest.mark.slow
def test_holes_of_a_story(tmp_path: Path) -> None:
    """``check --json`` prints a list of findings, each with its act."""
    (tmp_path / "story.txt").write_text("row_home(Olm)\n", encoding="utf-8")
    data = json.loads(command("check", "tutorial", "story.txt", "--json", cwd=tmp_path).out)
    assert data
    assert faults("check", data) == []


@pytest.mark.slow
def test_what_there_is_to_say_of_a_text(tmp_path: Path) -> None:
    """``lint --json`` prints a list of diagnostics, with their edits."""
    (tmp_path / "draft.world").write_text(
        "entity Tom : charcter;\nentity Ann : character;\nentity Ann : character;\n", encoding="utf-8"
    )
    data = json.loads(command("lint", "draft.world", "--json", cwd=tmp_path).out)
    assert any(one["edits"] for one in data)
    assert any(one["related"] for one in data)
    assert faults("lint", data) == []


# --- values ---


def tutorial() -> unsaid.Story:
    """A story with its reasons."""
    story = unsaid.load("tutorial").find(reasons=2, depth=1).story
    assert story is not None
    return story


VALUES: list[tuple[str, Callable[[], Any]]] = [
    ("world", lambda: unsaid.load("tutorial")),
    ("world", lambda: unsaid.read("entity Tom : charcter;")),
    ("tell", lambda: unsaid.load("tutorial").find(reasons=1)),
    (
        "outline",
        lambda: unsaid.outline("Scene 1, a hall: Ann, Ben.\nAnn relies on it rains.\nIt comes out that it rains.\n"),
    ),
    ("why-none", lambda: unsaid.load("tutorial").without("light").find().why_none),
    ("why-none", lambda: unsaid.load("tutorial").find(acts=1).why_none),
    ("why-none", lambda: unsaid.load("the-saucer").without("refuse").find().why_none),
    ("rename", lambda: Renaming(unsaid.load("tutorial"), (Changed("a.world", "", "x"),))),
    ("figures", lambda: unsaid.load("tutorial").find().figures),
    ("story", tutorial),
    ("act", lambda: tutorial().acts[0]),
    ("why", lambda: tutorial().why()),
    ("why-not", lambda: tutorial().why_not("row_home", after=0)),
    ("felt", lambda: tutorial().felt()),
    ("believed", lambda: tutorial().believed("Olm")),
    ("knew", lambda: tutorial().knew()),
    ("doubt", lambda: tutorial().doubt()),
    ("unsaid", lambda: tutorial().unsaid()),
    ("nearly", lambda: tutorial().nearly()),
    ("nearly", lambda: left().nearly()),
    ("wish", lambda: left().nearly().wishes[0]),
    ("whatif", lambda: left().hinges()[0]),
    ("whatif", lambda: tutorial().whatif(without="light")),
    ("explore", lambda: unsaid.load("the-soup").explore("Ada")),
    ("explore", lambda: unsaid.load("the-owl").explore("Bo", states=30, budget=unsaid.Budget(time=0))),
    ("lost", lambda: tutorial().whatif(without="light").lost[0]),
    ("gain", lambda: tutorial().whatif(fact="lit()").gains[0]),
    ("unlearnt", lambda: tutorial().whatif(believes="Ida: lit()").unlearnt[0]),
    ("hinges", lambda: Many([next(tutorial().hinges())])),
    ("otherwise", lambda: tutorial().whatif(without="light").changes[0]),
    ("telling", lambda: tutorial().tell(minds="all")),
    ("moment", lambda: tutorial().end),
    ("moment", lambda: tutorial().start.having("believes(Olm, lit())")),
    ("mind", lambda: tutorial().start.mind("Ida", "Olm")),
    ("option", lambda: tutorial().start.options("Ida")[0]),
    ("option", lambda: tutorial().start.options("Olm", every=True)[0]),
    ("choice", lambda: tutorial().start.choose("Ida")),
    ("brief", lambda: unsaid.interview("set-fair", "Dole").ask("Who took the glass?").brief),
    ("sayable", lambda: tutorial().start.may_say("Olm", ["lit()"])[0]),
    ("judged", lambda: unsaid.judge("The lamp is lit.", tutorial().start, "Olm")),
    ("interview", lambda: unsaid.interview("set-fair", "Dole").ask("Who took the glass?")),
    ("seat", lambda: unsaid.load("tutorial").play("Ida", "Olm")),
    ("seat", lambda: unsaid.load("tutorial").play("Ida").take("light(Ida)").seat()),
    ("move", lambda: unsaid.load("tutorial").play("Ida").options[0]),
    ("view", lambda: unsaid.load("tutorial").play("Ida").view),
    ("passage", lambda: unsaid.load("tutorial").play("Ida").passages[0]),
    ("budget", lambda: unsaid.Budget(time=1)),
    ("limits", lambda: unsaid.Limits(character=3)),
]


@pytest.mark.parametrize(("name", "make"), VALUES, ids=[name for name, _ in VALUES])
def test_plain_data_of_a_value(name: str, make: Callable[[], Any]) -> None:
    """``to_dict`` of a value is of its kind, and goes through JSON unchanged."""
    data = make().to_dict()
    assert faults(name, data) == []
    assert json.loads(json.dumps(data)) == data


def test_every_schema_is_tried() -> None:
    """No schema stands there that nothing was held against."""
    assert set(NAMES) == {name for name, _ in [*COMMANDS, *VALUES]} | {"check", "lint"}
