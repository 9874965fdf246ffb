"""Tales to set: one made by hand, and any at all."""

from __future__ import annotations

from hypothesis import strategies as st

from unsaid.telling.setting import Tale, tale
from unsaid.telling.told import Paragraph

WALL = tale(
    "Salt & <Iron>",
    "A wall, and who is on it.",
    [
        Paragraph("opening", "1. April. The path was *gone* under the broom.", "Ann"),
        Paragraph("scene", "'Wait,' he says. \"Please.\"", "Ann", (0,)),
        Paragraph("scene", "# of steps: ten_thousand_; AT&amp;T & co. [x](y)", "Ann", (1,)),
        Paragraph("change", "", "Bob"),
        Paragraph("scene", "He waits. <b>", "Bob", (2,)),
        Paragraph("change", "", None),
        Paragraph("closing", "- Then it was dark.", None),
    ],
    {"Ann": "Ann", "Bob": "Bob & Sons"},
    [(), ("Ann believes that 1 < 2.", "Bob is *afraid*.")],
)

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
PARAGRAPHS = st.builds(
    Paragraph,
    st.sampled_from(["opening", "scene", "change", "closing"]),
    WORDS,
    st.sampled_from(["Ann", "Bob", None]),
)
TALES: st.SearchStrategy[Tale] = st.builds(
    tale,
    WORDS,
    WORDS,
    st.lists(PARAGRAPHS, max_size=6),
    st.fixed_dictionaries({"Ann": WORDS, "Bob": WORDS}),
)


def words(made: Tale) -> str:
    """Everything a tale says, blanks apart: title, then names, paragraphs and notes in order."""
    parts = [made.title]
    for block in made.blocks:
        parts += [block.text or ("Elsewhere" if block.kind == "turn" else ""), *block.notes]
    return "".join("".join(parts).split())
