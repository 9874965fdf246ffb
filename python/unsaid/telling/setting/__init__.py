"""Setting: a told story laid out for a terminal, a page or a book.

``tale`` gathers paragraphs, title and notes into a ``Tale``; each of the other files sets a tale in one form. Nothing
here knows a world, a mind or a file: words come in as data, and text or bytes go out, the same for the same tale.
"""

from unsaid.telling.setting.tale import Block, Tale, tale

__all__ = ["Block", "Tale", "tale"]
