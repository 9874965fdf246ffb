"""Inputs by bytes and by tokens: sound ones, with a few small changes that know nothing of what they mean.

Changes to bytes make text that is none: broken encodings, control characters, cut ends. Changes to tokens stay words
and signs, so that they get further in: past the lexer, often past the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

LONGEST = 4_000
"""Bytes of an input before it is changed: larger ones say no more and cost speed."""

UNTOWARD = (
    *(b"\0", b"\r", b"\r\n", b"\n\n\n", b"\t", b"\x0b", b"\x0c", b"\x7f", b"\x1b[2J", b"\x1b]52;c;AAAA\x07", b"\xff"),
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\x85", "e\u0301", "\u6f22", "\U0001f600", "\u0661", "\xbd"),
    *(b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"/*", b"*/", b"//", b'"', b"\\", b"{", b"}", b"%s", b"[/]"),
)
"""What texts trip over: ends of lines of all kinds, escape sequences, overrides, bytes that are no UTF-8."""

NUMBERS = ("0", "-0", "1", "-1", "0.5", "-0.0", "1e5", "2147483648", "9007199254740993", "1e308", "1e400", "1e-400")
NUMBERS = (*NUMBERS, "9" * 25, "9" * 400, "0." + "0" * 330 + "1", "NaN", "Infinity", "007")

TOKENS = re.compile(r"[A-Za-z_]\w*|\d+(?:\.\d+)?|\s+|//[^\n]*|[=!<>]=|.", re.DOTALL)


def _bytes(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode()


# --- by bytes ---


def by_bytes(seeds: Sequence[bytes], chance: Random) -> bytes:
    """A seed with some bytes other than they were."""
    data = bytearray(excerpt(chance.choice(seeds), chance))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        chance.choice(BYTE_CHANGES)(data, at, chance)
    return bytes(data)


def excerpt(data: bytes, chance: Random) -> bytes:
    """All of a small input; of a large one, some lines."""
    if len(data) <= LONGEST:
        return data
    start = data.rfind(b"\n", 0, chance.randrange(len(data))) + 1
    return data[start : start + chance.randint(200, LONGEST)]


def _flip(data: bytearray, at: int, chance: Random) -> None:
    if at < len(data):
        data[at] ^= 1 << chance.randrange(8)


def _put(data: bytearray, at: int, chance: Random) -> None:
    data[at:at] = _bytes(chance.choice(UNTOWARD))


def _cut(data: bytearray, at: int, chance: Random) -> None:
    del data[at : at + chance.choice((1, 1, 2, 8, 64))]


def _again(data: bytearray, at: int, chance: Random) -> None:
    data[at:at] = data[at : at + chance.choice((1, 4, 32))] * chance.choice((1, 2, 16))


def _noise(data: bytearray, at: int, chance: Random) -> None:
    data[at:at] = chance.randbytes(chance.randint(1, 4))


def _end(data: bytearray, at: int, chance: Random) -> None:
    del data[at:]


def _number(data: bytearray, at: int, chance: Random) -> None:
    data[at:at] = _bytes(chance.choice(NUMBERS))


BYTE_CHANGES: tuple[Callable[[bytearray, int, Random], None], ...]
BYTE_CHANGES = (_flip, _put, _put, _cut, _again, _noise, _end, _number)


# --- by tokens ---


def by_tokens(seeds: Sequence[bytes], words: Sequence[str], chance: Random) -> bytes:
    """A seed with some words and signs other than they were; ``words`` are those worth putting in."""
    tokens = tokens_of(excerpt(chance.choice(seeds), chance))
    others = tokens_of(excerpt(chance.choice(seeds), chance))
    for _ in range(chance.randint(1, 5)):
        at = chance.randint(0, len(tokens))
        chance.choice(TOKEN_CHANGES)(tokens, at, chance, words, others)
    return "".join(tokens).encode("utf-8", "surrogatepass")


def tokens_of(data: bytes) -> list[str]:
    """Words, numbers, signs and the blanks between them."""
    return TOKENS.findall(data.decode("utf-8", "replace"))


def _left_out(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    del tokens[at : at + chance.choice((1, 1, 1, 2, 3, 9))]


def _word(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    tokens[at : at + chance.choice((0, 1))] = [chance.choice(words)]


def _edge(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    tokens[at : at + 1] = [chance.choice(NUMBERS)]


def _taken(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    start = chance.randint(0, len(others))
    tokens[at : at + chance.choice((0, 1, 8))] = others[start : start + chance.choice((1, 2, 8, 30))]


def _other(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    if tokens:
        tokens[at : at + 1] = [chance.choice(tokens)]


def _moved(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    width = chance.choice((1, 2, 8))
    part = tokens[at : at + width]
    del tokens[at : at + width]
    to = chance.randint(0, len(tokens))
    tokens[to:to] = part


def _often(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    tokens[at:at] = tokens[at : at + chance.choice((1, 2, 5))] * chance.choice((1, 2, 3, 20, 150))


def _grouped(tokens: list[str], at: int, chance: Random, words: Sequence[str], others: list[str]) -> None:
    before, after = chance.choice(("()", "{}", "[]", '""', ("!(", ")"), ("/*", "*/"), ("-(", ")"), ("", "//\n")))
    end = min(len(tokens), at + chance.choice((1, 3, 9)))
    tokens[at:end] = [before, *tokens[at:end], after]


TOKEN_CHANGES: tuple[Callable[[list[str], int, Random, Sequence[str], list[str]], None], ...]
TOKEN_CHANGES = (_left_out, _word, _word, _edge, _taken, _taken, _other, _moved, _often, _grouped)
