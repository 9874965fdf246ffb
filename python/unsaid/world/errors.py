"""What can go wrong between a checked world and a world file, each with its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..language import core
    from ..language.diagnostic import Diagnostic


class GroundError(Exception):
    """A checked world that cannot be grounded; ``diagnostic`` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class WorldFileError(ValueError):
    """A world file that cannot be used. ``code`` is a slug, ``place`` the path inside the file, if there is one."""

    def __init__(self, code: str, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.code = code
        self.place = place


def refusal(code: str, span: core.Span, message: str, repair: str | None = None) -> GroundError:
    """The error for a world that cannot be grounded."""
    from ..language.diagnostic import diagnose  # only here: a world that grounds needs none of it

    return GroundError(diagnose(code, span, message, repair=repair))
