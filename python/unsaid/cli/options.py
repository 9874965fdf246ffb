"""The arguments and flags that several commands share, so that the same flag means the same thing everywhere."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal, get_args

import click

from unsaid.budget.counted import ACTS, SECONDS, STATES
from unsaid.cli.parameters import argument, option

Facing = Annotated[
    bool, option("--facing", help="Beside your page, that of the side named with --as: one time, two minds.")
]
WorldArgument = Annotated[
    str, argument("WORLD", help="A world file, the name of a bundled world, or - for standard input.")
]


def memory_of(text: str) -> int:
    """An amount of memory in MiB, from ``512`` or ``512 MiB``."""
    from unsaid.budget import mebibytes

    try:
        return mebibytes(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error


Sabre = Annotated[
    bool | None,
    option(
        "--sabre/--no-sabre",
        help="Read WORLD as the planner Sabre reads it, or not (unset: it does if its name ends in .txt or .sabre).",
    ),
]


def finite(_context: Any, _option: Any, number: float | None) -> float | None:
    """A number that can be counted to; infinities and what is no number are refused."""
    if number is not None and not math.isfinite(number):
        raise click.BadParameter(f"{number} is not a number that can be reached.")
    return number


POSITIVE = click.FloatRange(min=0)
COUNT = click.IntRange(0, ACTS)
Goal = Annotated[
    float | None,
    option("--goal", type=float, callback=finite, metavar="N", help="The author's utility to reach (unset: any gain)."),
]
Author = Annotated[
    int | None, option("--acts", "--author", type=COUNT, metavar="N", help="At most N acts in the story.")
]
Character = Annotated[
    int | None,
    option("--reasons", "--character", type=COUNT, metavar="N", help="At most N acts in one explanation."),
]
Depth = Annotated[
    int | None,
    option("--depth", type=COUNT, metavar="N", help="At most N levels of mind (1: a character's own)."),
]
Time = Annotated[
    float | None,
    option("--time", type=POSITIVE, callback=finite, metavar="SECONDS", help="Stop after so many seconds."),
]
Memory = Annotated[
    int | None,
    option("--memory", type=memory_of, metavar="MIB", help="Stop at so many MiB, or as “2 GiB” says (unset: 2048)."),
]
States = Annotated[
    int | None, option("--states", type=click.IntRange(0, STATES), metavar="N", help="Stop after N states.")
]
Shortest = Annotated[bool, option("--shortest", help="Only a story with the fewest acts will do.")]
All = Annotated[bool, option("--all", help="Every story within the limits, shorter ones first (--json: one a line).")]
Json = Annotated[bool, option("--json", help="One JSON value on standard output.")]
Person = Annotated[
    int | None, option("--person", type=click.IntRange(1, 3), metavar="1|2|3", help="Tell it as I, as you, or by name.")
]
Tenses = Literal["present", "past"]
Tense = Annotated[
    Tenses | None, option("--tense", type=click.Choice(get_args(Tenses)), help="Tell it as it happens, or after.")
]
Thoughts = Annotated[bool, option("--thoughts/--no-thoughts", help="Tell what is only thought, or leave it out.")]
Lengths = Literal["short", "scene", "full"]
Length = Annotated[
    Lengths,
    option("--length", type=click.Choice(get_args(Lengths)), help="One paragraph; summaries in brief; or everything."),
]
Seed = Annotated[int, option("--seed", metavar="N", help="Choose among words: the same seed, the same words.")]
Words = Annotated[
    str | None, option("--words", metavar="FILE", help="Tell it in the words of a gettext file (`unsaid words`).")
]
As = Annotated[str | None, option("--as", metavar="WHO", help="Whose side it is told from: a character, or nobody.")]
Pager = Annotated[
    bool | None,
    option("--pager/--no-pager", help="Page the text by $PAGER (unset: when it is longer than the screen)."),
]
Width = Annotated[
    int | None, option("--width", type=click.IntRange(20, 1000), metavar="N", help="Set lines of at most N columns.")
]
Given = Annotated[
    str | None,
    option("--story", metavar="FILE", help="Tell this story, as `--json` or `--format sabre` wrote it."),
]
Out = Annotated[
    str | None, option("--out", metavar="FILE", help="Write to FILE, whole or not at all (-: standard output).")
]
Force = Annotated[bool, option("--force", help="Replace a file that is already there.")]
Minds = Annotated[bool, option("--minds", help="Show who believes, wants and holds back what beside each act.")]
AllMinds = Annotated[
    bool, option("--all-minds", help="The same of everybody, whatever the mind it is told from could know.")
]
VoiceUrl = Annotated[
    str | None,
    option("--voice", metavar="URL", help="Let a language model there say each paragraph over again."),
]
VoiceModel = Annotated[
    str | None,
    option("--voice-model", metavar="NAME", help="The model to ask for, in place of UNSAID_VOICE_MODEL."),
]
A_WHILE = click.FloatRange(0.1, SECONDS)
VoiceSeconds = Annotated[
    float,
    option("--voice-seconds", type=A_WHILE, callback=finite, metavar="SECONDS", help="Time for one paragraph."),
]
