"""The sentences that an outline may be written in, one a line. They are few, so that all of them can be known.

Each is turned into what a cell of a table would say: *Gregory relies on the bill* is ``Gregory: the bill`` under
“relies on”. A line that is none of them is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from unsaid.language.nearest import nearest

from .lines import Line, Lines
from .marks import marked
from .raw import Raw

SCENE = re.compile(r"^scene\s+(?P<label>\w+)\s*(?:[,.]\s*(?P<title>.*?))?\s*:\s*(?P<there>.+)$", re.IGNORECASE)
"""``Scene 5, the train: Gregory, Holmes and Watson.``"""

Turned = Callable[[re.Match[str]], tuple[str, str]]


def _to(column: str, pattern: str) -> Turned:
    """What a sentence is in a table: its column, and the pattern of its statement."""
    return lambda found: (column, pattern.format(**found.groupdict(default="")))


def _form(pattern: str, column: str, statement: str) -> tuple[re.Pattern[str], Turned]:
    return re.compile(f"^{pattern}$", re.IGNORECASE), _to(column, statement)


_WHO, _WHAT = r"(?P<who>[^:,]+?)", r"(?:that\s+)?(?P<what>.+?)"

SENTENCES: tuple[tuple[re.Pattern[str], Turned], ...] = (
    _form(rf"it comes out(?:\s+that)?\s*:?\s+{_WHAT}", "out", "{what}"),
    _form(rf"{_WHO}\s+lies to\s+(?P<to>.+?)(?:\s*:\s*|\s+about\s+){_WHAT}", "lied", "{to}: {what} by {who}"),
    _form(rf"{_WHO}\s+tells\s+(?P<to>.+?)(?:\s*:\s*|\s+that\s+)(?P<what>.+?)", "told", "{to}: {what} by {who}"),
    _form(rf"{_WHO}\s+is told\s*:?\s+{_WHAT}", "told", "{who}: {what}"),
    _form(rf"{_WHO}\s+relies on\s*:?\s+{_WHAT}", "relies", "{who}: {what}"),
    _form(rf"{_WHO}\s+works out\s*:?\s+{_WHAT}\s+from\s*:?\s+(?P<of>.+?)", "works", "{who}: {what} <- {of}"),
    _form(rf"{_WHO}\s+forgets\s*:?\s+{_WHAT}", "forgets", "{who}: {what}"),
    _form(rf"{_WHO}\s+wants to know\s*:?\s+{_WHAT}", "wants", "{who}: {what}"),
    _form(rf"{_WHO}\s+wants to hide\s*:?\s+{_WHAT}", "wants", "{who}: hide {what}"),
    _form(rf"{_WHO}\s+dies", "dies", "{who}"),
)
"""Besides the scene itself, and what somebody knows before the first: twelve forms."""

START = re.compile(rf"^{_WHO}\s+knows\s*:?\s+{_WHAT}$", re.IGNORECASE)
_VERBS = ("comes out", "lies to", "tells", "is told", "relies on", "works out", "forgets", "wants to know", "dies")


def scenes_of(lines: Lines) -> tuple[list[Raw], list[Line]]:
    """The scenes of an outline in sentences, and what is known before the first. Raises OutlineProblem."""
    scenes: list[Raw] = []
    known: list[Line] = []
    for line in lines.rest:
        said, mark = marked(line.text)
        text = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", said).strip().rstrip(".").strip()
        scene, start = SCENE.match(text), START.match(text)
        if scene is not None:
            head = f"{scene['label']} {scene['title'] or ''}".strip()
            scenes.append(Raw(line.number, head, scene["there"], {}, mark))
        elif (found := _turned(text)) is not None and scenes:
            column, statement = found
            columns = scenes[-1].columns
            columns[column] = (*columns.get(column, ()), Line(line.number, statement, mark))
        elif start is not None and not scenes:
            known.append(Line(line.number, f"{start['who']}: {start['what']}"))
        else:
            raise _unknown(lines, line, bool(scenes))
    return scenes, known


def is_sentence(text: str) -> bool:
    """Whether a line is one of the sentences, or begins a scene."""
    bare = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", text).strip().rstrip(".").strip()
    return any(pattern.match(bare) for pattern in (SCENE, START)) or _turned(bare) is not None


def _turned(text: str) -> tuple[str, str] | None:
    for pattern, turned in SENTENCES:
        found = pattern.match(text)
        if found is not None:
            return turned(found)
    return None


def _unknown(lines: Lines, line: Line, inside: bool) -> Exception:
    """What to say of a line that is none of the sentences."""
    said = f"“{line.text.strip()[:80]}” is none of the sentences of an outline"
    if not inside and _turned(line.text.strip().rstrip(".")) is not None:
        said, repair = "this happens before there is a scene", "write before it, say, Scene 1, the hall: Ann and Ben."
        return lines.wrong("outline-sentence", line.number, said, repair)
    if inside and START.match(line.text.strip().rstrip(".")):
        said = "what somebody knows is said before the first scene"
        return lines.wrong("outline-sentence", line.number, said, "write it there, or say here how they learn it")
    words = line.text.lower().split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    near = next((found for part in [*pairs, *words] if (found := nearest(part.strip(".,"), _VERBS))), None)
    repair = f"did you mean “{near}”?" if near else "write, say, It comes out that … or Ann relies on …"
    return lines.wrong("outline-sentence", line.number, said, repair)
