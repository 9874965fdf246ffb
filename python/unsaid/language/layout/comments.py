"""Which token each comment belongs to.

A comment that starts on the line of the token before it follows that token; any other leads the token after it,
unless that is a sign that never starts a line.
"""

from __future__ import annotations

from bisect import bisect_right

from lark import Token
from msgspec import Struct

from ..tokens import Comment, Tokens, end_of, start_of
from .document import Remark

NEVER_FIRST = {"SEMI", "COMMA", "AND", "OR"}


class Comments(Struct, eq=False):
    """The comments of a text by the place of their token: those that follow it, and those that lead it."""

    following: dict[int, list[Remark]]
    leading: dict[int, list[Comment]]
    last: list[Comment]
    text: str

    def after(self, t: Token) -> list[Remark]:
        """What follows a token on its line."""
        return self.following.get(start_of(t), [])

    def before(self, t: Token) -> list[Remark]:
        """What leads a token."""
        return [self.remark(c) for c in self.leading.get(start_of(t), [])]

    def remark(self, comment: Comment) -> Remark:
        """A comment as the printer takes it; a line ends after it if one did, and after `//` always."""
        text = "\n".join(line.rstrip() for line in comment.text.split("\n"))
        return Remark(text, text.startswith("//") or ends_line(self.text, comment.end))


def ends_line(text: str, offset: int) -> bool:
    """Whether nothing but white space follows up to a line's end."""
    end = text.find("\n", offset)
    return not text[offset : len(text) if end < 0 else end].strip()


def attached(found: Tokens, text: str) -> Comments:
    """Every comment with its token."""
    result = Comments({}, {}, [], text)
    starts = [start_of(t) for t in found.tokens]
    for comment in found.comments:
        index = bisect_right(starts, comment.start)
        before = found.tokens[index - 1] if index else None
        stuck = index < len(starts) and found.tokens[index].type in NEVER_FIRST
        if before is not None and (stuck or "\n" not in text[end_of(before) : comment.start]):
            result.following.setdefault(start_of(before), []).append(result.remark(comment))
        elif index < len(starts):
            result.leading.setdefault(starts[index], []).append(comment)
        else:
            result.last.append(comment)
    return result
