"""The checker's own account of minds: how it decides, without the engine, what a story may claim.

The engine is built to be quick over millions of minds. What it finds is only worth trusting if somebody else can
follow it, so this package works out a world again from the ground world file and the semantics page alone, shares no
code with the engine, and asks only about the minds a story touches:

- ``values``: conditions and values, as functions of a mind;
- ``mind``: a mind whose beliefs about beliefs are worked out when somebody looks;
- ``shared``: which minds are alike;
- ``events``: what acts change, surprise included;
- ``triggers``: how a mind settles; ``waking``: which events are worth asking about;
- ``world``: all of this for one ground world;
- ``foreseeing``: what somebody expects of the others;
- ``seeking``: looking for a reason; ``choosing``: of all reasons, the one that leads highest;
- ``weighing``: what those in a story make of an act, and of a silence; ``withheld``: what they wanted and did not do.
"""
