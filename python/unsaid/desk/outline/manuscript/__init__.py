"""From a manuscript to an outline: rows that each stand on words of the text, or are dropped.

Whoever reads a manuscript, a person or a language model, writes rows of an outline and quotes for each what it
stands on. ``text`` finds a quotation in the manuscript and says at which page or line; ``holding`` keeps the rows
whose words are there and says of the others why not; ``asking`` has a voice read the manuscript, a part at a time.
Nothing that a voice says is taken for a fact of the text because it says so.
"""

from .asking import from_text
from .holding import Held, held
from .text import Manuscript

__all__ = ["Held", "Manuscript", "from_text", "held"]
