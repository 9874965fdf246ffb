"""The bundled stories read as they did when somebody last read them."""

from __future__ import annotations

import pytest

from tests.telling.golden.transcripts import FOLDER, tellings, transcript
from unsaid.api.told.narrating import Request

MADE = list(tellings())


@pytest.mark.slow
@pytest.mark.parametrize(("file", "name", "asked"), MADE, ids=[file for file, _, _ in MADE])
def test_a_story_is_told_as_it_was_read(file: str, name: str, asked: Request) -> None:
    """Word for word; after a change, `make golden`, and read what is different."""
    assert transcript(name, asked) == (FOLDER / file).read_text(encoding="utf-8")


@pytest.mark.slow
def test_no_transcript_is_left_over() -> None:
    """Every transcript is of a telling that there is."""
    assert {path.name for path in FOLDER.glob("*.txt")} == {file for file, _, _ in MADE}
