"""Which Unsaid this is; also in ``pyproject.toml``, and a test compares the two."""

VERSION = "0.2.0"
