"""All that there is to say about a world: about its text, and, where that is sound, about its plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from unsaid.api.world import World
from unsaid.budget import ask
from unsaid.language.diagnostic import Diagnostic
from unsaid.world.allowance import TooLarge

from .acts import endless, never
from .bounds import Bounds
from .counted_on import held_alike, in_parts
from .ignorance import linked, perhaps, taken, vain
from .knowing import unknowable
from .mistakes import mistaken
from .properties import unused
from .switches import off
from .wants import brakes, goal, idle
from .words import untold

KINDS: dict[tuple[str, ...], Callable[[Bounds], Iterator[Diagnostic]]] = {
    ("goal-out-of-reach",): goal,
    ("wants-nothing",): idle,
    ("toothless-brake",): brakes,
    ("never-set", "never-read"): unused,
    ("never-possible", "only-in-a-mind"): never,
    ("endless-act",): endless,
    ("never-told",): untold,
    ("mistaken-outcome",): mistaken,
    ("unknowable-words",): unknowable,
    ("vain-search",): vain,
    ("taken-to-know",): taken,
    ("perhaps-seen",): perhaps,
    ("linked-facts",): linked,
    ("looks-in-parts",): in_parts,
    ("held-alike",): held_alike,
}

CODES: tuple[str, ...] = tuple(code for codes in KINDS for code in codes)
"""What is said of plots; each can be turned off."""


def lint(world: World, without: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Everything wrong or doubtful about a world, in the order of its text: ``World.diagnostics``, and what is doubtful
    about its plot. ``without``: codes that are not to be looked for; a line ``// lint: without CODE`` in the world does
    the same. Raises BadValue for a code that there is not.

    >>> import unsaid
    >>> world = unsaid.read("entity Ann : character; property lit() : boolean; utility(): lit();")
    >>> [found.code for found in unsaid.lint(world)]
    ['never-set', 'goal-out-of-reach']
    """
    found, silent = list(world.diagnostics), off(world.text, without, CODES)
    if world.ok:
        bounds = Bounds(world.open)
        for codes, look in KINDS.items():
            ask()
            if not silent.issuperset(codes):
                found += _looked(look, bounds)
    return tuple(sorted((d for d in found if d.code not in silent), key=lambda d: d.span[0]))


def _looked(look: Callable[[Bounds], Iterator[Diagnostic]], bounds: Bounds) -> list[Diagnostic]:
    """What is found; nothing where the world is too large to be looked through."""
    try:
        return list(look(bounds))
    except TooLarge:
        return []
