"""Maps of worlds, drawn when somebody asks for one: everything that can come of a world, to look at and click.

Drawing may take long and much memory, so it is done apart from all else that is asked: one map after another, each on
an engine of its own, within bounds. ``drawing`` does that, ``shown`` says what is sent of a map, ``routes`` where it is
asked for.
"""
