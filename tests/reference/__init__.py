"""The slow, obvious semantics: what a world means, written so that it can be checked by reading.

Nothing here is shared with the engine or the checker, and nothing is clever. A mind is held exactly, as the
finite graph that unfolds to the endless tree of who believes what (``state``); every other file is one part
of the definition:

``values``       scalars and what may be done with them
``state``        states of belief without end, exactly, and how to write in them
``expressions``  conditions and values, read in a state
``world``        the world file, as plain data
``initial``      the state in which every story starts
``events``       when an act is possible, and what becomes of every mind when it happens
``triggers``     what follows by itself
``model``        one world, remembering what was worked out about it
``foresight``    what somebody expects if they do nothing, and what a mind is worth after it
``reasons``      when an act makes sense to somebody
``evidence``     what those who watch make of an act that happens in a story
``holding``      turns in which somebody held something back, counted in a story
``stories``      all the stories there are, up to a length
``open``         minds that do not know: labels in place of values, learning, hope
``possible``     the same without loss, as possible worlds, to hold labels against
``sketch``       worlds before grounding, and the plainest way to ground them
``written``      a sketch in the words of the world language
``playing``      a game: turns, replies, menus and ends
``small``        a short way to write a ground world by hand, for tests

Use it on small worlds only: plans are found by trying them all.
"""

from .evidence import advance
from .foresight import foreseen, worth
from .model import Acts, Model
from .reasons import explained, is_plan, plans
from .state import State, TooManyMinds
from .stories import Limits, explained_in_story, next_acts, reached, shortest, stories
from .triggers import Endless, TriggerCycle, settled

__all__ = [
    "Acts",
    "Endless",
    "Limits",
    "Model",
    "State",
    "TooManyMinds",
    "TriggerCycle",
    "advance",
    "explained",
    "explained_in_story",
    "foreseen",
    "is_plan",
    "next_acts",
    "plans",
    "reached",
    "settled",
    "shortest",
    "stories",
    "worth",
]
