"""A call at work: in a thread, within a budget, saying how far it is, ended where the client wants no more of it.

``done`` is what a tool is called through. It makes an answer of whatever happens: what a client got wrong is one
sentence, a limit that was met says which and what to do, a world with errors comes back with them.
"""

from __future__ import annotations

from threading import Event
from typing import Any

import unsaid
from unsaid.errors import UnsaidError
from unsaid.language.nearest import nearest
from unsaid.mcp.answers import Answer
from unsaid.mcp.asking import read
from unsaid.mcp.folder import Folder
from unsaid.mcp.tools.common import Broken, Desk
from unsaid.mcp.tools.files import told_of
from unsaid.mcp.tools.table import BY_NAME, TOOLS

MEMORY = "1 GiB"
"""What the whole server may hold."""

TIME = 20.0
"""Seconds of a call that has no ``time``."""


class Work:
    """One call: what was asked, and how far it is (``said``)."""

    def __init__(self, folder: Folder, tool: str, sent: Any, memory: str = MEMORY) -> None:
        self.folder, self.tool, self.sent, self.memory = folder, tool, sent, memory
        self.cancel, self.said = Event(), ""

    @property
    def time(self) -> float:
        """Seconds it may take."""
        given = self.sent.get("time") if isinstance(self.sent, dict) else None
        tool = BY_NAME.get(self.tool)
        usual = getattr(tool.arguments, "__struct_defaults__", ()) if tool else ()
        own = usual[-1] if usual and tool is not None and tool.arguments.__struct_fields__[-1] == "time" else TIME
        return given if isinstance(given, int | float) and 0 < given <= 120 else own

    def done(self) -> Answer:
        """Does it. Never raises for what was sent."""
        try:
            with unsaid.within(unsaid.Budget(time=self.time, memory=self.memory), self.cancel):
                return self._done()
        except Broken as broken:
            return told_of(broken.name, broken.world, "The world has errors, so this cannot be asked of it. ")
        except unsaid.Spent as spent:
            return _failed(f"{spent.message} ({self._spent(spent)}); ask for less, or give more `time` (at most 120)")
        except UnsaidError as error:
            return _failed(error.message)
        except OSError as error:
            return _failed(f"the file cannot be read or written ({error.strerror or 'no reason given'})")
        except MemoryError:
            return _failed("there is not enough memory for this; ask for less")

    def _done(self) -> Answer:
        tool = BY_NAME.get(self.tool)
        if tool is None:
            near = nearest(self.tool, BY_NAME)
            hint = f"did you mean `{near}`?" if near else f"there are {', '.join(one.name for one in TOOLS)}"
            raise UnsaidError("no-tool", f"there is no tool `{self.tool[:60]}`; {hint}")
        return tool.call(Desk(self.folder, self._say), read(tool.name, tool.arguments, tool.example, self.sent))

    def _say(self, said: str) -> None:
        self.said = said

    def _spent(self, spent: unsaid.Spent) -> str:
        return self.memory if spent.limit == "memory" else f"{self.time:g} s"


def _failed(message: str) -> Answer:
    end = "" if message.endswith((".", "?", "!")) else "."
    return Answer(f"{message[:1].upper()}{message[1:]}{end}", False, failed=True)
