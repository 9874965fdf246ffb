"""The questions of the public sets, read into what they ask: of which thing, at the end of which chain of minds."""

from __future__ import annotations

import re

from unsaid.audit.sentences import LONGEST, NAME, Unreadable, plain
from unsaid.conventions.events import Question

MOST = 6
"""How many minds deep a question may go."""

LOOKS = r"(?:look|looks|search|searches)"
TAIL = r"(?: first| now| currently)?"
FORMS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("memory", r"where (?:was|were) (?P<thing>.+?) (?:at|in) the (?:beginning|start)"),
        ("belief", rf"(?:where|in which \w+) (?:will|would|does|do) (?P<a>{NAME}) {LOOKS} for (?P<thing>.+?){TAIL}"),
        (
            "belief",
            rf"(?:where|in which \w+) (?:does|do|will|would) (?P<a>{NAME}) (?:think|believe)s?(?: that)? (?P<b>{NAME}) "
            rf"(?:will |would )?{LOOKS} for (?P<thing>.+?){TAIL}",
        ),
        (
            "belief",
            rf"(?:where|in which \w+) (?:does|do) (?P<a>{NAME}) (?:really )?(?:think|believe)s?"
            rf"(?P<more>(?:(?: that)? {NAME} (?:thinks|believes))*)(?: that)? (?P<thing>.+?) (?:is|are|was){TAIL}",
        ),
        ("reality", rf"where (?:is|are) (?P<thing>.+?)(?: really| actually| in reality)?{TAIL}"),
        ("topic", rf"does (?P<a>{NAME}) know about (?P<thing>.+)"),
        ("topic", rf"does (?P<a>{NAME}) (?:believe|think)(?: that)? (?P<b>{NAME}) knows about (?P<thing>.+)"),
        ("topic", rf"what does (?P<a>{NAME}) think about (?P<b>{NAME})['’]s? belief on (?P<thing>.+)"),
    )
)
NEXT = re.compile(rf"(?:that )?({NAME}) (?:thinks|believes)", re.IGNORECASE)


def question(text: str) -> Question:
    """What a question asks. Raises Unreadable."""
    words = re.sub(r"\s*(?:answer (?:with )?yes or no\.?|\(.*\))\s*$", "", text.strip(), flags=re.IGNORECASE)
    words = re.sub(r"^(?:q|question)\s*:\s*", "", words, flags=re.IGNORECASE).rstrip("? .")
    for kind, pattern in FORMS if len(words) <= LONGEST else ():
        match = pattern.fullmatch(words)
        if match:
            return _asked(kind, match, text)
    raise Unreadable(f"a question has no form that is known: “{text.strip()[:100]}”")


def _asked(kind: str, match: re.Match[str], text: str) -> Question:
    found = match.groupdict()
    chain = [found[key] for key in ("a", "b") if found.get(key)]
    chain += NEXT.findall(found.get("more") or "")
    if len(chain) > MOST:
        raise Unreadable(f"a question goes through {len(chain)} minds; {MOST} are read")
    return Question(kind, plain(found["thing"]), tuple(chain), " ".join(text.split()))  # type: ignore[arg-type]
