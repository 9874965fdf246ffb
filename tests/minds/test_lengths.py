"""Reasons and stories of any length: found where no limit is given, and by an engine that was asked for less before."""

from __future__ import annotations

import pytest

from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.world import ground


def stairs(steps: int) -> Minds:
    """Ann climbs so many stairs, one by one, for what is at the top alone. There is no other way."""
    reading = read(
        "entity Ann : character;\nproperty stair() : number;\n"
        + "".join(
            f"action climb{n}() {{ precondition: stair() == {n}; effect: stair() = {n + 1}; consenting: Ann; }};\n"
            for n in range(steps)
        )
        + f"utility(): stair() == {steps};\nutility(Ann): stair() == {steps};\n"
    )
    assert reading.world is not None, reading.render()
    return Minds(ground(reading.world, reading.source))


@pytest.mark.parametrize("shortest", [False, True])
@pytest.mark.parametrize("steps", [1, 2, 3, 5, 8])
def test_a_reason_may_be_as_long_as_it_has_to_be(steps: int, shortest: bool) -> None:
    """With no limit on the acts of a reason, the first act is explained by all that follow."""
    found = find(stairs(steps), Limits(shortest=shortest))
    assert (found.stop, found.acts) == ("found", tuple(f"climb{n}()" for n in range(steps)))
    assert find(stairs(steps), Limits(author=steps, character=steps, depth=1, shortest=shortest)).acts == found.acts


@pytest.mark.parametrize("steps", [2, 3, 5])
def test_limits_a_step_too_low_leave_nothing(steps: int) -> None:
    """Neither a story of fewer acts nor one with shorter reasons gets to the top."""
    minds = stairs(steps)
    assert find(minds, Limits(author=steps - 1, character=steps, depth=1)).stop == "none"
    assert find(minds, Limits(author=steps, character=steps - 1, depth=1)).stop == "none"


@pytest.mark.parametrize("steps", [2, 5, 8])
def test_whoever_was_asked_for_less_before_finds_the_rest(steps: int) -> None:
    """What was worked out for short reasons and short stories is not taken for all there is."""
    minds = stairs(steps)
    for few in range(1, steps):
        assert find(minds, Limits(author=few, character=few, depth=1)).stop == "none"
    found = find(minds, Limits(author=steps, character=steps, depth=1))
    assert (found.stop, len(found.acts)) == ("found", steps)
