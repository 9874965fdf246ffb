"""The words of a played story, as a session needs them, and plain ones for when there are no others.

``Voice`` is what a transcript asks for words. The telling room supplies a voice with the author's own words;
``PlainVoice`` needs only names, so that a game can be played, and tested, in any world at all.

What is told may depend on what was told before. So a voice gives the ``Memory`` of a telling that begins, and wherever
words count as told it is given the one to count them in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from unsaid.minds.data import EngineReason
from unsaid.play.events import Event
from unsaid.play.stage import Stage, State

Memory = Any
"""What a telling has said so far: the voice's own affair. It can be deep-copied."""


NONE: Mapping[int, int] = {}


class Voice(Protocol):
    """Words from a role's side; every text may hold several paragraphs, parted by blank lines."""

    def memory(self) -> Memory:
        """The memory of a telling that begins."""
        ...

    def heading(self) -> str:
        """The title of the story."""
        ...

    def opening(self, memory: Memory) -> str:
        """What is told before the first turn."""
        ...

    def closing(self, state: State, memory: Memory) -> str:
        """What is told at the end, in the last state."""
        ...

    def ending(self, state: State) -> str:
        """What the ending is called that is reached in a state; empty where none is."""
        ...

    def name(self, character: int) -> str:
        """What the role calls somebody, by the character's number; in the middle of a sentence."""
        ...

    def event(self, before: State, action: int, after: State, memory: Memory) -> str:
        """An act the role did or saw."""
        ...

    def overcome(self, before: State, action: int, after: State, memory: Memory) -> str:
        """That the role did an act against what held it back; empty where there are no words for it."""
        ...

    def vain(self, event: Event, memory: Memory) -> str:
        """An act that came to nothing: it was not possible, others would not, or it was only offered."""
        ...

    def silence(self, state: State, question: int, memory: Memory) -> str:
        """That an answer was let go, in the state after it."""
        ...

    def wish(self, state: State, action: int, memory: Memory) -> str:
        """That the role has held back a wish; empty where there are no words for it."""
        ...

    def choice(self, state: State, action: int) -> str:
        """An act as the role could choose it."""
        ...

    def time(self, state: State, action: int) -> str:
        """An act of fate's as the role could let it come."""
        ...

    def about(self, action: int) -> str:
        """The words an act is told in from the role's side, whatever is so: what a typed line may call it by."""
        ...

    def concern(self, place: int, comes: Literal["up", "down"]) -> str | None:
        """What would be so where something the role cares about is served, or is not, as part of a sentence."""
        ...

    def change(self, fluent: int, value: Any) -> str:
        """A belief the role has come to hold."""
        ...

    def reason(self, before: State, reason: EngineReason) -> str:
        """Why somebody did what it did: what it wanted, and how it thought to get there."""
        ...

    def credited(self, before: State, reason: EngineReason) -> str:
        """What the role takes an act of another's to have been for; empty where there are no words for it."""
        ...

    def held(self, acts: Sequence[int], since: int) -> list[str]:
        """What others wanted to do from before the act at a place on, and did not; and what held them back."""
        ...

    def prospect(self, state: State, reason: EngineReason) -> str:
        """What the role could do, and what it thinks would come of it."""
        ...

    def wants(self, state: State, reasons: Sequence[EngineReason]) -> list[str]:
        """What the role wants by what it has reasons for: the lines of a list."""
        ...

    def mind(self, state: State, answers: Mapping[int, int] = NONE) -> list[tuple[str, list[str]]]:
        """What the role believes, in a state of the world, and what it believes others believe: headed lists.
        ``answers``: of questions, by their places, the hypotheses that the role last heard them answered by."""
        ...


class PlainVoice:
    """Words made from nothing but the names in the world."""

    def __init__(self, stage: Stage, role: int, title: str = "") -> None:
        self.stage, self.role, self.title = stage, role, title

    def memory(self) -> Memory:
        """Nothing: these words are always the same."""
        return None

    def heading(self) -> str:
        """The title, if there is one."""
        return self.title

    def opening(self, memory: Memory) -> str:
        """Who is played."""
        return f"You are {self.stage.ground.characters[self.role]}."

    def closing(self, state: State, memory: Memory) -> str:
        """The end."""
        return "The end."

    def ending(self, state: State) -> str:
        """The ending's own name."""
        return self.stage.ending(state) or ""

    def name(self, character: int) -> str:
        """The character's own name."""
        return self.stage.ground.characters[character]

    def event(self, before: State, action: int, after: State, memory: Memory) -> str:
        """The act's own name; nothing for doing nothing."""
        return "" if action in self.stage.passes else f"{self.stage.name(action)}."

    def overcome(self, before: State, action: int, after: State, memory: Memory) -> str:
        """Nothing: there are no words for it here."""
        return ""

    def vain(self, event: Event, memory: Memory) -> str:
        """The act's own name, and what became of it."""
        return f"{event.kind}: {self.stage.name(event.action)}."

    def silence(self, state: State, question: int, memory: Memory) -> str:
        """The question's own name."""
        asked = self.stage.ground.inner.questions[question]
        return f"{self.name(asked.asked)} says nothing about {asked.name}."

    def wish(self, state: State, action: int, memory: Memory) -> str:
        """The act's own name."""
        return f"Not {self.stage.name(action)}."

    def choice(self, state: State, action: int) -> str:
        """The act's own name."""
        return self.stage.name(action)

    def time(self, state: State, action: int) -> str:
        """The act's own name."""
        return self.stage.name(action)

    def about(self, action: int) -> str:
        """The act's own name, as words."""
        return self.stage.name(action).partition("(")[0].replace("_", " ")

    def concern(self, place: int, comes: Literal["up", "down"]) -> str | None:
        """The concern's own name."""
        return f"{self.stage.ground.inner.concerns[place].name} {comes}"

    def change(self, fluent: int, value: Any) -> str:
        """The fluent and its value."""
        return f"Fluent {fluent} is now {'?' if value is None else value}."

    def reason(self, before: State, reason: EngineReason) -> str:
        """The plan, act by act."""
        who = self.stage.ground.characters[reason.character]
        rest = ", then ".join(self.stage.name(step.act) for step in reason.plan)
        then = f", then {rest}" if rest else ""
        return f"{who}: {self.stage.name(reason.act)}{then}, from {reason.before} to {reason.after}."

    def credited(self, before: State, reason: EngineReason) -> str:
        """The plan, act by act, as the role sees it."""
        return f"As you see it, {self.reason(before, reason)}"

    def held(self, acts: Sequence[int], since: int) -> list[str]:
        """Nothing: there are no words for wishes here."""
        return []

    def prospect(self, state: State, reason: EngineReason) -> str:
        """The plan, act by act."""
        return self.reason(state, reason)

    def wants(self, state: State, reasons: Sequence[EngineReason]) -> list[str]:
        """Nothing: there are no words for what is wanted here."""
        return []

    def mind(self, state: State, answers: Mapping[int, int] = NONE) -> list[tuple[str, list[str]]]:
        """Every belief, by number."""
        believed = self.stage.minds.values(self.stage.minds.mind(state, self.role))
        return [("You believe:", [self.change(i, value) for i, value in enumerate(believed)])]
