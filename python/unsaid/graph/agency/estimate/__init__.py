"""The figures of agency by playing, where the graph of a game is too large: games that are played by a policy, and the
menus of some of them looked into."""
