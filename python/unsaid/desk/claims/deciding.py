"""Whether a claim holds: each kind of claim decided in its own way, over the courses, the games or the story it is
about.

What is found where a graph was cut is found: a counter-course is one whatever lies beyond. What is *not* found there is
not decided, and said so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from unsaid.data.limits import Limits
from unsaid.desk.claims.claim import Verdict
from unsaid.desk.claims.courses import Courses, Going, courses, stage_of
from unsaid.desk.claims.cursor import Unread
from unsaid.desk.claims.meaning import Acts, Holding, Meaning
from unsaid.desk.claims.playing import played
from unsaid.desk.claims.words import counted, in_words
from unsaid.errors import UnsaidError
from unsaid.language.nearest import nearest

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World
    from unsaid.desk.claims.claim import Bounds, Claim, Outcome, Phrase
    from unsaid.telling import Paragraph


class Deciding:
    """Decides the claims of one file about one world; ``stories`` are those the file defines, ``broken`` the names of
    those that could not be read."""

    def __init__(
        self,
        world: World,
        stories: dict[str, Story],
        bounds: Bounds,
        meaning: Meaning,
        broken: frozenset[str] = frozenset(),
    ) -> None:
        self.world, self.open, self.minds = world, world.open, world.open.minds
        self.stories, self.bounds, self.meaning = stories, bounds, meaning
        self.broken = broken
        self.actions = world.open.ground.actions
        self._courses: dict[Going, Courses] = {}
        self._told: dict[tuple[tuple[str, ...], str], tuple[Paragraph, ...]] = {}

    def decided(self, claim: Claim) -> Verdict:
        """What there is to say of a claim. Raises Unread where it speaks of what there is not, Spent."""
        return DECIDED[claim.kind](self, claim)

    def known(self, claim: Claim) -> None:
        """Looks up all that a claim speaks of. Raises Unread."""
        meaning = self.meaning
        for who in (*claim.free, *((claim.who,) if claim.who and claim.who.text != "nobody" else ())):
            meaning.who(who)
        if claim.story is not None:
            self.story(claim.story)
        if claim.other is not None:
            meaning.acts(claim.other)
        if claim.kind == "dead":
            for phrase in claim.what:
                _names(meaning, phrase)
        elif claim.kind == "never":
            meaning.what(claim.what[0])
        else:
            for phrase in claim.what:
                meaning.holding(phrase)

    # --- what is said ---

    def verdict(self, claim: Claim, outcome: Outcome, message: str = "", acts: Iterable[int] | None = None) -> Verdict:
        """A verdict; ``acts`` are the course that shows it."""
        course = tuple(acts or ())
        names = tuple(self.actions[act].name for act in course)
        line = self.meaning.line(claim.span[0])
        return Verdict(outcome, claim.text, line, message, names, in_words(self.open, course))

    def told(self, claim: Claim, outcome: Outcome, message: str, story: Story) -> Verdict:
        """A verdict that a story shows, all of which can happen; its world may be this one as it is played."""
        line, world = self.meaning.line(claim.span[0]), story.world.open
        words = in_words(world, world.numbered(story.names))
        return Verdict(outcome, claim.text, line, message, story.names, words)

    # --- what is gone through ---

    def courses(self, going: Going) -> Courses:
        """Courses, each kind of them gone through once."""
        if going not in self._courses:
            self._courses[going] = courses(self.open, self.bounds, going)
        return self._courses[going]

    def going(self, claim: Claim, mark: Acts | None = None, *, stops: bool = False) -> Going:
        """How the courses go that a claim is about."""
        free = frozenset(self.meaning.number(who) for who in claim.free)
        return Going(free, claim.most, mark.numbers if mark else frozenset(), stops)

    def story(self, name: Phrase | None) -> Story:
        """The story of a name. Raises Unread."""
        assert name is not None
        if name.text in self.broken:
            raise Unread
        if name.text not in self.stories:
            near = nearest(name.text, self.stories)
            self.meaning.refuse(name, f"there is no story `{name.text}` here", near)
        return self.stories[name.text]

    def telling(self, story: Story, side: str) -> tuple[Paragraph, ...]:
        """A story told from a side, once for all claims about it."""
        key = story.names, side
        if key not in self._told:
            self._told[key] = story.tell(side).paragraphs
        return self._told[key]

    def limits(self) -> Limits:
        """The limits of reasons, where the file sets some."""
        return Limits(character=self.bounds.reasons, depth=self.bounds.depth)


def _unless_more(deciding: Deciding, claim: Claim, found: Courses) -> Verdict:
    """The verdict where nothing was found that speaks against a claim."""
    if found.whole:
        return deciding.verdict(claim, "holds")
    return deciding.verdict(claim, "undecided", _beyond(found))


def _beyond(found: Courses) -> str:
    return f"{counted(len(found.graph.places), 'state')} were looked at, and there are more"


# --- stories ---


def _sound(deciding: Deciding, claim: Claim) -> Verdict:
    story = deciding.story(claim.story)
    holes = [hole for hole in story.check(deciding.limits()) if not hole.remark]
    if claim.negated:
        holes = [hole for hole in holes if hole.act is not None]
    if claim.kind == "unsound":
        said = str(holes[0]) if holes else "it has no hole"
        return deciding.verdict(claim, "holds" if holes else "fails", said)
    if not holes:
        return deciding.verdict(claim, "holds")
    place = len(story.names) if holes[0].act is None else holes[0].act.number - 1
    before = _possible(deciding, story)[:place]
    return deciding.verdict(claim, "fails", str(holes[0]), before)


def _possible(deciding: Deciding, story: Story) -> list[int]:
    """The acts of a story up to the first that cannot happen."""
    numbers, state, found = deciding.open.ground.actions_named(), deciding.minds.initial, list[int]()
    for name in story.names:
        act = numbers.get(name)
        if act is None or act not in deciding.minds.possible(state):
            break
        found.append(act)
        state = deciding.minds.advance(state, act)
    return found


def _shorter(deciding: Deciding, claim: Claim) -> Verdict:
    story, bounds = deciding.story(claim.story), deciding.bounds
    utility = _happens(deciding, claim, story) or story.utility
    if isinstance(utility, Verdict):
        return utility
    most, stage = len(story.names) - 1, stage_of(deciding.open, bounds)
    if most < 1:
        return deciding.verdict(claim, "holds")
    outcome = deciding.world.find(
        acts=most, reasons=stage.rules.character, depth=stage.rules.depth, goal=utility, shortest=True
    )
    if outcome.story is not None:
        said = f"{counted(len(outcome.story.names), 'act')} will do, and this has {len(story.names)}"
        return deciding.told(claim, "fails", said, outcome.story)
    return deciding.verdict(claim, "holds" if outcome.stop == "none" else "undecided")


def _happens(deciding: Deciding, claim: Claim, story: Story) -> Verdict | None:
    """A verdict on a story that cannot happen; None where it can."""
    try:
        _ = story.states
    except UnsaidError as error:
        return deciding.verdict(claim, "fails", error.message, _possible(deciding, story))
    return None


def _told(deciding: Deciding, claim: Claim) -> Verdict:
    story = deciding.story(claim.story)
    assert claim.who is not None and claim.quote is not None
    side = "nobody" if claim.who.text == "nobody" else deciding.meaning.who(claim.who)
    wrong = _happens(deciding, claim, story)
    if wrong is not None:
        return wrong
    paragraphs = deciding.telling(story, side)
    if claim.place is not None:
        paragraphs = [p for p in paragraphs if claim.place - 1 in p.beats]
    text = " ".join(p.text for p in paragraphs)
    if (_alike(claim.quote) in _alike(text)) is not claim.negated:
        return deciding.verdict(claim, "holds")
    shown = f"it says “{_short(text)}”" if text else "nothing is told there from that side"
    return deciding.verdict(claim, "fails", shown)


MARKS = str.maketrans("‘’“”", "''\"\"")


def _alike(text: str) -> str:
    """A text without what typesetting changes."""
    return " ".join(text.translate(MARKS).split())


def _short(text: str, most: int = 300) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


# --- courses ---


def _reach(deciding: Deciding, claim: Claim) -> Verdict:
    if claim.who is not None:
        return played(deciding, claim)
    wanted = deciding.meaning.holding(claim.what[0])
    found = deciding.courses(deciding.going(claim))
    for number, place in enumerate(found.graph.places):
        if wanted.test(place.state):
            return deciding.verdict(claim, "holds", acts=found.to(number))
    if not found.whole:
        return deciding.verdict(claim, "undecided", _beyond(found))
    ends = sorted({end for p in found.graph.places[1:] if (end := found.stage.ending(p.state)) is not None})
    said = f"no reasoned course comes to it ({counted(len(found.graph.places), 'state')}, all there are)"
    return deciding.verdict(claim, "fails", f"{said}; the endings that are come to: {', '.join(ends) or 'none'}")


def _never(deciding: Deciding, claim: Claim) -> Verdict:
    if claim.who is not None:
        return played(deciding, claim)
    meaning = deciding.meaning
    what = meaning.what(claim.what[0])
    mark = meaning.acts(claim.other) if claim.other is not None else None
    found = deciding.courses(deciding.going(claim, mark, stops=claim.order == "before"))
    counter = _first_act(found, what, claim) if isinstance(what, Acts) else _first_place(found, what, claim)
    if counter is not None:
        return deciding.verdict(claim, "fails", "here it does", counter)
    return _unless_more(deciding, claim, found)


def _counts(done: bool, claim: Claim) -> bool:
    """Whether what is true of a place counts, where a marked act has been done there or not."""
    return claim.order is None or done is (claim.order == "after")


def _first_act(found: Courses, what: Acts, claim: Claim) -> tuple[int, ...] | None:
    places = found.graph.places
    for before, act, _ in found.steps():
        if act in what.numbers and _counts(places[before].done, claim):
            return (*found.to(before), act)
    return None


def _first_place(found: Courses, what: Holding, claim: Claim) -> tuple[int, ...] | None:
    for number, place in enumerate(found.graph.places):
        if _counts(place.done, claim) and what.test(place.state):
            return found.to(number)
    return None


def _after(deciding: Deciding, claim: Claim) -> Verdict:
    tests = [(phrase, deciding.meaning.holding(phrase)) for phrase in claim.what]
    if claim.other is None:
        return _in_story(deciding, claim, tests)
    acts = deciding.meaning.acts(claim.other)
    found = deciding.courses(deciding.going(claim))
    done = False
    for before, act, after in found.steps():
        if act not in acts.numbers:
            continue
        done = True
        for phrase, holding in tests:
            if not holding.test(found.graph.places[after].state):
                course = (*found.to(before), act)
                return deciding.verdict(claim, "fails", f"here it does not hold: {phrase.text}", course)
    if not found.whole:
        return deciding.verdict(claim, "undecided", _beyond(found))
    return deciding.verdict(claim, "holds", "" if done else "no reasoned course has that act")


def _in_story(deciding: Deciding, claim: Claim, tests: list[tuple[Phrase, Holding]]) -> Verdict:
    course = list[int]()
    if claim.story is not None:
        story, place = deciding.story(claim.story), claim.place or 0
        if place > len(story.names):
            said = f"the story has {counted(len(story.names), 'act')}"
            return deciding.verdict(claim, "fails", said)
        course = _possible(deciding, story)[:place]
        if len(course) < place:
            said = f"act {len(course) + 1} of the story, {story.names[len(course)]}, cannot happen"
            return deciding.verdict(claim, "fails", said, course)
    state = deciding.minds.course(course)[-1]
    for phrase, holding in tests:
        if not holding.test(state):
            return deciding.verdict(claim, "fails", f"then it does not hold: {phrase.text}", course)
    return deciding.verdict(claim, "holds")


def _dead_end(deciding: Deciding, claim: Claim) -> Verdict:
    if claim.who is not None:
        return played(deciding, claim)
    found = deciding.courses(deciding.going(claim))
    hopeful = _hopeful(found)
    for number in range(len(found.graph.places)):
        if number not in hopeful:
            stuck = not found.graph.ways[number]
            said = "no act is possible there that anybody has a reason for" if stuck else "from there no end is come to"
            return deciding.verdict(claim, "fails", said, found.to(number))
    return _unless_more(deciding, claim, found)


def _hopeful(found: Courses) -> set[int]:
    """The places from which an end can be come to, or may be, as far as is known."""
    places = range(len(found.graph.places))
    hopeful = {number for number in places if found.ends(number) or found.open(number)}
    before: dict[int, list[int]] = {}
    for number, _, after in found.steps():
        before.setdefault(after, []).append(number)
    waiting = list(hopeful)
    while waiting:
        for number in before.get(waiting.pop(), ()):
            if number not in hopeful:
                hopeful.add(number)
                waiting.append(number)
    return hopeful


def _dead(deciding: Deciding, claim: Claim) -> Verdict:
    meaning = deciding.meaning
    allowed = {name for phrase in claim.what for name in _names(meaning, phrase)}
    found = deciding.courses(deciding.going(claim))
    alive = {deciding.actions[act].schema for _, act, _ in found.steps()}
    alive |= {end for p in found.graph.places[1:] if (end := found.stage.ending(p.state)) is not None}
    dead = [name for name in (*meaning.schemas, *meaning.endings) if name not in alive | allowed]
    if not dead:
        return deciding.verdict(claim, "holds")
    if not found.whole:
        return deciding.verdict(claim, "undecided", f"{_beyond(found)}; not met so far: {_few(dead)}")
    return deciding.verdict(claim, "fails", f"in no reasoned course: {_few(dead)}")


def _few(names: list[str], most: int = 12) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def _names(meaning: Meaning, phrase: Phrase) -> tuple[str, ...]:
    """The name of an act or an ending that may be dead."""
    what = meaning.what(phrase)
    if isinstance(what, Acts):
        return (what.name.partition("(")[0],)
    if what.ending is None:
        meaning.refuse(phrase, f"{phrase.text} is neither an act nor an ending")
    return (what.ending,)


DECIDED: dict[str, Callable[[Deciding, Claim], Verdict]] = {
    "sound": _sound,
    "unsound": _sound,
    "reach": _reach,
    "never": _never,
    "after": _after,
    "dead end": _dead_end,
    "shorter": _shorter,
    "dead": _dead,
    "told": _told,
}
