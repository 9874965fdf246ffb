"""How much a player can do: the graph of a game, and the figures of agency that are worked out from it.

``turns`` stands between a game and ``unsaid.graph``, which goes through all that can be come to: it says what makes two
places the same for the figures, which read no words. It lays the graph out as a ``board``: plain data, from which
everything else is worked out (``policies``, ``solving``, ``outlook``, ``empties``, ``decisions``, ``games``,
``figures``, ``causes``). Where the graph is too large, games are played instead (``estimate``). ``asked`` is what a
command or a program asks for.
"""
