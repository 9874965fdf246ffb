"""What one role of a game may know: what it has read, what it may do, and what it believes.

All of it is plain values. They hold no game, no world and no state, and nothing leads from them to what the role does
not know: a seat can be given to whoever plays the role, sent over a wire or pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from unsaid.api.told.showing import bundle, paragraphs
from unsaid.api.values import Scalar
from unsaid.errors import UnknownName
from unsaid.language.nearest import nearest
from unsaid.minds import Minds
from unsaid.play.seen.transcript import Passage
from unsaid.world.inner import Inner

Kind = Literal["act", "ask", "answer", "silence", "hold", "listen", "time", "rest"]
"""What a move is. ``ask`` puts a question to somebody, ``answer`` answers one or puts it off; anything else that is
done is an ``act``. The others let the turn pass: ``silence`` leaves an answer that is owed, ``hold`` leaves what one
would like to do, ``listen`` lets another do what it would, ``time`` lets something happen that nobody does,
``rest`` lets all be."""


@dataclass(frozen=True)
class Move:
    """Something a role can choose. ``str`` is its act as it is written, or ``pass``; of several ways to let time pass,
    ``pass`` and what is let come.

    ``act`` is None for letting the turn pass; ``words`` are those of the menu; ``by`` is the role; ``offered_by`` those
    who have offered to do it with the role; ``ends``: the story would be over after it; ``of``: where the turn is let
    pass, the act that is held back, let be done or let come, if it is about one. The role believes that an act can be
    done. It may be wrong, and then the attempt fails; and others may refuse.

    >>> import unsaid
    >>> move = unsaid.load("tutorial").play("Ida").options[0]
    >>> move.act, move.words, move.by, move.kind
    ('light(Ida)', 'Light the lamp', 'Ida', 'act')
    """

    act: str | None
    words: str
    by: str
    kind: Kind
    offered_by: tuple[str, ...] = ()
    ends: bool = False
    of: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        data = {"act": self.act, "words": self.words, "by": self.by, "kind": self.kind}
        return data | {"offered_by": list(self.offered_by), "ends": self.ends, "of": self.of}

    def __str__(self) -> str:
        if self.act is not None:
            return self.act
        return f"pass: {self.of}" if self.kind == "time" and self.ends else "pass"


def kind_of(inner: Inner, action: int) -> Literal["act", "ask", "answer"]:
    """What a ground act does to questions."""
    speech = next((s for s in inner.speech if s.action == action), None)
    if speech is None:
        return "act"
    return "answer" if speech.answers or speech.discharges else "ask" if speech.asks else "act"


@dataclass(frozen=True, repr=False)
class View:
    """What a role believes, and what it believes that others believe, to any depth.

    ``who`` is the role, or the role and those whose minds it thinks of, outermost first. Only the one who asks and the
    mind that is thought of matter to what a view is: two views are equal where they hold the same at every depth.

    >>> import unsaid
    >>> view = unsaid.load("tutorial").play("Ida").view
    >>> view["lit()"], view.mind("Olm")["lit()"]
    (False, False)
    """

    who: tuple[str, ...]
    names: tuple[str, ...]
    characters: tuple[str, ...]
    nodes: tuple[tuple[tuple[Scalar, ...], tuple[int, ...]], ...]
    """The mind as a graph, this one first: the value of each fact, and the node that is each character's mind."""

    def __getitem__(self, fact: str) -> Scalar:
        """The value of a fact in this mind. Raises UnknownName."""
        try:
            return self.nodes[0][0][self.names.index(fact)]
        except ValueError:
            near = nearest(fact, self.names)
            hint = f"; did you mean {near}?" if near else ""
            raise UnknownName("unknown-fact", f"there is no fact {fact}{hint}") from None

    @property
    def facts(self) -> dict[str, Scalar]:
        """The value of every fact in this mind, by its name."""
        return dict(zip(self.names, self.nodes[0][0], strict=True))

    def mind(self, *who: str) -> View:
        """What this mind thinks somebody thinks, and so on down the chain. Raises UnknownName."""
        node = 0
        for name in who:
            if name not in self.characters:
                raise UnknownName("unknown-character", f"there is no character {name}; there are {self._people()}")
            node = self.nodes[node][1][self.characters.index(name)]
        return View((*self.who, *who), self.names, self.characters, _from(self.nodes, node))

    def _people(self) -> str:
        return ", ".join(self.characters)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: ``who``, and ``minds``: this one first, each with its ``facts`` and, for each character, the
        place in the list of what that mind ``thinks`` the character's to be."""
        minds = [
            {
                "facts": dict(zip(self.names, values, strict=True)),
                "thinks": dict(zip(self.characters, below, strict=True)),
            }
            for values, below in self.nodes
        ]
        return {"who": list(self.who), "minds": minds}

    def __repr__(self) -> str:
        return f"<View of {' of '.join(reversed(self.who))}>"


def view_of(minds: Minds, names: Sequence[str], characters: Sequence[str], mind: int, role: int) -> View:
    """The view that a role has in a mind of the engine's. Facts stand in alphabetical order: the engine's depends on
    which of them nobody is wrong about, and nobody is to know that."""

    def below(node: int) -> list[int]:
        return [minds.mind(node, character) for character in range(len(characters))]

    def values(node: int) -> tuple[Scalar, ...]:
        held = minds.values(node)
        return tuple(held[number] for number in sorted_)

    sorted_ = sorted(range(len(names)), key=lambda number: names[number])
    order, children = _reached(mind, below)
    rows = [(values(node), tuple(order[child] for child in children[node])) for node in order]
    return View((characters[role],), tuple(names[number] for number in sorted_), tuple(characters), tuple(rows))


def _from(nodes: tuple[Any, ...], root: int) -> tuple[Any, ...]:
    """The part of a graph that can be come to from a node, that node first, in the order of being met."""
    order, children = _reached(root, lambda node: nodes[node][1])
    return tuple((nodes[node][0], tuple(order[child] for child in children[node])) for node in order)


def _reached(root: int, below: Callable[[int], Sequence[int]]) -> tuple[dict[int, int], dict[int, Sequence[int]]]:
    """The nodes that can be come to from a node, numbered as they are met, and what lies below each."""
    order, children, queue = {root: 0}, dict[int, Sequence[int]](), [root]
    for node in queue:
        children[node] = below(node)
        for child in children[node]:
            if child not in order:
                order[child] = len(order)
                queue.append(child)
    return order, children


@dataclass(frozen=True)
class Seat:
    """What one role of a game may know.

    ``passages``: what it has read so far, in order; ``options``: what it can choose, empty where it is not its move or
    the story is over; ``view``: what it believes. ``to_move``: whether it is its move; ``over``: whether the story is.

    >>> import unsaid
    >>> seat = unsaid.load("tutorial").play("Ida").seat()
    >>> seat.role, seat.to_move, len(seat.options)
    ('Ida', True, 2)
    """

    role: str
    passages: tuple[Passage, ...]
    options: tuple[Move, ...]
    view: View
    to_move: bool
    over: bool

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        passages = [passage.to_dict() for passage in self.passages]
        moves = [move.to_dict() for move in self.options]
        told = {"role": self.role, "to_move": self.to_move, "over": self.over}
        return told | {"passages": passages, "options": moves, "view": self.view.to_dict()}

    def __repr__(self) -> str:
        return f"<Seat of {self.role}, {len(self.passages)} passages, {len(self.options)} options>"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        menu = "\n".join(f"{number}. {move.words}" for number, move in enumerate(self.options, start=1))
        text = "\n\n".join([*(passage.text for passage in self.passages), *([menu] if menu else [])])
        return bundle(text, paragraphs(text))


__all__ = ["Kind", "Move", "Passage", "Seat", "View", "kind_of", "view_of"]
