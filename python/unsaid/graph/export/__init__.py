"""The graph of a game in the forms of the tools that writers use.

Each form has a file of its own, with one function that makes the text of a whole file of a graph. A position becomes a
place to jump to, by the name ``p`` and its number; a choice its words, what is told on the way, and the jump. A text
that is told in several places stands once, where the form can go somewhere and come back. What means something in a
form is escaped there, so that the words that are read are ours to the letter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from unsaid.graph.export import ink, plain, renpy, twee, yarn
from unsaid.graph.game import GameGraph

Form = Literal["ink", "twee", "yarn", "renpy", "json"]

FORMS: dict[Form, Callable[[GameGraph], str]] = {
    "ink": ink.exported,
    "twee": twee.exported,
    "yarn": yarn.exported,
    "renpy": renpy.exported,
    "json": plain.exported,
}
"""What makes the text of a file, by the name of its form."""
