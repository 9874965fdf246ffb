"""Why there is no story, in words: the author's where the world has some, never a bare name where there is a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.api.asking.answering import teller
from unsaid.data.lacking import Willing
from unsaid.telling.inward.lacking import lack
from unsaid.telling.inward.undone import condition
from unsaid.telling.inward.words import Inward, listed
from unsaid.telling.names import capital
from unsaid.telling.plain import act_phrase
from unsaid.world.lowering import entity
from unsaid.world.needed import roots
from unsaid.world.never import CALL

if TYPE_CHECKING:
    from unsaid.api.asking.whynone import WhyNone
    from unsaid.data.lacking import Lack, Stuck
    from unsaid.language import core
    from unsaid.telling.teller import Teller
    from unsaid.world.needed import Maker, Needed

STEPS = 3
"""Steps back from a condition that are told one by one."""

FEW = 8
"""The most acts of a story that are told one by one."""


def why_none(why: WhyNone, side: str | None) -> str:
    """Why there is no story, or why an act is in none, told from a side."""
    return "\n".join(_Told(why, side).lines())


class _Told:
    """One answer on its way into words."""

    def __init__(self, why: WhyNone, side: str | None) -> None:
        self.why, self.open = why, why.world.open
        self.teller: Teller = teller(self.open, side)
        self.told: set[str] = set()

    def lines(self) -> Iterator[str]:
        """The answer, line by line."""
        why = self.why
        match why.kind:
            case "limits":
                yield self._beyond()
            case "never":
                yield from self._never()
            case "unwilling":
                yield from self._unwilling()
            case "free":
                yield self._free()
            case "left out":
                yield self._left_out()
            case "impossible":
                yield self._impossible()
            case "stuck":
                yield from self._stuck()
            case _:
                yield "What stands in the way was not found within the bounds of looking."

    # --- limits, and what is left out ---

    def _beyond(self) -> str:
        beyond = self.why.beyond
        assert beyond is not None
        flags = " and ".join(f"--{name} {most}" for name, most in beyond.limits)
        verb = "leaves" if len(beyond.limits) == 1 else "together leave"
        return f"There is a story of {_counted(len(beyond.acts), 'act')}; {flags} {verb} it out."

    def _left_out(self) -> str:
        if self.why.act is not None:
            return f"`{self.why.act}` is left out of this world: it was asked to do without."
        return f"What is missing is what this world was asked to do without: {self._back()}."

    def _back(self) -> str:
        """What there is with acts that are left out."""
        told = (f"with `{act}` there is a story of {_counted(acts, 'act')}" for act, acts in self.why.put_back)
        return "; ".join(told)

    # --- what never comes about ---

    def _never(self) -> Iterator[str]:
        never = self.why.never
        assert never is not None
        goal = "The author's goal" if self.why.act is None else f"`{self.why.act}`"
        most = "" if never.most is None else f"The author's utility comes to {never.most:g} at most. "
        if not never.needs:
            why = most.strip() or f"{goal} is never possible: its conditions never hold at once."
            yield why
            return
        clauses = [self._clause(need) for need in never.needs]
        several = len(clauses) > 1
        needs = "needs" if never.only else "would be reached by"
        this = "any one of these" if never.alone else "all of this" if several else "this"
        none = "none of which ever comes" if never.alone else "which never comes"
        if not several and not any(need.makers for need in never.needs):
            yield f"{most}{goal} {needs} this, which nothing ever brings about: {clauses[0]}."
            return
        yield f"{most}{goal} {needs} {this}, {none} about: {'; '.join(clauses)}."
        for need in never.needs:
            yield f"- {capital(self._chain(need, 'it', named=several))}"

    def _chain(self, need: Needed, that: str, *, named: bool, deep: int = 1) -> str:
        """What would bring something about, and what is missing for it, back to where nothing does; ``named``: with
        what it is, as it is one of several. What was told once is not told again."""
        head = f"{self._clause(need)}: " if named else ""
        if need.text in self.told:
            return f"{head}see above." if named else ""
        self.told.add(need.text)
        if not need.makers:
            return f"{head}nothing ever brings {that} about."
        return head + " ".join(self._maker(maker, that, place, deep) for place, maker in enumerate(need.makers))

    def _maker(self, maker: Maker, that: str, place: int, deep: int) -> str:
        """What would bring something about, the first of several or a later one, and what it lacks."""
        it = f"{capital(that) if place else that} would {'also ' if place else ''}come about, {self._done(maker.name)}"
        if maker.left_out:
            return f"{it}; but that is left out of this world (`{maker.name}`)."
        if not maker.lacks:
            return f"{it}; but what that needs never holds at once."
        lacks = "; ".join(self._clause(one) for one in maker.lacks)
        return " ".join([f"{it}; but that needs this: {lacks}.", *map(capital, filter(None, self._rest(maker, deep)))])

    def _rest(self, maker: Maker, deep: int) -> Iterator[str]:
        """What is missing for what an act lacks; after a few steps only where it all goes back to."""
        (first, *others) = maker.lacks
        if others or deep < STEPS:
            for one in maker.lacks:
                yield self._chain(one, "it" if others else "that", named=bool(others), deep=deep + 1)
            return
        root = _root(first)
        if root.text in self.told:
            yield "that goes back to what is said above."
            return
        if root is not first:
            yield f"that goes back to this: {self._clause(root)}."
        yield self._chain(root, "that", named=False)

    def _clause(self, need: Needed) -> str:
        """A condition in the world's words, or else as it is written."""
        return condition(self.teller, need.condition) or f"`{need.text}`"

    def _done(self, name: str) -> str:
        """An act as what would have to be done: “were Ida to light the lamp”; a trigger by its name."""
        number = self.teller.actions.get(name)
        if number is not None:
            doers = [self.teller.ground.characters[c] for c in self.teller.ground.actions[number].consenting]
            return self._for(doers, self.teller.doing(self.open.minds.initial, number).rstrip(".!?…"))
        return next((self._named(action, given) for action, given in self._written(name)), f"were `{name}` to happen")

    def _written(self, name: str) -> Iterator[tuple[core.Action, tuple[str, ...]]]:
        """The action of the world's text that a name means, with its arguments; one without parameters needs none."""
        call = CALL.match(name)
        given = None if call is None or call[2] is None else tuple(p.strip() for p in call[2].split(",") if p.strip())
        for action in self.open.core.actions if call else ():
            constants = tuple(p.constant for p in action.parameters if p.constant is not None)
            arguments = constants if given is None else given
            if call and action.name == call[1] and len(arguments) == len(action.parameters):
                yield action, arguments

    def _named(self, action: core.Action, arguments: tuple[str, ...]) -> str:
        """An act that never happens as something that would have to be done, in the words of a menu if it has some."""
        names = dict(zip((p.name for p in action.parameters), arguments, strict=True))
        doers = [entity(term, names) for term in action.consenting]
        words = self.teller.menu_words(action.name, arguments)
        doing = words and words[:1].lower() + words[1:].rstrip(".!?…")
        return self._for(doers, doing or act_phrase(action, arguments, self.teller.lexicon))

    def _for(self, doers: Sequence[str], phrase: str) -> str:
        lexicon = self.teller.lexicon
        return (
            f"were {listed([lexicon.name(doer) for doer in doers])} to {phrase}"
            if doers
            else f"were this to happen: {phrase}"
        )

    # --- were people willing ---

    def _unwilling(self) -> Iterator[str]:
        first, *others = self.why.stories
        inward = self._inward(first)
        yield self._lead(inward, first)
        yield from self._lacks(inward, first)
        for story in others:
            yield f"There would also be one of {_counted(len(story.acts), 'act')}. This is missing in it:"
            yield from self._lacks(self._inward(story), story)
        if self.why.put_back:
            yield f"Or else, without anybody being more willing: {self._back()}."

    def _free(self) -> str:
        """That everybody has a reason for an act, and for what leads up to it."""
        course = next(self._course(self._inward(story), story) for story in self.why.stories)
        return (
            f"Nothing keeps anybody from it: {course}. There is only no story with it that reaches the author's goal."
        )

    def _course(self, inward: Inward, story: Willing) -> str:
        return inward.course("", story.acts) if len(story.acts) <= FEW else _counted(len(story.acts), "act")

    def _lead(self, inward: Inward, story: Willing) -> str:
        there = "there would be a story" if self.why.act is None else "it would come to that"
        return f"Were people willing, {there}: {self._course(inward, story)}. This is missing:"

    def _lacks(self, inward: Inward, story: Willing) -> Iterator[str]:
        for one in story.lacks:
            yield f"- Act {one.place + 1}: {lack(inward, one)}"
        if story.more:
            yield f"- {_counted(story.more, 'other act')} in it lack{'s' if story.more == 1 else ''} a reason too."

    def _inward(self, story: Willing) -> Inward:
        log = self.open.log(self.open.numbered(story.acts), self.why.bounds)
        return Inward(self.teller, log)

    # --- what cannot be ---

    def _impossible(self) -> str:
        if self.why.act is not None:
            return f"`{self.why.act}` is never possible, even were everybody willing."
        most = self.why.bounds.author
        length = "" if most is None else f" of at most {_counted(most, 'act')}"
        whole = f"Even were everybody willing, no course of acts{length} reaches the author's goal"
        parts = listed([self._clause(part) for part in self.why.parts]) if self.why.parts else ""
        return f"{whole}. Whatever is done, this never comes about: {parts}." if parts else f"{whole}."

    # --- how far it comes ---

    def _stuck(self) -> Iterator[str]:
        """How far people come by themselves, what is missing there, and who could bring it about."""
        stuck = self.why.stuck
        assert stuck is not None
        yield self._furthest(stuck)
        if self.why.never is None or not self.why.never.needs:
            yield self._missing(stuck)
            return
        yield f"What is needed and never comes about so: {'; '.join(map(self._clause, self.why.never.needs))}."
        lacking = {one.act: (story, one) for story in self.why.stories for one in story.lacks}
        for need, maker in roots(self.why.never.needs)[:STEPS]:
            yield f"- It goes back to this: {self._root_told(need, maker, lacking)}"

    def _root_told(self, need: Needed, maker: Maker | None, lacking: dict[str, tuple[Willing, Lack]]) -> str:
        """One thing to which it goes back: what would bring it about, and why that is not done."""
        if maker is None:
            return f"{self._clause(need)}. Nothing ever brings that about."
        told = f"{self._clause(need)}. That would come about, {self._done(maker.name)}"
        if maker.left_out:
            return f"{told}; but that is left out of this world (`{maker.name}`)."
        if maker.name not in lacking:
            return f"{told}; but it never comes to what that needs, all at once."
        story, one = lacking[maker.name]
        return f"{told}. {capital(lack(self._inward(story), one))}"

    def _furthest(self, stuck: Stuck) -> str:
        """The course that comes nearest, told whole where it is short, else by the act that ends it."""
        looked = "By themselves" if stuck.whole else "As far as was looked, by themselves"
        if not stuck.acts:
            return f"{looked}, people do nothing that brings it nearer."
        inward = self._inward(Willing(stuck.acts, ()))
        if len(stuck.acts) <= FEW:
            return f"{looked}, people come no nearer than this: {inward.course('', stuck.acts)}."
        last = inward.course("", stuck.acts[-1:])
        return (
            f"{looked}, people come no nearer than {_counted(len(stuck.acts), 'act')}, the last of them this: {last}."
        )

    def _missing(self, stuck: Stuck) -> str:
        """What is missing there."""
        parts = "; ".join(f"`{part}`" for part in stuck.missing[:STEPS])
        more = len(stuck.missing) - STEPS
        rest = f", and {more} more" if more > 0 else ""
        return f"There this is still missing: {parts}{rest}."


def _root(need: Needed) -> Needed:
    """Where what is needed goes back to: what nothing brings about, or only what is left out."""
    while need.makers and need.makers[0].lacks:
        (need, *_) = need.makers[0].lacks
    return need


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
