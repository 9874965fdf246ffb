"""The world file: what is written is read back, and what is unsound is refused with its place."""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec
import pytest

from tests.conftest import ROOT
from unsaid.language import core
from unsaid.world import GroundBelief, GroundFluent, WorldFileError, dumps, ground, loads
from unsaid.world.expressions import depth
from unsaid.world.grounding import LIMIT
from unsaid.world.inner import GroundQuestion
from unsaid.world.lowering import NESTING
from unsaid.world.written import ActionRow

from .chance import Chance
from .written import const, market, put


def changed(change: Any) -> str:
    """The market's file after ``change`` has been let loose on its data."""
    data = json.loads(dumps(ground(market().world())))
    change(data)
    return json.dumps(data)


def put_precondition(e: Any) -> str:
    """The market's file with another first precondition."""
    return changed(lambda data: data["actions"][0].update(precondition=e))


def nested(depth: int) -> Any:
    """A condition with this many operators inside one another."""
    e: Any = True
    for _ in range(depth):
        e = ["not", e]
    return e


def test_what_is_written_is_read_back():
    """Reading a written world gives an equal world, which is written the same again."""
    for seed in range(40):
        grounded = ground(Chance(seed).world())
        assert loads(dumps(grounded)) == grounded
        assert dumps(loads(dumps(grounded))) == dumps(grounded)


def test_each_item_has_its_own_line():
    """Changing one fluent's initial value changes one line of the file."""
    richer = market()
    richer.start(put(core.Fluent(2, (const("Tom"),), (0, 0)), 5))
    before, after = dumps(ground(market().world())).splitlines(), dumps(ground(richer.world())).splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_the_file_is_plain_json_with_format_and_version_first():
    """Any JSON reader can read the file, and the first two keys say what it is."""
    data = json.loads(dumps(ground(market().world())))
    assert list(data)[:2] == ["format", "version"]
    assert (data["format"], data["version"]) == ("unsaid-world", 3)


def test_whole_numbers_are_numbers():
    """A number written without a point is read as the same number with one."""
    text = changed(lambda data: data["fluents"][2].update(initial=1))
    assert loads(text) == ground(market().world())
    assert type(loads(text).fluents[2].initial) is float


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "world-file-json"),
        ("[1, 2]", "world-file-json"),
        ("{", "world-file-json"),
        (b"\xff\xfe\x00", "world-file-json"),
        ('{"format": "other", "version": 1}', "world-file-format"),
        ("{}", "world-file-format"),
        ('{"format": "unsaid-world", "version": 4}', "world-file-version"),
        ('{"format": "unsaid-world", "version": 1}', "world-file-json"),
        ('{"format": "unsaid-world", "version": 1, "name": ' + "[" * 100_000, "world-file-nesting"),
    ],
)
def test_other_files_are_told_apart(text, code):
    """What is not a world file of this version is refused by the matching code."""
    with pytest.raises(WorldFileError) as caught:
        loads(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("e", "message"),
    [
        (["=~", 1, 2], "actions[0]: ['=~', 1, 2] does not start with an operator"),
        ([], "actions[0]: [] does not start with an operator"),
        ([["get", 0]], "actions[0]: [['get', 0]] does not start with an operator"),
        (["get"], "actions[0]: 'get' does not take 0 operands"),
        (["==", 1], "actions[0]: '==' does not take 1 operands"),
        (["not"], "actions[0]: 'not' does not take 0 operands"),
        (["if", True, True], "actions[0]: 'if' does not take 2 operands"),
        (["==", ["get", 7], 1], "actions[0]: there is no fluent 7"),
        (["==", ["get", -1], 1], "actions[0]: there is no fluent -1"),
        (["==", ["get", True], 1], "actions[0]: there is no fluent True"),
        (["==", ["get", 0.0], 1], "actions[0]: there is no fluent 0.0"),
        (["==", ["get", 0, 2], 1], "actions[0]: there is no character 2"),
        (["==", ["get", 0], "Nobody"], "actions[0]: there is no entity 'Nobody'"),
        (["==", ["get", 0], {"a": 1}], "actions[0]: {'a': 1} is not a value"),
        (["==", ["get", 0], 10**400], "actions[0]: 1" + "0" * 56 + "… is not a value"),
        ("Home", "actions[0]: 'Home' is not a condition"),
        (3, "actions[0]: 3 is not a condition"),
        (None, "actions[0]: None is not a condition"),
        (["+", 1, 2], "actions[0]: ['+', 1, 2] is not a condition"),
        (["and", ["if", True, 3, False]], "actions[0]: 3 is not a condition"),
        (nested(251), "actions[0]: an expression is nested too deeply"),
    ],
)
def test_an_unsound_expression_is_refused(e, message):
    """An expression that refers to nothing or makes no sense is refused, with the place it stands in."""
    with pytest.raises(WorldFileError) as caught:
        loads(put_precondition(e))
    assert (caught.value.code, str(caught.value)) == ("world-file-content", message)


@pytest.mark.parametrize("number", [sys.float_info.max, -sys.float_info.max, 0, 5e-324])
def test_every_number_of_the_machine_is_a_value(number: float) -> None:
    """The largest and the smallest, too."""
    (read,) = (loads(put_precondition(["==", ["get", 0], number])).actions[0].precondition,)
    assert read == ("==", ("get", 0), number)


def test_a_sound_expression_of_any_kind_is_read():
    """Everything the format allows is read, up to the deepest nesting."""
    choice = ["if", ["get", 4], ["<", 1, ["/", 2, 0]], ["!=", None, ["get", 0, 1, 0]]]
    read = loads(put_precondition(["and", ["or"], ["not", True], choice])).actions[0].precondition
    assert read[:3] == ("and", ("or",), ("not", True))
    assert read[3] == ("if", ("get", 4), ("<", 1.0, ("/", 2.0, 0.0)), ("!=", None, ("get", 0, 1, 0)))
    assert depth(loads(put_precondition(nested(250))).actions[0].precondition) == 250


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["characters"].append("Tom"), "characters: the name 'Tom' is used twice"),
        (lambda d: d["characters"].append("Ghost"), "characters: there is no entity 'Ghost'"),
        (lambda d: d["entities"].append(d["entities"][0]), "entities: the name 'Tom' is used twice"),
        (lambda d: d["fluents"].append(d["fluents"][0]), "fluents: the name 'at(Tom)' is used twice"),
        (lambda d: d["actions"].append(d["actions"][0]), "actions: the name 'walk(Tom, Home, Market)' is used twice"),
        (lambda d: d["fluents"][1].update(initial="Mars"), "fluents[1]: there is no entity 'Mars'"),
        (lambda d: d["fluents"][0].update(arguments=["Mars"]), "fluents[0]: there is no entity 'Mars'"),
        (lambda d: d["actions"][0].update(arguments=["Mars"]), "actions[0]: there is no entity 'Mars'"),
        (lambda d: d["beliefs"][0].update(who=[5]), "beliefs[0]: there is no character 5"),
        (lambda d: d["beliefs"][0].update(who=[]), "beliefs[0]: a belief needs a believer"),
        (lambda d: d["beliefs"][0].update(fluent=99), "beliefs[0]: there is no fluent 99"),
        (lambda d: d["actions"][1].update(consenting=[-1]), "actions[1]: there is no character -1"),
        (lambda d: d["observations"][0].pop(), "observations[0]: observing needs one condition for each character"),
        (lambda d: d["actions"][1].update(observing=9), "actions[1]: there is no row of observations 9"),
        (
            lambda d: d["actions"][1].update(observing=[True, True]),
            "actions[1]: in a file of version 3 observing is the number of a row of observations",
        ),
        (lambda d: d.update(version=2), "observations: a file of version 2 has none"),
        (lambda d: d["triggers"][2]["effects"][0].update(fluent=70), "triggers[2]: there is no fluent 70"),
        (lambda d: d["triggers"][0].update(arguments=["X"]), "triggers[0]: there is no entity 'X'"),
        (lambda d: d["utility"]["characters"].pop(), "utility: a utility is needed for each character"),
        (lambda d: d["utility"].update(author="Nowhere"), "utility: there is no entity 'Nowhere'"),
    ],
)
def test_an_unsound_item_is_refused(change, message):
    """An index out of range, a name used twice or a missing part is refused, with its place."""
    with pytest.raises(WorldFileError) as caught:
        loads(changed(change))
    assert (caught.value.code, str(caught.value)) == ("world-file-content", message)


def test_the_examples_of_the_reference_are_sound():
    """Every example on the reference page is an item of the kind its section describes."""
    page = (ROOT / "docs" / "reference" / "world-file.md").read_text(encoding="utf-8")
    fluent, belief, action, row, question = (block.partition("```")[0] for block in page.split("```json")[1:])
    assert msgspec.json.decode(fluent, type=GroundFluent).name == "at(Tom)"
    assert msgspec.json.decode(belief, type=GroundBelief).who == (1, 0)
    assert msgspec.json.decode(action, type=ActionRow).name == "walk(Tom, Home, Market)"
    assert msgspec.json.decode(row) == [True, ["==", ["get", 1], "Home"]]
    assert [h.name for h in msgspec.json.decode(question, type=GroundQuestion).hypotheses] == ["nobody", "woman"]
    assert str(NESTING) in page
    assert f"{LIMIT:,}".replace(",", " ") in page


def test_a_file_cut_short_is_said_to_be() -> None:
    """In whole words, as the rest of a sentence."""
    with pytest.raises(WorldFileError) as caught:
        loads("{")
    assert str(caught.value) == "input data was truncated"


def test_the_parts_of_a_ground_world_are_values() -> None:
    """Entities, fluents, beliefs, effects, acts and triggers can stand in sets: alike means equal."""
    world = ground(market().world())
    for parts in (
        world.entities,
        world.fluents,
        world.beliefs,
        world.actions,
        world.triggers,
        world.actions[4].effects,
    ):
        assert parts and len({*parts, *parts}) == len(set(parts)) <= len(parts)


@pytest.mark.parametrize("kind", ["entities", "fluents", "beliefs", "actions", "triggers", "effects"])
def test_what_the_format_does_not_know_is_refused(kind: str) -> None:
    """Every item has what the page says, and nothing else."""

    def add(data: Any) -> None:
        (data["actions"][4]["effects"] if kind == "effects" else data[kind])[0]["moon"] = 1

    with pytest.raises(WorldFileError) as caught:
        loads(changed(add))
    assert caught.value.code == "world-file-json"
    assert "unknown field `moon`" in str(caught.value)


def test_what_is_usual_is_not_written() -> None:
    """That a fluent may change goes without saying; that it never does is said."""
    rows = json.loads(dumps(ground(market().world())))["fluents"]
    assert [row.get("static") for row in rows] == [None] * 4 + [True] * 3
