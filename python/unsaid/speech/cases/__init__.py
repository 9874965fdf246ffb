"""Cases: small worlds that are made to be asked about, and how one is found by its name."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from unsaid.api.moments.moment import Moment
from unsaid.api.world import World, bundled, load, read
from unsaid.errors import UnknownName
from unsaid.language.nearest import nearest

SUFFIX = ".world"


def cases() -> tuple[str, ...]:
    """The names of the cases."""
    found = (place.name for place in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


def case(world: World | Moment | str | Path) -> Moment:
    """The moment at which a world begins: a world, a file of one, a case or a bundled world by its name; a moment is
    itself. A file of that name comes first. Raises FileProblem, UnknownName."""
    if isinstance(world, Moment):
        return world
    if isinstance(world, World):
        return world.start
    name = str(world)
    if name in cases() and name not in bundled() and not Path(name).exists():
        text = resources.files(__name__).joinpath(name + SUFFIX).read_text(encoding="utf-8")
        return read(text, name=name).start
    return load(_there(name)).start


def _there(name: str) -> str:
    """A name that is a file's or a world's. Raises UnknownName, with the nearest of worlds and cases."""
    if name == "-" or Path(name).exists() or name in bundled():
        return name
    near = nearest(name, [*cases(), *bundled()])
    hint = f"did you mean {near!r}?" if near else f"cases are {', '.join(cases())}; `unsaid worlds` lists the worlds"
    raise UnknownName("unknown-world", f"there is no file, no world and no case called {name!r}; {hint}", name)
