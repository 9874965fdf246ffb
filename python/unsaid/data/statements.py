"""What can be said of a mind, as data with its proof.

A statement names who, what, from which act of the story on, and about whom; ``runs`` are what it rests on. None is ever
made up from a look at words: take the words of a world away and its statements are the same.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from unsaid.data.proof import Fact, Run
from unsaid.english.feelings import Feeling


class Felt(msgspec.Struct, frozen=True, omit_defaults=True, tag="felt"):
    """``who`` felt something, from the act at ``place`` on (None: from the start of the story).

    ``toward`` is the other it is about; ``cause`` the act it comes from; ``concern`` the concern that gained or lost
    most, where it has a name. ``ends`` is the place of the act that ended it, None where it lasts.
    """

    feeling: Feeling
    who: str
    place: int | None
    intensity: float
    toward: str | None = None
    cause: str | None = None
    concern: str | None = None
    ends: int | None = None
    runs: tuple[Run, ...] = ()


Brake = Literal["fear", "shame", "guilt", "protecting", "secrecy"]
"""What holds back, by the kind of concern: loss of one's own or of closeness, a norm, the other's welfare (guilt where
one already feels it towards them, else protecting them), being found out."""


class Held(msgspec.Struct, frozen=True, omit_defaults=True, tag="held"):
    """``who`` wanted to do ``act`` before the act at ``place``, for what it would have brought the concerns ``pull``,
    and did not because of ``brakes``: the smallest sets of concerns without which it would have.

    Two sets of one concern each held together: either gone, the act is done. One set of two: either alone would have
    held. ``named`` has the name of each brake in the place of its concern; ``plan`` is what it would have done, were
    the first set gone; ``hovering`` says that its last act was a step towards this one."""

    who: str
    act: str
    place: int
    pull: tuple[str, ...]
    brakes: tuple[tuple[str, ...], ...]
    named: tuple[tuple[Brake, ...], ...]
    plan: tuple[str, ...]
    hovering: bool = False
    runs: tuple[Run, ...] = ()


class Would(msgspec.Struct, frozen=True, omit_defaults=True, tag="would"):
    """``who`` would have done ``act`` before the act at ``place``, had it known the facts of any of ``known``."""

    who: str
    act: str
    place: int
    known: tuple[tuple[Fact, ...], ...]
    plan: tuple[str, ...]
    runs: tuple[Run, ...] = ()


class Recognised(msgspec.Struct, frozen=True, omit_defaults=True, tag="recognised"):
    """``who`` saw at the act at ``place`` what it had done by ``act``, the act at ``done``: ``learnt`` came out about
    it, and was so when it was done. ``instead`` are the acts between which it would have chosen, had it known; none
    where it would have done nothing. What it felt at that are statements of their own."""

    who: str
    place: int
    act: str
    done: int
    learnt: tuple[Fact, ...]
    instead: tuple[str, ...]
    runs: tuple[Run, ...] = ()


class Nearly(msgspec.Struct, frozen=True, omit_defaults=True, tag="nearly"):
    """How near a wish came to being done: ``short`` is what the best that was open came to, less what the wish would
    have come to, both in the wisher's own mind with nothing frozen; 0: neither outweighed the other.

    ``chosen`` are the acts that were the best; none where it was best to do nothing. ``pulls`` and ``costs`` are by how
    much the wish's plan raises and lowers each concern, the most first; what has no name is ``""``. Two runs prove it:
    where the wish, and where the best, would have led, with what is foreseen of others after it."""

    held: Held
    short: float
    chosen: tuple[str, ...]
    pulls: tuple[tuple[str, float], ...]
    costs: tuple[tuple[str, float], ...]
    runs: tuple[Run, ...] = ()


class Owed(msgspec.Struct, frozen=True, omit_defaults=True, tag="owed"):
    """``who`` owed ``to`` an answer to ``question`` from the act at ``asked`` on; ``how`` and when it was settled."""

    question: str
    who: str
    to: str
    asked: int
    how: Literal["answered", "discharged", "breached", "open"]
    place: int | None = None
    act: str | None = None


class Took(msgspec.Struct, frozen=True, omit_defaults=True, tag="took"):
    """``who`` took what happened at ``place`` as evidence on ``question``: ranks before, costs, ranks after.

    ``kind`` says as what it was taken: an answer, a silence, an act, or as something that opened a hypothesis nobody
    had conceived, which goes through all of the story again (``revealed``). An ``effect`` is no evidence: the act
    itself sets ranks, which are then told from the least, before it and after it.
    """

    question: str
    who: str
    place: int
    kind: Literal["answer", "silence", "act", "revealed", "effect"]
    before: tuple[float | None, ...]
    costs: tuple[float, ...]
    after: tuple[float | None, ...]
    believed: tuple[str, str]
    runs: tuple[Run, ...] = ()


class Hidden(msgspec.Struct, frozen=True, omit_defaults=True, tag="hidden"):
    """``who`` showed something in the act at ``place`` and felt other things: ``felt``, the strongest first."""

    who: str
    place: int
    shown: str
    felt: tuple[str, ...]


How = Literal["knows", "wrong", "open", "misses", "loses"]


class Change(msgspec.Struct, frozen=True):
    """What became of one fact in the mind at the end of ``who``, outermost believer first.

    ``knows``: it came to be believed, and is so. ``wrong``: it came to be believed, and is not. ``open``: it is not
    known, and several things are thought possible. ``misses``: it came to
    be so (at the start: it is so), and is not believed. ``loses``: it is no longer believed, nor anything in its stead.
    """

    who: tuple[str, ...]
    how: How
    fact: Fact


class Row(msgspec.Struct, frozen=True):
    """The changes at the act at ``place``; -1 is the start."""

    place: int
    changes: tuple[Change, ...]


class Mistaken(msgspec.Struct, frozen=True, omit_defaults=True, tag="mistaken"):
    """``who`` believed ``fact``, which was not so, from after the act at ``since`` (-1: the start) up to the act at
    ``until`` (None: to the end)."""

    who: str
    fact: Fact
    since: int
    until: int | None


class Belief(msgspec.Struct, frozen=True, omit_defaults=True, tag="belief"):
    """What the last of ``who``, as each believes of the next, believes, and since when. ``so``: whether it is so, or,
    of a belief about another's, whether the other does believe it."""

    who: tuple[str, ...]
    fluent: str
    value: bool | float | str | None
    so: bool
    since: int


Answer = Literal["done", "impossible", "thought impossible", "no gain", "held back", "did not know", "better", "free"]


class WhyNot(msgspec.Struct, frozen=True, omit_defaults=True, tag="why not"):
    """Why ``who`` did not do ``act`` before the act at ``place``, nor up to before the one at ``until``.

    ``better`` are the acts that led further, ``needs`` the conditions that did not hold at ``place``, ``held`` and
    ``would`` the statements behind two of the answers, which may both be so.
    """

    act: str
    who: str
    place: int
    until: int
    answer: Answer
    better: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    held: Held | None = None
    would: Would | None = None


Statement = Felt | Recognised | Held | Would | Nearly | Owed | Took | WhyNot | Mistaken | Row | Hidden
"""Everything that is said of minds and can be checked by itself."""


class HowHeld(msgspec.Struct, frozen=True, omit_defaults=True, tag="how held"):
    """How the last of ``who``, as each thinks of the next, holds a fluent when ``done`` acts are done, and ``among``
    which values: of what is known, the one. (The page on minds that do not know says what the labels mean.)"""

    who: tuple[str, ...]
    fluent: str
    done: int
    label: Literal["known", "open", "sure", "tied", "unclear"]
    among: tuple[bool | float | str | None, ...]


class Knowing(msgspec.Struct, frozen=True, omit_defaults=True, tag="knowing"):
    """Whether the last of ``who``, as each thinks of the next, knows a fluent when ``done`` acts are done; None where
    the one before cannot say."""

    who: tuple[str, ...]
    fluent: str
    done: int
    knows: bool | None


NotKnowing = HowHeld | Knowing
"""What is said of minds that may not know. It is read off a state, and so checked by itself."""
