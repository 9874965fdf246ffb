"""Stories on a page, and minds at an address: a server for readers, players and games.

It stands on ``unsaid`` alone, the interface that everybody has. ``shelf`` holds the worlds it serves; ``shown`` says
what goes over the wire, and the files of routes say where. ``guard`` is what stands between the server and strangers,
``bounds`` how much of the machine they may have. Rooms with a folder each: ``games`` are played, ``minds`` laid open,
``maps`` drawn, and in ``writing`` a world's text is written.
"""
