"""A prompt divided into story, question and choices: by its headings, or by its question mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING = re.compile(
    r"(?:^|\n|(?<=[.?!]) )\s*(?:#+\s*)?(story|context|question|choices|options|note|notes|answer)\s*:", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a prompt consists of."""

    story: str
    question: str
    choices: str | None


def divided(prompt: str) -> Parts:
    """The parts of a prompt; a part that is not there is empty."""
    found: dict[str, str] = {"": ""}
    heading, done = "", 0
    for match in HEADING.finditer(prompt):
        found.setdefault(heading, prompt[done : match.start()].strip())
        heading, done = match[1].lower(), match.end()
        found.pop("", None) if heading in ("story", "context") else None
    found[heading] = prompt[done:].strip()
    if "question" in found:
        story = found.get("story") or found.get("context") or found.get("") or prompt[: _first(prompt)].strip()
        return Parts(_story(story), _up_to_mark(found["question"]), found.get("choices") or found.get("options"))
    return _by_mark(found.get("story") or found.get("context") or prompt)


def _first(prompt: str) -> int:
    match = HEADING.search(prompt)
    return match.start() if match else len(prompt)


def _by_mark(text: str) -> Parts:
    """Divided at the last sentence with a question mark."""
    end = text.rfind("?")
    if end < 0:
        return Parts(text, "", None)
    begin = max((m.end() for m in re.finditer(r"[.!?\n]\s*(?=\S)", text[:end])), default=0)
    after = text[end + 1 :].strip()
    return Parts(_story(text[:begin]), re.sub(r"^\s*\d+\s+", "", text[begin : end + 1].strip()), after or None)


def _up_to_mark(question: str) -> str:
    end = question.find("?")
    return (question if end < 0 else question[: end + 1]).strip()


def _story(text: str) -> str:
    """The story without the sentences at its beginning that tell the reader to read it."""
    rest = text.strip()
    while match := re.match(r"[^.:!?\n]*[.:!?\n]\s*", rest):
        if not re.search(r"\b(?:read|following|below)\b", match[0], re.IGNORECASE):
            break
        rest = rest[match.end() :]
    return rest
