"""Speed, growth and memory of text → JSON, NLP off: prints figures, fails only at half a bar, as machines differ."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_parse import Settings, parse_text
from kehoach_parse.ingest import read_string
from tests.benchmarks.figures import note, stages
from tests.benchmarks.yardstick import slowness
from tests.clock import best

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("KEHOACH_SHARED", ROOT.parent / "shared")) / "seeds"
OFF = Settings(nlp="off")

SPEED_BAR = 1.5  # MB of UTF-8 a second
GROWTH_BAR = 22.0  # times as long for twenty times the text
MEMORY_BAR = 200.0  # MB of resident memory at the peak
STEADY_BAR = 1.3  # times the seconds a megabyte of 10 MB takes, against one of 100 kB
HALF = 0.5
ROUNDS = 5  # the machine changes its pace within seconds; the best of several rounds is its own
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # bytes


def plans() -> list[str]:
    """The seeds, or where they are absent the sample plans."""
    folder = SEEDS if SEEDS.is_dir() else ROOT / "corpora" / "samples" / "plans"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def to_json(text: str) -> str:
    return parse_text(text, settings=OFF).to_json()


def test_speed() -> None:
    texts = plans()
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    for text in texts:
        to_json(text)  # warm: rules compiled
    speed, fair = 0.0, 0.0
    for _ in range(ROUNDS):
        now = size / sum(best(lambda text=text: to_json(text), times=20) for text in texts)
        speed, fair = max(speed, now), max(fair, now * slowness())
        if fair >= SPEED_BAR:
            break
    print(
        f"\ntext to JSON: {speed:.2f} MB/s, {fair:.2f} on an idle machine (bar {SPEED_BAR}), "
        f"{len(texts)} plans of {size * 1e3:.0f} kB, 20 times each"
    )
    split = [stages(lambda text=text: read_string(text, settings=OFF)) for text in texts]
    total = {name: sum(one[name] for one in split) for name in split[0]}
    note(
        "text",
        {
            "speed": speed,
            "fair": fair,
            "bar": SPEED_BAR,
            "kilobytes": size * 1e3,
            "plans": len(texts),
            "stages": total,
        },
    )
    assert fair >= SPEED_BAR * HALF


def test_growth() -> None:
    ratios = []
    for text in plans():
        to_json(text)
        ratios.append(best(lambda text=text: to_json(text * 20)) / best(lambda text=text: to_json(text), times=9))
    print(f"\ntwenty times the text: {', '.join(f'{ratio:.1f}' for ratio in ratios)} times as long (bar {GROWTH_BAR})")
    assert sorted(ratios)[len(ratios) // 2] <= GROWTH_BAR / HALF


def test_growth_from_a_kilobyte_to_ten_megabytes() -> None:
    """One document of each size: the seconds of a megabyte stay the same, once a document is longer than its head."""
    whole = "\n".join(plans()).encode("utf-8")
    points = []
    for size in SIZES:
        text = (whole * (size // len(whole) + 1))[:size].decode("utf-8", "ignore")
        points.append((size, best(lambda text=text: to_json(text), times=5 if size < SIZES[-2] else 2)))
    print("\ntext of " + ", ".join(f"{size / 1e6:g} MB: {seconds:.3f} s" for size, seconds in points))
    note("growth", {"points": points})
    (size, seconds), (most, longest) = points[2], points[-1]
    assert longest / most <= STEADY_BAR * seconds / size / HALF


# The high-water mark of this process alone: what getrusage tells on Linux includes the parent's, up to exec.
MEASURE = """
import json, re, sys
from pathlib import Path
from kehoach_parse import Settings, parse_text
from tests.clock import best
for text in json.load(sys.stdin):
    parse_text(text, settings=Settings(nlp="off")).to_json()
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1e3)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process its peak memory")
def test_memory() -> None:
    texts = json.dumps(plans() * 20)
    done = subprocess.run([sys.executable, "-c", MEASURE], input=texts, capture_output=True, text=True, check=True)
    peak = float(done.stdout)
    print(f"\npeak memory: {peak:.0f} MB (bar {MEMORY_BAR:.0f})")
    note("text memory", {"peak": peak, "bar": MEMORY_BAR})
    assert peak <= MEMORY_BAR / HALF
