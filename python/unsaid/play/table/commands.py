"""What a player may type: a number, words of a choice, or a command.

A line that could mean two things means neither, and is asked about; a command can always be typed in full or by
its first letter. A choice is meant by its words as they are shown, by their beginnings (``make t``), or by anything
that comes to the same in plain English (``meaning.py``). What is only likely to be meant (``guess.py``) is asked about,
and an empty line says yes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

Verb = Literal[
    "choose",
    "why",
    "mind",
    "hint",
    "undo",
    "restart",
    "save",
    "load",
    "look",
    "transcript",
    "breath",
    "turn",
    "unsaid",
    "wrong",
    "if",
    "help",
    "quit",
    "unclear",
]

COMMANDS: dict[str, tuple[Verb, str]] = {
    "why": ("why", "why the others did what they last did, as far as you can tell; what you hold back, and could do"),
    "mind": ("mind", "what you believe, and what you believe others believe"),
    "hint": ("hint", "what you would do if you went by what you want most"),
    "breath": ("breath", "`breath off`, `words` or `numbers`: what holds you back, beside a choice"),
    "look": ("look", "the last passage and your choices again"),
    "transcript": ("transcript", "the story so far; `transcript FILE` writes it there"),
    "undo": ("undo", "take back the last choice; `undo 3` takes back three"),
    "restart": ("restart", "begin again; the game so far is kept beside the new one"),
    "turn": ("turn", "when the story is over: the same, as somebody else had it; `turn NAME` says whose page"),
    "unsaid": ("unsaid", "when the story is over: what was nearly said, as a map; `unsaid 9` opens a mark of it"),
    "wrong": ("wrong", "when the story is over: what you had wrong, and what the others had, and how long"),
    "if": ("if", "when the story is over: what would have become of it; `if b`, or `if turn 9:` and another choice"),
    "save": ("save", "where the game is kept; `save NAME` keeps a copy by that name, `save FILE` in that file"),
    "load": ("load", "go on from a copy: `load NAME` or `load FILE`; `load` lists them"),
    "help": ("help", "this list"),
    "quit": ("quit", "leave; the game is kept"),
}

SHORT: dict[str, str] = {"y": "why", "m": "mind", "l": "look", "u": "undo", "s": "save", "h": "help", "?": "help"}
SHORT |= {"q": "quit", "exit": "quit", "bye": "quit", "believe": "mind", "again": "look", "menu": "look"}

WITH_WORDS = ("save", "load", "turn", "unsaid", "if", "undo", "transcript", "breath")
"""Commands that may be followed by words of their own."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a line meant: a verb, the number of the chosen option, and words that go with it."""

    verb: Verb
    choice: int = -1
    words: str = ""
    several: tuple[int, ...] = ()
    """The options that a line could have meant, the likeliest first, where it is not clear."""
    put: bool = False
    """Whether the choice was put in other words than it was shown in."""


MOST = 3
"""How many options are asked about at once."""

_QUOTED = re.compile(r"""^["'“‘](.*?)[.!?]?["'”’]$""")
_SAID = re.compile(r"^Say(?:: | that |(?= ['‘“]))\s*(.+?)(?: \(the end\))?$")
"""What is said in a choice: *Say: not yet*."""

NEARLY = 0.6
"""How near a guess has to come to the likeliest, to be asked about beside it."""

YES = frozenset(["yes", "y", "yeah", "yep", "yup", "ok", "okay", "sure", "aye"])
NO = frozenset(["no", "n", "nope", "nah", "neither", "none"])

Told = Callable[[], Sequence[str]]
"""The words in which each choice is told, once they are needed."""


def understand(
    line: str, choices: Sequence[str], people: Collection[str] = (), read: str | None = None, told: Told | None = None
) -> Command:
    """Reads one line against the menu as it stands; ``people`` and ``read`` as in ``by_words``."""
    text = line.strip()
    if number := numbered(text, len(choices)):
        return number
    head, _, rest = text.partition(" ")
    word = SHORT.get(head.lower(), head.lower())
    if word in COMMANDS and (not rest or word in WITH_WORDS):
        command = Command(COMMANDS[word][0], words=rest.strip())
        if not rest or not (_shows(word, choices) or _sentence(word, rest, people)):
            return command
        chosen = _chosen(text, choices, people, read, told)
        asked = chosen.several and word == "turn" and _sentence(word, rest, people)
        return chosen if chosen.verb == "choose" or asked else command
    if not text:
        return Command("unclear", words="Type the number of a choice, or `help`.")
    return _chosen(text, choices, people, read, told)


def answered(line: str, question: Command) -> Command | None:
    """What a line says to the question that was asked last, where it is yes or no; None for whatever else it is."""
    text = line.strip().lower().rstrip(".!")
    if not question.several:
        return None
    if not text or text in YES:
        return Command("choose", question.several[0], put=True)
    if text in NO:
        return Command("unclear", words="Type a number, or say it in other words.")
    return None


def question(several: Sequence[int], choices: Sequence[str], numbers: bool = True) -> str:
    """Asks which of some choices was meant: the first is what an empty line says yes to."""
    named = [f"{i + 1}, “{choices[i]}”" if numbers else f"“{choices[i]}”" for i in several[:MOST]]
    others = " Or " + ", or ".join(named[1:]) + "?" if named[1:] else ""
    return f"Did you mean {named[0]}? Enter says yes.{others}"


def _sentence(word: str, rest: str, people: Collection[str]) -> bool:
    """Whether a command and what follows it rather look like a line: *turn off the lamp*, *undo the knot*."""
    parts = rest.lower().rstrip(".!").split()
    if word == "turn":
        return rest.strip().lower() not in {name.lower() for name in people} and not rest[:1].isupper()
    if word in ("undo", "breath", "unsaid"):
        return not rest.strip().isdecimal() and parts not in (["off"], ["words"], ["numbers"])
    return word != "if" and len(parts) > 1


def _shows(word: str, choices: Sequence[str]) -> bool:
    """Whether a word is on the menu."""
    return any(word in choice.lower().split() for choice in choices)


def numbered(text: str, count: int) -> Command | None:
    """What a number means among so many lines, however many digits it has; None for what is no number."""
    if not text.isdecimal():
        return None
    number = int(text.lstrip("0")[:9] or 0)
    if 1 <= number <= count:
        return Command("choose", number - 1)
    if count < 2:
        said = (
            "There is one choice: type 1, or `help`." if count else "There is nothing to choose any more: try `help`."
        )
        return Command("unclear", words=said)
    return Command("unclear", words=f"There are {count} choices: type a number from 1 to {count}, or `help`.")


def _chosen(text: str, choices: Sequence[str], people: Collection[str], read: str | None, told: Told | None) -> Command:
    """What a line of words comes to: a choice, or a question."""
    likely, clear = taken(text, choices, people, read, told)
    if clear:
        return Command("choose", likely[0], put=_plain(text) != _plain(choices[likely[0]]))
    if not likely:
        return Command("unclear", words=f"“{text}” is none of the choices. Type a number, or `help`.")
    return Command("unclear", words=question(likely, choices), several=likely)


def taken(
    text: str, choices: Sequence[str], people: Collection[str] = (), read: str | None = None, told: Told | None = None
) -> tuple[tuple[int, ...], bool]:
    """What a line of words may mean, the likeliest first, and whether the first is what it means. A deed that would
    be done for a question is asked about, whatever speaks for it."""
    if len(exact := _exact(text, choices) or _said_in(text, choices)) == 1:
        return (exact[0],), True
    likely, clear = _weighed(text, choices, people, read, told)
    return likely, clear and not _only_asked(text, choices[likely[0]])


def _only_asked(text: str, choice: str) -> bool:
    """Whether a line puts a question, and nothing in a choice does: *where are you going?* is no “Tell him to go”."""
    from unsaid.play.meant.sayings import QUESTIONING

    asking = QUESTIONING | {"ask", "asking", "question", "say", "answer", "call"}
    return text.rstrip("\"' ").endswith("?") and "?" not in choice and not asking & set(_plain(choice).split())


def _weighed(
    text: str, choices: Sequence[str], people: Collection[str], read: str | None, told: Told | None
) -> tuple[tuple[int, ...], bool]:
    """The same, by all that speaks for each."""
    from unsaid.play.meant.stillness import still  # only who types words pays for loading them
    from unsaid.play.meant.sure import sure

    fitting, idle = by_words(text, choices, people, read), still(text, choices, people)
    words = told() if told is not None else ()
    if idle is not None:
        ends = choices[idle.choices[0]].endswith(ENDS)  # nobody ends a story by doing nothing in particular
        if idle.clear and not ends and (not fitting or idle.choices[0] in fitting):
            return idle.choices[:1], True
    elif not _vague(text):
        certain = fitting[0] if len(fitting) == 1 else sure(text, choices, people, words)
        if certain is not None and certain in (fitting or [certain]):
            return (certain,), True
    likely = likely_first(text, choices, people, words, fitting)
    spoken = _in_speech(text, words)
    if len(spoken) == 1:
        return tuple(dict.fromkeys((*spoken, *(idle.choices if idle else ()), *likely)))[:MOST], False
    if idle is not None:
        ahead = [choice for choice in likely if choice in idle.others]
        likely = tuple(dict.fromkeys((*ahead, *idle.choices, *likely)))[:MOST]
    return likely, False


def _said_in(text: str, choices: Sequence[str]) -> list[int]:
    """The choices that say just these words, after what leads up to them: *not yet* for “Tell him: not yet”."""
    line = _plain(text)
    if len(line.split()) < 2:
        return []
    after = ([_plain(part) for part in choice.split(": ")[1:]] for choice in choices)
    return [number for number, parts in enumerate(after) if line in parts]


ENDS = (" (the end)", " (perhaps the end)")
"""What stands behind a choice that ends the story, or may."""

SPOKEN = 3
"""Words of a line, at least, that are found in what is said in the telling of an act."""


def _in_speech(text: str, told: Sequence[str]) -> list[int]:
    """The choices in whose telling these very words stand: *please don’t go* for a call that is told so."""
    line = f" {_bare(text)} "
    found = (number for number, one in enumerate(told) if line in f" {_bare(one)} ")
    return [*found] if len(line.split()) >= SPOKEN else []


def _bare(text: str) -> str:
    """A text in small letters, without anything but its words."""
    return " ".join(re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("’", "'")))


def likely_first(
    text: str, choices: Sequence[str], people: Collection[str], told: Sequence[str], among: Sequence[int] = ()
) -> tuple[int, ...]:
    """What a line may mean, the likeliest first: ``among`` some, or where there are none, whatever it is near to."""
    from unsaid.play.meant.guess import guessed  # only what is unclear pays for loading it

    found = guessed(text, choices, people, told)
    if among:
        order = {choice: place for place, (choice, _) in enumerate(found)}
        return tuple(sorted(among, key=lambda choice: order.get(choice, len(choices) + choice)))
    return tuple(choice for choice, mark in found if mark > found[0][1] * NEARLY)[:MOST]


def by_words(text: str, choices: Sequence[str], people: Collection[str] = (), read: str | None = None) -> Sequence[int]:
    """The choice that a line of words means; several, where it could be any of them; none.

    ``people`` are the names of those whom the line may speak of, ``read`` what the player has read, if that is known.
    """
    exact = _exact(text, choices)
    if exact:
        return exact
    from unsaid.play.meant.meaning import meant  # only who types words pays for loading it

    means = meant(text, choices, people, read)
    means = _agreed(text, choices, people, means)
    begun = [i for i, choice in enumerate(choices) if _begins(text.lower().split(), choice.lower().split())]
    if not means or (len(means) == 1 and begun not in ([], [*means])):
        return sorted({*means, *begun})
    return means


def _vague(text: str) -> bool:
    """Whether a line has nothing but a verb of speaking, and somebody: *ask him*."""
    from unsaid.play.meant.sayings import FILLERS, PEOPLE, SPEECH

    words = _plain(text).split()
    somebody = any(word in PEOPLE for word in words)
    return somebody and all(word in SPEECH or word in PEOPLE or word in FILLERS for word in words)


def _exact(text: str, choices: Sequence[str]) -> list[int]:
    """The choices whose words a line has as they are shown; or what is said in one of them, and nothing else."""
    shown = [i for i, choice in enumerate(choices) if _plain(choice) == _plain(text)]
    bare = _plain(_QUOTED.sub(r"\1", text.strip()))
    said = {i: found[1] for i, choice in enumerate(choices) if (found := _SAID.match(choice))}
    return shown or [i for i, words in said.items() if _plain(words.strip("'’‘“”\"")) == bare]


def _agreed(text: str, choices: Sequence[str], people: Collection[str], means: Sequence[int]) -> Sequence[int]:
    """One choice that is meant, and another if that is the likelier one as ``guess.py`` has it."""
    likely = likely_first(text, choices, people, ()) if len(means) == 1 else ()
    return means if not likely or likely[0] in means else sorted({*means, likely[0]})


def _plain(text: str) -> str:
    return " ".join(text.lower().removesuffix(ENDS[0]).removesuffix(ENDS[1]).rstrip(".!").replace("’", "'").split())


def _begins(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each wanted word begins a word of the choice, in the same order, and the first one the first."""
    if sum(map(len, wanted)) < 2 or not words[:1] or not words[0].startswith(wanted[0]):
        return False
    rest = iter(words)
    return all(any(word.startswith(w) for word in rest) for w in wanted)
