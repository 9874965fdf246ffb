"""Questions about worlds of somebody's own: the telling says all that the answers rest on."""

from __future__ import annotations

import re

import pytest

import unsaid
from unsaid.quiz.chance import Chance
from unsaid.quiz.dials import Dials
from unsaid.quiz.worldly import Chain, Told, _course, asked_of


def read_again(told: Told) -> dict[Chain, dict[str, str]]:
    """What each chain of minds holds in the end, in words, from the telling alone and by its card."""
    names = {told.name(who): who for who in told.world.characters}
    facts = {
        told.says(fact, value): fact
        for fact in told.facts
        for view in told.views
        for value in (v[fact] for v in view.values())
    }
    held: dict[Chain, dict[str, str]] = {chain: {} for chain in told.chains}
    new: dict[str, str] = {}
    beginning = True
    clause = "|".join(sorted(map(re.escape, facts), key=len, reverse=True))
    for said in map(
        str.strip,
        re.findall(
            rf"At the start (?:(?:{clause})(?:, | and )?)+\.|Now (?:(?:{clause})(?:, | and )?)+\.|(?:[^.]|\.(?=\d))+\.",
            told.story[0],
        ),
    ):
        beginning &= said.startswith("At the start ") or " thinks that " in said
        words = {facts[found]: found for found in re.findall(clause, said)}
        if said.startswith("At the start "):
            held = {chain: dict(words) for chain in held}
        elif said.startswith("Now ") and words:
            new = words
            held[()] |= new
        elif said.endswith(" took notice."):
            noticing = [who for name, who in names.items() if re.search(rf"\b{name}\b", said)]
            for chain in held:
                if chain and all(who in noticing for who in chain):
                    held[chain] |= new
        elif (match := re.match(r"((?:.+? thinks that )+)", said)) and words:
            chain = tuple(names[name] for name in re.findall(r"(.+?) thinks that ", match[1]))
            for each in held:
                if each == chain or (beginning and each[: len(chain)] == chain):
                    held[each] |= words
    return held


@pytest.mark.parametrize("name", ["tutorial", "the-soup"])
def test_the_telling_of_a_world_fixes_every_answer(name: str) -> None:
    """Read again by the card alone, the telling of a course says what every chain of two minds holds of every fact."""
    world, rng = unsaid.load(name), Chance("worlds")
    for _ in range(6):
        told = Told(world, _course(world, rng, 4))
        held = {c: {f: told.says(f, v) for f, v in told.views[-1][c].items()} for c in told.chains}
        assert read_again(told) == held


def test_items_of_a_world_end() -> None:
    """A world with little to ask gives what there is, each once, and ends; twins have the other's wrong answer."""
    some = list(asked_of("tutorial", 1, Dials()))
    assert 4 <= len(some) < 100
    by_id = {item.id: item for item in some}
    assert len({(item.story, item.question) for item in some}) >= len(some) - 2
    for item in some:
        assert item.answer in item.choices
        if item.twin:
            twin = by_id[item.twin]
            assert (twin.question, twin.choices, twin.twin) == (item.question, item.choices, item.id)
            assert twin.answer != item.answer
