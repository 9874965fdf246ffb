"""No word of the language is reserved that Sabre does not have: each may be the name of anything, in both readings."""

from __future__ import annotations

import pytest

from unsaid.api.opened import OpenWorld
from unsaid.language import format_text, read
from unsaid.language.pieces import EVENT_PARTS, OPENERS, PARTS, SORTS

SABRES = {
    "type",
    "entity",
    "property",
    "action",
    "trigger",
    "utility",
    "precondition",
    "effect",
    "consenting",
    "observing",
}
"""The words that open something in Sabre's language too."""

OURS = sorted(
    {*OPENERS, *SORTS, *EVENT_PARTS, *(w for table in PARTS.values() for w in table)} - SABRES - {"when"}
    | {
        "by",
        "before",
        "addressing",
        "plural",
        "said",
        "last",
        "feels",
        "question",
        "hypothesis",
        "owes",
        "silent",
        "doubt",
    }
    | {"unthought", "believed", "slot", "pressure", "open", "ending", "pace", "choice", "nobody", "norm", "own"}
    | {"one", "of", "openly", "among", "knows", "beats", "told", "common"}
)
"""All that was added, and a few that are likely to be."""

WORLD = """\
type {w} : character;
entity {w} : {w};
entity Ann : character;
property {w}({w} : {w}) : boolean;
property {w}({w} : {w}, other : character) : {w};
property {w}() : number;
{w}({w});
{w}({w}, Ann) = {w};
{w}() = 2;
believes({w}, {w}({w}));
forall({w} : {w}) {w}({w});
action {w}({w} : {w}) {{
  precondition:
    {w}({w}) &
    {w} : {w} &
    exists(other : {w}) other == {w};
  effect:
    {w}() = {w}() + 1 &
    {w}({w}, Ann) = {w};
  consenting:
    {w};
  observing({w} : character):
    {w} : {w} | {w} == Ann
}};
trigger {w}({w} : {w}) {{
  precondition: {w}() > 3;
  effect:
    {w}() = 0
}};
utility():
  {w}();
utility({w}): {w}();
"""
"""A world in which everything that can have a name has one and the same, at the start of lines and elsewhere."""


@pytest.mark.slow
@pytest.mark.parametrize("sabre", [True, False])
@pytest.mark.parametrize("word", OURS)
def test_a_word_of_ours_may_name_anything(word: str, sabre: bool) -> None:
    """A type, an entity, a property, an action, a trigger, a parameter and a variable may be called by it."""
    text = WORLD.format(w=word)
    reading = read(text, sabre=sabre)
    assert reading.errors == [], reading.render()
    minds = OpenWorld(reading).minds
    assert minds.utility(minds.initial) == 2
    assert [a.name for a in OpenWorld(reading).ground.actions] == [f"{word}({word})"]
    assert "".join(format_text(text, sabre=sabre).split()) == "".join(text.split())
