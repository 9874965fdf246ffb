"""Keepers of saves: locks, what happens without them, and unfinished files of processes that are gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from unsaid.play.kept import disk, locks, saves
from unsaid.play.kept import sitting as keeping
from unsaid.play.kept.locks import Busy
from unsaid.play.kept.saves import Save, SavedEvent, SavedMove, SavedTurn, SaveProblem
from unsaid.play.kept.sitting import Keeper, keeper


def save(turns: int) -> Save:
    """A save of so many turns that were let pass."""
    passed = SavedTurn(SavedMove("rest"), (SavedEvent("act", "pass(Ida)", "Ida"),))
    return Save("lamp", "hash", ("Ida",), (passed,) * turns)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A save of one turn."""
    saves.write(tmp_path / "game.json", save(1))
    return tmp_path / "game.json"


def test_one_keeper_at_a_time(place: Path) -> None:
    """A save is held through every turn that is written, and free again when its sitting is closed."""
    first = keeper(place)
    first.read()
    for turns in (2, 3):
        first.write(save(turns))
        with pytest.raises(Busy):
            keeper(place)
    first.close()
    second = keeper(place)
    assert second.read() == save(3)
    second.close()


def test_a_link_leads_to_the_same_lock(place: Path) -> None:
    """Opened by another name, a save is as busy as by its own."""
    link = place.with_name("link.json")
    link.symlink_to(place)
    held = keeper(place)
    with pytest.raises(Busy):
        keeper(link)
    held.close()


def test_a_lock_of_an_old_file_does_not_count(place: Path) -> None:
    """Who has locked a file that was replaced in the meantime finds that it is no longer the save."""
    old = os.open(place, os.O_RDWR)
    saves.write(place, save(2))
    held = locks.take(place)
    assert held.handle is not None
    assert not os.path.samestat(os.fstat(held.handle), os.fstat(old))
    os.close(old)
    held.release()


def test_without_locks_nothing_is_written_over(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no locks, two keepers of one save end in two files that each hold what was written."""
    monkeypatch.setattr(locks, "_locked", lambda _: False)
    first, second = keeper(place), keeper(place)
    assert first.read() == second.read() == save(1)
    first.write(save(2))
    assert second.write(save(3)) == place.with_name("game.2.json")
    assert second.moved == [place]
    first.write(save(4))
    second.write(save(5))
    assert (saves.read(place), saves.read(place.with_name("game.2.json"))) == (save(4), save(5))


def test_a_place_taken_in_the_meantime_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new game whose place somebody takes between the look and the writing goes beside it."""
    place, mine = tmp_path / "game.json", Keeper(tmp_path / "game.json")
    looks = iter([None])
    real = saves.bytes_at
    monkeypatch.setattr(saves, "bytes_at", lambda path: next(looks, real(path)))  # pyright: ignore
    place.write_text("somebody's")
    assert mine.write(save(1)) == tmp_path / "game.2.json"
    assert place.read_text() == "somebody's"
    mine.close()


def test_where_nothing_can_be_written_the_game_can_still_be_read(place: Path) -> None:
    """In a folder that takes no files a kept game is read, and keeping it is one message."""
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    place.parent.chmod(0o500)
    try:
        reader = keeper(place)
        assert reader.read() == save(1)
        with pytest.raises(SaveProblem, match="could not be saved"):
            reader.write(save(2))
    finally:
        place.parent.chmod(0o700)


def gone() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_unfinished_files_of_the_dead_are_swept(tmp_path: Path) -> None:
    """Only files with our name, of a process of this machine that is gone, or a day old, are taken away."""
    here, dead, old = disk.machine(), gone(), 2 * disk.ABANDONED

    def unfinished(name: str, age: float = 0.0) -> Path:
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, (0, (tmp_path / name).stat().st_mtime - age))
        return tmp_path / name

    swept = [unfinished(f".unsaid-{here}-{dead}-abcd.new"), unfinished(f".unsaid-other-{os.getpid()}-abcd.new", old)]
    left = [
        unfinished(f".unsaid-{here}-{os.getpid()}-abcd.new"),
        unfinished(f".unsaid-other-{dead}-abcd.new"),
        unfinished(f".unsaid-{here}-{dead}-abcd.old", old),
        unfinished(".unsaid-notes.new", old),
        unfinished("game.json", old),
        unfinished(".game.json.abcd.new", old),
    ]
    disk.sweep(tmp_path)
    assert [path.exists() for path in (*swept, *left)] == [False, False, True, True, True, True, True, True]


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    """The unfinished neighbour's name does not grow with the file's."""
    place = tmp_path / ("n" * 250 + ".json")
    disk.write_whole(place, "{}")
    assert place.read_text() == "{}"


def test_a_name_that_is_no_text_is_kept(tmp_path: Path) -> None:
    """A world called by bytes that are no text is kept, and comes back, by the same name."""
    odd = Save(os.fsdecode(b"w\xff"), "hash", (os.fsdecode(b"\xe9da"),), ())
    saves.write(tmp_path / "game.json", odd)
    assert saves.read(tmp_path / "game.json") == odd


@pytest.mark.parametrize("version", ["1" + "0" * 5000, "1e400", "-0", '"' + "x" * 5000 + '"', "[" * 500 + "]" * 500])
def test_no_version_makes_a_message_without_end(version: str) -> None:
    """Whatever stands for a version, the refusal is one short sentence."""
    with pytest.raises(SaveProblem) as problem:
        saves.loads(f'{{"format": "unsaid-save", "version": {version}}}')
    assert len(str(problem.value)) < 200


def test_what_is_no_ordinary_file_is_no_save(tmp_path: Path) -> None:
    """Devices, pipes and folders are refused before anything is read from them."""
    os.mkfifo(tmp_path / "pipe")
    for place in (Path("/dev/zero"), tmp_path / "pipe", tmp_path):
        with pytest.raises(SaveProblem, match="not an ordinary file"):
            saves.read(place)
    (tmp_path / "huge.json").touch()
    os.truncate(tmp_path / "huge.json", saves.LARGEST + 1)
    with pytest.raises(SaveProblem, match="too large"):
        keeping.Keeper(tmp_path / "huge.json").read()
