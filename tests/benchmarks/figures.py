"""Where benchmarks leave their figures: ``KEHOACH_FIGURES`` names the file that ``docs/performance.py`` reads."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kehoach_parse.models.found import Found
from kehoach_parse.models.source import Source
from kehoach_parse.pipeline import EXTRACTORS, read_plan_text
from kehoach_parse.resolve import resolve
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment import segment
from kehoach_parse.settings import Settings

OFF = Settings(nlp="off")


def note(name: str, figures: dict[str, Any]) -> None:
    """Keep the figures of one benchmark, in place of those of an earlier run."""
    path = os.environ.get("KEHOACH_FIGURES")
    if path:
        file = Path(path)
        known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None  # Windows does not tell
        file.write_text(json.dumps(known | {name: figures | {"load": load}}, indent=1), encoding="utf-8")


def stages(read: Callable[[], Source], times: int = 7) -> dict[str, float]:
    """Processor seconds of each stage, the fastest of several runs."""
    rules = load_rulebook()
    taken: dict[str, float] = {}

    def timed(name: str, run: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = run()
        taken[name] = min(taken.get(name, float("inf")), time.process_time() - start)
        return result

    for _ in range(times):
        source = timed("read", read)
        document = timed("segment", lambda source=source: segment(source, rules))

        def extracted(document: Any = document) -> Found:
            found = Found()
            for name, extract in EXTRACTORS:
                found = replace(found, **{name: extract(document, found, rules, OFF)})
            return found

        found = timed("extract", extracted)
        timed("resolve", lambda document=document, found=found: resolve(document, found, rules))
        plan = read_plan_text(document.text, uri="-", settings=OFF)
        timed("export", plan.to_json)
    return taken
