"""Writing what a search brought: a story in any form, to a file or the terminal, alone or as one of many."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.outcome import Outcome
from unsaid.api.stories.story import Story
from unsaid.api.told.telling import Telling
from unsaid.api.values import plain
from unsaid.budget import Spent
from unsaid.data.limits import Limits
from unsaid.terminal.out import put
from unsaid.terminal.output import fitting, remark
from unsaid.terminal.reading import show
from unsaid.text.hidden import escaped_json

if TYPE_CHECKING:
    from unsaid.api.asking.whynone import WhyNone


class To(msgspec.Struct, frozen=True):
    """What is to be written of a story, and where."""

    form: str
    out: str | None
    width: int | None
    pager: bool | None
    side: str | None
    manner: dict[str, Any]
    limits: Limits
    voice: Callable[[Telling], Telling] | None

    def one(self, outcome: Outcome) -> None:
        """Writes what a search brought: its story, or the best course met, which is then said to be no more."""
        if self.form == "json":
            put(escaped_json(self._json(outcome, 2)), self.out)
            return
        if not outcome.result.acts and outcome.stop != "found":
            return
        if outcome.stop != "found":
            remark("unsaid: this is not a whole story, only the best course met so far:")
        story = outcome.best
        if self.form == "sabre":
            put(story.to_sabre(), self.out)
        elif self.form == "prose" and self.out is None:
            show(self._telling(story).tale, self.width, self.pager)
        else:
            put(self._telling(story).to(self.form, self.width), self.out, prose=self.form == "prose")  # pyright: ignore

    def none(self, outcome: Outcome, words: str) -> str:
        """Says that there is no story, and under it why; gives back what is left to say. In JSON the why is data."""
        if self.form == "json" or outcome.stop == "interrupted":
            return words
        remark(f"unsaid: {words}")
        with suppress(Spent):  # the budget of the command may not last for it
            why = outcome.in_the_way
            if why is not None and (outcome.stop == "none" or why.kind != "unknown"):
                remark(fitting((DOUBT if outcome.stop != "none" else "") + why.prose(self.side)))
        return ""

    def one_of_many(self, outcome: Outcome, number: int) -> str:
        """One story among others, as text: in prose after its number and length."""
        if self.form == "json":
            return escaped_json(self._json(outcome, 0))
        story = outcome.best
        text = story.to_sabre() if self.form == "sabre" else str(self._telling(story).to("prose", self.width))
        acts = len(story.names)
        return f"{number}. ({acts} act{'' if acts == 1 else 's'})\n\n{text.strip()}\n"

    def _telling(self, story: Story) -> Telling:
        telling = story.tell(self.side, limits=self.limits, **self.manner)
        return telling if self.voice is None else self.voice(telling)

    def _json(self, outcome: Outcome, indent: int) -> str:
        fields = outcome.to_dict()
        if self.manner["minds"]:
            fields["beside"] = plain(self._telling(outcome.best).notes)
        why = _bounded(lambda: outcome.why_none) if indent else None
        if why is not None:
            fields["why_none"] = why.to_dict()
        text = msgspec.json.encode(fields)
        return (msgspec.json.format(text, indent=indent) if indent else text).decode()


DOUBT = "There may be one all the same. As far as was looked, this stands in the way. "
"""What is said first of why there is no story, where that was not proved."""


def _bounded(why: Callable[[], WhyNone | None]) -> WhyNone | None:
    """Why there is no story; None where the budget of the command does not last for it."""
    try:
        return why()
    except Spent:
        return None
