"""Games that are played on the page: their tables and seats, the ways they have gone, and their end.

``tables`` keeps them, one file each; ``branches`` are the ways that were left, ``room`` bounds how many games there
are, ``news`` tells those who wait. ``playing`` has their addresses, ``afterwards`` what they show when they are over.
"""
