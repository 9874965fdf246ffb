"""Public test sets: any text is read as items or named by its line, and verdicts agree with the answers."""

from __future__ import annotations

from itertools import islice
from random import Random

from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.targets.target import Target
from unsaid.audit.auditing import auditing
from unsaid.audit.data import Found
from unsaid.audit.labels import said
from unsaid.audit.reading import of

ITEMS = 6
"""How many items of an input are looked at."""

WORDS = (
    *(" entered the ", " exited the ", " moved the ", " is in the ", " publicly claimed that ", " privately told "),
    *(
        "Where will ",
        " look for the ",
        "Where does ",
        " think that ",
        " searches for the ",
        " thinks ",
        "Ada",
        "Bo",
        "leek",
    ),
    *(
        "pot",
        "hall",
        '{"input": "',
        '", "target": "',
        '"}',
        "[",
        "]",
        ",",
        ";",
        "\t",
        "\n",
        "1 ",
        "2 ",
        "?",
        ".",
        "Answer: ",
    ),
    *("While this action was happening, Ada witnessed this action in secret.", "story;question;answer;distractor"),
)

NUMBERED = b"""1 Ada entered the hall.
2 Bo entered the hall.
3 The leek is in the pot.
4 Bo exited the hall.
5 Ada moved the leek to the bag.
6 Where does Ada think that Bo searches for the leek?\tpot\t3
7 Where will Bo look for the leek?\tbag\t3
"""

LINES = b"""{"input": "Ada entered the hall. The leek is in the pot. Where is the leek?", "target": "pot"}
{"input": [{"role": "user", "content": "Ada entered the hall. Does Bo know about it?"}], "ideal": "no"}
"""

ARRAY = b"""{"data": [{"story": "1 Ada and Bo entered the hall.\\n2 The leek is in the pot.\\n",
 "question": "Where does Bo really think the leek is?", "choices": "A. pot, B. bag", "answer": "B"}]}
"""

TABLE = b"""story;question;answer;distractor
Lea fills the tin with flour. A boy swaps the flour for chalk. Lea does not see it.;What does Lea believe?;flour;chalk
"""


def check(data: bytes) -> None:
    """Whatever the text is, each item is right, or has a verdict that its answers bear out, or is named by a line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    for format in ("inspect", "bigtom-like"):
        under_way = auditing("-", format)
        for item in islice(of(iter([text])), ITEMS):
            found = under_way.looked_at(item)
            if item.line < 1 or (found is not None and found.line < 1):
                raise Broken("an item has no line")
            if isinstance(found, Found):
                _borne_out(found)


def _borne_out(found: Found) -> None:
    if not found.therefore or (found.verdict == "otherwise") != any(reading.held for reading in found.under):
        raise Broken("a verdict has no reason")
    if found.verdict == "wrong" and found.answers == (said(found.label),):
        raise Broken("a label is called wrong that is the answer")


def _all() -> tuple[bytes, ...]:
    return NUMBERED, LINES, ARRAY, TABLE


def _bytes(chance: Random) -> bytes:
    return by_bytes(_all(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(_all(), WORDS, chance)


TARGET = Target("sets", check, (_bytes, _tokens, _tokens), 4)
