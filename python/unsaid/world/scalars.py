"""What ground expressions are made of."""

from __future__ import annotations

from typing import Any

Scalar = bool | float | str | None
"""A value: a truth, a number (always float), an entity by name, or None for ``?``."""

Unsure = tuple[str, tuple[Scalar, ...]]
"""What a mind holds that does not know something: how (``open``, ``sure``, ``tied`` or ``unclear``), and the values it
may have."""

Expression = Any
"""A Scalar, or a tuple ``(operator, operand, …)``; spelled Any because it nests in itself."""
