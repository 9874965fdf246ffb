"""Running many inputs, on several processes, so that one that ends a process is a finding as well.

Work is given out in batches. Before each input a process writes its number where the parent can see it; when the
process dies, that is the input it died of, and another goes on with the next.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from time import process_time
from typing import Any

from fuzz import watch
from fuzz.finding import Finding, of
from fuzz.minimise import smallest
from fuzz.targets import TARGETS, Target

BATCH = 50

LARGE = 20_000
"""Bytes from which on an input may take longer, as much as it is larger: what takes longer than that is not linear."""

AT_THE_START = -1
"""The number that stands for no input: a process is only being made ready."""


@dataclass(frozen=True)
class Batch:
    """Inputs of a target, by their numbers."""

    target: str
    first: int
    last: int


@dataclass
class Count:
    """What has been done for a target."""

    inputs: int = 0
    seconds: float = 0.0
    """Of the processor."""


@dataclass
class Tally:
    """What a run has done so far: counts by target, and of each kind of finding the smallest, and how many."""

    counts: dict[str, Count] = field(default_factory=dict)
    findings: dict[tuple[str, str, str], Finding] = field(default_factory=dict)
    times: dict[tuple[str, str, str], int] = field(default_factory=dict)

    @property
    def inputs(self) -> int:
        """All inputs so far."""
        return sum(count.inputs for count in self.counts.values())

    def add(self, target: str, inputs: int, seconds: float) -> None:
        """Notes work that is done."""
        count = self.counts.setdefault(target, Count())
        count.inputs += inputs
        count.seconds += seconds

    def found(self, finding: Finding) -> None:
        """Notes a finding; of those of a kind the smallest is kept."""
        known = self.findings.get(finding.key)
        self.times[finding.key] = self.times.get(finding.key, 0) + 1
        if known is None or len(finding.data) < len(known.data):
            self.findings[finding.key] = finding


def tried(target: Target, data: bytes) -> Finding | None:
    """What an input breaks, if anything; ^C is let through."""
    try:
        with watch.limited(target.seconds * max(1.0, len(data) / LARGE)):
            target.check(data)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # pyo3's PanicException is no Exception
        return of(error, target.name, data)
    return None


def batches(inputs: int, targets: list[Target]) -> Iterator[Batch]:
    """So many inputs over targets, by their shares, in turns, so that a run that is stopped has seen all of them."""
    shares = sum(target.share for target in targets)
    ends = {target.name: max(1, round(inputs * target.share / shares)) for target in targets}
    at = dict.fromkeys(ends, 0)
    while at:
        for name, first in list(at.items()):
            last = min(ends[name], first + max(1, BATCH * TARGETS[name].share // 40))
            yield Batch(name, first, last)
            at[name] = last
            if last == ends[name]:
                del at[name]


def run(work: Iterator[Batch], seed: int, jobs: int, tally: Tally, glance: Callable[[], None]) -> None:
    """Tries all batches; ``glance`` is called whenever something is done, and after half a second at most."""
    workers = [Worker(seed) for _ in range(jobs)]
    try:
        while busy := [worker for worker in workers if worker.given(work)]:
            for connection in wait([worker.connection for worker in busy], timeout=0.5):
                next(w for w in busy if w.connection is connection).take(tally)
            glance()
    finally:
        for worker in workers:
            worker.end()


class Worker:
    """A process that tries inputs, seen from its parent."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._rest: Batch | None = None
        self._busy = False
        self._number: Any = multiprocessing.Value("q", AT_THE_START, lock=False)
        self._start()

    def _start(self) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_work, args=(theirs, self._number, self._seed), daemon=True)
        self._process.start()
        theirs.close()

    def given(self, work: Iterator[Batch]) -> bool:
        """Gives an idle process its next batch; whether it has anything to do."""
        if not self._busy:
            batch = self._rest or next(work, None)
            self._rest = None
            if batch is None:
                return False
            self._batch, self._busy = batch, True
            self._number.value = AT_THE_START
            self.connection.send(batch)
        return True

    def take(self, tally: Tally) -> None:
        """Takes what the process has done, or its death."""
        self._busy = False
        try:
            seconds, findings = self.connection.recv()
        except (EOFError, ConnectionError):
            self._died(tally)
            return
        tally.add(self._batch.target, self._batch.last - self._batch.first, seconds)
        for finding in findings:
            tally.found(finding)

    def _died(self, tally: Tally) -> None:
        self._process.join()
        number, batch = self._number.value, self._batch
        if number == AT_THE_START:
            raise RuntimeError("a process of the fuzzer died before its first input")
        target = TARGETS[batch.target]
        how = _death(self._process.exitcode or 0)
        tally.add(batch.target, number + 1 - batch.first, 0.0)
        tally.found(Finding(batch.target, target.input(self._seed, number), how, "", f"the process died: {how}\n"))
        if number + 1 < batch.last:
            self._rest = Batch(batch.target, number + 1, batch.last)
        self._start()

    def end(self) -> None:
        """Ends the process."""
        self._process.terminate()
        self._process.join()


def _death(code: int) -> str:
    if code == -signal.SIGPROF:
        return "never ends"
    return signal.Signals(-code).name if code < 0 else f"exit {code}"


def _work(connection: Connection, number: Any, seed: int) -> None:
    """In the process: tries batches for as long as there are any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch.prepare()
    for target in TARGETS.values():
        target.input(seed, 0)  # what inputs are made from is made once, before any clock runs
    while True:
        try:
            batch: Batch = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(_batch(batch, number, seed))


def _batch(batch: Batch, number: Any, seed: int) -> tuple[float, list[Finding]]:
    target, findings, began = TARGETS[batch.target], list[Finding](), process_time()
    for i in range(batch.first, batch.last):
        number.value = i
        finding = tried(target, target.input(seed, i))
        if finding is not None:
            findings.append(finding)
    return process_time() - began, findings


def minimised(finding: Finding) -> Finding:
    """A finding of the same kind from a smaller input, tried in this process."""
    target, best = TARGETS[finding.target], finding

    def breaks(data: bytes) -> bool:
        nonlocal best
        found = tried(target, data)
        if found is None or found.key != finding.key:
            return False
        best = found
        return True

    smallest(finding.data, breaks, tries=60 if finding.what.startswith("Too") else 2_000)
    return best
