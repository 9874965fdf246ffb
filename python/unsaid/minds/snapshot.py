"""The outside of a snapshot: which format it is, and of which world.

The engine writes a state and its minds as bytes that make sense for one ground world only, since they hold the places
of its fluents, entities and characters. So they travel behind a head: the name of the format, its version, and what
tells the world from others. What comes after that the engine checks by itself.
"""

from __future__ import annotations

import hashlib

from unsaid.minds.errors import MindsError

NAME = b"unsaid-minds"
VERSION = 1
KIND = hashlib.sha256().digest_size


def kind(world_file: str) -> bytes:
    """What tells a ground world from others: a hash of its file."""
    return hashlib.sha256(world_file.encode()).digest()


def written(kind: bytes, body: bytes) -> bytes:
    """A snapshot: the head, and what the engine wrote."""
    return NAME + bytes([VERSION]) + kind + body


def body(kind: bytes, data: bytes) -> bytes:
    """What the engine wrote, of a snapshot of this world in this format; MindsError (``snapshot``) of anything else."""
    at = len(NAME)
    if data[:at] != NAME or len(data) <= at + KIND:
        raise MindsError("snapshot", "these bytes are no snapshot")
    if data[at] != VERSION:
        raise MindsError("snapshot", f"this snapshot is of version {data[at]}; read here is version {VERSION}")
    if data[at + 1 : at + 1 + KIND] != kind:
        raise MindsError("snapshot", "this snapshot is of another world, or of another version of this one")
    return data[at + 1 + KIND :]
