"""Workers: processes that make chunks of a job, whose results come in order whatever happens to them.

Each worker has a line of its own to the parent. A worker that dies while it makes a chunk loses this chunk and nothing
else: another worker is started, and the chunk is made again. A chunk on which workers die three times is given up
with an error.
Chunks are given out only so far ahead of the one that is next in order, so what waits in memory is bounded.

An error that a chunk raises is raised here, once all chunks before it have been handed out.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess

from unsaid.errors import UnsaidError
from unsaid.workers.job import Job, made

TRIES = 3
"""How often workers may die on one chunk."""

AHEAD = 4
"""Chunks given out for each worker, beyond the one next in order."""


def produced(job: Job, chunks: Iterable[int], workers: int) -> Iterator[tuple[int, bytes]]:
    """Chunks of a job with their bytes, in the order asked for; one worker is this process itself."""
    if workers <= 1:
        for chunk in chunks:
            yield chunk, made(job, chunk)
        return
    pool = Pool(job, workers)
    try:
        yield from pool.produce(list(chunks))
    finally:
        pool.close()


def serve(line: Connection, job: Job) -> None:
    """What a worker does: makes the chunks it is told to until there are no more."""
    while True:
        try:
            chunk = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            line.send((chunk, made(job, chunk)))
        except KeyboardInterrupt:
            return
        except Exception as error:  # whatever it is, it is raised again in the parent
            line.send((chunk, error))


class Pool:
    """So many workers for one job."""

    def __init__(self, job: Job, workers: int) -> None:
        self.job, self.workers = job, workers
        self.context: SpawnContext = multiprocessing.get_context("spawn")
        self.running: dict[Connection, BaseProcess] = {}
        self.under_way: dict[Connection, int] = {}
        self.deaths: dict[int, int] = {}

    def produce(self, chunks: list[int]) -> Iterator[tuple[int, bytes]]:
        """The chunks with their bytes, in order."""
        waiting, done = deque(chunks), dict[int, bytes | Exception]()
        for _ in range(min(self.workers, len(chunks))):
            self._start()
        for number, chunk in enumerate(chunks):
            furthest = number + AHEAD * self.workers
            while chunk not in done:
                self._give_out(waiting, chunks, furthest)
                self._gather(waiting, done)
            result = done.pop(chunk)
            if isinstance(result, Exception):
                raise result
            yield chunk, result

    def _start(self) -> None:
        here, there = self.context.Pipe()
        process = self.context.Process(target=serve, args=(there, self.job), daemon=True)
        process.start()
        there.close()
        self.running[here] = process  # pyright: ignore[reportArgumentType]  # a PipeConnection on Windows

    def _give_out(self, waiting: deque[int], chunks: list[int], furthest: int) -> None:
        limit = chunks[min(furthest, len(chunks) - 1)]
        for line in self.running:
            if line not in self.under_way and waiting and waiting[0] <= limit:
                chunk = waiting.popleft()
                self.under_way[line] = chunk
                try:
                    line.send(chunk)
                except OSError:
                    continue  # it is dead, which is seen when its line is read

    def _gather(self, waiting: deque[int], done: dict[int, bytes | Exception]) -> None:
        """Takes what workers have made; where one has died, its chunk waits again, and another is started."""
        for line in wait(list(self.running)):
            assert isinstance(line, Connection)
            try:
                chunk, result = line.recv()
            except (EOFError, OSError):
                self._bury(line, waiting)
            else:
                del self.under_way[line]
                done[chunk] = result

    def _bury(self, line: Connection, waiting: deque[int]) -> None:
        self.running.pop(line).join()
        line.close()
        chunk = self.under_way.pop(line, None)
        if chunk is not None:
            self.deaths[chunk] = self.deaths.get(chunk, 0) + 1
            if self.deaths[chunk] >= TRIES:
                raise UnsaidError("workers-die", f"{TRIES} workers died making chunk {chunk}; it is given up")
            waiting.appendleft(chunk)
        self._start()

    def close(self) -> None:
        """Ends all workers."""
        for line, process in self.running.items():
            process.terminate()
            process.join()
            line.close()
