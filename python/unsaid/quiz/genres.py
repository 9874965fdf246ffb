"""The words of each genre: what is put where, and the ways of saying so. Each way of saying an act begins after the
name of whoever does it; ``{t}`` and ``{u}`` are things, ``{p}`` a place."""

from __future__ import annotations

from typing import NamedTuple

NAMES = (
    "Ann",
    "Ben",
    "Carla",
    "Dan",
    "Elif",
    "Frank",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Marta",
    "Nils",
    "Olga",
    "Pavel",
    "Rosa",
    "Stefan",
    "Tara",
    "Uwe",
    "Vera",
    "Willem",
    "Yusuf",
    "Zoe",
    "Amir",
    "Bela",
    "Chen",
    "Dora",
    "Emil",
    "Farah",
    "Goran",
    "Hanna",
    "Igor",
    "Jutta",
    "Karim",
    "Lotte",
    "Milan",
    "Nadia",
    "Oskar",
    "Petra",
)


class Genre(NamedTuple):
    """``at`` stands before a place, ``where`` asks for one; ``wish`` is what somebody wants of a thing, and
    ``goes`` what they do then, without and with who does it."""

    name: str
    things: tuple[str, ...]
    places: tuple[str, ...]
    at: str
    where: str
    moves: tuple[str, ...]
    noises: tuple[str, ...]
    wish: str
    goes: tuple[str, str]


ROOMS = Genre(
    "rooms",
    ("the key", "the purse", "the whistle", "the compass", "the spoon", "the thimble", "the lamp", "the parcel"),
    ("the red box", "the blue box", "the basket", "the drawer", "the trunk", "the cupboard", "the bucket", "the chest"),
    "in",
    "where",
    ("put {t} in {p}", "moved {t} to {p}", "laid {t} in {p}", "carried {t} over to {p}", "shut {t} away in {p}"),
    ("wound the clock", "swept the floor", "watered the fern", "opened a window", "hummed a tune", "fed the cat"),
    "to find {t}",
    ("look first", "looks"),
)
GOSSIP = Genre(
    "gossip",
    (
        "the wedding",
        "the picnic",
        "the reading",
        "the dance",
        "the recital",
        "the farewell",
        "the auction",
        "the supper",
    ),
    ("the chapel", "the old mill", "the town hall", "the orchard", "the inn", "the barn", "the pier", "the library"),
    "at",
    "where",
    (
        "moved {t} to {p}",
        "settled that {t} was to be at {p}",
        "had {t} set down for {p}",
        "changed the place of {t} to {p}",
        "decided on {p} for {t}",
    ),
    (
        "poured more tea",
        "praised the cake",
        "told an old joke",
        "counted the guests",
        "tuned a fiddle",
        "shut the door",
    ),
    "to be at {t}",
    ("go", "goes to be"),
)
OFFICES = Genre(
    "offices",
    (
        "the audit",
        "the interview",
        "the review",
        "the briefing",
        "the rehearsal",
        "the inspection",
        "the call",
        "the vote",
    ),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "New Year's Eve"),
    "on",
    "on which day",
    (
        "moved {t} to {p}",
        "put {t} down for {p}",
        "set {t} for {p}",
        "entered {t} under {p}",
        "fixed {t} for {p}",
    ),
    (
        "filled the stapler",
        "made coffee",
        "cleaned the board",
        "answered the phone",
        "filed a letter",
        "fixed the printer",
    ),
    "to be at {t}",
    ("come", "comes in"),
)
GAMES = Genre(
    "games",
    ("the pea", "the pearl", "the die", "the button", "the marble", "the bean", "the ring", "the token"),
    (
        "the tin cup",
        "the clay cup",
        "the glass cup",
        "the horn cup",
        "the green cup",
        "the striped cup",
        "the cracked cup",
        "the tall cup",
    ),
    "under",
    "where",
    (
        "put {t} under {p}",
        "slid {t} under {p}",
        "hid {t} under {p}",
        "moved {t} to {p}",
        "dropped {t} under {p}",
    ),
    (
        "shuffled some cards",
        "kept the score",
        "clapped twice",
        "ordered lemonade",
        "rolled up a sleeve",
        "dealt a hand",
    ),
    "to find {t}",
    ("look first", "looks"),
)
DETECTION = Genre(
    "detection",
    ("the dagger", "the will", "the phial", "the ledger", "the glove", "the telegram", "the locket", "the photograph"),
    (
        "the study",
        "the greenhouse",
        "the stable",
        "the attic",
        "the cellar",
        "the pantry",
        "the boathouse",
        "the gallery",
    ),
    "in",
    "where",
    (
        "hid {t} in {p}",
        "carried {t} to {p}",
        "left {t} in {p}",
        "brought {t} to {p}",
        "locked {t} away in {p}",
    ),
    ("lit a pipe", "drew the curtains", "rang for the butler", "stoked the fire", "paced the hall", "wrote a note"),
    "to find {t}",
    ("look first", "looks"),
)
BY_NAME = {genre.name: genre for genre in (ROOMS, GOSSIP, OFFICES, GAMES, DETECTION)}

SWAPS = (
    "made {t} and {u} change places",
    "swapped {t} and {u}",
    "exchanged {t} and {u}",
    "let {t} and {u} trade places",
    "put {t} and {u} each in the place of the other",
)
LOOKS = (
    "checked {where} {t} was",
    "made sure {where} {t} was",
    "found out {where} {t} was",
    "looked and saw {where} {t} was",
    "went to see {where} {t} was",
)
