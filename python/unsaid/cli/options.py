"""The arguments and flags that several commands share, so that the same flag means the same thing everywhere."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import typer

from unsaid.budget.counted import ACTS, SECONDS, STATES

WorldArgument = Annotated[
    str, typer.Argument(metavar="WORLD", help="A world file, the name of a bundled world, or - for standard input.")
]


def memory_of(text: str) -> int:
    """An amount of memory in MiB, from ``512`` or ``512 MiB``."""
    from unsaid.budget import mebibytes

    try:
        return mebibytes(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from error


Sabre = Annotated[
    bool | None,
    typer.Option(
        "--sabre/--no-sabre",
        help="Read WORLD as the planner Sabre reads it, or not (unset: it does if its name ends in .txt or .sabre).",
        show_default=False,
    ),
]


def finite(number: float | None) -> float | None:
    """A number that can be counted to; infinities and what is no number are refused."""
    if number is not None and not math.isfinite(number):
        raise typer.BadParameter(f"{number} is not a number that can be reached.")
    return number


Goal = Annotated[
    float | None,
    typer.Option("--goal", metavar="N", callback=finite, help="The author's utility to reach (unset: any gain)."),
]
Author = Annotated[
    int | None, typer.Option("--acts", "--author", metavar="N", min=0, max=ACTS, help="At most N acts in the story.")
]
Character = Annotated[
    int | None,
    typer.Option("--reasons", "--character", metavar="N", min=0, max=ACTS, help="At most N acts in one explanation."),
]
Depth = Annotated[
    int | None,
    typer.Option("--depth", metavar="N", min=0, max=ACTS, help="At most N levels of mind (1: a character's own)."),
]
Time = Annotated[
    float | None,
    typer.Option("--time", metavar="SECONDS", min=0, callback=finite, help="Stop after so many seconds."),
]
Memory = Annotated[
    int | None,
    typer.Option(
        "--memory", metavar="MIB", parser=memory_of, help="Stop at so many MiB, or as “2 GiB” says (unset: 2048)."
    ),
]
States = Annotated[int | None, typer.Option("--states", metavar="N", min=0, max=STATES, help="Stop after N states.")]
Shortest = Annotated[bool, typer.Option("--shortest", help="Only a story with the fewest acts will do.")]
All = Annotated[
    bool, typer.Option("--all", help="Every story within the limits, shorter ones first (--json: one a line).")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON value on standard output.")]
Person = Annotated[
    int | None, typer.Option("--person", metavar="1|2|3", min=1, max=3, help="Tell it as I, as you, or by name.")
]
Tense = Annotated[Literal["present", "past"] | None, typer.Option("--tense", help="Tell it as it happens, or after.")]
Thoughts = Annotated[bool, typer.Option("--thoughts/--no-thoughts", help="Tell what is only thought, or leave it out.")]
Length = Annotated[
    Literal["short", "scene", "full"],
    typer.Option("--length", help="One paragraph; summaries in brief; or everything."),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Choose among words: the same seed, the same words.")]
Words = Annotated[
    str | None, typer.Option("--words", metavar="FILE", help="Tell it in the words of a gettext file (`unsaid words`).")
]
As = Annotated[
    str | None, typer.Option("--as", metavar="WHO", help="Whose side it is told from: a character, or nobody.")
]
Pager = Annotated[
    bool | None,
    typer.Option("--pager/--no-pager", help="Page the text by $PAGER (unset: when it is longer than the screen)."),
]
Width = Annotated[
    int | None, typer.Option("--width", metavar="N", min=20, max=1000, help="Set lines of at most N columns.")
]
Given = Annotated[
    str | None,
    typer.Option("--story", metavar="FILE", help="Tell this story, as `--json` or `--format sabre` wrote it."),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="FILE", help="Write to FILE, whole or not at all (-: standard output).")
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")]
Minds = Annotated[bool, typer.Option("--minds", help="Show who believes, wants and holds back what beside each act.")]
AllMinds = Annotated[
    bool, typer.Option("--all-minds", help="The same of everybody, whatever the mind it is told from could know.")
]
VoiceUrl = Annotated[
    str | None,
    typer.Option("--voice", metavar="URL", help="Let a language model there say each paragraph over again."),
]
VoiceModel = Annotated[str, typer.Option("--voice-model", metavar="NAME", help="The model to ask for.")]
VoiceSeconds = Annotated[
    float,
    typer.Option(
        "--voice-seconds", metavar="SECONDS", min=0.1, max=SECONDS, callback=finite, help="Time for one paragraph."
    ),
]
