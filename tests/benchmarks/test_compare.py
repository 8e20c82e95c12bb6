"""Time and memory of comparing the plans of one directive, and how they grow with the number of plans.

The plans are made of those in ``corpora/directive``: each has a letterhead of its own and sixty units, copied, adapted
(other provinces, numbers, dates, a clause less, words changed) or its own. The bars are those of a machine with two
cores and 2 GB.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from kehoach_parse import Settings, parse, parse_text
from kehoach_parse.resolve.provinces import provinces_on
from kehoach_parse.rulebook import load_rulebook

FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "directive"
SIZES = (500, 1000, 2000)
UNITS = 60
SECONDS, MEGABYTES = 60, 2000  # for the largest
GROWTH = 2.2  # of time, where the number of plans doubles
SLACK = 2  # bars are failed at half of what they ask

LETTERHEAD = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH {capitals}
Số: {number}/KH-UBND
{province}, ngày {day:02} tháng {month:02} năm {year}
KẾ HOẠCH
Thực hiện Chỉ thị số 52-CT/TW, ngày 18/6/2025 của Ban Bí thư
Thực hiện Chỉ thị số 52-CT/TW, ngày 18/6/2025 của Ban Bí thư, UBND tỉnh ban hành Kế hoạch như sau:
I. NHIỆM VỤ, GIẢI PHÁP"""

# Run in a process of its own, so that its peak memory is that of the comparison alone.
MEASURED = """
import json, re, sys, time
from pathlib import Path
from kehoach_parse import compare
start = time.perf_counter()
found = compare(sys.argv[1], "52-CT/TW")
seconds = time.perf_counter() - start
status = Path("/proc/self/status").read_text()  # getrusage would count the parent's memory too, up to exec
peak = int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024
print(json.dumps([seconds, peak, len(found.plans), len(found.tasks)]))
"""


@cache
def pool() -> tuple[list[str], list[str]]:
    """Units of the corpus, and all its words."""
    plans = [parse(path, settings=Settings(nlp="off")) for path in sorted((FOLDER / "plans").iterdir())]
    units = [" ".join(s.text.split()) for plan in plans for s in plan.sections if len(s.text.split()) > 8]
    return units, sorted({word for unit in units for word in re.findall(r"[^\W\d_]+", unit.lower())})


def unit(chance: random.Random) -> str:
    units, words = pool()
    text, kind = chance.choice(units), chance.random()
    if kind < 0.45:
        return text
    if kind < 0.75:
        text = re.sub(r"\d+", lambda _: str(chance.randint(1, 28)), text)
        clauses = text.split(";")
        text = ";".join(clauses[: max(1, len(clauses) - chance.randint(0, 1))])
        return re.sub(r"\w+", lambda m: chance.choice(words) if chance.random() < 0.1 else m[0], text)
    made = [chance.choice(words) for _ in range(chance.randint(12, 40))]
    return " ".join(made).capitalize() + "."


def text(number: int) -> str:
    chance = random.Random(number)
    province = chance.choice(provinces_on("2025-09-01", load_rulebook())).name
    head = LETTERHEAD.format(
        capitals=province.upper(),
        province=province,
        number=number,
        day=chance.randint(1, 28),
        month=chance.randint(7, 12),
        year=2025,
    )
    return "\n".join([head, *(f"{at}. {unit(chance)}" for at in range(1, UNITS + 1))])


def line(number: int) -> str:
    return parse_text(text(number), uri=f"{number}.txt", settings=Settings(nlp="off")).to_json(indent=None) + "\n"


@pytest.fixture(scope="module")
def lines() -> Iterator[list[str]]:
    with ProcessPoolExecutor(2) as workers:
        yield list(workers.map(line, range(max(SIZES)), chunksize=50))


@pytest.mark.benchmark
@pytest.mark.timeout(900)
def test_compare(lines: list[str], tmp_path: Path) -> None:
    seconds: list[float] = []
    peak = 0.0
    for size in SIZES:
        path = tmp_path / f"{size}.jsonl"
        path.write_text("".join(lines[:size]), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
        took, peak, plans, tasks = json.loads(done.stdout)
        seconds.append(took)
        print(f"\n{plans} plans, {tasks} tasks: {took:.1f} s, {peak:.0f} MB", end="")
    growth = [after / before for before, after in pairwise(seconds)]
    print(f"\ngrowth where the plans double: {', '.join(f'{times:.2f}' for times in growth)}")
    assert seconds[-1] < SECONDS * SLACK
    assert peak < MEGABYTES * SLACK
    assert max(growth) < GROWTH * SLACK
