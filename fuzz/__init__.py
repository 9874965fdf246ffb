"""Fuzzing: whatever is thrown at Unsaid, it answers as documented, and soon.

An input is made from a seed and a number, so that a run can be had again and every input of it by itself. It goes to a
*target*: one thing that reads what others wrote, with the properties that must hold of whatever it is given
(``targets``). What breaks a property is a *finding*: it is written to a file with the command that tries it again, and
made as small as it will go. ``python -m fuzz --help`` has the command line; ``make fuzz`` runs all targets.

Inputs are made in three ways: by bytes, by tokens, and by structure (``mangling``, ``structures``). Small inputs that
once broke something lie in ``corpus``, a folder for each target, and the tests try them all.
"""
