"""Work that is ended from outside: whatever it is, it ends soon, and says so."""

from __future__ import annotations

import asyncio
import threading

import pytest

import unsaid

ENDLESS = """entity Ann : character; property n() : number; property m() : number;
action grow(Ann) { effect: n() = n() + 1; consenting: Ann; };
action rise(Ann) { effect: m() = m() + 3; consenting: Ann; };
utility(Ann): n() + m(); utility(): if(n() * n() == 2 + m() * m() * 4) 1 else 0;"""
"""A world in which a search goes on for ever: no square is two more than another."""


def test_what_is_ended_raises_one_of_the_family() -> None:
    """What is no search has nothing to give, so it raises."""
    over = threading.Event()
    over.set()
    text = "\n".join(f"entity Tom{n} : character;" for n in range(1000))
    with pytest.raises(unsaid.Cancelled) as caught, unsaid.within(cancel=over):
        unsaid.read(text)
    assert caught.value.code == "interrupted"


def test_a_search_within_is_ended_and_gives_what_it_has() -> None:
    """A search that was given no event of its own hears the one in force."""
    over = threading.Event()
    threading.Timer(0.2, over.set).start()
    world = unsaid.read(ENDLESS)
    with unsaid.within(cancel=over):
        assert world.find().stop == "interrupted"


def test_a_cancelled_task_ends_its_search() -> None:
    """Where an asyncio task is cancelled, the thread that looked for a story is free again."""

    async def cancelled() -> None:
        search = asyncio.create_task(unsaid.in_thread(unsaid.read(ENDLESS).find))
        await asyncio.sleep(0.2)
        search.cancel()
        with pytest.raises(asyncio.CancelledError):
            await search

    asyncio.run(cancelled())  # ends only when all its threads have


def test_a_budget_in_force_holds_for_everything() -> None:
    """No time at all: whatever is long says that its time is over, with the limit as its code."""
    text = "\n".join(f"entity Tom{n} : character;" for n in range(20_000))
    with pytest.raises(unsaid.Spent) as caught, unsaid.within(unsaid.Budget(time=0.01)):
        while True:
            unsaid.read(text).diagnostics  # noqa: B018
    assert caught.value.code == "limit:time"
