"""Several files written whole, or none of them.

Each new text is written beside its place first; then all take their places. Where one cannot, those that have are put
back as they were.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from unsaid.language import FileProblem
from unsaid.play.kept.disk import write_whole


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Puts new contents in the place of those of some files. Raises FileProblem, with all of them as they were."""
    before, done = {path: path.read_bytes() for path in contents if path.exists()}, list[Path]()
    for path in contents:
        if not path.parent.is_dir():
            raise FileProblem("unreadable", f"{path} could not be written, and nothing was changed (no such folder)")
    at = Path()
    try:
        for at, content in contents.items():
            write_whole(at, content)
            done.append(at)
    except OSError as error:
        for path in done:
            _put_back(path, before.get(path))
        said = f"{at} could not be written, and nothing was changed ({error.strerror})"
        raise FileProblem("unreadable", said) from error
    except BaseException:
        for path in done:
            _put_back(path, before.get(path))
        raise


def _put_back(path: Path, content: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if content is None:
            path.unlink()
        else:
            write_whole(path, content)
