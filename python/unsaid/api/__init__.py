"""The Python interface: all that a program which builds on Unsaid needs, and nothing below it.

``import unsaid`` gives these names; each file here is one kind of value. ``opened`` is a world at work, which values
share.
"""
