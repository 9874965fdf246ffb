"""Small worlds at random in which everything happens to people that can be said of a mind.

Worlds drawn without a thought seldom make anybody jealous. So each is put together from a few little situations: a
company that can be left, purses behind backs, a rule and what tempts one to break it, a voyage that needs two, a threat
that can be averted, a question. Beliefs that are wrong, likings, and acts without any sense are strewn over them, so
that situations run into one another in ways nobody thought of.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

NAMES = ("Ann", "Bob", "Cat")
FEELINGS = ("joy", "calm", "distress", "anger")


def world_of_lives(seed: int) -> str:
    """The text of one world."""
    return _Lives(random.Random(f"lives {seed}")).text()


def world_of_rarities(seed: int) -> str:
    """The text of one world with a situation in it of which little comes elsewhere, and nothing beside it."""
    lives = _Lives(random.Random(f"rarities {seed}"))
    rare = (lives.torn, lives.torn, lives.box, lives.debt, lives.news, lives.favours, lives.circle, lives.degrees)
    return lives.text(rare[seed % len(rare)])


def world_of_discoveries(seed: int) -> str:
    """The text of one world in which somebody may find out what it has done, and others what it knew."""
    lives = _Lives(random.Random(f"discoveries {seed}"))
    return lives.text(lives.discovery)


class _Lives:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.names = NAMES[: 3 if chance.random() < 0.6 else 2]
        self.things: list[str] = []
        """Conditions that may be so or not, each a fluent."""
        self.properties: list[str] = []
        self.concerns: list[str] = []
        self.acts: list[str] = []
        self.rest: list[str] = []

    def text(self, only: Callable[[], None] | None = None) -> str:
        """The whole world."""
        if only is None:
            self.strewn()
        else:
            only()
        lines = [f"entity {name} : character;" for name in self.names]
        lines += [*self.properties, *self.concerns, *self.beliefs(), *self.likes(), *self.rest, *self.acts]
        return "\n".join(lines) + "\n"

    def strewn(self) -> None:
        """Two situations or three, and what makes no sense."""
        situations: tuple[Callable[[], None], ...] = (
            *(self.company, self.purses, self.torn, self.rule),
            *(self.voyage, self.threat, self.question, self.box, self.error),
        )
        drawn = self.chance.sample(situations, 2 if self.chance.random() < 0.7 else 3)
        contested = self.question in drawn
        if contested and self.chance.random() < 0.7:
            self.names = self.names[:2]
        # to weigh an answer is dear, so there is little beside a question
        beside = [s for s in drawn if s != self.question][: self.chance.randint(0, 1)]
        for situation in [*beside, self.question] if contested else drawn:
            situation()
        if not contested:
            self.senseless()

    # --- little things ---

    def some(self, count: int) -> list[str]:
        """So many people, in any order."""
        return self.chance.sample(self.names, count)

    def thing(self, name: str) -> str:
        """A new condition."""
        self.properties.append(f"property {name}() : boolean;")
        self.things.append(f"{name}()")
        return f"{name}()"

    def concern(self, who: str, name: str, kind: str, weights: tuple[float, ...], term: str) -> None:
        weight = self.chance.choice(weights)
        self.concerns.append(f"concern {name}({who}) : {kind} {{ weight: {weight:g}; term: {term}; }};")

    def act(self, name: str, doers: tuple[str, ...], needs: str = "", does: str = "", unseen: float = 0.15) -> None:
        """An act; with this chance its doers alone see it."""
        parts = [f"precondition: {needs};"] if needs else []
        parts += [f"effect: {does};"] if does else []
        parts += [f"consenting: {', '.join(doers)};"] if doers else []
        if doers and self.chance.random() < unseen:
            parts.append(f"observing(o : character): {' | '.join(f'o == {d}' for d in doers)};")
        if doers and self.chance.random() < 0.2:
            parts.append(f"showing: {self.chance.choice(FEELINGS)}({self.chance.choice(doers)});")
        self.acts.append(f"action {name}() {{ {' '.join(parts)} }};")

    # --- situations ---

    def company(self) -> None:
        """Two are near one another, and each may care for that or for a third."""
        one, two = self.some(2)
        here = self.thing("near_two")
        self.concern(one, "company", f"closeness({two})", (1, 2), here)
        self.act("part", (two,), here, f"!{here}")
        self.act("meet", (two if self.chance.random() < 0.5 else one,), f"!{here}", here)
        self.rest.append(f"{here};") if self.chance.random() < 0.8 else None
        third = [name for name in self.names if name not in (one, two)]
        if third:
            there = self.thing("near_third")
            self.concern(two, "other_company", f"closeness({third[0]})", (1, 3), there)
            self.act("prefer", (two,), f"!{there}", f"{there} & !{here}")

    def purses(self) -> None:
        """Somebody takes from another, or gives, mostly out of sight; it may come out."""
        one, two = self.some(2)
        self.properties.append("property coins(c : character) : number;")
        self.rest.append(f"coins({two}) = {self.chance.randint(1, 2)};")
        for who in (one, two):
            self.concern(who, "purse", "own", (1, 2), f"coins({who})")
        if self.chance.random() < 0.5:
            self.concern(one, "her_good", f"other({two})", (1, 2, 3), f"coins({two})")
        if len(self.names) == 2 and self.chance.random() < 0.5:
            self.trade()
        else:
            moved = f"coins({one}) = coins({one}) + 1 & coins({two}) = coins({two}) - 1"
            given = f"coins({one}) = coins({one}) - 1 & coins({two}) = coins({two}) + 1"
            self.act("take", (one,), f"coins({two}) >= 1", moved, unseen=0.5)
            self.act("give", (one,), "", given, unseen=0.5)
            self.act("steal_back", (two,), "", given, unseen=0.2)
        known = " & ".join(f"believes({two}, coins({who})) = coins({who})" for who in (one, two))
        self.act("count", (self.chance.choice((one, two)),), "", known, unseen=0)

    def trade(self) -> None:
        """Either may do the same to the other."""
        sees = "observing(o : character): o == a;" if self.chance.random() < 0.3 else ""
        for name, sign, other in (("take", "+", "-"), ("give", "-", "+")):
            needs = "precondition: a != b & coins(b) >= 1;" if name == "take" else "precondition: a != b;"
            effect = f"effect: coins(a) = coins(a) {sign} 1 & coins(b) = coins(b) {other} 1;"
            self.acts.append(
                f"action {name}(a : character, b : character) {{ {needs} {effect} consenting: a; {sees} }};"
            )

    def box(self) -> None:
        """What is put into a box is seen when it is opened."""
        one, two = self.some(2)
        self.properties.append("property inside() : number;")
        opened = self.thing("opened")
        self.concern(two, "luck", "own", (1, 2), f"if({opened}) inside() else 0")
        self.rest.append(f"inside() = {self.chance.choice((0, 0, 1))};")
        for name, number in (("fill", 2), ("spoil", -2), ("salt", self.chance.choice((-1, 1)))):
            self.act(name, (one,), "", f"inside() = {number}", unseen=1)
        self.act("open", (two,), f"!{opened}", f"{opened} & believes({two}, inside()) = inside()", unseen=0)
        if self.chance.random() < 0.7:
            self.concern(one, "her_luck", f"other({two})", (1,), f"if({opened}) inside() else 0")
        else:
            self.concern(one, "malice", "own", (1,), "inside() < 0")

    def torn(self) -> None:
        """An act that brings somebody what it wants, and costs it what it wants more."""
        who, other = self.some(2)
        wanted, kept = self.thing("wanted"), self.thing("kept")
        wish = self.chance.choice(("own", f"closeness({other})"))
        count = self.chance.choice((1, 2, 2, 3))
        together = count == 2 and self.chance.random() < 0.4
        weights, brakes = ((3,), (2,)) if together else ((1, 2, 3), (1, 2, 3)) if count < 3 else ((1,), (2, 3))
        self.concern(who, "wish", wish, weights, wanted)
        for number in range(count):
            kind = self.chance.choice(("norm", "secrecy", f"other({other})"))
            extra = f"!({kept} & {self.chance.choice(self.things)})" if self.chance.random() < 0.3 else f"!{kept}"
            self.concern(who, f"brake{number}", kind, brakes, extra)
        needs = f"!{kept}"
        if self.chance.random() < 0.6:
            step = self.thing("reached")
            self.concern(who, "warmth", self.chance.choice((wish, "own")), (1,), step)
            self.act("reach", (who,), f"!{step}", step)
            needs = f"{step} & {needs}"
        self.act("torn", (who,), needs, f"{wanted} & {kept}")
        self.act("wait", (self.chance.choice(self.names),))

    def error(self) -> None:
        """Somebody would act, were it not for one or two things it has wrong; or takes for impossible what is not."""
        who = self.some(1)[0]
        done = self.thing("done")
        self.concern(who, "desire", "own", (1, 2), done)
        feared = ""
        for number in range(self.chance.randint(1, 2)):
            feared = self.thing(f"feared{number}")
            self.rest.append(f"believes({who}, {feared});")
            self.concern(who, f"dread{number}", "own", (2, 3), f"!({done} & {feared})")
        closed = self.thing("shut") if self.chance.random() < 0.4 else ""
        if closed:
            self.rest.append(f"believes({who}, {closed});")
        self.act("dare", (who,), f"!{done}" + (f" & !{closed}" if closed else ""), done)
        self.act("look_round", (who,), "", f"believes({who}, {feared}) = {feared}")
        if self.chance.random() < 0.4:
            self.act("doze", (who,), "", f"believes({who}, {feared}) = ?", unseen=0.5)
        self.act("dawdle", (self.chance.choice(self.names),))

    def rule(self) -> None:
        """A rule, and something to be had by breaking it."""
        who, other = self.some(2)
        broken = self.thing("broken")
        self.concern(who, "rule", "norm", (1, 2, 3), f"!{broken}")
        self.concern(who, "gain", "own", (1, 2), broken)
        self.act("break_it", (who,), f"!{broken}", broken, unseen=0.5)
        self.act("leave_it", (who,), f"!{broken}", self.chance.choice(["", self.thing("left")]))
        self.act("tell_of_it", (other,), "", " & ".join(f"believes({c}, {broken}) = {broken}" for c in self.names))

    def news(self) -> None:
        """Somebody sees done what it thought nobody would do: that is bad news, and the act itself a good turn."""
        one, two = self.some(2)
        dear, out = self.thing("dear"), self.thing("out")
        self.rest.append(f"believes({one}, {dear});")
        self.concern(one, "peace", "own", (1, 2), f"if({out}) 0 elseif({dear}) {self.chance.randint(1, 2)} else -3")
        self.concern(two, "order", "own", (1,), out)
        self.act("carry", (two,), f"!{dear} & !{out}", out, unseen=0)
        self.act("bring_back", (self.chance.choice((one, two)),), out, f"!{out}")
        self.act("idle", (one,))

    def favours(self) -> None:
        """The same kind of act harms the one and helps the other."""
        self.names = self.names[:2]
        one, two = self.some(2)
        self.properties += ["property hers() : number;", "property his() : number;"]
        self.concern(one, "good", "own", (1, 2), "hers()")
        self.concern(two, "good", "own", (1, 2), "his()")
        effect = f"if(a == {one}) his() = his() - 1 else hers() = hers() + 2"
        self.acts.append(
            f"action move(a : character, b : character) {{ precondition: a != b; effect: {effect}; consenting: a; }};"
        )
        self.act("idle", (one,))

    def circle(self) -> None:
        """One may come to prefer a third, near whom it would be in two ways."""
        self.names = NAMES
        one, two, third = self.some(3)
        near, there, talk = self.thing("near"), self.thing("there"), self.thing("talk")
        self.rest.append(f"{near};")
        self.concern(one, "company", f"closeness({two})", (1, 2), near)
        self.concern(two, "being_there", f"closeness({third})", (2,), there)
        self.concern(two, "talking", f"closeness({third})", (1,), talk)
        self.act("go_over", (two,), f"!{there}", f"{there} & !{near}", unseen=0)
        self.act("speak", (two,), "", f"{talk} & !{near}", unseen=0)
        self.act("come_back", (two,), f"!{near}", f"{near} & !{there}", unseen=0)

    def degrees(self) -> None:
        """A rule that can be broken by half or altogether, and is kept."""
        who = self.some(1)[0]
        some, more = self.thing("some"), self.thing("more")
        self.concern(who, "rule", "norm", (2, 3), f"if({more}) 0 elseif({some}) 0.5 else 1")
        self.concern(who, "wealth", "own", (1, 2), f"if({some} | {more}) 1 else 0")
        acts = [("nibble", some), ("grab", more)]
        for name, does in self.chance.sample(acts, 2):
            self.act(name, (who,), "", does)
        self.act("leave", (who,))

    def debt(self) -> None:
        """Something falls due to one by another's doing, and can be seen to, at a price."""
        one, two = self.some(2)
        due, tired = self.thing("due"), self.thing("tired")
        self.concern(one, "duty", "norm", (1, 2), f"!{due}")
        self.concern(one, "ease", "own", (1, 3), f"!{tired}")
        self.concern(two, "claim", "own", (1,), due)
        self.act("lend", (two,), f"!{due}", due)
        self.act("repay", (one,), due, f"!{due} & {tired}")
        self.act("idle", (one,))
        if self.chance.random() < 0.5:
            self.rest.append(f"turns {', '.join(self.some(len(self.names)))};")

    def voyage(self) -> None:
        """One lights a lamp so that another rows home; it may go out, or the boat sink."""
        one, two = self.some(2)
        lit, home, sunk = self.thing("lit"), self.thing("home"), self.thing("sunk")
        self.concern(one, "his_return", f"other({two})", (2, 4), home)
        self.concern(two, "return", "own", (1, 2), home)
        if self.chance.random() < 0.4:
            self.concern(one, "oil", "own", (1,), f"!{lit}")
        self.act("light", (one,), f"!{lit}", lit)
        self.act("row", (two,), f"{lit} & !{sunk} & !{home}", home)
        self.act(self.chance.choice(("sink", "founder")), self.doer(), f"!{sunk}", sunk)
        if self.chance.random() < 0.5:
            self.act("quench", self.doer(), lit, f"!{lit}")

    def discovery(self) -> None:
        """One does something without knowing what it does to another, and may find out; others, that it did not."""
        one, two = self.some(2)
        third = self.chance.choice([name for name in self.names if name != one])
        so, done = self.thing("so"), self.thing("done")
        self.rest += [f"{so};"] * (self.chance.random() < 0.7)
        self.rest.append(f"believes({one}, {so} = {self.chance.choice(('False', 'False', 'True', '?'))});")
        if self.chance.random() < 0.6:
            thought = self.chance.choice(("True", "False", "False", "?"))
            self.rest.append(f"believes({two}, believes({one}, {so} = {thought}));")
        self.stakes(one, two, so, done)
        self.act("do_it", (one,), f"!{done}", done, unseen=0.2)
        left = self.thing("left")
        self.act("leave_it", (one,), f"!{left}", left)
        if self.chance.random() < 0.4:
            self.act("undo", (self.chance.choice((one, two)),), done, f"!{done}")
        self.findings(one, two, third, so, f"({done} | {left})" if self.chance.random() < 0.8 else done)

    def stakes(self, one: str, two: str, so: str, done: str) -> None:
        """What it brings whom, as it is and as it may be."""
        bad = f"!({done} & {so})"
        self.concern(one, "gain", "own", (1, 2), self.chance.choice((done, f"!{done}", f"{done} & !{so}")))
        self.concern(two, "good", "own", (2, 3), self.chance.choice((bad, bad, f"{done} & {so}")))
        if self.chance.random() < 0.5:
            self.concern(one, "care", f"other({two})", (1, 3), bad)
        if self.chance.random() < 0.5:
            self.concern(one, "wish", "own", (1, 2, 4), self.chance.choice((so, f"!{so}", bad)))
        if self.chance.random() < 0.6:
            kept = self.chance.choice((bad, bad, f"!(!{done} & {so})", f"{done} | !{so}"))
            self.concern(one, "rule", "norm", (1, 3), kept)

    def findings(self, one: str, two: str, third: str, so: str, done: str) -> None:
        """Ways in which it may have come about, and come out, once something is done."""
        said, out = self.thing("said"), self.chance.choice((so, so, "True", "False"))
        self.concern(third, "frankness", "own", (1,), said)
        self.act("tell", (third,), f"!{said} & {done}", f"{said} & believes({one}, {so}) = {out}", unseen=0)
        if self.chance.random() < 0.5:
            self.act("show", (two,), f"{so} & {done}", self.thing("shown"), unseen=0)
        if self.chance.random() < 0.6:
            knew, heard = self.chance.choice(("True", "True", "False", f"believes({one}, {so})")), self.thing("heard")
            pleader = self.chance.choice((one, third))
            self.concern(pleader, "candour", "own", (1,), heard)
            self.act(
                "plead", (pleader,), f"!{heard} & {done}", f"{heard} & believes({two}, believes({one}, {so})) = {knew}"
            )
        if self.chance.random() < 0.4:
            self.act("look", (one,), done, f"believes({one}, {so}) = {so}", unseen=0.5)
        if self.chance.random() < 0.4:
            before = self.chance.choice(("", f"!{done}", f"!{done}"))
            self.act("lay", (self.chance.choice((two, third)),), before, self.chance.choice((so, f"!{so}")), unseen=0.7)

    def doer(self) -> tuple[str, ...]:
        return tuple(self.some(1)) if self.chance.random() < 0.5 else ()

    def threat(self) -> None:
        """One would harm another, which a third or the other itself can keep from happening."""
        one, two = self.some(2)
        safe, warned = self.thing("safe"), self.thing("warned")
        self.rest += [
            f"{safe};",
            *([f"foresight {self.chance.choice((1, 1, 2))};"] if self.chance.random() < 0.7 else []),
        ]
        self.concern(two, "safety", "own", (2, 3), safe)
        self.concern(one, "spite", "own", (1,), f"!{safe}")
        self.act("strike", (one,), f"{safe} & !{warned}", f"!{safe}")
        self.act("warn", (self.chance.choice([n for n in self.names if n != one]),), f"!{warned}", warned)
        if self.chance.random() < 0.4:
            self.act("mend", tuple(self.some(1)), f"!{safe}", safe)

    def question(self) -> None:
        """Somebody asks another whether something is so."""
        asker, asked = self.some(2)
        said, so = self.thing("said"), self.thing("so")
        self.rest.append(f"{so};") if self.chance.random() < 0.5 else None
        third = f" odd, {self.chance.randint(0, 2)} when({self.chance.choice(self.things)}): {so} & {said};"
        more = third if self.chance.random() < 0.4 else ""
        self.rest.append(
            f"question q({asker}, {asked}) {{ no: !{so}; yes, {self.chance.choice((0, 1, 1))}: {so};{more} }};"
        )
        if self.chance.random() < 0.7:
            self.rest.append(f"turns {', '.join(self.some(len(self.names)))};")
        gain = f"if({said} & {self.chance.choice(('', '!', '!'))}{so}) {self.chance.choice((1, 2))} else 0"
        self.concern(asked, "good_name", "own", (1,), gain)
        self.concern(asker, "clearness", "own", (1,), f"if(owes({asked}, q)) 1 else 0")
        again = self.chance.choice(("", f"!owes({asked}, q)"))
        self.speak("ask", asker, again, "", "asking: q")
        self.speak("deny", asked, f"owes({asked}, q)" if self.chance.random() < 0.7 else "", said, "answering: q = no")
        if self.chance.random() < 0.5:
            also = " & ".join((said, self.chance.choice(self.things)))
            self.speak("own_up", asked, f"owes({asked}, q) & {so}", also, "answering: q = yes")
        if self.chance.random() < 0.7:
            self.speak("put_off", asked, f"owes({asked}, q)", "", "discharging: q")
        if self.chance.random() < 0.7:
            self.act("pour", (asked,), "", self.chance.choice(["", self.thing("tea")]))
        self.act("sit", (asker,))

    def speak(self, name: str, who: str, needs: str, does: str, what: str) -> None:
        needs = f"precondition: {needs}; " if needs else ""
        does = f"effect: {does}; " if does else ""
        self.acts.append(f"action {name}() {{ {needs}{does}consenting: {who}; {what}; }};")

    def senseless(self) -> None:
        """An act or two that anybody might do, and for some a concern about anything."""
        things = self.things or [self.thing("any")]
        for number in range(self.chance.randint(0, 2)):
            does = f"{self.chance.choice(('', '!'))}{self.chance.choice(things)}"
            doers = tuple(self.some(1 if self.chance.random() < 0.9 else 2))
            needs = self.chance.choice(things) if self.chance.random() < 0.4 else ""
            self.act(f"stray{number}", doers, needs, does, unseen=0.3)
        for name in self.names:
            if self.chance.random() < 0.4:
                kind = self.chance.choice(("own", "norm", "secrecy"))
                wanted = f"{self.chance.choice(('', '!'))}{self.chance.choice(things)}"
                self.concern(name, "whim", kind, (0.5, 1, 2), wanted)
            elif self.chance.random() < 0.15:
                self.concerns.append(f"utility({name}): {self.chance.choice(things)};")

    # --- strewn over it ---

    def beliefs(self) -> Iterator[str]:
        """What some have wrong, themselves or about others."""
        things = self.things
        for _ in range(self.chance.choice((0, 0, 1, 1, 2, 3)) if things else 0):
            one, two = self.some(2)
            held = f"{self.chance.choice(('', '!'))}{self.chance.choice(things)}"
            yield f"believes({one}, {held if self.chance.random() < 0.5 else f'believes({two}, {held})'});"

    def likes(self) -> Iterator[str]:
        """Who likes whom how much; of some nothing is said."""
        for one in self.names:
            for two in self.names:
                if one != two and self.chance.random() < 0.75:
                    yield f"like {one}, {two}: {self.chance.choice(('1', '-1', '0.5', '-0.5'))};"
