"""What the routes are given of the server: its worlds, its games, and who waits for news of them."""

from __future__ import annotations

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from unsaid.serve.games.news import News
from unsaid.serve.games.tables import Tables
from unsaid.serve.shelf import Shelf

OnShelf = NamedDependency[SkipValidation[Shelf]]
AtTables = NamedDependency[SkipValidation[Tables]]
Heard = NamedDependency[SkipValidation[News]]
