"""The EPUB: built as the specification (EPUB 3.3) says, the same bytes every time, and saying what the tale says."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from hypothesis import given, settings

from tests.telling.setting.tales import TALES, WALL, words
from unsaid.telling.setting import Block, Tale
from unsaid.telling.setting.epub import book, identity

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
EPUB = "{http://www.idpf.org/2007/ops}"


def opened(made: Tale) -> zipfile.ZipFile:
    """The book's archive."""
    return zipfile.ZipFile(io.BytesIO(book(made)))


def parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One of its documents, which must be well-formed."""
    return ElementTree.fromstring(archive.read(name))


def test_it_begins_with_its_media_type() -> None:
    """The first entry is `mimetype`, stored, without extra fields, so that its words stand at byte 38 (OCF 4.3)."""
    data = book(WALL)
    assert data[30:38] == b"mimetype"
    assert data[38:58] == b"application/epub+zip"
    first = opened(WALL).infolist()[0]
    assert (first.compress_type, first.extra, first.file_size) == (zipfile.ZIP_STORED, b"", 20)


def test_the_container_leads_to_the_package() -> None:
    """META-INF/container.xml names a package document that is there."""
    archive = opened(WALL)
    root = parsed(archive, "META-INF/container.xml").find(f"{OCF}rootfiles/{OCF}rootfile")
    assert root is not None
    assert root.get("media-type") == "application/oebps-package+xml"
    assert root.get("full-path") in archive.namelist()


def test_the_package_has_what_it_must() -> None:
    """Identifier, title, language and one date of modification are there, and the identifier is the named one."""
    package = parsed(opened(WALL), "EPUB/package.opf")
    metadata = package.find(f"{OPF}metadata")
    assert metadata is not None
    assert package.get("version") == "3.0"
    identifier = metadata.find(f"{DC}identifier")
    assert identifier is not None
    assert identifier.get("id") == package.get("unique-identifier")
    assert identifier.text == identity(WALL)
    assert metadata.findtext(f"{DC}title") == "Salt & <Iron>"
    assert metadata.findtext(f"{DC}language") == "en"
    modified = [m.text or "" for m in metadata.findall(f"{OPF}meta") if m.get("property") == "dcterms:modified"]
    assert len(modified) == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified[0])


def test_the_manifest_lists_every_file_and_the_spine_the_text() -> None:
    """Each file but those of the container is listed once, one of them is the navigation, and the spine is listed."""
    archive = opened(WALL)
    package = parsed(archive, "EPUB/package.opf")
    items = package.findall(f"{OPF}manifest/{OPF}item")
    listed = sorted(f"EPUB/{item.get('href')}" for item in items)
    apart = ("mimetype", "META-INF/container.xml", "EPUB/package.opf")
    assert listed == sorted(set(archive.namelist()) - set(apart))
    assert [item.get("href") for item in items if item.get("properties") == "nav"] == ["nav.xhtml"]
    identities = [item.get("id") for item in items]
    assert len(set(identities)) == len(identities)
    spine = [ref.get("idref") for ref in package.findall(f"{OPF}spine/{OPF}itemref")]
    assert spine == ["story"]
    assert set(spine) <= set(identities)


def test_the_navigation_leads_to_places_that_are_there() -> None:
    """There is one table of contents; each entry has words, and its place exists in the text."""
    archive = opened(WALL)
    navs = list(parsed(archive, "EPUB/nav.xhtml").iter(f"{XHTML}nav"))
    assert [nav.get(f"{EPUB}type") for nav in navs] == ["toc"]
    identities = {e.get("id") for e in parsed(archive, "EPUB/story.xhtml").iter() if e.get("id")}
    links = [(a.get("href") or "", a.text) for a in navs[0].iter(f"{XHTML}a")]
    assert [text for _, text in links] == ["Salt & <Iron>", "Bob & Sons", "Elsewhere"]
    for href, _ in links:
        file, _, place = href.partition("#")
        assert file == "story.xhtml"
        assert not place or place in identities


@settings(deadline=None)
@given(TALES)
def test_every_tale_makes_a_well_formed_book(made: Tale) -> None:
    """Whatever a tale says, every document is XML, and the text says what the tale says."""
    archive = opened(made)
    for name in archive.namelist():
        if name.endswith((".xml", ".opf", ".xhtml")):
            parsed(archive, name)
    body = parsed(archive, "EPUB/story.xhtml").find(f"{XHTML}body")
    assert body is not None
    assert "".join("".join(body.itertext()).split()) == words(made)


def test_the_same_tale_is_the_same_book() -> None:
    """The bytes depend on the tale alone, and another tale has another identity."""
    again = Tale(WALL.title, WALL.about, WALL.blocks)
    assert book(again) == book(WALL)
    other = Tale(WALL.title, WALL.about, (*WALL.blocks, Block("closing", "More.")))
    assert identity(other) != identity(WALL)
