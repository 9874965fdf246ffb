"""On what a story or a game hangs: every single change, and which of them turned it."""
