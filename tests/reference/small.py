"""A short way to write ground worlds by hand, and two written so: the treasure and the macguffin.

``World`` collects parts by name and gives the world file's data. Expressions are those of the world file, made with
``w.get("at(Tom)")`` or, in a mind, ``w.get("at(Tom)", "Ann", "Tom")`` for what Ann believes Tom believes.
"""

from __future__ import annotations

from typing import Any

Plain = bool | int | float | str | None
Expression = Any


class World:
    """A ground world in the making: characters first, then fluents with their initial values, then the rest."""

    def __init__(self, characters: list[str], fluents: dict[str, Plain]) -> None:
        self.characters, self.fluents = characters, list(fluents)
        self.data: dict[str, Any] = {
            "format": "unsaid-world",
            "version": 1,
            "name": "small",
            "entities": [{"name": c, "types": ["character", "entity"]} for c in characters],
            "characters": characters,
            "fluents": [fluent(name, initial) for name, initial in fluents.items()],
            "beliefs": [],
            "actions": [],
            "triggers": [],
            "utility": {"author": 0, "characters": [0 for _ in characters]},
        }

    def get(self, name: str, *believers: str) -> Expression:
        """The value of a fluent, in the mind at the end of the believers if any."""
        return ["get", self.fluents.index(name), *map(self.characters.index, believers)]

    def equal(self, name: str, value: Expression, *believers: str) -> Expression:
        """That a fluent has a value, in the mind at the end of the believers if any."""
        return ["==", self.get(name, *believers), value]

    def believes(self, *believers: str, **values: Plain) -> None:
        """What is believed at the start (fluents whose names are plain words)."""
        for name, value in values.items():
            self.believe(believers, name, value)

    def believe(self, believers: tuple[str, ...], name: str, value: Plain) -> None:
        """What is believed of one fluent at the start."""
        who = [self.characters.index(b) for b in believers]
        self.data["beliefs"].append({"who": who, "fluent": self.fluents.index(name), "value": value})

    def opened(self, name: str, *domain: Plain) -> None:
        """That a fluent may be open, over these values; for a boolean both truths."""
        self.data["fluents"][self.fluents.index(name)]["domain"] = list(domain or (False, True))

    def held(self, believers: tuple[str, ...], name: str, label: str, *among: Plain) -> None:
        """What is held of an openable fluent at the start by a mind that does not know: of all its values, or some."""
        who = [self.characters.index(b) for b in believers]
        belief = {"who": who, "fluent": self.fluents.index(name), "label": label}
        self.data["beliefs"].append(belief | ({"among": list(among)} if among else {}))

    def secret(self, name: str, *among: str, openly: bool = False) -> None:
        """That only some know a fluent."""
        row = {"fluent": self.fluents.index(name), "among": [self.characters.index(c) for c in among], "openly": openly}
        self.data.setdefault("inner", {}).setdefault("secrets", []).append(row)

    def dares(self, **losses: float) -> None:
        """What characters are ready to lose by an act done in hope."""
        self.data.setdefault("inner", {})["dares"] = [losses.get(c, 0) for c in self.characters]

    def learns(self, who: str, what: Expression, when: Expression = True) -> dict[str, Any]:
        """That somebody learns the value of a fluent, or whether a condition holds."""
        return {"who": self.characters.index(who), "when": when, "what": what}

    def knows(self, name: str, *believers: str) -> Expression:
        """That the last of the believers knows a fluent, as those before believe."""
        return ["knows", self.fluents.index(name), *map(self.characters.index, believers)]

    def effect(self, name: str, value: Expression, *believers: str, when: Expression = True) -> dict[str, Any]:
        """That a fluent becomes a value, in the mind at the end of the believers if any."""
        who = [self.characters.index(b) for b in believers]
        return {"who": who, "fluent": self.fluents.index(name), "when": when, "value": value}

    def action(
        self,
        name: str,
        precondition: Expression = True,
        effects: list[dict[str, Any]] | None = None,
        consenting: tuple[str, ...] = (),
        observing: dict[str, Expression] | bool = True,
        learns: list[dict[str, Any]] | None = None,
        seen: int | None = None,
    ) -> int:
        """An act; ``observing`` gives a condition by character (others do not observe), or one answer for all.

        ``learns`` says what is learnt by it; ``seen`` is the act that others take it for, by its number.
        """
        sees = observing if isinstance(observing, dict) else dict.fromkeys(self.characters, observing)
        event = self._event(name, precondition, effects) | {
            "consenting": [self.characters.index(c) for c in consenting],
            "observing": [sees.get(c, False) for c in self.characters],
        }
        event |= ({"learns": learns} if learns else {}) | ({} if seen is None else {"seen": seen})
        self.data["actions"].append(event)
        return len(self.data["actions"]) - 1

    def trigger(self, name: str, precondition: Expression, effects: list[dict[str, Any]]) -> None:
        """A trigger."""
        self.data["triggers"].append(self._event(name, precondition, effects))

    def utility(self, who: str | None, e: Expression) -> None:
        """What a character (or, for None, the author) wants."""
        if who is None:
            self.data["utility"]["author"] = e
        else:
            self.data["utility"]["characters"][self.characters.index(who)] = e

    def _event(self, name: str, precondition: Expression, effects: list[dict[str, Any]] | None) -> dict[str, Any]:
        event = {"name": name, "schema": name.split("(")[0], "arguments": [], "line": 1}
        return event | {"precondition": precondition, "effects": effects or []}


def fluent(name: str, initial: Plain) -> dict[str, Any]:
    """A fluent as the world file holds it; its type is what its first value suggests."""
    kind = "boolean" if isinstance(initial, bool) else "number" if isinstance(initial, int | float) else "entity"
    return {"name": name, "property": name, "arguments": [], "type": kind, "initial": initial}


def treasure() -> World:
    """The treasure of ``treasure.txt``, ground by hand; its header tells its shortest story."""
    w = World(["Hawkins", "Silver"], {"at(Hawkins)": "Port", "at(Silver)": "Port", "at(Treasure)": "Buried"})
    w.believe(("Silver",), "at(Treasure)", None)
    w.believe(("Hawkins", "Silver"), "at(Treasure)", None)
    on_island = {c: w.equal(f"at({c})", "Island") for c in w.characters}
    around = {c: ["or", w.equal(f"at({c})", "Port"), w.equal(f"at({c})", "Island")] for c in w.characters}
    w.action("rumor()", w.equal("at(Treasure)", "Buried"), [w.effect("at(Treasure)", "Buried", "Silver")], ("Hawkins",))
    w.action(
        "sail()",
        ["and", w.equal("at(Hawkins)", "Port"), w.equal("at(Silver)", "Port")],
        [w.effect("at(Hawkins)", "Island"), w.effect("at(Silver)", "Island")],
        ("Hawkins", "Silver"),
        around,
    )
    dug = ["and", on_island["Hawkins"], w.equal("at(Treasure)", "Buried")]
    w.action("dig()", dug, [w.effect("at(Treasure)", "Island")], ("Hawkins",), on_island)
    for c in w.characters:
        there = ["and", on_island[c], w.equal("at(Treasure)", "Island")]
        w.action(f"take({c}, Treasure)", there, [w.effect("at(Treasure)", c)], (c,), on_island)
    w.utility(None, w.equal("at(Treasure)", "Hawkins"))
    for c in w.characters:
        w.utility(c, w.equal("at(Treasure)", c))
    return w


def macguffin() -> World:
    """The market of ``macguffin.txt`` without the parts about being alive, ground by hand."""
    w = World(
        ["Tom", "Merchant"],
        {
            "at(Tom)": "Home",
            "at(Merchant)": "Market",
            "at(MacGuffin)": "Merchant",
            "money(Tom)": 1,
            "money(Merchant)": 0,
        },
    )
    w.believe(("Merchant",), "at(Tom)", None)
    for c in w.characters:
        for start, end in (("Home", "Market"), ("Market", "Home")):
            near = {d: ["or", w.equal(f"at({d})", start), w.equal(f"at({d})", end)] for d in w.characters}
            here = w.equal(f"at({c})", start)
            w.action(f"walk({c}, {start}, {end})", here, [w.effect(f"at({c})", end)], (c,), near)
    _buying(w)
    for viewer in w.characters:
        for other in w.characters:
            for place in ("Home", "Market"):
                _seeing(w, viewer, other, place)
    w.utility(None, w.equal("at(MacGuffin)", "Tom"))
    w.utility("Tom", ["if", w.equal("at(MacGuffin)", "Tom"), 2, 1])
    w.utility("Merchant", w.get("money(Merchant)"))
    return w


def _buying(w: World) -> None:
    together = ["==", w.get("at(Tom)"), w.get("at(Merchant)")]
    w.action(
        "buy(Tom, MacGuffin, Merchant)",
        ["and", together, [">", w.get("money(Tom)"), 0], w.equal("at(MacGuffin)", "Merchant")],
        [
            w.effect("at(MacGuffin)", "Tom"),
            w.effect("money(Tom)", ["-", w.get("money(Tom)"), 1]),
            w.effect("money(Merchant)", ["+", w.get("money(Merchant)"), 1]),
        ],
        ("Tom", "Merchant"),
        {c: ["==", w.get(f"at({c})"), w.get("at(Tom)")] for c in w.characters},
    )


def _seeing(w: World, viewer: str, other: str, place: str) -> None:
    here, there = w.equal(f"at({viewer})", place), w.equal(f"at({other})", place)
    thought = w.equal(f"at({other})", place, viewer)
    unlike = ["!=", w.get(f"at({other})", viewer), place]
    gone = ["!=", w.get(f"at({other})"), place]
    seen, lost = w.effect(f"at({other})", place, viewer), w.effect(f"at({other})", None, viewer)
    w.trigger(f"see_character_at({viewer}, {other}, {place})", ["and", here, there, unlike], [seen])
    w.trigger(f"see_character_gone({viewer}, {other}, {place})", ["and", here, gone, thought], [lost])
