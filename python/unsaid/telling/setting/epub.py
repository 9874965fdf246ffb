"""A tale as an EPUB 3 book.

EPUB 3.3 (W3C Recommendation) asks for a ZIP file that begins with its media type, a container file that names the
package, a package that lists everything, and a navigation document. That is little enough to be written here; the
libraries that write EPUB are either under licences that do not suit this project or no longer kept up.

The same tale gives the same bytes: files have one fixed date and are stored as they are, and the book's identity is
made from its words.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from html import escape

from unsaid.telling.setting.html import UNTITLED
from unsaid.telling.setting.parts import body, sections, style
from unsaid.telling.setting.tale import Tale

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date a ZIP file can hold."""

MODIFIED = "1980-01-01T00:00:00Z"
SPACE = uuid.UUID("6f1d1f0e-5b0b-5c57-9f3a-0c4f6f0b7c11")
"""The name space of the books' identities: any fixed number will do."""

CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def book(tale: Tale) -> bytes:
    """The whole file."""
    files = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package(tale),
        "EPUB/nav.xhtml": navigation(tale),
        "EPUB/story.xhtml": story(tale),
        "EPUB/book.css": style("book.css") + "\n",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, "mimetype", "application/epub+zip")
        for name, text in files.items():
            _add(archive, name, text)
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, DATE)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    archive.writestr(entry, text.encode())


def package(tale: Tale) -> str:
    """The package document: what the book is, what is in it, in which order it is read."""
    about = f"<dc:description>{escape(tale.about, quote=False)}</dc:description>\n" if tale.about else ""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identity" xml:lang="{tale.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identity">{identity(tale)}</dc:identifier>
<dc:title>{_title(tale)}</dc:title>
<dc:language>{tale.language}</dc:language>
{about}<meta property="dcterms:modified">{MODIFIED}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="story" href="story.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="book.css" media-type="text/css"/>
</manifest>
<spine>
<itemref idref="story"/>
</spine>
</package>
"""


def identity(tale: Tale) -> str:
    """A name for the book that only a book with the same words has."""
    words = "\n".join([tale.title, tale.about, *(f"{b.kind}:{b.text}:{b.notes}" for b in tale.blocks)])
    return f"urn:uuid:{uuid.uuid5(SPACE, words)}"


def navigation(tale: Tale) -> str:
    """The navigation document: the story, and within it each part that is told from another side."""
    named = [s for s in sections(tale) if s.name]
    parts = "".join(f'<li><a href="story.xhtml#{s.identity}">{escape(s.name, quote=False)}</a></li>\n' for s in named)
    inner = f"\n<ol>\n{parts}</ol>\n" if parts else ""
    entry = f'<li><a href="story.xhtml">{_title(tale)}</a>{inner}</li>'
    return _document(tale, f'<nav epub:type="toc" id="toc">\n<ol>\n{entry}\n</ol>\n</nav>')


def story(tale: Tale) -> str:
    """The text itself."""
    heading = f"<h1>{_title(tale)}</h1>\n" if tale.title else ""
    return _document(tale, heading + body(tale))


def _document(tale: Tale, content: str) -> str:
    language = tale.language
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}"
 xml:lang="{language}">
<head>
<title>{_title(tale)}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
{content}
</body>
</html>
"""


def _title(tale: Tale) -> str:
    return escape(tale.title or UNTITLED, quote=False)
