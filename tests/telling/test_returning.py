"""Words that change as they return, alternatives, and names by closeness."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from tests.telling.stage import teller
from unsaid.language import core, read
from unsaid.minds import Minds
from unsaid.telling import Manner, Teller
from unsaid.telling.inner import Stir
from unsaid.telling.memory import Memory
from unsaid.world import ground

WALK = "walk(Ann, Hall, Attic)"
HEAD = "telling walk(c : character, from : place, to : place)"


def said(made: Teller, times: int, side: str | None = None, act: str = WALK) -> list[str]:
    """An act told several times in one telling."""
    memory = made.memory()
    return [made.event(made.states.initial, made.actions[act], side, memory) for _ in range(times)]  # type: ignore[attr-defined]


def test_turns_come_one_after_the_other() -> None:
    """Each telling takes the next text, and the last from then on."""
    made = teller(HEAD + ' { nobody: "One.", "Two.", "More."; };')
    assert said(made, 4) == ["One.", "Two.", "More.", "More."]


@given(some.integers(0, 1000), some.integers(2, 5))
def test_no_alternative_returns_before_all_were_told(seed: int, count: int) -> None:
    """Every alternative is told once in each round, in the same order for the same seed."""
    line = core.Line("nobody", (tuple(str(i) for i in range(count)),), (0, 0))
    rounds = [[Memory(seed).words("x", line) for _ in range(1)] for _ in range(2)]
    assert rounds[0] == rounds[1]
    memory = Memory(seed)
    told = [memory.words("x", line) for _ in range(2 * count)]
    assert Counter(told) == {str(i): 2 for i in range(count)}
    assert told[:count] == told[count:]


def test_a_motif_returns_changed() -> None:
    """A motif says other words each time it is mentioned, in whichever words that is, and a silent mention counts."""
    made = teller(
        HEAD + ' { nobody: "{#rope: a rope | the rope | that rope}."; };'
        'telling find_out(c : character) { nobody: "Yes{#rope}."; };'
    )
    memory, start = made.memory(), made.states.initial  # type: ignore[attr-defined]
    acts = [WALK, "find_out(Ann)", WALK, WALK]
    assert [made.event(start, made.actions[a], None, memory) for a in acts] == [
        "a rope.",
        "Yes.",
        "that rope.",
        "that rope.",
    ]


def test_a_motif_left_out_with_a_thought_has_not_been_mentioned() -> None:
    """What is not told is not counted."""
    made = replace(teller(HEAD + ' { nobody: "<{#rope}Hm.> {#rope: One | Two}."; };'), manner=Manner(thoughts=False))
    assert said(made, 1) == ["One."]


class Fond:
    """A psyche in which Ann feels joy from the second step on, and knows it of herself only."""

    def stirs(self, step: int) -> list[Stir]:
        return []

    def feels(self, step: int, mind: str, who: str, feeling: str) -> bool:
        return (mind, who, feeling) == ("Ann", "Ann", "joy") and step >= 1


FEELS = HEAD + ' { nobody: "{c climbs}."; };' + HEAD + ' { when: feels(Ann, joy); nobody: "Gladly {c climbs}."; };'


@pytest.mark.parametrize(
    ("step", "side", "expected"),
    [(0, "Ann", "You climb."), (1, "Ann", "Gladly you climb."), (1, "Bob", "Ann climbs."), (1, None, "Ann climbs.")],
)
def test_words_by_a_feeling(step: int, side: str | None, expected: str) -> None:
    """A feeling chooses words for the mind that has it, and not for one that cannot tell."""
    made = replace(teller(FEELS), psyche=Fond())
    memory = Memory(step=step)
    assert made.event(made.states.initial, made.actions[WALK], side, memory) == expected  # type: ignore[attr-defined]


def test_without_a_psyche_nobody_feels() -> None:
    """Where nothing derives feelings, no words are chosen by them."""
    assert said(teller(FEELS), 1, "Ann") == ["You climb."]


@pytest.mark.parametrize(
    ("side", "expected"),
    [("Ann", "Bobby waits; 'Bobby!'"), ("Bob", "You wait; 'Bobby!'"), (None, "Old Bob waits; 'Bobby!'")],
)
def test_a_name_of_ones_own(side: str | None, expected: str) -> None:
    """Somebody's own name for another is used in what they tell, and said by them wherever it is told."""
    made = teller(
        'called Bob by Ann: "Bobby" when(coins(Ann) > 1);' + HEAD + " { nobody: \"{Bob waits}; '{Bob by Ann}!'\"; };"
    )
    assert said(made, 1, side) == [expected]


def test_a_name_whose_condition_fails_is_not_used() -> None:
    """The condition is read in the mind of the one who calls."""
    made = teller('called Bob by Ann: "Bobby" when(coins(Ann) > 2);' + HEAD + ' { nobody: "{Bob waits}."; };')
    assert said(made, 1, "Ann") == ["Old Bob waits."]


IDS = """
entity Ann : character;
property lit() : boolean;
action light(c : character) { effect: lit(); consenting: c; };
opening { nobody: "Dark."; };
telling light(c : character) { nobody: "A."; };
telling light(Ann) { nobody: "B."; };
telling light(c : character) { when: lit(); nobody: "C."; };
telling light(c : character) { when: !lit(); id: again; nobody: "D."; };
telling light(Ann) { nobody: "E."; };
"""


def ids(text: str) -> list[str]:
    """The names of all words of a world."""
    world = read(text).world
    assert world is not None
    return [told.id for told in (*world.passages, *world.tellings)]


def test_words_have_names() -> None:
    """A name is made of pattern and condition; the second of two alike gets a number; the author may name it."""
    names = ids(IDS)
    assert names[:3] == ["opening", "light(character)", "light(Ann)"]
    assert names[4:] == ["again", "light(Ann)~2"]
    assert names[3].startswith("light(character)?")


@given(some.text("abc .,-", max_size=5))
def test_names_do_not_change_with_the_words(words: str) -> None:
    """Other words, other definitions before it, and another layout leave every name as it is."""
    changed = IDS.replace('"C."', f'"{words}"').replace("when: lit()", "when:\n   lit( )")
    changed = changed.replace("opening {", 'telling lit() { true: "it is lit"; };\nopening {')
    assert [name for name in ids(changed) if name != "lit()"] == ids(IDS)


LOOKING = """
type box;
entity Red : box;
entity Blue : box;
entity Sally : character;
entity Anne : character;
property marble() : box;
marble() = Blue;
believes(Sally, marble() = Red);
action look(c : character, b : box) {
  precondition: marble() != b;
  effect: believes(c, marble()) = ?;
  consenting: c;
};
action hide(c : character, b : box) { effect: marble() = Blue; consenting: c; };
"""


@pytest.mark.parametrize(
    ("act", "condition", "expected"),
    [
        ("look(Sally, Red)", "marble() != Red", "Yes."),
        ("look(Sally, Red)", "believes(Sally, marble()) != Red", "No."),
        ("hide(Sally, Red)", "marble() != Red", "No."),
    ],
)
def test_what_an_act_shows_is_known_in_its_words(act: str, condition: str, expected: str) -> None:
    """What is asked of the world is known once the act has shown it; of beliefs, and of what it does, before it."""
    name = act.partition("(")[0]
    head = f"telling {name}(c : character, b : box)"
    words = f'{head} {{ nobody: "No."; }}; {head} {{ when: {condition}; nobody: "Yes."; }};'
    reading = read(LOOKING + words)
    assert reading.world is not None, reading.render()
    made = ground(reading.world, reading.source)
    minds = Minds(made)
    teller = Teller(reading.world, made, minds)
    number = teller.actions[act]
    after = minds.apply(minds.initial, number)
    assert teller.event(minds.initial, number, "Sally", None, after) == expected
