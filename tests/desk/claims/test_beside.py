"""Files of claims beside their worlds, records, JUnit, and games by chance: in Python and on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import unsaid
from tests.cli.running import message
from tests.desk.claims.small import CHEST
from tests.desk.running import ran
from unsaid.desk.claims.courses import Going, courses
from unsaid.desk.testing.recorded import differences, read

CLAIMS = "story gold: unlock, look;\nsound gold;\nnever seen() before unlock;\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A world with claims beside it."""
    (tmp_path / "chest.world").write_text(CHEST)
    (tmp_path / "chest.tests").write_text(CLAIMS)
    return tmp_path


def test_beside_the_world(folder: Path) -> None:
    """A file of claims is about the world of its name beside it; the world's own name finds the claims as well."""
    for place in ("chest.tests", "chest.world"):
        assert [v.outcome for v in unsaid.claims(folder / place).verdicts()] == ["holds", "holds"]


def test_a_world_that_is_named(folder: Path) -> None:
    """A file of claims may say which world it is about."""
    (folder / "other.tests").write_text(f'world "chest";\n{CLAIMS}')
    assert unsaid.claims(folder / "other.tests").world.name == "chest"


def test_no_world(folder: Path) -> None:
    """Where there is no world for some claims, that is one message with a repair."""
    (folder / "lost.tests").write_text(CLAIMS)
    out = ran("test", "lost.tests", cwd=folder)
    assert out.code == 5
    assert '`world "…";`' in message(out)


def test_codes(folder: Path) -> None:
    """Claims that hold leave with 0, one that fails with 1, one that is not decided with 6."""
    assert ran("test", "chest.tests", cwd=folder).code == 0
    (folder / "chest.tests").write_text("limits states 1;\nnever locked();\n")
    out = ran("test", "chest.tests", cwd=folder)
    assert (out.code, out.out.splitlines()[-1]) == (6, "chest.tests: 1 not decided")
    (folder / "chest.tests").write_text("limits states 2;\nnever locked();\nnever open();\n")
    assert ran("test", "chest.tests", cwd=folder).code == 1


def test_an_unknown_act(folder: Path) -> None:
    """A claim about an act that there is not is a diagnostic with its place, and leaves with 1."""
    (folder / "chest.tests").write_text("never lok before unlock;\n")
    out = ran("test", "chest.tests", cwd=folder)
    assert out.code == 1
    assert out.err.startswith(
        "chest.tests:1:7: error[unknown-in-claim]: this world has no ending, act or property `lok`"
    )


def test_machines(folder: Path) -> None:
    """JSON and JUnit have every verdict, the course that shows it included."""
    (folder / "chest.tests").write_text("never seen();\nreach Gold;\n")
    out = ran("test", "chest.tests", "--json", "--junit", "out.xml", cwd=folder)
    (said,) = json.loads(out.out)
    assert [v["outcome"] for v in said["verdicts"]] == ["fails", "holds"]
    assert said["verdicts"][0]["course"] == ["unlock(Ann)", "look(Ben)"]
    suite = ElementTree.parse(folder / "out.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    failure = suite[0].find("failure")
    assert failure is not None and failure.text == "1. unlock(Ann)\n2. look(Ben)"


def test_what_was_recorded(folder: Path) -> None:
    """A record shows what an edit changed: Cid sees the look now, and wants to slam the lid."""
    assert ran("test", "chest.tests", "--record", cwd=folder).code == 0
    kept = read(folder / "chest.record")
    assert (kept.endings, kept.acts, kept.whole) == (("Gold",), ("unlock(Ann)", "look(Ben)"), True)
    assert ran("test", "chest.tests", cwd=folder).code == 0
    changed = CHEST.replace("observing(c : character): c != Cid;", "") + "utility(Cid): locked();\n"
    (folder / "chest.world").write_text(changed)
    found = differences(kept, unsaid.claims(folder / "chest.tests").record())
    assert [one.what for one in found] == ["acts", "who knew what in gold"]
    assert (found[0].gone, found[0].new) == ((), ("slam(Cid)",))
    assert any(line.startswith("act 2, look(Ben): Cid") for line in found[1].gone)
    assert ran("test", "chest.tests", cwd=folder).code == 1


def test_no_record(folder: Path) -> None:
    """A file that is no record is one message, with what makes another."""
    (folder / "chest.record").write_text("{}")
    out = ran("test", "chest.tests", cwd=folder)
    assert "--record makes another" in out.err


def test_chance_covers_and_replays(folder: Path) -> None:
    """Games by chance say what they met; one in which a claim breaks is the same game again by its seed."""
    (folder / "chest.tests").write_text("never locked() playing Cid;\n")
    claims = unsaid.claims(folder / "chest.tests")
    chance = claims.chance(20, seed=1)
    assert chance.wrong and all(wrong.playing == "Cid" for wrong in chance.wrong)
    assert set(chance.acts.met) | set(chance.acts.never) == {"unlock", "look", "slam"}
    first = chance.wrong[0]
    assert claims.chance(1, seed=first.seed).wrong == (first,)
    assert first.acts[-1] == "slam(Cid)"


def test_courses_by_hand() -> None:
    """The reasoned courses of the chest are three: nothing, opened, and seen."""
    world = unsaid.read(CHEST, "chest")
    found = courses(world.open, unsaid.read_claims("", world).written.bounds, Going())
    names = [[world.acts[act] for act in found.to(place)] for place in range(len(found.graph.places))]
    assert names == [[], ["unlock(Ann)"], ["unlock(Ann)", "look(Ben)"]]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in unsaid.bundled() if name not in ("the-unsaid", "the-lesson")])
def test_bundled_worlds_hold(name: str) -> None:
    """Every claim that comes with a bundled world holds."""
    assert [str(v) for v in unsaid.claims(name).verdicts() if v.outcome != "holds"] == []


PLANTED = {
    "an observer removed": (
        "paste",
        "observing(c : character): c == Rhea | at(c) != Gallery;",
        "observing(c : character): c == Rhea;",
    ),
    "an effect deleted": ("the-saucer", "effect: asked() & named() & ", "effect: asked() & "),
    "a text swapped": (
        "tutorial",
        "Then, low down and a little to the left of where",
        "{I row} at the light until where",
    ),
}


@pytest.mark.parametrize("what", PLANTED)
def test_planted_faults_are_caught(what: str) -> None:
    """A fault planted in a bundled world makes one of its claims fail."""
    name, old, new = PLANTED[what]
    text = unsaid.load(name).text
    assert old in text
    world = unsaid.read(text.replace(old, new, 1), name)
    assert world.ok
    assert any(v.outcome == "fails" for v in unsaid.claims(name, world).verdicts())
