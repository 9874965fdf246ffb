"""Ground worlds by hand in which people ask: fluents of questions, and triggers of their ranks, are put in by name.

A question is given after the characters and plain fluents: ``w.question("key", "Ann", "Tom", {"lost": (0, {"took":
False}), "kept": (1, {"took": True})})``; an act says what it does to questions by ``asking``, ``answering`` and
``discharging``.
"""

from __future__ import annotations

from typing import Any

from .ranks import Ranked, ranking
from .small import Expression, Plain, World, fluent

Says = dict[str, Plain]


class Asking(World):
    """A ground world in the making whose people may ask one another."""

    def __init__(self, characters: list[str], fluents: dict[str, Plain], turns: tuple[str, ...] = ()) -> None:
        super().__init__(characters, fluents)
        self.inner: dict[str, Any] = {"questions": [], "speech": [], "turns": [characters.index(c) for c in turns]}
        self.data |= {"version": 2, "inner": self.inner}
        if turns:
            self.inner["slot"] = self.fluent("slot", 0)

    def fluent(self, name: str, initial: Plain) -> int:
        """A fluent more; its number."""
        self.fluents.append(name)
        self.data["fluents"].append(fluent(name, initial) | ({"type": "number"} if initial is None else {}))
        return len(self.fluents) - 1

    def question(
        self,
        name: str,
        asker: str,
        asked: str,
        hypotheses: dict[str, tuple[Any, ...]],
    ) -> None:
        """A question; a hypothesis has a prior, what it says of the world, and perhaps the condition to think of it,
        as an expression about what ``asker`` believes."""
        a, b = self.characters.index(asker), self.characters.index(asked)
        owes, silent = self.fluent(f"owes {name}", False), self.fluent(f"silent {name}", False)
        believed = self.fluent(f"believed {name}", next(iter(hypotheses)))
        self.data["entities"] += [{"name": n, "types": ["hypothesis", "entity"]} for n in hypotheses]
        ranked = [self._hypothesis(n, *rest) for n, rest in hypotheses.items()]
        row = {"name": name, "asker": a, "asked": b, "owes": owes, "silent": silent, "believed": believed}
        self.inner["questions"].append(row | {"hypotheses": [_row(h, hypotheses[h.name][0]) for h in ranked]})
        self.data["triggers"] += ranking(name, a, b, believed, ranked)

    def _hypothesis(self, name: str, prior: int, says: Says, when: Expression = None) -> Ranked:
        patch = tuple(((), self.fluents.index(f), value) for f, value in says.items())
        rank = self.fluent(f"doubt {name}", prior if when is None else None)
        unthought = None if when is None else self.fluent(f"unthought {name}", prior)
        return Ranked(name, rank, patch, unthought, when)

    def act(
        self, name: str, *parts: Any, asking: str = "", answering: str = "", discharging: str = "", **more: Any
    ) -> int:
        """An act that may ask, answer or discharge a question by name."""
        number = self.action(name, *parts, **more)
        names = [q["name"] for q in self.inner["questions"]]
        for question in filter(None, (answering, discharging, asking)):
            self.data["actions"][number]["effects"] += [
                self.effect(f"owes {question}", question == asking),
                self.effect(f"silent {question}", False),
            ]
        speech = {
            "asks": [names.index(q) for q in [asking] if q],
            "answers": [[names.index(q), 0] for q in [answering] if q],
            "discharges": [names.index(q) for q in [discharging] if q],
        }
        self.inner["speech"].append({"action": number} | speech)
        return number


def _row(h: Ranked, prior: int) -> dict[str, Any]:
    patch = [{"who": list(who), "fluent": f, "value": value} for who, f, value in h.patch]
    row = {"name": h.name, "prior": prior, "patch": patch, "rank": h.rank, "unthought": h.unthought}
    return row if h.thought is None else row | {"revealed": h.thought}


def key(turns: tuple[str, ...] = ("Ann", "Tom"), others: tuple[str, ...] = (), **fluents: Plain) -> Asking:
    """Ann asks Tom whether the key is lost, or whether he kept it: the example of the semantics page.

    Tom gains 1 by a denial if he did not take it. He can also shrug, which is no answer, and hum, which is nothing.
    """
    w = Asking(["Ann", "Tom", *others], {"took": False, "cleared": False, **fluents}, turns)
    w.question("key", "Ann", "Tom", {"lost": (0, {"took": False}), "kept": (1, {"took": True})})
    owed = w.equal("owes key", True)
    w.act("ask", consenting=("Ann",), asking="key")
    w.act("wait", consenting=("Ann",))
    once = ["and", owed, w.equal("cleared", False)]
    w.act("deny", once, [w.effect("cleared", True)], ("Tom",), answering="key")
    w.act("shrug", owed, consenting=("Tom",), discharging="key")
    w.act("hum", consenting=("Tom",))
    w.utility("Tom", ["if", ["and", w.equal("cleared", True), w.equal("took", False)], 1, 0])
    return w
