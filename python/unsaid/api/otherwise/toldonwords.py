"""A story that was told on, in words: what goes as it did, where the two part, how it goes on and ends, which acts have
lost or gained a reason and why, and what nobody ever learns."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.api.otherwise.forked import doings, ended_with, lost_lines, teller_of, whose
from unsaid.api.otherwise.gaining import Unlearnt
from unsaid.api.otherwise.toldon import literals_of
from unsaid.data.proof import same_value
from unsaid.english.kinds import listed
from unsaid.telling import Teller
from unsaid.telling.hoping import asked
from unsaid.telling.inward.lacking import verb
from unsaid.telling.names import capital
from unsaid.telling.narration import Manner
from unsaid.telling.told import told_since
from unsaid.world.supposing import unsure

if TYPE_CHECKING:
    from unsaid.api.otherwise.gaining import Gain
    from unsaid.api.otherwise.whatif import Fork
    from unsaid.data.proof import Fact
    from unsaid.data.running import Literal

MOST = 3
"""Reasons gained that are told."""

LEARNT = 6
"""Things nobody learns that are told."""

Length = typing.Literal["short", "scene", "full"]


def told_on(fork: Fork, side: str | None, length: Length = "short") -> str:
    """What would have become of a story, as ``side`` would read it."""
    teller = teller_of(fork, side)
    parts = [_before(fork, teller)]
    if fork.first is not None:
        parts += [_passage(fork, teller, length), _end(fork)]
    parts += [*lost_lines(_old(fork, side), fork), *_gained(teller, fork), *_never(teller, fork)]
    return "\n\n".join(part for part in parts if part)


def _old(fork: Fork, side: str | None) -> Teller:
    """The words of the world as it was, for acts that the other has no more."""
    open_ = fork.source.world.playable.open
    return Teller(open_.core, open_.ground, open_.minds, teller_of(fork, side).you)


# --- how it goes ---


def _so_already(fork: Fork) -> Iterator[str]:
    """Of each change that changes nothing: that it is so at the start as it is, and which act makes it otherwise."""
    old, world = fork.branch.old, fork.source.world.playable
    minds = world.open.minds
    for change in fork.changes if all(one.kind in ("fact", "belief") for one in fork.changes) else ():
        literals = list(literals_of(world, change))

        def so(state: int, literals: list[Literal] = literals) -> bool:
            return all(same_value(minds.values(minds.mind(state, *one.who))[one.fluent], one.value) for one in literals)

        if so(minds.initial):
            act = next((number for number, event in enumerate(old.acts, start=1) if not so(event.after)), None)
            said = f"`{change}` is so at the start as it is,"
            if act is None:
                yield f"{said} and stays so."
            else:
                name = old.stage.name(old.acts[act - 1].action)
                yield f"{said} until act {act}, {name}; put it otherwise from act {act + 1} on."


def _before(fork: Fork, teller: Teller) -> str:
    """What goes as it did, and where the two part."""
    if fork.first is None:
        return " ".join(["With this otherwise, everything happens as it did.", *_so_already(fork)])
    count = fork.first - 1
    went = {0: "nothing goes as it did from the first", 1: "the first act goes as it did"}
    before = f"With this otherwise, {went.get(count, f'the first {count} acts go as they did')}."
    acts = fork.branch.names(fork.branch.old)
    if count < len(acts):
        there = whose(teller if acts[count] in teller.actions else _old(fork, teller.you), acts[count])
        return f"{before} It parts from the story as it was at this act: {there}."
    return f"{before} Then it goes on, where it ended."


def _passage(fork: Fork, teller: Teller, length: Length) -> str:
    """All that is read from where the two part on."""
    session = fork.branch.new
    states = [fork.world.open.minds.initial, *(event.after for event in session.acts)]
    acts = [event.action for event in session.acts]
    since = _place(fork)
    told = Teller(teller.world, teller.ground, teller.states, teller.you, Manner(length=length))
    text = told_since(told, states, acts, since, _side(teller))
    lead = {
        "found": "From there on, each with a reason for what is done:",
        "themselves": "From there on, everybody left to themselves:",
    }.get(fork.by or "", "")
    return "\n\n".join(part for part in (lead, text or "Nobody does anything more.") if part)


def _side(teller: Teller) -> str | None:
    """The mind it is told from."""
    return teller.you


def _place(fork: Fork) -> int:
    """The place at which the two part, among all acts of the new story, passes too."""
    session, left = fork.branch.new, (fork.first or 1) - 1
    for place, event in enumerate(session.acts):
        if left == 0:
            return place
        left -= event.action not in session.stage.passes
    return len(session.acts)


def _end(fork: Fork) -> str:
    """How it is over, and whether it comes to what the author asks."""
    if fork.ending:
        said = ended_with(fork)
    elif fork.over == "goal":
        said = "With that the story comes to what the author asks."
    elif fork.over == "ending":
        said = "With that the story is over."
    else:
        said = "Then nothing more happens."
    if fork.by != "themselves" or fork.branch.reached or not fork.ends_otherwise:
        return said
    if fork.closed:
        return f"{said} From where the two part, nobody has reasons that would lead to what the author asks."
    return (
        f"{said} Whether there is another way to what the author asks was not found out within the bounds of looking."
    )


# --- reasons ---


def _gained(teller: Teller, fork: Fork) -> Iterator[str]:
    """Who has a reason now and had none, those that are acted on first."""
    gains = sorted(fork.gains, key=lambda gain: not gain.done)
    lines = [f"- {_gain(teller, gain)}" for gain in gains[:MOST]]
    if len(gains) > MOST:
        lines.append(f"- and {len(gains) - MOST} more.")
    if lines:
        yield "\n".join(["Where the two part, there is a reason for this, and was none:", *lines])


def _gain(teller: Teller, gain: Gain) -> str:
    leads = f" (it is to lead to this: {doings(teller, gain.plan[1:])})" if len(gain.plan) > 1 else ""
    because = f". There would be none, if {believing(teller, gain.who, gain.because)}" if gain.because else ""
    return f"{whose(teller, gain.act)}{leads}{because}."


def believing(teller: Teller, who: str, facts: Sequence[Fact]) -> str:
    """That somebody believed something: “James believed that his staying away spares you”; or did not know it."""
    open_ = [one for one in facts if unsure(one.value) is not None]
    held = [f"that {clause(teller, one)}" for one in facts if one not in open_]
    unknown = [asked(teller, teller.fluents[one.fluent], one.who) for one in open_]
    parts = [f"believed {listed(held)}"] if held else []
    parts += [f"did not know {listed(unknown)}"] if unknown else []
    return f"{teller.lexicon.name(who)} {' and '.join(parts)}"


def clause(teller: Teller, one: Fact) -> str:
    """A fact in the world's words, in the minds in which it is held."""
    said = teller.fact(teller.fluents[one.fluent], one.value)
    for who in reversed(one.who):
        said = f"{teller.lexicon.name(who)} {verb(teller, who, 'believes', 'believe')} that {said}"
    return said


# --- what nobody learns ---


def _never(teller: Teller, fork: Fork) -> Iterator[str]:
    """What somebody never learns: first what came out in the old story, then what did not in it either."""
    worded = [one for one in fork.unlearnt if teller.has_words(teller.fluents[one.truth.fluent])]
    leads = {True: "Known in the story as it was, and never learnt now", False: "Never learnt, now as then"}
    if fork.first is None:
        return
    for came_out, lead in leads.items():
        some = [one for one in worded if one.came_out is came_out and (came_out or not one.truth.who)]
        lines = list(dict.fromkeys(_learns(teller, one) for one in some))
        more = len(lines) - LEARNT
        told = lines[:LEARNT] + ([f"- and {more} more."] if more > 0 else [])
        if told:
            yield "\n".join([f"{lead}:", *told])


def _learns(teller: Teller, one: Unlearnt) -> str:
    who = capital(teller.lexicon.name(one.who))
    return f"- {who} never {verb(teller, one.who, 'learns', 'learn')} that {clause(teller, one.truth)}."
