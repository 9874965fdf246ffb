"""The world that an outline stands for, written to be read and gone on with.

Its facts are so from first to last, and nobody knows of them; each scene is an act that happens by itself, so that
nobody needs a reason yet, and that those who are there witness. What people are told, work out and forget are acts of
their own, witnessed by whom they concern. ``told()`` counts them, so that they happen in the order of the outline. A
condition on somebody's mind is what they rely on: where the outline has a hole, the act is not possible, and ``check``
says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from .following import Course, plainly, spoken_of
from .model import Hearing, Item, Plot, Relying, Scene, Working, opposite, own
from .problem import OutlineProblem
from .saying import Words, heading, joined


class Act(msgspec.Struct, frozen=True):
    """An act to be written: its name, what is said of it, its conditions and effects, and who witnesses it."""

    name: str
    said: str
    needs: tuple[str, ...]
    does: tuple[str, ...]
    seen_by: tuple[str, ...]


def world_of(course: Course, holes: Sequence[str] = ()) -> str:
    """The text of the world, with the outline's holes, in a sentence each, as remarks at its top. Raises OutlineProblem
    where somebody acts in a scene in which they are not."""
    return _Founding(course).text(holes)


def story_of(course: Course) -> str:
    """The outline as a story of that world."""
    return "".join(f"{act.name}()\n" for act in _Founding(course).acts)


class _Founding:
    def __init__(self, course: Course) -> None:
        self.course, self.plot, self.words = course, course.plot, Words(course)
        taken = {"told", "dead", "character", "entity", "boolean", "number"}
        self.people = _identifiers(self.plot.people, taken)
        self.facts = _identifiers([fact.name for fact in self.plot.facts], taken, low=True)
        self.mortal = {who for scene in self.plot.scenes for who in scene.dies}
        self._whole(self.plot)
        self.acts: list[Act] = []
        for scene in self.plot.scenes:
            self._scene(scene)

    def _whole(self, plot: Plot) -> None:
        for scene in plot.scenes:
            acting = [r.who for r in scene.relies] + [w.who for w in scene.works]
            acting += [who for h in scene.hears for who in (h.who, h.by) if who is not None]
            for who in acting:
                if who not in scene.there:
                    said = f"{who} acts in scene {scene.label}, and is not there, which no world can be made of"
                    repair = f"let {who} be there, or take out what {who} does"
                    raise OutlineProblem("outline-absent", f"{plot.title}:{scene.line}", said, repair)

    # --- acts ---

    def _add(self, name: str, said: str, needs: Iterable[str], does: Iterable[str], seen_by: Iterable[str]) -> None:
        number, names = len(self.acts), {act.name for act in self.acts}
        unique = next(n for n in (name, *(f"{name}_{i}" for i in range(2, number + 3))) if n not in names)
        counted = (f"told() == {number}", *dict.fromkeys(needs))
        changed = (f"told() = {number + 1}", *dict.fromkeys(does))
        self.acts.append(Act(unique, said, counted, changed, tuple(dict.fromkeys(seen_by))))

    def _scene(self, scene: Scene) -> None:
        name = f"scene_{scene.label}"
        late = scene.late
        early = [r for r in scene.relies if r not in late]
        needs = [f"!dead({self.people[who]})" for who in scene.there if who in self.mortal]
        needs += [self._holds(r.who, r.item) for r in early]
        needs += [self._condition(item.minds, item) for item in scene.out if item.minds]
        self._add(name, self._said(scene), needs, self._brings(scene, early), scene.there)
        for step in scene.steps:
            if isinstance(step, Hearing):
                self._hears(name, step)
            else:
                self._works(name, step)
        for who, held in _by(late).items():
            said = f"{who} relies on {joined([self.words.item(i) for i in held])}."
            self._add(f"{name}_{self.people[who]}_acts", said, [self._holds(who, i) for i in held], (), (who,))
        for one in scene.forgets:
            said = f"{one.who} forgets {self.words.item(one.item)}."
            does = [f"{self._mind((one.who, *one.item.minds), one.item)} = ?"]
            self._add(f"{name}_{self.people[one.who]}_forgets", said, (), does, (one.who,))

    def _said(self, scene: Scene) -> str:
        out = joined([self.words.item(item) for item in scene.out])
        comes = f": it comes out: {out}" if out else ""
        return f"{heading(scene)}{comes}."

    def _brings(self, scene: Scene, early: Iterable[Relying]) -> Iterator[str]:
        """What a scene changes: first what simply comes out, then what is seen of minds."""
        plain = [item for item in scene.out if plainly(self.plot, item)]
        yield from (f"{self.facts[i.fact]}()" if i.so else f"!{self.facts[i.fact]}()" for i in plain)
        nested = any(len(chain) > 1 for chain in self.course.chains)
        for relying in early if nested else ():
            if not spoken_of(scene, relying):
                yield self._set(relying.who, relying.item)
        for item in scene.out:
            if item not in plain:
                yield from (self._set(who, item) for who in scene.there if item.minds[:1] != (who,))
        yield from (f"dead({self.people[who]})" for who in scene.dies)

    def _hears(self, name: str, hearing: Hearing) -> None:
        who, by, item = hearing.who, hearing.by, hearing.item
        needs: list[str] = []
        if hearing.lie and not item.minds:
            needs += [self._holds(by, opposite(item))] if by else []
            needs.append(f"{self._mind((who,), item)} != {not item.so}")
        elif by is not None and not hearing.lie:
            needs.append(self._holds(by, own(by, item)))
        verb = "is misled about" if hearing.lie else "is told"
        said = f"{who} {verb} {self.words.item(item)}{f' by {by}' if by else ''}."
        does = [self._set(who, item)] if item.minds[:1] != (who,) else []
        self._add(f"{name}_{self.people[who]}_is_told", said, needs, does, (who, *([by] if by else [])))

    def _works(self, name: str, working: Working) -> None:
        of = joined([self.words.item(i) for i in working.premises])
        said = f"{working.who} works out {self.words.item(working.item)}{f' from {of}' if of else ''}."
        needs = [self._holds(working.who, premise) for premise in working.premises]
        does = [self._set(working.who, working.item)]
        self._add(f"{name}_{self.people[working.who]}_works_out", said, needs, does, (working.who,))

    # --- conditions and effects ---

    def _mind(self, chain: Iterable[str], item: Item) -> str:
        said = f"{self.facts[item.fact]}()"
        for who in reversed(tuple(chain)):
            said = f"believes({self.people[who]}, {said})"
        return said

    def _condition(self, chain: Iterable[str], item: Item) -> str:
        said = self._mind(chain, item)
        return said if item.so else f"{said} == False"

    def _holds(self, who: str, item: Item) -> str:
        return self._condition((who, *item.minds), item)

    def _set(self, who: str, item: Item) -> str:
        return f"{self._mind((who, *item.minds), item)} = {item.so}"

    # --- the text ---

    def text(self, holes: Sequence[str]) -> str:
        """The whole world, laid out."""
        from unsaid.language import format_text

        return format_text("\n".join(self._parts(holes)) + "\n", "outline")

    def _parts(self, holes: Sequence[str]) -> Iterator[str]:
        title = _quoted(self.plot.title) or "Untitled"
        yield "// Made from an outline. Each scene is an act that happens by itself. To give it a doer, who then"
        yield "// needs a reason, write `consenting: …;` into it, and say what the doer wants: `utility(…): …;`."
        if holes:
            yield "//\n// The outline has holes. Until they are mended no story goes through to its end:"
            yield from (f"// - {' '.join(hole.split())}" for hole in holes)
        yield f'title "{title[:1].upper()}{title[1:]}";\n'
        yield from (f"entity {name} : character;" for name in self.people.values())
        yield "\nproperty told() : number;  // how many of the acts below have happened"
        if self.mortal:
            yield "property dead(c : character) : boolean;"
        yield "\n// What is so from first to last. Nobody knows of it at the start."
        for fact in self.plot.facts:
            yield f"property {self.facts[fact.name]}() : boolean;"
        yield ""
        yield from (f"{self.facts[fact.name]}();" for fact in self.plot.facts if fact.true)
        yield ""
        yield from (f"forall(c : character) believes(c, {self.facts[f.name]}()) = ?;" for f in self.plot.facts)
        yield from self._start()
        for act in self.acts:
            yield from self._act(act)
        yield f"\n// The story is told when all of it has happened.\nutility(): told() == {len(self.acts)};\n"
        yield from self._wants()
        yield from self._tellings()

    def _start(self) -> Iterator[str]:
        nested = any(len(chain) > 1 for chain in self.course.chains)
        if self.plot.knows:
            yield "\n// Except for this."
        for known in self.plot.knows:
            who, fact = self.people[known.who], self.facts[known.item.fact]
            if nested and not known.item.minds:
                yield f"forall(d : character) believes({who}, believes(d, {fact}())) = ?;"
        for known in self.plot.knows:
            yield f"{self._set(known.who, known.item)};"

    def _act(self, act: Act) -> Iterator[str]:
        seen = " | ".join(f"c == {self.people[who]}" for who in act.seen_by) or "c == ?"
        yield f"\n// {act.said}\naction {act.name}() {{"
        yield f"  precondition: {' & '.join(act.needs)};"
        yield f"  effect: {' & '.join(act.does)};"
        yield f"  observing(c : character): {seen};\n}};"

    def _wants(self) -> Iterator[str]:
        wants: dict[str, list[str]] = {}
        for want in (want for scene in self.plot.scenes for want in scene.wants):
            who = self.people[want.who]
            fact = f"{self.facts[want.item.fact]}()"
            hidden = f"(forall(c : character) (c == {who} | believes(c, {fact}) != {want.item.so}))"
            wants.setdefault(who, []).append(hidden if want.hide else f"({self._holds(want.who, want.item)})")
        for who, parts in wants.items():
            yield f"utility({who}): {' + '.join(f'(if({part}) 1 else 0)' for part in dict.fromkeys(parts))};\n"

    def _tellings(self) -> Iterator[str]:
        yield "\n// Words."
        yield from (f'called {name}: "{_quoted(who)}";' for who, name in self.people.items())
        for act in self.acts:
            yield f'telling {act.name}() {{ nobody: "{_quoted(act.said)}"; }};'
        for fact in self.plot.facts:
            words = _quoted(fact.words)
            yield f'telling {self.facts[fact.name]}() {{ true: "“{words}” is so"; false: "“{words}” is not so"; }};'
        yield f'telling told() {{ value: "{{value}} of the {len(self.acts)} acts of the outline [have] happened"; }};'
        if self.mortal:
            yield 'telling dead(c : character) { true: "{c is} dead"; false: "{c is} alive"; };'


def _by(relying: Iterable[Relying]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for one in relying:
        found.setdefault(one.who, []).append(one.item)
    return found


def _quoted(text: str) -> str:
    """Words of an outline as words of a world: without what is marked there."""
    plain = re.sub(r"[{}\[\]|<>\\]", " ", text.replace('"', "'"))
    return " ".join(plain.split())


def _identifiers(names: Iterable[str], taken: set[str], *, low: bool = False) -> dict[str, str]:
    """A name that the language takes for each name of an outline."""
    found: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        word = re.sub(r"\W+", "_", plain).strip("_") or ("fact" if low else "Person")
        word = word.lower() if low else word[:1].upper() + word[1:]
        word = f"_{word}" if word[0].isdigit() else word
        unique = next(w for w in (word, *(f"{word}_{i}" for i in range(2, len(taken) + 3))) if w.lower() not in taken)
        taken.add(unique.lower())
        found[name] = unique
    return found
