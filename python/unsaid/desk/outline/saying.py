"""An outline's verdict in words: who learns what, scene by scene, what does not hold, and what would mend it.

Facts are quoted in the writer's own words. No word is from a program: what is said is about people and scenes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .following import Change, Course
from .judging import Hole, Knower, Remark
from .model import Item, Plot, Question, Scene


def joined(words: Sequence[str], last: str = "and") -> str:
    """A list as people say it."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


class Words:
    """Says things about one plot."""

    def __init__(self, course: Course) -> None:
        self.course, self.plot = course, course.plot
        self.of = course.plot.words
        self._learnt: dict[tuple[str, int], list[tuple[Change, Item]]] = {}
        for (chain, fact), changes in course.history.items():
            last = {c.scene: c for c in changes if c.way != "relies"}
            for scene, change in last.items():
                if len(chain) == 1 or change.way != "out":
                    item = Item(fact, change.so is not False, chain[1:])
                    self._learnt.setdefault((chain[0], scene), []).append((change, item))

    def item(self, item: Item) -> str:
        """What is so, or not, or in whose mind."""
        said = f"{'' if item.so else 'not '}“{self.of[item.fact]}”"
        for who in reversed(item.minds):
            said = f"that {who} knows {said}"
        return said

    # --- who knows what ---

    def scenes(self) -> Iterator[str]:
        """What changes in each scene."""
        start = self._changes(-1)
        if start:
            yield f"Before the first scene: {start}."
        for index, scene in enumerate(self.plot.scenes):
            there = joined(scene.there) or "nobody"
            died = f" {joined(scene.dies)} dies." if scene.dies else ""
            yield f"{heading(scene)} ({there}): {self._changes(index) or 'nobody learns anything new'}.{died}"

    def _changes(self, index: int) -> str:
        """Everything that people come to know in a scene, those of one kind together."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for who in self.plot.people:
            for change, item in self.learnt(who, index):
                if change.by == who:
                    continue  # whoever tells knows what that makes of the other
                so = Item(item.fact, True, item.minds) if change.way == "lied" else item
                found.setdefault((self._how(change), self.item(so)), {})[who] = None
        grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for (how, item), people in found.items():
            grouped.setdefault((how, tuple(people)), []).append(item)
        return "; ".join(f"{joined(who)} {_plural(how, who)} {joined(items)}" for (how, who), items in grouped.items())

    def learnt(self, who: str, index: int) -> Iterator[tuple[Change, Item]]:
        """How somebody's own mind changes in a scene, last; what was only supposed after a hole is left out."""
        yield from self._learnt.get((who, index), ())

    def _how(self, change: Change) -> str:
        match change.way:
            case "start":
                return "knows"
            case "works":
                return "works out"
            case "forgets":
                return "forgets"
            case "lied":
                return f"is misled{f' by {change.by}' if change.by else ''} about"
            case "told" if change.by:
                return f"learns from {change.by}"
        return "learns"

    def table(self) -> Iterator[str]:
        """Each fact, and since which scene who knows of it."""
        wide = max((len(words) for words in self.of.values()), default=0)
        for fact in self.plot.facts:
            known = [
                f"{who} {self._since(changes)}" for who in self.plot.people if (changes := self._own(who, fact.name))
            ]
            yield f"  {fact.words:<{min(wide, 40)}}  {'; '.join(known) or 'nobody'}"

    def _own(self, who: str, fact: str) -> list[Change]:
        return [c for c in self.course.history.get(((who,), fact), []) if c.way != "relies"]

    def _since(self, changes: Sequence[Change]) -> str:
        said = []
        for change in changes:
            scene = "the start" if change.scene < 0 else self.plot.scenes[change.scene].label
            said.append(
                f"forgets {scene}" if change.so is None else f"wrongly {scene}" if change.way == "lied" else scene
            )
        return ", ".join(said)

    # --- what the reader asks ---

    def question(self, question: Question) -> str:
        """What the author is asked."""
        where = f"{question.mark}: " if question.mark is not None else ""
        return f"{where}{question.text}"

    # --- holes ---

    def hole(self, hole: Hole) -> str:
        """A hole, who could have told, and what would mend it."""
        where = f"{hole.mark}: " if hole.mark is not None else ""
        said = f"{where}{heading_of(hole)}: {self._what(hole)}"
        if hole.kind in ("unknown", "forgotten", "mistaken"):
            said += f" {self._chances(hole)}"
        if hole.repairs:
            said += f"\n  Repair: {'; or '.join(r.said for r in hole.repairs)}."
        return said

    def _what(self, hole: Hole) -> str:
        item = self.item(hole.item) if hole.item is not None else ""
        item = f"it {item}" if hole.item is not None and hole.item.minds and hole.doing in ("relies", "works") else item
        match hole.kind:
            case "dead":
                return f"{hole.who} is there, and has been dead since scene {hole.lost}."
            case "absent":
                return f"{hole.who} {_ABSENT[hole.doing].format(item)}, and is not there."
            case "unconvincing":
                since = f"since scene {hole.lost}" if hole.lost else "from the start"
                return f"{hole.who} is lied to about {item}, and has known better {since}."
            case "untrue":
                return f"it comes out {item}, and {hole.who} does not."
            case "forgotten":
                return f"{hole.who} {_DOING[hole.doing].format(item)}, and has forgotten it since scene {hole.lost}."
            case "mistaken":
                since = f"since scene {hole.lost}" if hole.lost else "from the start"
                return f"{hole.who} {_DOING[hole.doing].format(item)}, and has believed the opposite {since}."
        return f"{hole.who} {_DOING[hole.doing].format(item)}, and does not know it."

    def _chances(self, hole: Hole) -> str:
        could = [chance for chance in hole.knew if chance.last is not None]
        if could:
            told = " ".join(f"{_known(c)} and could have told {hole.who}, last in scene {c.last}." for c in could[:3])
            besides = [chance.who for chance in hole.knew if chance.last is None]
            return f"{told} {joined(besides)} knew it too." if besides else told
        if hole.knew:
            met = [f"{_known(c)}, and {self._apart(hole, c.who)}" for c in hole.knew[:3]]
            return f"{'; '.join(met)}."
        if hole.first is None:
            return "It never comes out."
        if hole.first == hole.scene:
            return "It comes out only in this scene."
        return (
            f"Nobody knew it yet: it first comes out in scene {hole.first}."
            if not self._before(hole)
            else ("Nobody was left who knew it.")
        )

    def _apart(self, hole: Hole, who: str) -> str:
        there = next(scene.there for scene in self.plot.scenes if scene.label == hole.scene)
        only = who in there and hole.who in there
        return f"is with {hole.who} only now" if only else f"was not with {hole.who} from then until now"

    def _before(self, hole: Hole) -> bool:
        labels = [scene.label for scene in self.plot.scenes]
        return labels.index(hole.first or hole.scene) < labels.index(hole.scene)

    def remark(self, remark: Remark) -> str:
        """What an editor would ask about."""
        item = self.item(remark.item)
        match remark.kind:
            case "known-before":
                return f"Scene {remark.scene}: {remark.who} works out {item}, and knew it before."
            case "never-known":
                return f"Scene {remark.scene}: {remark.who} wants to know {item}, and never does."
            case "comes-out":
                return f"Scene {remark.scene}: {remark.who} wants to hide {item}, and is there when it comes out."
        return f"{item} is listed, and nobody ever learns of it."


_DOING = {
    "relies": "relies on {}",
    "tells": "tells somebody {}",
    "lies": "lies about {}",
    "works": "works something out from {}",
}
_ABSENT = {
    "relies": "relies on {}",
    "tells": "tells somebody {}",
    "lies": "lies about {}",
    "works": "works out {}",
    "hears": "is told {}",
}


def _plural(how: str, who: Iterable[str]) -> str:
    """A verb for one, or for several."""
    if len(tuple(who)) == 1:
        return how
    first, _, rest = how.partition(" ")
    plain = {"is": "are"}.get(first, first.removesuffix("s"))
    return f"{plain} {rest}".strip()


def _known(chance: Knower) -> str:
    return (
        f"{chance.who} has known it since scene {chance.since}"
        if chance.since
        else f"{chance.who} knew it from the start"
    )


def heading(scene: Scene) -> str:
    """A scene by its number and what it is called."""
    return f"Scene {scene.label}, {scene.title}" if scene.title else f"Scene {scene.label}"


def heading_of(hole: Hole) -> str:
    return f"Scene {hole.scene}, {hole.title}" if hole.title else f"Scene {hole.scene}"


def counted(plot: Plot) -> str:
    """How much there is of a plot."""
    numbers = ((len(plot.scenes), "scene"), (len(plot.people), "person"), (len(plot.facts), "fact"))
    return ", ".join(f"{n} {'people' if what == 'person' and n != 1 else what + 's' * (n != 1)}" for n, what in numbers)
