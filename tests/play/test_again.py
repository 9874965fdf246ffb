"""A game played once more with what was chosen: which choices are made again, and when."""

from __future__ import annotations

from tests.play.small import begun, said
from unsaid.play.table.again import Made, again

TWO = """
entity Ann : character;
property sung() : boolean;
property done() : boolean;
utility(): 0;
utility(Ann): done();
action sing() { precondition: !sung(); effect: sung(); consenting: Ann; };
action dig() { precondition: !done(); effect: done(); consenting: Ann; };
"""
"""Ann wants to dig, and can sing as well."""


def chosen_again(*left: Made, moves: int) -> list[str]:
    """What Ann chooses in a game gone on with, as far as so many moves."""
    session = again(begun(TWO, "Ann"), left, most=moves)
    return [said(session, turn.move) for turn in session.turns if turn.shown]


def test_an_act_is_made_again_though_one_before_it_cannot_be() -> None:
    """There is no flying; the song that came after it is sung all the same, and then she digs, as she would."""
    assert chosen_again(Made("act", "fly()", None, False), Made("act", "sing()", None, False), moves=2) == [
        "sing()",
        "dig()",
    ]


def test_to_let_be_is_made_again_only_after_the_choice_it_followed() -> None:
    """After the song she rests, as she did; where what she did before it cannot be done, she digs and does not rest."""
    rest = Made("rest", None, None, False)
    assert chosen_again(Made("act", "sing()", None, False), rest, moves=2) == ["sing()", "rest"]
    assert chosen_again(Made("act", "fly()", None, False), rest, moves=1) == ["dig()"]
