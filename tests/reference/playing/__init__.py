"""A slow, obvious game: the page on how a turn works, sentence by sentence.

Nothing here is shared with the program that plays. Reasons, prospects and wants held back are those of the slow
semantics; a story is plain data that nothing changes.

``setting``   what a game is played with, and when it is over
``story``     events, turns and offers, and what may be asked of them
``trying``    what becomes of an act that somebody tries
``choosing``  what one of the others would do
``fate``      what nobody consents to
``menu``      what a role may choose
``replying``  who replies when, and how far
``game``      moves made and taken back
"""

from .game import Game
from .setting import Rules, Setting
from .story import Event, Item

__all__ = ["Event", "Game", "Item", "Rules", "Setting"]
