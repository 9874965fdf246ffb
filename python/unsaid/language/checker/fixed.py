"""Lines that cannot be told otherwise: a person or a tense is fixed in them, and nothing in them is marked.

Only what is certain is remarked on: outside speech, a line without marks speaks of *I* or *you*, or a pronoun in it has
a finite verb in the present. Words without either, “A key; the latch; a step”, suit every telling, and what was before
may be told in the past from any present.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from unsaid.english import finite

from ..core import Span
from ..markup import Doing, Fixed, Motif, Part, Who

SPEECH = re.compile(r"(?:^|(?<=[\s(—\"]))['‘].*?(?:(?<=[.,!?…;:—])['’](?=\W|$)|(?=\"$)|$)|“.*?”", re.DOTALL)
_ADDRESS = re.compile(r"\b(?:I|me|my|mine|myself|you|your|yours|yourself)\b")
_CLAUSE = re.compile(r"\b(?:he|she|it|we|they|He|She|It|We|They)\s+([a-z]+(?:n't)?)\b")


def adapts(parts: Iterable[Part]) -> bool:
    """Whether anything in a line is marked."""
    return any(isinstance(part, Who | Doing | Fixed | Motif) for part in parts)


def fixed_at(text: str) -> Span | None:
    """The first place in an unmarked line, outside speech, that fixes its person or its tense."""
    bare = SPEECH.sub(lambda found: " " * len(found.group()), text)
    places = [m.span() for m in _ADDRESS.finditer(bare)]
    for clause in _CLAUSE.finditer(bare):
        found = finite(clause[1])
        if found is not None and found.number is not None and clause[1] not in (found.verb.past, found.verb.were):
            places.append(clause.span())
    return min(places, default=None)
