"""What a player puts otherwise, in the words of the game rather than those of the language.

*at turn 3 you had chosen to call him back*, as the list of changes says it; *James had known that the door is open*
and *the door is shut*, in the world's words for facts. What is said in neither is left to the language (``change.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unsaid.api.otherwise.change import Otherwise, typed
from unsaid.errors import BadValue, UnknownName, UnsaidError
from unsaid.language.asking import PhraseError
from unsaid.telling.people import meant

if TYPE_CHECKING:
    from unsaid.telling import Teller

TURN = re.compile(
    r"(?:at\s+|in\s+)?turn\s+(\d{1,6})\s*[:,]?\s+(?:[\w’']+\s+(?:had|have)\s+(?:chosen|done|said)\s+)?(?:to\s+)?(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
KNOWN = re.compile(r"(.+?)\s+(?:had\s+|have\s+)?(?:known|knew|believed|thought)\s+(?:that\s+)?(.+)", re.DOTALL)
HOW = (
    "it is asked as `if turn 3: …` with what to choose there, as `if … had known that …` or `if not …` with something "
    "as `mind` and `wrong` say it, or as `if without …` with an act"
)


def spoken(teller: Teller, said: str) -> Otherwise:
    """A change as a player says it, in the words that ``teller`` has for its world. Raises UnsaidError."""
    text = said.strip().rstrip(".?").strip()
    text = text[3:].strip() if text.lower().startswith("if ") else text
    turn = TURN.fullmatch(text)
    if turn is not None:
        return Otherwise("move", turn[2].strip(" “”\"'‘’"), int(turn[1]))
    known = KNOWN.fullmatch(text)
    statement = _known(teller, known[1], known[2]) if known is not None else None
    if statement is not None:
        return Otherwise("belief", statement)
    fact = _fact(teller, text)
    return typed(text) if fact is None else Otherwise("fact", fact)


def in_words(error: UnsaidError, said: str) -> str:
    """What is wrong with a change that was asked for, in words of the game where the error is one of the language."""
    if isinstance(error, PhraseError | UnknownName) or (isinstance(error, BadValue) and error.code == "no-change"):
        if "turn" in error.message:
            return error.message
        return f"“{said}” names nothing that could be otherwise; {HOW}"
    return error.message


def _known(teller: Teller, who: str, held: str) -> str | None:
    """What somebody believed, as the language writes it; None where the words are not the world's."""
    fact, name = _fact(teller, held), meant(teller.world, who, teller.you)
    name = teller.you if name is None and who.strip().lower() in ("i", "you") else name
    return None if fact is None or name is None else f"{name} believed {fact}"


def _fact(teller: Teller, said: str) -> str | None:
    """A fact by the world's words for it, as the language writes it; None where no fact has these words."""
    wanted, denied = _plain(said), said.strip().lower().startswith("not ")
    bare = _plain(said.strip()[4:]) if denied else wanted
    for words, fluent, value in _worded(teller):
        if _plain(words) in (wanted, bare):
            return fluent if value is not (denied and _plain(words) == bare) else f"!{fluent}"
    return None


def _worded(teller: Teller) -> Iterator[tuple[str, str, bool]]:
    """The words that the world has for what is so or not."""
    for number, fluent in enumerate(teller.ground.fluents):
        if fluent.type == "boolean" and teller.has_words(number):
            yield from ((teller.fact(number, value), fluent.name, value) for value in (True, False))


def _plain(said: str) -> str:
    return " ".join(said.lower().replace("’", "'").strip(" “”.?!").split())
