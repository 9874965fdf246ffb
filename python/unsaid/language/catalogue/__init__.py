"""The closed list of everything the reader can say, each with why it is said and a text that shows it.

A diagnostic can only be made with a slug from here (see ``diagnostic.diagnose``). Every entry has a test with the
whole text of its message, and the page of the reference is generated from it.
"""

from __future__ import annotations

from .claims import CLAIMS
from .definitions import DEFINITIONS
from .entry import CatalogueEntry
from .kinds import KINDS
from .meaning import MEANING
from .minds import MINDS
from .openness import OPENNESS
from .plot import PLOT
from .running import RUNNING
from .tables import TABLES
from .telling import TELLING
from .text import TEXT

CHAPTERS: dict[str, tuple[CatalogueEntry, ...]] = {
    "The text": TEXT,
    "Definitions and names": DEFINITIONS,
    "What goes together": KINDS,
    "What was meant": MEANING,
    "Minds": MINDS,
    "Not knowing": OPENNESS,
    "Telling": TELLING,
    "The whole world": RUNNING,
    "The plot": PLOT,
    "Tables of words": TABLES,
    "Claims": CLAIMS,
}

CATALOGUE: dict[str, CatalogueEntry] = {entry.slug: entry for chapter in CHAPTERS.values() for entry in chapter}

__all__ = ["CATALOGUE", "CHAPTERS", "CatalogueEntry"]
