"""``unsaid explore``: what is said, what is written, what is refused, and what a limit leaves."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli.exits import Exit


def test_what_is_said_of_a_map(lamp: Path) -> None:
    """Ida lights the lamp, and Olm rows home: one way, which is certain, and in the world's words."""
    ran = unsaid("explore", str(lamp))
    assert (ran.code, ran.err) == (0, "")
    assert "The map of lamp: 3 states and 2 steps" in ran.out
    assert "The author’s goal: 1 way; 100 % likely. Ida: light → Olm: row home." in " ".join(ran.out.split())


def test_the_same_as_data(lamp: Path) -> None:
    """One value, with the ends, what it turns on, and the picture."""
    ran = unsaid("explore", str(lamp), "--json", "--free", "Olm")
    data = json.loads(ran.out)
    assert (data["stopped"], data["free"], data["states"], data["steps"]) == ("whole", ["Olm"], 3, 2)
    assert data["ends"][0]["example"] == ["light(Ida)", "row_home(Olm)"]
    assert len(data["picture"]["spots"]) == 2


@pytest.mark.slow
@pytest.mark.parametrize("form", ["page", "svg", "dot", "mermaid", "graphml", "json"])
def test_a_form_is_written(form: str, lamp: Path, tmp_path: Path) -> None:
    """To a file that says nothing of its form, or to standard output; a file in the way stays."""
    place = tmp_path / "map"
    ran = unsaid("explore", str(lamp), "--to", form, "--out", str(place))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert place.read_text(encoding="utf-8") == unsaid("explore", str(lamp), "--to", form).out
    again = unsaid("explore", str(lamp), "--to", form, "--out", str(place))
    assert (again.code, "already there" in message(again)) == (Exit.FILE, True)


def test_a_merged_place_is_opened() -> None:
    """One of the places of the Owl's picture, as a flowchart."""
    ran = unsaid("explore", "the-owl", "--free", "Hanne", "--open", "0")
    assert (ran.code, ran.out.startswith("flowchart TB")) == (0, True)


@pytest.mark.slow
def test_what_is_left_unsaid_at_each_end() -> None:
    """With --threads every end says what is left."""
    ran = unsaid("explore", "the-riding-light", "--threads")
    assert ran.code == 0
    assert ran.out.count("what is left:") == 5


@pytest.mark.slow
def test_a_limit_cuts_it_and_says_what_is_unknown(endless: Path) -> None:
    """Of a world without end as much is drawn as may be; the message says what would help, the code that it was cut."""
    ran = unsaid("explore", str(endless), "--states", "20")
    assert ran.code == Exit.LIMIT
    assert "It is not whole: the limit on states left" in " ".join(ran.out.split())
    assert "stopped by the limit on states of 20; --states N sets another" in message(ran)
    assert "were not looked into; --reasons with fewer acts, or fewer who are free" in message(ran)
    ran = unsaid("explore", str(endless), "--time", "0.5", "--states", "100000000")
    assert (ran.code, "stopped by the time limit" in message(ran)) == (Exit.LIMIT, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("--free", "Ia"), Exit.USAGE, "--free Ia: there is no character 'Ia'; did you mean Ida?"),
        (("--to", "png"), Exit.USAGE, "'png' is not one of"),
        (("--out", "map.txt"), Exit.USAGE, "map.txt does not say in which form"),
        (("--json", "--to", "svg"), Exit.USAGE, "ask for one of them"),
        (("--open", "7"), Exit.USAGE, "--open 7: the picture has no merged place 7; none is merged"),
        (("--states", "0"), Exit.USAGE, "0 is not in the range"),
        (("--to", "svg", "--out", "no/such/map.svg"), Exit.FILE, "is no folder"),
    ],
)
def test_what_cannot_be_meant(given: tuple[str, ...], code: Exit, said: str, lamp: Path) -> None:
    """One message each, and the code that goes with it."""
    ran = unsaid("explore", str(lamp), *given)
    assert (ran.code, ran.out) == (code, "")
    assert said in message(ran)


def test_a_slow_reader_gets_the_whole_page(lamp: Path) -> None:
    """Whoever reads a pipe after a while gets as much as a file has, although the watch over the command's time
    ticks."""
    command = [sys.executable, "-m", "unsaid", "explore", str(lamp), "--to", "page"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.read(1)
        time.sleep(0.5)
        rest = process.stdout.read()
    assert (process.returncode, (first + rest).decode().endswith("</html>\n")) == (0, True)


@pytest.mark.slow
def test_the_figures_of_a_role(lamp: Path) -> None:
    """Olm has one menu, and on it nothing but to row home: no decision, and one end; the same in words and as data."""
    data = json.loads(unsaid("explore", str(lamp), "--free", "Olm", "--agency", "--json").out)
    assert (data["role"], data["policy"], data["basis"]) == ("Olm", "believable", "whole")
    assert (data["real"], data["bits"], data["ends"]) == (0.0, 0.0, 1)
    said = unsaid("explore", str(lamp), "--free", "Olm", "--agency", "--policy", "greedy")
    assert (said.code, said.err) == (0, "")
    assert "never passes where there is an act" in said.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("flags", "refusal"),
    [
        (["--agency"], "--agency is of one role: --free WHO says which"),
        (["--agency", "--free", "Ida", "--free", "Olm"], "--agency is of one role"),
        (["--agency", "--free", "Ida", "--threads"], "--threads is for a map"),
        (["--agency", "--free", "Idda"], "did you mean Ida?"),
        (["--policy", "greedy"], "--policy says how somebody plays"),
    ],
)
def test_what_figures_are_not_asked_for_with(flags: list[str], refusal: str, lamp: Path) -> None:
    """They are of one role, there is no map beside them, and a policy belongs to them."""
    ran = unsaid("explore", str(lamp), *flags)
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert refusal in " ".join(ran.err.split())
