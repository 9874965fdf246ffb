"""Claims about a world: any text is claims or refused with places, and what is read is decided without a fault."""

from __future__ import annotations

from functools import cache
from random import Random

import unsaid
from fuzz.mangling import by_bytes, by_tokens
from fuzz.targets.target import Target
from fuzz.targets.worlds import placed

WORDS = (
    *(
        "reach ",
        "never ",
        "after ",
        "told ",
        "sound ",
        "story ",
        "limits ",
        "no dead end",
        "nothing dead but ",
        "within ",
    ),
    *(
        "with Olm free",
        "playing Ida",
        "Ida knows ",
        "nobody believes ",
        "has ",
        "before ",
        " 3 ",
        "lit()",
        ";",
        ",",
        ":",
        '"',
    ),
)


def check(data: bytes) -> None:
    """Reading claims never raises but for what is wrong in them, and that has places; each claim comes to a verdict."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    try:
        claims = unsaid.read_claims(f"limits states 50, menus 20;\n{text}", _world())
        for verdict in claims.verdicts():
            assert verdict.outcome in ("holds", "fails", "undecided")
            assert len(verdict.course) == len(verdict.words)
    except unsaid.ClaimsError as error:
        for diagnostic in error.diagnostics:
            placed(diagnostic, error.source)


@cache
def _world() -> unsaid.World:
    return unsaid.load("tutorial")


CLAIMS = b"""// a lamp
story lamp: light(Ida), row_home(Olm);
sound lamp;
reach Home; never row_home before light;
after 1 in lamp: everybody knows lit(), Olm does not know ashore(Olm);
no dead end within 12 with Ida, Olm free;
nothing dead but light;
told lamp as Ida at act 1 has "lamp";
"""


def _all() -> tuple[bytes, ...]:
    return (CLAIMS,)


def _bytes(chance: Random) -> bytes:
    return by_bytes(_all(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(_all(), WORDS, chance)


TARGET = Target("claims", check, (_bytes, _tokens, _tokens), 10)
