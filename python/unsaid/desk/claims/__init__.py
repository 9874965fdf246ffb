"""Stories as tests: what a world is held to, in a small language of claims.

A file of claims says what is to stay true of a world while it is edited: that a story is sound, that an ending can be
reached, that nobody ever knows before being told. ``reading`` makes claims of its text, ``meaning`` finds in the world
what they speak of, ``deciding`` says of each that it holds, fails, or could not be decided within the limits.
``courses`` and ``games`` are the two ways in which a world is gone through for that.
"""
