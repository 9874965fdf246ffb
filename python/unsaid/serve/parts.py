"""What the routes are given of the server: its worlds, its games, and who waits for news of them."""

from __future__ import annotations

from typing import Annotated

from litestar.params import Dependency

from unsaid.serve.news import News
from unsaid.serve.shelf import Shelf
from unsaid.serve.tables import Tables

OnShelf = Annotated[Shelf, Dependency(skip_validation=True)]
AtTables = Annotated[Tables, Dependency(skip_validation=True)]
Heard = Annotated[News, Dependency(skip_validation=True)]
