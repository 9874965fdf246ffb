"""A picture as a drawing that stands by itself: boxes in rows, with lines between them and what is done on each."""

from __future__ import annotations

from html import escape

from unsaid.api.map.forms.layout import columns, rows
from unsaid.api.map.forms.lines import wrapped
from unsaid.api.map.picture import Picture, PictureLine, PictureSpot
from unsaid.text.hidden import escaped

BOX, GAP, LINE, FONT, MARGIN = 170, 40, 15, 12, 24
"""Width of a box, room between two, height of a line of text, of its letters, and of the margin, in pixels."""

ROOM = 96
"""Between two rows."""

LOOKS = {
    "start": ("#dbe7f5", "#33557a", ""),
    "open": ("#ffffff", "#777777", ""),
    "end": ("#f4e3c1", "#8a6d2f", ""),
    "dead": ("#eeeeee", "#777777", "4"),
    "unknown": ("#ffffff", "#999999", "2"),
    "lost": ("#ffffff", "#777777", "4"),
}


def to_svg(picture: Picture) -> str:
    """A picture as a drawing."""
    numbers = {spot.name: number for number, spot in enumerate(picture.spots)}
    edges = [(numbers[line.start], numbers[line.to]) for line in picture.lines]
    layers = rows(len(picture.spots), edges)
    across = columns(layers, edges, BOX + GAP)
    texts = [wrapped(spot.label, 24)[:5] for spot in picture.spots]
    heights = [LINE * len(text) + 14 for text in texts]
    top, down = MARGIN, dict[int, float]()
    for row in layers:
        for place in row:
            down[place] = top
        top += max((heights[place] for place in row), default=0) + ROOM
    width = max(across.values(), default=0) + BOX + 2 * MARGIN
    height = max(top - ROOM + MARGIN, 2 * MARGIN)
    at = {place: (MARGIN + across[place] + BOX / 2, down[place]) for place in range(len(picture.spots))}
    lines = [_line(line, at[a], at[b], heights[a]) for line, (a, b) in zip(picture.lines, edges, strict=True)]
    boxes = [_box(spot, texts[n], at[n], heights[n]) for n, spot in enumerate(picture.spots)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="sans-serif" font-size="{FONT}" role="img">'
    )
    arrow = (
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#666666"/></marker></defs>'
    )
    ground = f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>'
    said = [f"<title>{_text(picture.title)}</title>", arrow, ground]
    return "\n".join([head, *said, *lines, *boxes, "</svg>"]) + "\n"


def _text(text: str) -> str:
    return escape(escaped(text))


def _box(spot: PictureSpot, text: list[str], at: tuple[float, float], height: float) -> str:
    fill, stroke, dash = LOOKS[spot.sort]
    x, y = at
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    box = (
        f'<rect x="{x - BOX / 2:.1f}" y="{y:.1f}" width="{BOX}" height="{height:.1f}" rx="6" fill="{fill}" '
        f'stroke="{stroke}"{dashed}/>'
    )
    told = "".join(f'<tspan x="{x:.1f}" dy="{LINE if n else 0}">{_text(line)}</tspan>' for n, line in enumerate(text))
    open_ = f"<title>{_text(', '.join(spot.open))}</title>" if spot.open else ""
    return f'<g>{open_}{box}<text x="{x:.1f}" y="{y + LINE + 2:.1f}" text-anchor="middle">{told}</text></g>'


def _line(line: PictureLine, start: tuple[float, float], to: tuple[float, float], height: float) -> str:
    (x, y), (u, v) = (start[0], start[1] + height), to
    bend = max(30.0, abs(v - y) / 2)
    path = f"M{x:.1f} {y:.1f} C{x:.1f} {y + bend:.1f} {u:.1f} {v - bend:.1f} {u:.1f} {v:.1f}"
    label = wrapped(line.label, 26)
    short = [*label[:2], "…"] if len(label) > 2 else label
    # Labels stand nearer to where the line ends: many begin at one place.
    mx, my = x * 0.35 + u * 0.65, y * 0.35 + v * 0.65 - 6 * len(short)
    told = "".join(f'<tspan x="{mx:.1f}" dy="{12 if n else 0}">{_text(one)}</tspan>' for n, one in enumerate(short))
    full = "; ".join(" → ".join(course) for course in line.courses)
    return (
        f'<g><title>{_text(full)}</title><path d="{path}" fill="none" stroke="#888888" marker-end="url(#arrow)"/>'
        f'<text x="{mx:.1f}" y="{my:.1f}" text-anchor="middle" font-size="10" fill="#333333" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke">{told}</text></g>'
    )
