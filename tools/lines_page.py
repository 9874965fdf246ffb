#!/usr/bin/env python3
"""Writes the page of requests and answers of ``unsaid serve --stdio``, and their JSON Schema, from their types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from unsaid.serve import shown
from unsaid.serve.lines import answering, table, wire

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
PAGE = REFERENCE / "lines.md"
SCHEMA = REFERENCE / "lines.json"

HEAD = f"""# Lines

`unsaid serve --stdio [WORLD|FOLDER]...` is for a game that starts Unsaid as a child process: one request a line on
its standard input, one answer a line on its standard output, in order, until the input ends. [A village in your
game](../how-to/a-village-in-your-game.md) shows it in use. This page and [the JSON Schema of all lines](lines.json)
are written by `tools/lines_page.py` from the types themselves.

A request is a JSON object. `do` says what is asked for; `id`, a number or a text, comes back with the answer. An
answer has either `answer` or `error`: a `code` for programs and a `message` of one sentence for people. After an
error nothing has changed.

- A line may have {wire.LINE // 1024} KiB; one that is longer is passed over, and answered with `too-large`.
  Whatever else is in a line, it is answered.
- A request is answered within {answering.TURN:g} seconds, if need be with `too-long`.
- {table.WORLDS} worlds may be loaded, and {table.GAMES:,} games and lives go on, at once; one more is refused with
  `full` until another is left.
- Names of worlds are those of the files and folders that were named, or of the bundled worlds; no request names a
  file.
- A world whose file or text has changed is read anew by `load`. What goes on in it goes on in the version that it
  began in; saved and resumed it is taken up by the new one.

## Requests

"""

TAIL = """
## Codes

`bad-request`, `too-large`: the line is not as it should be. `no-world`, `no-seat`, `no-life`: there is nothing of
that name. `world`: the world has mistakes. `moved`, `not-your-move`, `not-an-option`: the game is not as the seat
saw it. `impossible-act`, `unknown-act`, `unknown-character`, `never-changes`: that cannot have happened.
`not-gone`, `restless`, `too-open`: that cannot be [forgotten](semantics.md#6-forgetting). `save`, `no-moment`,
`broken-game`, `other-kind`: what was saved cannot be gone on with. `in-use`, `full`: something is to be left first.
`too-long`, `too-much`: time or memory is up. `fault`: something is wrong with Unsaid itself. Any other is an error
of the [Python interface](python.md), by its code.

"""


def requests() -> dict[str, Any]:
    """The type of each request, by what it says in ``do``."""
    return {str(kind.__struct_config__.tag): kind for kind in answering.DOING}


def schema() -> str:
    """The JSON Schema of a line: a request or an answer."""
    kinds = [*requests().values(), *dict.fromkeys(one for types in wire.ANSWERS.values() for one in types)]
    _, parts = msgspec.json.schema_components([*kinds, wire.Refused], ref_template="#/$defs/{name}")
    answers = {kind.__name__: {"$ref": f"#/$defs/{kind.__name__}"} for types in wire.ANSWERS.values() for kind in types}
    several = {"type": "array", "items": answers["Could"]}
    number = {"type": ["integer", "string", "null"]}
    error = {"$ref": "#/$defs/Refused"}
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of `unsaid serve --stdio`",
        "anyOf": [{"$ref": "#/$defs/request"}, {"$ref": "#/$defs/answer"}],
        "$defs": {
            "request": {"oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in requests().values()]},
            "answer": {
                "type": "object",
                "properties": {"id": number, "answer": {"anyOf": [*answers.values(), several]}, "error": error},
                "oneOf": [{"required": ["answer"]}, {"required": ["error"]}],
                "additionalProperties": False,
            },
            **parts,
        },
    }
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def prose(kind: Any) -> str:
    """What is said of a type, as Markdown."""
    return " ".join((kind.__doc__ or "").split()).replace("``", "`")


def fields(kind: Any) -> str:
    """The fields of a type, each with its default."""
    parts = []
    for field in msgspec.structs.fields(kind):
        if field.name != "id":
            given = field.default is not msgspec.NODEFAULT
            default = json.dumps(field.default) if given else ""
            parts.append(f"`{field.name}`" + (f" ({default})" if given and default not in ("null", "[]") else ""))
    return ", ".join(parts)


def page() -> str:
    """The page."""
    rows = ["| `do` | fields | answered with |", "|---|---|---|"]
    told = []
    for do, kind in requests().items():
        answers = ", ".join(f"[{one.__name__}](#answers)" for one in wire.ANSWERS[do])
        many = ", a list" if do == "options" else ""
        rows.append(f"| `{do}` | {fields(kind)} | {answers}{many} |")
        told.append(f"- **`{do}`** {prose(kind)[0].lower()}{prose(kind)[1:]}")
    kinds = dict.fromkeys(one for types in wire.ANSWERS.values() for one in types)
    parts = [shown.Role, wire.SeatGiven, shown.PassageShown, shown.Choice]
    answers = [f"- **{one.__name__}** ({fields(one)}): {prose(one)}" for one in [*kinds, *parts]]
    lines = [HEAD, *rows, "", "What has a default may be left out.", "", *told, "", "## Answers", "", *answers]
    return "\n".join(lines) + "\n" + TAIL


def main() -> None:
    """Writes both."""
    PAGE.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")


if __name__ == "__main__":
    main()
