"""An effect on the world, made an effect on somebody's mind.

Believing reaches each fluent in the effect, and each condition on it; the values set are still read in the state that
the effect happens in.
"""

from __future__ import annotations

from . import core


def within(who: core.Term, effect: core.Expression) -> core.Expression:
    """The effect in somebody's mind."""
    match effect:
        case core.Assign():
            return core.Assign(core.Believes(who, effect.target, effect.span), effect.value, effect.span)
        case core.Junction():
            return core.Junction("and", tuple(within(who, i) for i in effect.items), effect.span)
        case core.Quantified():
            return core.Quantified("forall", effect.variable, effect.type, within(who, effect.body), effect.span)
        case core.If():
            branches = tuple((core.Believes(who, t, t.span), within(who, b)) for t, b in effect.branches)
            otherwise = None if effect.otherwise is None else within(who, effect.otherwise)
            return core.If(branches, otherwise, effect.span)
        case _:
            return effect
