"""What can be read off the map of all stories of a world, as numbers.

``plan`` is the map as it was drawn, with what leads where; ``circles`` finds what can be gone round in. On these stand
which ends remain ``still_open``, how many ways lead to each (``counting``), how ``likely`` each is and how tense that
makes a story (``tension``), on which acts it turns (``turning``), what one character could change (``alone``), and the
small form in which it can be looked at (``small``). Nothing here knows a word of the world.
"""
