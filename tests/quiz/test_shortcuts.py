"""Looking for shortcuts: what the readers are shown, and that they find shortcuts where there are any."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from unsaid.quiz.chance import Chance
from unsaid.quiz.item import Item
from unsaid.quiz.making import items
from unsaid.quiz.shortcuts.ngrams import Linear
from unsaid.quiz.shortcuts.table import score
from unsaid.quiz.shortcuts.tokens import read


@pytest.fixture(scope="module")
def some() -> list[Item]:
    """Items of all genres and layouts."""
    return [item for start in range(0, 1_800, 72) for item in items(9, start, start + 24)]


def test_masked_twins_look_alike(some: list[Item]) -> None:
    """Without who saw what, and as a bag of sentences, twins of every kind are the same: no reader is right on both."""
    for one, other in zip(some[::2], some[1::2], strict=True):
        seen, also = read(one, True, Chance("a")), read(other, True, Chance("b"))
        assert seen.sentences == also.sentences
        assert (seen.question, seen.choices) == (also.question, also.choices)
        assert seen.label != also.label


def test_names_are_nothing_to_a_reader(some: list[Item]) -> None:
    """What a reader is shown has no name, thing or place in it, and is the same when people are called otherwise."""
    for item in some[:48]:
        shown = read(item, False, Chance("a"))
        renamed = replace(
            item,
            story=item.story.replace("Ann", "Zoe") if "Zoe" not in item.story else item.story,
            question=item.question.replace("Ann", "Zoe") if "Zoe" not in item.story else item.question,
            choices=tuple(c.replace("Ann", "Zoe") if "Zoe" not in item.story else c for c in item.choices),
            answer=item.answer.replace("Ann", "Zoe") if "Zoe" not in item.story else item.answer,
        )
        assert read(renamed, False, Chance("a")) == shown


def planted(item: Item) -> Item:
    """An item with a shortcut: the answer is always the first choice."""
    first = item.choices if item.label == 0 else item.choices[::-1]
    return replace(item, choices=first)


def test_a_planted_shortcut_is_found(some: list[Item]) -> None:
    """Where the answer always stands first, the question alone tells it; in real sets it does not."""
    reader, tried = Linear(story=False), [planted(item) for item in items(10, 0, 480)]
    reader.learn([planted(item) for item in some])
    told = score("planted", tried, map(reader.choose, tried))
    assert told.right > 0.95
    assert "belief" in told.failing
    honest, real = Linear(story=False), list(items(10, 0, 480))
    honest.learn(some)
    assert score("question only", real, map(honest.choose, real)).right == 0.5


def test_scores_by_hand() -> None:
    """Right on three of four items, and on both of one pair of two."""
    some = list(items(1, 0, 4))
    wrong = next(choice for choice in some[3].choices if choice != some[3].answer)
    found = score("hand", some, [*(item.answer for item in some[:3]), wrong])
    assert (found.right, found.both) == (0.75, 0.5)


def test_a_masked_transformer_cannot_tell_twins_apart() -> None:
    """Whatever it has learnt, a transformer to whom it is hidden who saw what gives both twins the same answer."""
    pytest.importorskip("torch")
    from unsaid.quiz.shortcuts.transformer import Reader

    blind = list(Reader(masked=True).choices(item for item in items(3, 0, 24) if item.order))
    assert blind[::2] == blind[1::2]
