"""``python -m unsaid`` is the command ``unsaid``."""

from unsaid.cli.main import run

run()
