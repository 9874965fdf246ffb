"""What is asked for: the figures of agency of one role, within some time.

A third of the time is for the graph of the game. Where that becomes whole the figures are exact; where it does not, the
rest of the time is spent on playing, and they are estimates. Which of the two it was is said with them (``basis``).
"""

from __future__ import annotations

import gc
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from unsaid.api.hinging.startingotherwise import apart
from unsaid.budget import Budget, Spent, running
from unsaid.errors import UnknownName
from unsaid.graph.agency.board import Board
from unsaid.graph.agency.empties import empties
from unsaid.graph.agency.estimate.played import GAMES, Estimate, sampled
from unsaid.graph.agency.figures import Figures, Measure
from unsaid.graph.agency.policies import believable
from unsaid.graph.agency.turns import Table
from unsaid.graph.growing import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from unsaid.api.world import World
    from unsaid.graph.growing import Progress

SECONDS = 60.0
"""For the figures of one role, where nothing else is asked for."""

PLACES = 20_000
"""Places up to which the graph is drawn."""

DRAWING = 0.35
"""The part of the time that drawing it may take."""

Policy = Literal["believable", "greedy", "uniform"]
"""How somebody plays: ``believable`` mostly acts, twice as likely with a reason; ``greedy`` never passes where there is
an act; ``uniform`` takes anything."""


class Agency(msgspec.Struct, frozen=True, kw_only=True):
    """How much is left to whoever plays a role of a world. ``basis``: ``whole`` where the figures are worked out
    through the whole graph of the game, ``played`` where they are estimated by ``games`` played, of which ``looked``
    were looked into. A share of menus counts each as often as a game comes to it; what is empty counts in none.

    ``menus``: places at which there is something to choose (played: menus looked into); ``turns`` of a game; ``ends``:
    endings that differ; ``bits``: their entropy; ``top``: the share of the commonest; ``stand``: ways in which things
    stand at the end. ``real``: the share of menus at which it matters what is chosen; ``real2``: of two acts;
    ``per_game``: real decisions in a game; ``dead``: the share of menus without an act that goes on; ``corridor_mean``
    and ``corridor_max``: most turns in a row without a real decision. ``decisive``: in how many turns it is decided how
    a game ends; ``sudden``: the share of games that end in a turn in which what the role did would not have ended them,
    ``waited``: by letting it pass; ``diff``: how far two games differ in what is done. ``foreseen``: the share of real
    decisions whose options differ in what the role expects; ``acknowledged``: the share of choices after which is read
    what no other option would have brought; ``answered``: the same without the role's own act. ``acts_seen``: acts that
    happen in some game, of ``acts``; ``never``: the others; ``shares``: each ending with its share.

    >>> import unsaid
    >>> found: unsaid.Agency = unsaid.agency(unsaid.load("tutorial"), "Ida")
    >>> found.ends, found.top
    (1, 1.0)
    """

    world: str
    title: str
    role: str
    policy: Policy
    basis: Literal["whole", "played"]
    games: int
    looked: int
    seconds: float
    menus: int
    turns: float
    ends: int
    bits: float
    top: float
    stand: int
    real: float | None
    real2: float | None
    per_game: float | None
    dead: float | None
    corridor_mean: float | None
    corridor_max: int | None
    decisive: float | None
    sudden: float
    waited: float
    diff: float
    foreseen: float | None
    acknowledged: float | None
    answered: float | None
    acts_seen: int
    acts: int
    never: tuple[str, ...]
    shares: tuple[tuple[str, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, numbers to four places."""
        return _rounded(msgspec.to_builtins(self))

    def __str__(self) -> str:
        from unsaid.graph.agency.saying import said

        return said(self)


def agency(
    world: World,
    role: str,
    policy: Policy = "believable",
    *,
    seconds: float = SECONDS,
    places: int = PLACES,
    games: int = GAMES,
    progress: Progress | None = None,
) -> Agency:
    """How much is left to whoever plays a role, by a policy: through the whole graph of the game where it can be drawn
    in a third of the ``seconds`` and has no more than so many ``places``, and else by up to so many ``games``, played
    in what is left of them. Raises UnknownName, UnsaidError (``not-a-role``), and Spent where there was no time to play
    a game.

    >>> import unsaid
    >>> found = unsaid.agency(unsaid.load("tutorial"), "Olm")
    >>> found.basis, found.menus, found.acts_seen
    ('whole', 2, 1)
    """
    if policy not in get_args(Policy):
        raise UnknownName("unknown-policy", f"there is no policy {policy!r}; there are {', '.join(get_args(Policy))}")
    began = monotonic()
    board = _board(world, role, seconds, places, progress)
    if board is not None:
        return _worked_out(world, role, policy, board, began)
    gc.collect()  # what was drawn of the graph is much to keep, and is nobody's now
    left = seconds - (monotonic() - began)
    if left <= 0:
        raise Spent("time", seconds)
    try:
        with running(Budget(time=max(0.01, left))):
            estimate = sampled(_fresh(world, role), policy, left, games)
    except Spent as spent:
        if spent.limit != "time":
            raise
        estimate = None
    if estimate is None:
        raise Spent("time", seconds)
    return _estimated(world, role, policy, estimate, began)


def _board(world: World, role: str, seconds: float, places: int, progress: Progress | None) -> Board | None:
    """The whole graph of the game; None where there is too little time, or where it is too large."""
    table = _fresh(world, role)()
    try:
        with running(Budget(time=DRAWING * seconds)):
            graph = table.graph(Bounds(places, DRAWING * seconds), progress)
            return table.laid_out(graph) if graph.stopped is None else None
    except Spent:
        return None


def _fresh(world: World, role: str) -> Callable[[], Table]:
    """Sets the table anew, each time with an engine of its own, which is let go with it."""
    return lambda: Table(apart(world.playable).play(role))


def _worked_out(world: World, role: str, policy: Policy, board: Board, began: float) -> Agency:
    found = Measure(board, policy, empties(board, believable)).figures()
    return _said(world, role, policy, found, began, basis="whole", games=0, looked=0)


def _estimated(world: World, role: str, policy: Policy, found: Estimate, began: float) -> Agency:
    return _said(world, role, policy, found, began, basis="played", games=found.games, looked=found.looked)


CALLED = {"ends": "endings", "stand": "standings", "per_game": "real_turns", "diff": "difference"}
"""The figures that have a shorter name here than where they are worked out."""


def _said(world: World, role: str, policy: Policy, found: Figures | Estimate, began: float, **basis: Any) -> Agency:
    """The figures under the names they have here; None for one that an estimate has not."""
    figures: dict[str, Any] = {name: getattr(found, CALLED.get(name, name), None) for name in Agency.__struct_fields__}
    about = {"world": world.name, "title": world.title or world.name, "role": role, "policy": policy}
    return msgspec.convert({**figures, **about, **basis, "seconds": monotonic() - began}, Agency)


def _rounded(value: Any) -> Any:
    """Plain data with numbers to four places."""
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value
