"""Large texts: what reading them costs grows with their length and not faster, as counted by what is done."""

from __future__ import annotations

import random

import pytest

from unsaid.language import chunks, read
from unsaid.language import nearest as nearness
from unsaid.language.ancestry import Ancestry, Members
from unsaid.language.checker.overloads import Overloads
from unsaid.language.nearest import MANY, nearest
from unsaid.language.report import LONGEST, MOST

pytestmark = pytest.mark.slow


def test_a_chain_of_twenty_thousand_types_is_a_world() -> None:
    """Each type extends the next, and the first is all of them."""
    text = "".join(f"type t{n} : t{n + 1};\n" for n in range(20_000)) + "type t20000;\nentity One : t0;\n"
    world = read(text).world
    assert world is not None
    assert world.ancestors.is_a("t0", "t20000")
    assert not world.ancestors.is_a("t20000", "t0")
    assert world.members("t9999") == ["One"]


def test_ancestors_are_those_a_walk_upwards_meets() -> None:
    """On random graphs of types, who extends whom, and the members of each, are what following the parents gives."""
    draw = random.Random(11)
    for _ in range(60):
        parents = {
            f"t{n}": tuple({f"t{draw.randrange(n)}" for _ in range(min(n, draw.randrange(4)))}) for n in range(14)
        }
        names = list(parents)
        draw.shuffle(names)
        found = Ancestry({name: parents[name] for name in names})

        def walked(name: str, parents: dict[str, tuple[str, ...]] = parents) -> set[str]:
            return {name}.union(*(walked(parent) for parent in parents[name]))

        for one in names:
            assert found[one] == walked(one)
            assert {other for other in names if found.is_a(one, other)} == walked(one)
            assert found.all_below(one) == {other for other in names if one in walked(other)}
            assert found.above(one)[-1] == one


class One:
    """An entity of one or two types."""

    def __init__(self, name: str, *types: str) -> None:
        self.name, self.types = name, types


def test_members_come_in_the_order_of_definition_and_once() -> None:
    """An entity of two types that both extend a third is one member of that."""
    ancestry = Ancestry({"thing": (), "sharp": ("thing",), "shiny": ("thing",)})
    members = Members([One("Pin", "shiny"), One("Knife", "sharp", "shiny"), One("Saw", "sharp")], ancestry)
    assert members.of("thing") == ["Pin", "Knife", "Saw"]
    assert members.of("sharp") == ["Knife", "Saw"]
    assert members.of("nothing") == []


def test_a_circle_of_types_is_named_without_all_its_members() -> None:
    """The message of a circle of a thousand types names the first, and leaves most out."""
    (only,) = read("".join(f"type t{n} : t{(n + 1) % 1000};\n" for n in range(1000))).diagnostics
    assert only.code == "type-cycle"
    assert only.message.startswith("the type `t0` extends itself: t0 : t1 : t2 : ")
    assert only.message.endswith(" : … : t999 : t0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Persno49", "Person49"), ("Prson4711", "Person4711"), ("Person1199", "Person1199"), ("person77", "Person77")],
)
def test_the_nearest_of_many_names_is_found(written: str, meant: str) -> None:
    """Among twelve thousand names a slip of one letter finds the one meant."""
    assert nearest(written, (f"Person{n}" for n in range(12_000))) == meant


def test_few_of_many_names_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many names there are, a misspelt one is compared with a few hundred."""
    import difflib

    compared: list[int] = []
    monkeypatch.setattr(difflib, "get_close_matches", lambda word, names, **_: compared.append(len(names)) or [])
    assert nearness.nearest("Zebra", (f"Person{n}" for n in range(12_000))) is None
    assert compared[0] <= MANY


def test_of_a_hundred_thousand_wrong_statements_few_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the report is full, nothing more is parsed, and the last diagnostic says that there is more."""
    parsed: list[object] = []
    plain = chunks.parse  # pyright: ignore[reportPrivateImportUsage]  # where it is called from

    def counting(*given: object) -> object:
        parsed.append(given)
        return plain(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(chunks, "parse", counting)
    found = read("property a() : number;\n" + "b()=1;\n" * 100_000)
    assert len(found.diagnostics) == MOST + 1
    assert found.diagnostics[-1].message == "only the first 100 problems are shown; there are more"
    assert len(parsed) < 2 * MOST


def test_statements_of_a_long_start_mean_what_those_of_a_short_one_do() -> None:
    """A text of very many statements gives the same initial state, in the same order, and the same warnings."""
    few = 1_500
    head = "type ob;\n" + "".join(f"entity e{n} : ob;\n" for n in range(few)) + "property x(o : ob) : number;\n"
    body = "".join(f"x(e{n}) = {n};\n" for n in range(few)) + "x(e3) = 7;\n"
    long = read(head + body)
    assert long.world is not None
    assert [d.code for d in long.diagnostics] == ["overridden-initial"]
    assert [i.body.value.value for i in long.world.initial[:3]] == [0.0, 1.0, 2.0]  # type: ignore[union-attr]
    assert len(long.world.initial) == few + 1


def test_overloads_are_looked_up_by_their_first_parameter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A property of five hundred overloads, used five hundred times: about one is looked at for each use."""
    asked: list[int] = []
    plain = Overloads._takes  # pyright: ignore[reportPrivateUsage]  # what is counted is private

    def counting(self: Overloads, index: int, kinds: object) -> bool:
        asked.append(index)
        return plain(self, index, kinds)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Overloads, "_takes", counting)
    kinds = "".join(f"type t{n}; entity e{n} : t{n}; property p(x : t{n}) : number;\n" for n in range(500))
    assert read(kinds + "".join(f"p(e{n}) = {n};\n" for n in range(500))).world is not None
    assert len(asked) <= 600


def test_a_name_as_long_as_a_text_does_not_fill_a_message() -> None:
    """Every part of a message has an end."""
    (only,) = read("utility(): " + "n" * 500_000 + "();").diagnostics
    assert only.code == "unknown-property"
    assert len(only.message) <= LONGEST
