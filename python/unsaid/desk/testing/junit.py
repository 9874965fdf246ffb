"""Verdicts as JUnit's XML, the form that build servers read: a test suite for each file, a test case for each claim.

A claim that was not decided is an error there, as it is neither a success nor a failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from unsaid.desk.claims.claim import Verdict

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to write."""


def junit(suites: Iterable[tuple[str, Sequence[Verdict]]]) -> str:
    """The verdicts of some files, by the names of these."""
    inside = "".join(_suite(name, verdicts) for name, verdicts in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{inside}</testsuites>\n'


def _suite(name: str, verdicts: Sequence[Verdict]) -> str:
    counts = {outcome: sum(v.outcome == outcome for v in verdicts) for outcome in ("fails", "undecided")}
    head = f'tests="{len(verdicts)}" failures="{counts["fails"]}" errors="{counts["undecided"]}"'
    cases = "".join(_case(name, verdict) for verdict in verdicts)
    return f"  <testsuite name={_quoted(name)} {head}>\n{cases}  </testsuite>\n"


def _case(name: str, verdict: Verdict) -> str:
    head = f"    <testcase classname={_quoted(name)} name={_quoted(verdict.claim)} line={_quoted(str(verdict.line))}"
    if verdict.outcome == "holds":
        return f"{head}/>\n"
    kind = "failure" if verdict.outcome == "fails" else "error"
    said = verdict.message or "not decided within the limits"
    course = "\n".join(f"{n}. {act}" for n, act in enumerate(verdict.course, start=1))
    return f"{head}>\n      <{kind} message={_quoted(said)}>{escape(_plain(course))}</{kind}>\n    </testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(_plain(text))


def _plain(text: str) -> str:
    return NO_XML.sub("\ufffd", text)
