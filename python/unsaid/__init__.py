"""Unsaid: stories whose characters have minds of their own."""

__version__ = "0.1.0"
