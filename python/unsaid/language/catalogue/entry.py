"""The form of an entry of the catalogue."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class CatalogueEntry(Struct, frozen=True):
    """One kind of diagnostic.

    ``example`` is a text that brings it about and ``repaired`` the same text put right; both are None where only a
    very large text, or running the world, can show it.
    """

    slug: str
    severity: Literal["error", "warning"]
    title: str
    explanation: str
    example: str | None = None
    repaired: str | None = None
