"""Small worlds at random in which people want things that cost them something, and it builds up in them.

Everybody has a few named concerns about the same few things, so that what one act raises it also lowers elsewhere; some
have a release. That is where holding back happens, which in worlds drawn without a thought is rare.
"""

from __future__ import annotations

import random

NAMES = ("Ann", "Bob", "Cat")
THINGS = ("near", "said", "safe", "warm", "gone")
KINDS = ("own", "norm", "secrecy")


def world_of_wants(seed: int) -> str:
    """The text of one world."""
    chance = random.Random(f"wants {seed}")
    names = tuple(NAMES[: chance.randint(1, 3)])
    things = tuple(THINGS[: chance.randint(2, 4)])
    first, *_ = names
    lines = [f"entity {name} : character;" for name in names]
    lines += [f"property {thing}() : boolean;" for thing in things]
    lines += [f"believes({chance.choice(names)}, {chance.choice(things)}());" for _ in range(chance.randint(0, 2))]
    for name in names:
        lines += [_concern(chance, name, number, things) for number in range(chance.randint(1, 4))]
        if chance.random() < 0.3:
            lines.append(f"utility({name}): {_literal(chance, things)};")
    if len(names) > 1 and chance.random() < 0.5:
        lines += [f"turns {', '.join(chance.sample(names, len(names)))};"]
        lines += [_question(chance, names, things)] if chance.random() < 0.5 else []
    lines += _torn(chance, first, things) if chance.random() < 0.6 else []
    lines += [_action(chance, number, names, things) for number in range(chance.randint(2, 4))]
    lines += [_release(chance, name, things) for name in names if name == first or chance.random() < 0.4]
    return "\n".join(lines) + "\n"


def _torn(chance: random.Random, name: str, things: tuple[str, ...]) -> list[str]:
    """An act that brings somebody what it wants, and costs it what it wants more; and the two concerns."""
    wanted, kept = chance.sample(things, 2)
    return [
        f"concern wish({name}) : own {{ weight: {chance.choice((1, 2))}; term: {wanted}(); }};",
        f"concern rule({name}) : norm {{ weight: {chance.choice((2, 3))}; term: !{kept}(); }};",
        f"action torn() {{ precondition: !{kept}(); effect: {wanted}() & {kept}(); consenting: {name}; }};",
        f"action wait() {{ consenting: {name}; }};",
    ]


def _literal(chance: random.Random, things: tuple[str, ...]) -> str:
    return f"{chance.choice(('', '', '!'))}{chance.choice(things)}()"


def _concern(chance: random.Random, name: str, number: int, things: tuple[str, ...]) -> str:
    weight = chance.choice((1, 2, 2, 3, 0.5))
    term = _literal(chance, things)
    if chance.random() < 0.2:
        term = f"if({_literal(chance, things)}) {chance.choice((1, 2))} else {chance.choice((0, -1))}"
    return f"concern c{number}({name}) : {chance.choice(KINDS)} {{ weight: {weight}; term: {term}; }};"


def _question(chance: random.Random, names: tuple[str, ...], things: tuple[str, ...]) -> str:
    asker, asked = chance.sample(names, 2)
    thing = chance.choice(things)
    return f"question q({asker}, {asked}) {{ yes: {thing}(); no, {chance.randint(0, 2)}: !{thing}(); }};"


def _action(chance: random.Random, number: int, names: tuple[str, ...], things: tuple[str, ...]) -> str:
    doers = chance.sample(names, 1 if chance.random() < 0.9 else min(2, len(names)))
    needs = f"  precondition: {_literal(chance, things)};" if chance.random() < 0.3 else ""
    effects = dict.fromkeys(_literal(chance, things) for _ in range(chance.randint(0, 2)))
    effects = {e.strip("!"): e for e in effects}.values()
    if chance.random() < 0.1:
        effects = [*effects, f"pressure({names[0]}) = {chance.randint(0, 1)}"]
    does = f"  effect: {' & '.join(effects)};" if effects else ""
    sees = f"  observing(c : character): c == {doers[0]} | {_literal(chance, things)};" if chance.random() < 0.3 else ""
    parts = [needs, does, f"  consenting: {', '.join(doers)};", sees]
    return f"action a{number}() {{\n" + "\n".join(part for part in parts if part) + "\n};"


def _release(chance: random.Random, name: str, things: tuple[str, ...]) -> str:
    also = f" & {_literal(chance, things)}" if chance.random() < 0.7 else ""
    return f"release r{name}({name}) {{ threshold: {chance.randint(1, 4)}; effect: pressure({name}) = 0{also}; }};"
