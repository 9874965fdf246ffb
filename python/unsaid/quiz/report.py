"""What a set is: counted while it is made, and written beside it as its data card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from unsaid.quiz.card import TEXT
from unsaid.quiz.dials import GENRES, KINDS, Dials
from unsaid.quiz.heuristics import RULES
from unsaid.quiz.item import Item
from unsaid.version import VERSION

LICENCE = "Apache-2.0"
EVERY = 7
"""One pair in so many is tried with the rules that understand nothing."""
LAYOUTS = 5


@dataclass
class Report:
    """The counts of a set: its cells, answers, places of answers, tags, and on what share of it a rule is right."""

    cells: Counter[tuple[str, int]] = field(default_factory=Counter)
    grid: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    places: Counter[int] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)
    words: Counter[tuple[str, int]] = field(default_factory=Counter)
    tried: Counter[tuple[str, int]] = field(default_factory=Counter)
    right: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    seen: int = 0

    def counted(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, each counted."""
        for item in items:
            self._count(item)
            yield item

    def _count(self, item: Item) -> None:
        cell = item.kind, item.order
        self.cells[cell] += 1
        self.grid[item.kind, item.genre, item.form] += 1
        self.places[item.label] += 1
        self.tags.update(item.tags)
        if item.answer in ("yes", "no"):
            self.answers[item.kind, item.answer] += 1
        if self.seen // 2 % EVERY == 0:
            self.tried[cell] += 1
            self.words[cell] += item.story.count(" ") + 1
            for name, rule in RULES.items():
                self.right[name, *cell] += rule(item) == item.answer
        self.seen += 1


def data_card(report: Report, made: str, conventions: str = TEXT, shortcuts: str = "") -> str:
    """The page that goes with a set: how it was ``made``, what it shows and what not, its counts, its licence, and the
    conventions that it is to be read by."""
    parts = [
        "# Data card",
        f"{report.seen} items, made by Unsaid {VERSION} {made}. Licence: {LICENCE}. "
        "The same command makes the same file.",
        WHAT,
        "## How many, and how hard",
        _hardness(report),
        "## Answers",
        _answers(report),
        "## Kinds by genres and layouts",
        _grid(report),
        *(["## Shortcuts", shortcuts] if shortcuts else []),
        conventions.replace("\n# ", "\n## ").replace("# How", "## How", 1),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def by_chance(seed: int, dials: Dials, vain: int) -> str:
    """How a set was made from a seed: its dials, and what was tried in vain."""
    return (
        f"from seed {seed}, with depth {dials.depth}, {dials.acts} acts, of which change nothing {dials.distractors}, "
        f"{dials.people} people, lies {dials.lies:g}, genres {', '.join(dials.genres)}, "
        f"kinds {', '.join(dials.kinds)}. "
        f"{vain} times a story was asked for a question that it had not, and another draw or another story was taken"
    )


WHAT = """**What it shows.** Whether a reader works out, from who saw and heard what, where each mind takes things to
be, and what follows: what is done, why, and what is left unsaid. Each answer follows from the story and the card
below, and was worked out by the rules of Unsaid's engine; `proof` names the acts that the mind in question took part
in. Items come in twins: the same question of a story in which one act was seen by somebody else (or came at another
time), with the other answer. Count a pair as solved only where both are.

**What it does not show.** Nothing about people: these are small, closed stories in plain sentences, and minds that
never doubt, forget or guess. Whoever solves them may yet fail with minds as they are. Names are of many tongues and
mean nothing.

**Do not train on what you test with.** Another seed makes another set of the same kind; keep the seed of a test to
yourself."""


def _hardness(report: Report) -> str:
    rules = list(RULES)
    rows = [["kind", "order", "items", "words", *rules]]
    for cell in sorted(report.cells, key=lambda c: (KINDS.index(c[0]) if c[0] in KINDS else 99, c)):
        tried = report.tried[cell]
        shares = [f"{100 * report.right[rule, *cell] / tried:.0f} %" if tried else "–" for rule in rules]
        words = f"{report.words[cell] / tried:.0f}" if tried else "–"
        rows.append([cell[0], str(cell[1]), str(report.cells[cell]), words, *shares])
    said = "`words`: the length of a story. The last columns: how often a rule is right that understands nothing, "
    said += f"in one pair of {EVERY}; chance is 50 %."
    return f"{table(rows)}\n\n{said}"


def _answers(report: Report) -> str:
    places = ", ".join(f"choice {place + 1}: {report.places[place]}" for place in sorted(report.places))
    said = [f"- {kind}, {answer}: {number}" for (kind, answer), number in sorted(report.answers.items())]
    said += [f"- {tag}: {number}" for tag, number in sorted(report.tags.items())]
    return "\n".join([f"- The answer is {places}.", *said])


def _grid(report: Report) -> str:
    genres, kinds = list(GENRES), list(KINDS)
    if strange := {genre for _, genre, _ in report.grid} - set(GENRES):
        genres, kinds = sorted(strange), [kind for kind in KINDS if kind in {kind for kind, _, _ in report.grid}]
    rows = [["kind", "genre", *(f"layout {form}" for form in range(LAYOUTS))]]
    for kind in kinds:
        for genre in genres:
            rows.append([kind, genre, *(str(report.grid[kind, genre, form]) for form in range(LAYOUTS))])
    return table(rows)


def table(rows: list[list[str]]) -> str:
    """Rows as a table of Markdown, the first as its head."""
    head, *rest = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rest])
