"""Pictures of the pages that a report's passages stand on, made from the files the plans were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kehoach_parse.api import parse_bytes
from kehoach_parse.compare.result import Comparison
from kehoach_parse.errors import KehoachError
from kehoach_parse.models.plan import Plan
from kehoach_parse.report.sheet import PlanPages, Sheet
from kehoach_parse.settings import Settings
from kehoach_parse.view.pages import page_images

# About 90 kB a page: more would make a file that mail does not take.
PICTURES_SHOWN = 250


def page_pictures(plans: Iterable[Plan], comparison: Comparison) -> tuple[dict[str, PlanPages], int]:
    """The pages of each PDF among ``plans`` that passages of ``comparison`` stand on.

    A plan's file is read again, since its data keep no layout; one that is gone, has changed, or reads differently now
    has no pictures.

    Args:
        plans: of the comparison; others are passed over.
        comparison: what the report shows.

    Returns:
        Plan id → pages, and how many pages were left out beyond the first ``PICTURES_SHOWN``.
    """
    sheet = Sheet(comparison, {})
    found: dict[str, PlanPages] = {}
    room, left_out = PICTURES_SHOWN, 0
    for plan in plans if sheet.in_full else ():
        spans = {cell.span for task in sheet.tasks for cell in sheet.cells(task) if cell.plan == plan.plan_id}
        if not spans or plan.source.media_type != "application/pdf":
            continue
        data = _same_file(plan)
        again = _read_again(plan, data) if data else None
        if data is None or again is None:
            continue
        wanted = sorted({box.page for span in spans for box in again.boxes(span)})
        left_out += max(0, len(wanted) - room)
        found[plan.plan_id] = PlanPages(page_images(data, wanted[:room]), again.boxes)
        room = max(0, room - len(wanted))
    return found, left_out


def _same_file(plan: Plan) -> bytes | None:
    """The bytes the plan was read from, None where the file is not there or is another by now."""
    path = Path(plan.source.uri)
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == plan.source.sha256 else None


def _read_again(plan: Plan, data: bytes) -> Plan | None:
    """The plan with its layout; None where its text is another now, as spans would lead astray."""
    try:
        again = parse_bytes(data, uri=plan.source.uri, settings=Settings(nlp="off"))
    except KehoachError:
        return None  # read once, unreadable now: a system program is missing; the report does without its pictures
    return again if again.text == plan.text else None
