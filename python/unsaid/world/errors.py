"""What can go wrong between a checked world and a world file, each with its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.errors import UnsaidError

if TYPE_CHECKING:
    from ..language import core
    from ..language.diagnostic import Diagnostic


class GroundError(UnsaidError):
    """A checked world that cannot be grounded; ``diagnostic`` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code, diagnostic.message)
        self.diagnostic = diagnostic


class WorldFileError(UnsaidError, ValueError):
    """A world file that cannot be used. ``code`` is a slug, ``place`` the path inside the file, if there is one."""

    def __init__(self, code: str, message: str, place: str = "") -> None:
        super().__init__(code, f"{place}: {message}" if place else message, place)


def refusal(code: str, span: core.Span, message: str, repair: str | None = None) -> GroundError:
    """The error for a world that cannot be grounded."""
    from ..language.diagnostic import diagnose  # only here: a world that grounds needs none of it

    return GroundError(diagnose(code, span, message, repair=repair))
