"""A proof goes through every statement of an answer, of whatever kind: what the maker says wrongly is not confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

import unsaid
from tests.worlds.staged import staged
from unsaid.api.asking import answering
from unsaid.psyche import threads
from unsaid.psyche.knowing import mistaken
from unsaid.psyche.whynot import why_not


def lamp() -> unsaid.Story:
    """Ida lights the lamp, and Olm rows home."""
    return unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])


def bending(found: Callable[..., list[Any]], **other: object) -> Callable[..., list[Any]]:
    """What is found, the first of it said otherwise."""

    def bent(*asked: Any) -> list[Any]:
        first, *rest = found(*asked)
        return [msgspec.structs.replace(first, **other), *rest]

    return bent


def test_an_answer_why_not_is_itself_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Olm cannot row home before the lamp is lit, and then does: two answers, neither with a reason to be proved apart.
    Were the first that he was free to, it would not be confirmed."""
    answer = lamp().why_not("row_home")
    assert [one.answer for one in answer.statements] == ["impossible", "done"]
    assert answer.proof().endswith("the checker confirms 2 statements.")
    monkeypatch.setattr(answering, "why_not", bending(why_not, answer="free", needs=()))
    with pytest.raises(unsaid.UnsaidError, match="not confirmed"):
        lamp().why_not("row_home").proof()


def test_what_somebody_is_still_wrong_about_is_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that began at another act than is said is not confirmed."""
    story = unsaid.load("paste").story(list(staged("paste").found))
    assert "Still wrong at the end" in story.unsaid().proof()
    monkeypatch.setattr(threads, "mistaken", bending(mistaken, since=3, until=None))
    with pytest.raises(unsaid.UnsaidError, match="not confirmed"):
        story.unsaid().proof()
