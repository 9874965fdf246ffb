"""Why there is no story, or why an act is in none: what stands in the way, the likeliest first.

A limit that was set may leave the story out. The goal may need what nothing ever brings about. If neither, there may be
a story that would do were people willing; then what is missing is a reason, and it is said of each act for whom, and
what would give it. An act that the world was asked to do without may be all that is missing. Whatever is said was asked
of the world, or proved of it; what was not found out is said to be so. Every part of the work is bounded, by how much
is gone through wherever that can be counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from msgspec import structs

from unsaid.api.told.showing import told
from unsaid.api.values import plain
from unsaid.api.working import at_work
from unsaid.data.lacking import Beyond, Stuck, Willing
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.errors import UnknownName
from unsaid.psyche.lacking import Lacking
from unsaid.story import willing
from unsaid.story.stuck import Own
from unsaid.story.willing import EASY, HARD, Bound, Course, Target
from unsaid.world.expressions import conjuncts
from unsaid.world.needed import Met, Needed, Never, never_done, never_reached, roots

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.world.structure import Expression

LIMITS = ("author", "character", "depth")
"""The limits on what a story is; all others say how long to look for one."""

FLAGS = {"author": "acts", "character": "reasons", "depth": "depth"}

MOST = 3
"""Stories, acts and conditions that are told."""

LIFTED = 4
"""Acts that are tried one at a time: whether the story would be there, were only this one done willingly."""

SECONDS = 2.0
"""All that may be spent on searches, where a single state takes so long that counting them does not bound it."""

BACK = Bound(4_000, 2.0, any=True)
"""How far is looked for a story with an act put back."""

ANY = Bound(2_000, 0.5, any=True)
"""How far is looked in a world in which acts are evidence: each state takes long, and stories do."""

SLOW = Bound(1_500, 0.4)
"""How far is gone through such a world state by state."""

OWN = Bound(600, 0.8)
"""How many states are looked at of all that people would come to by themselves."""

Why = Literal["limits", "never", "unwilling", "free", "impossible", "left out", "stuck", "unknown"]


@dataclass(frozen=True)
class WhyNone:
    """Why there is no story, or why ``act`` is in none; ``str`` says it in words.

    ``kind`` is what was found: ``limits`` (a story is there, ``beyond`` them), ``never`` (what is needed never comes
    about), ``unwilling`` (``stories`` there would be, were people willing, those that lack least first), ``left out``
    (only what the world does without is missing), ``free`` (everybody has a reason for the act, and for what leads to
    it), ``impossible`` (not even were people willing: all was gone through; ``parts`` never come about), ``stuck`` (by
    themselves people come so far and no further: ``never`` says what does not come about then, and ``stories`` are what
    would bring on something that is missing, were people willing), ``unknown``. ``put_back``: acts the world does
    without, any one of which would be enough, and how many acts the story then has.

    >>> import unsaid
    >>> why = unsaid.load("tutorial").without("light").find().why_none
    >>> why.kind, why.never.needs[0].text
    ('never', 'ashore(Olm)')
    """

    world: World
    act: str | None
    kind: Why
    beyond: Beyond | None = None
    never: Never | None = None
    stories: tuple[Willing, ...] = ()
    parts: tuple[Needed, ...] = ()
    put_back: tuple[tuple[str, int], ...] = ()
    stuck: Stuck | None = None
    bounds: Limits = UNLIMITED

    @at_work
    def prose(self, side: str | None = None) -> str:
        """Why there is none, told from a side (None: the first role). Raises UnknownName."""
        from unsaid.api.asking.whynonetold import why_none  # only those who read it pay for the words

        return why_none(self, side)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as ``unsaid tell --json`` has it where there is no story."""
        return {
            "world": self.world.name,
            "act": self.act,
            "kind": self.kind,
            "beyond": plain(self.beyond),
            "never": None if self.never is None else _never(self.never),
            "stories": plain(self.stories),
            "parts": [_needed(one) for one in self.parts],
            "put_back": [list(one) for one in self.put_back],
            "stuck": plain(self.stuck),
        }

    def __str__(self) -> str:
        return self.prose()

    def __hash__(self) -> int:
        return hash((self.world, self.act, self.kind))

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return told(self, self.prose)  # the notebook's own name


def _never(found: Never) -> dict[str, Any]:
    return {
        "most": found.most,
        "alone": found.alone,
        "only": found.only,
        "needs": [_needed(one) for one in found.needs],
    }


def _needed(one: Needed) -> dict[str, Any]:
    """A condition that never holds, as text."""
    makers = [
        {"name": maker.name, "left_out": maker.left_out, "lacks": [_needed(lack) for lack in maker.lacks]}
        for maker in one.makers
    ]
    return {"needs": one.text, "makers": makers}


# --- worked out ---


def why_none(world: World, bounds: Limits, goal: float | None) -> WhyNone:
    """Why no story of a world reaches the author's goal within limits."""
    with world.open.working:
        return _Asking(world, bounds, goal).found()


def why_not(world: World, act: str, bounds: Limits) -> WhyNone:
    """Why an act is in no story, its name one of the world's; raises UnknownName, for one that never happens too."""
    with world.open.working:
        try:
            named = world.named(act)
        except UnknownName as error:
            if error.code != "never-happens":
                raise
            open_ = world.open
            never = never_done(open_.core, open_.ground, world.left_out, act)
            return WhyNone(world, act, "never", never=never or Never(None), bounds=bounds)
        asked = [_Asking(world, bounds, None, name, _left=SECONDS / min(len(named), MOST)) for name in named[:MOST]]
        found = (one.found() for one in asked)
        return min(found, key=lambda why: (_ORDER.index(why.kind), _lacking(why)))


_ORDER: tuple[Why, ...] = ("free", "unwilling", "limits", "never", "left out", "impossible", "stuck", "unknown")
"""What is said of several acts of a name: of that which came nearest."""


def _lacking(why: WhyNone) -> int:
    return min(map(_missing, why.stories), default=0)


def _missing(story: Willing) -> int:
    """How much is missing in a story."""
    return len(story.lacks) + story.more


@dataclass
class _Asking:
    """One question, on its way to the answer."""

    world: World
    bounds: Limits
    goal: float | None
    act: str | None = None
    _all_of_it: bool = False
    """Whether all courses of acts were gone through."""
    _left: float = SECONDS
    """Seconds that may still be spent on searches."""

    def found(self) -> WhyNone:
        """The answer, the likeliest first."""
        ways = (self._beyond, self._never, self._unwilling, self._put_back, self._impossible, self._stuck)
        return next((why for way in ways if (why := way()) is not None), self._said("unknown"))

    def _said(self, kind: Why, **what: Any) -> WhyNone:
        return WhyNone(self.world, self.act, kind, bounds=self.bounds, **what)

    def _look(self, search: Callable[[Bound], Course], bound: Bound) -> Course:
        """A search, within what is left for all of them."""
        began = monotonic()
        course = search(bound._replace(time=min(bound.time, max(self._left, 0.01))))
        self._left -= monotonic() - began
        return course

    # --- limits ---

    def _beyond(self) -> WhyNone | None:
        """A story that a limit leaves out: one of them if that is enough, else all."""
        named = [name for name in LIMITS if getattr(self.bounds, name) is not None] if self.act is None else []
        for lifted in dict.fromkeys([*((name,) for name in named), tuple(named)]):
            if lifted:
                less = structs.replace(self.bounds, **dict.fromkeys(lifted))
                minds = self.world.open.minds
                found = self._look(partial(willing.search, minds, self.goal, less), EASY)
                if found.found:
                    kept = tuple((FLAGS[name], getattr(self.bounds, name)) for name in lifted)
                    return self._said("limits", beyond=Beyond(self._names(found.acts), kept))
        return None

    # --- what never comes about ---

    def _never(self) -> WhyNone | None:
        open_ = self.world.open
        if self.act is not None:
            return self._said("left out") if self._gone(self.act) else self._never_done()
        before = open_.minds.utility(open_.minds.initial)
        found = never_reached(open_.core, open_.ground, self.world.left_out, self.goal, before)
        return None if found is None else self._said("never", never=found)

    def _never_done(self) -> WhyNone | None:
        """Why the act asked about is never possible: what it needs would have to come of an act that is left out."""
        open_ = self.world.open
        never = never_done(open_.core, open_.ground, self.world.left_out, self.act or "")
        return None if never is None else self._said("never", never=never)

    def _gone(self, act: str) -> bool:
        """Whether the world was asked to do without an act."""
        return not {act, act.partition("(")[0]}.isdisjoint(self.world.left_out)

    # --- were people willing ---

    @property
    def _limits(self) -> Limits:
        """How long a story may be, and how far people look."""
        return self.bounds if self.act is None else structs.replace(self.bounds, author=None)

    @property
    def _target(self) -> Target:
        if self.act is None:
            return Target(self.goal)
        return willing.holding(self.world.open.ground.actions[self._number].precondition)

    @property
    def _number(self) -> int:
        assert self.act is not None
        return self.world.open.ground.actions_named()[self.act]

    def _unwilling(self) -> WhyNone | None:
        course = self._anybody()
        self._all_of_it = course.stop == "none"
        if not course.found:
            return None
        story = self._story(course.acts)
        if not story.lacks:
            return self._said("unknown" if self.act is None else "free", stories=(story,))
        nearer = sorted(self._nearer(story), key=_missing) if _missing(story) > 1 else []
        stories = tuple(nearer[:MOST]) or (story,)
        return self._said("unwilling", stories=stories, put_back=tuple(self._enough()))

    def _anybody(self) -> Course:
        """A course of acts that does it, if everybody does what is needed."""
        anybody = partial(willing.anybody, self.world.open.ground, self._target, self._limits)
        if not self._evidence:
            return self._whole(self._look(anybody, EASY), idle=False)
        through = partial(willing.through, self.world.open.minds, self._wanted, self._limits)
        course = self._look(through, SLOW)
        if course.stop == "limit:states":
            course = self._look(anybody, ANY)
            course = course if course.found else Course("limit:states", ())
        return self._whole(course, idle=False)

    def _wanted(self, state: int) -> bool:
        """Whether a state is what is looked for: the goal, or one in which the act asked about can be done."""
        minds = self.world.open.minds
        if self.act is not None:
            return minds.holds(state, minds.ground.actions[self._number].precondition)
        end, before = minds.utility(state), minds.utility(minds.initial)
        if end is None:
            return False
        return end >= self.goal if self.goal is not None else before is not None and end > before

    @property
    def _evidence(self) -> bool:
        """Whether acts are evidence in the world, so that a story depends on who does what willingly."""
        inner = self.world.open.ground.inner
        return bool(inner.questions or inner.releases or inner.slot is not None)

    def _nearer(self, story: Willing) -> Iterator[Willing]:
        """Stories in which a single act is done willingly, and all else with reasons."""
        open_ = self.world.open
        names = open_.ground.actions_named()
        for act in list(dict.fromkeys(lack.act for lack in story.lacks))[:LIFTED]:
            number = names[act]
            search = partial(willing.but_for, open_.ground, {number}, self._target, self._limits)
            course = self._whole(self._look(search, HARD), idle=True)
            if course.found:
                found = self._story(course.acts, only=None if self._evidence else number)
                if found.lacks and _missing(found) < _missing(story):
                    yield found

    def _whole(self, course: Course, *, idle: bool) -> Course:
        """A course that holds in the world as it is, with the act asked about at its end. Where nobody is asked for
        reasons what is idle is left out; elsewhere it may be what somebody's reason rests on."""
        if not course.found:
            return course
        acts = [*course.acts, *(() if self.act is None else (self._number,))]
        acts = acts if idle else self._without_idle(acts)
        return Course("found", tuple(acts)) if self._reaches(acts) else Course("limit:states", ())

    def _without_idle(self, acts: list[int]) -> list[int]:
        """The acts of a course without those that it does not need to get where it gets."""
        for place in reversed(range(len(acts) - 1)):
            fewer = [*acts[:place], *acts[place + 1 :]]
            acts = fewer if self._reaches(fewer) else acts
        return acts

    def _reaches(self, acts: list[int]) -> bool:
        """Whether a course of acts is possible, whoever believes what, and does what is asked for."""
        minds = self.world.open.minds
        if not willing.really(minds, acts):
            return False
        return acts[-1:] == [self._number] if self.act is not None else self._wanted(minds.course(acts)[-1])

    def _story(self, acts: Sequence[int], only: int | None = None) -> Willing:
        """A course of acts with what is missing in it; ``only``: of this act, and of the one asked about, all others
        having been found to have reasons."""
        lacking = Lacking(self.world.open.log(acts, self.bounds))
        asked = {only, None if self.act is None else self._number}
        places = [p for p, act in enumerate(acts) if (only is None or act in asked) and lacking.lacks(p)]
        told = [lack for place in places[:MOST] for lack in lacking.at(place)]
        return Willing(self._names(acts), tuple(told[:MOST]), len(places) - len({lack.place for lack in told[:MOST]}))

    # --- what is left out, and what cannot be ---

    def _put_back(self) -> WhyNone | None:
        """That only what the world does without is missing."""
        found = tuple(self._enough())
        return self._said("left out", put_back=found) if found else None

    def _enough(self) -> Iterator[tuple[str, int]]:
        """Acts that the world does without, any of which would be enough, and how many acts the story then has."""
        for act in self.world.left_out[:MOST] if self.act is None else ():
            whole = replace(self.world, left_out=tuple(one for one in self.world.left_out if one != act))
            course = self._look(partial(willing.search, whole.open.minds, self.goal, self.bounds), BACK)
            if course.found:
                yield act, len(course.acts)

    def _impossible(self) -> WhyNone | None:
        """That no course of acts does it, where all of them were gone through; and of its conditions those that
        nothing brings about."""
        return self._said("impossible", parts=tuple(self._parts())[:MOST]) if self._all_of_it else None

    def _parts(self) -> Iterator[Needed]:
        from unsaid.world import as_text

        ground = self.world.open.ground
        for part in _conditions(ground.utility.author) if self.act is None else ():
            if self._look(self._bringing(part), HARD).stop == "none":
                yield Needed(as_text(part, ground), part)

    def _bringing(self, part: Expression) -> Callable[[Bound], Course]:
        """The search for a course of acts that brings a condition about, whoever wants what."""
        minds = self.world.open.minds
        if self._evidence:
            return partial(willing.through, minds, lambda state: minds.holds(state, part), self._limits)
        return partial(willing.anybody, minds.ground, willing.holding(part), self._limits)

    # --- how far it comes ---

    def _stuck(self) -> WhyNone | None:
        """How far people come by themselves, what is missing there, and which acts would bring it were they willing."""
        from unsaid.api.opened import FAR, FEW, NEAR
        from unsaid.world import as_text

        minds, ground = self.world.open.minds, self.world.open.ground
        usual = FAR if len(ground.actions) <= FEW else NEAR
        sight = (self.bounds.character or usual[0], self.bounds.depth or usual[1])
        own = Own(minds, sight, self.goal, OWN.states, OWN.time)
        place, missing = own.nearest(self._asked_for)
        if not missing:
            return None
        stuck = Stuck(self._names(own.course(place)), tuple(as_text(one, ground) for one in missing), own.whole)
        never = self._among(own.met())
        return self._said("stuck", stuck=stuck, never=never, stories=tuple(self._undone(own, never))[:MOST])

    def _among(self, met: Met) -> Never | None:
        """What never comes about where things are only as they were met, and why not."""
        open_, left_out = self.world.open, self.world.left_out
        if self.act is not None:
            return never_done(open_.core, open_.ground, left_out, self.act, met)
        before = open_.minds.utility(open_.minds.initial)
        return never_reached(open_.core, open_.ground, left_out, self.goal, before, met)

    @property
    def _asked_for(self) -> Sequence[Expression]:
        """The conditions of what is asked for, each by itself."""
        if self.act is not None:
            return conjuncts(self.world.open.ground.actions[self._number].precondition)
        return _parts(self.world.open.ground.utility.author)

    def _undone(self, own: Own, never: Never | None) -> Iterator[Willing]:
        """The acts to which it goes back that could be done and that nobody has a reason to do, and what is missing."""
        names = self.world.open.ground.actions_named()
        for _, maker in roots(() if never is None else never.needs):
            act = None if maker is None else names.get(maker.name)
            place = None if act is None else own.undone(act)
            if act is not None and place is not None:
                found = self._story((*own.course(place), act), only=act)
                if found.lacks:
                    yield found

    def _names(self, acts: Sequence[int]) -> tuple[str, ...]:
        actions = self.world.open.ground.actions
        return tuple(actions[act].name for act in acts)


def _parts(e: Expression) -> Sequence[Expression]:
    """What a utility asks for, part by part: of one that is a condition, or is worth something where one holds."""
    while type(e) is tuple and e[0] == "if":
        e = e[1]
    return conjuncts(e) if type(e) is tuple else []


def _conditions(e: Expression) -> list[Expression]:
    """The single conditions in an expression, a few of them."""
    from unsaid.world.expressions import COMPARISONS, walk

    return [part for part in dict.fromkeys(walk(e)) if type(part) is tuple and part[0] in COMPARISONS][: 2 * MOST]


__all__ = ["WhyNone", "why_none", "why_not"]
