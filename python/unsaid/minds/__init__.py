"""The engine, seen from Python: minds as numbers, and questions about them.

``Minds`` wraps the compiled engine (``crates/minds``) for one ground world. It knows states, characters and actions by
number, as the world file lists them; rooms further down give them their names.
"""

from unsaid._minds import one_arena
from unsaid.minds.data import EngineFound, EngineReason, EngineStep
from unsaid.minds.engine import Held, Minds
from unsaid.minds.errors import MindsError
from unsaid.minds.lens import Wanting

__all__ = ["EngineFound", "EngineReason", "EngineStep", "Held", "Minds", "MindsError", "Wanting", "one_arena"]
