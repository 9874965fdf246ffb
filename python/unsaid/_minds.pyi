"""The compiled engine. Use ``unsaid.minds.Minds``, which speaks in names and values."""

from collections.abc import Callable

class EngineError(ValueError):
    """What the engine refuses; its arguments are (code, message, names)."""

class Engine:
    """A world ready to run. States are numbers; equal states have equal numbers."""

    def __new__(cls, text: str, time: float | None = None, memory: int | None = None) -> Engine: ...
    def bound(self, time: float | None = None, memory: int | None = None) -> None: ...
    @property
    def initial(self) -> int: ...
    @property
    def minds(self) -> int: ...
    @property
    def bytes(self) -> int: ...
    def possible(self, state: int, owner: int | None = None) -> list[int]: ...
    def apply(self, state: int, action: int) -> int: ...
    def advance(self, state: int, action: int) -> int: ...
    def mind(self, state: int, character: int) -> int: ...
    def values(self, state: int) -> list[bool | float | str | None]: ...
    def utility(self, state: int, character: int | None = None) -> float | None: ...
    def foreseen(self, mind: int, owner: int, depth: int) -> tuple[list[int], int]: ...
    def concerns(self, state: int, character: int) -> list[tuple[int, float | None]]: ...
    def learnt(
        self, state: int, character: int, action: int
    ) -> list[tuple[list[int], int, bool | float | str | None]]: ...
    def patch(self, state: int, sets: list[tuple[list[int], int, bool | float | str | None]], settle: bool) -> int: ...
    def explain(
        self,
        state: int,
        action: int,
        character: int,
        steps: int,
        depth: int,
        own: bool = False,
        lens: tuple[int, str] | None = None,
    ) -> str | None: ...
    def explained(self, mind: int, action: int, character: int, steps: int, depth: int) -> bool: ...
    def prospect(
        self, mind: int, action: int, character: int, steps: int, depth: int, lens: tuple[int, str] | None = None
    ) -> tuple[list[int], float | None, float] | None: ...
    def options(
        self, mind: int, character: int, steps: int, depth: int, lens: tuple[int, str] | None = None
    ) -> list[tuple[list[int], float | None, float]]: ...
    def stories(
        self,
        *,
        goal: float | None,
        author: int | None,
        character: int | None,
        depth: int | None,
        memory: int | None,
        states: int | None,
        shortest: bool,
    ) -> Stories: ...
    def search(
        self,
        *,
        goal: float | None,
        author: int | None,
        character: int | None,
        depth: int | None,
        time: float | None,
        memory: int | None,
        states: int | None,
        shortest: bool,
        progress: Callable[..., object] | None = None,
    ) -> str: ...

class Stories:
    """The stories of a world, being taken one at a time."""

    def next(self, time: float | None = None, progress: Callable[..., object] | None = None) -> str: ...
