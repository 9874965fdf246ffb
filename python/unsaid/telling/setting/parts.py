"""What a page and a book have in common: a tale as sections of paragraphs in HTML that is also XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib import resources

from unsaid.telling.setting.plain import ELSEWHERE
from unsaid.telling.setting.tale import Block, Tale


@dataclass(frozen=True, slots=True)
class Section:
    """What is told from one side without a break; ``name`` is empty where the telling never changes sides."""

    name: str
    identity: str
    blocks: tuple[Block, ...]


def sections(tale: Tale) -> list[Section]:
    """The tale parted where it changes over to another side."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in tale.blocks:
        if block.kind == "turn":
            parts.append((block.text or ELSEWHERE, []))
        else:
            parts[-1][1].append(block)
    kept = [(name, blocks) for name, blocks in parts if name or blocks]
    return [Section(name, f"part-{i}", tuple(blocks)) for i, (name, blocks) in enumerate(kept, start=1)]


def body(tale: Tale) -> str:
    """Every section, with its paragraphs and their notes."""
    noted = any(block.notes for block in tale.blocks)
    return "\n".join("\n".join(_section(section, noted)) for section in sections(tale))


def _section(section: Section, noted: bool) -> Iterator[str]:
    label = f' aria-label="{escape(section.name)}"' if section.name else ""
    yield f'<section id="{section.identity}"{label}>'
    if section.name:
        yield f"<h2>{escape(section.name)}</h2>"
    before: Block | None = None
    for block in section.blocks:
        text = _paragraph(block, before)
        yield f'<div class="beat">{text}{_notes(block)}</div>' if noted else text
        before = block
    yield "</section>"


def _paragraph(block: Block, before: Block | None) -> str:
    """A paragraph; one that begins something, or is set off, has a space above it and no indent."""
    first = before is None or before.kind != block.kind or block.apart or before.apart
    start = '<p class="first">' if first else "<p>"
    return f"{start}{escape(block.text, quote=False)}</p>"


def _notes(block: Block) -> str:
    if not block.notes:
        return ""
    return "<aside>" + "".join(f"<p>{escape(note, quote=False)}</p>" for note in block.notes) + "</aside>"


def style(name: str) -> str:
    """One of the style sheets that lie beside this file."""
    return resources.files("unsaid.telling.setting").joinpath("styles", name).read_text(encoding="utf-8").strip()
