"""What minds hold that do not know: labels in place of values, and what acts make of them.

``labels``     what a mind holds of an openable fluent
``openable``   which fluents can be open, and over which values
``supposing``  what a place may be supposed to have when an expression is read
``writing``    setting labels in minds, and what becomes of the ties below
``learning``   what somebody holds who has looked, asked or been surprised
``changing``   what effects make of a fluent where it depends on what is not known
``act``        what becomes of every mind when an act happens
``starting``   what is held at the start, secrets among it
``triggers``   triggers that are certain, and those that are merely possible
``hoping``     acts done in ignorance
"""
