"""Slots of every shape wherever words stand: what is no slot is said, with a place and a repair; nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsaid.language import read

HEAD = "entity Tom : character;\naction go(Tom) { consenting: Tom; };\n"

HALF = """\
<world>:3:28: error[bad-mark]: `{Tom | goes}` has no words for the present
  3 | telling go(Tom) { nobody: "{Tom | goes} in."; };
    |                            ^^^^^^^^^^^^
    = expected: a verb, `{c goes}`, or words for the present and for the past: `{c goes | went}`
    = try: write both, or leave out the `|`"""


def test_a_slot_with_half_a_verb_is_said_whole() -> None:
    """A slot whose words for the present are missing is an error with its place and a repair."""
    assert read(HEAD + 'telling go(Tom) { nobody: "{Tom | goes} in."; };').render() == HALF


@pytest.mark.parametrize(
    ("slot", "code", "said"),
    [
        ("{Tom goes | }", "bad-mark", "`{Tom goes | }` has no words for the past"),
        ("{Tom | }", "bad-mark", "`{Tom | }` has no verb"),
        ("{Tom ^}", "bad-mark", "`{Tom ^}` has no verb"),
        ("{Tom ^ | went}", "bad-mark", "`{Tom ^ | went}` has no words for the present"),
        ("{Tom: | went}", "bad-mark", "`{Tom: | went}` has no words for the present"),
        ("{}", "bad-slot", "`{}` is no slot"),
        ("{|}", "bad-slot", "`{|}` is no slot"),
        ("{ | b}", "bad-slot", "`{ | b}` is no slot"),
        ("{", "bad-slot", "`{` is no slot"),
        ("}", "bad-slot", "`}` is no slot"),
        ("[ | ]", "bad-mark", "`[ | ]` holds no verb"),
        ("[]", "bad-mark", "`[]` holds no verb"),
        ("{#}", "bad-mark", "`{#}` is no motif"),
    ],
)
def test_what_is_no_slot_is_told_as_such(slot: str, code: str, said: str) -> None:
    """Each shape that is not whole has one error that quotes it."""
    (found,) = read(HEAD + f'telling go(Tom) {{ nobody: "{slot} in."; }};').diagnostics
    assert (found.code, found.message) == (code, said)


PIECES = (
    "{ } [ ] < > | # : ^ 's ’s .he .mine . Tom c to value I my myself goes was blorts a/b/c has by ' \\\\ \\\" é ” 1 #m"
)
SOUP = st.lists(st.sampled_from([*PIECES.split(), " ", "\n\n", "\N{RIGHT-TO-LEFT OVERRIDE}", "\a"]), max_size=8).map(
    "".join
)
PLACES = """\
title "{}";
about "{}";
type place;
entity Tom : character;
entity Ann : character;
entity Home : place;
called Tom: "{}", he;
called Tom by Ann: "{}";
property at(c : character) : place;
property fast(c : character) : boolean;
action go(c : character, to : place) {{ effect: at(c) = to; consenting: c; }};
telling go(c : character, to : place) {{ c: "{}"; Tom: "{}", "{}"; nobody: "{}"; brief: "{}"; choice: "{}"; }};
telling at(c : character) {{ value: "{}"; unknown: "{}"; }};
telling fast(c : character) {{ true: "{}"; false: "{}"; }};
telling change at(c : character) {{ nobody: "{}"; }};
telling feeling joy(c : character) {{ c: "{}"; }};
opening {{ Tom: "{}"; }};
closing {{ nobody: "{}"; }};
"""


def test_the_places_are_places_for_words() -> None:
    """With plain words everywhere nothing is said of the world below, so that its every place is one for words."""
    assert read(PLACES.format(*["so it was"] * PLACES.count("{}"))).diagnostics == []


@given(
    st.integers(0, PLACES.count("{}") - 1), SOUP, st.sampled_from(["{}", "{{{}}}", "[{}]", "{{Tom {}}}", "{{#m: {}}}"])
)
def test_any_marks_in_any_place_are_read(place: int, soup: str, around: str) -> None:
    """Whatever marks stand in whichever text, reading ends in a world or in errors that can be shown."""
    words = ["so it was"] * PLACES.count("{}")
    words[place] = around.format(soup)
    reading = read(PLACES.format(*words))
    assert (reading.world is None) == bool(reading.errors)
    assert reading.render() or not reading.diagnostics
