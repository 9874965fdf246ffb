"""A small world for the commands to work on."""

from __future__ import annotations

from pathlib import Path

import pytest

LAMP = """\
entity Ida : character;
entity Olm : character;
property lit() : boolean;
property ashore(c : character) : boolean;
ashore(Ida);
action light(Ida) { precondition: !lit(); effect: lit(); consenting: Ida; };
action row_home(Olm) { precondition: lit() & !ashore(Olm); effect: ashore(Olm); consenting: Olm; };
utility(): ashore(Olm);
utility(Ida): ashore(Olm);
utility(Olm): ashore(Olm);
"""

STAIRS = """\
entity Ida : character;
property up() : number;
action step(Ida) { effect: up() = up() + 1; consenting: Ida; };
utility(): 0;
"""
"""Stairs without an end, for those who want to play for long."""

ENDLESS = """\
property steps() : number;
action step() { effect: steps() = steps() + 1; };
action back() { effect: steps() = steps() - 1; };
utility(): if(2 * steps() == 7) 1 else 0;
"""
"""A world in which there is always one more act, and never the half of one that the author waits for."""


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    """Ida lights a lamp so that Olm rows home: a story of two acts."""
    place = tmp_path / "lamp.world"
    place.write_text(LAMP)
    return place


@pytest.fixture
def stairs(tmp_path: Path) -> Path:
    """Ida may go up a step as often as she likes."""
    place = tmp_path / "stairs.world"
    place.write_text(STAIRS)
    return place


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A search in it never ends by itself."""
    place = tmp_path / "endless.world"
    place.write_text(ENDLESS)
    return place
