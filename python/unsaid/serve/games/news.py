"""Who is told that something has happened at a table: those who wait for another's move.

Games are played in threads of their own, and whoever waits does so in the server's one loop of events. So a move only
puts a word into that loop, and the loop passes it on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Literal

from unsaid.serve import bounds
from unsaid.serve.games.tables import Tables
from unsaid.serve.trouble import Trouble

Event = Literal["turn", "here"]
NOW_AND_THEN = 15.0
"""Seconds between two signs that the server is still there: they keep connections open, and find those that are not."""


@dataclass
class News:
    """Those who wait, by table."""

    _waiting: dict[str, set[asyncio.Event]] = field(default_factory=dict[str, set[asyncio.Event]])
    _loop: asyncio.AbstractEventLoop | None = None
    over: bool = False

    def begin(self, tables: Tables) -> None:
        """Hears of what happens from now on."""
        self._loop, self.over = asyncio.get_running_loop(), False
        tables.watch(self._heard)

    def _heard(self, table: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._pass_on, table)

    def _pass_on(self, table: str) -> None:
        for one in self._waiting.get(table, ()):
            one.set()

    def end(self) -> None:
        """Lets all go who wait: the server stops."""
        self.over = True
        for table in tuple(self._waiting):
            self._pass_on(table)

    def close(self, tables: Tables) -> None:
        """Hears of nothing any more."""
        tables.unwatch(self._heard)
        self.end()

    async def admitted(self, tables: Tables, address: str) -> str:
        """The table that somebody at a seat may hear of. Raises Trouble."""
        if self.over or sum(map(len, self._waiting.values())) >= bounds.WAITING:
            raise Trouble(503, "too-many", "Too many are waiting here; ask again later.")
        return await asyncio.to_thread(tables.name, address)

    async def of(self, table: str) -> AsyncGenerator[Event, None]:
        """What happens at a table, as it does."""
        sign = asyncio.Event()
        self._waiting.setdefault(table, set()).add(sign)
        try:
            yield "here"
            while not self.over:
                try:
                    await asyncio.wait_for(sign.wait(), NOW_AND_THEN)
                except TimeoutError:
                    yield "here"
                    continue
                sign.clear()
                if not self.over:
                    yield "turn"
        finally:
            self._waiting[table].discard(sign)
            if not self._waiting[table]:
                del self._waiting[table]
