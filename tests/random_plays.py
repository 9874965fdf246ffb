"""Small worlds at random that are suited to play, in the words of the language, and games in them.

A few people in two places turn a few switches. What somebody does may need another; some believe what is not so; fate
has acts of its own; somebody may ask somebody else; wants cost other wants, so that they are held back; and endings
wait for switches. In some worlds the author has written the passes; to the others they are added, and ``passing`` says
in words what is to be added.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NAMES = ("Ann", "Bob", "Cat")
SWITCHES = ("red", "green", "blue", "gold", "grey")
PLACES = ("Hall", "Yard")

Literal = tuple[str, bool]
"""A switch, and whether it is on."""


@dataclass(frozen=True)
class Play:
    """A world's text, the passes it lacks, the conditions of its endings (switches, all of them), and the rules."""

    text: str
    passing: str
    endings: tuple[tuple[Literal, ...], ...]
    roles: tuple[str, ...]
    steps: int
    levels: int
    goal: float | None
    chance: int
    tempers: dict[str, float]


def random_play(seed: int) -> Play:
    """One world and the rules of a game in it."""
    return _Maker(random.Random(f"play {seed}")).play()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.names = NAMES[: chance.choice((2, 2, 3))]
        self.switches = SWITCHES[: chance.randint(2, 4)]
        self.on = [switch for switch in self.switches if self.often(0.15)]
        self.places = chance.random() < 0.6
        self.asks = chance.random() < 0.4
        self.concerned = chance.random() < 0.35
        self.wishes = {name: tuple((wish, self.often(0.8)) for wish, _ in self.literals(1, 2)) for name in self.names}

    def play(self) -> Play:
        pick = self.chance
        endings = tuple(self.ending() for _ in range(pick.choice((0, 1, 1, 2))))
        tempers = {name: pick.choice((0.0, 0.3, 1.0, 4.0)) for name in self.names if self.often(0.15)}
        lines = [*self.world(), *(_ending(n, when) for n, when in enumerate(endings))]
        lines += [f"temper {name}: {temper:g};" for name, temper in tempers.items()]
        written, added = self.passes("at(x) ==" in "".join(lines))
        text = "\n".join([*lines, *written]) + "\n"
        roles = pick.sample(self.names, pick.choice((1, 1, 1, 1, 2, 2, len(self.names))))
        steps, levels = pick.choice(((1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (2, 3), (4, 1)))
        goal = pick.choice((None, 2.0, 3.0, 4.0, 9.0, 9.0, 9.0))
        chance = pick.choice((0, 0, 1, 7, 123456))
        return Play(text, added, endings, tuple(roles), steps, levels, goal, chance, tempers)

    def ending(self) -> tuple[Literal, ...]:
        """What an ending waits for; in most worlds it is not so at the start."""
        when = tuple(self.literals(1, 2))
        at_first = all((switch in self.on) == on for switch, on in when)
        return self.ending() if at_first and self.often(0.95) else when

    # --- parts ----------------------------------------------------------------------------------------

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def literal(self) -> str:
        return _literal(self.chance.choice(self.switches), self.often(0.6))

    def literals(self, least: int, most: int) -> Iterator[Literal]:
        count = min(self.chance.randint(least, most), len(self.switches))
        for switch in self.chance.sample(self.switches, count):
            yield switch, self.often(0.6)

    def some(self, least: int, most: int) -> list[str]:
        return [_literal(*literal) for literal in self.literals(least, most)]

    def world(self) -> Iterator[str]:
        yield from (f"entity {name} : character;" for name in self.names)
        if self.places:
            yield "type place;"
            yield from (f"entity {place} : place;" for place in PLACES)
            yield "property at(c : character) : place;"
            yield from (f"at({name}) = {self.chance.choice(PLACES)};" for name in self.names)
        yield from (f"property {switch}() : boolean;" for switch in self.switches)
        if self.asks:
            yield from self.question()
        elif self.often(0.3):
            yield self.turns()
        if self.often(0.1):
            yield "foresight 1;"
        yield from (f"{switch}();" for switch in self.on)
        yield from self.beliefs()
        yield from self.acts()
        if self.often(0.15):
            yield self.trigger()
        yield from self.wants()

    def turns(self) -> str:
        names = self.chance.sample(self.names, len(self.names))
        if self.often(0.15):
            names.append(self.chance.choice(names[:-1]))
        return f"turns {', '.join(names)};"

    def beliefs(self) -> Iterator[str]:
        for _ in range(self.chance.choice((0, 1, 2, 3))):
            first, second = self.chance.sample(self.names, 2)
            about = self.literal()
            if self.places and self.often(0.2):
                about = f"at({self.chance.choice(self.names)}) = {self.chance.choice(PLACES)}"
            inner = f"believes({second}, {about})" if self.often(0.3) else about
            yield f"believes({first}, {inner});"

    # --- acts -------------------------------------------------------------------------------------------

    def acts(self) -> Iterator[str]:
        if self.places and self.often(0.7):
            walker = "c : character" if self.often(0.5) else self.chance.choice(self.names)
            who = walker.split(" ")[0]
            needs, does = f"at({who}) == from & from != to", f"at({who}) = to"
            seen = "at(x) == from | at(x) == to"
            yield _action(f"walk({walker}, from : place, to : place)", needs, does, who, seen)
        for number in range(self.chance.randint(2, 5)):
            yield self.act(f"act{number}")
        for name in self.names:
            if self.often(0.4):
                yield from self.chain(name)
        for number in range(self.chance.choice((0, 1, 1, 2))):
            needs = " & ".join(self.some(0, 2))
            yield _action(f"fate{number}()", needs, " & ".join(self.some(1, 2)), "", self.seen(self.names[0]))

    def chain(self, name: str) -> Iterator[str]:
        """Steps that lead to what somebody wishes for."""
        wish, on = self.chance.choice(self.wishes[name])
        steps = [(switch, self.often(0.8)) for switch in self.switches if switch != wish]
        steps = [*self.chance.sample(steps, self.chance.randint(1, min(2, len(steps)))), (wish, on)]
        for number, (before, after) in enumerate(zip([(wish, not on), *steps], steps, strict=False)):
            head = f"step{number}_{name}()"
            doers = ", ".join(self.chance.sample(self.names, 2)) if self.often(0.2) else name
            yield _action(head, _literal(*before), _literal(*after), doers, self.seen(name) if self.often(0.2) else "")

    def act(self, name: str) -> str:
        doers = self.chance.sample(self.names, 2 if self.often(0.35) else 1)
        needs = self.some(0, 2)
        if self.places and self.often(0.35):
            needs.append(f"at({doers[0]}) == {self.chance.choice([*PLACES, f'at({self.chance.choice(self.names)})'])}")
        if self.often(0.1):
            needs.append(f"believes({self.chance.choice(self.names)}, {self.literal()})")
        does = self.done(doers)
        if self.often(0.12):
            does.append(f"believes({self.chance.choice(self.names)}, {self.literal()})")
        return _action(f"{name}()", " & ".join(needs), " & ".join(does), ", ".join(doers), self.seen(doers[0]))

    def done(self, doers: Sequence[str]) -> list[str]:
        """What an act does: mostly what one of its doers wishes for; perhaps what somebody else does not."""
        does = [self.chance.choice(self.wishes[self.chance.choice(doers)])] if self.often(0.75) else []
        against = [wish for name in self.names if name not in doers for wish in self.wishes[name]]
        if against and self.often(0.4):
            switch, on = self.chance.choice(against)
            does.insert(0, (switch, not on))
        does += [one for one in self.literals(1, 1) if not does or self.often(0.2)]
        return [_literal(*one) for one in dict(does).items()]

    def seen(self, near: str) -> str:
        if self.places and self.often(0.5):
            return f"at(x) == at({near})"
        return f"x == {self.chance.choice(self.names)} | x == {near}" if self.often(0.25) else ""

    def passes(self, asked_where: bool) -> tuple[list[str], str]:
        """What the author has written under the name of a pass, and the pass that is to be added."""
        seen = "at(x) == at(c)" if asked_where else ""
        way = self.chance.choice(("own", "own", "other", "none", "none", "none"))
        if way == "own":
            return [_action("pass(c : character)", "", "", "c", self.chance.choice(("", seen)))], ""
        if way == "other":
            other = _action("pass(c : character)", f"!{self.switches[0]}()", "", "c", "")
            return [other], _action("let_pass(c : character)", "", "", "c", seen)
        return [], _action("pass(c : character)", "", "", "c", seen)

    def trigger(self) -> str:
        """What follows by itself: one switch from another."""
        one, other = self.chance.sample(self.switches, 2)
        on = self.often(0.7)
        needs = f"{_literal(one, self.often(0.7))} & {_literal(other, not on)}"
        return f"trigger rule() {{ precondition: {needs}; effect: {_literal(other, on)}; }};"

    # --- questions --------------------------------------------------------------------------------------

    def question(self) -> Iterator[str]:
        asker, asked = self.chance.sample(self.names, 2)
        about = self.chance.choice(self.switches)
        yield self.turns()
        second = f"no, {self.chance.randint(0, 2)}: !{about}()"
        yield f"question q({asker}, {asked}) {{ yes: {about}(); {second}; }};"
        yield _action("ask()", f"!owes({asked}, q)" if self.often(0.7) else "", "", asker, "", "asking: q;")
        pleases = self.often(0.5)
        for claim in self.chance.choice((("yes",), ("no",), ("yes", "no"))):
            does = _literal(*self.wishes[asked][0]) if pleases else " & ".join(self.done([asked]))
            yield _action(f"say_{claim}()", f"owes({asked}, q)", does, asked, "", f"answering: q = {claim};")
        if self.often(0.3):
            yield _action("turn_away()", f"owes({asked}, q)", "", asked, "", "discharging: q;")
        if self.often(0.6):
            read = self.chance.choice(
                (f"owes({asked}, q)", "believed(q) == no", "doubt(q, yes) > 0", f"silent({asked}, q)")
            )
            doer = self.chance.choice((asker, asker, asked))
            yield _action("take_it()", read, " & ".join(self.done([doer])), doer, "")

    # --- wants ------------------------------------------------------------------------------------------

    def wants(self) -> Iterator[str]:
        yield f"utility(): {self.sum()};" if self.often(0.9) else f"utility(): if({self.literal()}) 1;"
        for name in self.names:
            if self.concerned and self.often(0.7):
                yield from self.concerns(name)
            elif self.often(0.9):
                yield f"utility({name}): {self.sum(name)};"

    def sum(self, name: str = "") -> str:
        terms = [self.term(name) for _ in range(self.chance.randint(1, 2))]
        for wish in self.wishes.get(name, ()):
            terms.append(f"if({_literal(*wish)}) {self.chance.choice((1, 1, 2))} else 0")
        return " + ".join(f"({term})" for term in terms)

    def term(self, name: str) -> str:
        wish = " & ".join(self.some(1, 2))
        if name and self.places and self.often(0.25):
            wish = f"at({name}) == {self.chance.choice(PLACES)}"
        return f"if({wish}) {self.chance.choice((1, 1, 2, 3, -1, -2, 0.5))} else 0"

    def concerns(self, name: str) -> Iterator[str]:
        wanted, kept, *_ = self.chance.sample(self.switches, 2)
        yield f"concern wish({name}) : own {{ weight: {self.chance.choice((1, 2))}; term: {wanted}(); }};"
        yield f"concern rule({name}) : norm {{ weight: {self.chance.choice((2, 3))}; term: !{kept}(); }};"
        yield _action(f"torn_{name}()", f"!{kept}()", f"{wanted}() & {kept}()", name, "")
        if self.often(0.5):
            threshold = self.chance.randint(1, 3)
            release = f"threshold: {threshold}; effect: pressure({name}) = 0 & {wanted}();"
            yield f"release burst({name}) {{ {release} }};"


def _literal(switch: str, on: bool) -> str:
    return f"{switch}()" if on else f"!{switch}()"


def _action(head: str, needs: str, does: str, doers: str, seen: str, more: str = "") -> str:
    parts = [("precondition", needs), ("effect", does), ("consenting", doers), ("observing(x : character)", seen)]
    lines = [f"  {part}: {words};" for part, words in parts if words]
    return "\n".join([f"action {head} {{", *lines, *([f"  {more}"] if more else []), "};"])


def _ending(number: int, when: tuple[Literal, ...]) -> str:
    return f'ending End{number} {{ when: {" & ".join(_literal(*one) for one in when)}; nobody: "It ended."; }};'
