"""Every state and way of a map, for whoever wants to work on: GraphML, JSON, and networkx.

A state says how many acts lead to it, which end it is, which remain open, and how likely each of these is; a way says
its act, in the words of the world too, whether all who choose it have a reason, and how likely it is in its state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from unsaid.api.map.words import Words
from unsaid.errors import UnsaidError
from unsaid.story.map.still_open import members
from unsaid.text.hidden import escaped

if TYPE_CHECKING:
    from unsaid.api.map.map import Map

State = dict[str, Any]


def states(drawn: Map) -> Iterator[State]:
    """By state, in order: its number and what there is to say of it."""
    plan, kinds, sets = drawn.plan, drawn.drawn.kinds, drawn.still_open.sets
    for number in range(plan.count):
        end = plan.kinds[number]
        found: State = {
            "state": number,
            "acts": plan.depths[number],
            "end": kinds[end].title if end >= 0 else None,
            "open": [kinds[one].title for one in members(sets[number] & (drawn.still_open.unknown - 1))],
            "looked_into": number < plan.looked,
        }
        if drawn.chances:
            found["likely"] = {k.title: c for k, c in zip(kinds, drawn.chances[number], strict=False) if c}
        yield found


def ways(drawn: Map) -> Iterator[dict[str, Any]]:
    """By way, in order: what leads where."""
    plan, words, actions = drawn.plan, Words(drawn), drawn.world.open.ground.actions
    rows = plan.rows
    for way, act in enumerate(rows.acts):
        found = {
            "from": plan.sources[way],
            "to": rows.to[way],
            "act": actions[act].name,
            "words": words.act(way),
            "by": list(words.by(act)),
            "reasoned": bool(rows.reasoned[way]),
        }
        if rows.shares is not None:
            found["likely"] = rows.shares[way]
        yield found


def to_json(drawn: Map) -> str:
    """Every state and way as JSON."""
    from unsaid.api.map.picture import title

    data = {
        "world": drawn.world.name,
        "title": title(drawn),
        "free": list(drawn.free),
        "stopped": drawn.stopped,
        "states": list(states(drawn)),
        "ways": list(ways(drawn)),
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


GRAPHML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)

KEYS = (
    ("node", "acts", "int"),
    ("node", "end", "string"),
    ("node", "open", "string"),
    ("node", "looked_into", "boolean"),
    ("edge", "act", "string"),
    ("edge", "words", "string"),
    ("edge", "by", "string"),
    ("edge", "reasoned", "boolean"),
    ("edge", "likely", "double"),
)


def to_graphml(drawn: Map) -> str:
    """Every state and way as GraphML."""
    keys = [f'<key id="{k[0]}_{k[1]}" for="{k[0]}" attr.name="{k[1]}" attr.type="{k[2]}"/>' for k in KEYS]
    nodes = (f'<node id="n{state["state"]}">{_data("node", state)}</node>' for state in states(drawn))
    edges = (f'<edge source="n{way["from"]}" target="n{way["to"]}">{_data("edge", way)}</edge>' for way in ways(drawn))
    graph = f'<graph id={quoteattr(escaped(drawn.world.name))} edgedefault="directed">'
    return "\n".join([GRAPHML, *keys, graph, *nodes, *edges, "</graph>", "</graphml>"]) + "\n"


def _data(of: str, values: dict[str, Any]) -> str:
    found = list[str]()
    for owner, name, _ in KEYS:
        value = values.get(name)
        if owner == of and value is not None:
            found.append(f'<data key="{of}_{name}">{escape(escaped(_written(value)))}</data>')
    return "".join(found)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else str(value)


def to_networkx(drawn: Map) -> Any:
    """Every state and way as a graph of networkx. Raises UnsaidError where that is missing."""
    try:
        import networkx
    except ImportError as error:
        said = "this needs the package networkx: pip install networkx"
        raise UnsaidError("networkx", said) from error
    graph = networkx.MultiDiGraph(name=drawn.world.name, stopped=drawn.stopped)
    graph.add_nodes_from((state.pop("state"), state) for state in states(drawn))
    graph.add_edges_from((way.pop("from"), way.pop("to"), way) for way in ways(drawn))
    return graph
