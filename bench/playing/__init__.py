"""How much a player can do: the graph of a game, and the figures of agency that are worked out from it.

``graph`` goes through all that can be come to from a start, and knows nothing of games. ``turns`` stands between a game
and the graph: it alone knows the turn model. It lays the graph out as a ``board``: plain data, from which everything
else is worked out (``policies``, ``solving``, ``outlook``, ``empties``, ``decisions``, ``games``, ``figures``,
``causes``) and shown (``page``).
"""
