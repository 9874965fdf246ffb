"""Questions, read by their words, and answered from a reading. What is asked in words unknown here has no answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.reference.chronicle.parsing import Unread, parsed
from tests.reference.chronicle.reading import Chain, Reading

N, T, W = r"([A-Z][a-z]+)", r"(the [a-z]+)", r"(?:where|on which day)"
THINKS = rf"(?:Where|On which day) does ((?:{N} thinks? that )+){T} is\?"


def answered(story: str, question: str, choices: Sequence[str]) -> str:
    """The choice that is right. Raises Unread where a sentence or the question cannot be read, or no choice fits."""
    reading = Reading(parsed(story))
    for pattern, answer in QUESTIONS.items():
        match = re.fullmatch(pattern, question)
        if match is not None:
            return answer(reading, list(match.groups()), choices)
    raise Unread(question)


def _of_place(place: str, choices: Sequence[str]) -> str:
    fitting = [choice for choice in choices if choice.endswith(f" {place}")]
    if len(fitting) != 1:
        raise Unread(f"{place!r} is none of {choices}")
    return fitting[0]


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _reality(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    return _of_place(r.where((), words[0], r.end), choices)


def _memory(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    return _of_place(r.where((), words[0], r.came(words[0]) - 1), choices)


def _belief(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    chain: Chain = tuple(re.findall(rf"{N} thinks? that", words[0]))
    return _of_place(r.where(chain, words[-1], r.end), choices)


def _knows(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, thing = words
    return _yes(r.where((who,), thing, r.end) == r.where((), thing, r.end))


def _thinks_knows(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    one, other, thing = words
    return _yes(r.where((one, other), thing, r.end) == r.where((one,), thing, r.end))


def _whether(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, thing, place = words
    return _yes((r.where((who,), thing, r.end) == place) == (r.where((), thing, r.end) == place))


def _knows_wrong(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    about, thing = words
    truth = r.where((), thing, r.end)

    def sees(who: str) -> bool:
        held = r.where((who,), thing, r.end)
        return (
            held == truth and r.where((about,), thing, r.end) != truth and r.where((who, about), thing, r.end) != held
        )

    fitting = [who for who in choices if sees(who)]
    if len(fitting) != 1:
        raise Unread(f"{fitting} know that {about} is wrong")
    return fitting[0]


def _could(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, thing = words
    truth = r.where((), thing, r.end)
    return _yes(any(r.where((who,), thing, time) == truth for time in range(r.came(thing), r.end + 1)))


def _next(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    return _of_place(r.where((words[0],), words[1], r.end), choices)


def _next_of_other(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    return _of_place(r.where((words[2], words[0]), words[1], r.end), choices)


def _why(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, one, other, place = words
    there = [thing for thing in (one, other) if r.where((who,), thing, r.end) == place]
    fitting = [choice for choice in choices if len(there) == 1 and f" {there[0]} is there" in choice]
    if len(fitting) != 1:
        raise Unread(f"{there} may be why")
    return fitting[0]


def _do(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, whom, thing, place = words
    thought = r.where((who, whom), thing, r.end) == place
    return next(choice for choice in choices if choice.startswith("nothing") == thought)


def _unsaid(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, thing, whom = words
    return _of_place(r.where((who,), thing, r.silent(who, whom, thing)), choices)


def _silence(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    who, thing, whom = words[:3]
    return _of_place(r.where((whom, who), thing, r.silent(who, whom, thing) + 1), choices)


def _cross(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    return r.mover((words[0],), words[1], r.end)


def _thought_cross(r: Reading, words: list[str], choices: Sequence[str]) -> str:
    return r.mover((words[2], words[0]), words[1], r.end)


WHO, AT = "[A-Z][a-z]+", "(?:in|at|on|under)"
WANTS = rf"{N} wants to (?:find|be at) {T}, and asks nobody\. "
CROSS = rf"{N} is cross with whoever, as [A-Z][a-z]+ thinks, last moved {T}\. "
QUESTIONS: dict[str, Callable[[Reading, list[str], Sequence[str]], str]] = {
    rf"(?:Where|On which day) is {T} in the end\?": _reality,
    rf"(?:Where|On which day) was {T} just before it was last moved\?": _memory,
    THINKS: _belief,
    rf"Does {N} know {W} {T} is\?": _knows,
    rf"Does {N} think that {N} knows {W} {T} is\?": _thinks_knows,
    rf"Does {N} know whether {T} is (?:in|at|on|under) (.+)\?": _whether,
    rf"Who knows that {N} is wrong about {W} {T} is\?": _knows_wrong,
    rf"Could {N} know {W} {T} is\?": _could,
    rf"{WANTS}(?:Where|On which day) does [A-Z][a-z]+ [a-z ]+\?": _next,
    rf"{WANTS}{N} knows that, and wants to be there before {WHO}\. (?:Where|On which day) does {WHO} [a-z ]+\?":
        _next_of_other,
    rf"{N} wants to (?:find|be at) {T} and to (?:find|be at) {T}\. Then {WHO} [a-z ]+ {AT} "
    r"((?:the )?[A-Za-z' ]+)\. Why\?": _why,
    rf"{N} wants {N} to think that {T} is {AT} (.+), and could tell {WHO} in private\. What does {WHO} do\?": _do,
    rf"{N} said nothing about {T} to {N}\. What was left unsaid\?": _unsaid,
    rf"{N} said nothing about {T} to {N}\. At that moment, {W} did {WHO} take {WHO} to think that {T} was\?": _silence,
    rf"{CROSS}With whom is [A-Z][a-z]+ cross\?": _cross,
    rf"{CROSS}With whom does {N} think that [A-Z][a-z]+ is cross\?": _thought_cross,
}  # fmt: skip
"""What is asked, in its words, and how it is answered."""
