"""The conventions by which a label is tried: the set's own, those that other sets have or that the text leaves open,
and those that nobody has but that would explain a label."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from unsaid.conventions.events import Tale
from unsaid.conventions.rules import SAID, Rules

FORMATS = {"tomi": "tomi", "hitom": "hitom", "bigtom-like": "bigtom", "inspect": "tomi"}
"""The formats that are read, and the convention that each has unless another is asked for."""


def held(own: Rules, tale: Tale) -> Iterator[tuple[Rules, str]]:
    """Other conventions that a set has or leaves open, nearest first, and in what each differs, in words."""
    talk = any(event.kind in ("claim", "tell") for event in tale.events)
    trusts = ("later", "all") if talk else (own.trust,)
    speakers = ("doubted", "sincere") if talk else (own.speakers,)
    options = [
        own.but(boxes=b, starts=s, trust=t, speakers=p) for b, s, t, p in product(BOXES, STARTS, trusts, speakers)
    ]
    for rules in sorted(options, key=lambda rules: len(_changed(own, rules))):
        if rules != own:
            yield rules, differing(own, rules)


def strained(own: Rules, tale: Tale) -> Iterator[tuple[Rules, str]]:
    """Conventions that no set has."""
    talk = any(event.kind in ("claim", "tell") for event in tale.events)
    odd = [own.but(leaving="unnoticed", boxes=b) for b in BOXES]
    odd += [own.but(trust=trust) for trust in ("unseen", "nobody")] if talk else []
    yield from ((rules, differing(own, rules)) for rules in odd)


BOXES, STARTS = ("open", "closed"), ("seen", "known")


def fewest(found: list[tuple[Rules, str]], own: Rules) -> list[tuple[Rules, str]]:
    """Those that change nothing but what is needed: none whose changes hold all of another's."""
    changes = [set(_changed(own, rules)) for rules, _ in found]
    return [each for each, mine in zip(found, changes, strict=True) if not any(other < mine for other in changes)]


def _changed(own: Rules, rules: Rules) -> list[str]:
    return [name for name in SAID if getattr(own, name) != getattr(rules, name)]


def differing(own: Rules, rules: Rules) -> str:
    """In what some rules differ from others, in words."""
    return "; ".join(SAID[name][getattr(rules, name)] for name in _changed(own, rules))
