"""A world put into other words: the shorter forms of the language, and words for what has none."""
