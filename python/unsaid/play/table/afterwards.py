"""The menu of a game that is over: what can be asked of it, by number or by word.

Each line has a command. What goes with a command may follow its number as well: ``2 10`` is ``unsaid 10``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from unsaid.play.table.commands import COMMANDS, Command, Verb, understand

LINES: tuple[tuple[Verb, str], ...] = (
    ("turn", "Turn the page over"),
    ("unsaid", "What was nearly said"),
    ("wrong", "What you had wrong, and what they had"),
    ("if", "If"),
    ("restart", "Begin again"),
)
"""What can be asked, in order, and its words in the menu."""


def lines(asked: Collection[str]) -> list[tuple[Verb, str]]:
    """The lines of the menu, where these commands can be asked."""
    return [line for line in LINES if line[0] in (*asked, "restart")]


def listed(menu: list[tuple[Verb, str]]) -> str:
    """The menu, a line to each."""
    return "\n".join(f"{number}. {words}" for number, (_, words) in enumerate(menu, start=1))


def in_short(menu: list[tuple[Verb, str]]) -> str:
    """The menu on one line, for when it has been read."""
    return " · ".join(f"{number} {words.lower()}" for number, (_, words) in enumerate(menu, start=1))


def understood(text: str, menu: list[tuple[Verb, str]]) -> Command:
    """What a line means where a game is over."""
    head, _, rest = text.strip().partition(" ")
    number = int(head) if head.isdecimal() and len(head) < 4 else 0
    if 1 <= number <= len(menu):
        verb = menu[number - 1][0]
        return Command(verb, words=rest.strip())
    command = understand(text, [words for _, words in menu])
    if command.verb == "choose":
        return Command(menu[command.choice][0])
    if command.verb == "unclear" and head.lower() in COMMANDS:
        return replace(command, words=f"`{head.lower()}` stands alone.")
    return command
