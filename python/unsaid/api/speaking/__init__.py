"""Minds as speakers: what somebody could say at a moment, and what saying it would make of those who hear it."""
