"""The judge: what it lets through, and every way to stray that it knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsaid.telling.voice import Brief
from unsaid.telling.voice.judge import strays

DOOR = Brief(
    "You lie down again. ‘Take the scarf,’ you say to James. He goes down the two steps and does not look round.",
    known=("the hurt is there",),
    names=frozenset({"james"}),
    own=frozenset({"you", "your"}),
    foreign=("James heard the crying", "there is another woman"),
)
LAMP = Brief("Ida carried the lamp up to the window.", names=frozenset({"ida", "olm"}), own=frozenset())


@pytest.mark.parametrize(
    ("brief", "answer"),
    [
        (DOOR, DOOR.text),
        (
            DOOR,
            "Again you lie down, telling James: ‘Take the scarf,’ and down the two steps he goes, never looking round.",
        ),
        (DOOR, "You lie down. 'Take the scarf,' you tell James. Without a look round he takes the two steps."),
        (
            DOOR,
            "You lie down and you feel it. ‘Take the scarf,’ you say. James takes the two steps, not looking round.",
        ),
        (LAMP, "Up to the window went the lamp, in the arms of Ida."),
    ],
)
def test_a_faithful_answer_is_let_through(brief: Brief, answer: str) -> None:
    """Other words and another order are welcome; so is what the side itself could feel."""
    assert strays(brief, answer) is None


@pytest.mark.parametrize(
    ("brief", "answer", "how"),
    [
        (DOOR, "", "it is empty"),
        (DOOR, "  \n ", "it is empty"),
        (LAMP, "Ida carried the lamp up.\n\nThen to the window.", "it is not one paragraph of plain text"),
        (LAMP, "**Ida** carried the lamp up to the window.", "it is not one paragraph of plain text"),
        (LAMP, "# Ida carried the lamp up to the window.", "it is not one paragraph of plain text"),
        (LAMP, "She did. " * 12, "its length is another"),
        (DOOR, "You lie down.", "its length is another"),
        (DOOR, DOOR.text.replace("Take the scarf", "Take your scarf"), "somebody says something else"),
        (DOOR, DOOR.text + " ‘Goodbye,’ he says.", "somebody says something else"),
        (DOOR, DOOR.text.replace("‘Take the scarf,’ you say", "You speak"), "somebody says something else"),
        (DOOR, DOOR.text.replace("James", "Steve"), "it names Steve"),
        (DOOR, "Marcus waits. " + DOOR.text, "it names Marcus"),
        (LAMP, "Ida carried the lamp up to the window in Hull.", "it names Hull"),
        (DOOR, DOOR.text.replace("two", "eleven"), "its numbers are others"),
        (LAMP, "Ida carried the lamp up 14 steps to the window.", "its numbers are others"),
        (DOOR, DOOR.text.replace("does not look", "looks"), "it denies something else"),
        (LAMP, "Ida never carried the lamp up to the window.", "it denies something else"),
        (LAMP, "I carried the lamp up to the window, Ida did.", "it is told in another person"),
        (LAMP, "You watch Ida carry the lamp up to the window.", "it is told in another person"),
        (DOOR, DOOR.text.replace("and does", "afraid, and does"), "it looks into somebody (afraid)"),
        (DOOR, DOOR.text.replace("He goes", "Wanting to stay, he goes"), "it looks into somebody (want)"),
        (LAMP, "Ida carried the lamp, hopefully, hoping, up to the window.", "it looks into somebody (hope)"),
        (DOOR, DOOR.text.replace("round", "round, though the crying is heard"), "it says that James heard the crying"),
        (DOOR, DOOR.text.replace("round", "round for the woman"), "it says that there is another woman"),
    ],
)
def test_an_answer_that_strays_is_refused(brief: Brief, answer: str, how: str) -> None:
    """Each way to stray is known by its name."""
    assert strays(brief, answer) == how


@given(st.text(max_size=300))
def test_any_answer_is_judged(answer: str) -> None:
    """Whatever comes back, the judge does not fail, and where it refuses it says why."""
    assert strays(DOOR, answer) != ""


@given(
    st.lists(st.sampled_from(["Steve", "Anna", "Paris", "O’Neill", "Łódź"]), min_size=1, max_size=3), st.integers(0, 20)
)
def test_no_new_name_gets_through(names: list[str], place: int) -> None:
    """Wherever in the paragraph they are put, names that were not there are refused."""
    words = DOOR.text.split()
    assert strays(DOOR, " ".join([*words[:place], *names, *words[place:]])) is not None
