"""Where worlds are written: which, their texts, and what there is to say about a text that is not yet written."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation

from unsaid.serve.games.playing import Name
from unsaid.serve.writing.files import Desk, MarkShown, TextShown
from unsaid.serve.writing.saying import Linted, Told, linted, told

AtDesk = NamedDependency[SkipValidation[Desk]]


class Writable(msgspec.Struct, frozen=True):
    """The worlds that can be written here; none where the server is not for its own machine alone."""

    worlds: tuple[str, ...]


class Written(msgspec.Struct, forbid_unknown_fields=True):
    """A text for a world's file, and what the file was known by when it was read."""

    text: str
    mark: Annotated[str, msgspec.Meta(max_length=64)]


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """A text as it is typed; ``side``: from whose side its story is to be told (none: the first role's)."""

    text: str
    side: Name | None = None


class Writing(Controller):
    """The files of worlds, on a server that listens to its own machine alone."""

    path = "/api/desk"
    tags = ("desk",)

    @get(sync_to_thread=False, summary="The worlds that can be written")
    def writable(self, desk: AtDesk) -> Writable:
        """The worlds that can be written here."""
        return Writable(desk.names)

    @get("/{name:str}", sync_to_thread=True, summary="The text of a world")
    def text(self, name: FromPath[str], desk: AtDesk) -> TextShown:
        """The text of a world's file, and what the file is known by."""
        return desk.read(name)

    @get("/{name:str}/mark", sync_to_thread=True, summary="Whether a text has changed")
    def mark(self, name: FromPath[str], desk: AtDesk) -> MarkShown:
        """What a world's file is known by now: another mark than before where somebody else has written it."""
        return desk.mark(name)

    @put("/{name:str}", sync_to_thread=True, summary="Write a text")
    def write(self, name: FromPath[str], data: JSONBody[Written], desk: AtDesk) -> MarkShown:
        """Writes a world's file, whole or not at all. Where it holds something else by now than what was read, nothing
        is written: status 409, code ``changed``."""
        return desk.write(name, data.text, data.mark)

    @post("/{name:str}/lint", sync_to_thread=True, status_code=200, summary="What is wrong with a text")
    def lint(self, name: FromPath[str], data: JSONBody[Typed], desk: AtDesk) -> Linted:
        """All that is wrong or doubtful about a text, with the edits that would mend it; nothing is written."""
        return linted(data.text, name, desk.served(name).sabre)

    @post("/{name:str}/told", sync_to_thread=True, status_code=200, summary="What a text tells")
    def told(self, name: FromPath[str], data: JSONBody[Typed], desk: AtDesk) -> Told:
        """The story that a text tells; nothing is written. One that is asked for later ends what was asked before."""
        sabre = desk.served(name).sabre
        return told(data.text, name, sabre, data.side, desk.latest(name))
