"""What nobody does on purpose: the author may use it anywhere, and nobody can count on it."""

from __future__ import annotations

import json

import pytest

from tests.reference import Limits as Bounds
from tests.reference import Model, shortest
from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.world import dumps, ground

STORM = """
entity Ann : character;
property wet() : boolean;
property ready() : boolean;
property glad() : boolean;
action prepare() {{ precondition: !ready(); effect: ready(); consenting: Ann; }};
action storm() {{ precondition: !wet(); effect: wet(); }};
action sail() {{ precondition: wet() & ready() & !glad(); effect: glad(); consenting: Ann; }};
utility(): {author};
utility(Ann): {ann};
"""
"""Ann can sail once she is ready and the water is high, which only a storm brings about."""


@pytest.mark.parametrize(
    ("author", "ann", "acts"),
    [
        # she makes ready only once there has been a storm, for she cannot plan one
        ("glad()", "glad()", 3),
        ("ready()", "glad()", 2),
        # if being ready is what she wants, she need not wait
        ("ready()", "if(glad()) 2 elseif(ready()) 1 else 0", 1),
        # to what a storm alone brings about, nothing that she does leads
        ("ready() & wet()", "wet()", None),
        # a storm as the end of a plan is no better
        ("ready() & !wet()", "ready() & wet()", None),
        # the author needs no reason
        ("wet()", "glad()", 1),
    ],
)
def test_fate_occurs_in_no_plan(author: str, ann: str, acts: int | None) -> None:
    """A plan that would need it is no reason; a story may have it wherever it is possible."""
    reading = read(STORM.format(author=author, ann=ann))
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    found = find(Minds(world), Limits(author=4, character=4, depth=2, shortest=True))
    assert (found.stop, len(found.acts)) == (("none", 0) if acts is None else ("found", acts))
    assert shortest(Model(json.loads(dumps(world))), Bounds(4, 4, 2)) == acts


@pytest.mark.parametrize("shortest_only", [False, True])
@pytest.mark.parametrize(("author", "acts"), [("wet()", ("storm()",)), ("ready()", ())])
def test_with_no_level_of_mind_nobody_does_anything(author: str, acts: tuple[str, ...], shortest_only: bool) -> None:
    """At depth 0 there is fate alone; an act of Ann's is none, though she would gain by it at once."""
    reading = read(STORM.format(author=author, ann="ready()"))
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    found = find(Minds(world), Limits(author=2, character=2, depth=0, shortest=shortest_only))
    assert (found.stop, found.acts) == ("found" if acts else "none", acts)
    assert find(Minds(world), Limits(author=2, character=2, depth=1)).stop == "found"
