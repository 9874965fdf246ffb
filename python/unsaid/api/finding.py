"""What does not hold in a story, as data. It is found by the checker alone, which shares nothing with the makers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaid.api.values import Scalar, plain
from unsaid.checker.stories.checking import Finding as Fault
from unsaid.checker.stories.checking import findings as checked
from unsaid.checker.stories.reasons import no_act
from unsaid.data.limits import Limits
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.story import Act, Story


@dataclass(frozen=True)
class Needed:
    """A fact that a finding turns on: what is so, what whoever it is about believed, and who knew.

    ``known``: those who believed what is so before the act, each with the number of the act since which (0: the start).
    """

    fact: str
    so: Scalar
    believed: Scalar
    known: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Finding:
    """Something that does not hold. ``str`` is the sentence.

    ``kind`` is a slug; ``act`` the act, ``who`` whose reason or belief it is about, ``message`` the sentence without
    the act. ``remark``: the story holds all the same. ``needs`` are the conditions that failed, as the language writes
    them, ``facts`` what they speak of, as it was before the act; both empty where it is not about conditions.
    ``repairs`` are ways to mend it: none yet, a later version will offer them.

    >>> import unsaid
    >>> (hole,) = unsaid.load("tutorial").story(["row_home(Olm)"]).check()
    >>> hole.kind, hole.act.number
    ('impossible-act', 1)
    >>> print(hole)
    act 1: row_home(Olm) cannot happen: it needs `lit()`
    """

    kind: str
    act: Act | None
    who: str | None
    message: str
    remark: bool = False
    needs: tuple[str, ...] = ()
    facts: tuple[Needed, ...] = ()
    repairs: tuple[str, ...] = ()

    def __str__(self) -> str:
        message = f"a remark: {self.message}" if self.remark else self.message
        return message if self.act is None else f"act {self.act.number}: {message}"

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields, the act with its reasons included."""
        return plain(self)


def findings(
    story: Story, limits: Limits, goal: float | None = None, *, motives: bool = True, ending: bool = True
) -> Iterator[Finding]:
    """What does not hold in a story, each as soon as it is found."""
    ground = story.world.open.ground
    for fault in checked(ground, story.data, limits, goal, _missing(story), motives=motives, ending=ending):
        act = None if fault.act is None else story.acts[fault.act]
        facts = tuple(_needed(story, fault, fact) for fact in fault.facts)
        yield Finding(fault.code, act, fault.character, fault.message, fault.remark, fault.needs, facts)


def _needed(story: Story, fault: Fault, fact: str) -> Needed:
    """What was so before an act, what was believed, and who knew it since when."""
    assert fault.act is not None
    moments = story.world.story(story.names[: fault.act]).moments
    here = moments[-1]
    so = here.facts[fact]
    believed = so if fault.character is None else here.mind(fault.character).facts[fact]
    held = {who: [moment.mind(who).facts[fact] for moment in moments] for who in story.world.characters}
    known = ((who, _since(values)) for who, values in held.items() if same(values[-1], so))
    return Needed(fact, so, believed, tuple(known))


def _since(values: list[Scalar]) -> int:
    """The number of acts after which the last of some values had come to stay."""
    return next((n for n in range(len(values) - 1, 0, -1) if not same(values[n - 1], values[-1])), 0)


def _missing(story: Story) -> Callable[[str], str]:
    """What there is to say of an act that the ground world has not; of one that the world has, why it never happens."""

    def said(act: str) -> str:
        never = story.world.open.never(act)
        return no_act(act) if never is None else never.said

    return said
