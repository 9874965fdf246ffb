"""The same chunks on a Ray cluster (the extra ``ray``): a name and a few numbers travel there, bytes come back, in
order.

Ray makes a chunk again whose worker is lost. Chunks are asked for only so far ahead, as with processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from unsaid.errors import UnsaidError
from unsaid.workers.job import Job, made
from unsaid.workers.pool import TRIES

LEAST_AHEAD = 8


def produced(job: Job, chunks: Iterable[int], address: str) -> Iterator[tuple[int, bytes]]:
    """Chunks of a job with their bytes, in the order asked for, made at an address (``local`` starts Ray here)."""
    ray = _ray()
    try:
        ray.init(address=None if address == "local" else address, log_to_driver=False, include_dashboard=False)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UnsaidError("no-ray", f"there is no Ray at {address} ({error})") from error
    try:
        yield from _ordered(ray, job, iter(chunks))
    finally:
        ray.shutdown()


def _ordered(ray: Any, job: Job, chunks: Iterator[int]) -> Iterator[tuple[int, bytes]]:
    remote = ray.remote(max_retries=TRIES)(made)
    ahead = max(LEAST_AHEAD, 2 * int(ray.cluster_resources().get("CPU", 1)))
    asked = [(chunk, remote.remote(job, chunk)) for chunk in islice(chunks, ahead)]
    while asked:
        chunk, result = asked.pop(0)
        asked += [(more, remote.remote(job, more)) for more in islice(chunks, 1)]
        yield chunk, ray.get(result)


def _ray() -> Any:
    try:
        import ray  # pyright: ignore[reportMissingImports]
    except ImportError:
        raise UnsaidError("no-ray", "Ray is not installed; pip install 'unsaid-stories[ray]'") from None
    return ray
