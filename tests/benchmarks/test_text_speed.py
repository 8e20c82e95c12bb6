"""Speed, growth and memory of text → JSON, NLP off: prints figures, fails only at half a bar, as machines differ."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_parse import Settings, parse_text
from tests.clock import best

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("KEHOACH_SHARED", ROOT.parent / "shared")) / "seeds"
OFF = Settings(nlp="off")

SPEED_BAR = 0.7  # MB of UTF-8 a second
GROWTH_BAR = 22.0  # times as long for twenty times the text
MEMORY_BAR = 200.0  # MB of resident memory at the peak
HALF = 0.5


def plans() -> list[str]:
    """The seeds, or where they are absent the sample plans."""
    folder = SEEDS if SEEDS.is_dir() else ROOT / "corpora" / "samples" / "plans"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def to_json(text: str) -> str:
    return parse_text(text, settings=OFF).to_json()


def test_speed() -> None:
    texts = plans() * 20
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    for text in texts[:5]:
        to_json(text)  # warm: rules compiled
    speed = size / best(lambda: [to_json(text) for text in texts])
    print(f"\ntext to JSON: {speed:.2f} MB/s (bar {SPEED_BAR}), {size:.2f} MB in {len(texts)} plans")
    assert speed >= SPEED_BAR * HALF


def test_growth() -> None:
    ratios = []
    for text in plans():
        to_json(text)
        ratios.append(best(lambda text=text: to_json(text * 20)) / best(lambda text=text: to_json(text), times=9))
    print(f"\ntwenty times the text: {', '.join(f'{ratio:.1f}' for ratio in ratios)} times as long (bar {GROWTH_BAR})")
    assert sorted(ratios)[len(ratios) // 2] <= GROWTH_BAR / HALF


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
    assert peak <= MEMORY_BAR / HALF
