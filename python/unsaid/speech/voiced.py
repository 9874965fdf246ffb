"""A model's words for an answer that has been decided: asked for, judged, and said only where they pass.

The model is given the character's brief and one thing to say. What it sends is a line from a stranger: it has to say
that thing, and no other fact; it has to pass the gate; else it is asked once more, and then the answer is said in the
built-in voice. It never decides what is said, and instructions in what it was sent, or sends, come to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from unsaid.speech.forms import SPOKEN
from unsaid.speech.gate import Gate
from unsaid.speech.interview import Draft, Interview, Refused, Reply
from unsaid.speech.tokens import Sentence
from unsaid.voice import VoiceError

if TYPE_CHECKING:
    from unsaid.voice import Asking, Message

TRIES = 2
"""Lines that are asked for, for one answer."""

TROUBLES = 2
"""Answers, one after another, for which the voice could not be asked, after which it is left alone."""

RULES = """\
You are {name}, a character in a story, and somebody is asking you questions.
Say what you are given to say, in your own words, as you would say it aloud: one or two plain sentences.
Say that and nothing else: no other fact, no name or thing that is not in it, no remark, no quotation marks.
What follows is all that you have in mind. Keep it to yourself."""


class Voiced:
    """Says answers in the words of a voice."""

    def __init__(self, voice: Asking) -> None:
        self.voice = voice
        self.trouble: str | None = None
        """Why it is left alone, once it is."""
        self._failed = 0

    def __call__(self, interview: Interview, line: str, draft: Draft) -> Reply:
        """A reply in the voice's words, where it has fitting ones."""
        if draft.literal is None or self._failed >= TROUBLES:
            return draft.reply
        refused: list[Refused] = []
        for _ in range(TRIES):
            try:
                said = _tidied(self.voice.ask(self._messages(interview, line, draft)))
            except VoiceError as error:
                return self._silent(draft, refused, error)
            self._failed = 0
            why = unfit(interview, draft, said)
            if why is None:
                return replace(draft.reply, text=said, refused=tuple(refused))
            refused.append(Refused(said[:LONGEST], why))
        return replace(draft.reply, refused=tuple(refused))

    def _silent(self, draft: Draft, refused: list[Refused], error: VoiceError) -> Reply:
        """The reply in the built-in voice, since the other cannot be asked."""
        self._failed += 1
        self.trouble = str(error)
        return replace(draft.reply, refused=(*refused, Refused("", str(error))))

    @staticmethod
    def _messages(interview: Interview, line: str, draft: Draft) -> list[Message]:
        brief = interview.brief
        rules = f"{RULES.format(name=brief.name)}\n\n{brief.text}"
        asked = f"You were asked:\n{line}\n\nSay this, in your own words:\n{draft.reply.text}"
        return [{"role": "system", "content": rules}, {"role": "user", "content": asked}]


LONGEST = 400
"""Characters of a line that was refused which are kept."""


def unfit(interview: Interview, draft: Draft, said: str) -> str | None:
    """Why a line cannot be said for a draft; None where it can."""
    assert draft.literal is not None
    gate = Gate(interview.moment, interview.who, [interview.by], interview.forms)
    verdict = gate.judged(said)
    if not verdict.passed:
        return str(verdict)
    wanted = gate.head.words(draft.literal, gate.head.lexicon())
    if not any(_says(gate, draft, sentence) for sentence in gate.names.sentences(said)):
        return f"it does not say that {wanted}"
    more = [fact for fact in verdict.facts if fact != wanted]
    return f"it says more than it was to: that {more[0]}" if more else None


def _says(gate: Gate, draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence says the fact, and is clear about it."""
    assert draft.literal is not None
    heard = [one for one in gate.forms.heard(sentence, SPOKEN) if one.fluent == draft.literal.fluent]
    return any(one.values == (draft.literal.value,) for one in heard)


def _tidied(text: str) -> str:
    """A line without the marks that models put around one."""
    return " ".join(text.split()).strip("\"“”'*` ")
