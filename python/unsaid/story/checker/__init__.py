"""The checker's own account of minds: how it decides, without the engine, what a story may claim.

The engine is built to be quick over millions of minds. What it finds is only worth trusting if somebody else can
follow it, so this package works out a world again from the ground world file and the semantics page alone, shares no
code with the engine, and asks only about the minds a story touches:

- ``values``: conditions and values, as functions of a mind;
- ``minds``: a mind whose beliefs about beliefs are worked out when somebody looks;
- ``shared``: which minds are alike;
- ``events``: what acts change, surprise included;
- ``triggers``: how a mind settles; ``waking``: which events are worth asking about;
- ``world``: all of this for one ground world;
- ``seeking``: looking for a reason; ``reasons``: confirming one that is given;
- ``weighing``: what those in a story make of an act, and of a silence;
- ``words``: saying in plain words what does not hold.
"""
