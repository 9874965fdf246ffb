"""Small changes that give a world its story are of few kinds, are tried, and are as few as will do."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.desk.amending import amended

LAMP = """\
entity Ida, Olm : character;
property lit, home() : boolean;
action light by Ida { precondition: !lit(); effect: lit(); };
action row by Olm { precondition: lit() & !home(); effect: home(); };
utility(): home();
utility(Ida): home();
utility(Olm): home();
"""

SECRET = """\
entity Ann, Ben : character;
property sold, packed() : boolean;
sold();
believes(Ann, !sold());
believes(Ben, believes(Ann, !sold()));
action tell by Ben { precondition: !packed() & believes(Ann, !sold()); effect: believes(Ann, sold()); };
action pack by Ann { precondition: sold() & !packed(); effect: packed(); };
utility(): packed();
utility(Ann): packed();
utility(Ben): packed();
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "title"),
    [
        (LAMP, "utility(Ida): home();\n", "", "add `utility(Ida): home();`"),
        (
            LAMP,
            "precondition: !lit();",
            "precondition: !lit() & oil();",
            "add `oil();`",
        ),
        (SECRET, "believes(Ben, believes(Ann, !sold()));\n", "", "add `believes(Ben, believes(Ann, !sold()));`"),
        (
            SECRET,
            "effect: believes(Ann, sold()); };",
            "effect: believes(Ann, sold()); observing(x : character): x == Ben; };",
            None,
        ),
    ],
)
def test_what_is_missing_is_offered(text: str, right: str, wrong: str, title: str | None) -> None:
    """What was taken out of a sound world is what is offered, and nothing else; what was not needed is not."""
    assert text.count(right) == 1
    broken = text.replace(right, wrong)
    broken = broken.replace("lit, home()", "lit, home, oil()") if "oil" in wrong else broken
    found = amended(unsaid.read(broken))
    assert found is not None
    assert [one.edit.title for one in found.amendments] == ([] if title is None else [title])
    assert [finding for finding in found.story.check() if not finding.remark] == []
    assert found.world.text.startswith(broken)


def test_a_want_that_leads_nowhere() -> None:
    """Somebody who only wants to keep what they have is offered the author's want besides."""
    kept = SECRET.replace("utility(Ben): packed();", "utility(Ben): sold();")
    found = amended(unsaid.read(kept))
    assert found is not None
    assert [one.edit.title for one in found.amendments] == ["write `utility(Ben): (sold()) + (packed());`"]


def test_two_at_once() -> None:
    """A want and a start that are both missing are offered together."""
    broken = LAMP.replace("utility(Ida): home();\n", "").replace("lit, home()", "lit, home, oil()")
    found = amended(unsaid.read(broken.replace("precondition: !lit();", "precondition: !lit() & oil();")))
    assert found is not None
    assert {one.edit.title for one in found.amendments} == {"add `oil();`", "add `utility(Ida): home();`"}


def test_a_world_that_has_its_story() -> None:
    """Nothing is offered where nothing is missing."""
    found = amended(unsaid.read(LAMP))
    assert found is not None
    assert (found.amendments, found.story.names) == ((), ("light()", "row()"))


def test_a_world_that_is_meant_to_have_none() -> None:
    """Where no change of these kinds helps, none is offered."""
    assert amended(unsaid.read("entity Ann : character;\nproperty rich() : boolean;\nutility(): 1;\n")) is None
    shut = LAMP.replace("precondition: lit() & !home();", "precondition: lit() & !lit();")
    assert amended(unsaid.read(shut)) is None
