"""What a voice is given: one paragraph, the one before it, and what may be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.voice import Message

RULES = """\
You are given one paragraph of a story. Say it again in your own words, as good plain prose.
Keep to these rules:
- Answer with the new paragraph alone: no title, no remark, no list, no markup.
- Say what the paragraph says, in its order, and nothing else. Bring in no person, name, place, number, event or thing
  that is not in it.
- Keep the person and the tense.
- Keep everything in quotation marks letter for letter, in its order. Add no speech.
- Say nothing of what anybody thinks, feels, wants or knows that the paragraph does not say.
- Keep about the same length.
The facts that are known are there so that you misunderstand nothing. Do not add them."""


@dataclass(frozen=True)
class Brief:
    """One paragraph to be said again.

    ``known`` are facts in words, all of them known where the paragraph is told; ``names`` are the words, in lower case,
    by which those are called who may be named. ``own`` are the names and pronouns of the side it is told from, in lower
    case. ``foreign`` are facts in words that are not known there.
    """

    text: str
    known: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    foreign: tuple[str, ...] = ()

    def messages(self, before: str) -> list[Message]:
        """The question as chat messages; ``before`` is the paragraph told before this one."""
        parts = [f"The facts that are known:\n{_list(self.known)}"] if self.known else []
        parts += [f"The paragraph before it, for the tone:\n{before}"] if before else []
        parts.append(f"The paragraph to say again:\n{self.text}")
        return [{"role": "system", "content": RULES}, {"role": "user", "content": "\n\n".join(parts)}]


def _list(facts: tuple[str, ...]) -> str:
    return "\n".join(f"- {fact}" for fact in facts)
