"""``unsaid words``: every text of a world as a table for translators."""

from __future__ import annotations

from typing import Annotated

from unsaid.cli.opening import opened
from unsaid.cli.options import Force, Out, Sabre, WorldArgument
from unsaid.cli.parameters import option
from unsaid.terminal.out import put, ready

Language = Annotated[
    str, option("--language", metavar="CODE", shown=False, help="The language of the translation: de, fr…")
]


def words(
    world: WorldArgument, sabre: Sabre = None, out: Out = None, force: Force = False, language: Language = ""
) -> None:
    """Write every text of a world as a gettext file, to be translated or put into other words."""
    ready(out, force, "prose")
    put(opened(world, sabre).table(language), out)
