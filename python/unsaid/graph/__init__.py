"""The graph of whatever goes on in steps, and that of a played game: worked out beforehand, so that others can go
through it.

``growing`` goes through all that can be come to from a start, and knows nothing of games. ``history`` and
``remembered`` say when two moments of a game are one for the rules and for the telling; ``game`` draws the graph that
the two make, and ``merging`` makes it as small as it can be. What is made of it stands in ``export`` and ``publish``.
"""
