"""Why there is no story, in words: the author's where the world has some, never a bare name where there is a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.api.answering import teller
from unsaid.telling.inward.lacking import lack
from unsaid.telling.inward.undone import condition
from unsaid.telling.inward.words import Inward, listed
from unsaid.telling.names import capital
from unsaid.telling.plain import act_phrase
from unsaid.world.never import CALL

if TYPE_CHECKING:
    from unsaid.api.whynone import WhyNone
    from unsaid.data.lacking import Willing
    from unsaid.telling.teller import Teller
    from unsaid.world.needed import Maker, Needed

FEW = 8
"""The most acts of a story that are told one by one."""


def why_none(why: WhyNone, side: str | None) -> str:
    """Why there is no story, or why an act is in none, told from a side."""
    return "\n".join(_Told(why, side).lines())


class _Told:
    """One answer on its way into words."""

    def __init__(self, why: WhyNone, side: str | None) -> None:
        self.why, self.open = why, why.world.open
        self.teller: Teller = teller(self.open, side)

    def lines(self) -> Iterator[str]:
        """The answer, line by line."""
        why = self.why
        match why.kind:
            case "limits":
                yield self._beyond()
            case "never":
                yield from self._never()
            case "unwilling":
                yield from self._unwilling()
            case "left out":
                yield self._left_out()
            case "impossible":
                yield self._impossible()
            case _:
                yield (
                    "What stands in the way was not found: whether there would be a story, were everybody willing, "
                    "could not be told within the bounds of looking."
                )

    # --- limits, and what is left out ---

    def _beyond(self) -> str:
        beyond = self.why.beyond
        assert beyond is not None
        flags = " and ".join(f"--{name} {most}" for name, most in beyond.limits)
        verb = "leaves" if len(beyond.limits) == 1 else "together leave"
        return f"There is a story of {_counted(len(beyond.acts), 'act')}; {flags} {verb} it out."

    def _left_out(self) -> str:
        if self.why.act is not None:
            return f"{capital(self._to(self.why.act))} is what this world was asked to do without (`{self.why.act}`)."
        told = [f"with `{act}` there is one of {_counted(acts, 'act')}" for act, acts in self.why.put_back]
        return f"It is for want of what this world was asked to do without: {'; '.join(told)}."

    # --- what never comes about ---

    def _never(self) -> Iterator[str]:
        never = self.why.never
        assert never is not None
        goal = "The author's goal" if self.why.act is None else capital(self._to(self.why.act))
        most = "" if never.most is None else f"The author's utility comes to {never.most:g} at most. "
        if not never.needs:
            why = most.strip() or f"{goal} is never possible: its conditions never hold at once."
            yield why
            return
        one = " one of these" if never.alone else " all of this" if len(never.needs) > 1 else " this"
        comes = "none of which ever comes about" if never.alone else "which never comes about"
        clauses = [self._clause(need) for need in never.needs]
        yield f"{most}{goal} needs{one}, {comes}: {'; '.join(clauses)}."
        for need in never.needs:
            yield f"- {self._chain(need)}"

    def _chain(self, need: Needed) -> str:
        """What would bring something about, and what is missing for it, back to where nothing does."""
        if not need.makers:
            return f"Nothing ever brings this about: {self._clause(need)}."
        return " ".join(self._maker(maker, need) for maker in need.makers)

    def _maker(self, maker: Maker, need: Needed) -> str:
        to = capital(self._to(maker.name))
        if maker.left_out:
            return f"{to} would bring it about ({self._clause(need)}), but `{maker.name}` is left out of this world."
        if not maker.lacks:
            return f"{to} would bring it about ({self._clause(need)}), but what that needs never holds at once."
        lacks = "; ".join(self._clause(one) for one in maker.lacks)
        first = f"{to} would bring it about ({self._clause(need)}), but needs this, which never comes about: {lacks}."
        return " ".join([first, *map(self._chain, maker.lacks)])

    def _clause(self, need: Needed) -> str:
        """A condition in the world's words, or else as it is written."""
        return condition(self.teller, need.condition) or f"`{need.text}`"

    def _to(self, name: str) -> str:
        """An act as something that might be done: “for Ida to light the lamp”; a trigger by its name."""
        number = self.teller.actions.get(name)
        if number is not None:
            start = self.open.minds.initial
            doers = [self.teller.ground.characters[c] for c in self.teller.ground.actions[number].consenting]
            return self._for(doers, self.teller.doing(start, number).rstrip(".!?…"))
        call = CALL.match(name)
        arguments = tuple(part.strip() for part in call[2].split(",") if part) if call and call[2] else ()
        for action in self.open.core.actions if call else ():
            if action.name == call[1] and len(action.parameters) == len(arguments):
                named = dict(zip((p.name for p in action.parameters), arguments, strict=True))
                doers = [named.get(getattr(t, "name", ""), "") or str(getattr(t, "value", "")) for t in action.consenting]
                return self._for(doers, act_phrase(action, arguments, self.teller.lexicon))
        return f"`{name}`"

    def _for(self, doers: Sequence[str], phrase: str) -> str:
        lexicon = self.teller.lexicon
        who = listed([lexicon.name(doer, subject=False) for doer in doers]) if doers else ""
        return f"for {who} to {phrase}" if who else f"this: {phrase}," if phrase else ""

    # --- were people willing ---

    def _unwilling(self) -> Iterator[str]:
        first, *others = self.why.stories
        inward = self._inward(first)
        yield self._lead(inward, first)
        yield from self._lacks(inward, first)
        for story in others:
            yield f"Or there would be one of {_counted(len(story.acts), 'act')}, if it were only for this:"
            yield from self._lacks(self._inward(story), story)

    def _lead(self, inward: Inward, story: Willing) -> str:
        there = "there would be a story" if self.why.act is None else "it would come to that"
        if len(story.acts) > FEW:
            return f"Were people willing, {there}, in {_counted(len(story.acts), 'act')}. This is missing:"
        course = re.sub(r"^(?=\S)", "", inward.course("", story.acts))
        return f"Were people willing, {there}: {course}. This is missing:"

    def _lacks(self, inward: Inward, story: Willing) -> Iterator[str]:
        for one in story.lacks:
            yield f"- {capital(inward.between(one.place, one.place).removeprefix('before '))}: {lack(inward, one)}"
        if story.more:
            yield f"- {_counted(story.more, 'other act')} in it lack{'s' if story.more == 1 else ''} a reason too."

    def _inward(self, story: Willing) -> Inward:
        log = self.open.log(self.open.numbered(story.acts), self.why.bounds)
        return Inward(self.teller, log)

    # --- what cannot be ---

    def _impossible(self) -> str:
        if self.why.act is not None:
            return f"{capital(self._to(self.why.act))} is never possible, even were everybody willing."
        whole = "Even were everybody willing, no course of acts reaches the author's goal"
        parts = listed([self._clause(part) for part in self.why.parts]) if self.why.parts else ""
        return f"{whole}. Whatever is done, this never comes about: {parts}." if parts else f"{whole}."


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
