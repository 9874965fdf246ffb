"""The OpenAPI document of all addresses: made of the types of the routes, and of the ways in which they may refuse."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Router
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

import unsaid
from unsaid.serve.trouble import REFUSALS

ADDRESS = "/api/openapi.json"
REFUSED = {"$ref": "#/components/schemas/Refused"}
SCHEMA = {
    "type": "object",
    "title": "Refused",
    "description": "Why a request was not granted: a `code` for programs, and one sentence for people.",
    "required": ["code", "message"],
    "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
}


class Document(JsonRenderPlugin):
    """The document, at its address and nowhere else."""

    def __init__(self) -> None:
        super().__init__(path=["/", "/openapi.json"])

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as it is sent."""
        return msgspec.json.encode(document(openapi_schema))

    def receive_router(self, router: Router) -> None:
        """Takes away the pages that the framework would show around it."""
        router.routes = [route for route in router.routes if route.path == ADDRESS]


def config() -> OpenAPIConfig:
    """How the document is made, and where it is."""
    return OpenAPIConfig(
        title="Unsaid",
        version=unsaid.__version__,
        path=ADDRESS,
        render_plugins=[Document()],
        use_handler_docstrings=True,
    )


def document(made: dict[str, Any]) -> dict[str, Any]:
    """A document in which every address says how it refuses."""
    made["components"]["schemas"]["Refused"] = SCHEMA
    for address in made["paths"].values():
        for operation in address.values():
            for status, said in REFUSALS.items():
                content = {"application/json": {"schema": REFUSED}}
                operation["responses"][str(status)] = {"description": said, "content": content}
    return made
