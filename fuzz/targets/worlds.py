"""Worlds: any text is read or refused with diagnostics, and layout never changes what it means."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from zlib import crc32

import msgspec
from tests.reference.written import written
from tests.strategies import seeded_sketch

from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.ready import sound_texts, world_texts
from fuzz.structures import gathered, grown, regrouped, spaced
from fuzz.targets.target import Target
from unsaid.language import Diagnostic, FileProblem, ReadError, Reading, Source, format_text, read
from unsaid.language.catalogue import CATALOGUE
from unsaid.language.files import legible, lenient
from unsaid.language.pieces import FORMS, OPENERS, PARTS, SORTS
from unsaid.language.report import Report
from unsaid.language.tokens import SYMBOLS, tokenize
from unsaid.world import GroundError, GroundWorld, dumps, ground, loads

WORDS = (
    *OPENERS,
    *FORMS,
    *SORTS,
    *dict.fromkeys(word for parts in PARTS.values() for word in parts),
    *SYMBOLS,
    *("==", "!=", "<=", "<", "True", "False", "boolean", "number", "entity", "character", "else", "when", "value", "!"),
    *("Tom", "You", "Ann", "place", "c : character", "at(c)", "{You}", "{Tom | goes}", "{value has}", "{my}", "{'s}"),
    *(
        "{",
        "}",
        "| ",
        "~",
        "first, past",
        "nobody:",
        "brief:",
        "believes(Tom, believes(Tom, ",
        "-",
        "/ 0",
        "?;",
        "/* */",
    ),
)


LINE = re.compile(r',"line":\d+')


def check(data: bytes, *, sabre: bool = False) -> None:
    """Reading never raises; diagnostics have a place; layout keeps the meaning; a ground file says all there is."""
    try:
        text = lenient(data, Path("fuzzed.world"), "a world")
    except FileProblem:
        return
    text, foreign = legible(text)
    reading = read(text, sabre=sabre, foreign=foreign)
    for diagnostic in reading.diagnostics:
        placed(diagnostic, reading.source)
    if crc32(data) % 16 == 0:
        same_again(text, reading)
    if reading.world is not None or crc32(data) % 4 == 0:
        laid_out(text, reading)


def placed(diagnostic: Diagnostic, source: Source) -> None:
    """A diagnostic is of the catalogue, lies within the text, and can be shown."""
    start, end = diagnostic.span
    if diagnostic.code not in CATALOGUE:
        raise Broken("a diagnostic outside the catalogue", diagnostic.code)
    if not 0 <= start <= end <= len(source.whole) + 1:
        raise Broken("a place outside the text", f"{diagnostic.code} at {diagnostic.span} of {len(source.whole)}")
    shown = diagnostic.render(source)
    if shown.count("\n") > 5 + 2 * len(diagnostic.related):  # each place it points to is a line, and the marks under it
        raise Broken("a message of too many lines", shown)
    msgspec.json.encode(diagnostic.to_json(source))


def same_again(text: str, reading: Reading) -> None:
    """The same text is read the same way."""
    again = read(text, sabre=reading.sabre, foreign=reading.source.foreign)
    if again.diagnostics != reading.diagnostics or again.world != reading.world:
        raise Broken("read twice, two readings")


def laid_out(text: str, reading: Reading) -> None:
    """Layout keeps tokens, comments and meaning, and is a fixed point."""
    try:
        once = format_text(text, sabre=reading.sabre)
    except ReadError as error:
        if reading.world is not None:
            raise Broken("a world that cannot be laid out", str(error)) from error
        return
    if words(once) != words(text):
        raise Broken("layout changes tokens")
    if comments(once) != comments(text):
        raise Broken("layout changes comments")
    if format_text(once, sabre=reading.sabre) != once:
        raise Broken("layout is no fixed point")
    if reading.world is not None:
        same_world(reading, read(once, sabre=reading.sabre))


def same_world(before: Reading, after: Reading) -> None:
    """Two texts of which the second is the first laid out: the same ground file, or the same refusal."""
    one, two = grounded(before), grounded(after)
    if isinstance(one, str) or isinstance(two, str):
        if one != two:
            raise Broken("layout changes whether a world can be run", f"{one!s:.200} / {two!s:.200}")
        return
    written = dumps(one)
    if unlined(dumps(two)) != unlined(written):
        raise Broken("layout changes the ground file")
    if dumps(loads(written)) != written:
        raise Broken("a ground file is not read back as written")


def unlined(file: str) -> str:
    """A ground file without the lines of the text that things stand on."""
    return LINE.sub("", file)


def grounded(reading: Reading) -> GroundWorld | str:
    """The ground world, or the code of what stands against it."""
    if reading.world is None:
        return "unread: " + ", ".join(d.code for d in reading.errors)
    try:
        return ground(reading.world, reading.source)
    except GroundError as error:
        placed(error.diagnostic, reading.source)
        return error.diagnostic.code


def words(text: str) -> list[str]:
    """The tokens of a text, a last ``;`` and empty definitions left out."""
    found = [str(t) for t in tokenize(text, Report()).tokens]
    while found[-1:] == [";"]:
        found.pop()
    return [t for i, t in enumerate(found) if t != ";" or (i and found[i - 1] != ";")]


def comments(text: str) -> list[str]:
    """The comments of a text, blanks at their lines' ends left out."""
    found = tokenize(text.replace("\r\n", "\n").replace("\r", "\n"), Report()).comments
    return ["\n".join(line.rstrip() for line in c.text.split("\n")) for c in found]


def sketched(chance: Random) -> bytes:
    """A sound little world in which minds meet."""
    return written(seeded_sketch(chance.getrandbits(48))).encode()


def _bytes(chance: Random) -> bytes:
    return by_bytes(world_texts(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(world_texts(), WORDS, chance)


def _regrouped(chance: Random) -> bytes:
    return regrouped(sound_texts(), chance)


def _gathered(chance: Random) -> bytes:
    return (grown if chance.random() < 0.01 else gathered)(sound_texts(), chance)


def _spaced(chance: Random) -> bytes:
    return spaced(sound_texts(), chance)


def check_sabre(data: bytes) -> None:
    """The same of a text that is read as Sabre reads its files."""
    check(data, sabre=True)


TARGET = Target(
    "worlds", check, (_bytes, _bytes, _tokens, _tokens, _tokens, _regrouped, _regrouped, _gathered, _spaced), 40
)
SABRE = Target("sabre", check_sabre, TARGET.makers, 20)
