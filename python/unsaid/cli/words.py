"""``unsaid words``: every text of a world as a table for translators; and ``--words``, which tells a world in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from unsaid.cli.options import Force, Out, Sabre, WorldArgument
from unsaid.cli.output import remark

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

Language = Annotated[str, typer.Option("--language", metavar="CODE", help="The language of the translation: de, fr…")]


def words(
    world: WorldArgument, sabre: Sabre = None, out: Out = None, force: Force = False, language: Language = ""
) -> None:
    """Write every text of a world as a gettext file, to be translated or put into other words."""
    from unsaid.cli.opening import opened
    from unsaid.cli.out import put, ready
    from unsaid.telling.po import written

    ready(out, force, "prose")
    put(written(opened(world, sabre).core, language), out)


def put_into(world: OpenWorld, file: str) -> None:
    """Has a world told in the texts of a gettext file; what is doubtful about the file is remarked on."""
    from unsaid.cli.stories import text_of
    from unsaid.language import Source

    content = text_of(file, "a translation")
    source = Source(content, file, file)
    for diagnostic in world.put_into_words(content, file):
        remark(diagnostic.styled(source))
