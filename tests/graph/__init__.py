"""Tests of the graph of a game, and of what is made of it."""
