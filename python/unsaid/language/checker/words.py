"""What is written in quotes: escapes, folded lines, and marks that must mean something.

A text may span lines: white space counts as one blank, a blank line as the end of a paragraph. What the marks are is
read by ``markup``; here it is checked that names are there, that verbs are known, and that each has a subject.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from unsaid.english import finite, read_as, third_persons
from unsaid.english.clauses import inverted

from .. import tree
from ..core import Span
from ..edits import Edit, nearest_written, put, write
from ..markup import Doing, Fixed, Motif, Part, Thought, Who, Wrong, finite_word, halves, in_names, parsed
from ..nearest import nearest
from ..report import Report
from .fixed import adapts

ESCAPE = re.compile(r"\\([^{}])", re.DOTALL)
QUOTE = re.compile(r'\\(")')
PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")

OTHERS = {
    **dict.fromkeys(("she", "they", "it", "you", "i"), "he"),
    **dict.fromkeys(("them", "her", "me"), "him"),
    **dict.fromkeys(("their", "hers", "its", "your", "my"), "his"),
    **dict.fromkeys(("theirs", "yours"), "mine"),
    **dict.fromkeys(("herself", "themself", "themselves", "itself", "yourself", "myself"), "himself"),
}
"""Forms a writer may try, and the one to write: the entity's own pronoun decides what is told."""


def named_text(text: str) -> str:
    """A name or a title in quotes, as it is to be told but for its slots, and for braces escaped to be none."""
    return ESCAPE.sub(r"\1", _folded(text))


def marked(text: str) -> str:
    """A text in quotes with its marks; what is escaped to be no mark still is."""
    return QUOTE.sub(r"\1", _folded(text))


def _folded(text: str) -> str:
    paragraphs = PARAGRAPHS.split(text[1:-1].strip())
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)


class WordChecks(msgspec.Struct):
    """The check of one text: ``known`` are the names its slots may hold, ``told_from`` whether there is an *I*.

    ``name``: whether it is a name or a title, in which braces alone are marks.
    """

    word: tree.WordNode
    known: Collection[str]
    told_from: bool
    report: Report
    name: bool = False
    subject: bool = False
    thought: Span | None = None
    motifs: set[str] = msgspec.field(default_factory=set[str])
    adapts: bool = False
    before: str = ""
    """The words so far, each mark a sign that is no word."""

    def check(self) -> None:
        """Report marks that mean nothing, name nothing, or ask for what there is not."""
        parts = list((in_names if self.name else parsed)(self.word.text, self.known))
        for part in parts:
            self._part(part)
            self.before += part if isinstance(part, str) else "\0"
        self.adapts = adapts(parts)
        if self.thought is not None:
            said = "this `<` begins a thought that never ends"
            edits = [put(">", len(self.word.text) - 1, title="close the thought with `>`")]
            repair = "close the thought with `>`, or write `\\<` for the sign"
            self._add("bad-mark", self.thought, said, repair=repair, edits=edits)

    def _part(self, part: Part) -> None:
        match part:
            case Who():
                self._who(part)
            case Doing():
                self._doing(part)
            case Fixed() if halves(part.verb) is None:
                self._verb(part.verb, part.span)
            case Thought():
                self._thought(part)
            case Motif():
                self._motif(part)
            case Wrong():
                self._wrong(part)
            case _:
                pass

    def _add(
        self,
        slug: str,
        span: Span,
        said: str,
        *,
        expected: str | None = None,
        repair: str | None = None,
        edits: Sequence[Edit] = (),
    ) -> None:
        start = self.word.span[0]
        place, moved = (start + span[0], start + span[1]), [edit.moved(start) for edit in edits]
        self.report.add(slug, place, said, expected=expected, repair=repair, edits=moved)

    def _who(self, slot: Who) -> None:
        self._there(slot.name, slot.span)
        self.subject = self.subject or slot.form in ("name", "he")
        if slot.verb is not None:
            self._verb(slot.verb, slot.span)

    def _there(self, name: str | None, span: Span) -> None:
        if name is None and not self.told_from:
            said = f"`{self.word.text[span[0] : span[1]]}` is whoever the words are told from, and here that is nobody"
            self._add("bad-slot", span, said, expected="a parameter or an entity")

    def _doing(self, verb: Doing) -> None:
        if verb.of is not None:
            self._there(verb.of[0], verb.span)
        elif not self._subject(verb) and read_as(_lowered(verb.verb)) is not None:
            said = f"there is no subject before `{verb.verb}` for it to agree with"
            repair = f"write `[{verb.verb}]` if its subject is no slot, or name it: `{{c: {verb.verb}}}`"
            self._add("no-subject", verb.span, said, repair=repair, edits=[write(f"[{verb.verb}]", verb.span)])
        elif read_as(_lowered(verb.verb)) is None:
            self._nothing(finite_word(verb.verb)[0], verb.span)
            return
        self._verb(verb.verb, verb.span)

    def _subject(self, verb: Doing) -> bool:
        """Whether a verb alone has a subject: one before it, or one that comes after it."""
        after = self.word.text[verb.span[1] :].removesuffix('"')
        return self.subject or inverted(self.before.removeprefix('"'), verb.verb, after)

    def _verb(self, phrase: str, span: Span) -> None:
        """Report what is no verb; of a phrase for each tense, both have to begin with one."""
        parted = halves(phrase) or (phrase,)
        missing = [not half.strip("^ ") for half in parted]
        if any(missing):
            self._empty(span, missing)
            return
        for half in parted:
            self._finite(half, span)

    def _empty(self, span: Span, missing: Sequence[bool]) -> None:
        """Report a slot whose verb, or one of the two that its tenses have, is not there; ``missing`` says which."""
        written = self.word.text[span[0] : span[1]]
        both, tense = len(missing) == 1 or all(missing), "present" if missing[0] else "past"
        said = f"`{written}` has no verb" if both else f"`{written}` has no words for the {tense}"
        expected = "a verb, `{c goes}`, or words for the present and for the past: `{c goes | went}`"
        self._add("bad-mark", span, said, expected=expected, repair="write both, or leave out the `|`")

    def _finite(self, phrase: str, span: Span) -> None:
        word = _lowered(phrase)
        found = read_as(word)
        if found is None:
            said = f"the dictionary has no verb with the form `{word}`"
            expected = "a verb that agrees with a subject, such as `turns`, `has` or `will`"
            repair = "write three forms of it, `turn/turns/turned`, if it is a verb"
            close = nearest(word, third_persons())
            edits = [write(close, place) for place in self._places(word, span)] if close else []
            self._add("unknown-verb", span, said, expected=expected, repair=repair, edits=edits)
        elif found.other is not None and finite(word) is found:
            said = f"`{word}` is a form of two verbs, `{found.verb.one}` and `{found.other.one}`"
            edits = [write(found.verb.one, place, safe=True) for place in self._places(word, span)]
            repair = f"write `{found.verb.one}`"
            self._add("ambiguous-verb", span, f"{said}; it is taken as the first", repair=repair, edits=edits)

    def _places(self, word: str, span: Span) -> list[Span]:
        """Where in a mark a word is written; the last place of several, since a slot's name comes first."""
        start = self.word.text.rfind(word, *span)
        return [(start, start + len(word))] if start >= 0 else []

    def _motif(self, motif: Motif) -> None:
        self.motifs.add(motif.name)
        subject = self.subject
        for turn in motif.turns:
            self.subject = subject
            for part in turn:
                self._part(part)

    def _thought(self, mark: Thought) -> None:
        if mark.begins == (self.thought is not None):
            said = "there is a thought open already" if mark.begins else "this `>` ends no thought"
            repair = f"write `\\{'<' if mark.begins else '>'}` if the sign itself is meant"
            edits = [write(f"\\{'<' if mark.begins else '>'}", mark.span)]
            self._add("bad-mark", mark.span, said, repair=repair, edits=edits)
        self.thought = mark.span if mark.begins else None

    def _wrong(self, part: Wrong) -> None:
        if part.why == "name":
            self._nothing(part.word, part.span)
        elif part.why == "form":
            self._no_form(part)
        elif part.why == "subject":
            said = f"`{part.written}` is no subject, so `{part.word}` cannot agree with it"
            self._add("bad-slot", part.span, said, expected="`{name verb}` or `{name.he verb}`")
        elif part.why == "bracket":
            self._no_bracket(part)
        elif part.why == "motif":
            said = f"`{part.written}` is no motif"
            self._add("bad-mark", part.span, said, expected="`{#name}`, or `{#name: at first | the next time | later}`")
        else:
            said = f"`{part.written}` is no slot"
            self._add("bad-slot", part.span, said, expected="`{name}`, `{^name}`, `{name's}` or `{name.he}`")

    def _no_bracket(self, part: Wrong) -> None:
        slotted = "{" in part.word or "}" in part.word
        said = f"`{part.written}` has a slot inside brackets" if slotted else f"`{part.written}` holds no verb"
        other = "set the slot before or after the brackets: `{c was | had been}`, `{c} [here | there]`"
        self._add(
            "bad-mark",
            part.span,
            said,
            expected="a verb whose tense is to change, or words for the present and for the past: `[here | there]`",
            repair=other if slotted else "write `\\[` for the sign",
            edits=[] if slotted else [put("\\", part.span[0], title="write `\\[` for the sign")],
        )

    def _nothing(self, name: str, span: Span) -> None:
        close = nearest(name, self.known)
        repair = f"did you mean `{{{close}}}`?" if close else None
        said = f"nothing here is called `{name}`"
        edits = [edit for place in self._places(name, span) for edit in nearest_written(close, name, place)]
        self._add("bad-slot", span, said, expected="a parameter or an entity, or a verb", repair=repair, edits=edits)

    def _no_form(self, part: Wrong) -> None:
        meant = OTHERS.get(part.word.lower())
        repair = f"write `.{meant}`; the entity's own pronoun is put in" if meant else None
        said = f"a slot has no form `{part.word}`"
        places = self._places(part.word, part.span) if meant else []
        edits, expected = [write(meant or "", p) for p in places], "`.he`, `.him`, `.his`, `.himself` or `.mine`"
        self._add("bad-slot", part.span, said, expected=expected, repair=repair, edits=edits)


def _lowered(phrase: str) -> str:
    word = finite_word(phrase)[0]
    return word[:1].lower() + word[1:]
