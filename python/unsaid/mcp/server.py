"""The protocol, by the official SDK: lists of tools, resources and prompts, and each call done in a thread of its own.

The SDK's lower interface is used, so that what a client gets wrong is answered in our words: arguments are read by
``asking``, and a request that is none by ``plainly``. While a call works, the client is told how far it is, a few
times a second; where it cancels, the work is ended as well.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import anyio
import anyio.to_thread
import mcp_types as types
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from unsaid.errors import UnsaidError
from unsaid.mcp.answers import Answer
from unsaid.mcp.asking import schema_of
from unsaid.mcp.folder import Folder
from unsaid.mcp.shown.prompts import PROMPTS, worded
from unsaid.mcp.shown.resources import read, resources
from unsaid.mcp.tools.table import TOOLS
from unsaid.mcp.working import MEMORY, Work
from unsaid.version import VERSION

Context = ServerRequestContext[Any, Any]

TOGETHER = 2
"""Calls that work at the same time; others wait."""

EVERY = 0.5
"""Seconds between two words of how far a call is."""

INVALID = -32602

INSTRUCTIONS = """\
Unsaid keeps every mind of a story exactly: who believes what, who believes that somebody believes what, and why \
anybody does anything. Read unsaid://language before you write a world. Then: write_world, tell, check. Each answer \
ends with what to call next. \
Do not state what a character knows from your own reading: ask_mind says it exactly."""


class Assistant:
    """What answers one kind of request each, out of a folder; ``memory`` is what the whole server may hold."""

    def __init__(self, folder: Folder, memory: str = MEMORY) -> None:
        self.folder, self.memory = folder, memory
        self._working: anyio.CapacityLimiter | None = None

    def server(self) -> Server[Any]:
        """The SDK's server, answering with this."""
        made: Server[Any] = Server(
            "unsaid",
            version=VERSION,
            title="Unsaid",
            instructions=INSTRUCTIONS,
            on_list_tools=self.tools,
            on_call_tool=self.call,
            on_list_resources=self.resources,
            on_read_resource=self.resource,
            on_list_prompts=self.prompts,
            on_get_prompt=self.prompt,
        )
        made.middleware.append(plainly)
        return made

    async def tools(self, context: Context, asked: Any) -> types.ListToolsResult:
        """The table of tools."""
        return types.ListToolsResult(tools=[_tool(one) for one in TOOLS])

    async def call(self, context: Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        """Does a call, and tells the client how far it is meanwhile."""
        self._working = self._working or anyio.CapacityLimiter(TOGETHER)
        work = Work(self.folder, asked.name, asked.arguments or {}, self.memory)
        answers: list[Answer] = []
        async with anyio.create_task_group() as group:
            group.start_soon(partial(_telling, context, work))
            try:
                answers += [await anyio.to_thread.run_sync(work.done, abandon_on_cancel=True, limiter=self._working)]
            except anyio.get_cancelled_exc_class():
                work.cancel.set()
                raise
            group.cancel_scope.cancel()
        return _result(answers[0], f"{self.folder.place}/")

    async def resources(self, context: Context, asked: Any) -> types.ListResourcesResult:
        """What can be read."""
        shown = [
            types.Resource(name=one.uri, uri=one.uri, title=one.title, description=one.about, mime_type="text/markdown")
            for one in resources().values()
        ]
        return types.ListResourcesResult(resources=shown)

    async def resource(self, context: Context, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        """A text."""
        try:
            shown = read(str(asked.uri))
        except UnsaidError as error:
            raise MCPError(code=INVALID, message=error.message) from error
        contents = types.TextResourceContents(uri=shown.uri, mime_type="text/markdown", text=shown.text())
        return types.ReadResourceResult(contents=[contents])

    async def prompts(self, context: Context, asked: Any) -> types.ListPromptsResult:
        """What a person can ask for by name."""
        return types.ListPromptsResult(
            prompts=[
                types.Prompt(
                    name=one.name,
                    title=one.title,
                    description=one.about,
                    arguments=[
                        types.PromptArgument(name=name, description=about, required=True)
                        for name, about in one.arguments.items()
                    ],
                )
                for one in PROMPTS
            ]
        )

    async def prompt(self, context: Context, asked: types.GetPromptRequestParams) -> types.GetPromptResult:
        """A prompt with its arguments put in."""
        try:
            found, text = worded(asked.name, asked.arguments or {})
        except UnsaidError as error:
            raise MCPError(code=INVALID, message=error.message) from error
        message = types.PromptMessage(role="user", content=types.TextContent(text=text))
        return types.GetPromptResult(description=found.about, messages=[message])


async def plainly(ctx: Context, call_next: CallNext) -> HandlerResult:
    """Says in a sentence what is wrong with a request that is none."""
    try:
        return await call_next(ctx)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "params"
        said = f"{ctx.method}: `{place[:80]}` is not as it should be ({first['msg'][:120]})"
        hint = '; send {"name": "tell", "arguments": {"world": "tutorial"}}' if ctx.method == "tools/call" else ""
        raise MCPError(code=INVALID, message=said + hint) from None


async def _telling(context: Context, work: Work) -> None:
    """Tells the client how far a call is, until that is cancelled."""
    passed = 0.0
    while True:
        await anyio.sleep(EVERY)
        passed += EVERY
        await context.session.report_progress(passed, work.time, work.said or f"at work on {work.tool}")


def _tool(tool: Any) -> types.Tool:
    hints = types.ToolAnnotations(
        title=tool.title, read_only_hint=tool.reads, destructive_hint=not tool.reads, open_world_hint=False
    )
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=schema_of(tool.arguments),
        annotations=hints,
    )


def _result(answer: Answer, place: str) -> types.CallToolResult:
    """An answer as the protocol has it, files named as they are within the folder, which is at ``place``."""
    data = json.loads(json.dumps(answer.to_dict(), default=str, ensure_ascii=False).replace(place, ""))
    content: list[types.ContentBlock] = [types.TextContent(text=answer.told.replace(place, ""))]
    return types.CallToolResult(content=content, structured_content=data, is_error=answer.failed)


async def on_standard_streams(assistant: Assistant) -> None:
    """Serves one client on standard input and output, until it goes."""
    server = assistant.server()
    async with stdio_server() as (reads, writes):
        await server.run(reads, writes, server.create_initialization_options())
