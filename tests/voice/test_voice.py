"""A voice is asked within its limits, and nothing it or its address holds of a key is ever said."""

from __future__ import annotations

import pickle
import socket
from base64 import b64decode
from collections.abc import Callable
from threading import Event, Timer

import pytest

import unsaid
from tests.voice.fake import Fake, How, chat, dripping, endless, raw, saying, silent, trickling
from unsaid.budget import now
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
    assert fake.asked == [{"model": "default", "messages": HELLO, "stream": False}]
    assert fake.keys == [None]


def test_a_temperature_is_asked_for() -> None:
    """Where one is given, if only 0, it goes with the question."""
    with Fake(saying("Yes")) as fake:
        Voice(fake.root, temperature=0).ask(HELLO)
    assert fake.asked == [{"model": "default", "messages": HELLO, "stream": False, "temperature": 0}]


def test_key_and_model_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is sent as a bearer's and stands in nothing that shows a voice."""
    monkeypatch.setenv(KEY, "sk-secret")
    monkeypatch.setenv(MODEL, "small")
    with Fake(saying("Yes")) as fake:
        voice = voice_at(fake.url)
        assert voice.ask(HELLO) == "Yes"
        voice_at(fake.url, model="large").ask(HELLO)
    assert fake.keys == ["Bearer sk-secret", "Bearer sk-secret"]
    assert [body["model"] for body in fake.asked] == ["small", "large"]
    assert "sk-secret" not in repr(voice)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("http://here:80", "http://here:80/v1/chat/completions"),
        ("http://here/", "http://here/v1/chat/completions"),
        ("http://here/v1", "http://here/v1/chat/completions"),
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


def test_an_address_is_written_in_ascii() -> None:
    """Another letter is refused, and it is said how it is written."""
    with pytest.raises(VoiceError) as raised:
        Voice("http://bücher.example")
    assert raised.value.message == ("an address writes letters like é as %xx, and in its host as xn--")


@pytest.mark.parametrize("time", [-1, float("nan"), 1e308])
def test_a_time_is_one_that_can_be_waited(time: float) -> None:
    """What is no time of at most a day is refused when the voice is made."""
    with pytest.raises(unsaid.BadValue, match=r"^seconds: "):
        Voice("http://here", time=time)


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
    """A key is sent unencrypted to this machine alone, by any of its names."""
    for here in ("localhost", "127.0.0.1", "127.8.0.1:80", "[::1]:80"):
        assert Voice(f"http://{here}/v1", key="sk-secret").here
    assert not Voice("https://example.org", key="sk-secret").here
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
        (raw(b"", 500), "voice-refused", "does not answer this (500 Internal Server Error)"),
        (raw(b"", 599), "voice-refused", "does not answer this (599)"),
        (raw(b""), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(b"[]"), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(chat(["x"])), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(b"[" * 100_000), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(chat("\ud83d")), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(chat(None)), "voice-empty", "answers with nothing"),
        (raw(b"<html>"), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(b"\xff\xfe"), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(b'{"choices": [{"message": {"content": 3}}]}'), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(b'{"x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"), "voice-rubbish", "gives no answer as OpenAI's do"),
        (raw(b'{"choices": []}'), "voice-empty", "answers with nothing"),
        (saying(" \n"), "voice-empty", "answers with nothing"),
        (raw(b" " * 2_000_000), "voice-huge", "answers with more than 1,048,576 bytes"),
        (endless, "voice-huge", "answers with more than 1,048,576 bytes"),
    ],
)  # fmt: skip
def test_bad_answers(how: How, code: str, says: str) -> None:
    """Whatever a server answers that is no answer is one sentence of the voice, with nothing of the answer in it."""
    with Fake(how) as fake:
        raised = error(Voice(fake.url, key="sk-secret"))
    assert (raised.code, raised.message.endswith(says)) == (code, True), raised.message
    assert raised.message.startswith(f"the voice at {fake.host} ")
    assert "hunter2" not in raised.message and "sk-secret" not in raised.message
    assert len(fake.asked) == 1


@pytest.mark.parametrize("how", [dripping, trickling, silent])
def test_a_slow_voice_is_left(how: How) -> None:
    """A header or an answer that comes a letter at a time, or not at all, is waited for no longer than was said, and
    the connection shut."""
    with Fake(how) as fake:
        raised = error(Voice(fake.url, time=0.2))
        assert raised.code == "voice-slow"
        assert raised.message == f"the voice at {fake.host} has not answered within 0.2 seconds"
        assert how is silent or fake.left.wait(5)


def test_a_redirect_is_not_followed() -> None:
    """Where a server points nobody is asked, and no key is carried there."""
    with Fake(saying("Yes")) as other, Fake(raw(b"", 307, location=f"{other.url}/chat/completions")) as fake:
        assert error(Voice(fake.url, key="sk-secret")).code == "voice-redirect"
    assert other.asked == []


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has the environment name a proxy, and no other."""
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)

    def named(proxy: str) -> None:
        monkeypatch.setenv("http_proxy", proxy)
        monkeypatch.setenv("https_proxy", proxy)

    return named


def test_a_proxy_is_asked(proxied: Callable[[str], None]) -> None:
    """Another machine is reached by the proxy that the environment names, which is shown what it wants to be shown."""
    with Fake(saying("Yes")) as proxy:
        proxied(f"http://me:pass%20word@{proxy.host}")
        assert Voice("http://voice.invalid/v1").ask(HELLO) == "Yes"
    assert proxy.paths == ["http://voice.invalid/v1/chat/completions"]
    assert (proxy.headers[0]["Host"], proxy.keys) == ("voice.invalid", [None])
    assert b64decode(proxy.headers[0]["Proxy-Authorization"].removeprefix("Basic ")) == b"me:pass word"


def test_a_proxy_sees_no_key(proxied: Callable[[str], None]) -> None:
    """Of an encrypted line a proxy is told the host alone; one that lets nothing through is said to."""
    with Fake(saying("Yes")) as proxy:
        proxied(proxy.host)
        raised = error(Voice("https://voice.invalid", key="sk-secret"))
    assert raised.message == "the voice at voice.invalid cannot be asked (the proxy does not let it through)"
    assert (proxy.paths, proxy.keys, proxy.asked) == (["voice.invalid:443"], [None], [])


def test_a_proxy_of_another_kind(proxied: Callable[[str], None]) -> None:
    """One that is not spoken to is refused without being repeated."""
    proxied("socks5://me:hunter2@127.0.0.1:1")
    raised = error(Voice("https://voice.invalid"))
    assert raised.message == "the proxy in https_proxy has no address of http:// or https://"


def test_this_machine_needs_no_proxy(proxied: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is here is asked straight, and so is what the environment makes an exception of."""
    proxied("http://127.0.0.1:1")
    with Fake(saying("Yes")) as fake:
        assert Voice(fake.url).ask(HELLO) == "Yes"
    monkeypatch.setenv("no_proxy", "voice.invalid")
    with pytest.raises(VoiceError, match=r"^the voice at voice\.invalid cannot be asked \((?!the proxy)"):
        Voice("http://voice.invalid", time=5).ask(HELLO)


def test_nobody_there() -> None:
    """Where nobody listens, the system's own words say so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert error(Voice(f"http://127.0.0.1:{port}")).message == (
        f"the voice at 127.0.0.1:{port} cannot be asked (Connection refused)"
    )


def test_waiting_is_off_the_clock() -> None:
    """What a voice takes is its own time: all of it is given back to the budget in force."""
    with Fake(silent) as fake, unsaid.within(unsaid.Budget(time=0.2)):
        watch = now()
        assert watch is not None and watch.until is not None
        until = watch.until
        assert error(Voice(fake.url, time=0.8)).code == "voice-slow"
        assert watch.until > until + 0.7


def test_a_voice_is_left_where_the_work_is_ended() -> None:
    """A voice is not waited for after somebody has ended the work."""
    over = Event()
    with Fake(dripping) as fake:
        Timer(0.1, over.set).start()
        with pytest.raises(unsaid.Cancelled), unsaid.within(cancel=over):
            Voice(fake.url).ask(HELLO)


def test_a_voice_is_a_value() -> None:
    """Two voices with the same fields are equal, hash alike, and survive a pickle."""
    voice = Voice("http://here", "small", time=3)
    assert pickle.loads(pickle.dumps(voice)) == voice
    assert hash(Voice("http://here", "small", time=3)) == hash(voice)
