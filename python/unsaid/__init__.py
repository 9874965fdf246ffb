"""Unsaid: stories whose characters have minds of their own.

``load`` opens a world from a file, or by the name of one that comes with Unsaid, and ``read`` one from its text;
``World.find`` looks for a story in it, and everything else is asked of what these give. Each name is loaded when it is
first used, so that a program pays only for what it uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from unsaid.version import VERSION as __version__

if TYPE_CHECKING:
    from unsaid.api.asking.answer import Answer
    from unsaid.api.asking.nearly import NearlySaid, Wish
    from unsaid.api.asking.whynone import WhyNone
    from unsaid.api.games.game import Game
    from unsaid.api.games.resuming import resume
    from unsaid.api.games.seat import Move, Seat, View
    from unsaid.api.hinging.startinghinges import Hinge
    from unsaid.api.map.map import Map
    from unsaid.api.map.parts import Alone, Leak, MapEnd, NeverActs, Tension, TurningPoint
    from unsaid.api.map.picture import Picture, PictureLine, PictureSpot
    from unsaid.api.moments.mind import Mind
    from unsaid.api.moments.moment import Moment
    from unsaid.api.moments.option import Choice, Option
    from unsaid.api.opened import WorldError
    from unsaid.api.otherwise.change import Otherwise
    from unsaid.api.otherwise.gaining import Gain, Unlearnt
    from unsaid.api.otherwise.losing import Lost
    from unsaid.api.otherwise.whatif import Fork
    from unsaid.api.outcome import Figures, Outcome
    from unsaid.api.rewording.unworded import Unworded
    from unsaid.api.sharing import Engine
    from unsaid.api.speaking.brief import Brief
    from unsaid.api.speaking.may import Sayable
    from unsaid.api.stories.finding import Finding
    from unsaid.api.stories.story import Act, Story
    from unsaid.api.threads import in_thread
    from unsaid.api.told.telling import Telling
    from unsaid.api.watching import within
    from unsaid.api.world import World, bundled, load, moment, read
    from unsaid.budget import Budget, Cancelled, Spent
    from unsaid.data.limits import Limits
    from unsaid.desk.claims.claim import Verdict
    from unsaid.desk.linting import lint
    from unsaid.desk.outline import Outline, OutlineProblem, outline
    from unsaid.desk.renaming.rename import Changed, Renaming, rename
    from unsaid.desk.starting import start
    from unsaid.desk.testing.chance import Covered, RandomGames, Wrong
    from unsaid.desk.testing.recorded import Difference, Record
    from unsaid.desk.testing.suite import Claims, ClaimsError, claims, read_claims
    from unsaid.errors import BadType, BadValue, OutOfRange, UnknownName, UnsaidError
    from unsaid.graph.agency.asked import Agency, agency
    from unsaid.language import Diagnostic, FileProblem
    from unsaid.language.asking import PhraseError
    from unsaid.minds.data import Progress
    from unsaid.play.seen.transcript import Passage
    from unsaid.speech.asking import interview, judge
    from unsaid.speech.gate import Judged
    from unsaid.speech.interview import Interview

_HOMES = {
    "Act": "unsaid.api.stories.story",
    "Agency": "unsaid.graph.agency.asked",
    "Alone": "unsaid.api.map.parts",
    "Answer": "unsaid.api.asking.answer",
    "BadType": "unsaid.errors",
    "BadValue": "unsaid.errors",
    "Brief": "unsaid.api.speaking.brief",
    "Budget": "unsaid.budget",
    "Cancelled": "unsaid.budget",
    "Changed": "unsaid.desk.renaming.rename",
    "Choice": "unsaid.api.moments.option",
    "Claims": "unsaid.desk.testing.suite",
    "ClaimsError": "unsaid.desk.testing.suite",
    "Covered": "unsaid.desk.testing.chance",
    "Diagnostic": "unsaid.language",
    "Difference": "unsaid.desk.testing.recorded",
    "Engine": "unsaid.api.sharing",
    "Figures": "unsaid.api.outcome",
    "FileProblem": "unsaid.language",
    "Finding": "unsaid.api.stories.finding",
    "Fork": "unsaid.api.otherwise.whatif",
    "Gain": "unsaid.api.otherwise.gaining",
    "Game": "unsaid.api.games.game",
    "Hinge": "unsaid.api.hinging.startinghinges",
    "Interview": "unsaid.speech.interview",
    "Judged": "unsaid.speech.gate",
    "Leak": "unsaid.api.map.parts",
    "Limits": "unsaid.data.limits",
    "Lost": "unsaid.api.otherwise.losing",
    "Map": "unsaid.api.map.map",
    "MapEnd": "unsaid.api.map.parts",
    "Mind": "unsaid.api.moments.mind",
    "Moment": "unsaid.api.moments.moment",
    "Move": "unsaid.api.games.seat",
    "NearlySaid": "unsaid.api.asking.nearly",
    "NeverActs": "unsaid.api.map.parts",
    "Option": "unsaid.api.moments.option",
    "Otherwise": "unsaid.api.otherwise.change",
    "OutOfRange": "unsaid.errors",
    "Outcome": "unsaid.api.outcome",
    "Outline": "unsaid.desk.outline",
    "OutlineProblem": "unsaid.desk.outline",
    "Passage": "unsaid.play.seen.transcript",
    "PhraseError": "unsaid.language.asking",
    "Picture": "unsaid.api.map.picture",
    "PictureLine": "unsaid.api.map.picture",
    "PictureSpot": "unsaid.api.map.picture",
    "Progress": "unsaid.minds.data",
    "RandomGames": "unsaid.desk.testing.chance",
    "Record": "unsaid.desk.testing.recorded",
    "Renaming": "unsaid.desk.renaming.rename",
    "Sayable": "unsaid.api.speaking.may",
    "Seat": "unsaid.api.games.seat",
    "Spent": "unsaid.budget",
    "Story": "unsaid.api.stories.story",
    "Telling": "unsaid.api.told.telling",
    "Tension": "unsaid.api.map.parts",
    "TurningPoint": "unsaid.api.map.parts",
    "UnknownName": "unsaid.errors",
    "Unlearnt": "unsaid.api.otherwise.gaining",
    "UnsaidError": "unsaid.errors",
    "Unworded": "unsaid.api.rewording.unworded",
    "Verdict": "unsaid.desk.claims.claim",
    "View": "unsaid.api.games.seat",
    "WhyNone": "unsaid.api.asking.whynone",
    "Wish": "unsaid.api.asking.nearly",
    "World": "unsaid.api.world",
    "WorldError": "unsaid.api.opened",
    "Wrong": "unsaid.desk.testing.chance",
    "agency": "unsaid.graph.agency.asked",
    "bundled": "unsaid.api.world",
    "claims": "unsaid.desk.testing.suite",
    "in_thread": "unsaid.api.threads",
    "interview": "unsaid.speech.asking",
    "judge": "unsaid.speech.asking",
    "lint": "unsaid.desk.linting",
    "load": "unsaid.api.world",
    "moment": "unsaid.api.world",
    "outline": "unsaid.desk.outline",
    "read": "unsaid.api.world",
    "read_claims": "unsaid.desk.testing.suite",
    "rename": "unsaid.desk.renaming.rename",
    "resume": "unsaid.api.games.resuming",
    "start": "unsaid.desk.starting",
    "within": "unsaid.api.watching",
}

__all__ = [  # the order of _HOMES
    "Act",
    "Agency",
    "Alone",
    "Answer",
    "BadType",
    "BadValue",
    "Brief",
    "Budget",
    "Cancelled",
    "Changed",
    "Choice",
    "Claims",
    "ClaimsError",
    "Covered",
    "Diagnostic",
    "Difference",
    "Engine",
    "Figures",
    "FileProblem",
    "Finding",
    "Fork",
    "Gain",
    "Game",
    "Hinge",
    "Interview",
    "Judged",
    "Leak",
    "Limits",
    "Lost",
    "Map",
    "MapEnd",
    "Mind",
    "Moment",
    "Move",
    "NearlySaid",
    "NeverActs",
    "Option",
    "Otherwise",
    "OutOfRange",
    "Outcome",
    "Outline",
    "OutlineProblem",
    "Passage",
    "PhraseError",
    "Picture",
    "PictureLine",
    "PictureSpot",
    "Progress",
    "RandomGames",
    "Record",
    "Renaming",
    "Sayable",
    "Seat",
    "Spent",
    "Story",
    "Telling",
    "Tension",
    "TurningPoint",
    "UnknownName",
    "Unlearnt",
    "UnsaidError",
    "Unworded",
    "Verdict",
    "View",
    "WhyNone",
    "Wish",
    "World",
    "WorldError",
    "Wrong",
    "__version__",
    "agency",
    "bundled",
    "claims",
    "in_thread",
    "interview",
    "judge",
    "lint",
    "load",
    "moment",
    "outline",
    "read",
    "read_claims",
    "rename",
    "resume",
    "start",
    "within",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'unsaid' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
