"""Moments: the world and its minds between two acts, what somebody could do, and the tables of it."""
