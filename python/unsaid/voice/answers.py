"""What a voice answered, made of the bytes that came: one text, or an error; nothing of what is wrong is repeated."""

from __future__ import annotations

import msgspec

from .voice import VoiceError


class _Said(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Said


class _Answer(msgspec.Struct):
    choices: list[_Choice]


_DECODER = msgspec.json.Decoder(_Answer)


def said(answer: bytes, host: str) -> str:
    """The text of an answer. Raises VoiceError where it has none."""
    try:
        choices = _DECODER.decode(answer).choices
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise VoiceError("voice-rubbish", f"the voice at {host} gives no answer as OpenAI's do") from None
    text = choices[0].message.content if choices else None
    if not text or not text.strip():
        raise VoiceError("voice-empty", f"the voice at {host} answers with nothing")
    return text
