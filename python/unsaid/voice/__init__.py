"""A voice of the user's own: a language model at an address that speaks as OpenAI's does, asked with limits.

Nothing in Unsaid needs one, and nothing it says is believed: what asks a voice holds the answer to the text, or to the
minds. ``Voice`` is where it is and what may be taken of it; ``ways`` how it is reached, ``asking`` how it is asked;
``answers`` what is made of what comes back. It stands on Python's own library alone, for one request needs no more,
and so that it is clear what is never done: no redirect is followed, no cookie is kept.
"""

from .voice import KEY, MODEL, Asking, Message, Voice, VoiceError, voice_at

__all__ = ["KEY", "MODEL", "Asking", "Message", "Voice", "VoiceError", "voice_at"]
