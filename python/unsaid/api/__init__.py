"""The Python interface: all that a program which builds on Unsaid needs, and nothing below it.

``import unsaid`` gives these names; each file here is one kind of value. ``opened`` is a world at work, which values
share.

The values lead to one another: a world has stories, a story moments, a moment its world. So their types name each other
in a circle, the only one there is between files; nothing is imported in a circle when the program runs.
"""
