"""Worlds held to their claims: files of claims opened beside their worlds, and everything that a test run says.

``suite`` opens a file of claims and decides it, ``chance`` plays games by chance, ``recorded`` keeps what a world comes
to and shows what has changed since, ``junit`` writes what build servers read. What a claim is, and whether one holds,
is for ``claims`` to say.
"""
