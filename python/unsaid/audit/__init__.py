"""Public test sets of who believes what, held against the engine: every label that no convention makes right.

>>> from unsaid.audit import audit
>>> callable(audit)
True
"""

from unsaid.audit.auditing import Auditing, audit
from unsaid.audit.data import Audit, Found, Reading, Step, Unreadable

__all__ = ["Audit", "Auditing", "Found", "Reading", "Step", "Unreadable", "audit"]
