"""Steps a second of the environments: random choices, never the same twice, with all that is told.

    .venv/bin/python bench/environments.py [--steps N] [--processes N]

Every process loads the world for itself, so that its engine knows nothing yet, and plays from there: so many steps
*cold*, the loading of the world among them, and as many again *warm*. Each episode has a chance of its own, and each
choice is drawn from the mask. A step is a choice, all replies to it, and what is observed then: text, menu, and what is
believed two minds deep. Rates are by processor time, a process a core, since the machine may be busy with other things;
the rate by the clock, which has that in it, stands beside.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from typing import Any

from report import keep, machine, table

GAMES = (
    ("tutorial", ("Ida",)),
    ("the-soup", ("Ada",)),
    ("the-saucer", ()),
    ("the-owl", ()),
    ("the-soup", ("Ada", "Jon")),
)
HEAD = ("world", "roles", "moves an episode", "cold", "warm", "cold, by the clock", "warm, by the clock")
MOVES = 40
"""After so many an episode is given up."""


def main() -> None:
    """Measures, prints and keeps the table."""
    parser = argparse.ArgumentParser(description="Steps a second of the environments.")
    parser.add_argument("--steps", type=int, default=2000, help="in each process, cold and then warm")
    parser.add_argument("--processes", type=int, default=2, help="at once")
    options = parser.parse_args()
    rows = [measured(world, roles, options.steps, options.processes) for world, roles in GAMES]
    text = page(rows, options)
    print(text)
    keep("environments", text, rows)


def measured(world: str, roles: tuple[str, ...], steps: int, processes: int) -> dict[str, Any]:
    """One line of the table: all processes at once."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        found = pool.starmap(one, [(world, roles, steps, seed) for seed in range(processes)], chunksize=1)
    rates = {key: sum(steps / part[key] for part in found) for key in ("cold", "warm", "cold clock", "warm clock")}
    row = {"world": world, "roles": list(roles) or ["its first"], "episode": found[0]["episode"], **rates}
    print(*cells(row), flush=True)
    return row


def one(world: str, roles: tuple[str, ...], steps: int, seed: int) -> dict[str, float]:
    """The seconds that so many steps take in this process, cold and then warm."""
    from unsaid.environments import Several, Solo  # what is measured begins with the world

    episodes = several if len(roles) > 1 else solo
    began, spent = time.perf_counter(), time.process_time()
    make = Several if len(roles) > 1 else Solo
    env = make(world, *roles, moves=MOVES, observation="both")
    found: dict[str, float] = {}
    for part in ("cold", "warm"):
        played = episodes(env, steps, seed)
        seed += 1000
        found[part], found[f"{part} clock"] = time.process_time() - spent, time.perf_counter() - began
        found["episode"] = steps / played
        began, spent = time.perf_counter(), time.process_time()
    return found


def solo(env: Any, steps: int, seed: int) -> int:
    """So many steps of one role; how many episodes they were."""
    episodes, info, over = 0, {}, True
    env.action_space.seed(seed)
    for _ in range(steps):
        if over:
            _, info = env.reset(seed=seed if not episodes else None)
            episodes += 1
        _, _, ended, cut, info = env.step(env.action_space.sample(info["action_mask"]))
        over = ended or cut
    return episodes


def several(env: Any, steps: int, seed: int) -> int:
    """So many steps of several roles."""
    episodes, over = 0, True
    for who in env.possible_agents:
        env.action_space(who).seed(seed)
    for _ in range(steps):
        if over:
            env.reset(seed=seed + episodes)
            episodes += 1
        who = env.agent_selection
        seen = env.observe(who)
        env.step(env.action_space(who).sample(seen["action_mask"]))
        over = any(env.terminations.values()) or any(env.truncations.values())
    return episodes


def cells(row: dict[str, Any]) -> list[str]:
    """One line of the table."""
    rates = [f"{row[key]:,.0f}" for key in ("cold", "warm", "cold clock", "warm clock")]
    return [row["world"], ", ".join(row["roles"]), f"{row['episode']:.1f}", *rates]


def page(rows: list[dict[str, Any]], options: argparse.Namespace) -> str:
    """The Markdown page."""
    return f"""# Environments

{machine()}. Steps a second of {options.processes} processes together, {options.steps:,} steps in each, cold and
then as many warm; by processor time, a process a core, and by the clock of a machine that may have been busy with
other things. Random choices from the mask, a new chance in each episode; an episode is given up after {MOVES} moves. A
step is a choice, all replies to it, and what is observed: the text, the menu, and what is believed two minds deep.
*Cold* begins with the loading of the world, in a process that knows nothing of it.

{table(HEAD, [cells(row) for row in rows])}
"""


if __name__ == "__main__":
    main()
