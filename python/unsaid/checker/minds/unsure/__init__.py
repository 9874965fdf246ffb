"""Minds that do not know, by the checker's own lights; written from the page on them, and from nothing else.

Where a world has openable fluents, a mind has for some of them a ``Label`` in place of a value, and each mind knows
whose it is. All else about minds, how they are made and how alike ones are one, is as ever (``unsaid.checker.minds``).

- ``labels``: what is held of one fluent; ``reading``: conditions and values where not all is known;
- ``starting``: what is held at first; ``entering``: a mind taken as a state;
- ``setting``: labels set in a mind, and what becomes of those tied to them;
- ``changing``: what effects make of values and labels; ``learning``: what is learnt; ``correcting``: what a surprise
  teaches;
- ``deeds``: acts, edge by edge; ``settling``: triggers;
- ``hoping``: acts done without knowing.
"""
