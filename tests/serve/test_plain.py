"""What can be read where no script runs: plain HTML, in which nothing is run, whatever a world says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytest.importorskip("litestar", reason="the server's packages are not here (the extra `serve`)")

from litestar.testing import TestClient

import unsaid
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import Guard
from unsaid.serve.shelf import shelf

WORLDS = ROOT / "python" / "unsaid" / "worlds"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Any]]:
    """Somebody who asks for pages of the soup, and of a lamp whose story says what looks like HTML."""
    home = tmp_path_factory.mktemp("home")
    odd = home / "odd.world"
    text = (WORLDS / "tutorial.world").read_text(encoding="utf-8")
    odd.write_text(text.replace("The fog came in at four", "&lt;b&gt; The fog came in at four"), encoding="utf-8")
    worlds = shelf(["the-soup", str(odd)])
    server = Server(worlds, Tables(Path(home), lambda name: worlds[name].world), Guard())
    with TestClient(application(server), base_url="http://127.0.0.1") as client:
        yield client


def test_the_shelf_is_a_list_of_links(visitor: TestClient[Any]) -> None:
    """Each world stands on the shelf with its title, a link to its story, and a line about it."""
    html = visitor.get("/").text
    assert '<a href="/read/the-soup">The Soup</a>. A bowl of soup comes back.' in html
    assert '<a href="/read/odd">The Lamp</a>' in html


@pytest.mark.parametrize(("side", "asked"), [("Ada", ""), ("Jon", "?side=Jon"), ("nobody", "?side=nobody")])
def test_a_story_stands_there_whole(visitor: TestClient[Any], side: str, asked: str) -> None:
    """Every paragraph of a story, from whichever side, is a paragraph of its page, in its order, under one heading."""
    html = visitor.get(f"/read/the-soup{asked}").text
    story = unsaid.load("the-soup").find().story
    assert story is not None
    told = [block.text for block in story.tell(side).tale.blocks]
    shown = re.findall(r"<p(?: class=\"first\")?>(.*?)</p>", html[html.index("<section") : html.rindex("</section>")])
    assert shown == told
    assert re.findall(r"<h1>(.*?)</h1>", html) == ["The Soup"]


def test_two_sides_face_each_other(visitor: TestClient[Any]) -> None:
    """What the other side has stands beside each paragraph, as an aside."""
    html = visitor.get("/read/the-soup?side=Ada&facing=Jon").text
    assert "Since the winter Ada has been leaving out the salt" in html[html.index("<aside>") :]


def test_a_story_that_is_not_there(visitor: TestClient[Any]) -> None:
    """What cannot be shown is a page that says so, with the status that programs go by; nothing asked for is repeated
    as markup."""
    for path in ("/read/nothing", "/read/%3Cscript%3E", "/read/the-soup?side=%3Cscript%3E"):
        answer = visitor.get(path)
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"].startswith("text/html")
        assert "<h1>That cannot be shown</h1>" in answer.text
        assert "<script>" not in answer.text


def test_what_a_world_says_is_never_markup(visitor: TestClient[Any]) -> None:
    """What looks like HTML in a story is shown as it was written."""
    assert "&amp;lt;b&amp;gt; The fog came in at four" in visitor.get("/read/odd").text


@pytest.mark.parametrize("path", ["/", "/read/the-soup", "/read/odd?side=both", "/play/0.0"])
def test_nothing_is_inline(visitor: TestClient[Any], path: str) -> None:
    """No page has a script, a style or a handler in it: each is a file of the server's, and the policy says so."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", answer.text)
    assert all(' src="/page/' in tag for tag in re.findall(r"<script[^>]*>", answer.text))
    assert "script-src 'self';" in answer.headers["content-security-policy"]
