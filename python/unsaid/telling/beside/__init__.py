"""What stands beside a story: for each act, who comes to believe what, who is wrong, who means what by it.

Seen from outside, all minds lie open, and what they have wrong is called wrong. Seen from one mind the law of the
telling holds: its own beliefs, what it takes others to believe, its own reasons, and the reasons it can find for what
it sees others do; never whether it is right.

What somebody sees an act do is in the story itself and is not repeated. Facts are told in the world's own words, and
those it has no words for are passed over, unless it has none at all.
"""

from unsaid.telling.beside.course import Course
from unsaid.telling.beside.note import START, Note, beside_paragraphs
from unsaid.telling.beside.notes import notes

__all__ = ["START", "Course", "Note", "beside_paragraphs", "notes"]
