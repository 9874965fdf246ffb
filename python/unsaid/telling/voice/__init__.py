"""Another voice: a language model may say each paragraph over again in its own words, and nothing more than that.

The model is given one paragraph, the one before it, and facts that the side it is told from knows; so it cannot give
away what it was never told. What it sends back is judged against the paragraph (``judge``): a name, a number, a speech,
a feeling of somebody else's or a fact that was not there, and the paragraph is told as the world has it. It is off
unless it is asked for, and nothing it does can make a story fail.

``briefs`` and ``paper`` write the question, ``judge`` reads the answer, ``speaking`` goes through a story. The asking
itself is that of the room below (``unsaid.voice``).
"""

from unsaid.telling.voice.briefs import briefs
from unsaid.telling.voice.paper import Brief
from unsaid.telling.voice.speaking import Voiced, spoken

__all__ = ["Brief", "Voiced", "briefs", "spoken"]
