"""Rubbish left where it lies, while much is made of which nothing is rubbish."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_looking_for_rubbish() -> Iterator[None]:
    """While a world is read or ground, to look for rubbish costs as much again as all else, and there is none."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
