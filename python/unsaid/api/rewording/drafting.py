"""Words to begin with, for all that a world has none for: written into its text, side by side with what is there.

They say what the sentences made from names say, with marks for who and when, so that the story reads on as before and
an author has only to put better words in their place. An action gets its words inside it, a property behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from unsaid.api.rewording.unworded import Unworded, shown
from unsaid.language import core, format_text, tree
from unsaid.language.edits import Replacement
from unsaid.language.mending import changed
from unsaid.language.tokens import start_of
from unsaid.language.upgrading.text import WrittenText
from unsaid.telling.facts import fluent_sentence
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Narration
from unsaid.telling.plain import PlainAct, act_phrase, act_sentence

if TYPE_CHECKING:
    from unsaid.api.world import World

HELD = ("Xq", 7.0)
"""An entity and a number that stand for what a property holds."""


def drafted(world: World, missing: Iterable[Unworded]) -> World:
    """The world with words to begin with for what it has none for, in canonical layout. Raises UnsaidError."""
    text = WrittenText.of(world.formatted().text)
    wanted: dict[str, list[Unworded]] = {}
    for one in missing:
        wanted.setdefault(one.name, []).append(one)
    drafting = Drafting(world.open.core)
    made = list(drafting.replacements(text, wanted))
    after = format_text(changed(text.text, made), world.source.label)
    return replace(world, source=replace(world.source, text=after))


class Drafting:
    """Makes words of names."""

    def __init__(self, world: core.World) -> None:
        self.world = world

    def _lexicon(self, parameters: Sequence[core.Parameter], names: dict[str, str]) -> Lexicon:
        """The names of a world in which there is something that stands for each parameter."""
        more = (core.Entity(names[p.name], (p.type,), (0, 0)) for p in parameters if p.name in names)
        entities = (*self.world.entities, *more)
        return Lexicon(msgspec.structs.replace(self.world, called=(), entities=entities), Narration(None))

    def replacements(self, text: WrittenText, wanted: dict[str, list[Unworded]]) -> Iterator[Replacement]:
        """What is to be written, and where."""
        for d in text.definitions:
            if isinstance(d, tree.EventDefinition):
                found = (a for a in self.world.actions if a.name == d.name.text and like(a.parameters, d.parameters))
                action = next(found, None)
                asked = wanted.get(shown(action.name, action.parameters), ()) if action is not None else ()
                if action is not None and asked:
                    close = text.within(d.span)[-1]
                    before = text.within((d.span[0], start_of(close)))[-1]
                    joint = "" if before.type in ("LBRACE", "SEMI") else ";"
                    said = f"{joint} telling {{ {' '.join(self.lines(action, asked))} }};\n"
                    yield Replacement((start_of(close), start_of(close)), said)
            elif isinstance(d, tree.PropertyDefinition):
                found = (p for p in self.world.properties if p.name == d.name.text)
                same = next((p for p in found if like(p.parameters, d.parameters)), None)
                if same is not None and wanted.get(shown(same.name, same.parameters)):
                    end = text.closed(d.span)[1]
                    yield Replacement((end, end), f"\n{self.fact(same)}")

    def lines(self, action: core.Action, asked: Sequence[Unworded]) -> Iterator[str]:
        """The lines for an action: from those who do it, from outside, and for the menu, as far as they are wanted."""
        names = placeholders(action.parameters)
        arguments = [names.get(p.name, p.constant or p.name) for p in action.parameters]
        lexicon = self._lexicon(action.parameters, names)
        back = {spelt: name for name, spelt in names.items()}
        doers = [back.get(who, who) for who in PlainAct(action, tuple(arguments), lexicon).subjects]
        sentence = act_sentence(action, arguments, lexicon)
        phrase = act_phrase(action, arguments, lexicon)
        sides = {u.side for u in asked if u.sort == "act"}
        if sides:
            for doer in doers if len(doers) == 1 else ():
                yield f'{doer}: "{{I {marked(phrase, names, 1)}.";'
            yield f'nobody: "{self._outside(sentence, doers, names, lexicon)}";'
        if any(u.sort == "menu" for u in asked):
            yield f'choice: "{slots(phrase[:1].upper() + phrase[1:], names)}";'

    def _outside(self, sentence: str, doers: Sequence[str], names: dict[str, str], lexicon: Lexicon) -> str:
        """A sentence with its subject and verb marked."""
        if not doers:
            words = sentence.split(" ", 1)[1] if " " in sentence else sentence
            return f"It [{marked(words, names, 0)}"
        spelt = [names.get(d, lexicon.name(d)) for d in doers]
        together = " and ".join([", ".join(spelt[:-1]), spelt[-1]]) if len(spelt) > 1 else spelt[0]
        rest = sentence.removeprefix(together[:1].upper() + together[1:]).strip()
        if len(doers) == 1:
            return f"{{{doers[0]} {marked(rest, names, 1)}"
        return f"{' and '.join(f'{{{d}}}' for d in doers)} {{{marked(rest, names, 1)}"

    def fact(self, p: core.Property) -> str:
        """Words for a property, on one line."""
        names = placeholders(p.parameters)
        arguments = [names.get(q.name, q.constant or q.name) for q in p.parameters]
        lexicon = self._lexicon(p.parameters, names)
        inside = ", ".join(q.constant or f"{q.name} : {q.type}" for q in p.parameters)
        head = f"telling {p.name}({inside}):"
        if p.type == "boolean":
            so, not_so = (self._stated(fluent_sentence(p, arguments, v, lexicon), names) for v in (True, False))
            return f'{head} "{so}" / "{not_so}";'
        held = HELD[1] if p.type == "number" else HELD[0]
        said = self._stated(fluent_sentence(p, arguments, held, lexicon), names)
        return f'{head} "{said.replace(f"{held:g}" if isinstance(held, float) else HELD[0], "{value}")}";'

    def _stated(self, sentence: str, names: dict[str, str]) -> str:
        """A clause with its subject, where that is a parameter, and its verb marked."""
        for name, spelt in names.items():
            found = re.match(rf"{spelt} (\w+)\b(.*)", sentence, re.DOTALL)
            if found:
                return f"{{{name} {found[1]}}}{slots(found[2], names)}"
        return slots(sentence, names)


def like(parameters: tuple[core.Parameter, ...], written: tuple[tree.ParameterNode, ...]) -> bool:
    """Whether parameters are those that are written."""
    return [(p.constant or p.name, p.type if p.constant is None else None) for p in parameters] == [
        (w.name.text, w.type.text if w.type else None) for w in written
    ]


def placeholders(parameters: Sequence[core.Parameter]) -> dict[str, str]:
    """For each parameter a name that nothing has."""
    letters = (f"Q{letter}" for letter in "bcdfghjklmnpqrstvwxz" * 5)
    return {p.name: name for p, name in zip(parameters, letters, strict=False) if p.constant is None}


def slots(said: str, names: dict[str, str]) -> str:
    """Words with slots for the names that stand for parameters."""
    for name, spelt in names.items():
        said = re.sub(rf"\b{spelt}\b", f"{{{name}}}", said)
    return said.replace('"', '\\"')


def marked(said: str, names: dict[str, str], open_: int) -> str:
    """Words whose first is a verb in a mark that was opened before: in braces (1) or brackets (0)."""
    verb = re.match(r"\w+", said)
    end = verb.end() if verb else 0
    return f"{said[:end]}{'}' if open_ else ']'}{slots(said[end:], names)}"
