"""A story told: prose from a side, set in any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.told import narrating
from unsaid.api.told.showing import told
from unsaid.api.values import plain
from unsaid.api.working import at_work
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.errors import BadValue
from unsaid.telling import Paragraph
from unsaid.telling.narration import manner
from unsaid.telling.setting import Tale

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World
    from unsaid.telling.beside import Note

FORMS = ("prose", "md", "html", "epub")
LENGTHS = ("short", "scene", "full")
TENSES = (None, "present", "past")


@dataclass(frozen=True)
class Telling:
    """A story told from a side, in a manner; the fields are those of ``Story.tell``. ``str`` is the text.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> telling = story.tell("nobody", length="short")
    >>> telling.title, telling.paragraphs[0].text
    ('The Lamp', 'Olm was out in the fog. Ida lit a lamp for him. He rowed home by it. She left it burning.')
    """

    story: Story
    side: str | None = None
    person: Literal[1, 2, 3] | None = None
    tense: Literal["present", "past"] | None = None
    thoughts: bool = True
    length: Literal["short", "scene", "full"] = "full"
    seed: int = 0
    minds: Literal["told", "all"] | None = None
    limits: Limits = UNLIMITED
    facing: str | None = None
    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        persons = (None, 1, 2, 3)
        for what, given, known in (
            ("person", self.person, persons),
            ("tense", self.tense, TENSES),
            ("length", self.length, LENGTHS),
        ):
            if given not in known:
                raise BadValue("manner", f"there is no {what} {given!r}; it is one of {', '.join(map(str, known))}")
        if self.facing is not None and self.minds is not None:
            raise BadValue("manner", "beside a telling stands another side's or what its minds hold, and not both")

    @property
    def world(self) -> World:
        """The world of its story."""
        return self.story.world

    @property
    def title(self) -> str:
        """What the story is called; empty where it has no title."""
        return self.tale.title

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, each with its side and the places (from 0) of the acts it tells."""
        return tuple(self._told()[1])

    @property
    @at_work
    def notes(self) -> tuple[Note, ...]:
        """What stands beside it about minds, as data; empty where no ``minds`` were asked for."""
        if self.minds is None:
            return ()
        return tuple(narrating.minds_shown(self.world.open, self.story.names, self._asked()))

    @property
    def tale(self) -> Tale:
        """The telling, ready to be set on a page."""
        return self._told()[0]

    def to(self, form: Literal["prose", "md", "html", "epub"], width: int | None = None) -> str | bytes:
        """The telling set in a form: text, Markdown, a whole page of HTML, or the bytes of an EPUB book.

        ``width``: prose in lines of at most so many columns. Raises BadValue for another form.
        """
        from unsaid.telling.setting.forms import made  # each form is loaded by those who ask for it

        if form not in FORMS:
            raise BadValue("form", f"there is no form {form!r}; it is one of {', '.join(FORMS)}")
        return made(self.tale, form, width)

    def said_by(self, voice: narrating.Voice) -> Telling:
        """The telling said over again by somebody else, such as a language model (see `telling.voice`)."""
        other = Telling(**{name: getattr(self, name) for name in self.__dataclass_fields__ if name != "_kept"})
        other._kept["told"] = self._told_by(voice)
        return other

    def to_dict(self) -> dict[str, Any]:
        """Plain data: title, what it is about, and paragraphs with their notes."""
        return plain(self.tale)

    def _asked(self) -> narrating.Request:
        who = manner(self.person, self.tense, self.thoughts, self.length, self.seed)
        return narrating.Request(self.side, who, self.minds, self.limits, self.facing, self.story.data.attempts)

    def _told(self) -> tuple[Tale, list[Paragraph]]:
        if "told" not in self._kept:
            self._kept["told"] = self._told_by(None)
        return self._kept["told"]

    @at_work
    def _told_by(self, voice: narrating.Voice | None) -> tuple[Tale, list[Paragraph]]:
        _ = self.story.states  # says so where an act is not possible
        return narrating.told(self.world.open, self.story.names, self._asked(), voice)

    def __str__(self) -> str:
        text = self.to("prose")
        assert isinstance(text, str)
        return text

    def __hash__(self) -> int:
        return hash(
            (
                self.story,
                self.side,
                self.person,
                self.tense,
                self.thoughts,
                self.length,
                self.seed,
                self.minds,
                self.facing,
            )
        )

    def __reduce__(self) -> tuple[Any, ...]:
        given = [getattr(self, name) for name in self.__dataclass_fields__ if name != "_kept"]
        return Telling, tuple(given)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return told(self, lambda: str(self))
