"""Many rows by many workers: order, sameness, deaths, shards, and what cannot be written."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from unsaid.errors import BadValue, UnsaidError
from unsaid.workers import Job, into_file, into_folder, run, sweep
from unsaid.workers.shards import NOTE

SQUARES = Job("tests.workers.jobs:squares", 23, 4)
LINES = b"".join(b'{"number":%d,"square":%d}\n' % (n, n * n) for n in range(23))


def job(name: str, **arguments: object) -> Job:
    """The same rows by another function."""
    return Job(f"tests.workers.jobs:{name}", 23, 4, arguments=arguments)


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_rows_come_in_order_whatever_the_number_of_workers(workers: int, tmp_path: Path) -> None:
    """One, two and eight workers write the same bytes: every row once, in order, the last chunk a short one."""
    into_file(SQUARES, tmp_path / "rows", run(workers=workers))
    assert (tmp_path / "rows").read_bytes() == LINES


def test_a_worker_that_is_killed_costs_its_chunk_only(tmp_path: Path) -> None:
    """A worker killed in the middle of a chunk changes nothing in what is written, and no other chunk is made again."""
    asked = job("dying", mark=str(tmp_path / "mark"), on=10)
    into_file(asked, tmp_path / "rows", run(workers=2))
    assert (tmp_path / "mark").exists()
    assert (tmp_path / "rows").read_bytes() == LINES


def test_a_chunk_that_kills_three_workers_is_given_up(tmp_path: Path) -> None:
    """What kills whoever makes it is said, and neither tried for ever nor left half-written."""
    with pytest.raises(UnsaidError, match=r"^3 workers died making chunk 2; it is given up$"):
        into_file(job("always_dying"), tmp_path / "rows", run(workers=2))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_row_is_raised_as_it_is(workers: int, tmp_path: Path) -> None:
    """What a row raises comes out with its kind and its words, in this process or in a worker."""
    with pytest.raises(BadValue, match=r"^there is no ninth row$"):
        into_file(job("failing"), tmp_path / "rows", run(workers=workers))
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_was_stopped_is_taken_up_where_it_was(tmp_path: Path) -> None:
    """Shards that are there are kept as they are, those that are missing are made, and the whole is as in one run."""
    first, folder = into_folder(SQUARES, tmp_path / "one", run()), tmp_path / "two"
    into_folder(SQUARES, folder, run())
    (folder / "part-000003.jsonl").unlink()
    (folder / "part-000000.jsonl").write_bytes(b"kept\n")
    assert (first, into_folder(SQUARES, folder, run())) == (0, 5)
    assert (folder / "part-000000.jsonl").read_bytes() == b"kept\n"
    shards = [(tmp_path / "one" / f"part-00000{n}.jsonl").read_bytes() for n in range(6)]
    assert b"".join(shards) == LINES
    assert (folder / "part-000003.jsonl").read_bytes() == shards[3]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A folder with the shards of another job, or with files of somebody's, is refused, and nothing in it changes."""
    into_folder(SQUARES, tmp_path / "set", run())
    with pytest.raises(UnsaidError, match=r"has the shards of another set; give another folder$"):
        into_folder(job("squares", by=2), tmp_path / "set", run())
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").touch()
    with pytest.raises(UnsaidError, match=r"has other files in it; give another folder$"):
        into_folder(SQUARES, tmp_path / "mine", run())
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter"]


def test_a_full_disk_leaves_whole_shards_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full in the middle of a shard, one message says it, the shards before are whole, no part is
    left,
    and the same run goes on once there is room."""
    real, left = os.fsync, [3]

    def full(number: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnsaidError, match=r"could not be written whole and is not there \(No space left on device\)"):
        into_folder(SQUARES, tmp_path / "set", run())
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == [
        NOTE,
        "part-000000.jsonl",
        "part-000001.jsonl",
    ]
    monkeypatch.setattr(os, "fsync", real)
    assert into_folder(SQUARES, tmp_path / "set", run()) == 2


@pytest.mark.parametrize("number", [1, 2])
def test_shards_are_read_by_others(number: int, tmp_path: Path) -> None:
    """DuckDB and Hugging Face's datasets read the shards of Parquet as one table, whoever made them."""
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    into_folder(Job("tests.workers.jobs:squares", 23, 4, "parquet"), tmp_path / "set", run(workers=number))
    read = duckdb.sql(f"select sum(square), count(*) from '{tmp_path}/set/*.parquet'").fetchall()
    assert read == [(sum(n * n for n in range(23)), 23)]


@pytest.mark.slow
def test_datasets_reads_the_shards(tmp_path: Path) -> None:
    """Hugging Face's datasets has the rows in their order."""
    datasets = pytest.importorskip("datasets")
    into_folder(Job("tests.workers.jobs:squares", 23, 4, "parquet"), tmp_path / "set", run())
    read = datasets.load_dataset(
        "parquet", data_files=f"{tmp_path}/set/*.parquet", split="train", cache_dir=str(tmp_path / "cache")
    )
    assert read["square"][:] == [n * n for n in range(23)]


@pytest.mark.deep
def test_ray_makes_the_same(tmp_path: Path) -> None:
    """A Ray started here makes the same rows in the same order."""
    pytest.importorskip("ray")
    into_file(SQUARES, tmp_path / "rows", run(ray="local"))
    assert (tmp_path / "rows").read_bytes() == LINES


def test_a_sweep_has_a_row_for_each_setting() -> None:
    """One search and one map of the soup: what they come to by themselves is what the rows say."""
    import unsaid

    settings = [{"goal": 1, "acts": 1, "reasons": 1, "depth": 1}, {"explore": {"free": ["Jon"]}}]
    found = list(sweep("the-soup", settings))
    drawn = unsaid.load("the-soup").explore(free=["Jon"])
    assert found[0]["stop"] == unsaid.load("the-soup").find(goal=1, acts=1, reasons=1, depth=1).stop
    assert (found[1]["states"], found[1]["whole"]) == (drawn.states, True)
    assert json.dumps(found[1]["setting"]) == json.dumps(settings[1])


def test_a_setting_with_a_wrong_word_is_refused() -> None:
    """A word that no search takes is named before anything is searched, with those there are."""
    with pytest.raises(
        BadValue, match=r"^a setting has no 'time'; it has acts, depth, goal, reasons, shortest, states$"
    ):
        list(sweep("tutorial", [{"time": 3}]))
