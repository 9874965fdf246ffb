"""Many rows by many workers: in order, byte for byte the same whatever their number, and taken up where they were
left."""

from unsaid.workers.job import Job, made
from unsaid.workers.running import run
from unsaid.workers.shards import into_file, into_folder
from unsaid.workers.sweeping import sweep

__all__ = ["Job", "into_file", "into_folder", "made", "run", "sweep"]
