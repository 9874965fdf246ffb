"""What a client asks, made of what it sent: typed arguments, or one sentence that says what to send.

The arguments of a tool are a msgspec struct, from which its schema is made too, so that the two cannot be apart.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from unsaid.errors import UnsaidError
from unsaid.language.nearest import nearest


class Arguments(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The arguments of a tool."""


KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
}


def schema_of(kind: type[Arguments]) -> dict[str, Any]:
    """The JSON schema of a tool's arguments, without references."""
    (_,), components = msgspec.json.schema_components([kind])
    own = dict(components.pop(kind.__name__))
    own.pop("title", None)
    return _inlined(own, components)


def _inlined(part: Any, components: dict[str, Any]) -> Any:
    if isinstance(part, dict):
        if "$ref" in part:
            return _inlined(components[part["$ref"].rpartition("/")[2]], components)
        return {key: _inlined(value, components) for key, value in part.items()}
    return [_inlined(one, components) for one in part] if isinstance(part, list) else part


def read(tool: str, kind: type[Arguments], example: dict[str, Any], sent: Any) -> Any:
    """The arguments that were sent. Raises UnsaidError, whose message says what to send."""
    try:
        return msgspec.convert(sent or {}, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        said = _said(tool, kind, str(error) if isinstance(error, msgspec.ValidationError) else "")
        raise UnsaidError("arguments", f"{said}; send for instance {json.dumps(example)}") from None


def _said(tool: str, kind: type[Arguments], error: str) -> str:
    """What is wrong with the arguments, in one sentence."""
    fields = kind.__struct_fields__
    if found := re.search(r"unknown field `([^`]*)`", error):
        near = nearest(found[1], fields)
        hint = f"did you mean `{near}`?" if near else f"it takes {', '.join(f'`{one}`' for one in fields)}"
        return f"`{tool}` takes no `{found[1][:40]}`: {hint}"
    if found := re.search(r"missing required field `([^`]*)`", error):
        return f"`{tool}` needs `{found[1]}`"
    place = re.search(r"at `\$\.?([^`]*)`", error)
    if found := re.search(r"Expected `([^`]*)`, got `([^`]*)`", error):
        wanted = " or ".join(
            KINDS.get(one.strip(), one.strip()) for one in found[1].split("|") if one.strip() != "null"
        )
        return f"`{place[1] if place else tool}` is {wanted}, not {KINDS.get(found[2], found[2])}"
    return f"`{place[1] if place else tool}`: {error.partition(' - at')[0][:120] or 'that is nested too deeply'}"
