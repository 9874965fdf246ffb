"""Minds: one ground world in the compiled engine.

States are numbers and so are minds, since what a character believes to be the case is itself a state. Equal states
have equal numbers, so they may be compared, stored and used as keys. Numbers hold for one ``Minds`` only.

A process that lives long may set a ``limit`` to what the engine holds. Then whoever keeps a state for later holds it
(``hold``), and ``tidy`` lets go of all others; work on states that are not held is done ``pinned``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import msgspec

from unsaid import _minds
from unsaid._minds import Held as Held
from unsaid.budget import Spent, now
from unsaid.data.running import Lens, Literal, Prospect
from unsaid.minds.chart import Chart, which
from unsaid.minds.data import Decision, EngineFound, EngineReason, Progress, Watcher
from unsaid.minds.errors import MindsError
from unsaid.minds.lens import Wanting, wanting
from unsaid.minds.lens import frozen as freezing
from unsaid.minds.snapshot import body, kind, written
from unsaid.world import dumps
from unsaid.world.states import States

if TYPE_CHECKING:
    from unsaid.world import Expression, GroundWorld, Scalar

Snapshot = bytes
"""A state with all its minds, as it travels."""

P = ParamSpec("P")
R = TypeVar("R")

_reason = msgspec.json.Decoder(EngineReason)
_found = msgspec.json.Decoder(EngineFound)
_decision = msgspec.json.Decoder(Decision)


class Minds(States):
    """A ground world, its settled initial state, and everything worked out about it so far.

    Raises MindsError where the world cannot be run (``trigger-cycle``, ``world-file``).
    """

    def __init__(self, ground: GroundWorld) -> None:
        self.ground: GroundWorld = ground
        watch = now()
        self._bound = None if watch is None else (watch, watch.turn)
        left, room = (None, None) if watch is None else (watch.grace(), watch.room(0))
        text = dumps(ground)
        self._kind = kind(text)
        self._engine = _refusing(_minds.Engine, text, left, room)
        self.initial: int = self._engine.initial
        self._wanting: dict[Lens, Wanting] = {}

    @property
    def count(self) -> int:
        """Distinct states and minds known."""
        return self._engine.minds

    @property
    def bytes(self) -> int:
        """What the engine holds, in bytes, by its own estimate."""
        return self._engine.bytes

    def _asked(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the engine answers within the budget in force."""
        self._bind()
        return _refusing(call, *args, **kwargs)

    def asked(self, call: Callable[..., R], *args: object) -> R:
        """The same, for what belongs to the engine and is not in this file."""
        return self._asked(call, *args)

    def _bind(self) -> None:
        """Has the engine keep to the budget in force, if it is not the one it keeps to."""
        watch = now()
        bound = None if watch is None else (watch, watch.turn)
        if bound != self._bound:
            self._bound = bound
            if watch is None:
                self._engine.bound()
            else:
                watch.look()
                room = watch.room(self._engine.bytes)
                self._engine.bound(watch.grace(), None if room is None else room + room // 20)

    def _left(self, time: float | None, memory: int | None) -> tuple[float | None, int | None]:
        """What a search may use: what it was given, and no more than the budget in force has left."""
        watch = now()
        if watch is None:
            return time, memory
        return _least(time, watch.left()), _least(memory, watch.room(self._engine.bytes))

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The actions possible in a state: precondition true there and in every consenting mind.

        ``owner`` is the character whose mind the state is, where it is a mind and not the world.
        """
        return _refusing(self._engine.possible, state, owner)

    def apply(self, state: int, act: int) -> int:
        """The state after an act as a plan foresees it, triggers settled; the act need not be possible."""
        return self._asked(self._engine.apply, state, act)

    def advance(self, state: int, act: int, *, seen_by: Iterable[int] | None = None) -> int:
        """The state of a story after an act: as ``apply``, and with what all who see it take it as evidence of.

        The same as ``apply`` where a world has no questions. ``seen_by`` gives the characters who see it, in place of
        the act's own condition; those who consent to it always do. ^C raises KeyboardInterrupt. Source: the
        semantics reference, “Evidence” and “Witnesses given from outside”.
        """
        given = None if seen_by is None else list(seen_by)
        return self._asked(self._engine.advance, state, act, given)

    def course(self, acts: Sequence[int]) -> list[int]:
        """The states a story leads through, from the initial one on: one more than there are acts."""
        states = [self.initial]
        for act in acts:
            states.append(self.advance(states[-1], act))
        return states

    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""
        for character in characters:
            state = _refusing(self._engine.mind, state, character)
        return state

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent, in the world file's order."""
        return _refusing(self._engine.values, state)

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility in a state, or the author's; None where it is no number."""
        return _refusing(self._engine.utility, state, character)

    def patch(self, state: int, literals: Iterable[tuple[Sequence[int], int, Scalar]], *, settle: bool = True) -> int:
        """The state with fluents set: each literal is (believers, outermost first; fluent; value).

        Nothing else changes, not even what is believed about the minds changed; of two literals for one place the later
        counts. With ``settle``, triggers come to rest afterwards; without, the state is for further patching only.
        """
        sets = [(list(who), fluent, value) for who, fluent, value in literals]
        return self._asked(self._engine.patch, state, sets, settle)

    def learnt(self, state: int, character: int, act: int) -> list[Literal]:
        """What a character learns by seeing an act done in a state that it held impossible; mostly nothing.

        Source: the semantics reference, “Surprise”.
        """
        found = _refusing(self._engine.learnt, state, character, act)
        return [Literal(tuple(who), fluent, value) for who, fluent, value in found]

    def limit(self, memory: int | None) -> None:
        """Has the engine hold no more than about so many bytes from now on, or any number.

        What can be worked out again is dropped first. States are let go in ``tidy`` alone.
        """
        self._engine.limit(memory)

    def hold(self, state: int) -> Held:
        """Holds a state: for as long as the object given is kept, its ``state`` stays valid."""
        return _refusing(self._engine.hold, state)

    @contextmanager
    def pinned(self) -> Iterator[None]:
        """While this lasts no state is let go, held or not, whoever calls ``tidy``."""
        self._engine.pin()
        try:
            yield
        finally:
            self._engine.unpin()

    def tidy(self) -> None:
        """Lets go of all states that nobody holds, where more than half of the ``limit`` is held.

        Does nothing while states are ``pinned`` or stories are being listed. The initial state is always held. A number
        of a state that was let go is refused from then on (IndexError); it is never given to another.
        """
        self._engine.tidy()

    def snapshot(self, state: int) -> Snapshot:
        """A settled state as bytes, with all the minds in it to any depth. They hold for the same ground world only."""
        return written(self._kind, _refusing(self._engine.snapshot, state))

    def restore(self, data: Snapshot) -> int:
        """The state that bytes from ``snapshot`` tell.

        The bytes may come from anybody. Raises MindsError (``snapshot``) where they are none of this world, or damaged.
        """
        return self._asked(self._engine.restore, body(self._kind, data))

    @property
    def moving(self) -> int:
        """How many fluents a mind has a value of, the first ones; the others have the same everywhere."""
        return self._engine.moving

    def put(self, data: bytes, *, settle: bool) -> int:
        """The state that bytes tell which were put together elsewhere (``pieces``), without the head of a snapshot.

        ``settle``: triggers come to rest. Without, MindsError (``snapshot``) where there are any that would happen.
        """
        return self._asked(self._engine.take_up if settle else self._engine.restore, data)

    def shallow(self, state: int, depth: int) -> tuple[int, bool]:
        """The state in which nobody thinks deeper than so many levels of mind (1: their own): a mind as deep as that
        takes all others to believe what it believes itself. And whether triggers would happen by it, as they then have.

        Source: the semantics reference, “Forgetting”.
        """
        return self._asked(self._engine.shallow, state, depth)

    def beginning(self, ground: GroundWorld) -> int:
        """The settled first state of a ground world that differs from this one in its start alone, as a state of this
        one. Raises MindsError where its triggers never come to rest."""
        other = Minds(ground)
        return self._asked(self._engine.restore, _refusing(other._engine.snapshot, other.initial))

    def concerns(self, state: int, character: int) -> dict[int, float | None]:
        """What a state is worth to a character, concern by concern: weight times term, by place among all concerns.

        None where a term is no number. What the utility has besides concerns is not among them.
        """
        return dict(_refusing(self._engine.concerns, state, character))

    def lens(
        self, character: int, frozen: Mapping[int, float] | None = None, utility: Expression | None = None
    ) -> Wanting:
        """The world in which one character wants something else, to explain acts in.

        ``frozen`` holds concerns, by their place among all, at what their weight times term is to count as; or
        ``utility`` is all the character wants, as an expression of the world file. Minds and what acts lead to are the
        same through every lens. The answers of the 512 lenses used last are kept.
        """
        if utility is None:
            utility = freezing(self.ground, character, frozen or {})
        return wanting(character, utility)

    def _through(self, lens: Lens | Wanting | None) -> Wanting | None:
        """A lens as the engine takes it."""
        if not isinstance(lens, Lens):
            return lens
        if lens not in self._wanting:
            self._wanting[lens] = self.lens(lens.character, dict(lens.frozen))
        return self._wanting[lens] if lens.frozen else None

    def explain(
        self,
        state: int,
        action: int,
        character: int,
        *,
        steps: int,
        depth: int,
        own: bool = False,
        lens: Wanting | None = None,
    ) -> EngineReason | None:
        """Why an action, done in the world's state, makes sense to a character; None where it does not.

        ``steps`` limits the acts of the plan and of plans within it, ``depth`` the levels of mind (1: only its own).
        With ``own``, the state is a mind of the character's own, such as one patched with a hypothesis.
        """
        text = self._asked(self._engine.explain, state, action, character, steps, depth, own, lens)
        return None if text is None else _reason.decode(text)

    def foreseen(self, mind: int, character: int, *, depth: int) -> tuple[list[int], int]:
        """What a character expects in a mind of its own if it does nothing: acts of others, and the mind after them.

        ``depth`` is that of the explanation in which it is asked (1: only its own level). No acts where the world says
        nothing of foresight. Source: the semantics reference, “Foresight”.
        """
        return self._asked(self._engine.foreseen, mind, character, depth)

    def held_back(self, mind: int, character: int) -> list[int]:
        """The acts a character holds back in a mind of its own, whatever it does instead, in order.

        Source: the semantics reference, “Wants held back”.
        """
        return self._asked(self._engine.held_back, mind, character)

    def explained(self, mind: int, act: int, character: int, *, steps: int, depth: int) -> bool:
        """Whether an act makes sense to the character whose mind this is; quicker to say than why."""
        return self._asked(self._engine.explained, mind, act, character, steps, depth)

    def prospect(
        self, mind: int, act: int, character: int, *, steps: int, depth: int, lens: Lens | Wanting | None = None
    ) -> Prospect | None:
        """Of the plans that make sense of an act to the character whose mind this is, the one that ends highest.

        Of equals it is the shortest, and of these the first. Where the character has a reason for nothing it is a
        hope, with what it may gain for ``after`` and no ``before``. None where nothing makes sense of it.
        """
        found = self._asked(self._engine.prospect, mind, act, character, steps, depth, self._through(lens))
        return None if found is None else _prospect(found)

    def options(
        self, mind: int, character: int, *, steps: int, depth: int, lens: Wanting | None = None
    ) -> list[Prospect]:
        """Every act the character whose mind this is has a reason for, in order, each with its ``prospect``.

        Where there is a reason for none, every act it has a hope for.
        """
        return [_prospect(found) for found in self._asked(self._engine.options, mind, character, steps, depth, lens)]

    def choose(
        self, character: int, mind: int, *, steps: int, depth: int, lens: Wanting | None = None, held: int | None = None
    ) -> tuple[int, ...]:
        """What a character would do in a mind of its own: the acts whose best plans end highest; empty for nothing.

        Where ``held``, the act a held plan goes on with, is among them, it is the only one.
        """
        found = self.decide(character, mind, steps=steps, depth=depth, lens=lens)
        if not found.certain:
            raise _stopped(found.stop, f"the {found.stop.removeprefix('limit:')} limit was reached")
        return (held,) if held is not None and held in found.acts else found.acts

    def decide(
        self,
        character: int,
        mind: int,
        *,
        steps: int,
        depth: int,
        lens: Wanting | None = None,
        time: float | None = None,
        memory: int | None = None,
    ) -> Decision:
        """What a character would do in a mind of its own, as far as ``time`` seconds and ``memory`` bytes allow to say.

        Never raises for a limit: what could not be decided in time says so, with the best that was found. Where it is
        ``certain``, its acts are those of ``choose``.
        """
        time, memory = self._left(time, memory)
        text = self._asked(self._engine.decide, mind, character, steps, depth, lens, time, memory)
        return _decision.decode(text)

    def chart(
        self,
        *,
        steps: int,
        depth: int,
        free: Iterable[int] = (),
        endings: Sequence[Expression] = (),
        goal: float | None = None,
    ) -> Chart:
        """A chart of all that stories can come to, of which only the start is drawn.

        An act is on it where all who consent have a reason of up to ``steps`` acts and ``depth`` levels of mind; those
        who are ``free`` need none. Nothing leads on from where one of the ``endings`` holds, or the author has ``goal``
        (None: any gain over the start).
        """
        text = which(endings)
        drawn = self._asked(
            lambda: self._engine.map(steps=steps, depth=depth, free=list(free), endings=text, goal=goal)
        )
        return Chart(self, drawn, lambda: self._left(None, None))

    def search(
        self,
        *,
        goal: float | None = None,
        author: int | None = None,
        character: int | None = None,
        depth: int | None = None,
        time: float | None = None,
        memory: int | None = None,
        states: int | None = None,
        shortest: bool = False,
        progress: Watcher | None = None,
        start: int | None = None,
    ) -> EngineFound:
        """Searches for a story: ``goal`` is the author's utility to reach, None for any gain over the world's start.

        ``start`` is the state that the story has come to already, which is held meanwhile; None is the world's start.

        ``author`` limits acts in the story, ``character`` acts in an explanation, ``depth`` levels of mind, ``time``
        seconds, ``memory`` bytes, ``states`` expansions. ^C stops the search, which returns what it has.
        """
        time, memory = self._left(time, memory)
        text = self._asked(
            lambda: self._engine.search(
                goal=goal,
                author=author,
                character=character,
                depth=depth,
                time=time,
                memory=memory,
                states=states,
                shortest=shortest,
                progress=_named(progress),
                start=start,
            )
        )
        return _found.decode(text)

    def stories(
        self,
        *,
        goal: float | None = None,
        author: int | None = None,
        character: int | None = None,
        depth: int | None = None,
        time: float | None = None,
        memory: int | None = None,
        states: int | None = None,
        shortest: bool = False,
        progress: Watcher | None = None,
    ) -> Iterator[EngineFound]:
        """All stories within the limits, by length, each found when it is asked for; limits are those of ``search``.

        The last item is no story: its ``stop`` says why there are no more (``none``: these were all). ``time`` counts
        only the seconds spent looking. With ``shortest``, only those with the fewest acts.
        """
        _, memory = self._left(None, memory)
        stories = self._engine.stories(
            goal=goal,
            author=author,
            character=character,
            depth=depth,
            memory=memory,
            states=states,
            shortest=shortest,
        )
        left = time
        while True:
            began = monotonic()
            found = _found.decode(self._asked(stories.next, self._left(left, None)[0], _named(progress)))
            left = None if left is None else max(0.0, left - (monotonic() - began))
            yield found
            if found.stop != "found":
                return


def _named(progress: Watcher | None) -> Callable[..., object] | None:
    """What the engine calls with counts by name, for one who wants them as a record."""
    return None if progress is None else lambda **counts: progress(Progress(**counts))


def _stopped(code: str, message: str, names: tuple[str, ...] = ()) -> Exception:
    """The error of an engine that could not go on; of a budget in force, if that was it."""
    watch = now()
    if watch is not None and code in ("limit:time", "limit:memory"):
        limit = code.removeprefix("limit:")
        return Spent(limit, watch.allowed(limit))
    return MindsError(code, message, names)


def _prospect(found: tuple[list[int], float | None, float]) -> Prospect:
    acts, before, after = found
    return Prospect(tuple(acts), before, after)


N = TypeVar("N", int, float)


def _least(one: N | None, other: N | None) -> N | None:
    return min((number for number in (one, other) if number is not None), default=None)


def _refusing(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return call(*args, **kwargs)
    except _minds.EngineError as error:
        code, message, names = error.args
        raise _stopped(code, message, tuple(names)) from None
    except OverflowError as error:
        raise ValueError(f"a number is beyond what the engine counts with ({error})") from None
