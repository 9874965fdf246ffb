"""What entities and properties there are, and the parameters that properties, actions and tellings share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import core, tree
from ..diagnostic import Place
from ..edits import item_of, nearest_written, take_out, whole_line, write
from .names import Binding, Names, Scope, signature


def define_entities(definitions: Iterable[tree.EntityDefinition], names: Names) -> None:
    """Enter every entity; its types must exist."""
    for definition in definitions:
        names.report.here = definition.span[0]
        name = definition.name.text
        types = tuple(dict.fromkeys(w.text for w in definition.types if names.types.of_entities(w)))
        if name in names.entities:
            first = names.entities[name].span
            duplicate(names, definition.name, f"the entity `{name}`", first, definition.span)
        elif types:
            names.entities[name] = core.Entity(name, types, definition.name.span)
        else:
            names.broken.add(name)


def define_properties(definitions: Iterable[tree.PropertyDefinition], names: Names) -> None:
    """Enter every property; the same name and parameter types may not come twice."""
    signatures: dict[str, core.Span] = {}
    for definition in definitions:
        names.report.here = definition.span[0]
        parameters = checked_parameters(definition.parameters, names, alike=names.sabre)
        sound = names.types.known(definition.type)
        if parameters is None or not sound:
            names.broken.add(definition.name.text)
            continue
        name, span = definition.name.text, definition.name.span
        written = signature(name, parameters)
        if written in signatures:
            what = f"the property `{written}`"
            duplicate(names, definition.name, what, signatures[written], definition.span)
            continue
        signatures[written] = span
        names.overloads.setdefault(name, []).append(len(names.properties))
        names.properties.append(core.Property(name, parameters, definition.type.text, span))


def duplicate(names: Names, word: tree.WordNode, what: str, first: core.Span, whole: core.Span | None = None) -> None:
    """Report a second definition, with the line of the first; ``whole`` is what could be left out."""
    if names.report.full:
        return
    where = names.where(first[0])
    bringer = names.brought.get(first) if not {word.span, whole} & names.brought.keys() else None
    if bringer is not None:
        said, related = f"{what} comes with {bringer} on {where}", [Place(first, "which brings it")]
        names.report.add("duplicate-definition", word.span, said, repair="give this another name", related=related)
        return
    said = f"{what} is defined twice; the first time on {where}"
    edits = [take_out(_left_out(names.text, word.span, whole), "this definition")] if whole is not None else []
    repair, related = "remove one of them or give it another name", [Place(first, "defined here first")]
    names.report.add("duplicate-definition", word.span, said, repair=repair, related=related, edits=edits)


def _left_out(text: str, name: core.Span, whole: core.Span) -> core.Span:
    """What to leave out for a definition not to be there: one name of several that are defined together, or all."""
    among = text[: name[0]].rstrip().endswith(",") or text[name[1] :].lstrip().startswith(",")
    return item_of(text, name) if among and whole[0] < name[0] else whole_line(text, whole)


def checked_parameters(
    written: Sequence[tree.ParameterNode], names: Names, *, alike: bool = False
) -> tuple[core.Parameter, ...] | None:
    """Parameters with their types; None if one of them makes no sense, which is reported.

    ``alike``: two may have one name, as in the properties of Sabre's files, where nothing speaks of them by name.
    """
    seen: set[str] = set()
    checked = [parameter(p, names) for p in written]
    for p in written:
        if p.name.text in seen and p.type is not None and not alike:
            said = f"two parameters are called `{p.name.text}`"
            other = names.unlike(p.name.text, dict.fromkeys((w.name.text for w in written), Binding("", "")))
            edits, repair = [write(other, p.name.span)], "give one of them another name"
            names.report.add("duplicate-parameter", p.name.span, said, repair=repair, edits=edits)
            return None
        seen.add(p.name.text)
    sound = tuple(p for p in checked if p is not None)
    return sound if len(sound) == len(checked) else None


def parameter(written: tree.ParameterNode, names: Names) -> core.Parameter | None:
    """One parameter: a name with a type, or an entity alone."""
    name = written.name.text
    if written.type is not None:
        known = names.types.of_entities(written.type)
        return core.Parameter(name, written.type.text, None, written.span) if known else None
    if name in names.entities:
        return core.Parameter(name, names.entities[name].types[0], name, written.span)
    if name not in names.broken:
        close = names.report.guess(name, names.entities)
        repair = f"did you mean `{close}`?" if close else f"give it a type: `{name} : …`"
        said = f"`{name}` is no entity, and a parameter needs a type"
        edits, expected = nearest_written(close, name, written.name.span), "`name : type` or an entity"
        names.report.add("unknown-name", written.name.span, said, expected=expected, repair=repair, edits=edits)
    return None


def scope_of(parameters: Sequence[core.Parameter]) -> Scope:
    """The names that parameters bind; a constant is itself already."""
    return {p.name: Binding(p.name, p.type) for p in parameters if p.constant is None}
