"""Lines that name what the side they are told from can never know."""

from __future__ import annotations

import pytest

from unsaid.language import read

WORLD = """
entity Ann : character;
entity Ben : character;
property letter() : boolean;
property lamp() : boolean;
letter();
believes(Ann, letter()) = False;
action wait(Ann) { effect: lamp(); consenting: Ann; };
"""


@pytest.mark.parametrize(
    ("words", "remarked"),
    [
        ('Ann: "{I pass} the letter.";', True),
        ('Ann: "There [is] no letter.";', False),
        ("Ann: \"'The letter?' {Ben says}.\";", False),
        ('Ann: "{I light} the lamp.";', False),
        ('Ben: "{Ann passes} the letter.";', False),
        ('nobody: "{Ann passes} the letter.";', False),
    ],
)
def test_what_a_side_is_wrong_about_is_not_its_to_tell(words: str, remarked: bool) -> None:
    """Only who is wrong about it to the end is remarked on, and only outside speech, where it is said to be there."""
    found = read(WORLD + "telling wait(Ann) { " + words + " };").diagnostics
    assert [d.code for d in found] == (["untold"] if remarked else [])


def test_what_an_act_may_teach_may_be_told() -> None:
    """Where any act sets it, the side may come to know it, and nothing is remarked."""
    taught = WORLD + "action show(Ben) { effect: believes(Ann, letter()); consenting: Ben; };"
    assert read(taught + 'telling wait(Ann) { Ann: "{I pass} the letter."; };').diagnostics == []


def test_a_fact_is_named_by_all_its_names() -> None:
    """That Ben is hurt is given away where a sentence has both, and not where it has one of them."""
    wrong = WORLD + "property hurt(c : character) : boolean;\nhurt(Ben);\nbelieves(Ann, hurt(Ben)) = False;\n"
    for words, remarked in (
        ("Somebody [was] hurt in the yard, they say.", False),
        ("{Ben comes} in.", False),
        ("Ben [was] hurt in the yard.", True),
        ("Somebody [was] hurt. Ben [was] late.", False),
    ):
        found = read(wrong + f'telling wait(Ann) {{ Ann: "{words}"; }};').diagnostics
        assert [d.code for d in found] == ["untold"] * remarked, words


def test_what_a_question_may_teach_may_be_told() -> None:
    """Where a hypothesis says so, whoever asks may come to believe it, and nothing is remarked."""
    asked = WORLD + "question post(Ann, Ben) { none: !letter(); some, 1: letter(); };"
    assert read(asked + 'telling wait(Ann) { Ann: "{I pass} the letter."; };').diagnostics == []
