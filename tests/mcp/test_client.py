"""The SDK's own client, over standard streams and at an address."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

import httpx

from mcp import Client, MCPError, StdioServerParameters
from unsaid.mcp.tools.table import TOOLS


def with_client(place: Path, talk: Callable[[Client], Awaitable[None]]) -> None:
    """Talks to a server that is started for it."""

    async def main() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-m", "unsaid", "mcp", str(place)])
        async with Client(server) as client:
            await talk(client)

    asyncio.run(asyncio.wait_for(main(), 120))


async def called(client: Client, tool: str, **sent: Any) -> Any:
    """What a tool answers, as data; the text has to be there as well."""
    result = await client.call_tool(tool, sent)
    assert result.content[0].type == "text" and result.content[0].text
    assert not result.is_error, result.content[0].text
    return result.structured_content


def test_a_bundled_world_is_played_through(tmp_path: Path) -> None:
    """A client lists what there is, reads the language, plays The Soup to an end, and asks why it went so."""

    async def talk(client: Client) -> None:
        assert [tool.name for tool in (await client.list_tools()).tools] == [tool.name for tool in TOOLS]
        read = await client.read_resource("unsaid://language")
        assert read.contents[0].model_dump()["text"].startswith("# Unsaid's language")
        assert len((await client.list_prompts()).prompts) == 3
        choices, played = list[str](), dict[str, Any]()
        for _ in range(12):
            played = await called(client, "play", world="the-soup", role="Ada", choices=choices)
            if played["over"]:
                break
            choices.append(next((o["choose"] for o in played["options"] if o["choose"] == "tell(Ada)"), "pass"))
        assert played["over"] and "tell(Ada)" in choices
        (step,) = played["next"]
        assert step["tool"] == "why"
        assert (await called(client, step["tool"], **step["arguments"]))["ok"]

    with_client(tmp_path, talk)


@pytest.mark.slow
def test_a_long_call_says_how_far_it_is_and_ends_where_it_is_cancelled(tmp_path: Path) -> None:
    """Progress comes while a map is drawn; a call that is given up ends, and the server goes on answering."""
    heard: list[tuple[float, float | None]] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        heard.append((progress, total))

    async def talk(client: Client) -> None:
        await client.call_tool("explore", {"world": "the-unsaid", "time": 2}, progress_callback=hear)
        assert heard and all(total == 2 for _, total in heard)
        long = asyncio.create_task(client.call_tool("explore", {"world": "the-lesson", "time": 100}))
        await asyncio.sleep(0.5)
        long.cancel()
        with pytest.raises(asyncio.CancelledError):
            await long
        assert (await called(client, "tell", world="tutorial"))["acts"] == ["light(Ida)", "row_home(Olm)"]

    with_client(tmp_path, talk)


@pytest.mark.slow
def test_what_is_not_there(tmp_path: Path) -> None:
    """A wrong address, a prompt without its argument and a call that is none are a sentence each."""

    async def talk(client: Client) -> None:
        with pytest.raises(MCPError, match=r"^there is nothing at unsaid://lnguage; did you mean unsaid://language"):
            await client.read_resource("unsaid://lnguage")
        with pytest.raises(MCPError, match=r"^`interview` needs `character`: Who is asked\.$"):
            await client.get_prompt("interview", {"world": "tutorial"})
        with pytest.raises(MCPError, match=r"^there is no prompt `intervew`; did you mean `interview`"):
            await client.get_prompt("intervew", {})

    with_client(tmp_path, talk)


def test_rubbish_on_the_wire(tmp_path: Path) -> None:
    """Lines that are no messages, and messages that are no calls, do not end the server."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "0"}}
    lines = [
        "rubbish",
        json.dumps([1, 2]),
        '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ' + json.dumps(hello) + "}",
        '{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        '{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": 3, "arguments": "x"}}',
        '{"jsonrpc": "2.0", "id": 3, "method": "no/such"}',
        '{"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": "list_worlds"}}',
    ]
    ran = subprocess.Popen(
        [sys.executable, "-m", "unsaid", "mcp", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert ran.stdin is not None and ran.stdout is not None
    answers: dict[Any, Any] = {}
    with ran:
        ran.stdin.write("\n".join(lines) + "\n")
        ran.stdin.flush()
        while 4 not in answers:
            told = json.loads(ran.stdout.readline())
            answers[told.get("id")] = told
        ran.stdin.close()
        assert ran.wait(20) == 0
    assert answers[2]["error"]["message"].startswith("tools/call: `params.arguments` is not as it should be")
    assert "error" in answers[3]
    assert answers[4]["result"]["structuredContent"]["ok"]


# --- at an address ---


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """A server at an address of its own, which it says."""
    command = [sys.executable, "-m", "unsaid", "mcp", *arguments]
    ran = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert ran.stdout is not None
    try:
        yield ran.stdout.readline().strip()
    finally:
        ran.terminate()
        ran.wait(20)
        ran.stdout.close()
        if ran.stderr is not None:
            ran.stderr.close()


@pytest.mark.slow
def test_two_clients_at_an_address(tmp_path: Path) -> None:
    """Two clients in one folder at once: each is answered, and what one has written the other reads."""

    async def main(url: str) -> None:
        async with Client(url) as one, Client(url) as other:
            written = called(one, "write_world", world="a", text="entity Ann : character;\n")
            told = called(other, "tell", world="tutorial")
            assert [found["ok"] for found in await asyncio.gather(written, told)] == [True, True]
            assert (await called(other, "read_world", world="a"))["text"] == "entity Ann : character;\n"

    with serving(str(tmp_path), "--http", "127.0.0.1:0") as url:
        assert url.startswith("http://127.0.0.1:") and url.endswith("/mcp")
        asyncio.run(asyncio.wait_for(main(url), 60))
        asked = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        for headers, code in (
            ({"Host": "evil.example"}, "wrong-host"),
            ({"Origin": "http://evil.example"}, "wrong-origin"),
        ):
            refused = httpx.post(url, json=asked, headers=headers)
            assert refused.status_code in (403, 421)
            assert refused.json()["code"] == code


@pytest.mark.slow
def test_a_token_is_asked_for(tmp_path: Path) -> None:
    """Where there is a token, nobody is answered without it, and its bearer is."""
    with serving(str(tmp_path), "--http", "127.0.0.1:0", "--token", "letmein-now") as said:
        url, _, header = said.partition(" with the header ")
        assert header == "`Authorization: Bearer letmein-now`"
        asked = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        assert httpx.post(url, json=asked).status_code == 401
        bearer = {"Authorization": "Bearer letmein-now", "Accept": "application/json, text/event-stream"}
        assert httpx.post(url, json=asked, headers=bearer).status_code != 401


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["no-such"], 5, "no-such is no folder"),
        (["--http", "8765"], 2, "8765 is no HOST:PORT; write 127.0.0.1:8765"),
        (["--http", "127.0.0.1:x"], 2, "127.0.0.1:x is no HOST:PORT; write 127.0.0.1:8765"),
        (
            ["--http", "0.0.0.0:1"],
            2,
            "0.0.0.0 lets other machines ask; add --anywhere if that is meant (a token is asked then)",
        ),
        (["--anywhere"], 2, "--anywhere and --token go with --http HOST:PORT"),
        (["--memory", "much"], 2, "'much' is no amount of memory; write 512, or 512 MiB"),
    ],
)
def test_a_command_line_that_is_wrong(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    """It is said in one line, and nothing is served."""
    command = [sys.executable, "-m", "unsaid", "mcp", *arguments]
    ran = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr) == (code, f"unsaid: {said}\n")
