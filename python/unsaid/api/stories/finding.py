"""What does not hold in a story, as data and in words.

Whether something holds is found by the checker alone, which shares nothing with the makers. What is said of a hole
besides (who knew, the last chance, beliefs, repairs) is found by asking the engine, in ``unsaid.api.stories.holes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaid.api.values import Scalar, plain
from unsaid.checker.stories.checking import Finding as Fault
from unsaid.checker.stories.checking import findings as checked
from unsaid.checker.stories.reasons import no_act
from unsaid.data.holes import Chance, Repair, Supposed
from unsaid.data.limits import Limits
from unsaid.errors import UnsaidError

if TYPE_CHECKING:
    from unsaid.api.stories.story import Act, Story
    from unsaid.data.story import Beat


@dataclass(frozen=True)
class Needed:
    """A fact that a finding turns on: what is so, what whoever it is about believed, and who knew.

    ``known``: those who believed what is so before the act, each with the number of the act since which (0: the start).
    ``who``: in whose mind the fact is, outermost believer first (empty: in the world). ``since``: the number of the act
    since which it is so, ``held``: of that since which it is believed as it is.
    """

    fact: str
    so: Scalar
    believed: Scalar
    known: tuple[tuple[str, int], ...]
    who: tuple[str, ...] = ()
    since: int = 0
    held: int = 0


@dataclass(frozen=True)
class Finding:
    """Something that does not hold. ``str`` is the sentence, ``prose()`` all there is to say of it.

    ``kind`` is a slug; ``act`` the act, ``who`` whose reason or belief it is about, ``message`` the sentence without
    the act. ``remark``: the story holds all the same. ``needs`` are the conditions that failed, as the language writes
    them, ``facts`` what they speak of, as it was before the act. ``contradicts`` is the number of the act that it goes
    against. ``chance``: the last at which one act more would have helped. ``would``: beliefs under which ``who`` would
    have done it. ``repairs``: ways to mend it, each of them tried; ``within``: where none was found, what was looked
    for. ``more`` says all of this in sentences. ``acts``: of a remark, the simpler way, what is never asked for, or
    what is left open.

    >>> import unsaid
    >>> (hole,) = unsaid.load("tutorial").story(["row_home(Olm)"]).check()
    >>> hole.kind, hole.act.number
    ('impossible-act', 1)
    >>> print(hole)
    act 1: row_home(Olm) cannot happen: it needs this: the lamp is lit
    >>> [(repair.kind, repair.acts, repair.left) for repair in hole.repairs]
    [('put in', ('light(Ida)',), 0)]
    """

    kind: str
    act: Act | None
    who: str | None
    message: str
    remark: bool = False
    needs: tuple[str, ...] = ()
    facts: tuple[Needed, ...] = ()
    repairs: tuple[Repair, ...] = ()
    contradicts: int | None = None
    chance: Chance | None = None
    would: tuple[Supposed, ...] = ()
    within: str = ""
    more: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    def __str__(self) -> str:
        message = f"a remark: {self.message}" if self.remark else self.message
        return message if self.act is None else f"act {self.act.number}: {message}"

    def prose(self) -> str:
        """The sentence, and below it who knew, the last chance, and what would mend it."""
        return "\n".join([str(self), *(f"  - {line}" for line in self.more)])

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields, the act with its reasons included."""
        return plain(self)


def findings(
    story: Story, limits: Limits, goal: float | None = None, *, motives: bool = True, ending: bool = True
) -> Iterator[Finding]:
    """What does not hold in a story. What a limit of time or memory cuts short is found as far as it went."""
    yield from _as_read(story)
    ground, faults = story.world.open.ground, list[Fault]()
    try:
        proposed = _proposed(story, limits) if motives else ()
        asked = {"motives": motives, "ending": ending, "proposed": proposed}
        for fault in checked(ground, story.data, limits, goal, _missing(story), **asked):
            faults.append(fault)
    except BaseException:
        yield from (_bare(story, fault) for fault in faults)
        raise
    if any(fault.code == "never-rests" for fault in faults):
        yield from (_bare(story, fault) for fault in faults)
        return
    from unsaid.api.stories.holes import Telling  # only a story that was gone through pays for loading this

    goal = story.data.goal if goal is None else goal
    with story.world.open.working:
        yield from Telling(story, limits, faults, motives=motives, goal=goal, ending=ending).all()


def _proposed(story: Story, limits: Limits) -> tuple[Beat, ...]:
    """Reasons that the engine finds for acts without any: the checker believes none that it does not confirm."""
    if all(beat.reasons for beat in story.data.acts):
        return ()
    try:
        return story.explained(limits).data.acts
    except UnsaidError:
        return ()


def _as_read(story: Story) -> Iterator[Finding]:
    """What is read otherwise than it is written."""
    for act, written in zip(story.acts, story.written, strict=False):
        if not _plainly(act, written):
            yield Finding("read-as", act, None, f"“{written}” is read as {act.text}", remark=True)


def _plainly(act: Act, written: str) -> bool:
    """Whether an act is written as it is but for spaces and case, or by its name alone."""
    said = "".join(written.split()).casefold()
    return said in ("".join(act.text.split()).casefold(), act.name.casefold())


def _bare(story: Story, fault: Fault) -> Finding:
    """A finding of the checker, and nothing besides."""
    act = None if fault.act is None else story.acts[fault.act]
    return Finding(fault.code, act, fault.character, fault.message, fault.remark, fault.needs)


def _missing(story: Story) -> Callable[[str], str]:
    """What there is to say of an act that the ground world has not; of one that the world has, why it never happens."""

    def said(act: str) -> str:
        never = story.world.open.never(act)
        if never is not None:
            return never.said
        several = [one for one in story.world.acts if one.partition("(")[0].casefold() == act.casefold()]
        if several:
            return f"may be any of {len(several)} acts ({several[0]}, {several[1]}, …); say which"
        hint = story.world.unknown(act).message.partition("; did you mean ")[2]
        return no_act(act) + (f"; did you mean {hint}" if hint else "")

    return said
