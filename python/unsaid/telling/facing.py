"""Two tellings of one story, page against page: beside each paragraph of the one stands what the other tells then.

A paragraph tells of acts up to some place in the story. Beside it goes all that the other side tells of from where the
last paragraph ended up to there, whether or not the two saw the same things: where one has nothing, there is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.telling.pages import Paragraph


def facing(page: Sequence[Paragraph], other: Sequence[Paragraph]) -> list[list[str]]:
    """For each paragraph of a page, the texts that stand beside it, each of the other page's once and in their order.

    Beginnings stand beside beginnings, and ends beside ends; what the other page goes on to tell after the last of this
    one's scenes stands beside its end.
    """
    left = list(other)
    beside: list[list[str]] = []
    for place, paragraph in enumerate(page):
        last = place == len(page) - 1
        count = next((n for n, p in enumerate(left) if not (last or _by_then(p, paragraph))), len(left))
        beside.append([p.text for p in left[:count] if p.text])
        del left[:count]
    return beside


def _by_then(other: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph tells of nothing later than another."""
    order = ("opening", "scene", "change", "closing")
    ends = "closing" in (other.kind, paragraph.kind) or "opening" in (other.kind, paragraph.kind)
    if ends and other.kind != paragraph.kind:
        return order.index(other.kind) < order.index(paragraph.kind)
    return other.after <= paragraph.after
