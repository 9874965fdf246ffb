"""The ground world: what the language hands to the engine, and the file in which it travels."""

from .errors import GroundError, WorldFileError
from .file import dumps, loads
from .grounding import ground
from .structure import (
    Effect,
    Expression,
    GroundAction,
    GroundBelief,
    GroundEntity,
    GroundFluent,
    GroundTrigger,
    GroundUtility,
    GroundWorld,
    Scalar,
    call_name,
)
from .text import as_text

__all__ = [
    "Effect",
    "Expression",
    "GroundAction",
    "GroundBelief",
    "GroundEntity",
    "GroundError",
    "GroundFluent",
    "GroundTrigger",
    "GroundUtility",
    "GroundWorld",
    "Scalar",
    "WorldFileError",
    "as_text",
    "call_name",
    "dumps",
    "ground",
    "loads",
]
