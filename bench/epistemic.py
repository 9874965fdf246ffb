"""The problems of the epistemic planners as worlds: goals that say what somebody is to believe that somebody believes.

Four domains, written from how they are defined in print and with no file of anybody's:

- **grapevine** (Muise et al., RP-MEP, 2015): agents in two rooms, each with a secret; they move, which everybody sees,
  and share a secret they hold with the room they are in, which those in the room see;
- **gossip** (Hedetniemi, Hedetniemi and Liestman, 1988; with goals about beliefs, Cooper et al., 2016): two who call
  each other tell each other all they know, and nobody else hears of it;
- **selective** (Kominis and Geffner, 2015): a corridor of rooms; what is told in one is heard there and next door, and
  some are to know and others not;
- **coin** (Baral et al., 2010): a coin in a locked box, one key, and people who look that way or do not.

Goals are of the kinds ``B_i s_j`` (depth 1) and ``B_i B_j s_k`` (depth 2). Nobody in them wants anything: all act for
the planner's sake. So an act is written without anybody who must consent to it, as fate is; it needs no reason, and a
story is a plan.

    .venv/bin/python bench/epistemic.py grapevine --agents 8 --goals 8 --depth 2   # prints a world
    .venv/bin/python bench/epistemic.py --table                                    # solves them, keeps the table
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Any

import unsaid
from report import keep, machine, table

AGENTS = ("Ada", "Ben", "Cas", "Dot", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jon", "Kim", "Leo")


@dataclass(frozen=True)
class Problem:
    """One problem: how many ``agents``, how many ``goals``, of which ``depth``, drawn by ``seed``."""

    domain: str
    agents: int
    goals: int
    depth: int
    seed: int = 1
    secret: int = 0
    """Of the goals, how many are that somebody does not come to believe something."""

    def world(self) -> str:
        """The problem as a world."""
        return DOMAINS[self.domain](self)

    @property
    def people(self) -> tuple[str, ...]:
        """The names of the agents."""
        return AGENTS[: self.agents]


def believes(chain: tuple[str, ...], fact: str) -> str:
    """That the first of a chain believes that the next believes … a fact."""
    for who in reversed(chain):
        fact = f"believes({who}, {fact})"
    return fact


def chains(people: tuple[str, ...], depth: int) -> list[tuple[tuple[str, ...], str]]:
    """All goals of a depth: a chain of believers, neighbours differing, and whose secret it is."""
    return [(chain, whose) for chain in permutations(people, depth) for whose in people if whose != chain[0]]


def drawn(problem: Problem, fact: str = "secret") -> list[str]:
    """So many different goals, those that something stays unknown at the end."""
    dice = random.Random(f"{problem.domain} {problem.agents} {problem.goals} {problem.depth} {problem.seed}")
    found = dice.sample(chains(problem.people, problem.depth), problem.goals)
    wanted = [believes(chain, f"{fact}({whose})") for chain, whose in found]
    return split(problem, wanted)


def split(problem: Problem, wanted: list[str]) -> list[str]:
    """Goals of which the last are that it does not come to be."""
    kept = problem.goals - problem.secret
    return [*wanted[:kept], *(f"{goal} != True" for goal in wanted[kept:])]


def utility(goals: list[str]) -> str:
    """What the author wants: all of it."""
    return "utility(): " + " & ".join(goals) + ";\n"


def secrets(people: tuple[str, ...]) -> str:
    """Everybody's own secret, of which nobody else knows anything."""
    lines = []
    for whose in people:
        lines.append(f"secret({whose});")
        lines += [f"believes({other}, secret({whose}) = ?);" for other in people if other != whose]
    return "\n".join(lines) + "\n"


def grapevine(problem: Problem) -> str:
    """Two rooms; moves are seen by all, and what is shared by those in the room."""
    people = problem.people
    return f"""type room;
entity North, South : room;
entity {", ".join(people)} : character;

property at(c : character) : room;
property secret(c : character) : boolean;

{" ".join(f"at({who}) = North;" for who in people)}
{secrets(people)}
action move(a : character, from : room, to : room) {{
  precondition: from != to & at(a) == from;
  effect: at(a) = to;
}};

action share(a : character, whose : character) {{
  precondition: believes(a, secret(whose));
  effect: secret(whose);
  observing(x : character): at(x) == at(a);
}};

{utility(drawn(problem))}"""


def gossip(problem: Problem) -> str:
    """Calls between two, in which each learns what the other knows, and that they know it."""
    return f"""entity {", ".join(problem.people)} : character;
property secret(c : character) : boolean;
{secrets(problem.people)}
action call(a : character, b : character) {{
  precondition: a != b;
  effect: forall(w : character) when(believes(a, secret(w)) | believes(b, secret(w))) (
    believes(a, secret(w)) & believes(b, secret(w))
    & believes(a, believes(b, secret(w))) & believes(b, believes(a, secret(w))));
  observing(x : character): x == a | x == b;
}};

{utility(drawn(problem))}"""


def selective(problem: Problem) -> str:
    """A corridor with somebody in each room; who knows the news walks through it, and is heard next door as well."""
    people = problem.people
    rooms = [f"Room{number}" for number in range(1, len(people) + 1)]
    doors = " ".join(f"next({a}, {b}); next({b}, {a});" for a, b in pairwise(rooms))
    unknown = " ".join(f"believes({who}, news() = ?);" for who in people[1:])
    goals = random.Random(f"{problem}").sample(people[2:], problem.goals)
    wanted = [believes(("Ada",) * (problem.depth - 1) + (who,), "news()") for who in goals]
    return f"""type room;
entity {", ".join(rooms)} : room;
entity {", ".join(people)} : character;
property next(a : room, b : room) : boolean;
property at(c : character) : room;
property news() : boolean;
{doors}
{" ".join(f"at({who}) = {room};" for who, room in zip(people, rooms, strict=True))}
news(); {unknown}

action walk(from : room, to : room) {{
  precondition: at(Ada) == from & next(from, to);
  effect: at(Ada) = to;
}};

action tell(a : character) {{
  precondition: believes(a, news());
  effect: news();
  observing(x : character): at(x) == at(a) | next(at(x), at(a));
}};

{utility(split(problem, wanted))}"""


def coin(problem: Problem) -> str:
    """A box with a coin that lies tails; who looks into it is seen by those who look that way."""
    people = problem.people
    unknown = " ".join(f"believes({who}, tails() = ?);" for who in people)
    dice = random.Random(f"{problem}")
    chosen = dice.sample(people, min(problem.goals, len(people)))
    wanted = [believes((who,), "tails()") for who in chosen]
    if problem.depth > 1:
        pairs = dice.sample([(a, b) for a in people for b in people if a != b], problem.goals)
        wanted = [believes((a,), f"peeked({b})") for a, b in pairs]
    return f"""entity {", ".join(people)} : character;
property tails() : boolean;
property open() : boolean;
property key(c : character) : boolean;
property looking(c : character) : boolean;
property peeked(c : character) : boolean;
tails(); {unknown}
key(Ada); forall(c : character) looking(c);

action unlock(a : character) {{
  precondition: key(a) & !open();
  effect: open();
  observing(x : character): looking(x) | x == a;
}};

action peek(a : character) {{
  precondition: open() & looking(a);
  effect: peeked(a) & believes(a, tails()) = tails();
  observing(x : character): looking(x);
}};

action distract(a : character, b : character) {{
  precondition: a != b & looking(b);
  effect: looking(b) = False;
  observing(x : character): looking(x) | x == a;
}};

action signal(a : character, b : character) {{
  precondition: a != b & !looking(b);
  effect: looking(b);
  observing(x : character): looking(x) | x == a | x == b;
}};

action announce(a : character) {{
  precondition: believes(a, tails());
  effect: tails();
}};

{utility(split(problem, wanted))}"""


DOMAINS: dict[str, Callable[[Problem], str]] = {
    "grapevine": grapevine,
    "gossip": gossip,
    "selective": selective,
    "coin": coin,
}


def table_of_problems() -> list[Problem]:
    """Grapevine in the sizes of its published table, each plain and with one goal of silence; some of each other
    domain."""
    grape = [
        Problem("grapevine", agents, goals, depth, secret=secret)
        for agents in (4, 8)
        for depth in (1, 2)
        for goals in (2, 4, 8)
        for secret in (0, 1)
    ]
    calls = [Problem("gossip", n, goals, depth) for n in (4, 6) for depth in (1, 2) for goals in (2, 4, 8)]
    told = [Problem("selective", n, goals, 1, secret=goals // 2) for n in (5, 8, 11) for goals in (2, 3)]
    box = [Problem("coin", n, 2, depth, secret=1) for n in (3, 5, 8) for depth in (1, 2)]
    return [*grape, *calls, *told, *box]


def solved(problem: Problem, shortest: bool, seconds: float) -> dict[str, Any]:
    """What a search comes to, and the processor time from the text to the story."""
    began = time.process_time()
    budget = unsaid.Budget(time=seconds, memory="2 GiB")
    outcome = unsaid.read(problem.world(), name=problem.domain).find(
        goal=1, acts=60, reasons=1, depth=1, shortest=shortest, budget=budget
    )
    acts = len(outcome.story.acts) if outcome.story else None
    return {
        **{key: getattr(problem, key) for key in ("domain", "agents", "depth", "goals", "secret")},
        "stop": outcome.stop,
        "acts": acts,
        "states": outcome.figures.states,
        "seconds": round(time.process_time() - began, 3),
    }


HEAD = ("domain", "agents", "depth", "goals", "of silence", "found", "acts", "s", "shortest", "acts", "s")


def tabled(seconds: float) -> list[dict[str, Any]]:
    """Every problem of the table, any story and a shortest one."""
    unsaid.read("entity Tom : character;").find(budget=unsaid.Budget(time=1))  # imports are no problem's
    rows = []
    for problem in table_of_problems():
        row = {"any": solved(problem, False, seconds), "shortest": solved(problem, True, seconds)}
        print(row["any"], row["shortest"]["stop"], row["shortest"]["acts"], row["shortest"]["seconds"], flush=True)
        rows.append(row)
    return rows


def page(rows: list[dict[str, Any]]) -> str:
    """The table as Markdown."""
    lines = []
    for row in rows:
        plain = [row["any"][key] for key in ("domain", "agents", "depth", "goals", "secret")]
        ends = [
            cell
            for of in ("any", "shortest")
            for cell in (row[of]["stop"], row[of]["acts"] or "", f"{row[of]['seconds']:.2f}")
        ]
        lines.append([str(cell) for cell in (*plain, *ends)])
    return "\n".join(
        [
            "# Goals about beliefs",
            "",
            f"{machine()}. Seconds of processor time from the text of the world to the story, all in one process.",
            "`bench/epistemic.py` makes the problems. All acts are for the planner's sake: nobody must consent to any.",
            "“of silence” is how many of the goals are that somebody does *not* come to believe something.",
            "",
            table(HEAD, lines),
            "",
        ]
    )


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Problems of epistemic planning, as worlds.")
    parser.add_argument("domain", nargs="?", choices=sorted(DOMAINS), default="grapevine")
    parser.add_argument("--agents", type=int, default=4)
    parser.add_argument("--goals", type=int, default=2)
    parser.add_argument("--depth", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--silence", type=int, default=0, help="how many of the goals are that it does not come to be")
    parser.add_argument("--table", action="store_true", help="solve the problems of the table, and keep it")
    parser.add_argument("--time", type=float, default=10.0, help="seconds for each search")
    return parser.parse_args()


def main() -> None:
    """Prints a problem, or solves those of the table."""
    o = arguments()
    if not o.table:
        print(Problem(o.domain, o.agents, o.goals, o.depth, o.seed, o.silence).world())
        return
    rows = tabled(o.time)
    text = page(rows)
    print(text)
    keep("epistemic", text, rows)


if __name__ == "__main__":
    main()
