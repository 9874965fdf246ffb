"""What there is to say about a map, in the world's words, and the same as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from unsaid.api.map.drawing import GOAL_MET, STILL
from unsaid.api.map.parts import Alone, Leak, MapEnd, TurningPoint
from unsaid.api.map.picture import title, who_is_free
from unsaid.api.map.words import Words
from unsaid.english.kinds import listed
from unsaid.telling.names import capital

if TYPE_CHECKING:
    from unsaid.api.map.map import Map

MOST = 8
"""Turning points, acts and secrets that are told; of the rest it is said how many there are."""

STOPPED = {
    "limit:time": "the time limit",
    "limit:memory": "the memory limit",
    "limit:states": "the limit on states",
    "interrupted": "an interruption",
}


def as_data(drawn: Map) -> dict[str, Any]:
    """Plain data."""
    weighed = drawn.likely is not None
    return {
        "world": drawn.world.name,
        "title": title(drawn),
        "free": list(drawn.free),
        "reasons": drawn.asked.reasons,
        "depth": drawn.asked.depth,
        "goal": drawn.asked.goal,
        "stopped": drawn.stopped,
        "states": drawn.states,
        "steps": drawn.steps,
        "unknown": drawn.unknown,
        "ends": [end.to_dict() for end in drawn.ends],
        "never_ends": list(drawn.never_ends),
        "turning_points": [point.to_dict() for point in drawn.turning_points],
        "alone": [one.to_dict() for one in drawn.alone],
        "never": drawn.never.to_dict(),
        "dead_ends": drawn.dead_ends,
        "no_way_out": drawn.no_way_out,
        "leaks": [leak.to_dict() for leak in drawn.leaks],
        "likeliest": list(drawn.likeliest.names) if drawn.likeliest else None,
        "tension": [one.to_dict() for one in drawn.tension()] if weighed else None,
        "picture": drawn.picture().to_dict(),
    }


def prose(drawn: Map) -> str:
    """What there is to say, in parts with a head each."""
    words = Words(drawn)
    parts = [
        _what(drawn),
        _part("How it can end", [_end(drawn, words, end) for end in drawn.ends], _none(drawn)),
        _part("On what it turns", *_few([_turn(drawn, point) for point in drawn.turning_points])),
        _part("What one alone could change", [_alone(drawn, one) for one in drawn.alone if one.bring or one.keep]),
        _part(
            f"Acts that come to nothing{'' if drawn.whole else ', as far as it was drawn'}", list(_acts(drawn, words))
        ),
        _part("Where it goes no further", list(_stuck(drawn))),
        _part("How tense the likeliest story is", list(_tension(drawn, words))),
        _part("What comes out", *_few(list(_leaks(drawn, words)))),
    ]
    return "\n\n".join(part for part in parts if part)


def _part(head: str, lines: Sequence[str], last: str = "") -> str:
    told = [*(f"- {line}" for line in lines), *([last] if last else [])]
    return "\n".join([f"{head}:", *told]) if told else ""


def _few(lines: list[str]) -> tuple[list[str], str]:
    left = len(lines) - MOST
    return lines[:MOST], f"and {left} more" if left > 0 else ""


def _what(drawn: Map) -> str:
    free = f", with {who_is_free(drawn)} free to do anything thought possible" if drawn.free else ""
    size = f"{_count(drawn.states, 'state')} and {_count(drawn.steps, 'step')}"
    sight = f"reasons of up to {_count(drawn.asked.reasons, 'act')}, {_count(drawn.asked.depth, 'level')} of mind deep"
    head = f"The map of {drawn.world.title or drawn.world.name}{free}: {size}, with {sight}."
    return head if drawn.whole else f"{head} {_cut(drawn)}"


def _cut(drawn: Map) -> str:
    if not drawn.unknown:
        return f"It was cut by {STOPPED[drawn.stopped]}, and nothing is missing."
    return (
        f"It is not whole: {STOPPED[drawn.stopped]} left {_count(drawn.unknown, 'state')} that were not looked into. "
        "There may be other ends and other ways beyond them; an act or an end that is not on it may come there."
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


# --- ends ---


def _end(drawn: Map, words: Words, end: MapEnd) -> str:
    ways = _count(end.ways, "way") if end.ways < 10**9 else f"about {end.ways:.1e} ways"
    parts = [ways + (", and circles one may go round in" if end.circles else "")]
    if end.likely is not None:
        parts.append(_share(end.likely))
    if not end.reasoned:
        parts.append(f"only if {who_is_free(drawn)} does what there is no reason for")
    if end.kind == "ending" and end.goal != "all":
        parts.append("short of the author’s goal" if end.goal == "none" else "not always the author’s goal")
    course = " → ".join(words.course(end.example.names)) or "it is so from the start"
    return f"{_titled(end)}: {'; '.join(parts)}. {course}."


def _titled(end: MapEnd) -> str:
    """What an end is called; the author's titles in quotes, as they may end in a stop of their own."""
    return end.title if end.title in (GOAL_MET, STILL) else quoted(end.title)


def quoted(title: str) -> str:
    """A title in quotes."""
    return f"“{title}”"


def _share(share: float) -> str:
    if 0 < share < 0.005:
        return "hardly likely"
    return f"{100 * share:.0f} % likely" if share else "not what anybody would do"


def _none(drawn: Map) -> str:
    if not drawn.never_ends:
        return "" if drawn.ends else "No story on it comes to an end."
    where = "None comes to" if drawn.whole else "None was found that comes to"
    return f"{where} {either(list(map(quoted, drawn.never_ends)))}."


# --- turning points ---


def _turn(drawn: Map, point: TurningPoint) -> str:
    lost, won = [quoted(name) for name, _ in point.loses], [quoted(name) for name, _ in point.wins]
    said = [f"{either(lost)} can be lost by it"] if lost else []
    said += [f"{either(won)} can be all that it leaves"] if won else []
    return f"{point.words}: {'; '.join(said)}{_gains(drawn, point)}."


def _gains(drawn: Map, point: TurningPoint) -> str:
    """Who gains by an act on which something turns, and who loses."""
    called = drawn.world.called
    gain = [called(who) for who, moved in point.gains if moved > 0]
    lose = [called(who) for who, moved in point.gains if moved < 0]
    said = [f"{listed(who)} {one if len(who) == 1 else more}" for who, one, more in _moved(gain, lose) if who]
    return f" ({'; '.join(said)})" if said else ""


def _moved(gain: list[str], lose: list[str]) -> list[tuple[list[str], str, str]]:
    return [(gain, "gains", "gain"), (lose, "loses", "lose")]


# --- what one could change ---


def _alone(drawn: Map, one: Alone) -> str:
    who = capital(drawn.world.called(one.who))
    said = [f"could bring about {listed(list(map(quoted, one.bring)))}"] if one.bring else []
    if one.keep:
        every = len(one.keep) == len([end for end in drawn.ends if end.likely is None or end.likely > 0])
        what = "every end" if every else either(list(map(quoted, one.keep)))
        said.append(f"could keep {what} from coming, by doing nothing")
    return f"{who} {', and '.join(said)}."


# --- acts, dead ends, tension, secrets ---


def _acts(drawn: Map, words: Words) -> Iterator[str]:
    never = drawn.never
    for names, said in (
        (never.impossible, "Never possible"),
        (never.imagined, "Only ever possible in somebody’s mind"),
        (never.unreasoned, "Possible, and never with a reason for all who must want it"),
    ):
        if names:
            told = [words.named(name) for name in names[:MOST]]
            more = f"; and {len(names) - MOST} more" if len(names) > MOST else ""
            yield f"{said}: {'; '.join(told)}{more}."


def _stuck(drawn: Map) -> Iterator[str]:
    if drawn.dead_ends:
        yield f"{_count(drawn.dead_ends, 'state')} from which nothing leads on, and that no ending holds in."
    if drawn.no_way_out:
        yield f"{_count(drawn.no_way_out, 'state')} from which one can go on for ever, and come to no end."


def _tension(drawn: Map, words: Words) -> Iterator[str]:
    story = drawn.likeliest
    if story is None or not story.names or not drawn.ends:
        return
    moments = drawn.tension()
    course = words.course(story.names)
    tense, sudden = max(moments, key=lambda one: one.suspense), max(moments, key=lambda one: one.surprise)
    if tense.suspense > 0:
        when = f"after act {tense.acts} ({course[tense.acts - 1]})" if tense.acts else "at the start"
        yield f"Most suspense {when}: the chances of the ends are about to move by {tense.suspense:.2f}."
    if sudden.surprise > 0:
        yield f"Most surprise in act {sudden.acts} ({course[sudden.acts - 1]}): they move by {sudden.surprise:.2f}."


def _leaks(drawn: Map, words: Words) -> Iterator[str]:
    """Secrets, those that come out by one act together."""
    together = dict[tuple[str, ...], list[Leak]]()
    for leak in drawn.leaks:
        together.setdefault((leak.act, leak.fact, *leak.knew), []).append(leak)
    called = drawn.world.called
    for leaks in together.values():
        leak = leaks[0]
        who = listed(list(dict.fromkeys(called(one.learnt) for one in leaks)))
        ends = dict.fromkeys(title for one in leaks for title in one.ends)
        learn = "learns" if len({one.learnt for one in leaks}) == 1 else "learn"
        knew = listed([called(one) for one in leak.knew])
        act = words.named(leak.act)
        yield f"{act}: {who} {learn} that {leak.fact}, which {knew} knew ({listed(list(map(quoted, ends)))})."


def either(parts: Sequence[str]) -> str:
    """Things of which one is meant: “A”, “A or B”, “A, B or C”."""
    return " or ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
