"""A file of claims beside its world: found, read, and all of it decided.

``the-owl.tests`` stands beside ``the-owl.world`` and is about it, unless it says ``world "…"`` itself; those of bundled
worlds come with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unsaid.api.opened import bundled
from unsaid.api.stories.story import Story
from unsaid.api.world import World, load
from unsaid.data.story import Beat
from unsaid.data.story import Story as Acts
from unsaid.desk.claims.claim import Phrase, Verdict, Written, WrittenStory
from unsaid.desk.claims.cursor import Unread
from unsaid.desk.claims.deciding import Deciding
from unsaid.desk.claims.meaning import Meaning
from unsaid.desk.claims.reading import read
from unsaid.errors import UnknownName, UnsaidError
from unsaid.language.files import MOST, text_of
from unsaid.language.former import Names
from unsaid.language.report import Report
from unsaid.language.source import Source, plain

if TYPE_CHECKING:
    from unsaid.desk.testing.chance import RandomGames
    from unsaid.desk.testing.recorded import Record
    from unsaid.language.diagnostic import Diagnostic
    from unsaid.text.styled import Styled

SUFFIX = ".tests"
WORLDS = (".world", ".txt", ".sabre")


class ClaimsError(UnsaidError):
    """Claims that cannot be read, or are about what there is not: ``diagnostics`` hold what is wrong, with places in
    ``source``.

    >>> import unsaid
    >>> try:
    ...     unsaid.read_claims("rech Home;", unsaid.load("tutorial"))
    ... except unsaid.ClaimsError as error:
    ...     error.code, error.place
    ('unknown-claim', '<claims>:1:1')
    """

    def __init__(self, diagnostics: list[Diagnostic], source: Source) -> None:
        self.diagnostics, self.source = diagnostics, source
        first = diagnostics[0]
        line, column = source.position(first.span[0])
        said = "\n\n".join(d.render(source) for d in diagnostics)
        super().__init__(first.code, said, f"{source.label}:{line}:{column}")

    def styled(self) -> Styled:
        """All diagnostics, with the looks of their parts."""
        from unsaid.text.styled import joined

        return joined([d.styled(self.source) for d in self.diagnostics], "\n\n")


@dataclass(frozen=True)
class Claims:
    """The claims of a file about its world; ``source`` is their text. Make one with ``unsaid.claims``.

    >>> import unsaid
    >>> claims = unsaid.read_claims("reach Home; never ashore(Olm) before light;", unsaid.load("tutorial"))
    >>> [verdict.outcome for verdict in claims.verdicts()]
    ['holds', 'holds']
    """

    source: Source
    world: World
    written: Written = field(repr=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """The claims, as they are written."""
        return tuple(claim.text for claim in self.written.claims)

    @property
    def stories(self) -> dict[str, Story]:
        """The stories that the file defines, by name."""
        report = Report()
        found = self._stories(Meaning(self.world, report, self.source))
        _refuse(report, self.source)
        return found

    @property
    def today(self) -> Written:
        """The claims with the names of today, where the world says that something was called otherwise once."""
        return named_today(self.written, self.world)

    def verdicts(self) -> Iterator[Verdict]:
        """What there is to say of each claim, in order, as soon as it is known. Raises ClaimsError for claims about
        what there is not, before any is decided; WorldError where the world cannot be run; Spent."""
        report = Report()
        meaning = Meaning(self.world, report, self.source)
        stories = self._stories(meaning)
        claims = self.today.claims
        broken = frozenset(story.name.text for story in self.written.stories) - stories.keys()
        deciding = Deciding(self.world, stories, self.written.bounds, meaning, broken)
        for claim in claims:
            try:
                deciding.known(claim)
            except Unread:
                continue
        _refuse(report, self.source)
        for claim in claims:
            with self.world.open.working:
                yield deciding.decided(claim)

    def chance(self, games: int, seed: int = 1, progress: Callable[[int], object] | None = None) -> RandomGames:
        """Games of the world played by chance, the roles in turn, the first by ``seed``; what is claimed never to
        happen where a role is played, or free, is looked for in each. ``progress`` is told how many were played.
        Raises WorldError, Spent."""
        from unsaid.desk.testing.chance import by_chance

        with self.world.playable.open.working:
            return by_chance(self, games, seed, progress)

    def record(self) -> Record:
        """What the world comes to now: endings, acts, and who knew what in the stories of the file. Raises
        ClaimsError, WorldError, Spent."""
        from unsaid.desk.testing.recorded import record

        return record(self)

    def _stories(self, meaning: Meaning) -> dict[str, Story]:
        found = dict[str, Story]()
        for story in self.today.stories:
            try:
                found[story.name.text] = self._story(story, meaning)
            except Unread:
                continue
        return found

    def _story(self, story: WrittenStory, meaning: Meaning) -> Story:
        if story.file is None:
            return self.world.story(Acts(self.world.name, tuple(Beat(meaning.act(act)) for act in story.acts)))
        folder = Path(self.source.path).parent if self.source.path else Path()
        try:
            return self.world.story(folder / story.file.text)
        except UnsaidError as error:
            meaning.refuse(story.file, error.message)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the name of the world, and the claims as written."""
        return {"world": self.world.name, "claims": list(self.texts)}


def named_today(written: Written, world: World) -> Written:
    """Claims with the names of today; a name that still means something keeps its meaning."""
    core = world.open.core
    named = (*core.types, *core.entities, *core.properties, *core.actions, *core.passages)
    taken = {one.name for one in named}
    names = Names.of(former for former in core.former if former.old not in taken)
    if not names.new:
        return written

    def now(phrase: Phrase) -> Phrase:
        return phrase._replace(text=names.every(phrase.text))

    def all_now(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        return tuple(map(now, phrases))

    claims = tuple(
        replace(c, what=all_now(c.what), free=all_now(c.free), other=c.other and now(c.other), who=c.who and now(c.who))
        for c in written.claims
    )
    stories = tuple(replace(story, acts=all_now(story.acts)) for story in written.stories)
    return replace(written, claims=claims, stories=stories)


def read_claims(text: str, world: World, *, path: str | None = None) -> Claims:
    """Claims from their text, about a world; ``path`` is what messages call the text. Raises ClaimsError for what
    cannot be read; names are looked up when the claims are decided.

    >>> import unsaid
    >>> unsaid.read_claims("no dead end;", unsaid.load("tutorial")).texts
    ('no dead end',)
    """
    source, report = Source(plain(text), "claims", path), Report()
    written = read(source.text, report)
    _refuse(report, source)
    return Claims(source, world, written)


def claims(place: str | Path, world: World | None = None) -> Claims:
    """The claims of a file, or those that stand beside a world or come with a bundled one; ``world``: about which they
    are, where it is not theirs. Raises ClaimsError, FileProblem, UnknownName where there is no world for them.

    >>> import unsaid
    >>> all(verdict.outcome == "holds" for verdict in unsaid.claims("tutorial").verdicts())
    True
    """
    text, path = _text(str(place))
    source, report = Source(plain(text), "claims", path), Report()
    written = read(source.text, report)
    _refuse(report, source)
    return Claims(source, world or load(_world(str(place), written, source)), written)


def _text(place: str) -> tuple[str, str]:
    """The text of a file of claims, and what it is called."""
    path = Path(place)
    if place in bundled() and not path.is_file():
        return shipped(place), f"{place}{SUFFIX}"
    beside = path.with_suffix(SUFFIX) if path.suffix in WORLDS else path
    if not beside.is_file() and place in bundled_files():
        return shipped(path.stem), place
    return text_of(beside, MOST, "claims"), str(beside)


def bundled_files() -> tuple[str, ...]:
    """What the files of the claims that come with bundled worlds are called."""
    return tuple(f"{name}{SUFFIX}" for name in bundled())


def shipped(name: str) -> str:
    """The text of the claims that come with a bundled world."""
    return resources.files("unsaid").joinpath("worlds", name + SUFFIX).read_text(encoding="utf-8")


def _world(place: str, written: Written, source: Source) -> str:
    """Which world a file of claims is about."""
    path = Path(place)
    if written.world is None:
        if path.suffix != SUFFIX:
            return place
        there = (path.with_suffix(suffix) for suffix in WORLDS)
        found = next((str(world) for world in there if world.is_file()), path.stem)
    else:
        beside = [path.parent / f"{written.world.text}{suffix}" for suffix in ("", *WORLDS)]
        found = next((str(world) for world in beside if world.is_file()), written.world.text)
    if not Path(found).is_file() and found not in bundled():
        said = f"{source.label}: there is no world {found} beside it and none of that name that comes with Unsaid"
        raise UnknownName("unknown-world", f'{said}; `world "…";` in it says which, or --world WORLD', source.label)
    return found


def _refuse(report: Report, source: Source) -> None:
    """Raises ClaimsError where something wrong has been reported."""
    found = [d for d in report.in_order() if d.severity == "error"]
    if found:
        raise ClaimsError(found, source)
