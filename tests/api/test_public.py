"""Every public name of the package, and every public member of each: documented, typed, exampled.

What is public is worked out here from ``unsaid.__all__`` and from what classes have, not from any list of the tools.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from tools import python_page as tool

import unsaid
from tests.e2e.pages import blocks

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = [name for name in unsaid.__all__ if name != "__version__"]
SENTENCE = re.compile(r"[A-Z“].*?[.:;]($|\s)", re.DOTALL)


def functions(found: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions of a name: itself, or the methods and properties of a class and its bases in the house."""
    if not inspect.isclass(found):
        yield found.__name__, found
        return
    for base in found.__mro__:
        if base.__module__.split(".")[0] != "unsaid":
            continue
        for name, member in vars(base).items():
            function = behind(member)
            if function is not None and not name.startswith("_"):
                yield f"{found.__name__}.{name}", function


def behind(member: Any) -> Callable[..., Any] | None:
    """The function behind a property, a method or a function."""
    if isinstance(member, property):
        return member.fget
    if isinstance(member, cached_property):
        return member.func
    function = getattr(member, "__func__", member)
    return function if inspect.isfunction(function) else None


FUNCTIONS = dict(pair for name in NAMES for pair in functions(getattr(unsaid, name)))


@pytest.mark.parametrize("name", NAMES)
def test_name_says_what_it_is(name: str) -> None:
    """A public name has a docstring of its own whose first paragraph is a sentence."""
    said = vars(getattr(unsaid, name)).get("__doc__") or getattr(unsaid, name).__doc__
    assert said and SENTENCE.match(said)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_member_says_what_it_gives(name: str) -> None:
    """A public function, method or property has a docstring that begins with a sentence or with what it is."""
    said = FUNCTIONS[name].__doc__
    assert said and re.match(r"[A-Z`“].{8,}", said) and re.search(r"[.:]", said)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_types_are_complete(name: str) -> None:
    """Each argument and what is given back have a type."""
    told = inspect.signature(FUNCTIONS[name])
    bare = [p.name for p in told.parameters.values() if p.name != "self" and p.annotation is p.empty]
    assert bare == []
    assert told.return_annotation is not told.empty


@pytest.mark.parametrize("name", NAMES)
def test_name_has_an_example(name: str) -> None:
    """A public name is used in an example that is run: in its docstring or its members', or in a block of a page."""
    found = getattr(unsaid, name)
    own = [found.__doc__ or "", *(function.__doc__ or "" for _, function in functions(found))]
    pages = [*(ROOT / "docs" / "tutorial").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")]
    shown = (b.text for page in pages for b in blocks(page.read_text(encoding="utf-8")) if b.kind == "python")
    assert any(">>> " in text for text in own) or any(f"unsaid.{name}" in text for text in shown)


def test_names_are_what_the_package_shows() -> None:
    """``dir``, ``__all__`` and what can be had agree, and all of it is in order."""
    assert dir(unsaid) == sorted(unsaid.__all__)
    assert [name for name in unsaid.__all__ if not hasattr(unsaid, name)] == []


def test_errors_are_one_family() -> None:
    """Every public error is an UnsaidError, with a code."""
    errors = [
        found for name in NAMES if isinstance(found := getattr(unsaid, name), type) if issubclass(found, Exception)
    ]
    assert errors and all(issubclass(found, unsaid.UnsaidError) for found in errors)
    assert "code" in get_type_hints(unsaid.UnsaidError)


def test_page_is_current() -> None:
    """The page of the interface is what the tool writes today."""
    assert tool.PLACE.read_text(encoding="utf-8") == tool.page()


def test_page_has_every_name_and_member() -> None:
    """Each public name has a heading on the page; so has each member, or a row, unless its words keep it apart."""
    page = tool.page()
    for name in NAMES:
        assert f"\n### {name}\n" in page
    for name, function in FUNCTIONS.items():
        if "." in name and "no part of the interface" not in " ".join((function.__doc__ or "").split()):
            row = f"\n| `{name.split('.')[1]}` | "
            assert f"\n#### {name}\n" in page or row in page, name
