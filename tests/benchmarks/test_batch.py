"""A batch of 10,000 small plans: memory that does not grow, and what a second worker brings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from tests.benchmarks.figures import note

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1200)]

COUNT = 10_000
GAIN_BAR = 1.7  # times as fast with a second worker
RUNS = 2  # of each, in turns; what else the machine does only slows a run: the fastest counts
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: {number}/KH-UBND
Lạng Sơn, ngày {day} tháng 3 năm 2025

KẾ HOẠCH
Tổ chức phong trào thi đua số {number}
Thực hiện Chỉ thị số {number}/CT-TTg ngày 02/01/2025 của Thủ tướng Chính phủ.
I. MỤC ĐÍCH
- 100% cán bộ, công chức tham gia.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì, báo cáo kết quả trước ngày {day}/11/2025.
2. Sở Tài chính phối hợp thực hiện.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for number in range(COUNT):
        (folder / f"{number:05}.txt").write_text(PLAN.format(number=number, day=number % 28 + 1), encoding="utf-8")
    return folder


def batch(source: str, out: Path, workers: int) -> list[dict[str, Any]]:
    """Run the command, and give the lines of ``run.jsonl``."""
    code = "from kehoach_parse.cli import main; main()"
    arguments = ["batch", source, "-o", str(out), "--workers", str(workers), "--nlp", "off"]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in (out / "run.jsonl").read_text(encoding="utf-8").splitlines()]


def test_memory_does_not_grow(plans: Path, tmp_path: Path) -> None:
    """Bars: less than 50 MB more in the parent, less than 100 MB in a worker."""
    *_, few = batch(f"{plans}/0000*.txt", tmp_path / "few", 2)
    *documents, many = batch(str(plans), tmp_path / "many", 2)
    parent = many["parent_mb"] - few["parent_mb"]
    held = [document["worker_mb"] for document in documents]
    worker = max(held) - held[0]
    rate = COUNT / many["seconds"]
    print(f"\n10,000 plans: {rate:.0f} a second, parent +{parent:.1f} MB, worker +{worker:.1f} MB")
    note("batch memory", {"plans": COUNT, "rate": rate, "parent": parent, "worker": worker, "bars": [50, 100]})
    assert many["parsed"] == COUNT
    assert parent < 50
    assert worker < 100


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="two workers need two cores")
def test_a_second_worker(plans: Path, tmp_path: Path) -> None:
    """Bar: 1.7 times one worker. Fails at half of that, because another program may have the second core."""
    seconds = {1: float("inf"), 2: float("inf")}
    for run in range(RUNS):
        for workers in seconds:
            started = perf_counter()
            batch(str(plans), tmp_path / f"{workers} {run}", workers)
            seconds[workers] = min(seconds[workers], perf_counter() - started)
    gain = seconds[1] / seconds[2]
    print(f"\n10,000 plans: one worker {seconds[1]:.1f} s, two {seconds[2]:.1f} s, {gain:.2f} times as fast")
    note("batch workers", {"one": seconds[1], "two": seconds[2], "gain": gain, "bar": GAIN_BAR})
    assert gain > GAIN_BAR / 2
