"""What is wrong in a file of claims is said with its place and a repair, all of it at once."""

from __future__ import annotations

import pytest

import unsaid
from tests.desk.claims.small import chest

WRONG = {
    "rech Gold;": (
        "unknown-claim",
        "no statement begins with `rech`",
        "did you mean `reach`?",
    ),
    "told gold as Ben;": ("bad-claim", "the statement ends where `has` or `lacks` should stand", None),
    "reach Gold": ("bad-claim", "the last statement has no `;`", None),
    "sound silver;": ("unknown-in-claim", "there is no story `silver` here", None),
    "never lok before unlock;": (
        "unknown-in-claim",
        "this world has no ending, act or property `lok`",
        "did you mean `look`?",
    ),
    "never open() before unlokc;": ("unknown-in-claim", "this world has no act unlokc", "did you mean `unlock`?"),
    "after 0: Bem knows gold();": ("unknown-in-claim", "this world has no character Bem", "did you mean `Ben`?"),
    "never opn();": ("claim-phrase", "there is no property `opn`", "did you mean `open`?"),
    "story a: unlock; story a: look;": ("same-story", "there is a story `a` already", "give it another name"),
    "limits act 3;": (
        "bad-claim",
        "there is `act` where `acts`, `reasons`, `depth`, `states` or `menus` should stand",
        None,
    ),
    'never "Silver";': ("unknown-in-claim", "no ending of this world has the title “Silver”", None),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str) -> None:
    """Each mistake is one diagnostic, with its sentence and, where there is one, its repair."""
    with pytest.raises(unsaid.ClaimsError) as raised:
        list(unsaid.read_claims(f"story gold: unlock, look;\n{text}", chest()).verdicts())
    (found,) = raised.value.diagnostics
    assert (found.code, found.message, found.repair) == WRONG[text]
    assert raised.value.place is not None and raised.value.place.startswith("<claims>:2:")


def test_all_of_it_at_once() -> None:
    """A mistake in one statement leaves the others to be read."""
    with pytest.raises(unsaid.ClaimsError) as raised:
        unsaid.read_claims("rech Gold; told; reach Gold;", chest())
    assert [d.code for d in raised.value.diagnostics] == ["unknown-claim", "bad-claim"]


def test_comments_and_lines() -> None:
    """Comments are those of the world's language, and a claim may go over several lines."""
    claims = unsaid.read_claims("// of gold\nreach /* soon */ Gold\n  within 3;", chest())
    assert [verdict.line for verdict in claims.verdicts()] == [2]


def test_a_bare_name_means_one_act() -> None:
    """Where several acts have one name, a story has to say which."""
    world = unsaid.load("the-saucer")
    with pytest.raises(unsaid.ClaimsError, match="may be any of 2 acts"):
        list(unsaid.read_claims("story a: part; sound a;", world).verdicts())
