"""What somebody could do at a moment: possible to it or not, with its reason or what is missing; and what it would
do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaid.api.values import plain
from unsaid.budget import Budget, Spent, running
from unsaid.data.limits import Limits
from unsaid.data.story import Reason
from unsaid.story.find import STEPS, why
from unsaid.telling import Teller
from unsaid.world.expressions import conjuncts
from unsaid.world.text import as_text

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment


@dataclass(frozen=True)
class Option:
    """An act that somebody could choose. ``str`` is the act as it is written.

    ``words`` says it as a thing to do. ``possible``: ``by`` thinks it possible. ``reason``: why it would make sense to
    ``by``, as a plan; None where it would not. ``missing``: the conditions that do not hold in ``by``'s mind, as the
    language writes them.

    >>> import unsaid
    >>> (row,) = unsaid.load("tutorial").start.options("Olm", every=True)
    >>> row.act, row.words, row.possible, row.missing
    ('row_home(Olm)', 'Row for the light', False, ('lit()',))
    """

    act: str
    by: str
    words: str
    possible: bool
    reason: Reason | None = None
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields, the reason as a plan."""
        return plain(self)

    def __str__(self) -> str:
        return self.act


@dataclass(frozen=True)
class Choice:
    """What somebody would do. ``acts``: those whose plans lead highest, equally good; none where it would do nothing.

    ``decided``: whether every act that is open to ``who`` was looked into; where not, ``acts`` is the best that was
    found before time ran out, if anything was. ``certain``: whether no more time could have changed it.

    >>> import unsaid
    >>> start = unsaid.load("tutorial").start
    >>> start.choose("Ida").act, start.choose("Olm").act
    ('light(Ida)', None)
    """

    who: str
    acts: tuple[str, ...]
    decided: bool = True
    certain: bool = True

    @property
    def act(self) -> str | None:
        """The first of the acts, in order of definition; None for nothing."""
        return self.acts[0] if self.acts else None

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


def options(moment: Moment, who: str, *, every: bool, limits: Limits) -> tuple[Option, ...]:
    """The options of a character, in order of definition."""
    open_ = moment.world.open
    ground, minds = open_.ground, open_.minds
    number = ground.characters.index(who)
    mind = minds.mind(moment.state, number)
    possible = set(minds.possible(mind, number))
    teller = Teller(open_.core, ground, minds, who)

    def option(act: int) -> Option:
        action = ground.actions[act]
        words = teller.choice(moment.state, act)
        if act in possible:
            reason = why(minds, moment.state, act, number, limits)
            return Option(action.name, who, words, True, reason)
        return Option(action.name, who, words, False, None, _missing(moment, mind, act))

    own = (n for n, action in enumerate(ground.actions) if number in action.consenting)
    return tuple(option(act) for act in own if every or act in possible)


def _missing(moment: Moment, mind: int, act: int) -> tuple[str, ...]:
    """The conditions of an act that do not hold in a mind."""
    ground, minds = moment.world.open.ground, moment.world.open.minds
    parts = conjuncts(ground.actions[act].precondition)
    return tuple(as_text(part, ground) for part in parts if not minds.holds(mind, part))


def chosen(moment: Moment, who: str, *, budget: Budget | None, limits: Limits) -> Choice:
    """What a character would do at a moment."""
    open_ = moment.world.open
    number = open_.ground.characters.index(who)
    steps = STEPS if limits.character is None else limits.character
    depth = steps + 1 if limits.depth is None else limits.depth
    try:
        with running(budget):
            mind = open_.minds.mind(moment.state, number)
            found = open_.minds.decide(number, mind, steps=steps, depth=depth)
    except Spent:
        return Choice(who, (), decided=False, certain=False)
    acts = tuple(open_.ground.actions[act].name for act in found.acts)
    return Choice(who, acts, found.decided, found.certain)
