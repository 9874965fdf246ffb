"""An answer: statements as data, told from any side, with the proof of each.

An answer is its question. What it says is worked out when it is asked for, and kept; so answers are cheap to hand
around, and two answers to one question about one story are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from unsaid.api.asking.answering import Asked, Reply, answer, proved
from unsaid.api.told.narrating import reasons_told
from unsaid.api.told.showing import as_it_stands, bundle, folded, paragraphs, told
from unsaid.api.values import plain
from unsaid.api.working import at_work
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.errors import UnsaidError

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World
    from unsaid.telling.grid import Grid


@dataclass(frozen=True)
class Answer:
    """What there is to say to a question about a story. ``str`` is its prose, as the first role would have it told.

    ``asked`` is the question as data, ``limits`` how far those in the story look ahead.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> answer = story.why(2)
    >>> print(answer)
    2. row_home(Olm): Row for the light.
    Olm wanted this: Olm’s feet are dry.
    >>> answer.statements[0].reasons[0].after
    1.0
    """

    story: Story
    asked: Asked
    limits: Limits = UNLIMITED
    _kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def world(self) -> World:
        """The world of its story."""
        return self.story.world

    @property
    @at_work
    def statements(self) -> tuple[Any, ...]:
        """What is said, as data: each statement names who, what, and from which act of the story on (counted from 0).

        For *why* one ``Beat`` for each act: its reasons as plans. *Felt* has ``Felt``, and
        ``Recognised`` where somebody learnt what it had done; *why not* ``WhyNot`` (or one
        ``NeverHappens``), *believed* ``Belief``, *knew* ``Row``; *doubt* has ``Owed``, ``Took`` and ranges of what
        anybody could think, *unsaid* ``Held``, ``Owed``, ``Hidden`` and ``Mistaken``. An act of the story that cannot
        happen is taken to have happened all the same; one that the world has not is passed over, and not counted.
        """
        if self.asked.kind == "why":
            return self._beats()
        found = self._found(None)
        return tuple(found.statements() if isinstance(found, Reply) else found.rows)

    @at_work
    def prose(self, side: str | None = None) -> str:
        """The answer in words, as ``side`` would have it told: a character, ``nobody`` for the view from outside, None
        for the first role. Raises UnknownName."""
        if self.asked.kind == "why":
            known = {*self.story.known}
            beats = [beat for beat in self.story.explained(self.limits).data.acts if beat.act in known]
            places = range(len(beats)) if self.asked.places is None else self.asked.places
            return reasons_told(self.world.open, beats, places, side) or "There are no acts in this story."
        return self._found(side).prose()

    @at_work
    def proof(self, side: str | None = None) -> str:
        """The answer with what each statement rests on, gone through again by the checker, which shares nothing with
        the maker. Raises UnsaidError (``not-confirmed``) where it finds otherwise, ``no-proof`` for what has none.
        """
        if self.asked.kind == "why":
            return self._reasons_checked(side)
        story = self.story
        _ = story.states  # says so where an act is not possible: of a story with holes nothing is proved
        return proved(self.world.open, story.names, self.asked, self.limits, side).prose()

    @at_work
    def to_dict(self) -> Any:
        """Plain data, as ``unsaid why --json`` prints it: a list of statements, or lists by the kind of statement."""
        if self.asked.kind == "why":
            return plain(self._beats())
        return plain(self._found(None).data())

    def __str__(self) -> str:
        return self.prose()

    def __hash__(self) -> int:
        return hash((self.story, self.asked))

    def __reduce__(self) -> tuple[Any, ...]:
        return Answer, (self.story, self.asked, self.limits)

    def _beats(self) -> tuple[Any, ...]:
        beats = self.story.explained(self.limits).data.acts
        return beats if self.asked.places is None else tuple(beats[place] for place in self.asked.places)

    def _found(self, side: str | None) -> Reply | Grid:
        open_ = self.world.open
        age, found = self._kept.get(side, (None, None))
        if age != open_.working.age:  # what is kept is told from states, which were let go
            found = answer(open_, self.story.known, self.asked, self.limits, side)
            self._kept[side] = open_.working.age, found
        return found

    def _reasons_checked(self, side: str | None) -> str:
        faults = [f for f in self.story.explained(self.limits).check(self.limits) if not f.remark]
        faults = [f for f in faults if f.kind != "goal-not-reached"]
        if faults:
            raise UnsaidError("not-confirmed", f"not confirmed: {faults[0].message}")
        return f"{self.prose(side)}\n\nGone through again on minds of its own, the checker confirms every reason."

    @at_work
    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        shown = told(self, self.prose)
        if self.asked.kind == "knew":
            return bundle(shown["text/plain"], as_it_stands(shown["text/plain"]))
        return bundle(shown["text/plain"], shown["text/html"] + self._folded(shown["text/plain"]))

    def _folded(self, said: str) -> str:
        """The proof, folded; nothing where it says no more, has none, or is refused to whoever asks for it."""
        try:
            proof = self.proof()
        except UnsaidError:
            return ""
        return folded("Proof", paragraphs(proof)) if proof != said else ""
