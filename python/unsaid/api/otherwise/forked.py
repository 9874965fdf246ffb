"""What would have happened, in words: up to where as it did, then what happens instead, and what became of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from unsaid.api.otherwise.change import weight
from unsaid.english.kinds import listed
from unsaid.play.seen.transcript import closing, transcript
from unsaid.telling import Teller
from unsaid.telling.inward.undone import condition
from unsaid.telling.names import capital
from unsaid.telling.people import side_of
from unsaid.telling.voicing import TellingVoice
from unsaid.world.expressions import conjuncts
from unsaid.world.text import as_text

if TYPE_CHECKING:
    from unsaid.api.otherwise.change import Otherwise
    from unsaid.api.otherwise.losing import Lost
    from unsaid.api.otherwise.whatif import Branch, Fork
    from unsaid.play.events import Turn
    from unsaid.play.session import Session

MOST = 3
"""Acts told of one way of being lost; the rest are counted."""

LONGEST = 40
"""Words in which it is told what an act needs; what takes more, or is a choice within choices, cannot be read."""


def prose(fork: Fork, side: str | None, length: Literal["short", "scene", "full"] = "short") -> str:
    """What would have happened, as somebody would read it."""
    if fork.by is not None:
        from unsaid.api.otherwise.toldonwords import told_on

        return told_on(fork, side, length)
    teller = teller_of(fork, side)
    branch = fork.branch
    if branch.parting is None and not fork.lost:
        return "With this otherwise, everything happens as it did."
    parts = [_before(fork), *(_passages(fork, teller) if fork.keep != "acts" else ())]
    if fork.keep != "acts":
        parts.append(_end(fork))
    return "\n\n".join([*parts, *lost_lines(teller, fork)])


def teller_of(fork: Fork, side: str | None) -> Teller:
    """The words of the world in which it would have happened."""
    open_, table = fork.world.open, fork.branch.table
    who = side_of(open_.core, side)
    if table is not None and (who is None or who in _roles(fork.branch)):
        return table.voice(fork.branch.old.roles[0] if who is None else open_.ground.characters.index(who)).teller
    return Teller(open_.core, open_.ground, open_.minds, who)


def _roles(branch: Branch) -> list[str]:
    return [branch.old.stage.called(role) for role in branch.old.roles]


def _before(fork: Fork) -> str:
    """What goes as it did, in one sentence."""
    count = len(fork.acts) if fork.first is None else fork.first - 1
    if fork.keep == "acts":
        kept = len(fork.acts)
        all_ = len(fork.branch.old.acts)
        return f"With this otherwise, {_acts(kept)} of {all_} could still have happened, one after the other."
    went = {0: "nothing goes as it did from the first", 1: "the first act goes as it did"}
    return f"With this otherwise, {went.get(count, f'the first {_acts(count)} go as they did')}."


def _acts(count: int) -> str:
    return "1 act" if count == 1 else f"{count} acts"


def _passages(fork: Fork, teller: Teller) -> Iterator[str]:
    """All that is read from where it goes otherwise on."""
    branch, voice = fork.branch, TellingVoice(teller, fork.world.open.minds)
    role = teller.characters[voice.role]
    session = branch.new
    read = transcript(session, role, voice)
    since = _turn(branch)
    yield from (passage.text for passage in read.passages if passage.turn > since)
    last = closing(session, voice, read)
    if last is not None:
        yield last.text


def _turn(branch: Branch) -> int:
    """How many turns go as they did."""
    was, now = ([_named(session, turn) for turn in session.turns] for session in (branch.old, branch.new))
    least = min(len(was), len(now))
    return next((n for n in range(least) if was[n] != now[n]), least)


def _named(session: Session, turn: Turn) -> list[tuple[str, str]]:
    return [(event.kind, session.stage.name(event.action)) for event in turn.events]


def _end(fork: Fork) -> str:
    if fork.ending:
        return ended_with(fork)
    if fork.over == "goal":
        return "With that the story is over."
    return "Then nothing more can happen." if fork.over == "still" else "There it is left: it would go on."


def ended_with(fork: Fork) -> str:
    """The ending that it comes to, by its title, which may have a stop of its own."""
    title = (fork.ending or "").rstrip(".")
    return f"Ending: {title}." if fork.branch.weight[0] else f"Ending: {title}, as it was."


# --- what became of the rest ---


LOST = {
    "reason": "These have lost their reason",
    "best": "Of these, something else led further",
    "possibility": "These could not happen any more",
    "moment": "These were not come to",
}


def lost_lines(teller: Teller, fork: Fork) -> Iterator[str]:
    """What happened and does not, by what it lost."""
    kinds = LOST if fork.by is None else {how: lead for how, lead in LOST.items() if how != "moment"}
    for how, lead in kinds.items():
        lines = list(dict.fromkeys(_line(teller, fork, one) for one in fork.lost if one.how == how))
        if lines:
            more = len(lines) - MOST
            told = lines[:MOST] + ([f"and {more} more"] if more > 0 else [])
            yield "\n".join([f"{lead}:", *(f"- {line}." for line in told)])


def _line(teller: Teller, fork: Fork, lost: Lost) -> str:
    old, state = _before_act(fork, teller, lost)
    said = whose(old, lost.act, state)
    match lost.how:
        case "possibility":
            return said + _wanting(teller, fork, lost)
        case "reason" if lost.because and lost.who:
            return f"{said} ({_believed(teller, lost)})"
        case "reason" if len(lost.plan) > 1 and lost.who:
            return f"{said} (it was to lead to this: {doings(old, lost.plan[1:], state)})"
        case "best" if lost.better:
            return f"{said} (this did: {listed([doing(old, act, state) for act in lost.better])})"
        case _:
            return said


def _believed(teller: Teller, lost: Lost) -> str:
    """What somebody believed in the old story, without which there is no reason."""
    from unsaid.api.otherwise.toldonwords import believing

    assert lost.who is not None
    return f"there was a reason because {believing(teller, lost.who, lost.because)}"


def _wanting(teller: Teller, fork: Fork, lost: Lost) -> str:
    """What was wanting for an act to be possible, as far as there are words for it."""
    ground = fork.world.open.ground
    number = ground.actions_named().get(lost.act)
    if number is None or not lost.missing:
        return ""
    parts = {as_text(part, ground): part for part in conjuncts(ground.actions[number].precondition)}
    words = [said for text in lost.missing if (said := condition(teller, parts[text]))]
    told = f" (it needs this: {listed(words)})" if words and len(words) == len(lost.missing) else ""
    return told if len(told.split()) <= LONGEST and "either " not in told else ""


# --- acts ---


def _before_act(fork: Fork, teller: Teller, lost: Lost) -> tuple[Teller, int | None]:
    """The words of the old world for an act of the old story, and the state before it: what an act is called may hang
    on what has come before."""
    session, acts = fork.branch.old, fork.branch.old.acts
    state = acts[lost.number - 1].before if 0 < lost.number <= len(acts) else None
    if session.stage.minds is teller.states:
        return teller, state
    open_ = fork.source.world.playable.open
    if session.stage.minds is not open_.minds:
        return teller, None
    return Teller(open_.core, open_.ground, open_.minds, teller.you), state


def whose(teller: Teller, act: str, state: int | None = None) -> str:
    """An act with its doers before it: “James: go after you”; what nobody does stands alone."""
    who, said = _doers(teller, act), doing(teller, act, state)
    return f"{capital(listed(who))}: {said}" if who else f"“{capital(said)}”"


def doing(teller: Teller, act: str, state: int | None = None) -> str:
    """An act as a thing to do, in the words it has in a state; of none, at the start."""
    number = teller.actions.get(act)
    there = teller.states.initial if state is None else state
    return act if number is None else teller.doing(there, number).rstrip(".!?…")


def _doers(teller: Teller, act: str) -> list[str]:
    number = teller.actions.get(act)
    doers = () if number is None else teller.ground.actions[number].consenting
    return [teller.lexicon.name(teller.ground.characters[doer]) for doer in doers]


def _would(teller: Teller, act: str, state: int | None = None) -> str:
    """An act as what its doers would do."""
    return f"{listed(_doers(teller, act) or ['it'])} would {doing(teller, act, state)}"


def doings(teller: Teller, acts: Iterable[str], state: int | None = None) -> str:
    """Acts as what their doers would do, one after another, in the words they have in a state."""
    return ", then ".join(_would(teller, act, state) for act in acts)


# --- in a line ---


def hinged(forks: Sequence[Fork], side: str | None) -> str:
    """All on which a game hung, a line each, that on which most hung first."""
    lines = [
        f"{capital(conditional(fork, teller_of(fork, side)))}: {outcome(fork, teller_of(fork, side))}" for fork in forks
    ]
    return "\n".join(lines) or "Nothing would have made a difference."


def conditional(fork: Fork, teller: Teller) -> str:
    """What was put otherwise, as a condition: “if at turn 9 you had chosen to call after him”."""
    return "if " + listed([_if(one, teller, fork) for one in fork.changes])


def _if(change: Otherwise, teller: Teller, fork: Fork) -> str:
    match change.kind:
        case "move":
            who = teller.lexicon.name(teller.you) if teller.you else "you"
            return f"at turn {change.turn} {who} had chosen {_choice(change, teller, fork)}"
        case "belief" if change.known is not None:
            who, *others = change.known.who
            held = teller.fact(teller.fluents[change.known.fluent], change.known.value)
            for other in reversed(others):
                held = f"{teller.lexicon.name(other)} believed that {held}"
            return f"{teller.lexicon.name(who)} had known that {held}"
        case "without":
            return f"`{change.statement}` could not be done"
        case "concern":
            return _minded(*weight(change.statement), teller)
        case _:
            return f"`{change.statement}`"


def _minded(concern: str, weight: float, teller: Teller) -> str:
    """That somebody cares for something otherwise, in the author's words for it where there are any."""
    name, _, rest = concern.partition("(")
    owner = rest.removesuffix(")").strip()
    lost = teller.concern(owner, name.strip(), "down", (owner,))
    it = f"that {lost}" if lost else f"`{concern}`"
    little = "nothing" if weight == 0 else f"{weight:g}"
    return f"it had weighed {little} with {teller.lexicon.name(owner, subject=False)} {it}"


def _choice(change: Otherwise, teller: Teller, fork: Fork) -> str:
    """A choice in the middle of a sentence: an act as its menu had it."""
    if change.statement in teller.actions:
        return f"to {doing(teller, change.statement, _before_made(change, teller, fork))}"
    return f"“{change.words or change.statement}”"


def _before_made(change: Otherwise, teller: Teller, fork: Fork) -> int | None:
    """The state in which another move is made; None where it cannot be told in that world's words."""
    session = fork.branch.new
    shown = [turn for turn in session.turns if turn.shown]
    turn = change.turn or 0
    if session.stage.minds is not teller.states or not session.roles or not 1 <= turn <= len(shown):
        return None
    events = shown[turn - 1].events
    return events[0].before if events else None


def outcome(fork: Fork, teller: Teller) -> str:
    """What comes of it, in a line: the first that would happen, and how it ends."""
    chosen = fork.changes[0].statement
    new = [event for event in _gained(fork) if event[0] != chosen and _by_somebody(teller, event[0])][:FIRST]
    told = ", then ".join(_would(teller, act, state) for act, state in new)
    end = f"the story ends with “{fork.ending}”" if fork.branch.weight[0] and fork.ending else _as_before(fork)
    return f"{told}. {capital(end)}." if new else f"{end}."


def _gained(fork: Fork) -> Iterator[tuple[str, int]]:
    """What happens that did not, in order, each with the state before it."""
    left, session = Counter(fork.gained), fork.branch.new
    for event in session.acts[(fork.first or 1) - 1 :]:
        name = session.stage.name(event.action)
        if left[name]:
            left[name] -= 1
            yield name, event.before


FIRST = 2
"""Acts told of what would come of a change, in a line."""


OTHERWISE: dict[str | None, str] = {
    "ending": "the story ends otherwise",
    "goal": "the story is over with that",
    "still": "nothing more can happen",
    None: "it would go on",
}
"""What is said of an end without a title that is another than it was."""


def _as_before(fork: Fork) -> str:
    if not fork.branch.weight[0]:
        return "it comes to the same end"
    return OTHERWISE[fork.over]


def _by_somebody(teller: Teller, act: str) -> bool:
    return act in teller.actions and bool(teller.ground.actions[teller.actions[act]].consenting)
