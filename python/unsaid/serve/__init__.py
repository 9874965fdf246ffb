"""Stories on a page, and minds at an address: a server for readers, players and games.

It stands on ``unsaid`` alone, the interface that everybody has. ``shelf`` holds the worlds it serves, ``tables`` the
games that are played, one file each; ``shown`` says what goes over the wire, and the files of routes say where.
``guard`` is what stands between the server and strangers. Three rooms have a folder each: ``minds`` lays them open,
``maps`` draws what can come of a world, ``writing`` has a world's text written.
"""
