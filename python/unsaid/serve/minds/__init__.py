"""Minds, laid open: who believes what of whom when so many acts are done, and who knew what when.

``laid_open`` works it out of a story and puts it into words, ``routes`` says where it is asked for. All of it is of
stories that are over: the one that a world tells by itself, and a game that has ended.
"""
