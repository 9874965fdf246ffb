"""Small changes that give a world its story, each of them tried.

A world may read without a mistake and still have no story: somebody has to act and was given no want, a condition asks
for what nothing brings about, a telling is never made because the teller takes the hearer to know already, or is not
seen by whom it is for. ``candidates`` lists such changes as edits of the text, ``trying`` looks for the fewest with
which a story is found that the checker has nothing against. They are offered, never made unasked: a world may be meant
to have no story.
"""

from .candidates import Amendment
from .trying import Amended, amended

__all__ = ["Amended", "Amendment", "amended"]
