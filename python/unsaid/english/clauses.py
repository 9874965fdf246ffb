"""What a name is in its clause: whether it is the subject, and which verb then agrees with it.

A line is written with marks where something depends on who is meant, and most subjects bring their verb with them:
``{c turns}``. What is left is read off the words around a name, as any reader would: a name that begins its sentence
or stands right before a finite verb is a subject, unless a preposition rules it or the clause has its subject already;
a verb after “In it” or “There” has its subject after it. Only what is plain on the page is decided here, and
everything else stays as it is written.
"""

from __future__ import annotations

import re

from unsaid.english.verbs import Number, finite

BEGINS = re.compile(r"(?:^|\n\n|[^.]\.['’\"”)]*\s+|[?!…]\s+|:\s['‘“\"]|(?:^|\s)['‘“\"])\Z")
"""What stands before the first word of a sentence. After ``?'`` and ``!'`` the sentence may go on: “…” he says."""

_ADVERBS = r"(?:(?:\w+ly|now|then|still|never|always|also|just|only|soon|often|again|almost|already|both|all)\s+)*"
_GAP = re.compile(rf"\s+{_ADVERBS}\Z")
_VERB = re.compile(rf"(?P<gap>\s+{_ADVERBS})(?P<verb>[a-z]+(?:n['’]t)?)(?![\w’'-])")

_RULES = re.compile(
    r"\b(?:of|to|at|with|by|for|from|in|on|into|onto|upon|behind|beside|besides|between|against|about|above|under|over"
    r"|near|around|past|towards?|without|beyond|like|across|along|through|inside|outside|among|beneath|below|off)"
    r"(?:\s+(?:both|only|even|just))?\s\Z",
    re.IGNORECASE,
)
"""A preposition right before a name, which then is no subject."""

_CLAUSE = re.compile(
    r"[.?!…;:—–,(]['’\"”)]*\s|\n\n|\b(?:and|but|or|nor|that|when|while|because|if|as|than|so|whether|though|although|until"
    r"|till|unless|since|before|after|once|where|who|which|what|how|why|whom|whose)\s",
    re.IGNORECASE,
)
"""What stands before a new clause."""

_PLACE = re.compile(
    r"(?:(?:in|on|at|under|behind|beside|between|above|below|beneath|near|inside|outside|beyond|among|around|over|by"
    r"|before|against|opposite|across|along|off|with|next to|in front of)\s[^.?!…;:—,]*|there|here)\s\Z",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.?!…;:—–,(]['’\"”)]*\s+(?:(?:and|but)\s+)?|\n\n|\b(?:and|but|where|that)\s+", re.IGNORECASE)
_PLACED = frozenset(("be", "lie", "stand", "hang", "sit", "come", "remain", "live", "wait", "follow"))
"""Verbs that stand before their subject when a place begins the clause."""

_HELP = frozenset(("have", "do", "can", "will", "shall", "may", "must", "could", "would", "should", "might"))
_SAYING = frozenset(
    (
        "think",
        "say",
        "know",
        "believe",
        "hope",
        "see",
        "feel",
        "hear",
        "swear",
        "wish",
        "fear",
        "suppose",
        "find",
        "guess",
    )
)
"""Verbs after which a clause may follow without *that*."""

_NOUN = re.compile(
    r"\s+(?:the|an?|his|her|its|my|your|our|their|this|these|that|those|some|many|two|three|four|five|six|seven|eight"
    r"|nine|ten|no|nothing|nobody|only|more|all)\b",
    re.IGNORECASE,
)


def adverbs_only(text: str) -> bool:
    """Whether nothing but adverbs stands between a name and what comes next: “{c} slowly ”."""
    return bool(_GAP.match(text))


def ruled(before: str) -> bool:
    """Whether a preposition stands right before a name: “the eyes of {c}”."""
    return bool(_RULES.search(before))


def clause(before: str, subject: int) -> tuple[str, bool]:
    """The words of the clause so far, and whether it has had its subject, which ended at ``subject`` in the text."""
    start = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
    return before[start:], subject > start


def verb_after(text: str) -> tuple[str, str] | None:
    """The finite verb, as written, with which words go on after a name, and the adverbs before it."""
    found = _VERB.match(text)
    if found is None or finite(found["verb"].replace("’", "'")) is None:
        return None
    return found["gap"], found["verb"]


def goes_with(before: str, after: str, subject: int) -> bool:
    """Whether a name is the subject of an unmarked verb that stands right after it: “Then {c} asked”."""
    found = verb_after(after)
    if found is None:
        return False
    so_far, had = clause(before, subject)
    if ruled(before):
        return False
    known = finite(found[1].replace("’", "'"))
    verbs = [word for word in (finite(w) for w in re.findall(r"[a-z]+", so_far)) if word is not None]
    if known is not None and known.number in ("one", "I"):
        return not (had or verbs) or known.verb.am is not None or known.verb.many in _HELP or _opens(so_far)
    return not (had or verbs)


def _opens(so_far: str) -> bool:
    """Whether a clause may follow without *that*: “he thinks …”."""
    last = re.findall(r"[a-z]+", so_far)[-1:]
    known = finite(last[0]) if last else None
    return known is not None and known.verb.many in _SAYING


def agreed(text: str, number: Number) -> str:
    """Words after a subject with their verb put into its number; the tense stays as it is written.

    What may as well be a noun or an infinitive is left alone.
    """
    found = verb_after(text)
    known = finite(found[1].replace("’", "'")) if found is not None else None
    if found is None or known is None or known.number is None:
        return text
    gap, written = found
    sure = known.number != "many" or written in ("are", "have")  # "were" may be as it should: "as if {c} were"
    tense = "past" if written in (known.verb.past, known.verb.were) else "present"
    form = known.verb.form(tense, number).replace("'", "’") if sure else written
    return gap + form + text[len(gap) + len(written) :]


def inverted(before: str, phrase: str, after: str) -> bool:
    """Whether a verb has its subject after it: “In it {are} the combs”, “There {is} nobody”."""
    start = max((found.end() for found in _BREAK.finditer(before)), default=0)
    if not _PLACE.fullmatch(before[start:]):
        return False
    known = finite(phrase.split()[0].replace("’", "'").lower()) if phrase.split() else None
    base = "be" if known is not None and known.verb.am is not None else known.verb.many if known is not None else ""
    follows = phrase[len(phrase.split()[0]) :] + after if phrase.split() else after
    return base in _PLACED and bool(not follows.strip() or _NOUN.match(follows))
