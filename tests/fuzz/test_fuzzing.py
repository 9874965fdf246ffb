"""The fuzzer itself: inputs that can be had again, faults that are seen, and nothing that stops a run."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fuzz.finding import Broken, TooLong
from fuzz.minimise import smallest
from fuzz.running import Tally, batches, minimised, run, tried
from fuzz.targets import TARGETS, Target
from msgspec.structs import replace

from fuzz import __main__ as command_line
from fuzz import running, watch
from unsaid import _minds
from unsaid.language import format_text
from unsaid.play.kept import saves as saving

pytestmark = pytest.mark.slow


def letters(chance: Random) -> bytes:
    """Lines of letters."""
    return "\n".join("".join(chance.choices("abcdefghij", k=20)) for _ in range(20)).encode()


def made(check: Callable[[bytes], None]) -> Target:
    """A target that makes lines of letters."""
    return Target("made", check, (letters,), 1, seconds=0.2)


def no_pair(data: bytes) -> None:
    """A check that two letters do not follow one another."""
    if b"ab" in data:
        raise Broken("a pair")


def ran(target: Target, inputs: int, monkeypatch: pytest.MonkeyPatch) -> Tally:
    """What a run on two processes brings."""
    monkeypatch.setitem(running.TARGETS, target.name, target)
    tally = Tally()
    run(batches(inputs, [target]), 0, 2, tally, lambda: None)
    return tally


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_an_input_can_be_had_again(name: str) -> None:
    """The same seed and number make the same input, and others make others."""
    target = TARGETS[name]
    inputs = [target.input(3, number) for number in range(20)]
    assert inputs == [target.input(3, number) for number in range(20)]
    assert inputs != [target.input(4, number) for number in range(20)]


def test_every_input_has_its_turn() -> None:
    """The batches of a run hold each number of a target once, and as many inputs in all as were asked for."""
    numbers = [(b.target, i) for b in batches(2_000, list(TARGETS.values())) for i in range(b.first, b.last)]
    assert len(numbers) == len(set(numbers))
    assert abs(len(numbers) - 2_000) <= len(TARGETS)


def test_what_breaks_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """An input of four hundred letters of which two matter comes down to these two."""
    tally = ran(made(no_pair), 40, monkeypatch)
    (finding,) = tally.findings.values()
    assert tally.inputs == 40
    assert tally.times[finding.key] == sum(b"ab" in made(no_pair).input(0, i) for i in range(40))
    assert minimised(finding).data == b"ab"


def test_the_smallest_part_is_found() -> None:
    """Two bytes far from one another are kept, and all others left out."""
    assert smallest(b"one x two\nthree\nfour y", lambda d: b"x" in d and b"y" in d) == b"xy"


def test_an_input_that_never_ends_is_a_finding() -> None:
    """A check that goes on for ever is stopped, and known by its target."""
    watch.prepare_clocks()

    def endless(_: bytes) -> None:
        while True:
            pass

    finding = tried(made(endless), b"")
    assert finding is not None
    assert finding.what == TooLong.__name__


def test_a_process_that_dies_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """An input that ends its process is told by the signal it died of, and the inputs after it are tried."""
    bad = made(no_pair).input(0, 7)

    def dying(data: bytes) -> None:
        if data == bad:
            os.kill(os.getpid(), signal.SIGKILL)

    tally = ran(made(dying), 40, monkeypatch)
    assert [(f.what, f.data) for f in tally.findings.values()] == [("SIGKILL", bad)]
    assert tally.inputs == 40


def without_comments(text: str, *, sabre: bool) -> str:
    """Layout with a fault: it loses comments that stand alone."""
    return "".join(
        line for line in format_text(text, sabre=sabre).splitlines(keepends=True) if not line.startswith("//")
    )


written = saving.dumps


def without_turns(save: saving.Save) -> str:
    """A save with a fault: its last turn is lost."""
    return written(replace(save, turns=save.turns[:-1]))


def refusing(*_: Any) -> Any:
    """A reader with a fault: it takes nothing."""
    raise _minds.EngineError("world-file", "planted", ())


@pytest.mark.parametrize(
    ("name", "place", "fault", "rule"),
    [
        ("worlds", "fuzz.targets.worlds.format_text", without_comments, "layout changes comments"),
        ("saves", "unsaid.play.kept.saves.dumps", without_turns, "a save is not read back as written"),
        ("ground", "unsaid._minds.Engine", refusing, "Rust: planted"),
        ("lives", "fuzz.targets.lives.check", lambda *_: ["planted"], "the checker refuses what was found"),
    ],
)
def test_planted_faults_are_seen(name: str, place: str, fault: Any, rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in a room is found within the first three hundred inputs of its target."""
    target = TARGETS[name]
    inputs = [target.input(0, number) for number in range(300)]
    monkeypatch.setattr(place, fault)
    found = (tried(target, data) for data in inputs)
    assert any(finding is not None and rule in finding.told for finding in found)


def test_a_finding_is_replayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Replaying shows what an input breaks, and that another breaks nothing."""
    monkeypatch.setitem(TARGETS, "made", made(no_pair))
    monkeypatch.setattr(watch, "prepare", lambda: None)
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "good").write_bytes(b"ba")
    (folder / "bad").write_bytes(b"ab")
    assert command_line.replay([folder / "good"]) == 0
    assert command_line.replay([folder / "good", folder / "bad"]) == 1
    said = capsys.readouterr().out
    assert f"{folder / 'good'}: all is well" in said
    assert f"{folder / 'bad'}: a pair" in said
