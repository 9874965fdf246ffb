"""Asking a server: what is sent, and every way in which a server can fail."""

from __future__ import annotations

import pytest

from tests.telling.voice.server import Reply, chat, dripping, send, serving, silent, with_body
from unsaid.telling.voice import Endpoint, Trouble

pytestmark = pytest.mark.slow

QUESTION = [{"role": "user", "content": "Say it."}]


def test_a_question_and_its_answer() -> None:
    """The question is posted as a chat to the usual path, and the text of the answer comes back."""
    with serving(with_body(200, chat("Said."))) as server:
        assert Endpoint(server.url, "small").ask(QUESTION) == "Said."
    assert server.paths == ["/v1/chat/completions"]
    assert server.questions == [{"model": "small", "messages": QUESTION, "temperature": 0, "stream": False}]
    assert server.keys == [None]


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("", "/v1/chat/completions"),
        ("/", "/v1/chat/completions"),
        ("/v1/", "/v1/chat/completions"),
        ("/api/v1", "/api/v1/chat/completions"),
        ("/v1/chat/completions", "/v1/chat/completions"),
    ],
)
def test_the_path_is_completed(given: str, asked: str) -> None:
    """A server's root, its version, or the whole path may be given."""
    assert Endpoint("http://127.0.0.1:9" + given).address == "http://127.0.0.1:9" + asked


def test_a_key_is_sent_and_shown_nowhere() -> None:
    """The key goes into one header; the endpoint does not show it."""
    with serving(with_body(200, chat("Said."))) as server:
        endpoint = Endpoint(server.url, key="s3cret")
        endpoint.ask(QUESTION)
        assert "s3cret" not in repr(endpoint)
    assert server.keys == ["Bearer s3cret"]


def test_a_key_is_not_sent_in_the_open() -> None:
    """An unencrypted line to another machine is refused where there is a key."""
    with pytest.raises(ValueError, match="not sent unencrypted"):
        Endpoint("http://example.org", key="s3cret")
    assert Endpoint("https://example.org", key="s3cret").place == "example.org"


@pytest.mark.parametrize("url", ["", "127.0.0.1:8080", "ftp://example.org", "file:///etc/passwd", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    """Only http and https addresses with a host are taken."""
    with pytest.raises(ValueError, match="is not an address"):
        Endpoint(url)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (with_body(401, b"no"), "it answered 401 Unauthorized"),
        (with_body(404, b"no"), "it answered 404 Not Found"),
        (with_body(500, b"no"), "it answered 500 Internal Server Error"),
        (with_body(200, b""), "its answer is not one of a chat"),
        (with_body(200, b"{"), "its answer is not one of a chat"),
        (with_body(200, b"[]"), "its answer is not one of a chat"),
        (with_body(200, b'{"choices": []}'), "its answer is not one of a chat"),
        (with_body(200, b"[" * 100_000), "its answer is not one of a chat"),
        (with_body(200, chat(None)), "its answer is not one of a chat"),
        (with_body(200, chat(["x"])), "its answer is not one of a chat"),
        (with_body(200, b"\xff\xfe"), "its answer is not one of a chat"),
        (with_body(200, b" " * (1 << 21)), "its answer has no end"),
        (silent, "it did not answer within 0.5 s"),
        (dripping, "it did not answer within 0.5 s"),
    ],
)
def test_a_server_that_fails_is_trouble(reply: Reply, words: str) -> None:
    """Errors, nonsense, too much, silence and a slow drip each end in Trouble, and in time."""
    with serving(reply) as server, pytest.raises(Trouble) as trouble:
        Endpoint(server.url, seconds=0.5).ask(QUESTION)
    assert str(trouble.value) == words


def test_nobody_there() -> None:
    """A port at which nobody listens is trouble too."""
    with serving(silent) as server:
        pass
    with pytest.raises(Trouble, match="it cannot be reached"):
        Endpoint(server.url, seconds=2).ask(QUESTION)


def test_a_redirect_is_not_followed() -> None:
    """A key is not carried on to where a server points."""
    with serving(with_body(200, chat("Said."))) as other:
        target = other.url

        def away(handler: object, _: object) -> None:
            send(handler, 307, b"", Location=target + "/v1/chat/completions")  # pyright: ignore[reportArgumentType]

        with serving(away) as server, pytest.raises(Trouble, match="it answered 307"):
            Endpoint(server.url, key="s3cret").ask(QUESTION)
        assert other.questions == []
