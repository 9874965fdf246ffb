"""Lines read and answered, one after another, until there are no more.

However a line looks it is answered with one line. One that is too long is passed over to its end without being kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from unsaid.budget import ask
from unsaid.serve.lines import wire
from unsaid.serve.lines.answering import answer
from unsaid.serve.lines.table import House
from unsaid.serve.shelf import Shelf
from unsaid.serve.trouble import Trouble

BLANK = b" \t\r\n"

_requests = msgspec.json.Decoder(wire.Request)


class _Numbered(msgspec.Struct):
    """As much of a request as says under which id it is answered."""

    id: wire.Id = None


def house(shelf: Shelf) -> House:
    """What is there at first: nothing loaded, and the worlds of a shelf to be loaded by name."""
    return House({name: served.place for name, served in shelf.worlds.items()})


def serve(house: House, lines: BinaryIO, say: Callable[[str], object], fault: Callable[[Exception], object]) -> None:
    """Answers every line; ``say`` writes an answer, ``fault`` is told of what went wrong in Unsaid itself."""
    for line in read(lines):
        if line is None or line.strip(BLANK):
            say(msgspec.json.encode(answered(house, line, fault)).decode())
            ask()  # the time of the whole may be up, besides that of a request


def read(lines: BinaryIO) -> Iterator[bytes | None]:
    """The lines there are; None for one that is too long."""
    while line := lines.readline(wire.LINE + 1):
        if len(line) <= wire.LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(2**16)
        yield None


def answered(house: House, line: bytes | None, fault: Callable[[Exception], object]) -> wire.Answer:
    """The answer to a line, whatever it is."""
    if line is None:
        return _refused(None, "too-large", f"A line may have {wire.LINE // 1024} KiB.")
    number: Any = None
    try:
        number = _id(line)
        return wire.Answer(number, answer(house, _request(line)))
    except Trouble as trouble:
        return _refused(number, trouble.code, trouble.message)
    except MemoryError:
        return _refused(number, "too-much", "There is not enough memory for this; nothing has happened.")
    except RecursionError:
        return _refused(number, "bad-request", "The request is nested too deeply.")
    except Exception as error:
        fault(error)
        return _refused(number, "fault", "Something is wrong with Unsaid itself; nothing has happened.")


def _id(line: bytes) -> Any:
    """The id of a request, if it can be read at all."""
    try:
        return msgspec.json.decode(line, type=_Numbered).id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _request(line: bytes) -> wire.Request:
    """A line as a request. Raises Trouble, which says what is wanted."""
    try:
        return _requests.decode(line)
    except msgspec.ValidationError as error:
        raise Trouble(400, "bad-request", f"{_wanted(str(error))}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        said = 'This is no JSON: a line is one object, such as {"id": 1, "do": "load", "world": "the-soup"}.'
        raise Trouble(400, "bad-request", said) from error


def _wanted(said: str) -> str:
    """What was wrong with a request, with what it can be where it says to do nothing that there is."""
    if "`do`" in said or "$.do" in said:
        names = ", ".join(sorted(wire.ANSWERS))
        return f"A request says in `do` what is asked for, one of {names}"
    return said.rstrip(".")


def _refused(number: Any, code: str, message: str) -> wire.Answer:
    return wire.Answer(number, error=wire.Refused(code, message))
