"""A taskset for verifiers, whose command wants a module with a plain name: a file ``unsaid_minds.py`` with the lines
``from unsaid.harnesses.verifiers_taskset import MindsTaskset`` and ``__all__ = ["MindsTaskset"]``; then
``vf-validate unsaid-minds``.

``Task.validate``, which the command asks for the gold answer, marks that and all choices together: right is 1 and 0.
"""

# The harness is installed elsewhere (make harnesses).
# pyright: reportMissingImports=false

from __future__ import annotations

import verifiers.v1 as vf

from unsaid.harnesses.asked import Asked, asked
from unsaid.harnesses.marking import mark, scripted

__all__ = ["MindsTaskset"]


class MindsData(vf.TaskData):
    """An item: its choices, and the right one."""

    choices: list[str]
    answer: str


class MindsTask(vf.Task[MindsData]):
    """One question about who believes what."""

    @vf.reward(weight=1.0)
    async def one_choice(self, trace: vf.Trace) -> float:
        """1 for who names the right choice and no other."""
        return self.marked(trace.last_reply)

    def marked(self, reply: str) -> float:
        """How a reply is marked."""
        return mark(reply, self.data.choices, self.data.answer)

    async def validate(self, runtime: vf.Runtime) -> bool:
        """Whether the gold answer has all marks, and all choices together none."""
        replies = (scripted(kind, self.data.choices, self.data.answer) for kind in ("gold", "every"))
        return [self.marked(reply) for reply in replies] == [1.0, 0.0]


class MindsConfig(vf.TasksetConfig):
    """How many items of which source."""

    source: str = "tomi"
    items: int = 100
    seed: int = 0


class MindsTaskset(vf.Taskset[MindsTask, MindsConfig]):
    """Questions about who believes what."""

    def load(self) -> list[MindsTask]:
        """The tasks."""
        found = asked(self.config.source, self.config.items, self.config.seed)
        return [MindsTask(_data(item), self.config.task) for item in found]


def _data(item: Asked) -> MindsData:
    return MindsData(id=item.id, name=item.kind, prompt=item.prompt, choices=list(item.choices), answer=item.answer)
