"""What a person can ask an assistant for by name: the steps, in the assistant's own tools."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unsaid.errors import UnsaidError
from unsaid.language.nearest import nearest

LARGEST = 60_000
"""Letters of an argument."""


@dataclass(frozen=True)
class Prompt:
    """A prompt: its arguments, each with what it is, and its text with their names in braces."""

    name: str
    title: str
    about: str
    arguments: Mapping[str, str]
    text: str


MAKE = """\
Make a world of the outline below.

1. Read the resource unsaid://language. All you need of the language is in it.
2. List who there is, what each of them wants, what is so, who is wrong about what, and who knows that they are.
   Where the outline does not say, ask me; do not make it up.
3. Write the world with `write_world`, and follow what its answer says to call next, until there are no errors.
4. `tell` it. Where there is no story, read what is missing. Changes that are offered are guesses: tell me of each
   before you make it.
5. `check` the story. Then give me the telling, and a list of what you added that the outline does not say.

The outline:

{outline}
"""

HOLE = """\
Find the holes in the chapter below: where somebody acts on what they could not know, or does not act on what they do.

1. Write it as rows, scene by scene: who is there, what comes out, what somebody relies on, is told, is lied to, works
   out. Quote the words of the chapter that each row stands on; the form is in the description of the tool `outline`.
2. What you are not sure of is no row. Give it as `unsure`, as a question to the author.
3. Call `outline` with the rows and with the chapter as `manuscript`. Rows whose quote is not in the chapter word for
   word are dropped, and it says which.
4. Give me each hole with its place and its repairs, and each question. Add no hole of your own that the tool did not
   find; if you suspect one, say that it is a suspicion.

The chapter:

{chapter}
"""

INTERVIEW = """\
I want to interview {character}, of the world `{world}`.

Answer as {character}, in the first person. Before each answer call `ask_mind` for ["{character}"], and for what
{character} thinks others think where that matters, and `why` where I ask for reasons. Say only what that mind holds:
where it is wrong, be wrong; where it does not know, do not know; what it has reason to hide, hide. Never use what only
the world or another mind holds. If I ask how you know something, give the act by which {character} learnt it.
"""

PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "make-a-world",
        "Make a world from this outline",
        "From an outline in plain words to a world that lints, tells and checks.",
        {"outline": "What happens, in plain words."},
        MAKE,
    ),
    Prompt(
        "find-the-hole",
        "Find the hole in this chapter",
        "Who acts on what they could not know, with its place in the text.",
        {"chapter": "The text of the chapter."},
        HOLE,
    ),
    Prompt(
        "interview",
        "Interview this character",
        "A character answers out of its own mind, and out of nothing else.",
        {"world": "The world's name.", "character": "Who is asked."},
        INTERVIEW,
    ),
)


def worded(name: str, given: Mapping[str, str]) -> tuple[Prompt, str]:
    """A prompt with its arguments put in. Raises UnsaidError, which says what to send."""
    found = next((one for one in PROMPTS if one.name == name), None)
    if found is None:
        near = nearest(name, [one.name for one in PROMPTS])
        listed = f"did you mean `{near}`?" if near else f"there are {', '.join(one.name for one in PROMPTS)}"
        raise UnsaidError("no-prompt", f"there is no prompt `{name[:60]}`; {listed}")
    missing = [one for one in found.arguments if not given.get(one, "").strip()]
    if missing:
        raise UnsaidError("arguments", f"`{name}` needs `{missing[0]}`: {found.arguments[missing[0]]}")
    text = found.text
    for argument in found.arguments:
        if len(given[argument]) > LARGEST:
            raise UnsaidError("arguments", f"`{argument}` may have {LARGEST:,} letters; send a part of it")
        text = text.replace("{" + argument + "}", given[argument])
    return found, text
