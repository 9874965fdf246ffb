"""A task for Inspect (``inspect eval FILE@minds -T source=tomi``): who believes what, in ToMi's words or others.

``reply`` puts a script in the place of the model: ``gold`` gives the answer and scores 1, ``every`` names all choices
and scores 0. With it any model will do, the harness's mock model too.
"""

# The harness is installed elsewhere (make harnesses).
# pyright: reportMissingImports=false

from __future__ import annotations

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import CORRECT, INCORRECT, Score, Scorer, Target, accuracy, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, generate, solver

from unsaid.harnesses.asked import Asked, asked
from unsaid.harnesses.marking import mark, scripted


@task
def minds(source: str = "tomi", items: int = 100, seed: int = 0, reply: str = "") -> Task:
    """Questions about who believes what; ``source``: a convention, ``quiz`` or a file."""
    samples = [_sample(item) for item in asked(source, items, seed)]
    return Task(
        dataset=MemoryDataset(samples, name=f"unsaid {source}"),
        solver=_replying(reply) if reply else generate(),
        scorer=one_choice(),
    )


def _sample(item: Asked) -> Sample:
    metadata = {"choices": list(item.choices), "kind": item.kind, "order": item.order}
    return Sample(id=item.id, input=item.prompt, target=item.answer, metadata=metadata)


@scorer(metrics=[accuracy(), stderr()])
def one_choice() -> Scorer:
    """Right is who names the right choice and no other."""

    async def score(state: TaskState, target: Target) -> Score:
        right = mark(state.output.completion, state.metadata["choices"], target.text)
        return Score(value=CORRECT if right else INCORRECT, answer=state.output.completion)

    return score


@solver
def _replying(kind: str) -> Solver:
    """A script in the place of the model."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        state.output.completion = scripted(kind, state.metadata["choices"], state.target.text)
        return state

    return solve
