"""What an expression can be, as far as the text tells: a boolean, a number, an entity of some type, or anything.

``Kind`` is the checker's idea of a type. An entity may come from several places (the branches of an ``if``), each
an option; what has been reported already is of kind ANY, which fits everywhere, so that one mistake is told once.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .types import Types


class KindOption(Struct, frozen=True):
    """An entity known by its types (all of which it has), and by its name if it is a constant."""

    types: tuple[str, ...]
    entity: str | None = None

    def __str__(self) -> str:
        return f"`{self.entity}`, {listed(self.types)}" if self.entity else listed(self.types)


class Kind(Struct, frozen=True):
    base: Literal["boolean", "number", "entity", "any"]
    options: tuple[KindOption, ...] = ()

    def __str__(self) -> str:
        if self.base == "entity":
            return " or ".join(dict.fromkeys(str(o) for o in self.options)) or "an entity"
        return {"boolean": "a boolean", "number": "a number", "any": "anything"}[self.base]


BOOLEAN = Kind("boolean")
NUMBER = Kind("number")
ANY = Kind("any")


def listed(types: tuple[str, ...]) -> str:
    """Types in words: ``a place`` or ``a place and item``."""
    article = "an" if types[0][:1].lower() in "aeiou" else "a"
    return f"{article} {' and '.join(types)}"


def kind_of(type_name: str) -> Kind:
    """The kind of a property or variable of a type."""
    if type_name in ("boolean", "number"):
        return BOOLEAN if type_name == "boolean" else NUMBER
    return Kind("entity", (KindOption((type_name,)),))


def joined(kinds: list[Kind]) -> Kind | None:
    """The kind of what may be any of several; None if they do not go together."""
    known = [k for k in kinds if k.base != "any"]
    if len({k.base for k in known}) > 1:
        return None
    if not known:
        return ANY
    return Kind(known[0].base, tuple(dict.fromkeys(o for k in known for o in k.options)))


def fits(option: KindOption, type_name: str, types: Types) -> bool:
    """Whether every entity of an option is of a type."""
    return any(types.is_a(t, type_name) for t in option.types)
