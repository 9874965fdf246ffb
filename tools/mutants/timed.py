"""A plugin of pytest: writes how long each test took, set-up included, to the file named by ``TEST_SECONDS``."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

seconds: Counter[str] = Counter()


def pytest_runtest_logreport(report: Any) -> None:
    seconds[report.nodeid] += report.duration


def pytest_sessionfinish(session: Any) -> None:
    if hasattr(session.config, "workerinput"):
        return  # one of several processes: the first is told of all
    place = Path(os.environ["TEST_SECONDS"])
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(dict(seconds)), encoding="utf-8")
