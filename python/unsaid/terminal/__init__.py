"""The terminal, and every other place where text comes in or leaves: streams, the gate, the pager, the progress line.

Nothing here knows a world; a tale comes as what it is to look like (``telling.setting``), and everything else as text.
"""
