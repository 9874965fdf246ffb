"""Requests made up from the server's own OpenAPI document: whatever they are, no fault, and answers as it says."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from litestar.testing import TestClient
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.serve.asking import Visitor, refusal
from tests.serve.worlds import WHISTLE
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import Guard
from unsaid.serve.shelf import shelf

pytestmark = pytest.mark.slow

MEANT = (503, 507)
"""Statuses of 500 and more that are no faults."""


@cache
def server() -> Server:
    """One server for all requests."""
    folder = Path(tempfile.mkdtemp())
    (folder / "whistle.world").write_text(WHISTLE)
    there = shelf(["tutorial", str(folder / "whistle.world")])
    os.environ["UNSAID_SAVES"] = str(folder / "saves")
    return Server(
        there, Tables(folder / "games", lambda name: there[name].world), Guard(("testserver", "testserver.local"))
    )


@cache
def client() -> TestClient:  # type: ignore[type-arg]
    """Who asks it."""
    return TestClient(application(server()), base_url="http://testserver.local").__enter__()


@cache
def seats() -> dict[str, str]:
    """Seats to be asked about: one at the beginning of a game, one at its end, one of two people."""
    visitor = Visitor(client())
    (begun,), (over,) = visitor.begin("tutorial", "Ida"), visitor.begin("tutorial", "Ida")
    over.to_the_end()
    return {"begun": begun.address, "over": over.address, "two": visitor.begin("whistle", "Ann", "Tom")[0].address}


@schemathesis.hook
def map_path_parameters(context: object, path_parameters: dict[str, object] | None) -> dict[str, object] | None:
    """Most addresses and names that are made up are nobody's, so that every other one is put right."""
    given = path_parameters or {}
    if "address" in given and len(str(given["address"])) % 4:
        kind = ("begun", "over", "two")[len(str(given["address"])) % 3]
        given["address"] = seats()[kind]
    if "name" in given and len(str(given["name"])) % 2:
        given["name"] = "tutorial"
    return path_parameters


schema = schemathesis.openapi.from_asgi("/api/openapi.json", application(server()))
asked = schema.exclude(path_regex="/events$")  # it goes on for as long as one listens


@asked.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_no_request_is_a_fault(case: schemathesis.Case) -> None:
    """Each address by each of its methods, with what its document allows and with what it does not: the status is one
    that the document has, the body is as it says there, and a refusal has a code and one plain sentence."""
    answer = case.call()
    if answer.status_code >= 400:
        assert sorted(answer.json()) == ["code", "message"]
    checks = [content_type_conformance, response_schema_conformance, status_code_conformance]
    if answer.status_code not in MEANT:
        checks.append(not_a_server_error)
    case.validate_response(answer, checks=checks)


def test_what_is_refused_is_in_form() -> None:
    """A refusal is held to its form by hand as well."""
    assert refusal(client().get("/api/worlds/nowhere")) == "no-world"
