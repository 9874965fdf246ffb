"""What a player may type: a number, words of a choice, or a command.

A line that could mean two things means neither, and says so; a command can always be typed in full or by
its first letter. A choice is meant by its words as they are shown, by their beginnings (``make t``), or by anything
that comes to the same in plain English (``meaning.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    """The options that a line could have meant, where it could mean more than one."""
    put: bool = False
    """Whether the choice was put in other words than it was shown in."""


def understand(line: str, choices: Sequence[str], people: Collection[str] = (), read: str | None = None) -> Command:
    """Reads one line against the menu as it stands; ``people`` and ``read`` as in ``by_words``."""
    text = line.strip()
    if number := numbered(text, len(choices)):
        return number
    head, _, rest = text.partition(" ")
    word = SHORT.get(head.lower(), head.lower())
    if word in COMMANDS and (not rest or word in WITH_WORDS):
        command = Command(COMMANDS[word][0], words=rest.strip())
        chosen = _chosen(text, choices, people, read) if rest and _shows(word, choices) else None
        return chosen if chosen is not None and chosen.verb == "choose" else command
    if not text:
        return Command("unclear", words="Type the number of a choice, or `help`.")
    return _chosen(text, choices, people, read)


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


def _chosen(text: str, choices: Sequence[str], people: Collection[str], read: str | None) -> Command:
    fitting = by_words(text, choices, people, read)
    if len(fitting) == 1:
        return Command("choose", fitting[0], put=_plain(text) != _plain(choices[fitting[0]]))
    if not fitting:
        return Command("unclear", words=f"“{text}” is none of the choices. Type a number, or `help`.")
    numbers = " or ".join(str(i + 1) for i in fitting)
    return Command("unclear", words=f"“{text}” could be {numbers}. Which number?", several=tuple(fitting))


def by_words(text: str, choices: Sequence[str], people: Collection[str] = (), read: str | None = None) -> Sequence[int]:
    """The choice that a line of words means; several, where it could be any of them; none.

    ``people`` are the names of those whom the line may speak of, ``read`` what the player has read, if that is known.
    """
    exact = [i for i, choice in enumerate(choices) if _plain(choice) == _plain(text)]
    if exact:
        return exact
    from unsaid.play.meaning import meant  # only who types words pays for loading it

    means = meant(text, choices, people, read)
    begun = [i for i, choice in enumerate(choices) if _begins(text.lower().split(), choice.lower().split())]
    if not means or (len(means) == 1 and begun not in ([], [*means])):
        return sorted({*means, *begun})
    return means


def _plain(text: str) -> str:
    return " ".join(text.lower().removesuffix(" (the end)").rstrip(".!").replace("’", "'").split())


def _begins(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each wanted word begins a word of the choice, in the same order, and the first one the first."""
    if sum(map(len, wanted)) < 2 or not words[:1] or not words[0].startswith(wanted[0]):
        return False
    rest = iter(words)
    return all(any(word.startswith(w) for word in rest) for w in wanted)
