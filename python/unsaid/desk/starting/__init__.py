"""Worlds to begin from: small, commented, and sound at once, so that a writer changes what works.

Each kind is a world file beside this one, in which ``TITLE`` stands for what the new world is called.
"""

from __future__ import annotations

from importlib import resources
from typing import Literal, get_args

from unsaid.errors import BadValue
from unsaid.language.nearest import nearest

Kind = Literal["people", "detection", "game", "npc"]
"""Two people and a false belief; a case to be found out; a player and two who act on what they believe; a village
of ten for a game's own loop."""

KINDS: tuple[Kind, ...] = get_args(Kind)


def start(title: str, kind: Kind = "people") -> str:
    """The text of a small world of that kind, called ``title``. Raises BadValue for a kind that there is not.

    >>> import unsaid
    >>> unsaid.read(unsaid.start("The Letter")).find().stop
    'found'
    """
    if kind not in KINDS:
        near = nearest(str(kind), KINDS)
        guess = f"; did you mean {near}?" if near else ""
        raise BadValue("kind", f"there is no kind {kind!r} of new world, only {', '.join(KINDS)}{guess}")
    text = (resources.files("unsaid.desk.starting") / f"{kind}.world").read_text(encoding="utf-8")
    return text.replace("TITLE", " ".join(title.replace('"', "'").replace("\\", "/").split()) or "Untitled")


__all__ = ["KINDS", "Kind", "start"]
