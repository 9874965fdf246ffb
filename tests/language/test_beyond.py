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
