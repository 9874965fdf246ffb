"""From a text to a plot: its form is found, its names are settled, its scenes are held to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from unsaid.text.hidden import hidden

from ..model import Happening, Item, Marked, Plot, Question, Relying, Scene, opposite
from ..problem import LONGEST
from .cells import ARROW, TELLER, Cells
from .lines import Heading, Line, Lines, lines_of
from .marks import marked, parted
from .naming import INNER, NOT, Names, counted, facts_of, key, listed
from .raw import Raw, RawOutline
from .sentences import scenes_of
from .tables import table_of

LABEL = re.compile(r"^(?:scene\s+)?(\d+\w?)\s*[.:,)–—-]*\s*(.*)$", re.IGNORECASE | re.DOTALL)


def plot_of(text: str, name: str) -> Plot:
    """The plot that a text tells. Raises OutlineProblem."""
    lines = lines_of(_seen(text), name)
    raw = _raw(lines)
    counted(lines, "scenes", len(raw.scenes))
    people = _people(lines, raw)
    facts = facts_of(lines, _facts(raw)) or facts_of(lines, _named(raw, {key(name) for name in people}))
    counted(lines, "facts", len(facts))
    cells = Cells(Names(lines, people, facts))
    scenes = _dying(lines, cells.names, raw, _scenes(lines, cells, raw))
    marks = tuple(_marks(cells, raw))
    knows = [r for h in raw.headings if h.word.startswith("know") for r in cells.relying(Line(h.number, h.text))]
    _no_contradiction(lines, raw, knows)
    title = lines.title or re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0].replace("_", " ")
    return Plot(
        title, tuple(people), tuple(facts.values()), tuple(scenes), tuple(knows), raw.notes, marks, questions_of(raw)
    )


def _seen(text: str) -> str:
    """A text without what hides in it: a note's editor may leave such characters, and a world may have none."""
    places = {*hidden(text)}
    return "".join("\n" if c == "\r" else " " if n in places else c for n, c in enumerate(text)) if places else text


def _raw(lines: Lines) -> RawOutline:
    """The scenes as they are written, whatever the form."""
    if lines.form == "sentences":
        scenes, known = scenes_of(lines)
        starts = tuple(Heading(line.number, "knows", line.text) for line in known)
        if not scenes:
            raise lines.wrong("outline-empty", 1, "there is no scene", "write, say, Scene 1, the hall: Ann and Ben.")
        return RawOutline((*lines.headings, *starts), tuple(scenes))
    table = table_of(lines)
    raws = [_row(row.line, row.cells) for row in table.rows if any(row.cells.values())]
    if not raws:
        raise lines.wrong("outline-empty", table.line, "the table has no scene", "add a row for each scene")
    notes = tuple(f"The column “{name}” is not looked at." for name in table.unread)
    return RawOutline(lines.headings, tuple(raws), notes)


def _row(line: int, cells: dict[str, str]) -> Raw:
    others = {c: parted(line, text) for c, text in cells.items() if c not in ("scene", "there") and _said(text)}
    head, mark = marked(cells["scene"])
    return Raw(line, head, cells["there"], others, mark)


def _said(text: str) -> bool:
    return text.strip(" -–—.") != ""


# --- names ---


def _people(lines: Lines, raw: RawOutline) -> list[str]:
    """The people that a heading names; where none does, whoever is in a scene."""
    headed = [(h.number, name) for h in raw.headings if h.word == "people" for name in listed(h.text)]
    people = headed or [(s.line, name) for s in raw.scenes if _said(s.there) for name in listed(s.there)]
    found: dict[str, str] = {}
    for line, name in people:
        if len(name) > LONGEST:
            raise lines.wrong("outline-too-large", line, f"a name is longer than {LONGEST} characters", "shorten it")
        found.setdefault(key(name), name)
    counted(lines, "people", len(found))
    if not found:
        raise lines.wrong(
            "outline-empty", 1, "there is nobody in this outline", "name them in a line: People: Ann, Ben"
        )
    return list(found.values())


def _facts(raw: RawOutline) -> Iterator[tuple[int, str, bool]]:
    """The facts that headings list; those under *Untrue* do not count as a list."""
    listed_ = any(h.word == "facts" for h in raw.headings)
    for heading in raw.headings if listed_ else ():
        if heading.word in ("facts", "untrue"):
            yield heading.number, heading.text, heading.word == "facts"


def _named(raw: RawOutline, people: set[str]) -> Iterator[tuple[int, str, bool]]:
    """The facts that come out, are told, are worked out or known at the start, where no heading lists them."""
    for heading in raw.headings:
        if heading.word == "untrue":
            yield heading.number, heading.text, False
    untrue = {key(p) for h in raw.headings if h.word == "untrue" for p in re.split(r"[,;]", h.text)}
    for line, text in _learnt(raw):
        for part in re.split(r"[,;]", text):
            bare = _bare(part.rpartition(":")[2], people)
            if bare and key(bare) not in untrue:
                yield line, bare.partition("(")[0], True


def _learnt(raw: RawOutline) -> Iterator[tuple[int, str]]:
    for scene in raw.scenes:
        for column in ("out", "works", "told", "lied"):
            for cell in scene.columns.get(column, ()):
                for piece in cell.text.split(";"):
                    yield cell.number, ARROW.split(piece)[0] if column == "works" else _untold(piece, column)
    for heading in raw.headings:
        if heading.word.startswith("know"):
            yield heading.number, heading.text


def _untold(piece: str, column: str) -> str:
    """What is told, without by whom."""
    if column == "out":
        return piece
    by = TELLER.match(piece)
    return by[1] if by is not None else piece


def _bare(text: str, people: set[str]) -> str:
    """A fact, out of whoever's mind it is said to be in."""
    text = text.strip()
    for _ in range(5):
        inner, denied = INNER.match(text), NOT.match(text)
        if inner is not None and key(inner[1]) in people:
            text = inner[2].strip()
        elif denied is not None:
            text = denied[1].strip()
    return text


# --- scenes ---


def _scenes(lines: Lines, cells: Cells, raw: RawOutline) -> Iterator[Scene]:
    before: dict[str, int] = {}
    last = 0
    for place, written in enumerate(raw.scenes, 1):
        label, title = _headed(written.head, place)
        if label in before:
            said = f"there are two scenes {label}; the first is on line {before[label]}"
            raise lines.wrong("outline-scene", written.line, said, "number them anew, or put them into one")
        number = int(re.match(r"\d+", label)[0])  # pyright: ignore[reportOptionalSubscript]
        if number < last:
            said = f"scene {label} stands after scene {last}"
            raise lines.wrong("outline-scene", written.line, said, "put the scenes in the order in which they happen")
        before[label], last = written.line, number
        yield _scene(cells, written, label, title)


def _marks(cells: Cells, raw: RawOutline) -> Iterator[Marked]:
    """Where in the manuscript each scene, and each statement in it, is said to be."""
    readers: dict[str, Callable[[Line], Iterable[Happening | Item]]] = {
        "out": lambda cell: cells.items(cell.text, cell.number),
        "relies": cells.relying,
        "works": cells.working,
        "told": lambda cell: cells.hearing(cell, lie=False),
        "lied": lambda cell: cells.hearing(cell, lie=True),
        "forgets": cells.forgetting,
        "wants": cells.wanting,
    }
    for place, written in enumerate(raw.scenes, 1):
        label, _ = _headed(written.head, place)
        if written.mark is not None:
            yield Marked(label, None, written.mark)
        for column, read in readers.items():
            for cell in written.columns.get(column, ()):
                if cell.mark is not None:
                    yield from (Marked(label, what, cell.mark) for what in read(cell))


def questions_of(raw: RawOutline) -> tuple[Question, ...]:
    """What the reader of a manuscript was not sure of."""
    asked = ((h, *marked(h.text)) for h in raw.headings if h.word == "unsure")
    return tuple(Question(text.strip(), heading.number, mark) for heading, text, mark in asked if text.strip())


def _headed(head: str, place: int) -> tuple[str, str]:
    found = LABEL.match(head.strip())
    return (found[1], found[2].strip()) if found is not None else (str(place), head.strip())


def _scene(cells: Cells, raw: Raw, label: str, title: str) -> Scene:
    there = cells.names.persons(raw.there, raw.line) if _said(raw.there) else ()

    def column(name: str) -> Iterable[Line]:
        return raw.columns.get(name, ())

    hears = [h for cell in column("told") for h in cells.hearing(cell, lie=False)]
    hears += [h for cell in column("lied") for h in cells.hearing(cell, lie=True)]
    return Scene(
        label,
        title[:LONGEST],
        raw.line,
        there,
        tuple(dict.fromkeys(item for cell in column("out") for item in cells.items(cell.text, cell.number))),
        tuple(dict.fromkeys(_in_order(cells, column("out"), column("relies")))),
        tuple(dict.fromkeys(w for cell in column("works") for w in cells.working(cell))),
        tuple(dict.fromkeys(hears)),
        tuple(dict.fromkeys(f for cell in column("forgets") for f in cells.forgetting(cell))),
        tuple(dict.fromkeys(w for cell in column("wants") for w in cells.wanting(cell))),
        tuple(dict.fromkeys(p for cell in column("dies") for p in cells.names.persons(cell.text, cell.number))),
    )


def _in_order(cells: Cells, out: Iterable[Line], relies: Iterable[Line]) -> Iterator[Relying]:
    """What is relied on; where sentences say first that it comes out, at the end of the scene."""
    came = {item: cell.number for cell in reversed(tuple(out)) for item in cells.items(cell.text, cell.number)}
    for cell in relies:
        for relying in cells.relying(cell):
            yield replace(relying, late=came.get(relying.item, cell.number) < cell.number)


def _dying(lines: Lines, names: Names, raw: RawOutline, made: Iterable[Scene]) -> list[Scene]:
    """The scenes, with those who are dead after them."""
    scenes, dead = list(made), dict[str, str]()
    for heading in raw.headings:
        if heading.word != "dead after":
            continue
        for part in re.split(r"[,;]", heading.text):
            found = re.match(r"^(.+?)[\s:]+(?:scene\s+)?(\w+)$", part.strip(), re.IGNORECASE)
            index = next((i for i, s in enumerate(scenes) if found is not None and s.label == found[2]), None)
            if found is None or index is None:
                said = f"“{part.strip()[:80]}” does not say after which scene somebody is dead"
                raise lines.wrong(
                    "outline-scene", heading.number, said, "write a name and the number of a scene: Ann 2"
                )
            who = names.person(found[1], heading.number)
            scenes[index] = replace(scenes[index], dies=tuple(dict.fromkeys((*scenes[index].dies, who))))
    for scene in scenes:
        for who in scene.dies:
            if who in dead:
                said = f"{who} dies in scene {dead[who]} and in scene {scene.label}"
                raise lines.wrong("outline-contradiction", scene.line, said, "let it happen once")
            dead[who] = scene.label
    for scene in scenes:
        _consistent(lines, scene)
    return scenes


def _consistent(lines: Lines, scene: Scene) -> None:
    """That a scene does not say both of something."""
    out = set(scene.out)
    for item in scene.out:
        if not item.so and opposite(item) in out:
            said = f"in scene {scene.label} it comes out that “{item.fact}” is so, and that it is not"
            raise lines.wrong("outline-contradiction", scene.line, said, "keep one of them")
    for relying in scene.relies:
        if relying.item.so and Relying(relying.who, opposite(relying.item)) in scene.relies:
            said = f"in scene {scene.label} {relying.who} relies on “{relying.item.fact}” and on its opposite"
            raise lines.wrong("outline-contradiction", scene.line, said, "keep one of them")


def _no_contradiction(lines: Lines, raw: RawOutline, knows: list[Relying]) -> None:
    known = set(knows)
    for relying in knows:
        if relying.item.so and Relying(relying.who, opposite(relying.item)) in known:
            line = next(h.number for h in raw.headings if h.word.startswith("know"))
            said = f"{relying.who} takes “{relying.item.fact}” to be so at the start, and not to be so"
            raise lines.wrong("outline-contradiction", line, said, "keep one of them")
