"""The ground world: what the language hands to the engine, and the file in which it travels."""

from .errors import GroundError, WorldFileError
from .file import dumps, loads
from .grounding import ground
from .structure import (
    Action,
    Belief,
    Effect,
    Entity,
    Expression,
    Fluent,
    GroundWorld,
    Scalar,
    Trigger,
    Utility,
    call_name,
)
from .text import as_text

__all__ = [
    "Action",
    "Belief",
    "Effect",
    "Entity",
    "Expression",
    "Fluent",
    "GroundError",
    "GroundWorld",
    "Scalar",
    "Trigger",
    "Utility",
    "WorldFileError",
    "as_text",
    "call_name",
    "dumps",
    "ground",
    "loads",
]
