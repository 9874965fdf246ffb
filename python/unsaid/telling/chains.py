"""Chains of believers: what Ann takes Ben to take her to believe."""

from __future__ import annotations

from typing import TypeVar

C = TypeVar("C")


def own(chain: tuple[C, ...]) -> tuple[C, ...]:
    """A chain of believers in which everybody knows their own mind: what Ann believes Ann to believe, she believes."""
    return tuple(who for i, who in enumerate(chain) if i == 0 or chain[i - 1] != who)
