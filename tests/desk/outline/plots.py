"""Outlines for the tests: two published mysteries in a few lines, with holes put in, and random ones."""

from __future__ import annotations

import random

LEAGUE = """\
Title: The League of the Red-Headed Men
People: Clay, Wilson, Holmes, Watson, Jones, Merryweather
Facts: half_wages (the assistant asks for half wages), copying (Wilson is paid to copy books), league_shut
Facts: tunnel (somebody is digging in the cellar), worn_knees, bank_behind, gold (there is gold below the bank), tonight
Knows at the start: Merryweather: gold; Clay: tunnel
scene,there,comes out,relies on,works out,is told
1 the pawnshop,"Wilson, Clay",half_wages,,,
2 the office of the league,"Wilson, Clay",copying,,,
3 a card on the door,Wilson,league_shut,,,
4 Baker Street,"Wilson, Holmes, Watson","half_wages, copying, league_shut","Wilson: half_wages, copying, league_shut",,
5 the shop door,"Holmes, Clay",worn_knees,,,
6 the street behind,"Holmes, Watson",bank_behind,,"Holmes: tunnel <- half_wages, copying, worn_knees, bank_behind
Holmes: tonight <- league_shut, tunnel",
7 the concert,"Holmes, Watson",,,,
8 the cab,"Watson, Jones",,"{cab}",,
9 the bank,"Holmes, Watson, Jones, Merryweather",gold,Merryweather: gold,,Jones: tonight by Holmes
10 the cellar,"Holmes, Watson, Jones, Merryweather, Clay",tunnel,"Holmes: tunnel, tonight, gold; Jones: tonight{clay}",,
"""
"""After Arthur Conan Doyle's story of 1891. In the cab there is room for two holes, in the cellar for a third."""

SOUND_LEAGUE = LEAGUE.format(cab="Watson: bank_behind", clay="")
HOLED_LEAGUE = LEAGUE.format(cab="Watson: worn_knees; Jones: gold", clay="; Clay: Holmes knows tunnel")

MOONSTONE = """\
# The Diamond

People: Blake, Rachel, Godfrey, Candy, Rosanna, Cuff, Betteredge, Jennings
Facts: laudanum (there was laudanum in Blake's glass), blake_took (Blake took the diamond in his sleep)
Facts: godfrey_has (Godfrey has the diamond), smear (the paint on the door is smeared)
Facts: gown (the stained gown is Blake's)

Scene 1, the birthday dinner: Candy.
It comes out that laudanum.
Scene 2, the sitting room at night: Blake and Rachel.
It comes out that blake_took.
Blake forgets blake_took.
Scene 3, the corridor: Blake and Godfrey.
It comes out that godfrey_has.
Blake forgets godfrey_has.
Scene 4, the painted door: Cuff, Betteredge, Rosanna and Blake.
It comes out that smear.
Scene 5, the linen: Rosanna.
It comes out that gown.
Rosanna works out blake_took from smear, gown.
Scene 6, the quicksand: Rosanna.
Rosanna dies.
Scene 7, the letter: Blake and Betteredge.
It comes out that gown.
{letter}
Scene 8, a drawing room in London: Blake and Rachel.
Rachel tells Blake that blake_took.
{drawing_room}
Scene 9, the sickbed: Candy and Jennings.
Candy tells Jennings that laudanum.
Scene 10, the experiment: Blake, Jennings, Betteredge.
Jennings tells Blake that laudanum.
Blake relies on laudanum, blake_took.
Scene 11, the bank: Cuff and Blake.
{bank}
Scene 12, the inn by the river: {inn}.
It comes out that godfrey_has.
"""
"""After Wilkie Collins's novel of 1868."""

SOUND_MOONSTONE = MOONSTONE.format(
    letter="Blake relies on gown.", drawing_room="", bank="Cuff relies on smear.", inn="Cuff, Blake"
)
HOLED_MOONSTONE = MOONSTONE.format(
    letter="Blake relies on blake_took.",
    drawing_room="Blake lies to Rachel about blake_took.",
    bank="Cuff relies on godfrey_has.",
    inn="Cuff, Blake, Rosanna",
)


def random_outline(seed: int) -> str:
    """A table of a few scenes, in which much is relied on that may not be known."""
    draw = random.Random(seed)
    people, facts = ["Ann", "Ben", "Carl", "Dora"][: draw.randint(2, 4)], ["key", "will", "lamp"]
    rows = [f"People: {', '.join(people)}", "Facts: key, will", "Untrue: lamp"]
    if draw.random() < 0.5:
        rows.append(f"Knows at the start: {draw.choice(people)}: {draw.choice(facts)}")
    rows += ["", "|scene|there|comes out|relies on|works out|is told|is lied to|forgets|dies|", "|---" * 9 + "|"]
    living = list(people)
    for number in range(1, draw.randint(3, 8)):
        there = draw.sample(living, draw.randint(1, len(living)))
        if draw.random() < 0.05:
            there = list(dict.fromkeys([*there, draw.choice(people)]))
        dies = draw.choice(there) if draw.random() < 0.1 and len(living) > 2 and there[0] in living else ""
        dies = dies if dies in living else ""
        cells = [str(number), ", ".join(there), _out(draw, people, facts), *_statements(draw, people, facts, there)]
        rows.append("| " + " | ".join([*cells, dies]) + " |")
        living = [who for who in living if who != dies]
    return "\n".join(rows) + "\n"


def _out(draw: random.Random, people: list[str], facts: list[str]) -> str:
    if draw.random() < 0.4:
        return ""
    return draw.choice(facts) if draw.random() < 0.8 else _item(draw, people, facts)


def _statements(draw: random.Random, people: list[str], facts: list[str], there: list[str]) -> list[str]:
    who = draw.choice(there)
    other = [one for one in there if one != who]
    relies = f"{who}: {_item(draw, people, facts)}" if draw.random() < 0.25 else ""
    works = f"{draw.choice(there)}: {draw.choice(facts)} <- {draw.choice(facts)}" if draw.random() < 0.15 else ""
    by = f" by {draw.choice(other)}" if other and draw.random() < 0.5 else ""
    told = f"{who}: {_item(draw, people, facts)}{by}" if draw.random() < 0.3 else ""
    lied = f"{who}: {draw.choice(facts)}{by}" if draw.random() < 0.1 else ""
    forgets = f"{draw.choice(there)}: {draw.choice(facts)}" if draw.random() < 0.2 else ""
    return [relies, works, told, lied, forgets]


def _item(draw: random.Random, people: list[str], facts: list[str]) -> str:
    fact = f"{'not ' if draw.random() < 0.1 else ''}{draw.choice(facts)}"
    return f"{draw.choice(people)} knows {fact}" if draw.random() < 0.35 else fact
