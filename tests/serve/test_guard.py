"""What stands between the server and strangers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from litestar.testing import TestClient

from tests.serve.asking import Visitor
from unsaid.serve.app import Server, application
from unsaid.serve.guard import HEADERS, Guard

TOKEN = "a-token-of-some-length"
HERE = "testserver.local"


@pytest.fixture
def far(server: Server) -> Iterator[Visitor]:
    """A server that listens to other machines, so that a token is needed."""
    with TestClient(application(replace(server, guard=Guard((HERE,), TOKEN)))) as client:
        yield Visitor(client)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", f"{HERE}.evil.example", "", "[::1", "a:b:c"]
)
def test_a_name_that_is_not_the_server_s_is_refused(visitor: Visitor, host: str) -> None:
    """A name that somebody has pointed at this machine is answered with nothing, whatever is asked."""
    for path in ("/", "/api/worlds", "/nothing", "/page/index.html", "/api/openapi.json"):
        assert visitor.refused("GET", path, headers={"host": host}) == (421, "wrong-host")


@pytest.mark.parametrize("host", [HERE, f"{HERE}:8000", HERE.upper()])
def test_the_server_s_own_name_is_answered(visitor: Visitor, host: str) -> None:
    """With a port or without, in letters of any kind."""
    assert visitor.get("/api/worlds", headers={"host": host})


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"http://{HERE}:1", f"http://{HERE}.evil", "http://[", ""]
)
def test_a_page_of_another_site_writes_nothing(visitor: Visitor, server: Server, origin: str) -> None:
    """A request that another page has a browser send begins no game."""
    told = visitor.refused("POST", "/api/games", {"world": "tutorial"}, headers={"origin": origin})
    assert told == (403, "wrong-origin")
    assert not server.tables.home.exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_browser_that_says_that_it_comes_from_elsewhere_writes_nothing(visitor: Visitor, site: str) -> None:
    """A form on another page sends no origin in some browsers, and says where it is."""
    headers = {"sec-fetch-site": site}
    assert visitor.refused("POST", "/api/games", {"world": "tutorial"}, headers=headers) == (403, "wrong-origin")


def test_the_server_s_own_page_writes(visitor: Visitor) -> None:
    """And so does a program, which has no origin."""
    headers = {"origin": f"http://{HERE}", "sec-fetch-site": "same-origin"}
    assert visitor.ask("POST", "/api/games", {"world": "tutorial"}, headers=headers).status_code == 201


def test_without_the_token_nobody_is_let_in(far: Visitor) -> None:
    """No token, a wrong one, one in another case, a part of it, in any of the ways in which one is shown."""
    assert far.refused("GET", "/") == (401, "no-token")
    for wrong in ("", "x", TOKEN.upper(), TOKEN[:-1], f"{TOKEN}x", "ÿ", "%00"):
        assert far.refused("GET", "/api/worlds", params={"token": wrong}) == (401, "no-token")
        for header in ("authorization", "cookie"):
            value = f"Bearer {wrong}" if header == "authorization" else f"unsaid-token={wrong}"
            assert far.refused("GET", "/api/worlds", headers={header: value.encode("latin-1")}) == (401, "no-token")


def test_the_token_is_shown_once_and_is_a_cookie_from_then_on(far: Visitor) -> None:
    """The address that was printed sets a cookie that no script reads and no other site sends."""
    answer = far.ask("GET", "/", params={"token": TOKEN})
    assert answer.status_code == 200
    assert answer.headers["set-cookie"] == f"unsaid-token={TOKEN}; Path=/; HttpOnly; SameSite=Strict"
    assert far.get("/api/worlds")


def test_a_program_shows_the_token_in_a_header(far: Visitor) -> None:
    """As a bearer, with no cookie set."""
    answer = far.ask("GET", "/api/worlds", headers={"authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer.headers.get("set-cookie")) == (200, None)


@pytest.mark.slow
def test_every_answer_says_what_a_page_may_load(visitor: Visitor) -> None:
    """The page, data, refusals of every kind: no script stands in a page, and nothing is loaded from elsewhere."""
    asked = ("/", "/api/worlds", "/api/nothing", "/nothing", "/api/seats/x", "/api/worlds/tutorial/story?person=9")
    for answer in (*(visitor.ask("GET", path) for path in asked), visitor.ask("DELETE", "/api/worlds")):
        assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert (policy["default-src"], policy["script-src"], policy["connect-src"]) == ("'none'", "'self'", "'self'")
        assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/api/worlds"])
def test_nothing_is_shared_with_other_sites(visitor: Visitor, path: str) -> None:
    """No answer allows another site to read it."""
    answer = visitor.ask("GET", path, headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
