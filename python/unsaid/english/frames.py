"""How English joins what an act is about to its verb: whom one gossips *to* and *about*, what one robs somebody *of*.

Only what differs from the rule stands here. By the rule a verb takes its object bare, a receiver after *to*, an owner
after *from*, a place after *at*, and anything further after *with*.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

T = TypeVar("T")

Role = Literal["person", "topic", "thing"]
"""``person``: the first other character. ``topic``: a further one, or what is told. ``thing``: what changes hands."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(table: Mapping[str, T]) -> dict[str, T]:
    """A table whose keys hold several words, as one with a word a key."""
    return {word: value for words, value in table.items() for word in words.split()}


# --- Verbs ---

FRAMES: dict[str, Mapping[Role, str]] = _by_word(
    {
        "gossip talk speak lie write complain boast chat": {"person": "to", "topic": "about"},
        "confess report leak reveal explain announce say whisper": {"person": "to"},
        "propose listen apologise apologize appeal surrender swear belong return bow wave nod": {"person": "to"},
        "yield submit reply appear lend pray sing": {"person": "to"},
        "tell ask warn question teach consult": {"person": "", "topic": "about"},
        "inform remind accuse suspect convince persuade convict": {"person": "", "topic": "of"},
        "rob relieve deprive strip cheat cure": {"person": "", "thing": "of"},
        "arrest blame thank punish forgive fine praise scold envy": {"person": "", "topic": "for"},
        "bribe pay supply provide arm equip entrust tempt reward present blackmail": {"person": "", "thing": "with"},
        "introduce compare marry betray": {"person": "", "topic": "to"},
        "confide": {"person": "in", "topic": "about"},
        "trade barter fight argue quarrel agree flirt dance play plot share": {"person": "with"},
        "bargain negotiate conspire sleep live elope reconcile": {"person": "with"},
        "laugh shout smile look stare shoot yell wink glare": {"person": "at"},
        "wait long care vote cook work mourn": {"person": "for"},
        "hide flee escape run steal borrow buy confiscate withdraw pillage": {"person": "from"},
        "spy depend rely": {"person": "on"},
    }
)

CONTROL: dict[str, bool] = _by_word(
    {
        "command order tell ask force persuade beg convince invite teach urge help allow forbid compel": True,
        "encourage instruct bribe coerce": True,
        "try plan decide refuse agree promise threaten offer want begin start hope learn choose attempt": False,
        "intend prepare pretend swear": False,
    }
)
"""Verbs before another verb, as in ``command_kill``; whether somebody stands between: “commands Tom to kill”."""

LIGHT = {"spell": ("cast", "on"), "trick": ("play", "on"), "speech": ("give", "to"), "party": ("throw", "for")}
"""Nouns that ask for a verb of their own, and what comes before whom they are meant for."""

DOUBLE = _words(
    "give tell send show offer bring hand teach promise ask owe pay deny lend grant cause read write sell pass"
)
"""Verbs with two objects: “tells Tom the secret”."""

PUTTING = _words("put place hide plant store set lay drop leave bury keep lock stash")
"""Verbs that put a thing *in* somewhere, and not *to*."""

UNDERGONE = _words(
    """
    kill slay murder poison arrest rob hurt wound hit beat catch capture free release fire hire banish exile execute
    punish heal cure rescue save trap jail imprison blame forgive bury curse infect bite confiscate thwart
    """
)
"""Verbs that, with one character and nobody who consents, are told of whom they befall: “Tom is killed”."""

MOVING = _words(
    """
    go come walk run travel move return ride drive sail fly swim sneak climb head march hurry rush flee escape journey
    wander crawl step row jump teleport get
    """
)
"""Verbs of going, which lead *to* a place."""

MOVERS = _words("move put place bring carry take transfer shift hide throw push pull drag send hand pass give load lay")
"""Verbs that say of themselves that something comes to be elsewhere."""

REACHING = _words("enter leave reach approach cross visit search explore exit abandon inspect guard")
"""Verbs that take a place as their object: “enters Cellar”."""

EXCHANGING = _words("trade swap exchange barter")
"""Verbs of one thing *for* another."""

LINKING = _words("get become appear be fall feel seem go grow turn stay look act remain")
"""Verbs before what their subject is or comes to be."""

STILL = _words("stay wait sit sleep rest stand live hide remain work dance sing play pray lie linger die arrive")
"""Verbs that a place stands beside, *at* it."""

WEATHER = _words("rain snow hail thunder pour drizzle")
"""Verbs of which the weather is the subject."""

EVENTS = _words("storm fire flood attack fight war battle accident murder robbery riot feast party wedding change race")
"""Nouns that are verbs as well, and are things that happen: “there is a storm”."""

EXPERIENCED = _words("hear see learn know read understand notice remember forget find lose meet guess feel")
"""Verbs whose subject need not consent to it."""

ACTIVE = EXPERIENCED | _words(
    "win say ask tell escape arrive leave go come return lie confess promise swear look speak"
)
"""Verbs whose participle is told of somebody as done, never as undergone: “has won”."""

REFLEXIVE = _words("disguise arm dress equip introduce sacrifice devote exhaust prepare")
"""Verbs that, without an object, are about their subject: “disguises himself”."""

HELD = _words("has holds owns carries keeps wears")
"""Verbs that want an object, if only *it*."""

PREFIXES = ("tele", "re", "un", "over", "out", "mis", "under", "counter", "fore", "de", "dis")
"""What may stand before a verb and make another."""

# --- What stands around them ---

PREPOSITIONS = _words(
    """
    about above across after against along among around at before behind below beneath beside between beyond by for
    from in inside into near of off on onto outside over past through to toward towards under until upon with without
    """
)
"""Words that may join a name to a verb."""

PARTICLES = _words("up down in out off on away back over home apart together along aside forward")
"""Adverbs that go with a verb."""

AFTER_OBJECT = _words("away back home apart together along aside forward free")
"""Of these, and of what is told of an object, those that stand after it: “sends Tom away”."""

IDIOMS = _words("home bed love prison jail school work church arrest war peace debt power charge danger pain")
"""Nouns without an article after a preposition: “at home”, “under arrest”."""

HINTS = _by_word(
    {
        "destination receiver recipient punishment goal": "to",
        "source origin seller giver": "from",
        "topic subject matter": "about",
        "tool weapon instrument means": "with",
    }
)
"""What the name of a parameter says of its argument, where it is no preposition itself."""

ADJECTIVES = _by_word(
    {
        "afraid aware proud jealous fond tired guilty sure full capable suspicious envious scared ashamed": "of",
        "certain short ignorant innocent suspected accused convinced robbed": "of",
        "angry friendly happy busy familiar content patient acquainted allied friends pleased satisfied": "with",
        "furious engaged armed": "with",
        "responsible sorry ready famous wanted known necessary": "for",
        "interested involved inside hidden locked trapped dressed": "in",
        "different absent safe far free separate": "from",
        "good bad present": "at",
        "worried curious mad": "about",
        "dependent keen": "on",
    }
)
"""What an adjective or a participle asks for after it; the others ask for *to*."""

MASS = _words(
    "power light water money food gold silver evidence fire rain snow music hope love hatred trouble time proof"
)
"""Nouns that may be counted and mostly are not: “there is light”."""

CONTAINERS = _words("container box bag chest drawer room crate cupboard safe basket jar shelf")
"""Types of what things are *in*."""

NUMERALS = _words("one two three four five six seven eight nine ten first second third")

NOUNS = _by_word(
    {
        "relationship friendship alliance peace affair quarrel conversation": "with",
        "trust faith belief interest confidence suspect": "in",
        "love respect liking hatred desire need reason contempt": "for",
        "fear opinion knowledge suspicion memory hate view": "of",
        "attitude feeling affection anger": "towards",
        "debt loyalty distance link road way answer key": "to",
    }
)
"""What a noun asks for after it; the others ask for *of*, *with* or *for*."""
