"""The teller: words for what happens, from somebody's side or from outside.

A side is a character's name, or None for the outside view. The words are the author's where the author gave some for
that side, else those for ``nobody``, else a plain sentence made from names. A condition on words is read in the mind of
the side they are told from, so that which words are told gives nothing away either. Nothing here decides what is told;
that is ``told``'s.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from unsaid.data.running import Running
from unsaid.english.kinds import listed
from unsaid.language import core
from unsaid.telling.chains import own
from unsaid.telling.choosing import best_first
from unsaid.telling.conditions import Conditions, Scalar
from unsaid.telling.facts import fluent_sentence
from unsaid.telling.inner import Psyche, Stir
from unsaid.telling.memory import Memory
from unsaid.telling.names import Lexicon, capital, spaced
from unsaid.telling.narration import Manner, Narration
from unsaid.telling.plain import act_phrase, act_sentence
from unsaid.telling.template import filled
from unsaid.world.passes import pass_name
from unsaid.world.scalars import Unsure
from unsaid.world.supposing import unsure

if TYPE_CHECKING:
    from unsaid.telling.following import Following
    from unsaid.world import GroundWorld

NOBODY = "nobody"


WORDED = 3
"""Values that are told one by one, each in the author's words, where somebody thinks each of them possible."""


class Worded(msgspec.Struct, frozen=True):
    """Words told, and how they stand among others; ``authored`` and ``brief``: the author's, and the brief ones."""

    text: str
    pace: core.Pace = "scene"
    authored: bool = True
    brief: bool = False


class Subject(msgspec.Struct, frozen=True):
    """What words are wanted for: something that happens in a state, as a side sees it."""

    name: str
    arguments: tuple[str, ...]
    state: int
    side: str | None
    sort: core.Sort = "plain"
    extra: tuple[tuple[str, str], ...] = ()
    follows: bool = False
    action: int | None = None
    after: int | None = None
    """The act, and the state it leads to, where words are for an act and the state after it is known."""


class Teller(msgspec.Struct, frozen=True, dict=True):
    """Words for one world, as told to ``you``: the character the reader stands in, or nobody."""

    world: core.World
    ground: GroundWorld
    states: Running
    you: str | None = None
    manner: Manner = msgspec.field(default_factory=Manner)
    psyche: Psyche | None = None

    def memory(self) -> Memory:
        """The memory of a telling that begins."""
        return Memory(self.manner.seed)

    @property
    def lexicon(self) -> Lexicon:
        """The names as the reader hears them where the program speaks to the reader, and not a story."""
        return Lexicon(self.world, Narration(self.you))

    def telling_from(self, side: str | None, state: int | None = None, memory: Memory | None = None) -> Lexicon:
        """The names in a telling from a side; in a state, with those that are used only under a condition."""
        narration = self.manner.narration(self.world, side)
        if state is None:
            return Lexicon(self.world, narration)
        conditions = self.conditions(state, memory)

        def allows(called: core.Called, mind: str | None) -> bool:
            # what another says aloud is known to the side as that mind is known to it
            chain = tuple(who for who in (side, mind if mind != side else None) if who)
            return conditions.holds(called.when, None, chain)

        return Lexicon(self.world, narration, allows)

    def conditions(self, state: int, memory: Memory | None = None) -> Conditions:
        """The world's conditions, read in a state, and what they ask of a telling."""
        told = memory or Memory()

        def look(chain: tuple[str, ...], fluent: str) -> Scalar:
            mind = self.states.mind(state, *(self.characters[c] for c in own(chain)))
            return self.states.values(mind)[self.fluents[fluent]]

        def asked(question: core.Narrated, names: Mapping[str, str], chain: tuple[str, ...]) -> Scalar:
            if question.kind != "feels":
                return told.asked(question, names)
            who = names[question.who.name] if isinstance(question.who, core.Variable) else str(question.who.value)  # type: ignore[union-attr]
            return bool(
                chain and self.psyche and self.psyche.feels(told.step, chain[0], who, question.name.replace("_", " "))
            )

        return Conditions(self.world, look, asked)

    @cached_property
    def characters(self) -> dict[str, int]:
        """The number of each character."""
        return {name: number for number, name in enumerate(self.ground.characters)}

    @cached_property
    def fluents(self) -> dict[str, int]:
        return self.ground.fluents_named()

    @cached_property
    def _pass(self) -> str:
        return pass_name(self.world)

    def untold(self, action: int) -> bool:
        """Whether an act is a pass for which the author has no words: it is told only in what it leaves unsaid."""
        act = self.ground.actions[action]
        nothing = not act.effects and act.precondition is True and len(act.consenting) == 1
        return nothing and act.schema == self._pass and not any(t.name == self._pass for t in self.world.tellings)

    def pass_of(self, character: int) -> int | None:
        """The act by which somebody passes; None in a world in which nobody may."""
        return self.actions.get(f"{self._pass}({self.ground.characters[character]})")

    @cached_property
    def actions(self) -> dict[str, int]:
        """The number of each action, by its name."""
        return self.ground.actions_named()

    # --- events ---

    def event(
        self, state: int, action: int, side: str | None, memory: Memory | None = None, after: int | None = None
    ) -> str:
        """An act, done in ``state``, told from a side."""
        return self.act(state, action, side, memory or self.memory(), after).text

    def act(self, state: int, action: int, side: str | None, memory: Memory, after: int | None = None) -> Worded:
        """An act, done in ``state``, told from a side, in the author's words or in a sentence made from names.

        ``after`` is the state it leads to: what a side finds out by the act itself is read there.
        """
        schema, arguments = self.schema(action)
        what = Subject(schema.name, arguments, state, side, action=action, after=after)
        said = self._said(what, memory)
        if said is None and self.untold(action):
            return Worded("")
        if said is None:
            lexicon = self.telling_from(side, state, memory)
            said = Worded(act_sentence(schema, arguments, lexicon, memory.discourse), authored=False)
        memory.tell(schema.name)
        return said

    def following(self, state: int, what: Following, side: str | None, memory: Memory) -> Worded | None:
        """What followed an act, told in the state it led to; nothing where the author has no words for it."""
        extra = (("value", valued(what.value)),) if what.change else ()
        sort: core.Sort = "change" if what.change else "plain"
        said = self._said(Subject(what.name, what.arguments, state, side, sort, extra, follows=True), memory)
        if said is not None and not what.change:
            memory.tell(what.name)
        return said

    def stir(self, state: int, stir: Stir, side: str | None, memory: Memory) -> Worded | None:
        """Something that stirred in somebody; nothing where the author has no words for it, but for a recognition."""
        arguments = (stir.who,) if stir.sort in ("feeling", "shown") else stir.arguments
        what = Subject(stir.name.replace(" ", "_"), arguments, state, side, stir.sort, follows=True)
        said = self._said(what, memory)
        if said is None and stir.sort == "recognition":
            text = self._filled("{c sees} what {c.he has} done.", {"c": stir.who}, what, memory)
            said = Worded(text, authored=False)
        return said

    def plain(self, action: int, side: str | None) -> str:
        """An act in a sentence made from names."""
        schema, arguments = self.schema(action)
        return act_sentence(schema, arguments, self.telling_from(side))

    def _said(self, what: Subject, memory: Memory) -> Worded | None:
        """The author's words for something; briefly, where the reader wants it brief."""
        patterns = list(self._patterns(what, memory))
        for place, (pattern, names) in enumerate(patterns):
            brief, bound = self._brief(patterns[place:]) if self._briefly(pattern) else (None, names)
            line = brief or self._line_of(pattern, names, what.side)
            if line is not None:
                if not (what.follows or brief or pattern.pace == "summary"):
                    memory.discourse.running = False
                text = self._filled(memory.words(pattern.id, line), bound, what, memory)
                return Worded(text, pattern.pace, brief=brief is not None)
        return None

    @staticmethod
    def _brief(
        patterns: Sequence[tuple[core.Telling, dict[str, str]]],
    ) -> tuple[core.Line | None, dict[str, str]]:
        """The brief words of the most particular of some tellings that has any, and what its slots hold."""
        found = ((_line(pattern.lines, "brief"), names) for pattern, names in patterns)
        return next(((line, names) for line, names in found if line is not None), (None, patterns[0][1]))

    def _briefly(self, pattern: core.Telling) -> bool:
        """Whether the reader wants this told in one sentence."""
        length = self.manner.length
        return length == "short" or (length == "scene" and pattern.pace == "summary")

    def _line_of(self, pattern: core.Telling, names: Mapping[str, str], side: str | None) -> core.Line | None:
        """The line told from a side: the character's own, or that of the parameter it fills, else the outside one."""
        keys = [side, *(p for p, entity in names.items() if entity == side)] if side is not None else []
        found = (_line(pattern.lines, key) for key in (*keys, NOBODY))
        return next((line for line in found if line is not None), None)

    def _filled(self, text: str, names: Mapping[str, str], what: Subject, memory: Memory) -> str:
        lexicon = self.telling_from(what.side, what.state, memory)
        return filled(
            text, {**names, **self._held(dict(what.extra))}, lexicon, dict(what.extra), memory, self.manner.thoughts
        )

    def _held(self, extra: Mapping[str, str]) -> dict[str, str]:
        """Of the values that slots may hold, those that are entities, which are named as any other is."""
        entities = {e.name for e in self.world.entities}
        return {name: value for name, value in extra.items() if value in entities}

    def choice(self, state: int, action: int) -> str:
        """An act in the words of a menu."""
        return self._choice(state, action, self.memory())

    def doing(self, state: int, action: int) -> str:
        """An act as something its doer may mean to do: “light the lamp”; *I* in its words is whoever does it."""
        doers = [self.ground.characters[c] for c in self.ground.actions[action].consenting]
        doer = next((d for d in doers if d == self.you), doers[0] if doers else None)
        memory = self.memory()
        if doer is not None:
            memory.discourse.mention(doer, self.lexicon)
        text = self._choice(state, action, memory, doer)
        first = text.split(" ", 1)[0]
        return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]

    def chosen(self, state: int, action: int) -> str | None:
        """The author's own words of a menu for an act; None where there are none."""
        return self._own_choice(state, action, self.memory(), None)

    def menu_words(self, name: str, arguments: tuple[str, ...]) -> str | None:
        """The author's own words of a menu for an act that never happens, whatever they hang on; None for none."""
        for pattern, names in best_first(self.world, name, arguments, lambda when, _: when is None):
            line = _line(pattern.lines, "choice")
            if line is not None:
                return filled(line.turns[0][0], names, self.lexicon, None, self.memory())
        return None

    def _choice(self, state: int, action: int, memory: Memory, doer: str | None = None) -> str:
        own = self._own_choice(state, action, memory, doer)
        return capital(act_phrase(*self.schema(action), self.lexicon)) if own is None else own

    def _own_choice(self, state: int, action: int, memory: Memory, doer: str | None) -> str | None:
        schema, arguments = self.schema(action)
        for pattern, names in self._patterns(Subject(schema.name, arguments, state, self.you), self.memory()):
            line = _line(pattern.lines, "choice")
            if line is not None:
                words = memory.words(pattern.id, line)
                return filled(words, names, self.lexicon, None, memory, speaker=doer)
        return None

    def schema(self, action: int) -> tuple[core.Action, tuple[str, ...]]:
        """The action of the text that an act is one of, and what fills its parameters."""
        ground = self.ground.actions[action]
        same = [a for a in self.world.actions if a.name == ground.schema and len(a.parameters) == len(ground.arguments)]
        fitting = (a for a in same if all(map(self._fills, a.parameters, ground.arguments)))
        return next(fitting), ground.arguments

    def _fills(self, parameter: core.Parameter, argument: str) -> bool:
        return argument == parameter.constant if parameter.constant else argument in self.world.members(parameter.type)

    def _patterns(self, what: Subject, memory: Memory) -> Iterable[tuple[core.Telling, dict[str, str]]]:
        """The words for something that fit, their conditions read in the mind of the side."""
        conditions, chain = self._reading(what, memory), (what.side,) if what.side else ()
        return best_first(
            self.world, what.name, what.arguments, lambda when, names: conditions.holds(when, names, chain), what.sort
        )

    def _reading(self, what: Subject, memory: Memory) -> Conditions:
        """Conditions on words for something, read in its state: but what an act lets be found out, after the act.

        That is what the condition says of the world, and neither the act nor any trigger changes in it: if a mind holds
        it otherwise afterwards, it has learnt it. What the condition says of beliefs is read before the act.
        """
        conditions = self.conditions(what.state, memory)
        if what.action is None or what.after is None:
            return conditions
        later, made = self.conditions(what.after, memory), self._made(what.action)
        outermost = 1 if what.side else 0

        def look(chain: tuple[str, ...], fluent: str) -> Scalar:
            before = len(chain) > outermost or self.fluents[fluent] in made
            return (conditions if before else later).look(chain, fluent)

        return Conditions(self.world, look, conditions.asked)

    def _made(self, action: int) -> set[int]:
        """The fluents that an act or any trigger sets in the world."""
        return {e.fluent for e in self.ground.actions[action].effects if not e.who} | self._triggered

    @cached_property
    def _triggered(self) -> set[int]:
        return {e.fluent for trigger in self.ground.triggers for e in trigger.effects if not e.who}

    # --- facts ---

    def turn(self, state: int, turned: Sequence[int], shown: Container[int], side: str, memory: Memory) -> Worded:
        """What a mind turned about by an act that led to a state, in one sentence from that side; ``shown`` is what the
        act itself was the sign of."""
        lexicon = self.telling_from(side, state, memory)
        believed = self.states.values(self.states.mind(state, self.characters[side]))
        facts = listed([f"that {self.fact(fluent, believed[fluent], lexicon)}" for fluent in turned])
        verb = "[sees]" if all(fluent in shown for fluent in turned) else "now [believes]"
        return Worded(f"{filled('{who} ' + verb, {'who': side}, lexicon, None, memory)} {facts}.")

    def fact(self, fluent: int, value: Scalar, lexicon: Lexicon | None = None) -> str:
        """A value of a fluent, as a clause without its full stop; with the names that a reader, or a telling, uses."""
        lexicon = lexicon or self.lexicon
        ground = self.ground.fluents[fluent]
        property_ = next(p for p in self.world.properties if self.is_of(p, ground.property, ground.arguments))
        if (label := unsure(value)) is not None:
            return self._unsure(property_, fluent, label, lexicon)
        key = {True: "true", False: "false", None: "unknown"}.get(value, "value")  # type: ignore[arg-type]
        key = "value" if isinstance(value, float) else key
        for pattern, names in best_first(self.world, property_.name, ground.arguments, lambda when, _: when is None):
            line = _line(pattern.lines, key)
            if line is not None:
                shown = {"value": valued(value)}
                return filled(line.turns[0][0], {**names, **self._held(shown)}, lexicon, shown, clause=True)
        return fluent_sentence(property_, ground.arguments, value, lexicon)

    def _unsure(self, property_: core.Property, fluent: int, label: Unsure, lexicon: Lexicon) -> str:
        """What somebody does not know, or knows as others cannot tell; in the author's words where there are some for
        not knowing, or for each of a few values."""
        (how, among), ground = label, self.ground.fluents[fluent]
        alone = fluent_sentence(property_, ground.arguments, label, lexicon)
        if how != "open":
            if ground.type == "boolean":
                return f"it {'may be' if how == 'unclear' else 'is'} known whether {self.fact(fluent, True, lexicon)}"
            return alone
        known = fluent_sentence(property_, ground.arguments, None, lexicon)
        worded = self.fact(fluent, None, lexicon)
        if worded != known:
            return worded
        written = [self.fact(fluent, one, lexicon) for one in among[:WORDED]]
        plain = [fluent_sentence(property_, ground.arguments, one, lexicon) for one in among[:WORDED]]
        if written == plain or len(among) > WORDED:
            return alone
        if ground.type == "boolean":
            return f"it may be that {self.fact(fluent, True, lexicon)}, or not"
        return "it may be " + ", or ".join(f"that {clause}" for clause in written)

    def concern(self, owner: str, name: str, key: Literal["up", "down"], after: Iterable[str] = ()) -> str | None:
        """The author's words for what would be so were somebody's concern served, or not; as part of a sentence, which
        has named some before. None where there are none."""
        for concern, arguments in self._cared(owner, name):
            for pattern, names in best_first(self.world, concern, arguments, lambda when, _: when is None, "concern"):
                line = _line(pattern.lines, key)
                if line is not None:
                    memory = self.memory()
                    for who in after:
                        memory.discourse.mention(who, self.lexicon)
                    memory.discourse.running = True
                    return filled(line.turns[0][0], names, self.lexicon, None, memory, clause=True).rstrip(".")
        return None

    def _cared(self, owner: str, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The concerns that a ground one of somebody's may be, with what fills their parameters: its name holds neither
        the owner nor constants."""
        head, _, rest = name.partition("(")
        for concern in (c for c in self.world.concerns if c.name == head):
            first, *more = concern.parameters
            given = iter(rest.removesuffix(")").split(", ") if rest else ())
            arguments = (owner, *(p.constant or next(given, "") for p in more))
            if self._fills(first, owner) and next(given, None) is None:
                yield head, arguments

    def is_of(self, property_: core.Property, name: str, arguments: tuple[str, ...]) -> bool:
        """Whether a fluent of some name and arguments is of a property, of those that have the name."""
        if property_.name != name or len(property_.parameters) != len(arguments):
            return False
        return all(map(self._fills, property_.parameters, arguments))

    def has_words(self, fluent: int) -> bool:
        """Whether the author gave words for a fluent."""
        name = self.ground.fluents[fluent].property
        return any(t.name == name and t.sort == "plain" for t in self.world.tellings)

    # --- around the story ---

    def opening(self, side: str | None, memory: Memory | None = None) -> str:
        """What is told before the first act; nothing where the author wrote nothing."""
        opening = next((p for p in self.world.passages if p.kind == "opening"), None)
        return self._passage(opening, None, side, memory or self.memory()) if opening else ""

    def closing(self, state: int, side: str | None, memory: Memory | None = None) -> str:
        """What is told after the last act: the words of the first ending that holds then, in the side's mind, and has
        any for that side; else of the first such closing. Where none has, one sees it from outside."""
        told = memory or self.memory()
        conditions, chain = self.conditions(state, told), (side,) if side else ()
        closings = (p for p in self.world.passages if p.kind == "closing")
        there = [p for p in (*self.endings, *closings) if conditions.holds(p.when, None, chain)]
        texts = (self._worded(p, state, side, key, told) for key in self._keys(side) for p in there)
        return next((text for text in texts if text), "")

    def ending(self, state: int) -> core.Passage | None:
        """The ending that is reached in a state of the world, whoever knows it; None where the story goes on."""
        conditions = self.conditions(state, self.memory())
        return next((p for p in self.endings if conditions.holds(p.when, None, ())), None)

    @cached_property
    def endings(self) -> tuple[core.Passage, ...]:
        """The world's endings, in order of definition."""
        return tuple(p for p in self.world.passages if p.kind == "ending")

    def titled(self, ending: core.Passage) -> str:
        """What an ending is called: by the author, or its name as words."""
        line = _line(ending.lines, "title")
        name = capital(spaced(ending.name)) if line is None else line.turns[0][0]
        return filled(name, {}, self.lexicon)

    def _passage(self, passage: core.Passage, state: int | None, side: str | None, memory: Memory) -> str:
        texts = (self._worded(passage, state, side, key, memory) for key in self._keys(side))
        return next((text for text in texts if text), "")

    def _keys(self, side: str | None) -> tuple[str, ...]:
        """Whose words a side is told of a passage, the nearest first."""
        return ("brief",) if self.manner.length == "short" else (side or NOBODY, NOBODY)

    def _worded(self, passage: core.Passage, state: int | None, side: str | None, key: str, memory: Memory) -> str:
        """The line of a passage under a key, as a side is told it; nothing where it has none."""
        line = _line(passage.lines, key)
        if line is None:
            return ""
        lexicon = self.telling_from(side, state, memory)
        return filled(memory.words(passage.id, line), {}, lexicon, None, memory, self.manner.thoughts)


def valued(value: Scalar) -> str:
    """A value as it stands in a slot: an entity's own name, a number, and in words what is neither."""
    words = {True: "true", False: "false", None: "unknown"}
    if unsure(value) is not None:
        return words[None]
    return f"{value:g}" if isinstance(value, float) else value if isinstance(value, str) else words[value]


def _line(lines: Iterable[core.Line], key: str | None) -> core.Line | None:
    return next((line for line in lines if line.key == key), None)
