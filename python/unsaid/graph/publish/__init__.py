"""A story published: one file that is played in a browser, with nothing else.

The graphs of all roles are worked out beforehand (``packed``) and put on a page (``page``) with a small script that
goes through them. The script and the style are built from ``publish/`` and say of which source.
"""

from unsaid.graph.publish.page import LARGEST, TooHeavy, published

__all__ = ["LARGEST", "TooHeavy", "published"]
