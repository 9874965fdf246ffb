"""The desk that follows every save: what changed is said first, and what takes longer comes after it.

``looking`` knows when a file has been saved, however an editor does that; ``rounds`` is what is worked out each time,
from the quickest to the longest: what is wrong with the text, whether the old story still holds, which story there is
now, and the claims.
"""
