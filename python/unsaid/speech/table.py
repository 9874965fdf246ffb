"""An interview line by line, as text: what is asked, what is said, and what a line can be opened to.

``why`` opens the last answer, ``why 3`` the third; ``mind`` shows everything the character has in mind; ``help`` says
so, and ``quit`` ends it. Where the story is over, answers can still be opened, and the next question ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unsaid.speech.interview import Exchange, Interview, Reply, Speaks

HELP = "Ask, or tell, in plain words. Then: why (why 2), mind, quit."

_WHY = re.compile(r"why\s*(\d{1,4})?\s*[?.]?", re.IGNORECASE)


class Table:
    """A sitting: an interview that goes on."""

    def __init__(self, interview: Interview, speaks: Speaks | None = None) -> None:
        self.interview, self.speaks, self.over = interview, speaks, False
        self._closed = False

    def begun(self) -> Iterator[str]:
        """What is told at first."""
        title = self.interview.world.title
        yield from (text for text in (title, self.interview.opening, HELP) if text)

    def said(self, line: str) -> Iterator[str]:
        """What comes of a line."""
        text = line.strip()
        if not text:
            return
        if text.lower() in ("quit", "exit"):
            self.over = True
        elif text.lower() in ("help", "?"):
            yield HELP
        elif text.lower() == "mind":
            yield self.interview.brief.text
        elif (why := _WHY.fullmatch(text)) is not None:
            yield from self._why(why[1])
        else:
            yield from self._asked(text)

    def _asked(self, line: str) -> Iterator[str]:
        if self._closed:
            self.over = True
            return
        self.interview = self.interview.ask(line, self.speaks)
        yield " ".join(_spoken(self.interview.exchanges[-1]))
        closing = self.interview.closing
        if closing:
            yield closing
            self._closed = True

    def _why(self, number: str | None) -> Iterator[str]:
        done = self.interview.exchanges
        place = len(done) if number is None else int(number)
        if not 1 <= place <= len(done):
            yield f"There is no such answer; why {len(done)} opens the last." if done else "Nothing has been asked yet."
            return
        for reply in done[place - 1].replies:
            yield from opened(self.interview, reply)


def _spoken(exchange: Exchange) -> Iterator[str]:
    """The replies of an exchange as one paragraph: what is said in quotation marks, what is not without."""
    speech = list[str]()
    for reply in exchange.replies:
        if reply.kind == "silence":
            yield from _quoted(speech)
            speech = []
            yield reply.text
        else:
            speech.append(reply.text)
    yield from _quoted(speech)


def _quoted(speech: list[str]) -> Iterator[str]:
    if speech:
        yield f"“{' '.join(speech)}”"


def opened(interview: Interview, reply: Reply) -> Iterator[str]:
    """What a reply rests on, and what a voice said that was refused."""
    head = {"lie": "A lie.", "silence": "Nothing said.", "taken-back": "Taken back.", "at-last": "Owed until now."}
    why = " ".join(part for part in (head.get(reply.kind, ""), *reply.why) if part)
    yield why
    for refused in reply.refused:
        what = f"The voice said: “{refused.line}” Refused: " if refused.line else "The voice could not be asked: "
        yield f"{what}{refused.why}."
