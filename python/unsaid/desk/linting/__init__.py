"""Lint for plots: what is sound as a text, and yet cannot be meant as a story.

An act that can never be done, a doer who wants nothing, words that nobody will ever read: none of it keeps a world
from being run, and all of it is easily written and hardly seen. Each remark stands on a proof over what can ever be so
in the world or in a mind, or on what the text does not mention at all; what may be otherwise is not remarked on.
``bounds`` has what can ever be so; the other files look for one kind of thing each. ``switches`` turns codes off.
"""

from .linter import CODES, lint

__all__ = ["CODES", "lint"]
