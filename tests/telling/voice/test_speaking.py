"""Whole stories given to a voice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.worlds.staged import NAMES, staged
from unsaid.telling import Paragraph, Teller, told
from unsaid.telling.voice import Brief, briefs, spoken
from unsaid.telling.voice.judge import strays
from unsaid.voice import Message, VoiceError

pytestmark = pytest.mark.slow


def written(name: str, side: str | None) -> tuple[list[Paragraph], list[Brief | None]]:
    """A bundled story told from a side, with its briefs."""
    world = staged(name)
    teller = Teller(world.world, world.ground, world.minds, side)
    acts = [world.act(a) for a in world.found]
    states = world.minds.course(acts)
    paragraphs = told(teller, states, acts, side)
    return paragraphs, briefs(teller, paragraphs, states, acts)


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_does_not_stray_from_itself(name: str) -> None:
    """In every bundled world from every side, a paragraph said again letter for letter is let through."""
    for side in (None, *staged(name).ground.characters):
        for brief in written(name, side)[1]:
            assert brief is None or strays(brief, brief.text) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_brief_holds_what_is_known_there(name: str) -> None:
    """No fact is both known and foreign, and what is known from a side is believed there, by the slow semantics."""
    world = staged(name)
    for side in world.ground.characters:
        paragraphs, made = written(name, side)
        states = world.states(world.found)
        teller = Teller(world.world, world.ground, world.minds, side)
        for paragraph, brief in zip(paragraphs, made, strict=True):
            if brief is None or not paragraph.beats:
                continue
            state = states[paragraph.beats[-1] + 1]
            fluents = [(i, f.name) for i, f in enumerate(world.ground.fluents)]
            believed = {teller.fact(i, world.believed(state, f, side)) for i, f in fluents}  # pyright: ignore
            assert set(brief.known) <= believed
            assert not set(brief.known) & set(brief.foreign)


class Failing:
    """A voice that says two paragraphs, and of which then comes only such an error."""

    def __init__(self, code: str) -> None:
        self.asked, self.code = 0, code

    def ask(self, messages: Sequence[Message]) -> str:
        self.asked += 1
        if self.asked > 2:
            raise VoiceError(self.code, "gone")
        return messages[-1]["content"].rpartition("say again:\n")[2].replace("went", "walked")


def test_what_was_said_before_the_trouble_is_kept() -> None:
    """The first paragraphs are the voice's, the rest the world's, and it is not asked again."""
    paragraphs = [Paragraph("scene", f"She went up. She went down. It was {n}.", None, (n,)) for n in range(4)]
    outcome = spoken(paragraphs, [Brief(p.text) for p in paragraphs], voice := Failing("voice-slow"))
    assert ["walked" in p.text for p in outcome.paragraphs] == [True, True, False, False]
    assert (outcome.asked, outcome.trouble, voice.asked) == (2, "gone", 3)


def test_nothing_is_an_answer_that_strays() -> None:
    """A voice with nothing to say of a paragraph is asked about the next."""
    paragraphs = [Paragraph("scene", f"She went up. She went down. It was {n}.", None, (n,)) for n in range(4)]
    outcome = spoken(paragraphs, [Brief(p.text) for p in paragraphs], voice := Failing("voice-empty"))
    assert ["walked" in p.text for p in outcome.paragraphs] == [True, True, False, False]
    assert (outcome.strayed, outcome.trouble, voice.asked) == (((2, "it is empty"), (3, "it is empty")), None, 4)
