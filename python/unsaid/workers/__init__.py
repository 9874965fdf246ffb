"""Many rows made by many workers: in order, byte for byte the same whatever their number, and taken up where they were left."""

from unsaid.workers.job import Job, made
from unsaid.workers.shards import into_file, into_folder

__all__ = ["Job", "into_file", "into_folder", "made", "run"]


def run(*, workers: int = 1, ray: str | None = None):
    """What makes chunks: so many processes, or a Ray cluster."""
    if ray is not None:
        from unsaid.workers.ray import produced as on_ray

        return lambda job, chunks: on_ray(job, chunks, ray)
    from unsaid.workers.pool import produced

    return lambda job, chunks: produced(job, chunks, workers)
