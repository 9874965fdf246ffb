"""The map of a world: everything that can come of it, and what there is to say about that.

``drawing`` has the engine draw it, ``map`` is the value, ``parts`` what it gives, ``finding`` how these are worked out,
``leaks`` what comes out on the way, ``telling`` says it in the world's words. ``picture`` is the small form with words,
and ``forms`` what is written of it: pages, drawings, and files for other tools.
"""
