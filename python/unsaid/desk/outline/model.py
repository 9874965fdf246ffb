"""What an outline says, whichever form it was written in.

Everything in it is a statement about somebody and an item: that a fact is so, or is not, or that somebody else takes it
to be so. Facts are true or untrue from first to last; what changes is who knows of them.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Chain = tuple[str, ...]
"""Whose mind, and whose mind in that: ``("Ann", "Ben")`` is what Ann takes Ben to take to be so."""


class Item(msgspec.Struct, frozen=True):
    """A fact that is so, or is not; with ``minds``, in the mind of somebody, and so on inward."""

    fact: str
    so: bool = True
    minds: Chain = ()


def own(who: str, item: Item) -> Item:
    """What somebody knows themselves to know, they know."""
    return Item(item.fact, item.so, item.minds[1:]) if item.minds[:1] == (who,) else item


class Relying(msgspec.Struct, frozen=True):
    """Somebody acts on something, and so has to know it: when the scene begins, or, if it is ``late``, at its end."""

    who: str
    item: Item
    late: bool = False


class Working(msgspec.Struct, frozen=True):
    """Somebody works something out from what they know."""

    who: str
    item: Item
    premises: tuple[Item, ...] = ()


class Hearing(msgspec.Struct, frozen=True):
    """Somebody is told something, by somebody or by nobody in particular; ``lie``: by one who knows better."""

    who: str
    item: Item
    by: str | None = None
    lie: bool = False


class Forgetting(msgspec.Struct, frozen=True):
    """Somebody no longer knows something."""

    who: str
    item: Item


class Want(msgspec.Struct, frozen=True):
    """Somebody wants to know something; ``hide``: wants nobody else to know it."""

    who: str
    item: Item
    hide: bool = False


Happening = Relying | Working | Hearing | Forgetting | Want


class Scene(msgspec.Struct, frozen=True):
    """A scene: what it is called (``label`` is its number as written), its line in the text, who is there, and what
    happens."""

    label: str
    title: str
    line: int
    there: tuple[str, ...]
    out: tuple[Item, ...] = ()
    relies: tuple[Relying, ...] = ()
    works: tuple[Working, ...] = ()
    hears: tuple[Hearing, ...] = ()
    forgets: tuple[Forgetting, ...] = ()
    wants: tuple[Want, ...] = ()
    dies: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[Hearing | Working, ...]:
        """What people are told and work out, in order: first what is told, but for what the teller works out here."""
        found = {(one.who, one.item) for one in self.works}
        own_find = [one for one in self.hears if one.by is not None and (one.by, one.item) in found]
        return (*(one for one in self.hears if one not in own_find), *self.works, *own_find)

    @property
    def late(self) -> tuple[Relying, ...]:
        """What is relied on at the end of the scene: what is said to be, and what one is told or works out in it."""
        own_ = {(one.who, one.item) for one in (*self.hears, *self.works)}
        return tuple(one for one in self.relies if one.late or (one.who, one.item) in own_)


class Mark(msgspec.Struct, frozen=True):
    """Where in a manuscript something is said: ``place`` as people write it (``p. 41``), ``quote`` its words there;
    either may be empty."""

    place: str = ""
    quote: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.place, f"“{self.quote}”" if self.quote else "") if part)


class Marked(msgspec.Struct, frozen=True):
    """What a scene says of somebody, or, with None, that it is at all, and where in the manuscript that is said."""

    scene: str
    what: Happening | Item | None
    mark: Mark


class Question(msgspec.Struct, frozen=True):
    """What a reader of the manuscript was not sure of: for its author to answer, and no fact."""

    text: str
    line: int
    mark: Mark | None = None


class Fact(msgspec.Struct, frozen=True):
    """A fact by the name it has in the outline, in words, and whether it is true."""

    name: str
    words: str
    true: bool = True


class Plot(msgspec.Struct, frozen=True):
    """A whole outline, as read. ``knows`` is what somebody takes to be so before the first scene."""

    title: str
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    scenes: tuple[Scene, ...]
    knows: tuple[Relying, ...] = ()
    notes: tuple[str, ...] = ()
    """What of the text was not looked at, in a sentence each."""
    marks: tuple[Marked, ...] = ()
    questions: tuple[Question, ...] = ()

    def marked(self, scene: str, *what: Happening | Item | None) -> Mark | None:
        """Where in the manuscript the first of some things is said that has a place there."""
        found = ((one, m) for one in what for m in self.marks if m.scene == scene and m.what == one)
        return next((m.mark for _, m in found), None)

    @property
    def truths(self) -> Mapping[str, bool]:
        """Whether each fact is so."""
        return {fact.name: fact.true for fact in self.facts}

    @property
    def words(self) -> Mapping[str, str]:
        """Each fact in words."""
        return {fact.name: fact.words for fact in self.facts}


def opposite(item: Item) -> Item:
    """That the same is not so."""
    return Item(item.fact, not item.so, item.minds)
