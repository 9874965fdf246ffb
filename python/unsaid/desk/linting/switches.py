"""Which codes are off: by an argument, or by a line of the world such as ``// lint: without never-read``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from unsaid.errors import BadValue
from unsaid.language.catalogue import CATALOGUE
from unsaid.language.nearest import nearest

SWITCH = re.compile(r"//\s*lint:\s*without\s+([\w\s,-]+?)\s*$", re.MULTILINE)


def off(text: str, without: Iterable[str], codes: Collection[str]) -> frozenset[str]:
    """The codes that are off for a text. Raises BadValue for one that there is not, or that cannot be turned off."""
    written = [code for found in SWITCH.finditer(text) for code in re.split(r"[\s,]+", found[1]) if code]
    for code in without:
        checked(code)
    return frozenset((*without, *(code for code in written if code in codes)))


def checked(code: str) -> str:
    """A code that can be turned off. Raises BadValue."""
    entry = CATALOGUE.get(code)
    if entry is None:
        near = nearest(code, CATALOGUE)
        raise BadValue("code", f"no diagnostic has the code {code}" + (f"; did you mean {near}?" if near else ""))
    if entry.severity == "error":
        raise BadValue("code", f"{code} is an error, which cannot be turned off")
    return code
