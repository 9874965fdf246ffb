"""The one family of errors: whatever can go wrong for somebody who uses Unsaid is an ``UnsaidError``.

An error says what is wrong in a sentence (``message``), by a slug that stays (``code``) and, where there is one, at
which place (``place``: a file, a line, an act). Those that other Python code would look for by a usual name are that as
well: a number that cannot be is also a ``ValueError``, a name that is not there also a ``LookupError``.
"""

from __future__ import annotations


class UnsaidError(Exception):
    """Something that cannot be done, in one sentence.

    ``code`` is a slug that stays the same from one version to the next, ``message`` the sentence (also ``str``),
    ``place`` where it went wrong, as people write it (``draft.world:3:7``, ``act 4``), or None.

    >>> import unsaid
    >>> try:
    ...     unsaid.load("tutorial").start.after("row_home(Olm)")
    ... except unsaid.UnsaidError as error:
    ...     error.code, error.message
    ('impossible-act', 'row_home(Olm) is not possible now')
    """

    code: str
    message: str
    place: str | None

    def __init__(self, code: str, message: str, place: str | None = None) -> None:
        self.code, self.message, self.place = code, message, place
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (type(self),), dict(self.__dict__)

    def __str__(self) -> str:
        return self.message


def _made(kind: type[UnsaidError]) -> UnsaidError:
    """An error of a kind, to be filled in from what was pickled."""
    return kind.__new__(kind)


class BadValue(UnsaidError, ValueError):
    """A number, a word or a value that cannot be what it is given for.

    >>> import unsaid
    >>> unsaid.Budget(time=-1)
    Traceback (most recent call last):
    unsaid.errors.BadValue: -1 seconds cannot be waited
    """


class BadType(UnsaidError, TypeError):
    """Something of another kind than what is asked for.

    >>> import unsaid
    >>> unsaid.load(3)
    Traceback (most recent call last):
    unsaid.errors.BadType: 3 is neither a path nor the name of a world
    """


class OutOfRange(UnsaidError, IndexError):
    """A place beyond what there is.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)"])
    >>> try:
    ...     story[3]
    ... except unsaid.OutOfRange as error:
    ...     print(error)
    the story has 1 act; there is no moment 3
    """


class UnknownName(UnsaidError, LookupError):
    """A name that is not there; the message gives the nearest ones that are.

    >>> import unsaid
    >>> unsaid.load("tutoral")
    Traceback (most recent call last):
    unsaid.errors.UnknownName: there is no file and no bundled world called 'tutoral'; did you mean 'tutorial'?
    """
