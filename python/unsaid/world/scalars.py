"""What ground expressions are made of."""

from __future__ import annotations

from typing import Any

Scalar = bool | float | str | None
"""A value: a truth, a number (always float), an entity by name, or None for ``?``."""

Expression = Any
"""A Scalar, or a tuple ``(operator, operand, …)``; spelled Any because it nests in itself."""
