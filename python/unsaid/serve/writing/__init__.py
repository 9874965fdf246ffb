"""Worlds written on the page: their files, read and written whole, and what there is to say about a text meanwhile.

Only on a server that listens to nobody but its own machine, and only the files of worlds that it serves. ``files``
reads and writes them, ``saying`` has a text linted and told, ``routes`` says where that is asked for.
"""
