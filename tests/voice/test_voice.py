"""A voice is asked within its limits, and nothing it or its address holds of a key is ever said."""

from __future__ import annotations

import pickle
import socket
from threading import Event, Timer

import pytest

import unsaid
from tests.voice.fake import Fake, How, dripping, endless, raw, saying
from unsaid.voice import KEY, MODEL, Message, Voice, VoiceError, voice_at

HELLO: list[Message] = [{"role": "user", "content": "Hello"}]


def error(voice: Voice) -> VoiceError:
    """What asking it comes to."""
    with pytest.raises(VoiceError) as raised:
        voice.ask(HELLO)
    return raised.value


def test_an_answer_is_its_text() -> None:
    """A voice is asked below its base address, without a key where none is given, and its text is the answer."""
    with Fake(saying(lambda messages: messages[-1]["content"] + ", world")) as fake:
        assert Voice(fake.url).ask(HELLO) == "Hello, world"
    assert fake.paths == ["/v1/chat/completions"]
    assert fake.asked == [{"messages": HELLO, "stream": False}]
    assert "Authorization" not in fake.headers[0]


def test_key_and_model_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is sent as a bearer's and stands in nothing that shows a voice."""
    monkeypatch.setenv(KEY, "sk-secret")
    monkeypatch.setenv(MODEL, "small")
    with Fake(saying("Yes")) as fake:
        voice = voice_at(fake.url)
        assert voice.ask(HELLO) == "Yes"
    assert fake.headers[0]["Authorization"] == "Bearer sk-secret"
    assert fake.asked[0]["model"] == "small"
    assert "sk-secret" not in repr(voice)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("http://here:80", "http://here:80/v1/chat/completions"),
        ("http://here/", "http://here/v1/chat/completions"),
        ("https://here/api/v1/", "https://here/api/v1/chat/completions"),
        ("https://here/x/chat/completions?api-version=1", "https://here/x/chat/completions?api-version=1"),
    ],
)
def test_where_it_is_asked(given: str, asked: str) -> None:
    """The call stands below the address given, once."""
    assert Voice(given).asked_at.geturl() == asked


@pytest.mark.parametrize(
    "url",
    [
        "",
        "here",
        "ftp://here",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "http://here:99999",
        "http://a b",
        "http://h\n",
    ],
)
def test_what_is_no_address(url: str) -> None:
    """What is no address of the web is refused in one sentence that shows one."""
    with pytest.raises(VoiceError) as raised:
        Voice(url)
    assert raised.value.code == "voice-address"
    assert raised.value.message == (
        "a voice has an address that begins with http:// or https://, as http://127.0.0.1:8080/v1"
    )


@pytest.mark.parametrize(
    "url",
    ["https://me:hunter2@here/v1", "https://hunter2@here", "https://here/v1?key=hunter2", "https://here/#hunter2"],
)
def test_a_key_in_an_address_is_not_taken(url: str) -> None:
    """An address with a key in it is refused without being repeated."""
    with pytest.raises(VoiceError) as raised:
        Voice(url)
    assert raised.value.message == (
        "an address with a key or a password in it is not taken; put the key into UNSAID_VOICE_KEY"
    )
    assert "hunter2" not in repr(raised.value.__context__)


def test_no_key_goes_out_in_the_clear() -> None:
    """A key is sent unencrypted to this machine alone."""
    with pytest.raises(VoiceError) as raised:
        Voice("http://example.org/v1", key="sk-secret")
    assert raised.value.message == "no key is sent to example.org in the clear; give its https address"


def test_a_key_is_one_word() -> None:
    """A key with a line break, which would be a header of its own, is refused and not repeated."""
    with pytest.raises(VoiceError) as raised:
        Voice("http://127.0.0.1/v1", key="sk\r\nHost: elsewhere")
    assert raised.value.message == "the key of a voice is one word of plain letters, figures and signs"


@pytest.mark.parametrize(
    ("how", "code", "says"),
    [
        (raw(b"", 302, location="http://h/?k=hunter2"), "voice-redirect", "elsewhere (302), which is not followed"),
        (raw(b'"No: sk-secret"', 401), "voice-refused", "wants another key (401); it is read from UNSAID_VOICE_KEY"),
        (raw(b"", 404), "voice-refused", "knows no such address or model (404)"),
        (raw(b"", 500), "voice-refused", "does not answer this (500)"),
        (raw(b"<html>"), "voice-rubbish", "is no answer as OpenAI's are"),
        (raw(b"\xff\xfe"), "voice-rubbish", "is no answer as OpenAI's are"),
        (raw(b'{"choices": [{"message": {"content": 3}}]}'), "voice-rubbish", "is no answer as OpenAI's are"),
        (raw(b'{"x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"), "voice-rubbish", "is no answer as OpenAI's are"),
        (raw(b'{"choices": []}'), "voice-rubbish", "answers with nothing"),
        (saying(" \n"), "voice-rubbish", "answers with nothing"),
        (raw(b" " * 2_000_000), "voice-huge", "answers with more than 1,048,576 bytes"),
        (endless, "voice-huge", "answers with more than 1,048,576 bytes"),
    ],
)  # fmt: skip
def test_bad_answers(how: How, code: str, says: str) -> None:
    """Whatever a server answers that is no answer is one sentence, with nothing of it in it."""
    with Fake(how) as fake:
        raised = error(Voice(fake.url, key="sk-secret"))
    assert (raised.code, raised.message.endswith(says)) == (code, True), raised.message
    assert "hunter2" not in raised.message and "sk-secret" not in raised.message
    assert len(fake.asked) == 1


def test_a_slow_voice_is_left() -> None:
    """A header that comes a letter at a time is waited for no longer than was said, and the connection shut."""
    with Fake(dripping) as fake:
        raised = error(Voice(fake.url, time=0.2))
        assert raised.code == "voice-slow"
        assert raised.message.endswith("has not answered within 0.2 seconds")
        assert fake.left.wait(5)


def test_nobody_there() -> None:
    """Where nobody listens, the system's own words say so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert error(Voice(f"http://127.0.0.1:{port}")).message == (
        f"the voice at 127.0.0.1:{port} cannot be asked (Connection refused)"
    )


def test_the_budget_in_force_counts() -> None:
    """A voice is not waited for beyond the budget in force, nor after somebody has ended the work."""
    over = Event()
    with Fake(dripping) as fake:
        with pytest.raises(unsaid.Spent), unsaid.within(unsaid.Budget(time=0.1)):
            Voice(fake.url).ask(HELLO)
        Timer(0.1, over.set).start()
        with pytest.raises(unsaid.Cancelled), unsaid.within(cancel=over):
            Voice(fake.url).ask(HELLO)


def test_a_voice_is_a_value() -> None:
    """Two voices with the same fields are equal, hash alike, and survive a pickle."""
    voice = Voice("http://here", "small", time=3)
    assert pickle.loads(pickle.dumps(voice)) == voice
    assert hash(Voice("http://here", "small", time=3)) == hash(voice)
