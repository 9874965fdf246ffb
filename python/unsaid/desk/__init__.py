"""The writer's desk: what helps whoever writes a world, on the interface that everybody has.

A world is read, searched and explained by the floors below. Here stands what a writer needs around that: outlines from
which a world is begun, claims that a world is held to, watching while it is written, names that change, maps to look
at. Each is a folder with an essay of its own.
"""
