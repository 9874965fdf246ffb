"""How values look in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import unsaid
from unsaid.api.told.showing import MOST, Cell, paragraphs, table

SAUCER = ["put_out_milk()", "buy_cat()", "ask_for_saucer()", "refuse()"]


class Page(HTMLParser):
    """The tags of a page, and its rows as the texts of their cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


def saucer() -> unsaid.Story:
    """A dealer thinks that the farmer does not know what his saucer is worth."""
    return unsaid.load("the-saucer").story(SAUCER)


def test_a_mind_is_a_small_table_with_its_errors_first() -> None:
    """Of what Vane thinks Orrin thinks, what is not so stands first and in bold, beside what Orrin really thinks."""
    shown = saucer()[2].mind("Vane", "Orrin")._repr_mimebundle_()
    page = Page(shown["text/html"])
    assert page.rows[:2] == [["fact", "Vane on Orrin", "Orrin"], ["precious()", "False", "True"]]
    assert page.tags.count("b") == 1
    assert shown["text/plain"].splitlines()[1].split() == ["precious()", "False*", "True"]


def test_what_is_plainly_not_so_is_left_out() -> None:
    """A fact that is not so, and that nobody takes to be so, has no row: nobody has asked for the saucer yet."""
    page = Page(saucer()[2].mind("Orrin")._repr_mimebundle_()["text/html"])
    assert "asked()" not in {row[0] for row in page.rows}
    assert "asked()" in {row[0] for row in Page(saucer()[3].mind("Orrin")._repr_mimebundle_()["text/html"]).rows}


def test_a_moment_is_a_table_of_minds() -> None:
    """What is so, and what each holds; James is wrong about four things as his story begins, which come first."""
    start = unsaid.load("the-unsaid").start
    rows = Page(start._repr_mimebundle_()["text/html"]).rows
    assert rows[0] == ["fact", "in truth", *start.world.characters]
    wrong = [row[0] for row in rows[1:] if len(row) > 1 and row[1] != row[rows[0].index("James")]]
    assert wrong == [row[0] for row in rows[1 : len(wrong) + 1]]
    assert set(wrong) == set(start.mind("James").mistakes)


def test_a_long_table_says_how_much_is_left() -> None:
    """Of more rows than a table has room for, the number of those left out is told."""
    shown = table(("a",), [[Cell(str(n))] for n in range(MOST + 2)])
    assert shown["text/plain"].splitlines()[-1] == "and 2 more"
    assert Page(shown["text/html"]).rows[-1] == ["and 2 more"]
    assert "more" not in table(("a",), [[Cell("1")]] * MOST)["text/plain"]


def test_an_answer_has_its_proof_folded() -> None:
    """The words of the answer, and below them what the checker makes of it."""
    page = saucer().why(1)._repr_mimebundle_()["text/html"]
    said, _, proof = page.partition("<details>")
    assert "Put milk out" in said
    assert "the checker confirms" not in said
    assert proof.startswith("<summary>Proof</summary>")
    assert "the checker confirms" in proof


def test_a_proof_that_adds_nothing_is_left_out() -> None:
    """Where nothing was left unsaid there is nothing to fold."""
    assert "<details>" not in saucer().unsaid()._repr_mimebundle_()["text/html"]


def test_a_grid_keeps_its_columns() -> None:
    """Who knew what is a table of text, which a page leaves as it stands."""
    assert saucer().knew()._repr_mimebundle_()["text/html"].startswith("<pre>")


def test_lists_are_lists() -> None:
    """Lines after dashes become items; what looks like a tag in a text is shown as written."""
    assert paragraphs("a <b>:\n- c & d\n- e\n\nf") == (
        "<p>a &lt;b&gt;:</p><ul><li>c &amp; d</li><li>e</li></ul><p>f</p>"
    )


@pytest.mark.parametrize("text", ['title "<script>alert(1)</script>";', "entity Tom : <b>;"])
def test_a_page_has_no_tags_of_the_world(text: str) -> None:
    """Whatever a world's text says, a notebook shows it and does not obey it."""
    assert not {"script", "b"} & set(Page(unsaid.read(text)._repr_mimebundle_()["text/html"]).tags)


def test_to_look_at_a_value_is_no_error() -> None:
    """A story that cannot happen, and a world that cannot be run, show what they are and what is wrong."""
    story = unsaid.load("tutorial").story(["row_home(Olm)"])
    assert "row_home(Olm) is not possible" in story._repr_mimebundle_()["text/plain"]
    assert "row_home(Olm) is not possible" in story.tell()._repr_mimebundle_()["text/plain"]
    assert "unknown-type" in unsaid.read("entity Tom : charcter;")._repr_mimebundle_()["text/plain"]


def test_an_outcome_is_short() -> None:
    """At a prompt an outcome says how it ended and with which acts; with no story, how much was searched."""
    found, none = unsaid.load("tutorial").find(), unsaid.load("tutorial").find(reasons=1)
    assert repr(found) == "<Outcome found: ['light(Ida)', 'row_home(Olm)']>"
    assert none._repr_mimebundle_()["text/plain"] == "no story (none); 1 state searched"
