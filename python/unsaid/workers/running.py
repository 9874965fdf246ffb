"""Who makes the chunks of a job: this process, some processes, or a Ray cluster."""

from __future__ import annotations

from unsaid.workers.shards import Produce


def run(*, workers: int = 1, ray: str | None = None) -> Produce:
    """What makes chunks: so many processes, or what there is at an address of Ray."""
    if ray is not None:
        from unsaid.workers.ray import produced as on_ray

        return lambda job, chunks: on_ray(job, chunks, ray)
    from unsaid.workers.pool import produced

    return lambda job, chunks: produced(job, chunks, workers)
