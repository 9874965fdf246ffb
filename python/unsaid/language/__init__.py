"""The language room: the text of a world in, a checked world or clear diagnostics out.

``read`` and ``read_file`` give a ``Reading``; ``format_text`` lays a text out in the canonical way. What a checked
world holds is in ``core``.
"""

from . import core
from .diagnostic import Diagnostic, diagnose
from .files import FileProblem, is_sabre, read_file
from .layout import LayoutFault, ReadError, format_text
from .reading import Reading, read
from .source import Source

__all__ = [
    "Diagnostic",
    "FileProblem",
    "LayoutFault",
    "ReadError",
    "Reading",
    "Source",
    "core",
    "diagnose",
    "format_text",
    "is_sabre",
    "read",
    "read_file",
]
