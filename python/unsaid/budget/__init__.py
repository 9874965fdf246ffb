"""Budgets: what a thing that can be long may use, and how it is held to that.

``Budget`` is the value: seconds, memory, states. ``running`` starts its clock; whatever is done inside asks the watch
that is now in force, ``ask``, at the places where it could go on for long, and ends with ``Spent`` where a limit is
met. No room passes budgets on to another: the one in force is the one that counts, in all of them. The engine asks
the same watch (``unsaid.minds``), and commands have an ``alarm`` besides.
"""

from .alarm import alarm, no_alarm
from .resident import peak_bytes, resident_bytes
from .rubbish import not_looking_for_rubbish
from .value import MEMORY, Budget, mebibytes
from .watch import Cancelled, Spent, Watch, ask, now, off_the_clock, running

__all__ = [
    "MEMORY",
    "Budget",
    "Cancelled",
    "Spent",
    "Watch",
    "alarm",
    "ask",
    "mebibytes",
    "no_alarm",
    "not_looking_for_rubbish",
    "now",
    "off_the_clock",
    "peak_bytes",
    "resident_bytes",
    "running",
]
