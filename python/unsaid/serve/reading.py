"""The addresses of worlds and of the stories they tell by themselves: read, asked why, and looked into."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from litestar import Controller, get
from litestar.params import FromPath, FromQuery, PathParameter

import unsaid
from unsaid.serve.bounds import at_length
from unsaid.serve.games.afterwards import Page, page
from unsaid.serve.games.playing import Said
from unsaid.serve.parts import OnShelf
from unsaid.serve.shelf import Served
from unsaid.serve.shown import Role, WorldShown
from unsaid.serve.trouble import Trouble, refused

Act = Annotated[int, PathParameter(ge=1, description="An act of the story, counted from 1.")]


class Reason(msgspec.Struct, frozen=True):
    """Why an act was done, in prose."""

    act: str
    prose: str


class Worlds(Controller):
    """Worlds and what they tell."""

    path = "/api/worlds"
    tags = ("worlds",)

    @get(sync_to_thread=True, summary="The worlds that are here")
    def all(self, shelf: OnShelf) -> tuple[WorldShown, ...]:
        """All worlds, in the order in which to meet them."""
        return tuple(shown(served) for served in shelf.worlds.values())

    @get("/{name:str}", sync_to_thread=True, summary="One world")
    def one(self, name: FromPath[str], shelf: OnShelf) -> WorldShown:
        """One world."""
        return shown(shelf[name])

    @get("/{name:str}/story", sync_to_thread=True, summary="Its own story")
    def story(
        self,
        name: FromPath[str],
        shelf: OnShelf,
        side: FromQuery[str | None] = None,
        facing: FromQuery[str | None] = None,
        person: FromQuery[Literal[1, 2, 3] | None] = None,
        tense: FromQuery[Literal["present", "past"] | None] = None,
        thoughts: FromQuery[bool] = True,
        length: FromQuery[Literal["short", "scene", "full"]] = "full",
        seed: FromQuery[int] = 0,
    ) -> Page:
        """The story that the world tells by itself, from a side (``both``: by turns; ``nobody``: from outside)."""
        served = shelf[name]
        story = story_of(served)
        return page(
            served.once(
                story.tell(side, person=person, tense=tense, thoughts=thoughts, length=length, seed=seed, facing=facing)
            )
        )

    @get("/{name:str}/story/{act:int}/why", sync_to_thread=True, summary="Why an act was done")
    def why(self, name: FromPath[str], act: Act, shelf: OnShelf, side: FromQuery[str | None] = None) -> Reason:
        """Why an act of that story was done."""
        story = _story_to(shelf[name], act)
        return Reason(story.names[act - 1], story.why(act).prose(side))

    @get("/{name:str}/story/{act:int}/said/{question:str}", sync_to_thread=True, summary="Ask about an act")
    def asked(
        self,
        name: FromPath[str],
        act: Act,
        question: FromPath[Literal["felt", "unsaid"]],
        shelf: OnShelf,
        side: FromQuery[str | None] = None,
    ) -> Said:
        """What was felt at an act, or what stood unsaid before it."""
        return Said(_answer(_story_to(shelf[name], act), act, question).prose(side))

    @get("/{name:str}/story/{act:int}/proof/{question:str}", sync_to_thread=True, summary="What an answer rests on")
    def proof(
        self,
        name: FromPath[str],
        act: Act,
        question: FromPath[Literal["why", "felt", "unsaid"]],
        shelf: OnShelf,
        side: FromQuery[str | None] = None,
    ) -> Said:
        """An answer about an act with what it rests on, gone through again by the checker; that may take a while."""
        answer = _answer(_story_to(shelf[name], act), act, question)
        try:
            with at_length():
                return Said(answer.proof(side))
        except unsaid.UnsaidError as error:
            raise refused(error, 409) from error


def shown(served: Served) -> WorldShown:
    """A world as it stands on the shelf, with what is wrong with it where it cannot be read."""
    try:
        world = served.world
        names = world.roles or world.characters
        roles = tuple(Role(name, world.called(name)) for name in names)
        return WorldShown(served.name, world.title or served.name, world.about or "", roles, world.ok)
    except (unsaid.Spent, unsaid.Cancelled):
        raise
    except unsaid.UnsaidError as error:
        return WorldShown(served.name, served.name, "", (), False, refused(error).message)


def _answer(story: unsaid.Story, act: int, question: Literal["why", "felt", "unsaid"]) -> unsaid.Answer:
    """The answer to a question about an act."""
    if question == "felt":
        return story.felt(act)
    return story.why(act) if question == "why" else story.unsaid(act)


def _story_to(served: Served, act: int) -> unsaid.Story:
    story = story_of(served)
    if not 1 <= act <= len(story.names):
        raise Trouble(404, "no-act", f"The story has {len(story.names)} acts; there is no act {act}.")
    return story


def story_of(served: Served) -> unsaid.Story:
    """The story that a world tells by itself. Raises Trouble."""
    with at_length():
        return served.story
